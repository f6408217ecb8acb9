#include "analysis/plan/plan_frontier.hpp"

#include "analysis/plan/dominance.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

/// Below 0: worse.
double gain(double change, const PlanGoal& goal) { return goal.more_is_better ? change : -change; }

/// Whether a goal of `one` is worse than that of `other`, whatever the luck: the paired 95 % interval says so.
bool clearly_worse(const std::vector<double>& one, const std::vector<double>& other, const PlanGoal& goal) {
    const MeanEstimate difference = paired_difference(one, other).difference;
    return goal.more_is_better ? difference.high < 0 : difference.low > 0;
}

bool is_none(const PlanCandidate& plan) { return plan.asked == 0; }

double mean_cost(const PlanCandidate& plan) { return plan.spent; }

std::vector<double> zeros(const PlanCandidate& plan) { return std::vector<double>(plan.change.front().size(), 0); }

/// One plan for each outcome, that which asks for least, in the order of their first appearance.
std::vector<PlanCandidate> distinct(std::vector<PlanCandidate> plans) {
    std::vector<PlanCandidate> kept;
    for (PlanCandidate& plan : plans) {
        const auto same = std::find_if(kept.begin(), kept.end(), [&](const PlanCandidate& other) { return other.change == plan.change; });
        if (same == kept.end())
            kept.push_back(std::move(plan));
        else if (plan.asked < same->asked)
            *same = std::move(plan);
    }
    return kept;
}

void name_in_order(std::vector<PlanCandidate>& plans, const PlanGoal& first) {
    std::stable_sort(plans.begin(), plans.end(), [&](const PlanCandidate& a, const PlanCandidate& b) {
        if (is_none(a) != is_none(b)) return is_none(a);
        const double one = gain(a.goals.front().mean, first), other = gain(b.goals.front().mean, first);
        return one != other ? one < other : a.asked < b.asked;
    });
    std::size_t number = 0;
    for (PlanCandidate& plan : plans)
        plan.name = is_none(plan) ? "none" : "plan-" + std::to_string(++number);
}

} // namespace

PlanCandidate candidate_of(const PlanBudget& budget, const PlanOutcome& outcome, const std::vector<PlanGoal>& goals) {
    PlanCandidate candidate;
    candidate.budget = budget;
    candidate.change = outcome.change;
    for (std::size_t g = 0; g < goals.size(); ++g)
        candidate.goals.push_back(mean_with_interval(outcome.change[g]));
    candidate.asked = budget.total();
    std::vector<double> spent(outcome.change.front().size(), 0);
    for (const std::vector<double>& cell : outcome.spent)
        for (std::size_t r = 0; r < spent.size(); ++r)
            spent[r] += 100 * cell[r];
    const MeanEstimate mean = mean_with_interval(spent);
    candidate.spent = mean.mean, candidate.spent_low = mean.low, candidate.spent_high = mean.high;
    return candidate;
}

PlanBudget trimmed_budget(const PlanBudget& budget, const PlanOutcome& outcome, Fen unit) {
    PlanBudget trimmed = budget;
    for (std::size_t line = 0; line < budget.lines; ++line)
        for (std::size_t tier = 0; tier < tier_count; ++tier) {
            const std::vector<double>& spent = outcome.spent[line * tier_count + tier];
            const Fen most = fen_from_yuan(*std::max_element(spent.begin(), spent.end()));
            const Fen needed = (most + unit - 1) / unit * unit;
            Fen asked = 0;
            for (std::size_t year = 0; year < budget.years; ++year)
                asked += budget.at(line, tier, year);
            for (std::size_t year = budget.years; year-- > 0 && asked > needed;) {
                const Fen cut = std::min(asked - needed, trimmed.at(line, tier, year));
                trimmed.at(line, tier, year) -= cut;
                asked -= cut;
            }
        }
    return trimmed;
}

bool may_stand_for(const PlanCandidate& less, const PlanCandidate& more, const std::vector<PlanGoal>& goals) {
    for (std::size_t g = 0; g < goals.size(); ++g)
        if (goals[g].kind != PlanGoalKind::cost && clearly_worse(less.change[g], more.change[g], goals[g])) return false;
    return true;
}

std::vector<PlanCandidate> frontier_of(std::vector<PlanCandidate> plans, const std::vector<PlanGoal>& goals) {
    plans = distinct(std::move(plans));
    PairedLosses losses;
    for (const PlanCandidate& plan : plans)
        losses.push_back(losses_of(plan.change, goals));
    const std::vector<std::size_t> front = fronts_beyond_luck(losses).front();
    std::vector<PlanCandidate> kept;
    for (std::size_t p = 0; p < plans.size(); ++p)
        if (is_none(plans[p]) || std::binary_search(front.begin(), front.end(), p)) kept.push_back(std::move(plans[p]));
    name_in_order(kept, goals.front());
    return kept;
}

PlanChoice choose_plan(const std::vector<PlanCandidate>& frontier, const std::vector<PlanGoal>& goals) {
    const auto harmless = [&](const PlanCandidate& plan) {
        for (std::size_t g = 1; g < goals.size(); ++g)
            if (goals[g].kind != PlanGoalKind::cost && clearly_worse(plan.change[g], zeros(plan), goals[g])) return false;
        return true;
    };
    std::size_t best = 0;
    for (std::size_t p = 0; p < frontier.size(); ++p)
        if (harmless(frontier[p]) && gain(frontier[p].goals[0].mean, goals[0]) > gain(frontier[best].goals[0].mean, goals[0])) best = p;
    PlanChoice choice{best, {}};
    for (std::size_t p = 0; p < frontier.size(); ++p)
        if (harmless(frontier[p]) && !clearly_worse(frontier[p].change[0], frontier[best].change[0], goals[0]) &&
            mean_cost(frontier[p]) < mean_cost(frontier[choice.position]))
            choice.position = p;
    choice.rule = {"of the plans on the frontier, those that clearly worsen another goal against doing nothing are left out; of the rest, "
                   "the cheapest that is not clearly worse than the best in the first goal (" +
                       goals[0].label.en + "); clearly means by the 95 % intervals of paired differences",
                   "在前沿方案中，先去除使其他目标比不实施规划明显变差的方案，再在首要目标（" + goals[0].label.zh +
                       "）不明显劣于最优者的方案中取支出最少者（按配对差的95%区间判断）"};
    return choice;
}

} // namespace terrace
