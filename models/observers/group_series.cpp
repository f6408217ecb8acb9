#include "models/observers/group_series.hpp"

#include "models/observers/monitoring_series.hpp"
#include "models/observers/series_dimensions.hpp"

namespace terrace {
namespace {

/// Everything that is known of one group of households.
struct Group {
    Counts<counted::count> of{};
    Counts<income_source_count> income{};
    std::vector<Counts<2>> measures{};

    [[nodiscard]] double number(std::size_t what) const { return static_cast<double>(of[what]); }
    [[nodiscard]] double per_head(double value) const { return of[counted::persons] > 0 ? value / number(counted::persons) : 0; }
};
using Values = std::vector<double>;

/// One series of a group and how it follows from what was counted.
struct Figure {
    SeriesSpec spec;
    void (*add)(const Group&, Values&);
};

template <std::size_t First, std::size_t Size = 1>
void numbers(const Group& group, Values& values) {
    for (std::size_t i = 0; i < Size; ++i) values.push_back(group.number(First + i));
}

/// Areas are counted in mu/100.
template <std::size_t First, std::size_t Size = 1>
void areas(const Group& group, Values& values) {
    for (std::size_t i = 0; i < Size; ++i) values.push_back(0.01 * group.number(First + i));
}

template <std::size_t First, int Unit = 1>
void shares(const Group& group, Values& values) {
    for (std::size_t line = 0; line < 2; ++line) values.push_back(group.per_head(group.number(First + line) / (Unit == 1 ? 1.0 : gap_unit)));
}

void incomes(const Group& group, Values& values) { values.push_back(group.per_head(10.0 * group.number(counted::income))); }
void sources(const Group& group, Values& values) {
    for (const Fen fen : group.income) values.push_back(group.per_head(yuan(fen)));
}
void reached(const Group& group, Values& values) {
    for (const Counts<2>& measure : group.measures) values.push_back(static_cast<double>(measure[0]));
}
void paid(const Group& group, Values& values) {
    for (const Counts<2>& measure : group.measures) values.push_back(yuan(measure[1]));
}

std::vector<Figure> figures(const SeriesDimension& measure) {
    const SeriesDimension none{}, lines = dimensions::lines();
    return {
        {{"income_per_head", "yuan", "Net income per head, last twelve months", "人均可支配收入(近12个月)", "", none}, incomes},
        {{"income_per_head_by_source", "yuan", "Net income per head by source, last twelve months", "人均可支配收入(按来源,近12个月)", "", dimensions::sources()}, sources},
        {{"poverty_headcount_by_line", "1", "Share of persons below each line", "各标准线下的人口比例", "", lines}, shares<counted::poor>},
        {{"poverty_gap_by_line", "1", "Poverty gap at each line", "贫困缺口率(按标准线)", "", lines}, shares<counted::gap, 0>},
        {{"poverty_gap_squared_by_line", "1", "Squared poverty gap at each line", "贫困缺口平方指数(按标准线)", "", lines}, shares<counted::gap_squared, 0>},
        {{"population", "persons", "Persons living in the households", "常住人口", "", none}, numbers<counted::persons>},
        {{"rural_households", "households", "Rural households", "农户数", "", none}, numbers<counted::households>},
        {{"monitored_households", "households", "Households listed by monitoring", "监测对象户数", "", monitoring_categories()}, numbers<counted::unstable_exited, 3>},
        {{"latent_poor_households", "households", "Households below the national line and not listed", "未纳入监测的低收入户数", "", none}, numbers<counted::latent>},
        {{"dibao_households", "households", "Households with the minimum living allowance", "低保户数", "", none}, numbers<counted::dibao>},
        {{"households_in_debt", "households", "Households that owe the bank", "有贷款户数", "", none}, numbers<counted::in_debt>},
        {{"households_owing_kin", "households", "Households that live on kin's money", "举借亲友户数", "", none}, numbers<counted::owing_kin>},
        {{"cooperative_members", "households", "Co-operative members", "合作社成员户数", "", none}, numbers<counted::cooperative>},
        {{"employed_workers", "workers", "Workers by what they do", "劳动力就业去向", "", dimensions::work()}, numbers<counted::own_farm, 7>},
        {{"land_operated_mu", "mu", "Land that the households work themselves", "经营耕地面积", "", none}, areas<counted::operated>},
        {{"land_leased_mu", "mu", "Contracted land leased out", "土地流转面积", "", none}, areas<counted::leased_out>},
        {{"orchard_mu", "mu", "Land under fruit trees", "林果面积", "", dimensions::orchard_ages()}, areas<counted::orchard_young, 2>},
        {{"sheep", "head", "Sheep", "羊存栏", "", none}, numbers<counted::sheep>},
        {{"cattle", "head", "Cattle", "牛存栏", "", none}, numbers<counted::cattle>},
        {{"birds", "head", "Poultry being raised", "家禽存栏", "", none}, numbers<counted::birds>},
        {{"courtyards", "households", "Productive courtyards", "庭院经济户数", "", dimensions::courtyard_kinds()}, numbers<counted::ordinary_courtyard, 2>},
        {{"recipients", "households", "Households reached by each measure so far", "各措施累计受益户数", "", measure}, reached},
        {{"spending", "yuan", "Paid by each measure to or for these households since January", "各措施年内支付给农户的资金", "", measure}, paid},
    };
}

/// The groups of a county with all that is known of them.
std::vector<Group> groups_of(Grouping grouping, const County& county, const HouseholdCounts& counts, const GroupSums<income_source_count>& income) {
    const auto people = counts.of(grouping, county.villages);
    const auto earned = income.of(grouping, county.villages);
    std::vector<Group> groups;
    for (std::size_t group = 0; group < people.size(); ++group) groups.push_back({people[group], earned[group]});
    for (const MeasureState& state : county.government.measures) {
        const auto measure = state.groups.rows.empty() ? std::vector<Counts<2>>(groups.size(), Counts<2>{}) : state.groups.of(grouping, county.villages);
        for (std::size_t group = 0; group < groups.size(); ++group) groups[group].measures.push_back(measure[group]);
    }
    if (county.government.measures.empty())
        for (Group& group : groups) group.measures.push_back({});
    return groups;
}

/// Villages have this in every month among their own series.
bool left_out(Grouping grouping, const SeriesSpec& spec) { return grouping == Grouping::village && spec.name == "income_per_head"; }

}  // namespace

std::vector<SeriesSpec> group_series_specs(Grouping grouping, std::span<const MeasureTerms> measures) {
    std::vector<SeriesSpec> specs;
    for (Figure& figure : figures(dimensions::measure_dimension(measures)))
        if (!left_out(grouping, figure.spec)) specs.push_back(std::move(figure.spec));
    return specs;
}

void observe_groups(const County& county, const HouseholdCounts& counts, const GroupSums<income_source_count>& income, bool december, CountyRecord& record) {
    static const std::vector<Figure> list = figures({});
    for (const Grouping grouping : {Grouping::village, Grouping::tier, Grouping::household_type}) {
        std::vector<std::vector<double>>& series = record.groups[static_cast<std::size_t>(grouping)];
        if (series.empty()) series.resize(group_series_specs(grouping, {}).size());
        if (grouping == Grouping::village && !december) continue;
        const std::vector<Group> groups = groups_of(grouping, county, counts, income);
        std::size_t next = 0;
        for (const Figure& figure : list) {
            if (left_out(grouping, figure.spec)) continue;
            for (const Group& group : groups) figure.add(group, series[next]);
            ++next;
        }
    }
}

}  // namespace terrace
