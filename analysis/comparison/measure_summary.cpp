#include "analysis/comparison/measure_summary.hpp"

#include "analysis/comparison/land_table.hpp"
#include "analysis/comparison/money_trail.hpp"
#include "analysis/study/effect_ratios.hpp"
#include "models/policy/instruments.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr MeanEstimate absent{0, nan, nan, nan};

template <std::size_t N>
void add_to(std::array<std::int64_t, N>& sum, const std::array<std::int64_t, N>& other) {
    for (std::size_t i = 0; i < N; ++i)
        sum[i] += other[i];
}

/// Joins another county's effect of the same replicate.
void add_county(MeasureEffect& sum, const MeasureEffect& other) {
    sum.paired = sum.paired && other.paired;
    sum.paired_first_in = sum.paired_first_in && other.paired_first_in;
    for (const auto count : {&MeasureEffect::participants, &MeasureEffect::participants_all, &MeasureEffect::eligible_others,
                             &MeasureEffect::rest, &MeasureEffect::better_alone, &MeasureEffect::shortfall,
                             &MeasureEffect::participants_first_in, &MeasureEffect::leased_area, &MeasureEffect::workers_home,
                             &MeasureEffect::months_lifted})
        sum.*count += other.*count;
    for (const auto money :
         {&MeasureEffect::before, &MeasureEffect::after, &MeasureEffect::before_real, &MeasureEffect::after_real,
          &MeasureEffect::net_first_in, &MeasureEffect::net_other_money, &MeasureEffect::net_eligible_others,
          &MeasureEffect::net_rest, &MeasureEffect::gross_above_median, &MeasureEffect::net_county, &MeasureEffect::net_county_first_year, &MeasureEffect::survey,
          &MeasureEffect::loss_better_alone, &MeasureEffect::public_cost, &MeasureEffect::other_public_money,
          &MeasureEffect::appropriated, &MeasureEffect::returned, &MeasureEffect::unspent})
        sum.*money += other.*money;
    add_to(sum.gross, other.gross);
    add_to(sum.net, other.net);
    add_to(sum.net_by_year, other.net_by_year);
    add_to(sum.net_farm_by_year, other.net_farm_by_year);
    add_to(sum.participants_by_year, other.participants_by_year);
    add_to(sum.households_by_change, other.households_by_change);
    add_to(sum.paid_by_flow, other.paid_by_flow);
    add_to(sum.flow_change, other.flow_change);
}

/// Mean over replicates of any number of an effect; NaN leaves a replicate out.
template <class Number>
MeanEstimate mean_of(const MeasureReplicates& effects, Number number) {
    std::vector<double> values;
    for (const MeasureEffect& effect : effects.replicates)
        values.push_back(number(effect));
    return mean_with_interval(values);
}

double each(Fen amount, std::int64_t households) { return households > 0 ? yuan(amount) / static_cast<double>(households) : nan; }

Fen net_of(const MeasureEffect& effect) { return std::accumulate(effect.net.begin(), effect.net.end(), Fen{0}); }

/// Variance of the difference if the two runs were independent, over that of the pairs.
double net_variance_reduction(const MeasureReplicates& effects) {
    std::vector<double> with, without;
    for (const MeasureEffect& effect : effects.replicates) {
        with.push_back(each(effect.after, effect.participants));
        without.push_back(each(effect.after - net_of(effect), effect.participants));
    }
    return paired_difference(with, without).variance_reduction;
}

void fill_gross(MeasureSummary& summary, const MeasureReplicates& effects) {
    summary.gross_paid = mean_of(effects, [](const MeasureEffect& e) {
        const Fen activity = e.gross[static_cast<std::size_t>(ReceiptForm::activity)];
        return each(std::accumulate(e.gross.begin(), e.gross.end(), Fen{0}) - activity, e.participants);
    });
    for (std::size_t form = 0; form < receipt_form_count; ++form)
        summary.gross[form] = gross_per_household(effects, static_cast<ReceiptForm>(form));
    summary.before_after = mean_of(effects, [](const MeasureEffect& e) { return each(e.after - e.before, e.participants); });
    summary.before_after_real = mean_of(effects, [](const MeasureEffect& e) { return each(e.after_real - e.before_real, e.participants); });
    summary.survey = per_household(effects, &MeasureEffect::survey, &MeasureEffect::participants);
}

void fill_net(MeasureSummary& summary, const MeasureReplicates& effects) {
    summary.net = net_per_household(effects); // of a modifier: over all eligible households
    summary.net_variance_reduction = net_variance_reduction(effects);
    for (std::size_t source = 0; source < income_source_count; ++source)
        summary.net_by_source[source] = mean_of(effects, [=](const MeasureEffect& e) { return each(e.net[source], e.participants); });
    summary.net_other_money = per_household(effects, &MeasureEffect::net_other_money, &MeasureEffect::participants);
    for (std::size_t year = 0; year < summary.net_by_year.size(); ++year)
        summary.net_by_year[year] = net_in_year(effects, year);
}

void fill_first_in(MeasureSummary& summary, const MeasureReplicates& effects) {
    summary.net_first_in = mean_of(effects, [](const MeasureEffect& e) { return e.paired_first_in ? each(e.net_first_in, e.participants_first_in) : nan; });
}

void fill_others(MeasureSummary& summary, const MeasureReplicates& effects) {
    summary.net_eligible_others = per_household(effects, &MeasureEffect::net_eligible_others, &MeasureEffect::eligible_others);
    summary.net_rest = per_household(effects, &MeasureEffect::net_rest, &MeasureEffect::rest);
    // participants of the county total are all who ever take part, so what is left are the two other groups
    summary.spillover = mean_of(
        effects, [](const MeasureEffect& e) { return e.eligible_others + e.rest > 0 ? yuan(e.net_eligible_others + e.net_rest) : nan; });
    summary.county_first_year = mean_of(effects, [](const MeasureEffect& e) {
        return e.eligible_others + e.rest > 0 || e.net_county_first_year != 0 ? yuan(e.net_county_first_year) : nan;
    });
}

/// The gross without turnover [fen].
Fen paid_in_first_year(const MeasureEffect& effect) {
    Fen sum = 0;
    for (std::size_t form = 0; form < receipt_form_count; ++form)
        if (static_cast<ReceiptForm>(form) != ReceiptForm::activity) sum += effect.gross[form];
    return sum;
}

void fill_costs(MeasureSummary& summary, const MeasureReplicates& effects) {
    std::vector<double> spent, other, cost, income, lifted, paid, leaked;
    for (const MeasureEffect& effect : effects.replicates) {
        paid.push_back(yuan(paid_in_first_year(effect)));
        leaked.push_back(yuan(effect.gross_above_median));
        spent.push_back(yuan(effect.public_cost));
        other.push_back(summary.paired ? yuan(effect.other_public_money) : nan);
        cost.push_back(yuan(effect.public_cost + effect.other_public_money));
        income.push_back(summary.paired ? yuan(effect.net_county) : nan);
        lifted.push_back(years_lifted(effect.months_lifted));
    }
    summary.leakage = ratio_of_sums(leaked, paid);
    summary.public_cost = mean_with_interval(spent);
    summary.other_public_money = mean_with_interval(other);
    summary.cost_per_yuan = summary.paired ? ratio_of_sums(cost, income) : ratio_of_sums({}, {});
    summary.cost_per_lifted = summary.paired ? ratio_of_sums(cost, lifted) : ratio_of_sums({}, {});
}

bool base_has(const Study& study, std::size_t base, const std::string& measure) {
    const auto& measures = study.scenarios[base].measures;
    return std::any_of(measures.begin(), measures.end(), [&](const MeasureInfo& info) { return info.name == measure; });
}

/// Measures of a scenario that the base has not.
std::size_t added_measures(const Study& study, std::size_t scenario, std::size_t base) {
    const auto& measures = study.scenarios[scenario].measures;
    return static_cast<std::size_t>(
        std::count_if(measures.begin(), measures.end(), [&](const MeasureInfo& info) { return !base_has(study, base, info.name); }));
}

MeasureSummary summarise(const Study& study, std::size_t base, std::size_t scenario, std::size_t measure, ComparedPlace place,
                         const MeasureReplicates& effects) {
    const ScenarioInfo& run = study.scenarios[scenario];
    const MeasureInfo& info = run.measures[measure];
    MeasureSummary summary;
    summary.scenario = run.name;
    summary.scenario_title = run.title;
    summary.measure = info.name;
    summary.instrument = info.instrument;
    summary.label = info.label;
    summary.place = std::move(place);
    summary.in_package = added_measures(study, scenario, base) > 1;
    summary.modifier = is_modifier(info.instrument);
    summary.paired = std::all_of(effects.replicates.begin(), effects.replicates.end(), [](const MeasureEffect& e) { return e.paired; });
    const auto count = [&](std::int64_t MeasureEffect::*number) {
        return mean_of(effects, [=](const MeasureEffect& e) { return static_cast<double>(e.*number); });
    };
    summary.participants = count(&MeasureEffect::participants);
    summary.participants_all = count(&MeasureEffect::participants_all);
    summary.better_alone = count(&MeasureEffect::better_alone);
    summary.shortfall = count(&MeasureEffect::shortfall);
    summary.loss_better_alone = per_household(effects, &MeasureEffect::loss_better_alone, &MeasureEffect::better_alone);
    fill_gross(summary, effects);
    const MeasureReplicates with_twin = summary.paired ? effects : MeasureReplicates{};
    fill_net(summary, with_twin);
    fill_first_in(summary, effects);
    fill_others(summary, with_twin);
    fill_costs(summary, effects);
    summary.money = money_trail(effects);
    if (summary.modifier) {
        summary.gross_paid = summary.survey = absent;
        summary.gross.fill(absent);
    }
    if (info.instrument == "land_transfer") summary.land = land_table(study, scenario, measure, effects);
    return summary;
}

/// Counties in which a measure has an effect record with somebody in it; all its counties when nobody takes part anywhere.
std::vector<std::size_t> counties_of(const Study& study, std::size_t scenario, std::size_t measure) {
    std::map<std::size_t, bool> taken_part;
    bool anybody = false;
    for (const MeasureEffect& effect : study.effects) {
        if (effect.scenario != scenario || effect.measure != measure) continue;
        taken_part[effect.county] |= effect.participants_all > 0 || effect.public_cost != 0;
        anybody |= taken_part[effect.county];
    }
    std::vector<std::size_t> counties;
    for (const auto& [county, taken] : taken_part)
        if (taken || !anybody) counties.push_back(county);
    return counties;
}

} // namespace

MeasureReplicates measure_replicates(const Study& study, std::size_t scenario, std::size_t measure, std::optional<std::size_t> county) {
    std::map<std::size_t, MeasureEffect> by_replicate;
    for (const MeasureEffect& effect : study.effects) {
        if (effect.scenario != scenario || effect.measure != measure || (county && effect.county != *county)) continue;
        const auto [found, inserted] = by_replicate.try_emplace(effect.replicate, effect);
        if (!inserted) add_county(found->second, effect);
    }
    MeasureReplicates result;
    for (const auto& [replicate, effect] : by_replicate)
        result.replicates.push_back(effect);
    return result;
}

MeanEstimate per_household(const MeasureReplicates& effects, Fen MeasureEffect::*amount, std::int64_t MeasureEffect::*households) {
    return mean_of(effects, [=](const MeasureEffect& e) { return each(e.*amount, e.*households); });
}

MeanEstimate gross_per_household(const MeasureReplicates& effects, ReceiptForm form) {
    return mean_of(effects, [=](const MeasureEffect& e) { return each(e.gross[static_cast<std::size_t>(form)], e.participants); });
}

MeanEstimate net_per_household(const MeasureReplicates& effects) {
    return mean_of(effects, [](const MeasureEffect& e) { return e.paired ? each(net_of(e), e.participants) : nan; });
}

MeanEstimate net_in_year(const MeasureReplicates& effects, std::size_t year) {
    return mean_of(effects,
                   [=](const MeasureEffect& e) { return e.paired ? each(e.net_by_year[year], e.participants_by_year[year]) : nan; });
}

MeanEstimate given_up_per_mu(const MeasureReplicates& effects) {
    return mean_of(effects, [](const MeasureEffect& e) {
        constexpr std::size_t second = 1;
        if (!e.paired || e.leased_area <= 0 || e.participants_by_year[second] <= 0) return nan;
        const double measured = static_cast<double>(e.participants_by_year[second]) / static_cast<double>(e.participants);
        return -yuan(e.net_farm_by_year[second]) / (0.01 * static_cast<double>(e.leased_area) * measured);
    });
}

bool is_modifier(std::string_view instrument) {
    const InstrumentEntry* entry = find_instrument(instrument);
    return entry != nullptr && entry->make()->modifies();
}

std::vector<MeasureSummary> summarise_measures(const Study& study, std::size_t base) {
    std::vector<MeasureSummary> summaries;
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
        if (study.scenarios[scenario].helper) continue;
        for (std::size_t measure = 0; measure < study.scenarios[scenario].measures.size(); ++measure) {
            const auto counties = counties_of(study, scenario, measure);
            if (counties.empty()) continue;
            const auto county_place = [&](std::size_t county) {
                return ComparedPlace{study.counties[county].key, study.counties[county].label};
            };
            const ComparedPlace whole =
                counties.size() == 1 ? county_place(counties.front()) : ComparedPlace{"all", {"All counties", "合计"}};
            const auto effects =
                measure_replicates(study, scenario, measure, counties.size() == 1 ? std::optional(counties.front()) : std::nullopt);
            MeasureSummary summary = summarise(study, base, scenario, measure, whole, effects);
            const bool repeated = scenario != base && base_has(study, base, summary.measure) && !summary.paired;
            if (repeated) continue;
            summaries.push_back(std::move(summary));
            for (std::size_t i = 0; counties.size() > 1 && i < counties.size(); ++i)
                summaries.push_back(summarise(study, base, scenario, measure, county_place(counties[i]),
                                              measure_replicates(study, scenario, measure, counties[i])));
        }
    }
    return summaries;
}

} // namespace terrace
