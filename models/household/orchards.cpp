#include "models/household/orchards.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// Constant yearly sum over the life that is worth as much as `amount(year)` of each year.
template <class Amount>
double annuity(const OrchardParameters& orchard, Amount amount) {
    double worth = 0, one = 0, weight = 1;
    for (int year = 1; year <= orchard.life_years; ++year) {
        worth += weight * amount(year);
        one += weight;
        weight /= 1 + orchard.discount;
    }
    return one > 0 ? worth / one : 0;
}

}  // namespace

std::vector<std::uint16_t> orchard_land(std::span<const OrchardPlot> plots, std::size_t rows) {
    std::vector<std::uint16_t> land(rows, 0);
    for (const OrchardPlot& plot : plots) land[plot.row] = static_cast<std::uint16_t>(land[plot.row] + plot.area);
    return land;
}

double bearing(const OrchardParameters& orchard, int year_of_age) {
    const double steps = std::max(1, orchard.full_year - orchard.bearing_year + 1);
    return std::clamp((year_of_age - orchard.bearing_year + 1) / steps, 0.0, 1.0);
}

int year_of_age(const OrchardPlot& plot, Month month) { return (months_since_1990(month) - march) / 12 - plot.planted + 1; }

double orchard_annuity(const OrchardParameters& orchard, double yield_factor, double expected_price) {
    return annuity(orchard, [&](int year) { return bearing(orchard, year) * (yield_factor * orchard.yield * expected_price - static_cast<double>(orchard.inputs)); });
}

double planting_annuity(const OrchardParameters& orchard, double sum) {
    return annuity(orchard, [&](int year) { return year <= 3 ? planting_part[year - 1] * sum : 0.0; });
}

void orchard_days(std::span<const OrchardPlot> plots, const OrchardParameters& orchard, const MonthFacts& facts, std::span<float> days) {
    constexpr double young = 1.0 / 3;   // of the days of bearing trees: pruning and water; estimate
    const double month = 0.01 * orchard.days * static_cast<double>(calendar::orchard_days[static_cast<std::size_t>(facts.calendar)]);
    if (month <= 0) return;
    for (const OrchardPlot& plot : plots)
        days[plot.row] += static_cast<float>(plot.area * month * std::max(young, bearing(orchard, year_of_age(plot, facts.outside.month))));
}

void tend_orchards(std::span<const OrchardPlot> plots, const Households& h, const OrchardParameters& orchard, double yield_log_sd, const MonthFacts& facts,
                   std::uint32_t first_household, std::span<const float> weather_loss_of, std::span<const std::uint16_t> village_of, std::vector<std::int32_t>& sales,
                   FlowSheet& sheet) {
    sales.assign(plots.size(), 0);
    if (plots.empty()) return;
    const auto month = static_cast<std::size_t>(facts.calendar);
    const double inputs = 0.01 * static_cast<double>(orchard.inputs) * facts.outside.cash_cost * static_cast<double>(calendar::orchard_costs[month]);
    const double value = 0.01 / 128 * orchard.yield * facts.outside.pear * static_cast<double>(calendar::orchard_harvest[month]);
    std::int32_t* costs = inputs > 0 ? paid(sheet, Flow::orchard_costs) : nullptr;
    std::int32_t* received_sales = value > 0 ? received(sheet, Flow::orchard_sales) : nullptr;
    for (std::size_t i = 0; i < plots.size(); ++i) {
        const OrchardPlot& plot = plots[i];
        const double bears = plot.area * bearing(orchard, year_of_age(plot, facts.outside.month));
        if (bears <= 0) continue;
        if (costs) costs[plot.row] += whole_fen(static_cast<float>(bears * inputs));
        if (!received_sales) continue;
        const std::uint32_t word = draw_word(facts.key, static_cast<std::uint32_t>(Purpose::yield_of_year), first_household + plot.row, facts.outside.month.year() * 12);
        const double kept = lognormal(1.0, yield_log_sd, word) * (1 - static_cast<double>(weather_loss_of[village_of[plot.row]]));
        sales[i] = whole_fen(static_cast<float>(bears * h.yield_factor[plot.row] * kept * value));
        received_sales[plot.row] += sales[i];
    }
}

}  // namespace terrace
