#include "analysis/study/household_group.hpp"

#include "analysis/study/effect_group.hpp"
#include "models/observers/household_months.hpp"
#include "models/outside.hpp"
#include "models/simulation.hpp"
#include "sim/run/tasks.hpp"

#include <algorithm>
#include <stdexcept>

namespace terrace {
namespace {

const std::string group = "households";
const std::vector<std::string> monthly{"scenario", "replicate", "time", "household"};

struct CodeName {
    const char *name, *en, *zh;
};
constexpr std::array<CodeName, household_code_count> code_names{{
    {"land_plan", "Land plan: 0 cotton, 1 mixed, 2 chili, 3 grain, 4 lease out, 5 expand", "土地安排：0棉花 1搭配 2辣椒 3粮食 4出租 5租地扩种"},
    {"side_activity", "Side activity chosen last: 0 none, 1 courtyard, 2 birds, 3 ewes", "最近选择的副业：0无 1庭院 2养禽 3母羊"},
    {"listed", "1: monitored against relapse", "1：监测对象"},
    {"dibao", "1: receives the minimum living allowance", "1：低保户"},
    {"registered_poor", "1: on the poverty register", "1：建档立卡贫困户"},
    {"members_away", "Members away six or more of the last twelve months", "外出半年以上人口"},
    {"members", "Registered members, those who are away included", "户籍人口（含外出）"},
    {"workers_own_farm", "Workers on the own farm", "家庭务农劳动力"},
    {"workers_away", "Workers outside the county", "县外务工劳动力"},
    {"workers_own_business", "Workers in the household's own business", "自主经营劳动力"},
    {"workers_public_posts", "Workers in public posts", "公益性岗位劳动力"},
    {"workers_none", "Workers without work", "未就业劳动力"},
    {"workers_training", "Workers in training", "参加技能培训劳动力"},
    {"workers_local_wage", "Workers employed in the county, public posts left out", "县内务工劳动力（不含公益性岗位）"},
}};

struct NumberName {
    const char *name, *units, *en, *zh;
};
constexpr std::array<NumberName, household_number_count> number_names{{
    {"cash", "fen", "Cash at the end of the month; below zero it is owed to kin", "月末现金，负数为亲友借款"},
    {"debt", "fen", "Owed to the bank at the end of the month", "月末银行欠款"},
    {"land_operated", "0.01 mu", "Land that the household works itself", "经营耕地面积"},
    {"land_leased_out", "0.01 mu", "Contracted land leased out", "流转出耕地面积"},
    {"sheep", "head", "Sheep", "羊存栏"},
    {"cattle", "head", "Cattle", "牛存栏"},
    {"birds", "head", "Poultry being raised", "家禽存栏"},
}};

std::vector<Attribute> described(const std::string& units, const std::string& en, const std::string& zh) {
    return {{"units", units}, {"long_name", en}, {"long_name_zh", zh}};
}

std::size_t households_of(const Region& region) {
    std::size_t sum = 0;
    for (const CountyMargins& county : region.counties) sum += static_cast<std::size_t>(county.households);
    return sum;
}

/// One county's run with everything that the panel needs.
struct CountyPanel {
    HouseholdMonths months;
    CountyResult result;
};

CountyPanel run_again(const Scenario& scenario, std::size_t county, RandomKey key) {
    HouseholdMonthsKeeper keeper;
    const MonthlyCycle cycle({}, &keeper);
    Scratch scratch;
    const auto path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months);
    PreparedCounty prepared = prepare_county(scenario, county, key, path, cycle, scratch, true);
    CountyResult result = run_county(scenario, county, key, path, cycle, scratch, std::move(prepared));
    return {keeper.take(), std::move(result)};
}

class Writing {
public:
    Writing(ResultsWriter& writer, const Study& study, const std::vector<Scenario>& scenarios) : writer_(writer), study_(study), scenarios_(scenarios) {}

    void declare() {
        const Region& region = scenarios_.front().region;
        std::vector<std::int64_t> numbers;
        std::vector<std::string> counties;
        for (std::size_t c = 0; c < region.counties.size(); ++c)
            for (std::int64_t row = 0; row < region.counties[c].households; ++row) {
                numbers.push_back(first_household_number(static_cast<std::uint32_t>(c)) + row);
                counties.push_back(region.counties[c].key);
            }
        writer_.dimension(group, {"household", std::move(numbers), {{"long_name", std::string("Permanent number of the household")}, {"long_name_zh", std::string("农户固定编号")}}});
        writer_.write({group, "household_county", {"household"}, std::move(counties), {}, false});
        const std::vector<std::string> facts{"replicate", "household"};
        writer_.declare({group, "household_village", facts, BlockNumber::int32, described("1", "Village, 1 for the county's first", "村序号，从1数起")});
        writer_.declare({group, "household_exited", facts, BlockNumber::int8, described("1", "1: poverty-exited household", "1：脱贫户")});
        writer_.declare({group, "household_type", facts, BlockNumber::int8, described("1", "0 farm, 1 pastoral", "0农业户 1牧业户")});
        writer_.declare({group, "net_income", {"scenario", "replicate", "income_source", "time", "household"}, BlockNumber::int32, described("fen", "Net income of the month by source", "当月净收入（按来源）")});
        writer_.declare({group, "receipts", {"scenario", "replicate", "measure", "time", "household"}, BlockNumber::int32,
                         described("fen", "What each measure brought in the month, in money or goods, before costs; turnover of what it brought left out", "各措施当月带来的现金或实物（未扣成本，不含产业营业额）")});
        for (const NumberName& number : number_names) writer_.declare({group, number.name, monthly, BlockNumber::int32, described(number.units, number.en, number.zh)});
        for (const CodeName& code : code_names) writer_.declare({group, code.name, monthly, BlockNumber::int8, described("1", code.en, code.zh)});
    }

    void county(std::size_t scenario, std::size_t replicate, std::size_t county) {
        CountyPanel panel = run_again(scenarios_[scenario], county, {study_.seed, static_cast<std::uint32_t>(replicate)});
        check(scenario, replicate, county, panel.result.record);
        const std::size_t months = static_cast<std::size_t>(study_.months), rows = panel.months.village.size(), first = first_row(county);
        if (scenario == 0) {
            write("household_village", {replicate, first}, {1, rows}, panel.months.village);
            write("household_exited", {replicate, first}, {1, rows}, panel.months.exited);
            write("household_type", {replicate, first}, {1, rows}, panel.months.pastoral);
        }
        const std::vector<std::size_t> at{scenario, replicate, 0, first}, size{1, 1, months, rows};
        for (std::size_t source = 0; source < income_source_count; ++source) {
            std::vector<std::int32_t>& income = panel.result.panel->income[source];
            income.erase(income.begin(), income.begin() + static_cast<std::ptrdiff_t>(spin_up_months * rows));
            write("net_income", {scenario, replicate, source, 0, first}, {1, 1, 1, months, rows}, income);
        }
        for (std::size_t number = 0; number < household_number_count; ++number) write(number_names[number].name, at, size, panel.months.numbers[number]);
        for (std::size_t code = 0; code < household_code_count; ++code) write(code_names[code].name, at, size, panel.months.codes[code]);
        receipts(scenario, replicate, first, rows, *panel.result.panel);
    }

    /// Of each measure that brought something; all else stays zero in the file and takes no room.
    void receipts(std::size_t scenario, std::size_t replicate, std::size_t first, std::size_t rows, const HouseholdPanel& panel) {
        const std::size_t months = static_cast<std::size_t>(study_.months);
        const std::vector<Measure>& measures = scenarios_[scenario].measures;
        for (std::size_t m = 0; m < measures.size(); ++m) {
            std::vector<std::int32_t> amounts;
            for (const Receipt& receipt : panel.receipts) {
                if (receipt.measure != m || receipt.form == ReceiptForm::activity || receipt.month < spin_up_months) continue;
                if (amounts.empty()) amounts.resize(months * rows);
                amounts[static_cast<std::size_t>(receipt.month - spin_up_months) * rows + receipt.row] += receipt.amount;
            }
            if (!amounts.empty()) write("receipts", {scenario, replicate, position(measures[m].terms.name), 0, first}, {1, 1, 1, months, rows}, amounts);
        }
    }

    [[nodiscard]] std::size_t position(const std::string& measure) const {
        const std::vector<std::string> names = measure_names(study_);
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), measure) - names.begin());
    }

private:
    template <class Number>
    void write(const std::string& name, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count, const std::vector<Number>& values) {
        writer_.write_block(group + "/" + name, start, count, values);
    }

    [[nodiscard]] std::size_t first_row(std::size_t county) const {
        std::size_t sum = 0;
        for (std::size_t c = 0; c < county; ++c) sum += static_cast<std::size_t>(scenarios_.front().region.counties[c].households);
        return sum;
    }

    /// The panel must be of the same run as the rest of the file.
    void check(std::size_t scenario, std::size_t replicate, std::size_t county, const CountyRecord& record) const {
        for (std::size_t t = 0; t < static_cast<std::size_t>(study_.months); ++t) {
            const auto noted = study_.ledger.begin() + static_cast<std::ptrdiff_t>(study_.at(scenario, replicate, t, county, flow_count));
            if (!std::equal(noted, noted + flow_count, record.ledger.begin() + static_cast<std::ptrdiff_t>(t * flow_count)))
                throw std::invalid_argument("write_households: the run is not that of the study");
        }
    }

    ResultsWriter& writer_;
    const Study& study_;
    const std::vector<Scenario>& scenarios_;
};

} // namespace

std::uint64_t household_panel_bytes(const std::vector<Scenario>& scenarios, std::size_t replicates) {
    std::size_t measures = 0;
    for (const Scenario& scenario : scenarios) measures = std::max(measures, scenario.measures.size());
    const std::uint64_t monthly_bytes = 4 * (income_source_count + household_number_count + measures) + household_code_count;
    constexpr std::uint64_t once = 4 + 1 + 1, number_and_county = 8 + 48;
    const std::uint64_t households = households_of(scenarios.front().region), months = static_cast<std::uint64_t>(scenarios.front().months);
    return households * (replicates * (scenarios.size() * months * monthly_bytes + once) + number_and_county);
}

void write_households(ResultsWriter& writer, const Study& study, const std::vector<Scenario>& scenarios, const std::atomic<bool>* cancelled) {
    for (std::size_t s = 0; s < scenarios.size(); ++s)
        if (study.scenarios.at(s).helper || study.scenarios[s].name != scenarios[s].name) throw std::invalid_argument("write_households: other scenarios than those of the study");
    Writing writing(writer, study, scenarios);
    writing.declare();
    for (std::size_t s = 0; s < scenarios.size(); ++s)
        for (std::size_t replicate = 0; replicate < study.replicates; ++replicate)
            for (std::size_t county = 0; county < study.counties.size(); ++county) {
                if (cancelled != nullptr && *cancelled) throw Cancelled();
                writing.county(s, replicate, county);
            }
}

} // namespace terrace
