#include "models/household/crops.hpp"

#include <algorithm>
#include <array>

#include "models/household/flow_columns.hpp"
#include "models/household/plans.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// Yield of the year against the household's usual one, lognormal with mean one, at 1024 equally likely points.
std::array<float, 1024> yield_luck(double log_sd) {
    std::array<float, 1024> luck;
    for (std::uint32_t i = 0; i < luck.size(); ++i) luck[i] = static_cast<float>(lognormal(1.0, log_sd, (i << 22) + (1u << 21)));
    return luck;
}

/// Of a mu of grain land, from the figures of a mu of wheat and of a mu of maize.
float of_grain(double wheat, double maize) { return static_cast<float>((1 - maize_of_grain) * wheat + maize_of_grain * maize); }

/// Days of one month for a hundredth of a mu of each crop.
struct CropDays {
    float cotton_hand, cotton_machine, chili_hand, chili_machine, grain;
    [[nodiscard]] float of(bool by_machine, int cotton_land, int chili_land, int grain_land) const {
        return static_cast<float>(cotton_land) * (by_machine ? cotton_machine : cotton_hand) + static_cast<float>(chili_land) * (by_machine ? chili_machine : chili_hand) +
               static_cast<float>(grain_land) * grain;
    }
};

CropDays crop_days(const CropParameters& crop, int calendar) {
    const auto month = static_cast<std::size_t>(calendar);
    constexpr float per_mu = 0.01f;
    const float care = per_mu * static_cast<float>(crop.cotton_care_days) * calendar::cotton_care[month];
    const float hand = per_mu * static_cast<float>(crop.cotton_hand_days) * calendar::cotton_harvest[month];
    const float machine = per_mu * static_cast<float>(crop.cotton_machine_days) * calendar::cotton_harvest[month];
    return {care + hand, care + machine, per_mu * static_cast<float>(crop.chili_days) * calendar::chili_days[month],
            per_mu * static_cast<float>(crop.chili_machine_days) * calendar::chili_days[month],
            per_mu * of_grain(crop.wheat_days * static_cast<double>(calendar::wheat_days[month]), crop.maize_days * static_cast<double>(calendar::maize_days[month]))};
}

}  // namespace

[[gnu::target_clones("default", "arch=x86-64-v3")]] void sow(Households& h, std::span<const std::uint16_t> orchard_land, std::span<const std::uint16_t> idle) {
    for (std::size_t row = 0; row < h.rows(); ++row) {
        const std::int32_t land = operated(h, row) - orchard_land[row] - idle[row];
        const CropMix& mix = crop_mixes[static_cast<std::size_t>(land_plan(h.plan[row]))];
        const auto cotton = static_cast<std::int32_t>(static_cast<float>(mix.cotton) * static_cast<float>(land) + 0.5f);
        const auto chili = static_cast<std::int32_t>(static_cast<float>(mix.chili) * static_cast<float>(land) + 0.5f);
        h.cotton[row] = static_cast<std::uint16_t>(std::min(cotton, land));
        h.chili[row] = static_cast<std::uint16_t>(std::min(chili, land - std::min(cotton, land)));
        h.grain[row] = static_cast<std::uint16_t>(land - h.cotton[row] - h.chili[row]);
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void field_days(const Households& h, const CropParameters& crop, const CourtyardParameters& yard,
                const LivestockParameters& livestock, int calendar, std::span<float> days) {
    const CropDays crops = crop_days(crop, calendar);
    const float yard_days = static_cast<float>(yard.days) / 12;
    constexpr float herd_days = 0.1f;  // 1.2 days per head and year
    const auto free_heads = static_cast<std::int32_t>(livestock.fodder_heads);
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    const std::uint16_t* __restrict flags = h.flags.data();
    const std::uint16_t* __restrict cotton = h.cotton.data();
    const std::uint16_t* __restrict chili = h.chili.data();
    const std::uint16_t* __restrict grain = h.grain.data();
    const std::uint16_t* __restrict sheep = h.sheep.data();
    const std::uint8_t* __restrict courtyard = h.courtyard.data();
    float* __restrict out = days.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        const bool by_machine = (flags[row] & household_flag::machine_harvest) != 0;
        const std::int32_t heads = std::max(0, static_cast<std::int32_t>(sheep[row]) - free_heads);
        const float yard_now = (courtyard[row] & 3) != 0 ? yard_days : 0.f;
        out[row] = crops.of(by_machine, cotton[row], chili[row], grain[row]) + static_cast<float>(std::min(heads, 200)) * herd_days + yard_now;
    }
}

void save_days(const Households& h, std::span<const ConsolidatedLand> consolidated, const CropParameters& crop, int calendar, std::span<float> days) {
    const CropDays crops = crop_days(crop, calendar);
    for (const ConsolidatedLand& land : consolidated) {
        const bool by_machine = (h.flags[land.row] & household_flag::machine_harvest) != 0;
        const float saved = land.share * static_cast<float>(crop.consolidated_days) * crops.of(by_machine, h.cotton[land.row], h.chili[land.row], h.grain[land.row]);
        days[land.row] = std::max(0.f, days[land.row] - saved);
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void pay_crop_costs(const Households& h, const CropParameters& crop, const MonthFacts& facts, FlowSheet& sheet) {
    const auto month = static_cast<std::size_t>(facts.calendar);
    const float scale = 0.01f * static_cast<float>(facts.outside.cash_cost);
    const float cotton_cost = scale * static_cast<float>(crop.cotton_inputs) * calendar::cotton_costs[month];
    const float machine_cost = scale * static_cast<float>(crop.machine_harvest) * calendar::cotton_harvest[month];
    const float chili_cost = scale * static_cast<float>(crop.chili_inputs) * calendar::chili_costs[month];
    const float grain_cost = scale * of_grain(static_cast<double>(crop.wheat_inputs) * static_cast<double>(calendar::wheat_costs[month]), static_cast<double>(crop.maize_inputs) * static_cast<double>(calendar::maize_costs[month]));
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    const std::uint16_t* __restrict flags = h.flags.data();
    const std::uint16_t* __restrict cotton = h.cotton.data();
    const std::uint16_t* __restrict chili = h.chili.data();
    const std::uint16_t* __restrict grain = h.grain.data();
    if (cotton_cost + machine_cost + chili_cost + grain_cost > 0) {
        std::int32_t* __restrict inputs = paid_whole(sheet, Flow::crop_inputs);
        for (std::uint32_t row = 0; row < rows; ++row) {
            const float harvest = (flags[row] & household_flag::machine_harvest) != 0 ? machine_cost : 0.f;
            inputs[row] = whole_fen(static_cast<float>(cotton[row]) * (cotton_cost + harvest) +
                                    static_cast<float>(chili[row]) * chili_cost + static_cast<float>(grain[row]) * grain_cost);
        }
    }
    if (facts.calendar == april) {
        const float premium = 0.01f * static_cast<float>(crop.premium) * static_cast<float>(crop.farmer_premium_share);
        std::int32_t* __restrict premiums = paid_whole(sheet, Flow::insurance_premium);
        for (std::uint32_t row = 0; row < rows; ++row)
            premiums[row] = (flags[row] & household_flag::insured) != 0 ? whole_fen(static_cast<float>(cotton[row]) * premium) : 0;
    }
    if (facts.calendar == march) {
        const float rent = 0.01f * static_cast<float>(crop.collective_rent) * static_cast<float>(facts.outside.consumer_price);
        const std::uint16_t* __restrict collective = h.collective.data();
        std::int32_t* __restrict rents = paid_whole(sheet, Flow::collective_rent);
        for (std::uint32_t row = 0; row < rows; ++row) rents[row] = whole_fen(static_cast<float>(collective[row]) * rent);
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void sell_harvest(Households& h, const Villages& villages, const CropParameters& crop, const WeatherParameters& weather,
                  const MonthFacts& facts, HarvestPrices prices, std::uint32_t first_household,
                  std::span<const double> weather_loss, std::span<std::uint32_t> words, FlowSheet& sheet) {
    const auto month = static_cast<std::size_t>(facts.calendar);
    const float maize_now = calendar::maize_harvest[month];
    const float cotton_now = calendar::cotton_harvest[month], chili_now = calendar::chili_harvest[month], wheat_now = calendar::wheat_harvest[month];
    if (cotton_now + chili_now + wheat_now + maize_now <= 0) return;
    const std::array<float, 1024> luck = yield_luck(weather.yield_log_sd);
    fill_words(facts.key, static_cast<std::uint32_t>(Purpose::yield_of_year), facts.outside.month.year() * 12, first_household, words);

    constexpr float per_mu = 0.01f / 128;
    const float cotton_kg = per_mu * static_cast<float>(crop.cotton_yield * facts.outside.cotton_yield);
    const float cotton_value = cotton_kg * prices.cotton * cotton_now;
    const float chili_kg = per_mu * static_cast<float>(crop.chili_yield * facts.outside.crop_yield) * chili_now;
    const float wheat_value = per_mu * of_grain(crop.wheat_yield * facts.outside.crop_yield, 0) * prices.wheat * wheat_now;
    const float maize_value = per_mu * of_grain(0, crop.maize_yield * facts.outside.crop_yield) * prices.maize * maize_now;
    std::int32_t* __restrict cotton_sales = cotton_now > 0 ? received(sheet, Flow::cotton_sales) : nullptr;
    std::int32_t* __restrict chili_spot = chili_now > 0 ? received(sheet, Flow::chili_sales) : nullptr;
    std::int32_t* __restrict chili_coop = chili_now > 0 ? received(sheet, Flow::chili_sales_cooperative) : nullptr;
    std::int32_t* __restrict wheat_sales = wheat_now > 0 ? received(sheet, Flow::wheat_sales) : nullptr;
    std::int32_t* __restrict maize_sales = maize_now > 0 ? received(sheet, Flow::maize_sales) : nullptr;
    std::int32_t* __restrict claims = facts.calendar == november ? received(sheet, Flow::insurance_claims) : nullptr;
    const float year_value = cotton_kg * prices.cotton;

    for (std::size_t v = 0; v < villages.rows(); ++v) {
        const auto loss = static_cast<float>(weather_loss[villages.township[v]]);
        const float claim = loss >= static_cast<float>(crop.insurance_threshold) ? 0.01f * loss * static_cast<float>(crop.insured_sum) : 0.f;
        const std::uint32_t last = villages.first_household[v] + villages.households[v];
        for (std::uint32_t row = villages.first_household[v]; row < last; ++row) {
            const float yield = static_cast<float>(h.yield_factor[row]) * luck[words[row] >> 22] * (1 - loss);
            if (cotton_sales) cotton_sales[row] = whole_fen(static_cast<float>(h.cotton[row]) * yield * cotton_value);
            if (chili_spot) {
                const bool member = (h.flags[row] & household_flag::cooperative) != 0;
                const float kg = static_cast<float>(h.chili[row]) * yield * chili_kg;
                chili_spot[row] = member ? 0 : whole_fen(kg * prices.chili_spot);
                chili_coop[row] = member ? whole_fen(kg * prices.chili_cooperative) : 0;
            }
            if (wheat_sales) wheat_sales[row] = whole_fen(static_cast<float>(h.grain[row]) * yield * wheat_value);
            if (maize_sales) maize_sales[row] = whole_fen(static_cast<float>(h.grain[row]) * yield * maize_value);
            if (claims) {
                const bool insured = (h.flags[row] & household_flag::insured) != 0;
                claims[row] = insured ? whole_fen(static_cast<float>(h.cotton[row]) * claim) : 0;
                const float lost = static_cast<float>(h.cotton[row]) * static_cast<float>(h.yield_factor[row]) * year_value * loss;
                const float uninsured = std::max(0.f, lost - static_cast<float>(claims[row]));
                h.crop_loss[row] = static_cast<std::uint16_t>(std::min(65535.f, uninsured * 0.001f));
                h.cotton_delivered[row] = static_cast<std::uint16_t>(std::min(65535.f, static_cast<float>(h.cotton[row]) * yield * cotton_kg * 0.1f));
            }
        }
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void pay_farm_subsidies(const Households& h, const CropParameters& crop, const TransferParameters& transfer,
                        const LivestockParameters& livestock, const MonthFacts& facts, double cotton_rate, FlowSheet& sheet) {
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    if (facts.calendar == may) {
        const float rate = 0.01f * static_cast<float>(transfer.land_subsidy);
        const float wheat_rate = 0.01f * of_grain(static_cast<double>(crop.wheat_subsidy), 0);
        const auto grass = static_cast<std::int32_t>(livestock.grassland_subsidy);
        const std::uint16_t* __restrict contracted = h.contracted.data();
        const std::uint16_t* __restrict grain = h.grain.data();
        const std::uint16_t* __restrict flags = h.flags.data();
        std::int32_t* __restrict subsidy = received_whole(sheet, Flow::farm_subsidy);
        std::int32_t* __restrict grassland = received_whole(sheet, Flow::grassland_subsidy);
        for (std::uint32_t row = 0; row < rows; ++row) {
            subsidy[row] = whole_fen(static_cast<float>(contracted[row]) * rate + static_cast<float>(grain[row]) * wheat_rate);
            grassland[row] = (flags[row] & household_flag::pastoral) != 0 ? grass : 0;
        }
    }
    if (facts.calendar == april || facts.calendar == june) {
        const float rate = 10.f * static_cast<float>(cotton_rate) * (facts.calendar == april ? 0.4f : 0.6f);
        const std::uint16_t* __restrict delivered = h.cotton_delivered.data();
        std::int32_t* __restrict subsidy = received_whole(sheet, Flow::cotton_subsidy);
        for (std::uint32_t row = 0; row < rows; ++row) subsidy[row] = whole_fen(static_cast<float>(delivered[row]) * rate);
    }
}

}  // namespace terrace
