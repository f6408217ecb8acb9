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

/// What a series says at a month, part by part.
std::span<const double> at_month(const std::vector<double>& series, std::size_t months, std::size_t month) {
    const std::size_t size = series.size() / months;
    return {series.data() + month * size, size};
}

double sum_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum;
}

/// The same year of several counties.
using Counties = std::vector<YearOutcome>;

double sum_over(const Counties& counties, double YearOutcome::*figure) {
    double sum = 0;
    for (const YearOutcome& county : counties)
        sum += county.*figure;
    return sum;
}

double lowest_40(const Counties& counties) {
    double sum = 0;
    for (const YearOutcome& county : counties)
        sum += county.lowest_40 * county.persons;
    return sum / sum_over(counties, &YearOutcome::persons);
}

double gini_of(const Counties& counties) {
    if (counties.size() == 1) return counties.front().gini;
    std::vector<double> means, weights;
    for (const YearOutcome& county : counties)
        for (const double mean : county.deciles)
            means.push_back(mean), weights.push_back(county.persons / 10);
    return gini(means, weights);
}

double value_in_year(PlanGoalKind kind, const Counties& counties) {
    switch (kind) {
    case PlanGoalKind::lowest_40_income:
        return lowest_40(counties);
    case PlanGoalKind::households_at_risk:
        return sum_over(counties, &YearOutcome::at_risk);
    case PlanGoalKind::inequality:
        return gini_of(counties);
    case PlanGoalKind::county_net:
        return sum_over(counties, &YearOutcome::net);
    case PlanGoalKind::cost:
        break;
    }
    throw std::logic_error("plan: what a plan costs is no outcome of a year");
}

YearOutcome year_outcome(const CountyRecord& record, std::size_t months, std::size_t year) {
    static const Positions at;
    const std::size_t december = 12 * year + 11;
    const auto read = [&](std::size_t series) { return at_month(record.series[series], months, december); };
    YearOutcome outcome;
    std::copy_n(read(at.deciles).begin(), outcome.deciles.size(), outcome.deciles.begin());
    outcome.lowest_40 = sum_of(std::span(outcome.deciles).first(4)) / 4;
    outcome.persons = read(at.persons).front();
    outcome.gini = read(at.gini).front();
    outcome.at_risk = sum_of(read(at.listed)) + read(at.latent).front();
    Fen net = 0;
    for (std::size_t month = 12 * year; month <= december; ++month)
        net += household_income(record.ledger.data() + month * flow_count);
    outcome.net = yuan(net);
    return outcome;
}

} // namespace

std::vector<std::string> plan_goal_keys() { return {"lowest_40_income", "households_at_risk", "cost", "inequality", "county_net"}; }

PlanGoal plan_goal(PlanGoalKind kind) {
    switch (kind) {
    case PlanGoalKind::lowest_40_income:
        return {kind, {"Income per head of the lowest 40 %, yearly mean", "低收入40%人口人均可支配收入（各年平均）"}, {"yuan", "元"}, 1, true};
    case PlanGoalKind::households_at_risk:
        return {kind, {"Households at risk of poverty, yearly mean", "有返贫致贫风险的户数（各年末平均）"}, {"households", "户"}, 1, false};
    case PlanGoalKind::cost:
        return {kind, {"Public money spent on the plan", "规划财政资金支出"}, {"yuan", "元"}, 0, false};
    case PlanGoalKind::inequality:
        return {kind, {"Gini of income per head, yearly mean", "人均收入基尼系数（各年平均）"}, {"", ""}, 5, false};
    case PlanGoalKind::county_net:
        break;
    }
    return {kind, {"Net income of all households, all years", "全部农户净收入（各年合计）"}, {"yuan", "元"}, 0, true};
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
    if (months == 0 || months % 12 != 0) throw std::invalid_argument("county_outcome: whole years only");
    CountyOutcome outcome;
    for (std::size_t year = 0; year < months / 12; ++year)
        outcome.push_back(year_outcome(record, months, year));
    return outcome;
}

double goal_value(PlanGoalKind kind, std::span<const CountyOutcome> counties, double spent) {
    if (kind == PlanGoalKind::cost) return spent;
    const std::size_t years = counties.front().size();
    double sum = 0;
    for (std::size_t year = 0; year < years; ++year) {
        Counties of_year;
        for (const CountyOutcome& county : counties)
            of_year.push_back(county.at(year));
        sum += value_in_year(kind, of_year);
    }
    return kind == PlanGoalKind::county_net ? sum : sum / static_cast<double>(years);
}

} // namespace terrace
