#include "analysis/sweeps/design_families.hpp"
#include "sim/random/stream.hpp"

#include <numeric>
#include <utility>

namespace terrace {
namespace {

/// One trajectory on the grid of levels 0 to `levels` - 1.
class Trajectory {
public:
    Trajectory(const DesignTerms& terms, const std::vector<std::size_t>& group, std::uint32_t number)
        : key_{terms.seed, 0}, number_(number), levels_(static_cast<std::uint32_t>(terms.levels)), group_(group) {
        for (std::uint32_t f = 0; f < group.size(); ++f) {
            const std::uint32_t lower = below(DesignPurpose::start_level, f, levels_ - step());
            const bool up = below(DesignPurpose::direction, f, 2) == 1;
            from_.push_back(up ? lower : lower + step());
            to_.push_back(up ? lower + step() : lower);
        }
    }

    /// Adds `groups` + 1 points; each group goes from its first level to its second, once.
    void add_to(std::vector<double>& shares, std::size_t groups) const {
        std::vector<std::uint32_t> at = from_;
        add(at, shares);
        for (const std::size_t moved : order(groups)) {
            for (std::size_t f = 0; f < at.size(); ++f)
                if (group_[f] == moved) at[f] = to_[f];
            add(at, shares);
        }
    }

private:
    /// Levels between the two of a move: delta = levels / (2 (levels - 1)) of the range (Morris 1991).
    [[nodiscard]] std::uint32_t step() const { return levels_ / 2; }

    [[nodiscard]] std::uint32_t below(DesignPurpose purpose, std::uint32_t index, std::uint32_t count) const {
        return static_cast<std::uint32_t>((std::uint64_t{draw_word(key_, purpose, number_, 0, index)} * count) >> 32);
    }

    [[nodiscard]] std::vector<std::size_t> order(std::size_t groups) const {
        std::vector<std::size_t> order(groups);
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (auto last = static_cast<std::uint32_t>(groups); last > 1; --last) std::swap(order[last - 1], order[below(DesignPurpose::step_order, last, last)]);
        return order;
    }

    void add(const std::vector<std::uint32_t>& at, std::vector<double>& shares) const {
        for (const std::uint32_t level : at) shares.push_back(static_cast<double>(level) / (levels_ - 1));
    }

    RandomKey key_;
    std::uint32_t number_, levels_;
    const std::vector<std::size_t>& group_;
    std::vector<std::uint32_t> from_, to_;
};

} // namespace

std::vector<double> morris_shares(const DesignTerms& terms, const std::vector<Factor>& factors) {
    const std::vector<std::size_t> group = group_of_factors(factors);
    const std::size_t groups = group_names(factors).size();
    std::vector<double> shares;
    for (std::uint32_t number = 0; number < terms.size; ++number) Trajectory(terms, group, number).add_to(shares, groups);
    return shares;
}

} // namespace terrace
