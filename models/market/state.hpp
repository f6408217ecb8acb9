#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <vector>

#include "models/household/plans.hpp"
#include "sim/core/money.hpp"

namespace terrace {

enum class Crop : std::uint8_t { cotton, chili, wheat, maize };
inline constexpr std::size_t crop_count = 4;
enum class ThinProduct : std::uint8_t { bird, courtyard };
inline constexpr std::size_t thin_product_count = 2;
inline constexpr std::size_t expectation_classes = 3;

/// Prices, quantities and expectations of one county's markets; small, copied with the county.
struct Markets {
    /// Expected receipts per kilogram, subsidy included, by crop and expectation class [fen/kg].
    std::array<std::array<double, expectation_classes>, crop_count> expected{};
    /// Variance of the log price that households reckon with, by crop.
    std::array<double, crop_count> price_variance{};
    double expected_pear = 0;                            ///< expected price of pears [fen/kg]
    /// Quantity sold in the same calendar month of the spin-up year: the reference at which a thin product has its usual price.
    std::array<std::array<double, 12>, thin_product_count> reference{};
    std::array<double, thin_product_count> quantity{};   ///< sold this month
    std::array<double, thin_product_count> price{};      ///< relative to the usual price
    double field_wage_factor = 1;                        ///< piece rate against its start, set once a year
    double field_demand = 0, field_supply = 0;           ///< days since January
    Fen local_spending = 0;                              ///< last month, by households in the county [fen]
    std::array<double, 12> reference_spending{};         ///< of the spin-up year, 2021 prices
    double village_rent = 0;                             ///< mean of this year's village lease market [fen/mu]
    double land_leased = 0;                              ///< within villages [mu/100]
    std::int64_t land_idle = 0;                          ///< operated and not sown, as of last March [mu/100]
    std::array<double, land_plan_count> plan_margin{};       ///< realised last year, average skill [fen/mu]
    std::array<double, land_plan_count> plan_expected{};     ///< expected when it was chosen
    /// Log of the share of operated land under each plan at the start: what soil, water and outlets add to a plan beyond its margin.
    std::array<double, land_plan_count> plan_habit{};
};

/// What an enterprise pays for field work this month [fen]: to households of the county and to outside pickers.
struct FieldPayments {
    Fen to_households = 0;
    Fen to_outside = 0;
};

/// The part of a rent that is known only after the harvest; paid in November.
struct HarvestRent {
    double in_kind = 0;         ///< seed cotton, at the harvest price [kg/mu]
    double bonus_above = 0;     ///< yield of the lessee's land from which a bonus is due [kg/mu]
    Fen bonus_per_kg = 0;       ///< on each kilogram above [fen/kg]
    double bonus_share = 0;     ///< of the value of each kilogram above, besides
    std::int32_t last = 0;      ///< what the last harvest brought [fen/mu]
};

/// Jobs that leases bring to their lessee; they go when the leases end.
struct LeaseJobs {
    double mu_per_job = 0;      ///< 0: none
    std::int32_t reserved = 0;  ///< of the employer's reserved jobs, those that came with these leases
    double wage_before = 0;     ///< the lessee's wage offer before them [yuan/month, 2021 wages]
};

/// What the contracts of one block have in common. They end before the month `until`.
struct BlockTerms {
    std::int32_t until;         ///< month index; rent is due each March before it
    std::int32_t rent;          ///< cash, fen/mu/year
    std::uint8_t enterprise;    ///< row
    std::uint8_t measure;       ///< index of the measure, or `standing`
    HarvestRent harvest{};      ///< what is due after the harvest besides
    LeaseJobs jobs{};           ///< what the lessee promised to those who give land
    std::int32_t broken_until = 0;   ///< if the lessee failed: month index until which they had been agreed; else 0
    static constexpr std::uint8_t standing = 255;
};

/// Rent of a year, the last known harvest part included [fen/mu].
[[nodiscard]] inline std::int32_t yearly_rent(const BlockTerms& terms) { return terms.rent + terms.harvest.last; }

/// Contracted land of one household leased to an enterprise as part of a block. Six bytes, since every other household may have one.
struct BlockContract {
    BlockContract(std::uint32_t household, std::uint16_t leased, std::size_t position)
        : row_low(static_cast<std::uint16_t>(household)), row_high(static_cast<std::uint8_t>(household >> 16)), terms(static_cast<std::uint8_t>(position)), area(leased) {
        assert(household < 1u << 24 && position < 256);
    }
    [[nodiscard]] std::uint32_t row() const { return row_low | std::uint32_t{row_high} << 16; }

    std::uint16_t row_low;
    std::uint8_t row_high;
    std::uint8_t terms;         ///< position among the county's BlockTerms, of which each measure has one
    std::uint16_t area;         ///< mu/100
};
static_assert(sizeof(BlockContract) == 6);

/// All block leases of a county.
struct BlockLeases {
    std::vector<BlockTerms> terms;
    std::vector<BlockContract> contracts;
    std::vector<BlockContract> broken{};  ///< that ended because their lessee failed, until somebody takes its place or they would have run out
};

}  // namespace terrace
