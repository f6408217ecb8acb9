#include "analysis/sensitivity/pawn.hpp"

#include "analysis/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t fewest_points = 15, fewest_in_slice = 5;
constexpr std::size_t dummies = 200;   // enough for the 95 % point of a floor; estimate

/// Positions of a choice, shares of the others: both put the values of a factor in order.
double place_of(const Design& design, std::size_t point, std::size_t factor) {
    return design.factors[factor].spread == Spread::choice ? design.value(point, factor) : design.share(point, factor);
}

/// The slice of each point: one for each value where there are few, else of equal numbers.
std::vector<std::uint32_t> slices_of(const Design& design, std::size_t factor, std::size_t slices) {
    const std::size_t points = design.points();
    std::vector<double> places(points);
    for (std::size_t p = 0; p < points; ++p) places[p] = place_of(design, p, factor);
    std::vector<double> values = places;
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::vector<std::uint32_t> slice(points);
    if (values.size() <= slices || design.factors[factor].spread == Spread::choice) {
        for (std::size_t p = 0; p < points; ++p) slice[p] = static_cast<std::uint32_t>(std::lower_bound(values.begin(), values.end(), places[p]) - values.begin());
        return slice;
    }
    std::vector<std::uint32_t> order = all_units(points);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return places[a] < places[b]; });
    std::size_t rank = 0;
    for (std::size_t i = 0; i < points; ++i) {
        if (i > 0 && places[order[i]] != places[order[i - 1]]) rank = i;   // equal values share a slice
        slice[order[i]] = static_cast<std::uint32_t>(rank * slices / points);
    }
    return slice;
}

/// Points with a result in the order of their results, and the slices of every factor.
class Pawn {
public:
    Pawn(const Design& design, std::span<const double> results, std::size_t unit_points) : results_(results), unit_points_(unit_points) {
        for (std::uint32_t p = 0; p < results.size(); ++p)
            if (!std::isnan(results[p])) order_.push_back(p);
        std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return results[a] != results[b] ? results[a] < results[b] : a < b; });
        slices_ = pawn_slices(order_.size());
        for (std::size_t factor = 0; factor < design.factors.size(); ++factor) {
            slice_of_.push_back(slices_of(design, factor, slices_));
            slice_count_.push_back(1 + *std::max_element(slice_of_.back().begin(), slice_of_.back().end()));
        }
    }

    [[nodiscard]] std::size_t points() const { return order_.size(); }
    [[nodiscard]] std::size_t slices() const { return slices_; }
    [[nodiscard]] bool varies() const { return !order_.empty() && results_[order_.front()] < results_[order_.back()]; }

    /// Indices of all factors over the points of some units, each at most once.
    [[nodiscard]] std::vector<double> indices(std::span<const std::uint32_t> units) const {
        std::vector<char> taken(results_.size() / unit_points_, 0);
        for (const std::uint32_t unit : units) taken[unit] = 1;
        std::vector<std::uint32_t> ordered;
        for (const std::uint32_t p : order_)
            if (taken[p / unit_points_] != 0) ordered.push_back(p);
        std::vector<double> found;
        for (std::size_t factor = 0; factor < slice_of_.size(); ++factor) found.push_back(index(factor, ordered, [&](std::uint32_t p) { return slice_of_[factor][p]; }));
        return found;
    }

    /// Index of a factor whose values were dealt out again among the units.
    [[nodiscard]] double dummy(std::size_t factor, std::span<const std::uint32_t> unit_instead) const {
        return index(factor, order_, [&](std::uint32_t p) { return slice_of_[factor][unit_instead[p / unit_points_] * unit_points_ + p % unit_points_]; });
    }

private:
    template <class SliceOf>
    [[nodiscard]] double index(std::size_t factor, const std::vector<std::uint32_t>& ordered, SliceOf slice_of) const {
        std::vector<std::uint32_t> slices;
        slices.reserve(ordered.size());
        std::vector<double> size(slice_count_[factor], 0), part(slice_count_[factor], 0), so_far(slice_count_[factor], 0), distance(slice_count_[factor], 0);
        for (const std::uint32_t p : ordered) ++size[slices.emplace_back(slice_of(p))];
        for (std::size_t s = 0; s < size.size(); ++s) part[s] = 1 / std::max(1.0, size[s]);
        const double one = 1 / static_cast<double>(ordered.size());
        // Distances are largest just before and just after a slice's own points; equal results count at once.
        for (std::size_t begin = 0, end = 0; begin < ordered.size(); begin = end) {
            do ++end;
            while (end < ordered.size() && results_[ordered[end]] == results_[ordered[begin]]);
            for (std::size_t i = begin; i < end; ++i) look(distance[slices[i]], so_far[slices[i]], one * static_cast<double>(begin));
            for (std::size_t i = begin; i < end; ++i) so_far[slices[i]] += part[slices[i]];
            for (std::size_t i = begin; i < end; ++i) look(distance[slices[i]], so_far[slices[i]], one * static_cast<double>(end));
        }
        std::vector<double> known;
        for (std::size_t s = 0; s < size.size(); ++s)
            if (size[s] >= static_cast<double>(fewest_in_slice)) known.push_back(distance[s]);
        return known.size() > 1 ? quantile_of(known, 0.5) : nan;
    }

    static void look(double& distance, double share, double of_all) { distance = std::max(distance, std::fabs(share - of_all)); }

    std::span<const double> results_;
    std::size_t unit_points_, slices_ = 0;
    std::vector<std::uint32_t> order_;
    std::vector<std::vector<std::uint32_t>> slice_of_;   ///< [factor][point]
    std::vector<std::uint32_t> slice_count_;
};

}  // namespace

bool has_order(const Factor& factor) { return factor.key != "luck" && factor.key != "population"; }

std::size_t pawn_slices(std::size_t points) { return std::clamp<std::size_t>(points / 30, 3, 10); }

PawnIndices pawn_indices(const Design& design, std::span<const double> results, std::size_t unit_points, const BootstrapTerms& terms) {
    const Pawn pawn(design, results, unit_points);
    const std::size_t factors = design.factors.size(), units = design.points() / unit_points;
    PawnIndices found;
    found.index.resize(factors);
    found.floor.assign(factors, nan);
    found.halves.resize(factors);
    found.points = pawn.points();
    found.slices = pawn.slices();
    if (pawn.points() < fewest_points || !pawn.varies()) return found;
    HalfSampled sampled = half_sample_intervals(units, terms, [&](std::span<const std::uint32_t> some) { return pawn.indices(some); });
    found.index = std::move(sampled.estimates);
    found.halves = std::move(sampled.halves);
    for (Estimate& index : found.index) {
        index.low = std::clamp(index.low, 0.0, 1.0);
        index.high = std::clamp(index.high, 0.0, 1.0);
    }
    const auto again = figures_of_samples(
        dummies, terms.threads, [&](std::uint32_t number) { return shuffled(units, terms.seed, number); },
        [&](std::span<const std::uint32_t> unit_instead) {
            std::vector<double> indices;
            for (std::size_t factor = 0; factor < factors; ++factor) indices.push_back(pawn.dummy(factor, unit_instead));
            return indices;
        });
    for (std::size_t factor = 0; factor < factors; ++factor) {
        found.floor[factor] = quantile_of(again[factor], 0.95);
        if (!has_order(design.factors[factor])) found.index[factor] = {}, found.floor[factor] = nan;
    }
    return found;
}

}  // namespace terrace
