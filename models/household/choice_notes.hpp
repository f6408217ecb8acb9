#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "models/household/plans.hpp"

namespace terrace {

/// What a household that cannot start an activity, or follow a plan, thinks of it.
inline constexpr double impossible = -1e18;

/// How a household came to a choice: it took the largest value, did not think about it, or went one of the four ways of `consumat`.
enum class ChoiceWay : std::uint8_t { largest_value, not_considered, repeat, imitate, optimise, inquire };

/// One choice as it was made. `value` [fen/year] is `impossible` for what could not be done and for options that were not valued at all;
/// `compared` are those among which the largest value won. Who imitates compares no values but `neighbours`.
template <std::size_t count>
struct Weighed {
    std::array<double, count> value{};
    std::array<bool, count> compared{};
    std::size_t before = 0;
    std::size_t taken = 0;
    ChoiceWay way = ChoiceWay::largest_value;
    std::array<double, count> neighbours{};   ///< sum of the incomes of the neighbours met who follow the option [fen/year]; under `imitate` only

    /// Whether the values decided.
    [[nodiscard]] bool by_value() const { return way == ChoiceWay::largest_value || way == ChoiceWay::optimise || way == ChoiceWay::inquire; }
    bool operator==(const Weighed&) const = default;
};

/// Options that are possible at all.
template <std::size_t count>
[[nodiscard]] std::array<bool, count> possible_of(const std::array<double, count>& values) {
    std::array<bool, count> possible{};
    for (std::size_t option = 0; option < count; ++option) possible[option] = values[option] > impossible;
    return possible;
}

/// The choices of one household in one month, for those who want to understand it. Filled by the decision rule itself; nothing reads it back.
struct ChoiceNotes {
    std::uint32_t row = UINT32_MAX;   ///< the household
    std::optional<Weighed<land_plan_count>> land;
    std::optional<Weighed<side_count>> side;
};

}  // namespace terrace
