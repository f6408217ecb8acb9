#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "analysis/statistics/paired.hpp"
#include "analysis/statistics/share.hpp"
#include "models/village/columns.hpp"
#include "models/village/tiers.hpp"
#include "sim/core/money.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// What a plan is judged by; which of them a plan file asks for, and in which order, it says itself.
enum class PlanGoalKind : std::uint8_t {
    lowest_40_income,      ///< net income per head of the county's lowest four deciles, mean over the goals' years [yuan]; more is better
    households_at_risk,    ///< listed or latently poor, mean over the Decembers of these years [households]; fewer is better
    cost,                  ///< public money spent on the plan's lines [yuan]; less is better
    inequality,            ///< Gini of income per head, mean over these years; less is better
    county_net             ///< net income of all households, sum over these years [yuan]; more is better
};

struct PlanGoal {
    PlanGoalKind kind = PlanGoalKind::lowest_40_income;
    Text label, unit;
    int decimals = 0;
    bool more_is_better = true;
};

/// One term of a measure that a plan takes as given: a grant, a number of households, who may take part.
struct PlanTerm {
    std::string key;             ///< as a scenario writes it: "grant_yuan"
    Text label, unit;            ///< unit empty for pure numbers, flags and texts
    std::string value;           ///< as in a file
    double number = 0;           ///< of the value; NaN for flags and texts
    std::string mark;            ///< F, D, E or "-"
};

/// One allowed instrument of a plan: a measure with its terms; the plan sets only its money by tier and year.
struct PlanLine {
    std::string key;             ///< as in [lines.KEY]
    std::string instrument;
    Text label;
    std::vector<PlanTerm> terms;
};

/// Money by line, tier (demonstration, catching-up, consolidation) and year of the plan, in whole units of the plan file.
struct PlanBudget {
    std::size_t lines = 0, years = 0;
    std::vector<Fen> money;      ///< [(line * tier_count + tier) * years + year] fen

    [[nodiscard]] Fen& at(std::size_t line, std::size_t tier, std::size_t year) { return money[(line * tier_count + tier) * years + year]; }
    [[nodiscard]] Fen at(std::size_t line, std::size_t tier, std::size_t year) const { return money[(line * tier_count + tier) * years + year]; }
    [[nodiscard]] Fen total() const {
        Fen sum = 0;
        for (const Fen part : money) sum += part;
        return sum;
    }
    friend bool operator==(const PlanBudget&, const PlanBudget&) = default;
};

/// A budget that was tried, against nothing being done, with the same luck.
struct PlanCandidate {
    std::string name;                         ///< "plan-1", ...; "none" for nothing being done
    PlanBudget budget;
    std::vector<std::vector<double>> change;  ///< [goal][replicate] with less without
    std::vector<MeanEstimate> goals;          ///< [goal] of `change`
    Fen asked = 0;                            ///< sum of the budget
    double spent = 0, spent_low = 0, spent_high = 0;   ///< mean over replicates and its 95 % interval [fen]
};

/// What decided on a village's tier: shares of its classifications, and its score against the county's. Words: document/reasons.hpp.
struct PlanReason {
    ShareEstimate barred, consolidated;              ///< gates: it cannot demonstrate; it is consolidated
    double needy = 0, very_needy = 0;                ///< more households in need than demonstration allows; than catching-up allows
    std::array<ShareEstimate, tier_count> usual{};   ///< of each tier with the weights of the score as they stand
    TierIndicators lead{};                           ///< mean part of each indicator in the score, less the county's mean
};

/// What the villages' tiers were drawn over and judged by.
struct PlanTierRules {
    std::size_t draws = 0, weight_draws = 0;         ///< of luck and uncertain parameters; of the score's weights, for each of them
    double concentration = 0;                        ///< of the Dirichlet distribution of weights
    std::array<double, tier_count> quotas{};         ///< share of the villages
    double most_needy = 0, very_needy = 0;           ///< share of households in need above which a village cannot demonstrate; is consolidated
};

/// What one village is, before any measure, over replicates, weights of the score and uncertain parameters.
struct PlanVillage {
    std::string key;                                 ///< as in the village series
    Text name;                                       ///< of the register, or the county's name and a number
    std::string county;
    std::uint32_t households = 0;
    std::array<double, tier_count> probability{};    ///< of belonging to each tier; sums to 1
    std::array<double, tier_count> probability_low{}, probability_high{};   ///< 95 % intervals
    Tier tier = Tier::none;                          ///< the most probable one within the quotas
    double score = 0, score_low = 0, score_high = 0;                  ///< mean and middle 90 %
    double foundation = 0, drive = 0, resilience = 0;                 ///< parts of the mean score, out of their weights
    PlanReason reason;
    double regret = 0, regret_low = 0, regret_high = 0;   ///< expected loss of the county's first goal because the tier is unsure, and its interval [goal's unit]
};

/// A rung of the ladder of cost-effectiveness.
enum class Dominance : std::uint8_t { kept, dominated, extendedly_dominated };

struct CostEffectivenessRow {
    std::size_t candidate = 0;
    double cost = 0, effect = 0;       ///< mean over replicates [yuan], [goal's unit]
    Dominance dominance = Dominance::kept;
    double ratio = 0;                  ///< more cost for more effect than the rung below; NaN for the first and the dominated ones
    /// 95 % interval of the ratio; NaN where that of the extra effect holds zero.
    double ratio_low = std::numeric_limits<double>::quiet_NaN(), ratio_high = std::numeric_limits<double>::quiet_NaN();
};

/// How sure the choice is when a unit of effect is worth so much.
struct Acceptability {
    std::vector<double> worth;                       ///< [step] yuan for one unit of effect
    std::vector<std::vector<double>> probability;    ///< [candidate][step] of having the highest net benefit
    std::vector<double> information;                 ///< [step] expected value of perfect information [yuan]
    std::vector<std::vector<double>> probability_low, probability_high;   ///< 95 % intervals
    std::vector<double> information_low, information_high;
};

/// The part of one line in the effect of a whole plan.
struct ShapleyPart {
    std::size_t line = 0;
    MeanEstimate part;                 ///< over replicates; the parts of a replicate sum to the whole
    MeanEstimate alone;                ///< effect of the line by itself
    MeanEstimate last;                 ///< effect of adding it last
};

/// One more unit of money for a line, in the tier and year where it does most for the first goal.
struct NextMoney {
    std::size_t tier = 0, year = 0;    ///< positions as in `PlanBudget::at`; chosen by the first half of the replicates
    std::vector<MeanEstimate> change;  ///< [goal] against the proposal, over the other half: the luck that chose is not in it
};

struct ShapleyInteraction {
    std::size_t first = 0, second = 0;
    MeanEstimate value;                ///< Shapley interaction index; above 0: they help each other
};

struct ShapleySplit {
    MeanEstimate whole;
    std::vector<ShapleyPart> parts;                  ///< [line]
    std::vector<ShapleyInteraction> interactions;    ///< every pair
};

/// Median, middle half and middle nine tenths over runs.
struct PlanBand {
    double median = 0, low50 = 0, high50 = 0, low90 = 0, high90 = 0;
};

/// What a figure is foretold to be in one year (its December) under one stress, with the plan and without it.
struct PlanProjection {
    std::size_t stress = 0;            ///< position in PlanResult::stresses
    int tier = 0;                      ///< 0 the county, 1 to 3 the tiers frozen at the first month
    std::string indicator;             ///< "income_per_head", "poverty_headcount", "monitored_share"
    int year = 0;
    PlanBand with, without, difference;
};

struct PlanStress {
    std::string key;
    Text label;
};

/// One point on the way of the search.
struct PlanProgress {
    std::size_t evaluations = 0;
    double hypervolume = 0;            ///< of the frontier so far, in the units of the normalised goals
    std::size_t frontier = 0;          ///< plans on it
};

/// What a plan came to: all that tables, documents and files show of it.
struct PlanResult {
    Text title;
    std::string county;                              ///< key, or "" for the prefecture
    int first_year = 0, years = 0;                   ///< of the budget
    int goal_years = 0, horizon_years = 0;           ///< from the first year: over which goals are measured; which projections show
    std::size_t replicates = 0;                      ///< of the candidates on the frontier
    std::uint32_t seed = 1;
    std::vector<PlanGoal> goals;
    std::vector<PlanLine> lines;
    std::vector<Text> drawn;                         ///< labels of the parameters that differ between the replicates of the frontier
    std::vector<PlanVillage> villages;
    PlanTierRules tiers;
    std::vector<PlanCandidate> frontier;             ///< sorted by the first goal; "none" first
    std::size_t chosen = 0;                          ///< the proposal, a position in `frontier`
    Text choice;                                     ///< by which rule it was chosen
    std::vector<CostEffectivenessRow> ladder;        ///< first goal against cost, over `frontier`
    Acceptability acceptability;                     ///< candidates as in `frontier`
    std::vector<NextMoney> next_money;               ///< [line]
    Fen unit = 0;                                    ///< of money [fen], the least amount that a budget moves by
    Fen ceiling = 0;                                 ///< of all money [fen]
    ShapleySplit split;                              ///< of the proposal's first goal
    std::vector<PlanStress> stresses;
    std::vector<PlanProjection> projections;
    std::vector<PlanProgress> progress;
    std::vector<std::pair<Text, std::string>> assumptions;   ///< what else was taken as given, and its source or mark
    std::vector<Text> unknowns;                      ///< what else is not known, in plain sentences without numbers of the plan
    struct Provenance {
        std::string version, commit, command_line, digest;   ///< digest: SHA-256 of everything computed
        std::vector<std::pair<std::string, std::string>> files;   ///< path as given, SHA-256
        double wall_seconds = 0, model_seconds = 0;
        std::size_t runs = 0;
    } provenance;
};

}  // namespace terrace
