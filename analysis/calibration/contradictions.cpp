#include "analysis/calibration/contradictions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "analysis/calibration/level_set.hpp"

namespace terrace {
namespace {

constexpr std::size_t searchers = 60;   // points that look for the lowest place

using Aims = std::vector<std::size_t>;

class Search {
public:
    Search(const Emulation& emulation, const ContradictionRequest& request) : emulation_(emulation), request_(request) {}

    std::vector<Contradiction> among_fitted() {
        Aims left = fitted_aims(emulation_.aims());
        std::vector<Contradiction> found = take_out_single_ones(left);
        if (!conflict_of(left)) return found;
        const std::size_t before = found.size();
        for (std::size_t i = 0; i < left.size(); ++i)
            for (std::size_t j = i + 1; j < left.size(); ++j)
                if (const auto conflict = conflict_of({left[i], left[j]})) found.push_back(*conflict);
        if (found.size() == before) found.push_back(smallest(left, {}));
        return found;
    }

    /// Each foretold aim alone, else with those fitted aims that can be met together.
    std::vector<Contradiction> of_foretold() {
        Aims met = fitted_aims(emulation_.aims());
        take_out_single_ones(met);
        const bool together = !conflict_of(met);
        std::vector<Contradiction> found;
        for (std::size_t a = 0; a < emulation_.aims().size(); ++a) {
            if (emulation_.aims()[a].fitted) continue;
            Aims with = met;
            with.push_back(a);
            if (const auto alone = conflict_of({a}))
                found.push_back(*alone);
            else if (together && conflict_of(with))
                found.push_back(smallest(with, {a}));
        }
        return found;
    }

    /// Where the ranges have to be widened least, and by how much.
    void widen(Contradiction& one) const {
        const LevelSet set = search([&](const double* point, double) { return widening_at(one.aims, point); }, 0);
        one.widening = set.lowest;
        one.point = set.lowest_point;
    }

private:
    /// Misses in standard deviations of what is not known of the model itself; none where nothing is unknown and nothing is missed.
    [[nodiscard]] double height(const Aims& aims, const double* point, double limit) const {
        double largest = 0;
        for (const std::size_t aim : aims) {
            const Forecast foretold = emulation_.forecast(aim, point);
            const double missed = miss(emulation_.aims()[aim], foretold.mean), spread = std::sqrt(foretold.variance + emulation_.luck_variance(aim));
            if (missed > 0) largest = std::max(largest, spread > 0 ? missed / spread : std::numeric_limits<double>::max());
            if (largest > limit) break;
        }
        return largest;
    }

    [[nodiscard]] double widening_at(const Aims& aims, const double* point) const {
        double largest = 0;
        for (const std::size_t aim : aims) largest = std::max(largest, miss(emulation_.aims()[aim], emulation_.forecast(aim, point).mean) / emulation_.aims()[aim].discrepancy);
        return largest;
    }

    [[nodiscard]] LevelSet search(const Height& height, double level) const {
        LevelSetRequest request;
        request.dimension = request_.dimension;
        request.level = level;
        request.count = searchers;
        request.seed = request_.seed;
        request.series = 1'000'000;   // apart from the waves'
        request.run = request_.run;
        return sample_level_set(height, request);
    }

    /// The contradiction of all these aims, unless some place meets them.
    std::optional<Contradiction> conflict_of(const Aims& aims) {
        if (aims.empty()) return std::nullopt;
        for (std::size_t i = 0; i < request_.known.size() / request_.dimension; ++i)
            if (height(aims, &request_.known[i * request_.dimension], request_.cutoff) <= request_.cutoff) return std::nullopt;
        const LevelSet set = search([&](const double* point, double limit) { return height(aims, point, limit); }, request_.cutoff);
        if (set.reached) {
            request_.known.insert(request_.known.end(), set.lowest_point.begin(), set.lowest_point.end());
            return std::nullopt;
        }
        return Contradiction{aims, set.lowest, 0, {}};
    }

    std::vector<Contradiction> take_out_single_ones(Aims& aims) {
        std::vector<Contradiction> found;
        std::erase_if(aims, [&](std::size_t aim) {
            const auto conflict = conflict_of({aim});
            if (conflict) found.push_back(*conflict);
            return conflict.has_value();
        });
        return found;
    }

    /// Takes out one aim after the other as long as the rest still contradicts itself (deletion filter: Chinneck and Dravnieks 1991). `kept` stay.
    Contradiction smallest(Aims aims, const Aims& kept) {
        for (const std::size_t aim : Aims(aims)) {
            if (std::find(kept.begin(), kept.end(), aim) != kept.end()) continue;
            Aims without = aims;
            std::erase(without, aim);
            if (conflict_of(without)) aims = without;
        }
        const auto conflict = conflict_of(aims);
        return conflict ? *conflict : Contradiction{aims, request_.cutoff, 0, {}};
    }

    const Emulation& emulation_;
    ContradictionRequest request_;
};

}  // namespace

std::vector<Contradiction> find_contradictions(const Emulation& emulation, const ContradictionRequest& request) {
    Search search(emulation, request);
    std::vector<Contradiction> found = search.among_fitted();
    const std::vector<Contradiction> foretold = search.of_foretold();
    found.insert(found.end(), foretold.begin(), foretold.end());
    for (Contradiction& one : found) search.widen(one);
    return found;
}

}  // namespace terrace
