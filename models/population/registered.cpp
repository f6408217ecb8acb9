#include <algorithm>
#include <numeric>
#include <tuple>

#include "models/population/draft.hpp"

namespace terrace {

void rank_by(std::span<const double> registered, std::span<double> drawn) {
    std::vector<std::uint32_t> order(drawn.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return std::tie(registered[a], drawn[a], a) < std::tie(registered[b], drawn[b], b); });
    std::vector<double> sorted(drawn.begin(), drawn.end());
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t rank = 0; rank < order.size(); ++rank) drawn[order[rank]] = sorted[rank];
}

void set_flags(std::span<const double> registered, std::uint16_t flag, Households& households) {
    for (std::size_t row = 0; row < registered.size(); ++row) households.flags[row] |= registered[row] != 0 ? flag : 0;
}

}  // namespace terrace
