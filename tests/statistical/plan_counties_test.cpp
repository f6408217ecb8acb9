#include "analysis/plan/allocation.hpp"
#include "analysis/plan/dominance.hpp"
#include "analysis/plan/hypervolume.hpp"
#include "analysis/plan/plan.hpp"
#include "analysis/plan/plan_search.hpp"
#include "tests/support/plan_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

// Three small counties whose best plan theory knows, and every budget of which can be run: grants to the households in need, in one year.
// n = 3 replicates of the search (seed 1), 4 others of the frontier; what must hold is exact, so there is no alpha.
namespace terrace {
namespace {

/// Four units of so many grants of 1,000 yuan.
std::string frame_of(int grants, int evaluations = 400) {
    return "goals = [\"lowest_40_income\", \"cost\"]\n[ceilings]\ntotal_yuan = " + std::to_string(4000 * grants) +
           "\nunit_yuan = " + std::to_string(1000 * grants) +
           "\n[search]\nreplicates = 3\nfrontier_replicates = 4\nevaluations = " + std::to_string(evaluations) + "\npopulation = 20\n[uncertainty]\ndraws = 20\n";
}

std::string grants(const std::string& key, const std::string& target, double works_share) {
    const std::string tier = " = { yuan_per_year = 1_000_000, works_share = " + std::to_string(works_share) + " }\n";
    return "[lines." + key + "]\ninstrument = \"tiered_support\"\ngrant_yuan = 1000\ntarget = " + target + "\ndemonstration" + tier +
           "catching_up" + tier + "consolidation" + tier;
}

const std::string everybody = "{ low_income = true, income_below_yuan = 100_000 }";

/// Every budget within the total, one cell after the other.
std::vector<PlanBudget> every_budget(const PlanInputs& inputs) {
    const Fen unit = inputs.request.ceilings.unit;
    std::vector<PlanBudget> all;
    PlanBudget budget = no_budget(inputs);
    const std::function<void(std::size_t, Fen)> fill = [&](std::size_t cell, Fen left) {
        if (cell == budget.money.size()) {
            all.push_back(budget);
            return;
        }
        for (Fen money = 0; money <= left; money += unit) {
            budget.money[cell] = money;
            fill(cell + 1, left - money);
        }
        budget.money[cell] = 0;
    };
    fill(0, inputs.request.ceilings.total);
    return all;
}

struct Found {
    PlanResult plan;
    PlanSearch search;
    std::vector<PlanBudget> all;
    std::vector<std::vector<double>> truth, looked; ///< losses of every budget, and of those that the search looked at
};

Found find(const PlanWorld& world, PlanInputs inputs) {
    std::vector<PlanVillage> villages = plan_villages(inputs, {});
    settle_tiers(inputs, villages);
    RunLog log(world.log(), describe_plan_runs(inputs));
    PlanRuns runs(inputs, log, {});
    Found found;
    found.plan = make_plan(inputs, runs, std::move(villages));
    runs.prepare(0, inputs.request.search.replicates);
    const auto losses = [&](const std::vector<PlanBudget>& budgets) {
        std::vector<std::vector<double>> list;
        for (const PlanOutcome& outcome : runs.evaluate(budgets))
            list.push_back(mean_losses(losses_of(outcome.change, found.plan.goals)));
        return list;
    };
    found.all = every_budget(inputs);
    found.truth = losses(found.all);
    found.search = search_plans(inputs.request.ceilings, inputs.request.search, losses);
    for (const SearchedPlan& plan : found.search.plans)
        found.looked.push_back(plan.losses);
    return found;
}

Found find(const PlanWorld& world, const std::string& lines, int grants = 10) { return find(world, world.read(frame_of(grants) + lines)); }

Fen of_line(const PlanBudget& budget, std::size_t line) { return budget.at(line, 0, 0) + budget.at(line, 1, 0) + budget.at(line, 2, 0); }

/// The frontier that the search saw measures as much as the true one.
void expect_the_true_frontier(const Found& found) {
    const GoalRange range = goal_range(found.truth);
    const std::vector<double> worst(2, 1.1);
    EXPECT_GE(hypervolume(normalised(found.looked, range), worst), 0.995 * hypervolume(normalised(found.truth, range), worst));
    EXPECT_EQ(goal_range(found.looked).best, range.best); // the most effective plan and the cheapest are among those looked at
}

const PlanBudget& most_effective(const Found& found) {
    return found.all[static_cast<std::size_t>(std::min_element(found.truth.begin(), found.truth.end()) - found.truth.begin())];
}

TEST(PlanOfACounty, gives_nothing_to_a_line_for_which_nobody_is_eligible) {
    const PlanWorld world([](const std::string&, bool) { return false; }); // nobody exited poverty
    const Found found = find(world, grants("help", everybody, 0) + grants("exited", "{ exited = true }", 0));
    expect_the_true_frontier(found);
    for (const PlanCandidate& plan : found.plan.frontier)
        EXPECT_EQ(of_line(plan.budget, 1), 0) << plan.name;
    EXPECT_GT(of_line(found.plan.frontier[found.plan.chosen].budget, 0), 0);
}

TEST(PlanOfACounty, gives_nothing_to_a_tier_where_nobody_is_eligible) {
    const PlanWorld world([](const std::string& village, bool) { return village == "示例三村"; });
    const Found found = find(world, grants("exited", "{ exited = true }", 0));
    expect_the_true_frontier(found);
    std::array<Fen, tier_count> money{};
    for (const PlanCandidate& plan : found.plan.frontier)
        for (std::size_t t = 0; t < tier_count; ++t)
            money[t] += plan.budget.at(0, t, 0);
    EXPECT_EQ(std::count(money.begin(), money.end(), Fen{0}), 2); // one village is in one tier
    EXPECT_GT(found.plan.frontier[found.plan.chosen].asked, 0);
}

TEST(PlanOfACounty, takes_the_line_that_pays_twice_as_much_for_each_yuan) {
    const PlanWorld world;
    const Found found = find(world, grants("whole", everybody, 0) + grants("half", everybody, 0.5), 3); // half of it leaves the county
    expect_the_true_frontier(found);
    EXPECT_EQ(of_line(most_effective(found), 1), 0);
    const PlanBudget& proposal = found.plan.frontier[found.plan.chosen].budget;
    EXPECT_GT(of_line(proposal, 0), of_line(proposal, 1));
}

// Of 1,820 budgets (two lines, three tiers, two years, four units) the search may look at 300.
TEST(PlanOfACounty, is_found_among_many_more_budgets_than_are_looked_at) {
    const PlanWorld world;
    const std::string head = "base = \"base.toml\"\nyears = { first = 2021, last = 2022 }\ngoals_until = 2022\n";
    const auto file = world.write(frame_of(3, 300) + grants("whole", everybody, 0) + grants("half", everybody, 0.5), head);
    const Found found = find(world, read_plan_inputs(file, PlanWorld::scenarios()));
    EXPECT_EQ(found.all.size(), 1820u);
    EXPECT_LE(found.looked.size(), 300u);
    const GoalRange range = goal_range(found.truth);
    const std::vector<double> worst(2, 1.1);
    EXPECT_GE(hypervolume(normalised(found.looked, range), worst), 0.97 * hypervolume(normalised(found.truth, range), worst));
    const PlanBudget& proposal = found.plan.frontier[found.plan.chosen].budget;
    Fen whole = 0, half = 0;
    for (std::size_t tier = 0; tier < tier_count; ++tier)
        for (std::size_t year = 0; year < 2; ++year)
            whole += proposal.at(0, tier, year), half += proposal.at(1, tier, year);
    EXPECT_GT(whole, 3 * half);
}

const std::string uncertain_pension = "[[uncertainty.factor]]\nkey = \"parameters.transfer.pension\"\n";

/// What a plan's runs say of grants of 10,000 yuan in consolidation villages.
class GrantRuns {
public:
    GrantRuns() : inputs(world_.read(frame_of(10) + uncertain_pension + grants("whole", everybody, 0))), log_(world_.log(), describe_plan_runs(inputs)),
                  runs(inputs, log_, {}) {
        budget = no_budget(inputs);
        budget.at(0, 2, 0) = 10'000'00;
    }
    [[nodiscard]] std::vector<double> first_goal() { return runs.evaluate({budget}).front().change.front(); }

private:
    PlanWorld world_;

public:
    PlanInputs inputs;

private:
    RunLog log_;

public:
    PlanRuns runs;
    PlanBudget budget;
};

TEST(PlanRunsWithDraws, meet_each_replicate_with_its_own_parameters) {
    GrantRuns plain, drawn;
    const std::vector<std::vector<std::string>> draws = frontier_draws(drawn.inputs);
    ASSERT_EQ(draws.size(), 4u);
    EXPECT_EQ(std::set<std::vector<std::string>>(draws.begin(), draws.end()).size(), 4u);
    plain.runs.prepare(0, 4);
    drawn.runs.prepare(0, draws);
    EXPECT_NE(plain.first_goal(), drawn.first_goal());
    for (std::size_t r = 0; r < 4; ++r) { // a replicate's number, and its parameters, are all that counts
        GrantRuns alone;
        alone.runs.prepare(r, std::vector<std::vector<std::string>>{draws[r]});
        EXPECT_EQ(alone.first_goal().front(), drawn.first_goal()[r]) << r;
    }
}

TEST(PlanRunsWithDraws, put_settings_over_the_draws) {
    GrantRuns drawn;
    const std::vector<std::vector<std::string>> draws = frontier_draws(drawn.inputs);
    drawn.runs.prepare(0, draws);
    const std::string same = "parameters.tiers.fixed_months=72"; // a setting that changes nothing in a year
    EXPECT_EQ(drawn.runs.evaluate(drawn.budget, {{same}}).front().change.front(), drawn.first_goal());
    const Stacked stack = with_settings(drawn.inputs.stack, {"parameters.price.chili=2"});
    const Scenario future = plan_future(drawn.inputs, stack, PlanWorld::scenarios() / "stresses" / "lost-markets.toml", {}, 12);
    EXPECT_DOUBLE_EQ(yuan(future.parameters.price.chili), 1);
}

TEST(PlanOfACounty, is_the_same_for_one_thread_and_two_and_from_what_was_kept) {
    const PlanWorld world;
    const PlanInputs inputs = world.read(frame_of(10) + uncertain_pension + grants("whole", everybody, 0));
    const auto make = [&](const std::string& name, int threads) {
        RunLog log(world.log().string() + name, describe_plan_runs(inputs));
        PlanRuns runs(inputs, log, {threads, nullptr, nullptr});
        PlanResult plan = make_plan(inputs, runs);
        return std::pair{std::move(plan), runs.evaluations()};
    };
    const auto [one, made] = make("one", 1);
    const auto [two, made_by_two] = make("two", 2);
    const auto [again, made_again] = make("one", 2);
    EXPECT_EQ(made, made_by_two);
    EXPECT_EQ(made_again, 0u);
    for (const PlanResult* other : {&two, &again}) {
        ASSERT_EQ(one.frontier.size(), other->frontier.size());
        EXPECT_EQ(one.chosen, other->chosen);
        for (std::size_t p = 0; p < one.frontier.size(); ++p) {
            EXPECT_EQ(one.frontier[p].budget, other->frontier[p].budget);
            EXPECT_EQ(one.frontier[p].change, other->frontier[p].change);
        }
    }
}

} // namespace
} // namespace terrace
