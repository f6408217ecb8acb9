#include "sim/core/money.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace terrace {
namespace {

/// 128 bits hold the product of any two amounts.
__extension__ using Wide = unsigned __int128;

struct Remainder {
    Wide size = 0;
    std::size_t position = 0;

    /// A larger remainder is served first, then a lower position: a total order.
    friend bool operator<(const Remainder& a, const Remainder& b) {
        return a.size != b.size ? a.size > b.size : a.position < b.position;
    }
};

void split_equally(std::uint64_t amount, std::span<Fen> parts) {
    const std::size_t count = parts.size();
    for (std::size_t i = 0; i < count; ++i)
        parts[i] = static_cast<Fen>(amount / count + (i < amount % count ? 1 : 0));
}

void split_by_weight(std::uint64_t amount, std::span<const std::int64_t> weights, Wide sum, std::span<Fen> parts) {
    std::vector<Remainder> remainders(weights.size());
    std::uint64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = Wide{amount} * static_cast<std::uint64_t>(weights[i]);
        const auto part = static_cast<std::uint64_t>(product / sum);
        remainders[i] = {product % sum, i};
        parts[i] = static_cast<Fen>(part);
        given += part;
    }
    const auto left = static_cast<std::ptrdiff_t>(amount - given); // less than the number of parts
    std::nth_element(remainders.begin(), remainders.begin() + left, remainders.end());
    for (std::ptrdiff_t i = 0; i < left; ++i)
        ++parts[remainders[static_cast<std::size_t>(i)].position];
}

} // namespace

void split(Fen total, std::span<const std::int64_t> weights, std::span<Fen> parts) {
    assert(weights.size() == parts.size() && (total == 0 || !weights.empty()));
    Wide sum = 0;
    for (const std::int64_t weight : weights) {
        assert(weight >= 0);
        sum += static_cast<std::uint64_t>(weight);
    }
    const auto size = total < 0 ? -static_cast<std::uint64_t>(total) : static_cast<std::uint64_t>(total);
    if (sum == 0) {
        split_equally(size, parts);
    } else {
        split_by_weight(size, weights, sum, parts);
    }
    if (total < 0) std::transform(parts.begin(), parts.end(), parts.begin(), [](Fen part) { return -part; });
}

std::vector<Fen> split(Fen total, std::span<const std::int64_t> weights) {
    std::vector<Fen> parts(weights.size());
    split(total, weights, parts);
    return parts;
}

} // namespace terrace
