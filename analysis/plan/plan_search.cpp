#include "analysis/plan/plan_search.hpp"

#include "analysis/plan/allocation.hpp"
#include "analysis/plan/dominance.hpp"
#include "analysis/plan/hypervolume.hpp"

#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/batch_evaluators/member_bfe.hpp>
#include <pagmo/bfe.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>
#include <pagmo/utils/multi_objective.hpp>

#include <algorithm>
#include <map>

namespace terrace {
namespace {

/// Everything looked at so far, and where new points are looked at.
class Archive {
public:
    Archive(const PlanCeilings& ceilings, const PlanEvaluator& evaluate) : ceilings_(ceilings), evaluate_(evaluate) {}

    /// Losses of points, one after the other; budgets that are new are evaluated together.
    std::vector<std::vector<double>> losses(const std::vector<std::vector<double>>& points) {
        std::vector<std::size_t> positions;
        std::vector<PlanBudget> fresh;
        for (const std::vector<double>& point : points) {
            PlanBudget budget = budget_at(ceilings_, point);
            const auto [known, added] = by_text_.emplace(budget_text(budget), search.plans.size() + fresh.size());
            positions.push_back(known->second);
            if (added) fresh.push_back(std::move(budget));
        }
        const std::vector<std::vector<double>> found = evaluate_(fresh);
        for (std::size_t i = 0; i < fresh.size(); ++i)
            search.plans.push_back({std::move(fresh[i]), found[i]});
        std::vector<std::vector<double>> result;
        for (const std::size_t position : positions)
            result.push_back(search.plans[position].losses);
        return result;
    }

    PlanSearch search;

private:
    const PlanCeilings& ceilings_;
    const PlanEvaluator& evaluate_;
    std::map<std::string, std::size_t> by_text_;
};

/// The search as pagmo sees it: points of the unit cube, and their losses a generation at a time.
struct Problem {
    Archive* archive = nullptr;
    std::size_t size = 1, goals = 2;

    [[nodiscard]] std::pair<std::vector<double>, std::vector<double>> get_bounds() const {
        return {std::vector<double>(size, 0), std::vector<double>(size, 1)};
    }
    [[nodiscard]] std::vector<double>::size_type get_nobj() const { return goals; }
    [[nodiscard]] std::vector<double> fitness(const std::vector<double>& point) const { return archive->losses({point}).front(); }
    [[nodiscard]] std::vector<double> batch_fitness(const std::vector<double>& coordinates) const {
        std::vector<std::vector<double>> points;
        for (auto at = coordinates.begin(); at != coordinates.end(); at += static_cast<std::ptrdiff_t>(size))
            points.emplace_back(at, at + static_cast<std::ptrdiff_t>(size));
        std::vector<double> flat;
        for (const std::vector<double>& losses : archive->losses(points))
            flat.insert(flat.end(), losses.begin(), losses.end());
        return flat;
    }
    [[nodiscard]] pagmo::thread_safety get_thread_safety() const { return pagmo::thread_safety::none; }
};

std::vector<std::vector<double>> all_losses(const PlanSearch& search) {
    std::vector<std::vector<double>> losses;
    for (const SearchedPlan& plan : search.plans)
        losses.push_back(plan.losses);
    return losses;
}

/// The front after each generation, which ends with so many plans.
std::vector<PlanProgress> progress_of(const PlanSearch& search, const std::vector<std::size_t>& ends) {
    const std::vector<std::vector<double>> losses = all_losses(search);
    const std::vector<std::vector<double>> points = normalised(losses, goal_range(losses));
    constexpr double beyond = 1.1; // of the worst, so that plans at an end of a goal count
    const std::vector<double> worst(points.front().size(), beyond);
    std::vector<PlanProgress> progress;
    std::vector<std::vector<double>> front;
    std::size_t seen = 0;
    for (const std::size_t end : ends) {
        front.insert(front.end(), points.begin() + static_cast<std::ptrdiff_t>(seen), points.begin() + static_cast<std::ptrdiff_t>(end));
        seen = end;
        std::vector<std::vector<double>> kept;
        const std::vector<std::vector<std::size_t>> fronts = non_dominated_fronts(front);
        for (const std::size_t best : fronts.front())
            kept.push_back(front[best]);
        front = std::move(kept);
        progress.push_back({end, hypervolume(front, worst), front.size()});
    }
    return progress;
}

} // namespace

PlanSearch search_plans(const PlanCeilings& ceilings, const PlanSearchTerms& terms, const PlanEvaluator& evaluate) {
    const std::size_t lines = ceilings.by_line.size(), years = ceilings.by_year.size(), size = point_size(lines, years);
    Archive archive(ceilings, evaluate);
    const std::vector<std::vector<double>> points = first_points(lines, years, terms.population, terms.seed);
    const std::vector<std::vector<double>> losses = archive.losses(points);
    std::vector<std::size_t> ends{archive.search.plans.size()};
    const pagmo::problem problem(Problem{&archive, size, losses.front().size()});
    pagmo::population population(problem, 0, terms.seed);
    for (std::size_t i = 0; i < points.size(); ++i)
        population.push_back(points[i], losses[i]);
    constexpr double crossover = 0.95, crossover_index = 10, mutation_index = 20;
    const double mutation = 1.0 / static_cast<double>(size); // one coordinate of a child, as Deb et al. have it
    pagmo::nsga2 algorithm(1, crossover, crossover_index, mutation, mutation_index, terms.seed);
    algorithm.set_bfe(pagmo::bfe(pagmo::member_bfe()));
    constexpr std::size_t patience = 4; // points for a budget: a search that only finds what it knows ends
    const auto goes_on = [&](std::size_t looked) {
        return archive.search.plans.size() + terms.population <= terms.evaluations && looked < patience * terms.evaluations;
    };
    for (std::size_t looked = points.size(); goes_on(looked); looked += terms.population) {
        population = algorithm.evolve(std::move(population));
        ends.push_back(archive.search.plans.size());
    }
    archive.search.progress = progress_of(archive.search, ends);
    return std::move(archive.search);
}

std::vector<std::size_t> best_plans(const PlanSearch& search, std::size_t count) {
    const std::vector<std::vector<double>> losses = all_losses(search);
    if (losses.size() < 2) return std::vector<std::size_t>(losses.size(), 0);
    const auto chosen = pagmo::select_best_N_mo(losses, std::min(count, losses.size()));
    std::vector<std::size_t> positions(chosen.begin(), chosen.end());
    std::sort(positions.begin(), positions.end());
    return positions;
}

} // namespace terrace
