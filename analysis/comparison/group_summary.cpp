#include "analysis/comparison/group_summary.hpp"

#include "analysis/study/effect_ratios.hpp"
#include "models/observers/series_dimensions.hpp"

#include <algorithm>
#include <map>

namespace terrace {
namespace {

struct GroupName {
    std::string key;
    Text label;
};

/// One measure at one place in one replicate.
struct Replicate {
    std::vector<EffectSums> groups; ///< all of them together at the end
    Fen public_cost = 0;
    bool paired = true;
};

const std::vector<EffectSums>& groups_of(const MeasureEffect& effect, Grouping grouping) {
    if (grouping == Grouping::village) return effect.groups.villages;
    return grouping == Grouping::tier ? effect.groups.tiers : effect.groups.household_types;
}

std::vector<GroupName> names_of(const Study& study, Grouping grouping, const std::string& place) {
    std::vector<GroupName> names;
    for (std::size_t village = 0; grouping == Grouping::village && village < study.village_names.size(); ++village)
        if (study.village_county[village] == place)
            names.push_back({study.village_names[village], {study.village_names[village], study.village_names[village]}});
    if (grouping == Grouping::tier) {
        constexpr const char* en[] = {"Demonstration villages", "Catching-up villages", "Consolidation villages"};
        const SeriesDimension tiers = dimensions::tiers();
        for (std::size_t i = 0; i < tiers.labels.size(); ++i)
            names.push_back({tiers.labels[i], {en[i], tiers.labels_zh[i] + "村"}});
    }
    if (grouping == Grouping::household_type) {
        constexpr const char* en[] = {"Farm households", "Pastoral households", "Poverty-exited households", "Other than poverty-exited"};
        const SeriesDimension types = dimensions::household_types();
        for (std::size_t i = 0; i < types.labels.size(); ++i)
            names.push_back({types.labels[i], {en[i], types.labels_zh[i]}});
    }
    names.push_back({"all", {"All households", "全部农户"}});
    return names;
}

/// Farm and pastoral households are all of them, and so are exited and other ones: types count everybody twice.
EffectSums all_of(const std::vector<EffectSums>& groups, Grouping grouping) {
    EffectSums sum{};
    const std::size_t count = grouping == Grouping::household_type ? std::min<std::size_t>(2, groups.size()) : groups.size();
    for (std::size_t group = 0; group < count; ++group)
        add(sum, groups[group]);
    return sum;
}

/// Counties added up.
void join(Replicate& to, const MeasureEffect& effect, Grouping grouping) {
    const std::vector<EffectSums>& groups = groups_of(effect, grouping);
    to.groups.resize(groups.size() + 1, EffectSums{});
    for (std::size_t group = 0; group < groups.size(); ++group)
        add(to.groups[group], groups[group]);
    add(to.groups.back(), all_of(groups, grouping));
    to.public_cost += effect.public_cost;
    to.paired = to.paired && effect.paired;
}

std::vector<Replicate> replicates_of(const Study& study, const MeasureSummary& summary, Grouping grouping) {
    std::map<std::size_t, Replicate> by_number;
    for (const MeasureEffect& effect : study.effects) {
        const ScenarioInfo& scenario = study.scenarios[effect.scenario];
        const bool here = summary.place.key == "all" || study.counties[effect.county].key == summary.place.key;
        if (here && scenario.name == summary.scenario && scenario.measures[effect.measure].name == summary.measure &&
            !groups_of(effect, grouping).empty())
            join(by_number[effect.replicate], effect, grouping);
    }
    std::vector<Replicate> list;
    for (auto& [number, replicate] : by_number)
        list.push_back(std::move(replicate));
    return list;
}

template <class Number>
std::vector<double> numbers(const std::vector<Replicate>& replicates, std::size_t group, Number number) {
    std::vector<double> values;
    for (const Replicate& replicate : replicates)
        values.push_back(number(replicate.groups[group]));
    return values;
}

GroupSummary summarise(const std::vector<Replicate>& replicates, std::size_t group, const GroupName& name, bool paired) {
    const auto count = [&](std::size_t what) {
        return numbers(replicates, group, [=](const EffectSums& sums) { return static_cast<double>(sums[what]); });
    };
    const auto money = [&](std::size_t what) {
        return numbers(replicates, group, [=](const EffectSums& sums) { return yuan(sums[what]); });
    };
    const auto mean = [](const std::vector<double>& values) { return mean_with_interval(values); };
    const auto if_paired = [&](std::vector<double> values) { return paired ? std::move(values) : std::vector<double>{}; };
    GroupSummary summary;
    summary.key = name.key;
    summary.label = name.label;
    summary.households = mean(count(effect_sum::households));
    summary.participants = mean(count(effect_sum::participants));
    summary.participants_all = mean(count(effect_sum::participants_all));
    summary.gross_paid = mean(money(effect_sum::gross_paid));
    summary.paid = mean(money(effect_sum::paid));
    const std::vector<double> net_all = if_paired(money(effect_sum::net_all));
    const std::vector<double> lifted = if_paired(numbers(replicates, group, [](const EffectSums& sums) { return years_lifted(sums); }));
    summary.net = mean(if_paired(money(effect_sum::net)));
    summary.net_all = mean(net_all);
    summary.years_lifted = mean(lifted);
    const std::vector<double> paid = if_paired(money(effect_sum::paid));
    summary.cost_per_yuan = ratio_of_sums(paid, net_all);
    summary.cost_per_lifted = ratio_of_sums(paid, lifted);
    summary.leakage = ratio_of_sums(money(effect_sum::gross_above_median), money(effect_sum::gross_paid));
    return summary;
}

MeasureGroups summarise(const Study& study, const MeasureSummary& summary, Grouping grouping, const std::vector<Replicate>& replicates) {
    MeasureGroups result{grouping, summary.scenario, summary.measure, summary.scenario_title, summary.label, summary.place, {}, {}, {}};
    std::vector<double> cost, rest;
    for (const Replicate& replicate : replicates) {
        cost.push_back(yuan(replicate.public_cost));
        rest.push_back(yuan(replicate.public_cost - replicate.groups.back()[effect_sum::paid]));
    }
    result.public_cost = mean_with_interval(cost);
    result.not_to_households = mean_with_interval(rest);
    const std::vector<GroupName> names = names_of(study, grouping, summary.place.key);
    const bool paired = std::all_of(replicates.begin(), replicates.end(), [](const Replicate& one) { return one.paired; });
    for (std::size_t group = 0; group < names.size(); ++group)
        result.groups.push_back(summarise(replicates, group, names[group], paired));
    return result;
}

} // namespace

const std::array<GroupingName, grouping_count>& grouping_names() {
    static const std::array<GroupingName, grouping_count> names{{{Grouping::tier, "tier", {"by village tier", "按村庄梯次"}},
                                                                 {Grouping::household_type, "type", {"by household type", "按农户类型"}},
                                                                 {Grouping::village, "village", {"by village", "按村"}}}};
    return names;
}

const GroupingName& name_of(Grouping grouping) {
    return *std::find_if(grouping_names().begin(), grouping_names().end(), [&](const GroupingName& name) { return name.grouping == grouping; });
}

std::vector<MeasureGroups> summarise_groups(const Study& study, const std::vector<MeasureSummary>& summaries,
                                            std::span<const Grouping> groupings) {
    std::vector<MeasureGroups> list;
    for (const Grouping grouping : groupings)
        for (const MeasureSummary& summary : summaries) {
            if (grouping == Grouping::village && summary.place.key == "all") continue;
            const std::vector<Replicate> replicates = replicates_of(study, summary, grouping);
            if (!replicates.empty()) list.push_back(summarise(study, summary, grouping, replicates));
        }
    return list;
}

} // namespace terrace
