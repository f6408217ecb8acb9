#include "analysis/discovery/prim.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace terrace {
namespace {

/// A box with one face moved out, and what it holds then.
struct Paste {
    FutureBox box;
    PointCount inside;
};

/// Looks for the best paste of one box.
class PasteSearch {
public:
    PasteSearch(const Futures& futures, const std::vector<std::uint32_t>& points, const BoxStep& from, double share)
        : futures_(futures), from_(from), beyond_(futures.factors.size()),
          slice_(std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(share * static_cast<double>(from.inside.points))))) {
        for (const std::uint32_t point : points) sort_out(point);
    }

    /// The densest enlarged box that is not less dense than the one at hand; among equals the larger, then the first.
    [[nodiscard]] std::optional<Paste> best() {
        for (std::size_t factor = 0; factor < beyond_.size(); ++factor) {
            if (!from_.box.limits[factor].allowed.empty()) {
                try_choices(factor);
            } else {
                try_side(factor, true);
                try_side(factor, false);
            }
        }
        return best_;
    }

private:
    /// A point may come in with a factor if that factor's limit alone keeps it out.
    void sort_out(std::uint32_t point) {
        std::optional<std::size_t> only;
        for (std::size_t factor = 0; factor < beyond_.size(); ++factor) {
            if (from_.box.limits[factor].contains(futures_.value(point, factor))) continue;
            if (only) return;
            only = factor;
        }
        if (only) beyond_[*only].push_back(point);
    }

    void try_side(std::size_t factor, bool high) {
        const FactorLimit& limit = from_.box.limits[factor];
        if (high ? !limit.has_high() : !limit.has_low()) return;
        std::vector<std::uint32_t> near;
        for (const std::uint32_t point : beyond_[factor])
            if (high ? futures_.value(point, factor) > limit.high : futures_.value(point, factor) < limit.low) near.push_back(point);
        const auto value = [&](std::size_t rank) { return futures_.value(near[rank], factor); };
        std::stable_sort(near.begin(), near.end(), [&](std::uint32_t one, std::uint32_t other) {
            const double a = futures_.value(one, factor), b = futures_.value(other, factor);
            return high ? a < b : a > b;
        });
        std::size_t taken = std::min(slice_, near.size());
        while (taken > 0 && taken < near.size() && value(taken) == value(taken - 1)) ++taken;
        FactorLimit wider = limit;
        double& face = high ? wider.high : wider.low;
        if (taken == near.size()) {
            face = high ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
        } else {
            const double middle = std::midpoint(value(taken - 1), value(taken));
            face = middle == value(taken) ? value(taken - 1) : middle;
        }
        near.resize(taken);
        consider(factor, wider, near);
    }

    void try_choices(std::size_t factor) {
        for (std::size_t position = 0; position < from_.box.limits[factor].allowed.size(); ++position) {
            FactorLimit wider = from_.box.limits[factor];
            if (wider.allowed[position] != 0) continue;
            wider.allowed[position] = 1;
            std::vector<std::uint32_t> added;
            for (const std::uint32_t point : beyond_[factor])
                if (wider.contains(futures_.value(point, factor))) added.push_back(point);
            consider(factor, wider, added);
        }
    }

    void consider(std::size_t factor, const FactorLimit& wider, const std::vector<std::uint32_t>& added) {
        Paste paste{from_.box, from_.inside};
        paste.box.limits[factor] = wider;
        for (const std::uint32_t point : added) {
            ++paste.inside.points;
            paste.inside.cases += futures_.of_interest[point];
        }
        if (added.empty() || paste.inside.density() < from_.inside.density()) return;
        const auto rank = [](const PointCount& inside) { return std::pair(inside.density(), inside.points); };
        if (!best_ || rank(paste.inside) > rank(best_->inside)) best_ = std::move(paste);
    }

    const Futures& futures_;
    const BoxStep& from_;
    std::vector<std::vector<std::uint32_t>> beyond_; ///< [factor]: points that this factor alone keeps out
    std::size_t slice_;
    std::optional<Paste> best_;
};

} // namespace

std::vector<BoxStep> paste(const Futures& futures, const std::vector<std::uint32_t>& points, const BoxStep& from, const PrimTerms& terms) {
    std::vector<BoxStep> steps;
    BoxStep last = from;
    while (std::optional<Paste> wider = PasteSearch(futures, points, last, terms.paste).best()) {
        last = {std::move(wider->box), wider->inside, BoxPhase::pasted};
        steps.push_back(last);
    }
    return steps;
}

} // namespace terrace
