#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Land under fruit trees by household, `rows` of them [mu/100].
[[nodiscard]] std::vector<std::uint16_t> orchard_land(std::span<const OrchardPlot>, std::size_t rows);

/// Share of its full yield that an orchard bears in a year of its age; the year of planting is 1.
[[nodiscard]] double bearing(const OrchardParameters&, int year_of_age);
/// Year of age of a plot in a month; it grows older each March.
[[nodiscard]] int year_of_age(const OrchardPlot&, Month);

/// What a mu of young trees is worth a year over its life to a household of that yield [fen/mu/year]: discounted sales at the
/// expected price less inputs, as a constant yearly sum. Planting is not in it.
[[nodiscard]] double orchard_annuity(const OrchardParameters&, double yield_factor, double expected_price);
/// A sum paid over the first three years, as the same constant yearly sum.
[[nodiscard]] double planting_annuity(const OrchardParameters&, double sum);

/// Part of the cost of planting that falls in each of the first three years.
inline constexpr double planting_part[3] = {0.5, 0.3, 0.2};

/// Days that orchards ask of their households this month, added to `days[row]`. Young trees ask for a third.
void orchard_days(std::span<const OrchardPlot>, const OrchardParameters&, const MonthFacts&, std::span<float> days);

/// Pays inputs of bearing orchards and sells the month's part of the harvest at the national price, with the household's yield,
/// its luck of the year and the township's weather. `sales[plot]` is what each plot brought [fen].
void tend_orchards(std::span<const OrchardPlot>, const Households&, const OrchardParameters&, double yield_log_sd, const MonthFacts&, std::uint32_t first_household,
                   std::span<const float> weather_loss_of, std::span<const std::uint16_t> village_of, std::vector<std::int32_t>& sales, FlowSheet&);

}  // namespace terrace
