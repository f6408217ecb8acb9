#include "analysis/plan/shapley.hpp"
#include "sim/random/stream.hpp"

#include <numeric>

namespace terrace {
namespace {

/// What a random number of a plan decides; numbers apart from those of runs, populations and designs.
enum class SplitPurpose : std::uint32_t {
    order_of_lines = 0x6000 ///< agent: lines left to name
};

/// 0, 1, n-1, 2, n-2, ...: neighbours differ by every number but 0, each once when n is even.
std::vector<std::size_t> zigzag(std::size_t lines) {
    std::vector<std::size_t> order{0};
    for (std::size_t place = 1; place < lines; ++place)
        order.push_back(place % 2 == 1 ? (place + 1) / 2 : lines - place / 2);
    return order;
}

/// Names of the lines in a round: each order of them is equally likely (Fisher and Yates).
std::vector<std::size_t> shuffled(std::size_t lines, std::uint32_t seed, std::uint32_t round) {
    std::vector<std::size_t> names(lines);
    std::iota(names.begin(), names.end(), std::size_t{0});
    for (std::size_t left = lines; left > 1; --left) {
        const std::uint64_t word = draw_word({seed, round}, SplitPurpose::order_of_lines, static_cast<std::uint32_t>(left), 0);
        std::swap(names[left - 1], names[static_cast<std::size_t>((word * left) >> 32)]);
    }
    return names;
}

} // namespace

std::vector<std::vector<std::size_t>> balanced_orders(std::size_t lines, std::uint32_t seed, std::uint32_t round) {
    const std::vector<std::size_t> names = shuffled(lines, seed, round), first = zigzag(lines);
    const std::size_t turns = lines % 2 == 0 ? lines / 2 : lines;
    std::vector<std::vector<std::size_t>> orders;
    for (std::size_t turn = 0; turn < turns; ++turn) {
        std::vector<std::size_t> order;
        for (const std::size_t place : first)
            order.push_back(names[(place + turn) % lines]);
        orders.push_back(order);
        orders.emplace_back(order.rbegin(), order.rend());
    }
    return orders;
}

} // namespace terrace
