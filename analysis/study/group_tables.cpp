#include "analysis/study/group_tables.hpp"

#include <algorithm>
#include <limits>

namespace terrace {
namespace {

GroupTable named_table(Grouping grouping, bool monthly) {
    GroupTable table;
    if (grouping == Grouping::village) table.name = monthly ? "villages_monthly" : "villages", table.axes = {monthly ? "time" : "year", "village"};
    if (grouping == Grouping::tier) table.name = "tiers", table.axes = {"time", "county", "tier"};
    if (grouping == Grouping::household_type) table.name = "household_types", table.axes = {"time", "county", "household_type"};
    return table;
}

GroupTable without_series(const std::string& name) {
    GroupTable table;
    table.name = name;
    return table;
}

/// `monthly`: in every month, else in every December.
GroupTable empty_table(Grouping grouping, bool monthly, const Study& study, std::span<const MeasureTerms> measures) {
    GroupTable table = named_table(grouping, monthly);
    table.times = monthly ? static_cast<std::size_t>(study.months) : study.decembers().size();
    table.groups = grouping == Grouping::village ? study.village_names.size() : group_count(grouping, 0) * study.counties.size();
    if (table.times == 0) return without_series(table.name);
    for (const SeriesSpec& spec : group_series_specs(grouping, measures)) {
        table.series.push_back({spec.name, spec.unit, spec.long_name, spec.long_name_zh, spec.cell_methods, spec.dimension.name, spec.size()});
        table.values.emplace_back(study.kept_scenarios() * study.replicates * table.times * table.groups * spec.size(), std::numeric_limits<double>::quiet_NaN());
    }
    return table;
}

}  // namespace

std::vector<GroupTable> empty_group_tables(const Study& study, std::span<const MeasureTerms> measures, bool villages_monthly) {
    std::vector<GroupTable> tables{empty_table(Grouping::village, false, study, measures), empty_table(Grouping::tier, true, study, measures), empty_table(Grouping::household_type, true, study, measures)};
    if (villages_monthly) tables.push_back(empty_table(Grouping::village, true, study, measures));
    return tables;
}

Grouping grouping_of(const GroupTable& table) {
    if (table.of_villages()) return Grouping::village;
    return table.name == "tiers" ? Grouping::tier : Grouping::household_type;
}

RecordedGroups recorded_groups(const CountyRecord& record, const Study& study, const GroupTable& table) {
    const Grouping grouping = grouping_of(table);
    const std::vector<std::vector<double>>& values = record.groups[static_cast<std::size_t>(grouping)];
    const bool by_month = grouping != Grouping::village || record.monthly_villages;
    const auto months = static_cast<std::size_t>(study.months);
    if (!by_month || table.times == months) return {values, table.times, 0, 1};
    return {values, months, static_cast<std::size_t>(12 - study.first.month()), 12};
}

void store_groups(const RecordedGroups& recorded, std::span<const std::size_t> measures, CountyGroups here, std::size_t run, GroupTable& table) {
    for (std::size_t s = 0; s < table.series.size(); ++s) {
        const std::vector<double>& values = recorded.values[s];
        const std::size_t size = table.series[s].size, own = values.size() / (recorded.times * here.count);
        const bool by_measure = table.series[s].dimension == "measure";
        for (std::size_t t = 0; t < table.times; ++t)
            for (std::size_t group = 0; group < here.count; ++group) {
                double* to = table.values[s].data() + table.at(run, t, here.first + group, size);
                const double* from = values.data() + ((recorded.first + t * recorded.step) * here.count + group) * own;
                if (by_measure) std::fill_n(to, size, 0.0);
                for (std::size_t i = 0; i < (by_measure ? measures.size() : own); ++i) to[by_measure ? measures[i] : i] = from[i];
            }
    }
}

void copy_groups(CountyGroups here, std::size_t from, std::size_t to, GroupTable& table) {
    for (std::size_t s = 0; s < table.series.size(); ++s) {
        const std::size_t size = table.series[s].size;
        for (std::size_t t = 0; t < table.times; ++t)
            std::copy_n(table.values[s].data() + table.at(from, t, here.first, size), here.count * size, table.values[s].data() + table.at(to, t, here.first, size));
    }
}

}  // namespace terrace
