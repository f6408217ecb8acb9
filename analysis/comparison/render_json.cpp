#include "analysis/comparison/group_summary.hpp"
#include "analysis/comparison/render.hpp"
#include "analysis/replication/render.hpp"
#include "analysis/study/wording.hpp"
#include "models/policy/instruments.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace terrace {
namespace {

using Json = nlohmann::ordered_json; // NaN and infinity become null

Json json(const Text& text) { return {{"en", text.in(Language::en)}, {"zh", text.in(Language::zh)}}; }

Json json(const MeanEstimate& estimate) {
    return {{"value", estimate.mean}, {"low", estimate.low}, {"high", estimate.high}, {"n", estimate.n}};
}

Json json(const RatioEstimate& ratio) {
    Json result{{"value", nullptr}, {"low", nullptr}, {"high", nullptr}, {"n", ratio.denominator.n}, {"loses", ratio.loses()}};
    if (ratio.printable && !ratio.loses()) result["value"] = ratio.ratio, result["low"] = ratio.low, result["high"] = ratio.high;
    return result;
}

Json json(const IndicatorAtPlace& at) {
    Json result{{"base", at.base.mean}};
    result.update(json(at.change.difference));
    result["variance_reduction"] = at.change.variance_reduction;
    return result;
}

Json json(const Comparison& comparison, const std::vector<Indicator>& indicators) {
    Json list = Json::array();
    for (const Indicator& indicator : indicators) {
        Json places = Json::object();
        for (std::size_t i = 0; i < comparison.places.size(); ++i)
            places[comparison.places[i].key] = json(indicator.places[i]);
        list.push_back(
            {{"key", indicator.key}, {"label", json(indicator.label)}, {"unit", indicator.unit.en}, {"places", std::move(places)}});
    }
    return list;
}

Json json(const std::vector<TrailLine>& lines) {
    Json result = Json::array();
    for (const TrailLine& line : lines)
        result.push_back({{"key", line.key}, {"label", json(line.label)}, {"amount", json(line.amount)}});
    return result;
}

Json json(const MoneyTrail& trail) {
    return {{"appropriated", json(trail.appropriated)},
            {"returned", json(trail.returned)},
            {"unspent", json(trail.unspent)},
            {"paid", json(trail.paid)},
            {"came_in", json(trail.came_in)},
            {"went_out", json(trail.went_out)},
            {"stays", json(trail.stays)},
            {"passed_on", json(trail.passed_on)}};
}

Json json(const Comparison& comparison, const ScenarioComparison& scenario) {
    Json tiers = Json::array(), cost = Json::object(), lifted = Json::object(), money = Json::object();
    for (const TierComparison& tier : scenario.tiers)
        tiers.push_back({{"key", tier.key}, {"label", json(tier.label)}, {"indicators", json(comparison, tier.indicators)}});
    for (std::size_t i = 0; i < comparison.places.size(); ++i) {
        cost[comparison.places[i].key] = json(scenario.cost_per_yuan[i]);
        lifted[comparison.places[i].key] = json(scenario.cost_per_lifted[i]);
        money[comparison.places[i].key] = json(scenario.money[i]);
    }
    return {{"name", scenario.name},
            {"title", json(scenario.title)},
            {"indicators", json(comparison, scenario.indicators)},
            {"tiers", std::move(tiers)},
            {"cost_per_yuan", std::move(cost)},
            {"cost_per_lifted", std::move(lifted)},
            {"money", std::move(money)}};
}

Json json(const BreakEvenSurface& surface) {
    return {{"mu_per_household", surface.terms.mu_per_household},
            {"rent_yuan_per_mu", surface.terms.rent_yuan_per_mu},
            {"wage_yuan_per_year", surface.terms.wage_yuan_per_year},
            {"own_margin_yuan_per_mu", surface.own_margin.mean},
            {"own_margin", json(surface.own_margin)},
            {"average_cotton_margin_yuan_per_mu", surface.terms.cotton_margin_yuan_per_mu},
            {"margins_yuan_per_mu", surface.margins},
            {"extra_jobs", surface.jobs},
            {"net", surface.net},
            {"break_even_margin", surface.break_even_margin}};
}

Json json(const LandTable& land) {
    Json years = Json::array();
    for (const CottonYear& year : land.years)
        years.push_back({{"key", year.key},
                         {"label", json(year.label)},
                         {"gross_rent", json(year.gross_rent)},
                         {"net", json(year.net)},
                         {"net_second_year", json(year.net_second)}});
    return {{"gross_rent", json(land.gross_rent)},
            {"gross_wage", json(land.gross_wage)},
            {"gross_bonus", json(land.gross_bonus)},
            {"years", std::move(years)},
            {"break_even", land.surface ? json(*land.surface) : Json(nullptr)}};
}

template <std::size_t N>
Json by_name(const std::array<Named, N>& names, const std::array<MeanEstimate, N>& estimates) {
    Json result = Json::object();
    for (std::size_t i = 0; i < N; ++i)
        result[std::string(names[i].key)] = json(estimates[i]);
    return result;
}

Json net(const MeasureSummary& measure) {
    Json years = Json::array();
    for (const MeanEstimate& year : measure.net_by_year)
        years.push_back(json(year));
    Json result = json(measure.net);
    result["variance_reduction"] = measure.net_variance_reduction;
    result["by_source"] = by_name(income_source_names(), measure.net_by_source);
    result["other_measures_money"] = json(measure.net_other_money);
    result["by_year"] = std::move(years);
    return result;
}

Json json(const MeasureSummary& measure) {
    const Text places = places_of(measure.instrument);
    return {{"scenario", measure.scenario},
            {"scenario_title", json(measure.scenario_title)},
            {"measure", measure.measure},
            {"instrument", measure.instrument},
            {"label", json(measure.label)},
            {"place", measure.place.key},
            {"modifier", measure.modifier},
            {"paired", measure.paired},
            {"participants", json(measure.participants)},
            {"participants_all", json(measure.participants_all)},
            {"gross_paid", json(measure.gross_paid)},
            {"gross", by_name(receipt_form_names(), measure.gross)},
            {"before_after", json(measure.before_after)},
            {"before_after_constant_prices", json(measure.before_after_real)},
            {"in_package", measure.in_package},
            {"net", net(measure)},
            {"net_first_in", json(measure.net_first_in)},
            {"survey", json(measure.survey)},
            {"net_eligible_others", json(measure.net_eligible_others)},
            {"net_rest", json(measure.net_rest)},
            {"spillover", json(measure.spillover)},
            {"county_first_year", json(measure.county_first_year)},
            {"better_alone", json(measure.better_alone)},
            {"loss_better_alone", json(measure.loss_better_alone)},
            {"shortfall", json(measure.shortfall)},
            {"shortfall_unit", places.en.empty() ? Json(nullptr) : json(places)},
            {"public_cost", json(measure.public_cost)},
            {"other_public_money", json(measure.other_public_money)},
            {"leakage", json(measure.leakage)},
            {"cost_per_yuan", json(measure.cost_per_yuan)},
            {"cost_per_lifted", json(measure.cost_per_lifted)},
            {"money", json(measure.money)},
            {"land", measure.land ? json(*measure.land) : Json(nullptr)}};
}

Json json(const GroupSummary& group) {
    return {{"key", group.key},
            {"label", json(group.label)},
            {"households", json(group.households)},
            {"participants", json(group.participants)},
            {"participants_all", json(group.participants_all)},
            {"gross_paid", json(group.gross_paid)},
            {"net", json(group.net)},
            {"paid", json(group.paid)},
            {"net_whole_run", json(group.net_all)},
            {"household_years_lifted", json(group.years_lifted)},
            {"cost_per_yuan", json(group.cost_per_yuan)},
            {"cost_per_lifted", json(group.cost_per_lifted)},
            {"leakage", json(group.leakage)}};
}

Json json(const MeasureGroups& measure) {
    Json groups = Json::array();
    for (const GroupSummary& group : measure.groups)
        groups.push_back(json(group));
    return {{"by", std::string(name_of(measure.grouping).key)},
            {"scenario", measure.scenario},
            {"measure", measure.measure},
            {"label", json(measure.label)},
            {"place", measure.place.key},
            {"public_cost", json(measure.public_cost)},
            {"not_to_households", json(measure.not_to_households)},
            {"groups", std::move(groups)}};
}

Json json(const OverlapSummary& pair) {
    return {{"scenario", pair.scenario},
            {"place", pair.place.key},
            {"first", pair.first},
            {"second", pair.second},
            {"first_label", json(pair.first_label)},
            {"second_label", json(pair.second_label)},
            {"kind", pair.kind.empty() ? Json(nullptr) : Json(pair.kind)},
            {"households", json(pair.households)},
            {"first_paid", json(pair.first_paid)},
            {"second_paid", json(pair.second_paid)},
            {"paid_twice", json(pair.twice)},
            {"paid_twice_amount", json(pair.twice_paid)}};
}

std::string_view verdict_key(RuleVerdict verdict) {
    switch (verdict) {
        case RuleVerdict::same: return "same";
        case RuleVerdict::depends: return "depends";
        case RuleVerdict::cannot_be_told: break;
    }
    return "cannot_be_told";
}

Json json(const RuleComparison& rules) {
    Json criteria = Json::array();
    for (const RuleCriterion& criterion : rules.criteria) {
        Json by_rule = Json::object();
        for (std::size_t rule = 0; rule < rules.rules.size(); ++rule) {
            Json scenarios = Json::array();
            for (std::size_t i = 0; i < rules.scenarios.size(); ++i) {
                Json one{{"scenario", rules.scenarios[i]}, {"rank", criterion.rank[rule][i]}, {"surely_behind", criterion.surely_behind[rule][i] != 0}};
                one.update(json(criterion.value[rule][i]));
                scenarios.push_back(std::move(one));
            }
            by_rule[rules.rules[rule]] = {{"scenarios", std::move(scenarios)}, {"order_holds", criterion.order_holds[rule]}};
        }
        criteria.push_back({{"key", criterion.key},
                            {"label", json(criterion.label)},
                            {"unit", criterion.unit.en},
                            {"same_order", criterion.same_order},
                            {"verdict", verdict_key(criterion.verdict())},
                            {"pairs", criterion.pairs},
                            {"pairs_alike", criterion.alike},
                            {"pairs_reversed", criterion.reversed},
                            {"rules", std::move(by_rule)}});
    }
    return {{"replicates", rules.replicates}, {"criteria", std::move(criteria)}};
}

} // namespace

std::string comparison_json(const Comparison& comparison) {
    Json places = Json::array(), scenarios = Json::array(), measures = Json::array(), overlaps = Json::array(), groups = Json::array();
    for (const ComparedPlace& place : comparison.places)
        places.push_back({{"key", place.key}, {"label", json(place.label)}});
    for (const ScenarioComparison& scenario : comparison.scenarios)
        scenarios.push_back(json(comparison, scenario));
    for (const MeasureSummary& measure : comparison.measures)
        measures.push_back(json(measure));
    for (const OverlapSummary& pair : comparison.overlaps)
        overlaps.push_back(json(pair));
    for (const MeasureGroups& measure : comparison.groups)
        groups.push_back(json(measure));
    const Json result{{"format", "terrace-comparison"},
                      {"version", comparison.version},
                      {"base", {{"name", comparison.base}, {"title", json(comparison.base_title)}}},
                      {"replicates", comparison.replicates},
                      {"first_month", comparison.first.to_string()},
                      {"last_month", comparison.last.to_string()},
                      {"places", std::move(places)},
                      {"scenarios", std::move(scenarios)},
                      {"measures", std::move(measures)},
                      {"overlaps", std::move(overlaps)},
                      {"groups", comparison.groups.empty() ? Json(nullptr) : std::move(groups)},
                      {"rules", comparison.rules ? json(*comparison.rules) : Json(nullptr)},
                      {"precision", comparison.precision.empty() ? Json(nullptr) : precision_json(comparison.precision)},
                      {"ranking", comparison.ranking ? ranking_json(*comparison.ranking) : Json(nullptr)}};
    return result.dump(2) + '\n';
}

} // namespace terrace
