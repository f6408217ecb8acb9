#pragma once

#include "analysis/replication/precision.hpp"
#include "analysis/replication/ranking.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/statistics/ratio.hpp"
#include "analysis/study/study.hpp"
#include "sim/core/text.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace terrace {

/// Changes when a key of the summary changes its meaning; adding keys does not change it.
inline constexpr int comparison_version = 1;

/// A county, or all counties together (key "all").
struct ComparedPlace {
    std::string key;
    Text label;
};

/// One number of a scenario against the base at one place.
struct IndicatorAtPlace {
    MeanEstimate base;     ///< level in the base
    PairedEstimate change; ///< scenario minus base, paired by replicate
};

/// One row of the table of scenarios, in the unit of `unit`.
struct Indicator {
    std::string key;
    Text label, unit;
    int decimals = 0;
    bool large_money = false;             ///< whole-run sums in yuan, shown in millions (en) or 万元 (zh)
    std::vector<IndicatorAtPlace> places; ///< in the order of Comparison::places
};

/// Changes in the villages of one tier; villages count by the tier that they had at the first month.
struct TierComparison {
    std::string key;
    Text label;
    std::vector<Indicator> indicators;
};

/// One line of where money went, mean over replicates [yuan].
struct TrailLine {
    std::string key;
    Text label;
    MeanEstimate amount;
};

/// Where public money went, whole run [yuan]: a measure's, or a scenario's less the base's. `appropriated` is the sum of `paid` and `unspent`. The
/// other lists are changes of the county's money flows, with the measure less without it, or scenario less base, empty when no such run (or no ledger)
/// exists: the sums of `came_in` less `went_out` are that of `stays`.
struct MoneyTrail {
    MeanEstimate appropriated, returned, unspent;               ///< what was returned is not in `appropriated`
    std::vector<TrailLine> paid;                                ///< from the budget line, by kind of payment
    std::vector<TrailLine> came_in, went_out, stays, passed_on;
};

/// One scenario against the base.
struct ScenarioComparison {
    std::string name;
    Text title;
    std::vector<Indicator> indicators;
    std::vector<TierComparison> tiers;        ///< empty when the study has no series by tier
    std::vector<RatioEstimate> cost_per_yuan; ///< by place: change of spending over change of households' net income, whole run
    std::vector<RatioEstimate> cost_per_lifted; ///< by place: change of public money over household-years fewer below the national line, whole run [yuan]
    std::vector<MoneyTrail> money;            ///< by place
};

/// The net effect of a land lease in one kind of cotton year.
struct CottonYear {
    std::string key; ///< cotton-ordinary, cotton-good, cotton-bad, harvest-failure
    Text label;
    MeanEstimate gross_rent; ///< n = 0 when the study has no such runs
    MeanEstimate net;        ///< yuan per participating household, first year
    MeanEstimate net_second; ///< second year: the first to hold the subsidy forgone on a harvest, which is paid the year after it
};

/// Net of a lease per household and year over the own margin given up and the jobs that come with it [yuan].
struct BreakEvenSurface {
    LandTerms terms;                       ///< land per household as leased, where the study has participants
    MeanEstimate own_margin;               ///< what participants gave up per mu in a complete ordinary year; n = 0 when not measured
    std::vector<double> margins;           ///< own margin, yuan per mu; columns
    std::vector<double> jobs;              ///< extra full-year jobs per household; rows
    std::vector<std::vector<double>> net;  ///< [job][margin] = rent mu + jobs wage - margin mu
    std::vector<double> break_even_margin; ///< [job], yuan per mu at which the net is zero
};

/// What a land lease pays and what it replaces.
struct LandTable {
    MeanEstimate gross_rent, gross_wage, gross_bonus; ///< yuan per participating household, first year
    std::vector<CottonYear> years;
    std::optional<BreakEvenSurface> surface;
};

/// One measure of one scenario at one place; yuan per participating household in its first year unless said. Means over replicates.
struct MeasureSummary {
    std::string scenario, measure, instrument;
    Text scenario_title, label;
    ComparedPlace place;
    bool modifier = false;         ///< changes how other measures work: no gross of its own, net over eligible households
    bool paired = false;           ///< a run without the measure is in the study; else no net figure exists
    MeanEstimate participants;     ///< households with a full first year
    MeanEstimate participants_all; ///< households, ever
    MeanEstimate gross_paid;       ///< sum of the forms, activity left out
    std::array<MeanEstimate, receipt_form_count> gross;
    MeanEstimate before_after;
    MeanEstimate before_after_real; ///< at consumer prices of 2021
    bool in_package = false;        ///< the scenario adds other measures to the base as well
    MeanEstimate net;               ///< last-in
    MeanEstimate net_first_in;      ///< as the only measure added to the base; equal to `net` when it is
    double net_variance_reduction = 0;
    std::array<MeanEstimate, income_source_count> net_by_source;
    MeanEstimate net_other_money;
    std::array<MeanEstimate, 6> net_by_year;
    MeanEstimate net_eligible_others; ///< per eligible household that does not take part, measure's first year
    MeanEstimate net_rest;            ///< per other household, measure's first year
    MeanEstimate spillover;           ///< yuan in the measure's first year: county total less participants
    MeanEstimate county_first_year;   ///< yuan in the measure's first year, all households
    MeanEstimate survey;
    MeanEstimate better_alone;      ///< households that expect more money of their own plan than of taking part
    MeanEstimate loss_better_alone; ///< how much more, yuan a year per such household
    MeanEstimate shortfall;         ///< places or households
    MeanEstimate public_cost;       ///< yuan, whole run: spent by the measure
    MeanEstimate other_public_money; ///< yuan, whole run: change of what the state pays besides the measures
    RatioEstimate leakage;          ///< share of the first year's gross, turnover left out, that goes to households above the county's median income and not poverty-exited
    RatioEstimate cost_per_yuan;    ///< public cost over all households' net income, whole run
    RatioEstimate cost_per_lifted;  ///< public cost over household-years fewer below the national line, whole run [yuan]
    MoneyTrail money;
    std::optional<LandTable> land;  ///< of land_transfer measures
};

/// The households of one group under one measure; means over replicates, sums in yuan.
struct GroupSummary {
    std::string key;                             ///< of the group, or "all" for all of them together
    Text label;
    MeanEstimate households;                     ///< taking part or not
    MeanEstimate participants, participants_all; ///< with a full first year; ever
    MeanEstimate gross_paid, net;                ///< of participants in their first year
    MeanEstimate paid;                           ///< out of the measure's budget to or for them, whole run
    MeanEstimate net_all;                        ///< of all households of the group, whole run
    MeanEstimate years_lifted;                   ///< household-years fewer below the national line, whole run
    RatioEstimate cost_per_yuan;                 ///< paid over net_all
    RatioEstimate cost_per_lifted;               ///< paid over years_lifted [yuan]
    RatioEstimate leakage;                       ///< as of MeasureSummary
};

/// One measure at one place by the groups of one grouping; without a run without the measure nothing is known of net, lifted and costs.
struct MeasureGroups {
    Grouping grouping = Grouping::tier;
    std::string scenario, measure;
    Text scenario_title, label;
    ComparedPlace place;
    MeanEstimate public_cost;         ///< yuan, whole run: spent by the measure
    MeanEstimate not_to_households;   ///< of it what was paid to or for no single household
    std::vector<GroupSummary> groups; ///< "all" at the end
};

/// Two measures of one scenario that reached the same households of a county; means over replicates, whole run.
struct OverlapSummary {
    std::string scenario, first, second;
    Text scenario_title, first_label, second_label;
    ComparedPlace place;
    std::string kind;               ///< key of what both support; "" when they support different things
    Text kind_label;
    MeanEstimate households;        ///< reached by both
    MeanEstimate first_paid, second_paid; ///< public money for them [yuan]
    MeanEstimate twice;             ///< households paid by both for the same kind of thing within twelve months
    MeanEstimate twice_paid;        ///< to those, the smaller of the two payments [yuan]
};

/// Whether a ranking depends on the decision rule, as far as the replicates tell.
enum class RuleVerdict : std::uint8_t { same, depends, cannot_be_told };

/// One yardstick by which scenarios are ranked, [rule][scenario] over the scenarios that are not the base.
struct RuleCriterion {
    std::string key;
    Text label, unit;
    int decimals = 0;
    std::array<std::vector<MeanEstimate>, 2> value;      ///< against the base; n = 0 where it has no meaning (no public money spent)
    std::array<std::vector<std::size_t>, 2> rank;        ///< 1 is best; equal values share a rank
    std::array<double, 2> order_holds{};                 ///< share of replicates in which the first is better than the second, ties half; NaN for one scenario
    bool same_order = true;
    /// Pairs of scenarios whose order is sure under a rule (the 95 % interval of the paired difference leaves zero out): how many both rules order alike, how many they
    /// order the other way round, and of how many pairs in all.
    std::size_t alike = 0, reversed = 0, pairs = 0;
    /// [rule][scenario] whether it is surely behind all that are ranked before it; true for the first.
    std::array<std::vector<std::uint8_t>, 2> surely_behind{};
    [[nodiscard]] RuleVerdict verdict() const { return reversed > 0 ? RuleVerdict::depends : alike == pairs ? RuleVerdict::same : RuleVerdict::cannot_be_told; }
};

/// The same scenarios with the same random numbers under both decision rules, all counties together.
struct RuleComparison {
    std::string base;
    Text base_title;
    std::size_t replicates = 0;
    std::array<std::string, 2> rules;
    std::vector<std::string> scenarios;
    std::vector<Text> titles;
    std::vector<RuleCriterion> criteria;
};

/// Every statistic of a study against one base, computed once; tables, files and pages only show it.
struct Comparison {
    int version = comparison_version;
    std::string base;
    Text base_title;
    std::size_t replicates = 0;
    Month first, last;
    std::vector<ComparedPlace> places;         ///< counties, then "all" when there are several
    std::vector<ScenarioComparison> scenarios; ///< without helper runs and the base
    std::vector<MeasureSummary> measures;      ///< per measure: first all its counties together, then each when there are several
    std::vector<OverlapSummary> overlaps;      ///< by scenario: pairs that paid twice for the same kind of thing first
    std::vector<MeasureGroups> groups;         ///< when asked for: by grouping in the order asked, then as `measures`
    std::optional<RuleComparison> rules;       ///< when asked for
    std::vector<PrecisionReached> precision;   ///< when asked for, likewise
    std::optional<Ranking> ranking;
};

/// Position of a scenario by name; nothing when the study has none of that name.
[[nodiscard]] std::optional<std::size_t> find_scenario(const Study& study, const std::string& name);

/// Compares every scenario that is not a helper run with the base. `base` is a position in `study.scenarios`.
[[nodiscard]] Comparison compare_scenarios(const Study& study, std::size_t base = 0);

} // namespace terrace
