#include "models/observers/group_series.hpp"

#include "models/observers/group_figures.hpp"
#include "models/observers/series_dimensions.hpp"

namespace terrace {
namespace {

/// The groups of a county with all that is known of them.
std::vector<Group> groups_of(Grouping grouping, const County& county, const GroupTrace& trace, const std::vector<IncomeBands>& incomes) {
    const bool villages = grouping == Grouping::village;
    const auto people = trace.counts.of(grouping, county.villages);
    const auto year = trace.money.twelve_months.of(grouping, county.villages);
    const auto month = (villages ? trace.money.since_january : trace.money.month).of(grouping, county.villages);
    const auto paid = trace.money.month.of(grouping, county.villages);
    const auto happened = trace.events.month.of(grouping, county.villages);
    auto events = (villages ? trace.events.since_january : trace.events.month).of(grouping, county.villages);
    for (std::size_t group = 0; group < events.size(); ++group)   // a number of each month, which no sum over months tells
        for (std::size_t event = household_event::missed; event < household_event::false_alarm; ++event) events[group][event] = happened[group][event];
    std::vector<Group> groups;
    groups.reserve(people.size());
    for (std::size_t group = 0; group < people.size(); ++group)
        groups.push_back({people[group], year[group], month[group], paid[group], events[group], &incomes[group], incomes[group].decile_means(), {}});
    for (const MeasureState& state : county.government.measures) {
        const auto measure = state.groups.rows.empty() ? std::vector<MeasureSums>(groups.size(), MeasureSums{}) : state.groups.of(grouping, county.villages);
        for (std::size_t group = 0; group < groups.size(); ++group) groups[group].measures.push_back(measure[group]);
    }
    for (std::size_t v = 0; v < county.villages.rows(); ++v) {
        const std::size_t tier = county.villages.first_tier[v];
        if (villages) groups[v].collective = county.villages.income[v];
        if (grouping == Grouping::tier && tier > 0) groups[tier - 1].collective += county.villages.income[v];
    }
    if (county.government.measures.empty())
        for (Group& group : groups) group.measures.push_back({});
    return groups;
}

/// Villages have the one in every month among their own series, household types no collective money.
bool left_out(Grouping grouping, const SeriesSpec& spec) {
    return (grouping == Grouping::village && spec.name == "income_per_head") || (grouping == Grouping::household_type && spec.name == "collective_income");
}

/// The names of what happens in a month, where it is summed since January.
SeriesSpec since_january(SeriesSpec spec) {
    const auto change = [](std::string& text, std::string_view from, std::string_view to) {
        if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
    };
    change(spec.long_name, "this month", "since January");
    change(spec.long_name_zh, "当月", "年内累计");
    spec.cell_methods = "time: sum (interval: since January)";
    return spec;
}

}  // namespace

std::vector<SeriesSpec> group_series_specs(Grouping grouping, std::span<const MeasureTerms> measures) {
    std::vector<SeriesSpec> specs;
    for (GroupFigure& figure : group_figures(dimensions::measure_dimension(measures)))
        if (!left_out(grouping, figure.spec)) specs.push_back(grouping == Grouping::village && figure.spec.cell_methods == "time: sum" ? since_january(figure.spec) : figure.spec);
    return specs;
}

void observe_groups(const County& county, const GroupTrace& trace, bool december, CountyRecord& record) {
    static const std::vector<GroupFigure> list = group_figures({});
    for (const Grouping grouping : {Grouping::village, Grouping::tier, Grouping::household_type}) {
        std::vector<std::vector<double>>& series = record.groups[static_cast<std::size_t>(grouping)];
        if (series.empty()) series.resize(group_series_specs(grouping, {}).size());
        if (grouping == Grouping::village && !december && !record.monthly_villages) continue;
        const std::vector<IncomeBands> incomes = trace.spread.of(grouping);
        const std::vector<Group> groups = groups_of(grouping, county, trace, incomes);
        std::size_t next = 0;
        for (const GroupFigure& figure : list) {
            if (left_out(grouping, figure.spec)) continue;
            for (const Group& group : groups) figure.add(group, series[next]);
            ++next;
        }
    }
}

}  // namespace terrace
