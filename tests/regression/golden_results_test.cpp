#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "analysis/study/effect_fields.hpp"
#include "analysis/study/simulate.hpp"
#include "analysis/study/wording.hpp"
#include "tests/support/golden_file.hpp"
#include "tests/support/model_world.hpp"

// Results of every shipped scenario in a small world, to the last digit. A change that moves them renews the files of
// tests/regression/golden and says why: CONTRIBUTING.md, 'When results change'.
namespace terrace {
namespace {

constexpr std::uint32_t seed = 2021;
constexpr int months = 24, effect_months = 30, every = 6;

Study study_of(const std::vector<std::string>& names, int lasting, std::size_t replicates) {
    StudyRequest request;
    for (const std::string& name : names) request.scenarios.push_back(small_scenario(name, {"months=" + std::to_string(lasting)}));
    request.replicates = replicates;
    request.seed = seed;
    request.effects = names.size() > 1;
    return simulate_study(request);
}

/// The series that a reader looks at first.
const std::set<std::string> headlines{"income_per_head", "income_per_head_by_source", "income_per_head_exited", "income_per_head_by_type", "employed_by_type", "gini", "poverty_headcount_by_line", "employed_workers", "land_leased_mu",
                                      "land_rent_yuan_per_mu", "price", "monitored_households", "spending", "recipients", "relief_fund_balance"};

std::vector<std::string> county_keys(const Study& study) {
    std::vector<std::string> keys;
    for (const CountyInfo& county : study.counties) keys.push_back(county.key);
    return keys;
}

/// "employed_workers.town" and the like.
std::string label_of(const Study& study, const SeriesInfo& info, std::size_t inner) {
    for (const Coordinate& coordinate : study.coordinates)
        if (coordinate.name == info.dimension) return info.name + "." + coordinate.labels[inner];
    return info.name;
}

void add_series(GoldenTable& table, const Study& study, std::size_t s, std::size_t month) {
    const SeriesInfo& info = study.series[s];
    for (std::size_t inner = 0; inner < info.size; ++inner) {
        auto& line = table.lines.emplace_back(std::vector{(study.first + static_cast<int>(month)).to_string(), label_of(study, info, inner)});
        for (std::size_t county = 0; county < study.counties.size(); ++county) line.push_back(number_text(study.values[s][study.at(0, 0, month, county, info.size, inner)]));
    }
}

/// All money of a kind from the first to the last month [yuan].
void add_ledger(GoldenTable& table, const Study& study) {
    for (std::size_t flow = 0; flow < flow_count; ++flow) {
        auto& line = table.lines.emplace_back(std::vector{std::string("all months"), "ledger." + std::string(flow_table()[flow].key)});
        for (std::size_t county = 0; county < study.counties.size(); ++county) {
            Fen sum = 0;
            for (std::size_t month = 0; month < months; ++month) sum += study.ledger[study.at(0, 0, month, county, flow_count, flow)];
            line.push_back(number_text(yuan(sum)));
        }
    }
}

GoldenTable headline_table(const Study& study) {
    GoldenTable table{2, joined({"month", "series"}, county_keys(study)), {}};
    for (std::size_t month = every - 1; month < months; month += every)
        for (std::size_t s = 0; s < study.series.size(); ++s)
            if (headlines.contains(study.series[s].name)) add_series(table, study, s, month);
    add_ledger(table, study);
    return table;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, results_are_those_of_the_file) { expect_golden(GetParam(), headline_table(study_of({GetParam()}, months, 1))); }

INSTANTIATE_TEST_SUITE_P(Scenario, Golden, testing::ValuesIn(shipped_names()), [](const auto& name) {
    std::string text = name.param;
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '-'; }, '_');
    return text;
});

/// "gross.rent", "net.wage", "net_by_year.1".
std::string name_of(const EffectColumns& columns, std::size_t at) {
    if (columns.dimension == "receipt_form") return columns.name + "." + std::string(receipt_form_names()[at].key);
    if (columns.dimension == "income_source") return columns.name + "." + std::string(income_source_names()[at].key);
    return columns.name + "." + std::to_string(at + 1);
}

/// Gross, before and after, net by source and by year, others, cost: all effects of the study [fen and households].
GoldenTable effects_table(const Study& study) {
    GoldenTable table{1, {"figure"}, {}};
    for (const MeasureEffect& effect : study.effects)
        table.header.push_back(study.scenarios[effect.scenario].measures[effect.measure].name + " " + study.counties[effect.county].key + " replicate " + std::to_string(effect.replicate));
    for (const EffectField& field : effect_fields()) {
        auto& line = table.lines.emplace_back(std::vector{field.name});
        for (const MeasureEffect& effect : study.effects) line.push_back(std::to_string(effect.*field.value));
    }
    for (const EffectColumns& columns : effect_columns())
        for (std::size_t i = 0; i < columns.size; ++i) {
            auto& line = table.lines.emplace_back(std::vector{name_of(columns, i)});
            for (const MeasureEffect& effect : study.effects) line.push_back(std::to_string(columns.value(effect, i)));
        }
    return table;
}

TEST(GoldenEffects, of_lease_and_courtyards_are_those_of_the_file) {
    const Study study = study_of({"baseline", "yuli-land-transfer", "bohu-courtyard"}, effect_months, 2);
    ASSERT_EQ(study.effects.size(), 4u);
    for (const MeasureEffect& effect : study.effects) EXPECT_TRUE(effect.paired && effect.participants > 0);
    expect_golden("effects", effects_table(study));
}

TEST(GoldenFiles, are_all_used_and_small) {
    std::set<std::string> used{"effects"};
    for (const std::string& name : shipped_names()) used.insert(name);
    std::uintmax_t bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator(golden::folder())) {
        EXPECT_TRUE(used.contains(file.path().stem().string())) << file.path() << " belongs to no scenario: delete it";
        bytes += file.file_size();
    }
    EXPECT_GT(bytes, 10'000u);
    EXPECT_LT(bytes, 19'000 * used.size());   // a file for each scenario
}

TEST(GoldenDifference, names_scenario_county_month_series_found_and_expected) {
    const GoldenTable expected{2, {"month", "series", "bohu", "yuli"}, {{"2021-06", "gini", "0.31", "0.35"}, {"2021-06", "price.old", "1", "1"}}};
    GoldenTable found = expected;
    EXPECT_TRUE(golden_differences("lease", found, expected).empty());
    found.lines[0][3] = "0.36";
    found.lines[1][1] = "price.new";
    const std::vector<std::string> said = golden_differences("lease", found, expected);
    ASSERT_EQ(said.size(), 3u);
    EXPECT_EQ(said[0], "scenario lease, yuli, 2021-06, gini: found 0.36, expected 0.35");
    EXPECT_EQ(said[1], "scenario lease, 2021-06, price.new: not in the golden file");
    EXPECT_EQ(said[2], "scenario lease, 2021-06, price.old: in the golden file, but no longer a result");
}

}  // namespace
}  // namespace terrace
