#include "models/population/selection.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>
#include <stdexcept>

namespace terrace {
namespace {

constexpr int bin_bits = 13;  ///< sign, exponent and four bits of the mantissa
constexpr std::size_t bins = std::size_t{1} << bin_bits;

/// Unsigned numbers in the order of the scores.
std::uint32_t ordered(float score) {
    const auto bits = std::bit_cast<std::uint32_t>(score + 0.0f);
    return bits ^ (static_cast<std::uint32_t>(static_cast<std::int32_t>(bits) >> 31) | 0x80000000u);
}
std::size_t bin_of(float score) { return ordered(score) >> (32 - bin_bits); }

/// Marks whole bins of scores up to the one in which `total` is reached, and sorts only that one.
template <class Amount>
std::int64_t mark_until(std::span<const float> scores, Amount amount, std::int64_t total, std::span<std::uint8_t> marks) {
    assert(marks.size() == scores.size());
    const std::size_t never_bin = bin_of(never);
    std::vector<std::int64_t> sums(bins, 0);
    const auto rows = static_cast<std::uint32_t>(scores.size());
    for (std::uint32_t row = 0; row < rows; ++row) sums[bin_of(scores[row])] += amount(row);
    std::int64_t reached = 0;
    std::size_t last = 0;
    while (last < never_bin && reached + sums[last] < total) reached += sums[last++];

    std::vector<std::uint64_t> border;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::size_t bin = bin_of(scores[row]);
        marks[row] = bin < last;
        if (bin == last && last < never_bin) border.push_back((std::uint64_t{ordered(scores[row])} << 32) | row);
    }
    std::sort(border.begin(), border.end());
    for (const std::uint64_t entry : border) {
        if (reached >= total) break;
        const auto row = static_cast<std::uint32_t>(entry);
        marks[row] = 1;
        reached += amount(row);
    }
    return reached;
}

[[noreturn]] void no_room() { throw std::invalid_argument("apportion: the total exceeds what all rows can take"); }

/// Takes rows at the cap out until no share of the rest exceeds it. Their weights become 0 and their parts the cap;
/// returns what the rest shares, per unit of weight.
double share_below_cap(std::int64_t& left, std::span<double> weights, std::int64_t cap, std::span<std::int32_t> parts) {
    while (true) {
        double sum = 0, largest = 0;
        for (const double weight : weights) {
            sum += weight;
            largest = largest < weight ? weight : largest;
        }
        if (left > 0 && !(sum > 0)) no_room();
        const double factor = sum > 0 ? static_cast<double>(left) / sum : 0.0;
        if (!(largest * factor > static_cast<double>(cap))) return factor;
        for (std::size_t row = 0; row < weights.size(); ++row) {
            if (!(weights[row] * factor > static_cast<double>(cap))) continue;
            parts[row] = static_cast<std::int32_t>(cap);
            weights[row] = 0;
            left -= cap;
        }
        if (left < 0) no_room();
    }
}

}  // namespace

std::size_t mark_lowest(std::span<const float> scores, std::size_t count, std::span<std::uint8_t> marks) {
    return static_cast<std::size_t>(mark_until(
        scores, [](std::uint32_t) { return std::int64_t{1}; }, static_cast<std::int64_t>(count), marks));
}

std::int64_t mark_lowest_until(std::span<const float> scores, std::span<const std::int32_t> amounts, std::int64_t total,
                               std::span<std::uint8_t> marks) {
    return mark_until(
        scores, [&](std::uint32_t row) { return std::int64_t{amounts[row]}; }, total, marks);
}

void apportion(std::int64_t total, std::span<const double> weights, std::int64_t cap, std::span<std::int32_t> parts) {
    const auto rows = static_cast<std::uint32_t>(weights.size());
    std::vector<double> rest(weights.begin(), weights.end());
    std::vector<float> shortfall(rows);  // minus what rounding down takes away
    std::fill(parts.begin(), parts.end(), 0);
    std::int64_t left = total;
    const double factor = share_below_cap(left, rest, cap, parts);
    std::int64_t given = 0;
    const auto highest = static_cast<std::int32_t>(cap);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const double share = rest[row] * factor;
        const auto whole = static_cast<std::int32_t>(share);
        parts[row] += whole;
        given += whole;
        shortfall[row] = rest[row] > 0.0 && parts[row] < highest ? static_cast<float>(whole - share) : never;
    }
    left -= given;
    // A product may round up to the next whole number: take it back from the largest.
    for (; left < 0; ++left) --*std::max_element(parts.begin(), parts.end());
    std::vector<std::uint8_t> marks(rows);
    if (mark_lowest(shortfall, static_cast<std::size_t>(left), marks) < static_cast<std::size_t>(left)) no_room();
    for (std::uint32_t row = 0; row < rows; ++row) parts[row] += marks[row];
}

void repair_sum(std::int64_t total, std::span<const std::uint8_t> lowest, std::span<const std::uint8_t> highest,
                std::span<const std::uint32_t> words, std::span<std::uint8_t> counts) {
    std::int64_t sum = 0;
    for (const std::uint8_t count : counts) sum += count;
    const auto rows = static_cast<std::uint32_t>(counts.size());
    std::vector<std::uint64_t> movable;
    while (sum != total) {
        const int step = sum < total ? 1 : -1;
        const std::int64_t missing = step * (total - sum);
        // Enough rows lie below this word unless most of them stand at their limit.
        std::uint64_t cut = ((static_cast<std::uint64_t>(missing) * 3 + 64) << 32) / std::max(rows, 1u);
        do {
            movable.clear();
            for (std::uint32_t row = 0; row < rows; ++row) {
                const bool room = step > 0 ? counts[row] < highest[row] : counts[row] > lowest[row];
                if (room && words[row] < cut) movable.push_back((std::uint64_t{words[row]} << 32) | row);
            }
            if (static_cast<std::int64_t>(movable.size()) >= missing) break;
            cut *= 8;
        } while (cut < (std::uint64_t{8} << 32));
        if (movable.empty()) throw std::invalid_argument("repair_sum: no row has room");
        std::sort(movable.begin(), movable.end());
        if (static_cast<std::int64_t>(movable.size()) > missing) movable.resize(static_cast<std::size_t>(missing));
        for (const std::uint64_t entry : movable) counts[static_cast<std::uint32_t>(entry)] += static_cast<std::uint8_t>(step);
        sum += step * static_cast<std::int64_t>(movable.size());
    }
}

}  // namespace terrace
