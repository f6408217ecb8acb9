#include "analysis/plan/plan.hpp"

#include "analysis/plan/acceptability.hpp"
#include "analysis/plan/cost_effectiveness.hpp"
#include "analysis/plan/dominance.hpp"
#include "analysis/plan/next_money.hpp"
#include "analysis/plan/plan_frontier.hpp"
#include "analysis/plan/plan_notes.hpp"
#include "analysis/plan/plan_search.hpp"
#include "analysis/plan/projections.hpp"
#include "analysis/plan/shapley.hpp"
#include "analysis/plan/stresses.hpp"
#include "analysis/plan/tier_notes.hpp"
#include "analysis/plan/tier_regret.hpp"
#include "sim/config/document.hpp"
#include "sim/config/key_visitor.hpp"

#include <algorithm>

namespace terrace {
namespace {

std::vector<PlanGoal> goals_of(const PlanRequest& request) {
    std::vector<PlanGoal> goals;
    for (const PlanGoalKind kind : request.goals)
        goals.push_back(plan_goal(kind));
    return goals;
}

PlanResult described(const PlanInputs& inputs) {
    const PlanRequest& request = inputs.request;
    PlanResult result;
    result.title = request.title;
    result.county = request.county;
    result.first_year = request.first_year;
    result.years = static_cast<int>(request.years());
    result.goal_years = request.goals_until - request.first_year + 1;
    result.horizon_years = request.horizon - request.first_year + 1;
    result.replicates = request.search.frontier_replicates;
    result.seed = request.search.seed;
    result.goals = goals_of(request);
    result.lines = inputs.lines;
    for (const Factor& factor : request.uncertainty.factors)
        result.drawn.push_back(factor.label);
    result.unit = request.ceilings.unit;
    result.ceiling = request.ceilings.total;
    return result;
}

/// Means over replicates, less is better of all.
std::vector<std::vector<double>> evaluated(PlanRuns& runs, const std::vector<PlanBudget>& budgets, const std::vector<PlanGoal>& goals) {
    std::vector<std::vector<double>> losses;
    for (const PlanOutcome& outcome : runs.evaluate(budgets))
        losses.push_back(mean_losses(losses_of(outcome.change, goals)));
    return losses;
}

std::vector<PlanCandidate> candidates_of(PlanRuns& runs, const std::vector<PlanBudget>& budgets, const std::vector<PlanGoal>& goals) {
    const std::vector<PlanOutcome> outcomes = runs.evaluate(budgets);
    std::vector<PlanCandidate> candidates;
    for (std::size_t b = 0; b < budgets.size(); ++b)
        candidates.push_back(candidate_of(budgets[b], outcomes[b], goals));
    return candidates;
}

/// The search's best plans over the frontier's replicates, each without the money that it cannot spend where that does no harm.
std::vector<PlanCandidate> rivals(const PlanInputs& inputs, PlanRuns& runs, const PlanSearch& search, const std::vector<PlanGoal>& goals) {
    std::vector<PlanBudget> budgets{no_budget(inputs)};
    for (const std::size_t best : best_plans(search, inputs.request.search.population))
        if (search.plans[best].budget.total() > 0) budgets.push_back(search.plans[best].budget);
    const std::vector<PlanOutcome> outcomes = runs.evaluate(budgets);
    std::vector<PlanBudget> lean;
    for (std::size_t b = 0; b < budgets.size(); ++b)
        lean.push_back(trimmed_budget(budgets[b], outcomes[b], inputs.request.ceilings.unit));
    std::vector<PlanCandidate> leaner = candidates_of(runs, lean, goals), kept;
    for (std::size_t b = 0; b < budgets.size(); ++b) {
        PlanCandidate full = candidate_of(budgets[b], outcomes[b], goals);
        kept.push_back(may_stand_for(leaner[b], full, goals) ? std::move(leaner[b]) : std::move(full));
    }
    return kept;
}

/// Cells of a line in which one more unit is tried: every tier in the first and in the last year.
constexpr std::size_t tried_cells = 2 * tier_count;

std::size_t tier_of_cell(std::size_t cell) { return cell / 2; }
std::size_t year_of_cell(std::size_t cell, std::size_t years) { return cell % 2 == 0 ? 0 : years - 1; }

/// One more unit for each line, where it does most for the first goal.
std::vector<NextMoney> price_next_money(const PlanInputs& inputs, PlanRuns& runs, const PlanCandidate& chosen,
                                        const std::vector<PlanGoal>& goals) {
    const std::size_t years = chosen.budget.years;
    std::vector<PlanBudget> more;
    for (std::size_t line = 0; line < inputs.lines.size(); ++line)
        for (std::size_t cell = 0; cell < tried_cells; ++cell) {
            more.push_back(chosen.budget);
            more.back().at(line, tier_of_cell(cell), year_of_cell(cell, years)) += inputs.request.ceilings.unit;
        }
    const std::vector<PlanOutcome> outcomes = runs.evaluate(more);
    std::vector<NextMoney> next;
    for (std::size_t line = 0; line < inputs.lines.size(); ++line) {
        std::vector<NextCell> places;
        for (std::size_t cell = 0; cell < tried_cells; ++cell)
            places.push_back({tier_of_cell(cell), year_of_cell(cell, years), outcomes[line * tried_cells + cell].change});
        next.push_back(best_place(places, chosen.change, goals));
    }
    return next;
}

std::size_t cost_goal(const std::vector<PlanGoal>& goals) {
    return static_cast<std::size_t>(
        std::find_if(goals.begin(), goals.end(), [](const PlanGoal& goal) { return goal.kind == PlanGoalKind::cost; }) - goals.begin());
}

/// The first goal against cost: the ladder, and how sure a choice is at each worth of a unit of the goal.
void weigh_costs(PlanResult& result) {
    constexpr std::size_t steps = 41;
    const std::size_t cost = cost_goal(result.goals);
    std::vector<double> costs, effects;
    std::vector<std::vector<double>> costs_by_luck, effects_by_luck;
    for (const PlanCandidate& plan : result.frontier) {
        costs.push_back(plan.goals[cost].mean);
        effects.push_back(plan.goals[0].mean);
        costs_by_luck.push_back(plan.change[cost]);
        effects_by_luck.push_back(plan.change[0]);
    }
    const bool more_is_better = result.goals[0].more_is_better;
    result.ladder = cost_effectiveness_ladder(costs, effects, more_is_better);
    add_ratio_intervals(result.ladder, costs_by_luck, effects_by_luck, more_is_better);
    const double otherwise = std::max(1.0, *std::max_element(costs.begin(), costs.end()));
    result.acceptability = acceptability(costs_by_luck, effects_by_luck, worths_for(result.ladder, steps, otherwise), more_is_better);
}

/// The parts of the lines in what the proposal does for the first goal.
ShapleySplit split_effect(const PlanInputs& inputs, PlanRuns& runs, const PlanBudget& proposal) {
    const auto effect = [&](unsigned mask) {
        PlanBudget part = proposal;
        for (std::size_t cell = 0; cell < part.money.size(); ++cell)
            if ((mask >> (cell / part.years / tier_count) & 1u) == 0) part.money[cell] = 0;
        return runs.evaluate({part}).front().change.front();
    };
    return shapley_split(inputs.lines.size(), effect, {.seed = inputs.request.search.seed});
}

/// Runs of subsets that the split takes at most.
std::size_t most_subsets(std::size_t lines) {
    return lines <= most_exact_lines ? std::size_t{1} << lines : ShapleyTerms{}.rounds * 4 * lines * lines;
}

/// What the tiers of the villages are judged from.
TierRequest tier_request(const PlanInputs& inputs, const RunOptions& options) {
    TierRequest request;
    request.base = [&inputs](const std::vector<std::string>& settings) {
        return plan_future(inputs, inputs.base, {}, settings, inputs.full.months);
    };
    request.factors = inputs.request.uncertainty.factors;
    request.county = inputs.request.county;
    request.draws = inputs.request.uncertainty.draws;
    request.concentration = inputs.request.uncertainty.weight_concentration;
    request.seed = inputs.request.search.seed;
    request.run = options;
    request.run.progress = nullptr;
    return request;
}

/// What it costs the first goal when a village is in another tier than the plan's.
void price_wrong_tiers(PlanResult& result, PlanRuns& runs) {
    if (result.villages.empty()) return;
    const PlanBudget& proposal = result.frontier[result.chosen].budget;
    add_regret(result.villages, result.goals[0].more_is_better, [&](const std::vector<std::vector<std::string>>& settings) {
        std::vector<std::vector<double>> first_goal;
        for (const PlanOutcome& outcome : runs.evaluate(proposal, settings))
            first_goal.push_back(outcome.change.front());
        return first_goal;
    });
}

/// Its own title, that of its file, or its key.
Text title_of(const PlanStressRequest& stress) {
    if (!stress.title.en.empty()) return stress.title;
    if (stress.scenario.empty()) return {stress.key, stress.key};
    const Stacked stacked = stack_scenario(stress.scenario);
    const Records none;
    const std::string name = stress.scenario.stem().string();
    Text title{name, name};
    KeyVisitor(stacked.root, "", none, "").label("title", title);
    return title;
}

/// With the proposal and without it, in the ordinary course and under each stress, to the horizon.
void project(const PlanInputs& inputs, const RunOptions& options, PlanResult& result) {
    std::vector<PlanStressRequest> stresses{{.key = ordinary_course().key, .title = ordinary_course().label, .place = {}, .scenario = {}, .settings = {}}};
    stresses.insert(stresses.end(), inputs.request.stresses.begin(), inputs.request.stresses.end());
    for (const PlanStressRequest& stress : stresses)
        result.stresses.push_back({stress.key, title_of(stress)});
    const std::vector<std::vector<std::string>> draws = frontier_draws(inputs);
    ProjectionRequest request;
    request.futures = stresses.size();
    request.future = [&](std::size_t stress, std::size_t replicate) {
        const Stacked stack = with_settings(inputs.stack, draws[replicate]);
        const Scenario full =
            plan_future(inputs, stack, stresses[stress].scenario, stresses[stress].settings, inputs.request.horizon_months());
        return ProjectedFuture{plan_scenario(inputs, full, no_budget(inputs)),
                               plan_scenario(inputs, full, result.frontier[result.chosen].budget)};
    };
    request.counties = inputs.counties;
    for (const PlanVillage& village : result.villages)
        request.tiers[village.key] = village.tier;
    request.first_replicate = inputs.request.search.replicates;
    request.replicates = inputs.request.search.frontier_replicates;
    request.same_people = true;
    request.seed = inputs.request.search.seed;
    request.run = options;
    request.run.progress = nullptr;
    result.projections = plan_projections(request);
}

/// What is taken as given and what is not known, of the plan and of its tiers.
void note(const PlanInputs& inputs, const RunOptions& options, PlanResult& result) {
    const TierRequest tiers = tier_request(inputs, options);
    result.assumptions = plan_assumptions(inputs);
    result.unknowns = plan_unknowns(!result.drawn.empty());
    if (result.villages.empty()) return;
    result.tiers = tier_rules(tiers);
    for (auto& assumption : tier_assumptions())
        result.assumptions.push_back(std::move(assumption));
    for (Text& unknown : tier_unknowns(tiers))
        result.unknowns.push_back(std::move(unknown));
}

} // namespace

std::vector<PlanVillage> plan_villages(const PlanInputs& inputs, const RunOptions& options) {
    return judge_villages(tier_request(inputs, options));
}

std::size_t most_plan_runs(const PlanInputs& inputs, const std::vector<PlanVillage>& villages) {
    const PlanSearchTerms& search = inputs.request.search;
    return search.evaluations * search.replicates +
           (2 * (search.population + 1) + inputs.lines.size() * tried_cells + most_subsets(inputs.lines.size()) + regret_lists(villages)) *
               search.frontier_replicates;
}

PlanResult make_plan(const PlanInputs& inputs, PlanRuns& runs, std::vector<PlanVillage> villages) {
    const PlanSearchTerms& terms = inputs.request.search;
    PlanResult result = described(inputs);
    result.villages = std::move(villages);
    runs.prepare(0, terms.replicates);
    const PlanSearch search = search_plans(inputs.request.ceilings, terms,
                                           [&](const std::vector<PlanBudget>& budgets) { return evaluated(runs, budgets, result.goals); });
    result.progress = search.progress;
    runs.prepare(terms.replicates, frontier_draws(inputs));
    result.frontier = frontier_of(rivals(inputs, runs, search, result.goals), result.goals);
    const PlanChoice choice = choose_plan(result.frontier, result.goals);
    result.chosen = choice.position;
    result.choice = choice.rule;
    result.next_money = price_next_money(inputs, runs, result.frontier[result.chosen], result.goals);
    weigh_costs(result);
    price_wrong_tiers(result, runs);
    result.split = split_effect(inputs, runs, result.frontier[result.chosen].budget);
    project(inputs, runs.options(), result);
    note(inputs, runs.options(), result);
    return result;
}

} // namespace terrace
