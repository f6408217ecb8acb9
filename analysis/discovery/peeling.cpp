#include "analysis/discovery/prim.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrace {
namespace {

/// A slice that may be taken off the box.
struct Peel {
    std::size_t factor = 0;
    FactorLimit limit; ///< of the factor, once the slice is off
    PointCount left;
    double gain = 0; ///< of density, for each point taken off
    std::size_t restricted = 0;
};

/// The box that is being peeled, with its points in the order of each factor.
class PeeledBox {
public:
    PeeledBox(const Futures& futures, const std::vector<std::uint32_t>& points, double share, const OpenFaces& open)
        : futures_(futures), share_(share), open_(open), points_(points), box_(FutureBox::whole(futures.factors)), orders_(futures.factors.size()) {
        for (std::size_t factor = 0; factor < orders_.size(); ++factor) {
            if (!box_.limits[factor].allowed.empty() || (!is_open(factor, BoxFace::low) && !is_open(factor, BoxFace::high))) continue;
            orders_[factor] = points_;
            std::stable_sort(orders_[factor].begin(), orders_[factor].end(), [&](std::uint32_t one, std::uint32_t other) {
                return futures_.value(one, factor) < futures_.value(other, factor);
            });
        }
        inside_ = count_in(box_, futures_, points_);
    }

    [[nodiscard]] BoxStep step() const { return {box_, inside_, BoxPhase::peeled}; }

    /// All slices that leave at least so many points.
    [[nodiscard]] std::vector<Peel> peels(std::size_t least) const {
        std::vector<Peel> found;
        for (std::size_t factor = 0; factor < orders_.size(); ++factor) {
            if (!box_.limits[factor].allowed.empty()) {
                if (is_open(factor, BoxFace::choice)) add_choices(factor, found);
            } else if (orders_[factor].size() > 1) {
                if (is_open(factor, BoxFace::high)) add_high(factor, found);
                if (is_open(factor, BoxFace::low)) add_low(factor, found);
            }
        }
        std::erase_if(found, [&](const Peel& peel) { return peel.left.points < std::max<std::size_t>(least, 1) || peel.left.points == inside_.points; });
        for (Peel& peel : found) rate(peel);
        return found;
    }

    void take(const Peel& peel) {
        box_.limits[peel.factor] = peel.limit;
        inside_ = peel.left;
        const auto outside = [&](std::uint32_t point) { return !peel.limit.contains(futures_.value(point, peel.factor)); };
        std::erase_if(points_, outside);
        for (std::vector<std::uint32_t>& order : orders_) std::erase_if(order, outside);
    }

private:
    [[nodiscard]] bool is_open(std::size_t factor, BoxFace face) const { return open_.empty() || open_[factor][static_cast<std::size_t>(face)] != 0; }
    [[nodiscard]] double at(std::size_t factor, std::size_t rank) const { return futures_.value(orders_[factor][rank], factor); }

    void add_high(std::size_t factor, std::vector<Peel>& found) const {
        const double rank = static_cast<double>(orders_[factor].size() - 1) * (1 - share_);
        auto last = static_cast<std::size_t>(std::floor(rank));
        const auto next = static_cast<std::size_t>(std::ceil(rank));
        while (last > 0 && at(factor, last) == at(factor, next)) --last;
        if (at(factor, last) == at(factor, next)) return;
        const double middle = std::midpoint(at(factor, last), at(factor, last + 1));
        Peel peel{factor, box_.limits[factor], inside_};
        peel.limit.high = middle < at(factor, last + 1) ? middle : at(factor, last);
        take_off(factor, last + 1, orders_[factor].size(), peel.left);
        found.push_back(std::move(peel));
    }

    void add_low(std::size_t factor, std::vector<Peel>& found) const {
        const double rank = static_cast<double>(orders_[factor].size() - 1) * share_;
        const auto last = static_cast<std::size_t>(std::floor(rank));
        auto next = static_cast<std::size_t>(std::ceil(rank));
        while (next + 1 < orders_[factor].size() && at(factor, last) == at(factor, next)) ++next;
        if (at(factor, last) == at(factor, next)) return;
        const double middle = std::midpoint(at(factor, next - 1), at(factor, next));
        Peel peel{factor, box_.limits[factor], inside_};
        peel.limit.low = middle > at(factor, next - 1) ? middle : at(factor, next);
        take_off(factor, 0, next, peel.left);
        found.push_back(std::move(peel));
    }

    void add_choices(std::size_t factor, std::vector<Peel>& found) const {
        const std::vector<std::uint8_t>& allowed = box_.limits[factor].allowed;
        if (std::count(allowed.begin(), allowed.end(), 1) < 2) return;
        std::vector<PointCount> counts(allowed.size());
        for (const std::uint32_t point : points_) {
            PointCount& count = counts[static_cast<std::size_t>(futures_.value(point, factor))];
            ++count.points;
            count.cases += futures_.of_interest[point];
        }
        for (std::size_t position = 0; position < allowed.size(); ++position) {
            if (allowed[position] == 0) continue;
            Peel peel{factor, box_.limits[factor], {inside_.points - counts[position].points, inside_.cases - counts[position].cases}};
            peel.limit.allowed[position] = 0;
            found.push_back(std::move(peel));
        }
    }

    void take_off(std::size_t factor, std::size_t first, std::size_t end, PointCount& left) const {
        left.points -= end - first;
        for (std::size_t rank = first; rank < end; ++rank) left.cases -= futures_.of_interest[orders_[factor][rank]];
    }

    void rate(Peel& peel) const {
        peel.gain = (peel.left.density() - inside_.density()) / static_cast<double>(inside_.points - peel.left.points);
        peel.restricted = box_.restricted() + (box_.limits[peel.factor].restricts() ? 0 : 1);
    }

    const Futures& futures_;
    double share_;
    const OpenFaces& open_;
    std::vector<std::uint32_t> points_;
    FutureBox box_;
    PointCount inside_;
    std::vector<std::vector<std::uint32_t>> orders_; ///< [factor]: points in the box by value; none for choices
};

bool is_better(const Peel& one, const Peel& other) {
    return one.gain != other.gain ? one.gain > other.gain : one.restricted < other.restricted;
}

} // namespace

std::size_t least_points(const PrimTerms& terms, std::size_t all) {
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(terms.mass * static_cast<double>(all))));
}

std::vector<BoxStep> peel(const Futures& futures, const std::vector<std::uint32_t>& points, std::size_t least, const PrimTerms& terms,
                          const OpenFaces& open) {
    PeeledBox box(futures, points, terms.peel, open);
    std::vector<BoxStep> trajectory{box.step()};
    while (true) {
        const std::vector<Peel> peels = box.peels(least);
        if (peels.empty()) return trajectory;
        const Peel& best = *std::min_element(peels.begin(), peels.end(), is_better);
        if (!(best.gain > 0)) return trajectory;
        box.take(best);
        trajectory.push_back(box.step());
    }
}

double balance(const PointCount& inside, std::size_t cases) {
    return 2 * static_cast<double>(inside.cases) / static_cast<double>(inside.points + cases);
}

std::size_t best_balanced(const std::vector<BoxStep>& trajectory, std::size_t cases) {
    std::size_t best = 0;
    for (std::size_t step = 1; step < trajectory.size(); ++step)
        if (balance(trajectory[step].inside, cases) >= balance(trajectory[best].inside, cases)) best = step;
    return best;
}

} // namespace terrace
