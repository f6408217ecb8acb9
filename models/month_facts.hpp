#pragma once

#include <array>
#include <cstdint>

#include "models/outside.hpp"
#include "models/parameters.hpp"
#include "models/run_key.hpp"

namespace terrace {

/// What every step may know of the month: the outside world, and where random numbers of this run come from.
struct MonthFacts {
    OutsideMonth outside;
    RunKey key{};
    Month first;               ///< first recorded month
    bool recorded = false;     ///< false in the spin-up year
    int calendar = 0;          ///< 0 = January

    [[nodiscard]] std::int32_t index() const { return outside.month.index(); }
};

/// Shares of a year's amount that fall in each calendar month, January first; each row sums to one.
using Calendar = std::array<float, 12>;

namespace calendar {
inline constexpr Calendar cotton_costs{0, 0, .25f, .20f, .10f, .15f, .10f, .10f, 0, .10f, 0, 0};
inline constexpr Calendar chili_costs{0, 0, .20f, .30f, .10f, .15f, .10f, .10f, .05f, 0, 0, 0};
inline constexpr Calendar wheat_costs{0, 0, .40f, .20f, .20f, 0, .20f, 0, 0, 0, 0, 0};
inline constexpr Calendar maize_costs{0, 0, 0, .45f, .15f, .20f, .20f, 0, 0, 0, 0, 0};
inline constexpr Calendar cotton_care{0, 0, 0, .2f, .2f, .2f, .2f, .2f, 0, 0, 0, 0};
inline constexpr Calendar cotton_harvest{0, 0, 0, 0, 0, 0, 0, 0, .25f, .50f, .25f, 0};
inline constexpr Calendar chili_days{0, 0, 0, .20f, .10f, .15f, .15f, .20f, .20f, 0, 0, 0};
inline constexpr Calendar wheat_days{0, 0, .2f, .2f, 0, .2f, .4f, 0, 0, 0, 0, 0};
inline constexpr Calendar maize_days{0, 0, 0, .2f, .2f, .2f, 0, 0, .2f, .2f, 0, 0};
inline constexpr Calendar chili_harvest{0, 0, 0, 0, 0, 0, 0, .3f, .5f, .2f, 0, 0};
inline constexpr Calendar wheat_harvest{0, 0, 0, 0, 0, 0, 1.f, 0, 0, 0, 0, 0};
inline constexpr Calendar maize_harvest{0, 0, 0, 0, 0, 0, 0, 0, 0, 1.f, 0, 0};
inline constexpr Calendar orchard_costs{0, 0, .15f, .20f, .20f, .15f, .15f, .15f, 0, 0, 0, 0};
inline constexpr Calendar orchard_days{0, .10f, .15f, .10f, .20f, .10f, .05f, .05f, .20f, .05f, 0, 0};
inline constexpr Calendar orchard_harvest{0, 0, 0, 0, 0, 0, 0, 0, .7f, .3f, 0, 0};
inline constexpr Calendar courtyard{.02f, .02f, .04f, .08f, .12f, .14f, .15f, .15f, .13f, .09f, .04f, .02f};
inline constexpr Calendar tourism{.01f, .02f, .03f, .07f, .12f, .13f, .17f, .17f, .12f, .11f, .03f, .02f};
}  // namespace calendar

inline constexpr int january = 0, march = 2, april = 3, may = 4, june = 5, july = 6, september = 8, october = 9, november = 10, december = 11;

/// The larger and the smaller of two values. Unlike std::max they return no reference, which would keep loops from vectorising.
template <class Number>
inline Number larger(Number a, Number b) {
    return a > b ? a : b;
}
template <class Number>
inline Number smaller(Number a, Number b) {
    return a < b ? a : b;
}

/// Rounds a non-negative amount and holds it within what one month's flow column can carry.
inline std::int32_t whole_fen(float amount) {
    constexpr float limit = 2.0e9f;
    const float held = amount < 0.f ? 0.f : (amount > limit ? limit : amount);
    return static_cast<std::int32_t>(held + 0.5f);
}

}  // namespace terrace
