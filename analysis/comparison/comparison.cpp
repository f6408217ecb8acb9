#include "analysis/comparison/comparison.hpp"

#include "analysis/comparison/indicators.hpp"
#include "analysis/comparison/measure_summary.hpp"
#include "analysis/comparison/money_trail.hpp"
#include "analysis/comparison/overlap_summary.hpp"
#include "analysis/comparison/study_values.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

std::vector<double> by_replicate(const IndicatorKind& kind, std::size_t replicates, std::size_t scenario, std::size_t place) {
    std::vector<double> values;
    for (std::size_t replicate = 0; replicate < replicates; ++replicate)
        values.push_back(kind.value(scenario, replicate, place));
    return values;
}

Indicator indicator(const IndicatorKind& kind, std::size_t replicates, std::size_t places, std::size_t scenario, std::size_t base) {
    Indicator result{kind.key, kind.label, kind.unit, kind.decimals, kind.large_money, {}};
    for (std::size_t place = 0; place < places; ++place) {
        const auto with = by_replicate(kind, replicates, scenario, place), without = by_replicate(kind, replicates, base, place);
        result.places.push_back({mean_with_interval(without), paired_difference(with, without)});
    }
    return result;
}

/// An indicator that the study does not have anywhere is not a row.
bool known(const Indicator& indicator) {
    return std::any_of(indicator.places.begin(), indicator.places.end(),
                       [](const IndicatorAtPlace& at) { return at.change.difference.n > 0; });
}

RatioEstimate cost_per_yuan(const std::vector<IndicatorKind>& kinds, std::size_t replicates, std::size_t scenario, std::size_t base,
                            std::size_t place) {
    std::vector<double> cost, other, income;
    const auto change = [&](const char* key, std::vector<double>& changes) {
        for (const IndicatorKind& kind : kinds)
            for (std::size_t r = 0; kind.key == key && r < replicates; ++r)
                changes.push_back(kind.value(scenario, r, place) - kind.value(base, r, place));
    };
    change("spending", cost);
    change("other_public_money", other);
    change("net_income", income);
    for (std::size_t r = 0; r < std::min(cost.size(), other.size()); ++r)
        cost[r] += other[r];
    if (cost.size() != income.size()) return ratio_of_sums({}, {});
    return ratio_of_sums(cost, income);
}

/// By tier of villages, where the study tells them apart and somebody lives in one.
std::vector<TierComparison> compare_tiers(const StudyValues& values, std::size_t places, std::size_t scenario, std::size_t base) {
    std::vector<TierComparison> tiers;
    const Coordinate* names = values.coordinate("income_per_head_by_tier");
    for (std::size_t tier = 0; names != nullptr && tier < names->labels.size(); ++tier) {
        const std::string& key = names->labels[tier];
        std::string en = key;
        std::replace(en.begin(), en.end(), '_', '-');
        if (!en.empty() && en.front() >= 'a' && en.front() <= 'z') en.front() = static_cast<char>(en.front() - 'a' + 'A');
        TierComparison result{key, {en + " villages", (tier < names->labels_zh.size() ? names->labels_zh[tier] : key) + "村"}, {}};
        for (const IndicatorKind& kind : tier_indicator_kinds(values, tier)) {
            Indicator row = indicator(kind, values.study().replicates, places, scenario, base);
            if (known(row)) result.indicators.push_back(std::move(row));
        }
        if (!result.indicators.empty()) tiers.push_back(std::move(result));
    }
    return tiers;
}

std::vector<ComparedPlace> places_of(const Study& study) {
    std::vector<ComparedPlace> places;
    for (const CountyInfo& county : study.counties)
        places.push_back({county.key, county.label});
    if (places.size() > 1) places.push_back({"all", {"All counties", "合计"}});
    return places;
}

/// Household-years below the national line over the whole run: listed and not.
double years_below(const StudyValues& values, std::size_t scenario, std::size_t replicate, std::size_t place) {
    double households = 0;
    for (std::size_t month = 0; month < static_cast<std::size_t>(values.study().months); ++month)
        households += values.total("latent_poor_households", scenario, replicate, month, place) + values.total("relapse_recorded", scenario, replicate, month, place);
    return households / 12;
}

RatioEstimate cost_per_lifted(const StudyValues& values, std::size_t scenario, std::size_t base, std::size_t place) {
    std::vector<double> cost, lifted;
    const auto money = [&](std::size_t s, std::size_t r) {
        double spent = 0;
        for (std::size_t month = 0; month < static_cast<std::size_t>(values.study().months); ++month) spent += values.total("spending", s, r, month, place);
        return spent + values.other_public_money(s, r, place);
    };
    for (std::size_t r = 0; r < values.study().replicates; ++r) {
        cost.push_back(money(scenario, r) - money(base, r));
        lifted.push_back(years_below(values, base, r, place) - years_below(values, scenario, r, place));
    }
    return ratio_of_sums(cost, lifted);
}

} // namespace

std::optional<std::size_t> find_scenario(const Study& study, const std::string& name) {
    for (std::size_t i = 0; i < study.scenarios.size(); ++i)
        if (study.scenarios[i].name == name) return i;
    return std::nullopt;
}

Comparison compare_scenarios(const Study& study, std::size_t base) {
    Comparison comparison;
    comparison.base = study.scenarios.at(base).name;
    comparison.base_title = study.scenarios[base].title;
    comparison.replicates = study.replicates;
    comparison.first = study.first;
    comparison.last = study.first + (study.months - 1);
    comparison.places = places_of(study);
    const StudyValues values(study);
    const auto kinds = indicator_kinds(values);
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
        if (study.scenarios[scenario].helper || scenario == base) continue;
        ScenarioComparison& result = comparison.scenarios.emplace_back();
        result.name = study.scenarios[scenario].name;
        result.title = study.scenarios[scenario].title;
        for (const IndicatorKind& kind : kinds) {
            Indicator row = indicator(kind, study.replicates, comparison.places.size(), scenario, base);
            if (known(row)) result.indicators.push_back(std::move(row));
        }
        result.tiers = compare_tiers(values, comparison.places.size(), scenario, base);
        for (std::size_t place = 0; place < comparison.places.size(); ++place) {
            result.cost_per_yuan.push_back(cost_per_yuan(kinds, study.replicates, scenario, base, place));
            result.cost_per_lifted.push_back(cost_per_lifted(values, scenario, base, place));
            result.money.push_back(scenario_trail(study, scenario, base, place));
        }
    }
    comparison.measures = summarise_measures(study, base);
    comparison.overlaps = summarise_overlaps(study);
    return comparison;
}

} // namespace terrace
