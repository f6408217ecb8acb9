#include "analysis/plan/plan_json.hpp"

#include <stdexcept>

namespace terrace {
namespace {

void require(bool condition, const std::string& part) {
    if (!condition) throw std::invalid_argument("plan: " + part + " does not fit the rest");
}

void check_candidate(const PlanResult& plan, const PlanCandidate& candidate) {
    const PlanBudget& budget = candidate.budget;
    require(budget.lines == plan.lines.size() && budget.years == static_cast<std::size_t>(plan.years), "the budget of " + candidate.name);
    require(budget.money.size() == budget.lines * tier_count * budget.years, "the money of " + candidate.name);
    require(candidate.asked == budget.total(), "the sum of " + candidate.name);
    require(candidate.goals.size() == plan.goals.size() && candidate.change.size() == plan.goals.size(), "the goals of " + candidate.name);
    for (const auto& values : candidate.change)
        require(values.size() == plan.replicates, "the replicates of " + candidate.name);
}

void check_comparison(const PlanResult& plan) {
    const std::size_t candidates = plan.frontier.size();
    for (const CostEffectivenessRow& row : plan.ladder)
        require(row.candidate < candidates, "a rung of the ladder");
    const std::size_t steps = plan.acceptability.worth.size();
    const Acceptability& given = plan.acceptability;
    for (const auto* curves : {&given.probability, &given.probability_low, &given.probability_high}) {
        require(steps == 0 || curves->size() == candidates, "the acceptability of the candidates");
        for (const auto& values : *curves)
            require(values.size() == steps, "a curve of acceptability");
    }
    for (const auto* values : {&given.information, &given.information_low, &given.information_high})
        require(values->size() == steps, "the value of information");
    require(plan.next_money.empty() || plan.next_money.size() == plan.lines.size(), "the next money");
    for (const NextMoney& next : plan.next_money) {
        require(next.change.size() == plan.goals.size(), "the goals of the next money");
        require(next.tier < tier_count && next.year < static_cast<std::size_t>(plan.years), "the place of the next money");
    }
}

void check_split(const PlanResult& plan) {
    const std::size_t lines = plan.lines.size();
    for (const ShapleyPart& part : plan.split.parts)
        require(part.line < lines, "a part of the split");
    for (const ShapleyInteraction& pair : plan.split.interactions)
        require(pair.first < lines && pair.second < lines, "an interaction");
}

void check_projections(const PlanResult& plan) {
    for (const PlanProjection& projection : plan.projections) {
        require(projection.stress < plan.stresses.size(), "the stress of a projection");
        require(projection.tier >= 0 && projection.tier <= static_cast<int>(tier_count), "the tier of a projection");
    }
}

} // namespace

void check_shapes(const PlanResult& plan) {
    require(plan.years > 0, "the number of years");
    require(!plan.goals.empty(), "the list of goals");
    require(plan.chosen < plan.frontier.size(), "the proposal");
    for (const PlanCandidate& candidate : plan.frontier)
        check_candidate(plan, candidate);
    check_comparison(plan);
    check_split(plan);
    check_projections(plan);
}

} // namespace terrace
