#include "analysis/discovery/discovery.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace terrace {
namespace {

using Opening = std::array<std::uint8_t, 3>; ///< of a factor: low end, high end, choices

/// What taking a factor in may mean: one end, the other, or both; of a choice the one thing.
std::vector<Opening> openings_of(const Factor& factor) {
    if (factor.spread == Spread::choice) return {{0, 0, 1}};
    return {{1, 0, 0}, {0, 1, 0}, {1, 1, 0}};
}

/// Looks for the set of factors that gives the best box whose limits all count.
class FactorChoice {
public:
    FactorChoice(const Futures& futures, const std::vector<std::uint32_t>& points, std::size_t least, const DiscoveryTerms& terms)
        : futures_(futures), points_(points), least_(least), terms_(terms) {}

    [[nodiscard]] BoxTrajectory choose() const {
        BoxTrajectory all = *trial({}, -1);
        if (terms_.level >= 1) return all;
        BoxTrajectory few = forward();
        return balance_of(all) > balance_of(few) ? all : few;
    }

private:
    [[nodiscard]] double balance_of(const BoxStep& step, const BoxStep& whole) const { return balance(step.inside, whole.inside.cases); }
    [[nodiscard]] double balance_of(const BoxTrajectory& trajectory) const { return balance_of(trajectory.step(), trajectory.steps.front()); }

    [[nodiscard]] bool limits_count(const FutureBox& box) const {
        if (terms_.level >= 1) return true;
        const std::vector<Restriction> limits = restrictions_of(box, futures_, points_);
        return std::all_of(limits.begin(), limits.end(), [&](const Restriction& limit) { return limit.p <= terms_.level; });
    }

    /// The best balanced of the steps whose limits all count (among equals the last), if its balance is above a bound.
    [[nodiscard]] std::optional<std::size_t> best_that_counts(const std::vector<BoxStep>& steps, double above) const {
        std::vector<std::size_t> order(steps.size());
        std::iota(order.rbegin(), order.rend(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
            return balance_of(steps[one], steps.front()) > balance_of(steps[other], steps.front());
        });
        for (const std::size_t step : order) {
            if (!(balance_of(steps[step], steps.front()) > above)) break;
            if (limits_count(steps[step].box)) return step;
        }
        return std::nullopt;
    }

    /// Peels with the open faces alone, takes the best box that counts, and pastes onto it if it counts then too.
    [[nodiscard]] std::optional<BoxTrajectory> trial(const OpenFaces& open, double above) const {
        BoxTrajectory trajectory{peel(futures_, points_, least_, terms_.prim, open)};
        const std::optional<std::size_t> best = best_that_counts(trajectory.steps, above);
        if (!best) return std::nullopt;
        trajectory.chosen = *best;
        if (trajectory.chosen == 0) return trajectory;
        std::vector<BoxStep> pasted = paste(futures_, points_, trajectory.step(), terms_.prim);
        if (pasted.empty() || !limits_count(pasted.back().box)) return trajectory;
        for (BoxStep& step : pasted) trajectory.steps.push_back(std::move(step));
        trajectory.chosen = trajectory.steps.size() - 1;
        return trajectory;
    }

    /// Takes in one factor after the other, each time the one that gives the best balance, as long as it rises.
    [[nodiscard]] BoxTrajectory forward() const {
        OpenFaces open(futures_.factors.size(), Opening{0, 0, 0});
        BoxTrajectory best = *trial(open, -1);
        while (true) {
            OpenFaces wider = open;
            for (std::size_t factor = 0; factor < open.size(); ++factor) {
                if (open[factor] != Opening{0, 0, 0}) continue;
                for (const Opening& opening : openings_of(futures_.factors[factor])) {
                    OpenFaces trying = open;
                    trying[factor] = opening;
                    std::optional<BoxTrajectory> found = trial(trying, balance_of(best));
                    if (!found) continue;
                    best = std::move(*found);
                    wider = std::move(trying);
                }
            }
            if (wider == open) return best;
            open = std::move(wider);
        }
    }

    const Futures& futures_;
    const std::vector<std::uint32_t>& points_;
    std::size_t least_;
    const DiscoveryTerms& terms_;
};

} // namespace

BoxTrajectory box_trajectory(const Futures& futures, const std::vector<std::uint32_t>& points, std::size_t least, const DiscoveryTerms& terms) {
    return FactorChoice(futures, points, least, terms).choose();
}

} // namespace terrace
