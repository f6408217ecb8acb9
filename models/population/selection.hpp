#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace terrace {

/// Score of a row that must not be chosen.
inline constexpr float never = 3.0e38f;

/// Marks (sets to 1) the `count` rows with the lowest scores, ties by row; rows scored `never` stay out. The other marks
/// become 0. Returns how many were marked: fewer than `count` only when there are not enough rows.
std::size_t mark_lowest(std::span<const float> scores, std::size_t count, std::span<std::uint8_t> marks);

/// The same until the amounts of the marked rows reach `total`; the last one may exceed it. Returns their sum.
std::int64_t mark_lowest_until(std::span<const float> scores, std::span<const std::int32_t> amounts, std::int64_t total,
                               std::span<std::uint8_t> marks);

/// Parts of `total` in proportion to `weights` (none negative) by the largest remainder, ties by row, none above `cap`.
/// The parts sum to `total` exactly; rows of weight 0 get nothing. Throws std::invalid_argument when weights and cap leave no room.
void apportion(std::int64_t total, std::span<const double> weights, std::int64_t cap, std::span<std::int32_t> parts);

/// The same among the rows where `member(row)`; other rows' parts stay as they are.
template <class Member>
void apportion_group(std::int64_t total, std::span<const double> weights, std::int64_t cap, std::span<std::int32_t> parts, Member member) {
    std::vector<double> group(weights.size());
    std::vector<std::uint32_t> rows(weights.size());
    std::size_t size = 0;
    for (std::size_t row = 0; row < weights.size(); ++row) {
        group[size] = weights[row];
        rows[size] = static_cast<std::uint32_t>(row);
        size += member(row) ? 1 : 0;
    }
    std::vector<std::int32_t> shares(size);
    apportion(total, std::span(group).first(size), cap, shares);
    for (std::size_t i = 0; i < size; ++i) parts[rows[i]] = shares[i];
}

/// Moves small counts up or down by one until they sum to `total`, in the order of the rows' `words`, never below
/// `lowest` or above `highest`. Which rows change depends on the words alone. Throws std::invalid_argument when there is no room.
void repair_sum(std::int64_t total, std::span<const std::uint8_t> lowest, std::span<const std::uint8_t> highest,
                std::span<const std::uint32_t> words, std::span<std::uint8_t> counts);

}  // namespace terrace
