#include "sim/random/distributions.hpp"

#include <array>
#include <cstddef>

namespace terrace {
namespace {

constexpr std::size_t gumbel_count = std::size_t{1} << (32 - gumbel_table_shift);

std::array<float, gumbel_count> make_gumbel_table() {
    std::array<double, gumbel_count> exact;
    double sum = 0.0;
    for (std::size_t i = 0; i < gumbel_count; ++i) {
        exact[i] = -math::log(-math::log((static_cast<double>(i) + 0.5) / gumbel_count));
        sum += exact[i];
    }
    std::array<float, gumbel_count> table;
    for (std::size_t i = 0; i < gumbel_count; ++i)
        table[i] = static_cast<float>(exact[i] - sum / gumbel_count);
    return table;
}

} // namespace

std::span<const float> gumbel_table() {
    static const std::array<float, gumbel_count> table = make_gumbel_table();
    return table;
}

} // namespace terrace
