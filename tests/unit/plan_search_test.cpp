#include "analysis/plan/allocation.hpp"
#include "analysis/plan/plan_search.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace terrace {
namespace {

// Counties whose best plan theory knows: the effect of money is a formula.

PlanCeilings ceilings_of(std::size_t lines, std::size_t years) {
    return {2000, 100, std::vector<Fen>(years, 2000), {2000, 2000, 2000}, std::vector<Fen>(lines, 2000)};
}

PlanSearchTerms terms_of(std::size_t evaluations) {
    PlanSearchTerms terms;
    terms.evaluations = evaluations;
    terms.population = 24;
    return terms;
}

using Effect = double (*)(const PlanBudget&);

/// More effect and less cost.
PlanSearch search(std::size_t lines, std::size_t years, Effect effect, std::size_t evaluations = 1200) {
    return search_plans(ceilings_of(lines, years), terms_of(evaluations), [effect](const std::vector<PlanBudget>& budgets) {
        std::vector<std::vector<double>> losses;
        for (const PlanBudget& budget : budgets)
            losses.push_back({-effect(budget), static_cast<double>(budget.total())});
        return losses;
    });
}

const SearchedPlan& most_effective(const PlanSearch& found) {
    return *std::min_element(found.plans.begin(), found.plans.end(),
                             [](const SearchedPlan& a, const SearchedPlan& b) { return a.losses < b.losses; });
}

Fen of_line(const PlanBudget& budget, std::size_t line) {
    Fen sum = 0;
    for (std::size_t t = 0; t < tier_count; ++t)
        for (std::size_t y = 0; y < budget.years; ++y)
            sum += budget.at(line, t, y);
    return sum;
}

TEST(PlanSearch, puts_everything_into_the_line_that_pays_twice) {
    const PlanSearch found =
        search(2, 2, [](const PlanBudget& budget) { return static_cast<double>(of_line(budget, 0) + 2 * of_line(budget, 1)); });
    EXPECT_EQ(of_line(most_effective(found).budget, 1), 2000);
    EXPECT_EQ(of_line(most_effective(found).budget, 0), 0);
}

TEST(PlanSearch, leaves_out_a_tier_where_nothing_works) {
    const PlanSearch found = search(2, 2, [](const PlanBudget& budget) {
        double effect = 0;
        for (std::size_t l = 0; l < 2; ++l)
            for (std::size_t y = 0; y < 2; ++y)
                effect += static_cast<double>(budget.at(l, 0, y) + budget.at(l, 2, y));
        return effect;
    });
    const PlanBudget& budget = most_effective(found).budget;
    EXPECT_EQ(budget.at(0, 1, 0) + budget.at(0, 1, 1) + budget.at(1, 1, 0) + budget.at(1, 1, 1), 0);
    EXPECT_EQ(budget.total(), 2000);
}

TEST(PlanSearch, spreads_money_where_returns_diminish) {
    // The sum of square roots over two lines in one tier is greatest with half the money each.
    const PlanSearch found = search(2, 1, [](const PlanBudget& budget) {
        return std::sqrt(static_cast<double>(budget.at(0, 1, 0))) + std::sqrt(static_cast<double>(budget.at(1, 1, 0)));
    });
    const PlanBudget& budget = most_effective(found).budget;
    EXPECT_EQ(budget.at(0, 1, 0), 1000);
    EXPECT_EQ(budget.at(1, 1, 0), 1000);
}

TEST(PlanSearch, improves_its_frontier_and_says_how_far) {
    const PlanSearch found = search(3, 3, [](const PlanBudget& budget) {
        double effect = 0;
        for (std::size_t cell = 0; cell < budget.money.size(); ++cell)
            effect += std::sqrt(static_cast<double>(budget.money[cell]) * static_cast<double>(1 + cell % 7));
        return effect;
    });
    ASSERT_GE(found.progress.size(), 1200u / 24);
    for (std::size_t g = 1; g < found.progress.size(); ++g)
        EXPECT_GE(found.progress[g].hypervolume, found.progress[g - 1].hypervolume);
    EXPECT_GT(found.progress.back().hypervolume, found.progress.front().hypervolume);
    EXPECT_EQ(found.progress.back().evaluations, found.plans.size());
}

TEST(PlanSearch, is_the_same_for_the_same_seed_and_evaluates_no_budget_twice) {
    const Effect effect = [](const PlanBudget& budget) {
        return std::sqrt(static_cast<double>(of_line(budget, 0))) + static_cast<double>(of_line(budget, 1)) / 50;
    };
    const PlanSearch one = search(2, 2, effect, 240), two = search(2, 2, effect, 240);
    ASSERT_EQ(one.plans.size(), two.plans.size());
    for (std::size_t p = 0; p < one.plans.size(); ++p)
        EXPECT_EQ(one.plans[p].budget, two.plans[p].budget);
    for (std::size_t p = 0; p < one.plans.size(); ++p)
        for (std::size_t q = p + 1; q < one.plans.size(); ++q)
            EXPECT_NE(one.plans[p].budget, one.plans[q].budget);
}

TEST(PlanSearch, passes_on_what_its_evaluator_throws) {
    struct Stop {};
    const auto stopping = [](const std::vector<PlanBudget>& budgets) -> std::vector<std::vector<double>> {
        if (budgets.size() < 24 && budgets.front().total() > 0) throw Stop();
        return std::vector<std::vector<double>>(budgets.size(), {static_cast<double>(budgets.size()), 0.0});
    };
    EXPECT_THROW((void)search_plans(ceilings_of(2, 2), terms_of(480), stopping), Stop);
}

} // namespace
} // namespace terrace
