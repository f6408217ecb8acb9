#include "analysis/sweeps/design_families.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace terrace {
namespace {

/// Trajectories on the grid of levels 0 to `levels` - 1.
class Morris final : public DesignFamily {
public:
    Morris(const DesignTerms& terms, const std::vector<Factor>& factors)
        : key_{terms.seed, 0}, points_(point_count(terms, factors)), groups_(group_names(factors).size()), levels_(static_cast<std::uint32_t>(terms.levels)),
          group_(group_of_factors(factors)) {}

    [[nodiscard]] std::size_t points() const override { return points_; }

    /// Each group goes from its first level to its second, once; those that come before the point's step in the order have gone.
    void fill(std::size_t point, std::span<double> shares) const override {
        const auto number = static_cast<std::uint32_t>(point / (groups_ + 1));
        const std::vector<std::size_t> order = order_of(number);
        const auto gone = order.begin() + static_cast<std::ptrdiff_t>(point % (groups_ + 1));
        for (std::uint32_t f = 0; f < group_.size(); ++f) {
            const std::uint32_t lower = below(DesignPurpose::start_level, number, f, levels_ - step());
            const bool up = below(DesignPurpose::direction, number, f, 2) == 1, moved = std::find(order.begin(), gone, group_[f]) != gone;
            shares[f] = static_cast<double>(up == moved ? lower + step() : lower) / (levels_ - 1);
        }
    }

private:
    /// Levels between the two of a move: delta = levels / (2 (levels - 1)) of the range (Morris 1991).
    [[nodiscard]] std::uint32_t step() const { return levels_ / 2; }

    [[nodiscard]] std::uint32_t below(DesignPurpose purpose, std::uint32_t trajectory, std::uint32_t index, std::uint32_t count) const {
        return static_cast<std::uint32_t>((std::uint64_t{draw_word(key_, purpose, trajectory, 0, index)} * count) >> 32);
    }

    [[nodiscard]] std::vector<std::size_t> order_of(std::uint32_t trajectory) const {
        std::vector<std::size_t> order(groups_);
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (auto last = static_cast<std::uint32_t>(groups_); last > 1; --last)
            std::swap(order[last - 1], order[below(DesignPurpose::step_order, trajectory, last, last)]);
        return order;
    }

    RandomKey key_;
    std::size_t points_, groups_;
    std::uint32_t levels_;
    std::vector<std::size_t> group_;
};

} // namespace

std::unique_ptr<DesignFamily> morris_family(const DesignTerms& terms, const std::vector<Factor>& factors) { return std::make_unique<Morris>(terms, factors); }

} // namespace terrace
