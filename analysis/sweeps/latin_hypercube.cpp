#include "analysis/sweeps/design_families.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <numeric>
#include <utility>

namespace terrace {
namespace {

/// The numbers 0 to `count` - 1 in random order (Fisher and Yates).
std::vector<std::uint32_t> random_order(RandomKey key, std::uint32_t count, std::uint32_t factor) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    for (std::uint32_t last = count; last > 1; --last) {
        const std::uint64_t word = draw_word(key, DesignPurpose::stratum_order, last, 0, factor);
        std::swap(order[last - 1], order[(word * last) >> 32]);
    }
    return order;
}

} // namespace

std::vector<double> latin_hypercube_shares(const DesignTerms& terms, std::size_t factors) {
    const RandomKey key{terms.seed, 0};
    const auto points = static_cast<std::uint32_t>(terms.size);
    std::vector<double> shares(terms.size * factors);
    for (std::uint32_t factor = 0; factor < factors; ++factor) {
        const std::vector<std::uint32_t> order = random_order(key, points, factor);
        for (std::uint32_t point = 0; point < points; ++point) {
            const double place = uniform_open(draw_word(key, DesignPurpose::stratum_place, order[point], 0, factor));
            shares[point * factors + factor] = (order[point] + place) / points;
        }
    }
    return shares;
}

} // namespace terrace
