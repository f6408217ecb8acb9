#include "analysis/plan/plan_goals.hpp"

#include "analysis/comparison/study_values.hpp"
#include "analysis/statistics/inequality.hpp"
#include "models/assigned_tiers.hpp"
#include "models/observers/series.hpp"

#include <algorithm>
#include <stdexcept>

namespace terrace {
namespace {

/// Positions of the series that goals are read from; those before the measures' own do not depend on the scenario.
struct Positions {
    std::size_t deciles, gini, listed, latent, persons;

    Positions() {
        const std::vector<SeriesSpec> specs = series_specs({});
        const auto find = [&](const char* name) {
            const auto found = std::find_if(specs.begin(), specs.end(), [&](const SeriesSpec& spec) { return spec.name == name; });
            if (found == specs.end()) throw std::logic_error("plan: no series " + std::string(name));
            return static_cast<std::size_t>(found - specs.begin());
        };
        deciles = find("income_decile_mean");
        gini = find("gini");
        listed = find("monitored_households");
        latent = find("latent_poor_households");
        persons = find("population");
    }
};

std::span<const double> last_month(const std::vector<double>& series, std::size_t months) {
    const std::size_t size = series.size() / months;
    return {series.data() + series.size() - size, size};
}

double sum_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum;
}

double sum_over(std::span<const CountyOutcome> counties, double CountyOutcome::*figure) {
    double sum = 0;
    for (const CountyOutcome& county : counties)
        sum += county.*figure;
    return sum;
}

double lowest_40(std::span<const CountyOutcome> counties) {
    double sum = 0;
    for (const CountyOutcome& county : counties)
        sum += county.lowest_40 * county.persons;
    return sum / sum_over(counties, &CountyOutcome::persons);
}

double gini_of(std::span<const CountyOutcome> counties) {
    if (counties.size() == 1) return counties.front().gini;
    std::vector<double> means, weights;
    for (const CountyOutcome& county : counties)
        for (const double mean : county.deciles)
            means.push_back(mean), weights.push_back(county.persons / 10);
    return gini(means, weights);
}

} // namespace

std::vector<std::string> plan_goal_keys() { return {"lowest_40_income", "households_at_risk", "cost", "inequality", "county_net"}; }

PlanGoal plan_goal(PlanGoalKind kind) {
    switch (kind) {
    case PlanGoalKind::lowest_40_income:
        return {kind, {"Income per head of the lowest 40 %", "低收入40%人口人均可支配收入"}, {"yuan", "元"}, 1, true};
    case PlanGoalKind::households_at_risk:
        return {kind, {"Households at risk of poverty", "有返贫致贫风险的户数"}, {"households", "户"}, 1, false};
    case PlanGoalKind::cost:
        return {kind, {"Public money spent on the plan", "规划财政资金支出"}, {"yuan", "元"}, 0, false};
    case PlanGoalKind::inequality:
        return {kind, {"Gini of income per head", "人均收入基尼系数"}, {"", ""}, 5, false};
    case PlanGoalKind::county_net:
        break;
    }
    return {kind, {"Net income of all households, whole run", "全部农户净收入（规划期合计）"}, {"yuan", "元"}, 0, true};
}

const std::array<std::string, tier_count>& plan_tier_keys() {
    static const std::array<std::string, tier_count> keys{std::string(tier_key(Tier::demonstration)), std::string(tier_key(Tier::catching_up)),
                                                          std::string(tier_key(Tier::consolidation))};
    return keys;
}

const Text& plan_tier_label(std::size_t tier) {
    static const std::array<Text, tier_count> labels{Text{"Demonstration villages", "示范村"}, Text{"Catching-up villages", "追赶村"},
                                                     Text{"Consolidation villages", "巩固村"}};
    return labels.at(tier);
}

CountyOutcome county_outcome(const CountyRecord& record, std::size_t months) {
    static const Positions at;
    CountyOutcome outcome;
    const std::span<const double> deciles = last_month(record.series[at.deciles], months);
    std::copy_n(deciles.begin(), outcome.deciles.size(), outcome.deciles.begin());
    outcome.lowest_40 = sum_of(deciles.first(4)) / 4;
    outcome.persons = record.series[at.persons].back();
    outcome.gini = record.series[at.gini].back();
    outcome.at_risk = sum_of(last_month(record.series[at.listed], months)) + record.series[at.latent].back();
    Fen net = 0;
    for (std::size_t month = 0; month < months; ++month)
        net += household_income(record.ledger.data() + month * flow_count);
    outcome.net = yuan(net);
    return outcome;
}

double goal_value(PlanGoalKind kind, std::span<const CountyOutcome> counties, double spent) {
    switch (kind) {
    case PlanGoalKind::lowest_40_income:
        return lowest_40(counties);
    case PlanGoalKind::households_at_risk:
        return sum_over(counties, &CountyOutcome::at_risk);
    case PlanGoalKind::cost:
        return spent;
    case PlanGoalKind::inequality:
        return gini_of(counties);
    case PlanGoalKind::county_net:
        break;
    }
    return sum_over(counties, &CountyOutcome::net);
}

} // namespace terrace
