#pragma once

#include <cstdint>
#include <vector>

#include "models/cooperative/columns.hpp"
#include "models/enterprise/columns.hpp"
#include "models/household/columns.hpp"
#include "models/population/region.hpp"
#include "models/village/columns.hpp"
#include "models/worker/columns.hpp"
#include "sim/core/text.hpp"
#include "sim/random/stream.hpp"

namespace terrace {

/// Numbers of households reserved for one county, so that adding a household to one county renumbers no other.
inline constexpr std::uint32_t household_numbers_per_county = 1u << 17;
inline constexpr std::uint32_t county_limit = 1u << 12;
/// Workers a household can have; worker number = household number * worker_slots + position in the household.
inline constexpr std::uint32_t worker_slots = 8;

/// Land that a household gives to the county's lessee under a block lease.
struct BlockLease {
    std::uint32_t row;       ///< household
    std::uint32_t centi_mu;  ///< [mu/100]

    bool operator==(const BlockLease&) const = default;
};

/// Everything of one county at the first month. `enterprises` has one row for each EnterpriseKind, in that order;
/// `cooperatives` has one row for each township.
struct Population {
    std::uint32_t county_index = 0;
    std::uint32_t first_household_id = 0;  ///< household number = first_household_id + row
    Villages villages;
    Households households;
    Workers workers;
    Enterprises enterprises;
    Cooperatives cooperatives;
    std::vector<Text> village_names;
    std::vector<Text> township_names;
    std::vector<CattleHerd> cattle;  ///< by household row
    std::vector<OrchardPlot> orchards;  ///< by household row, bearing
    std::vector<BlockLease> leases;  ///< by household row; their land is in Households::leased_out and Enterprises::land
};

/// Number of the first household of a county.
[[nodiscard]] constexpr std::uint32_t first_household_number(std::uint32_t county_index) {
    return county_index * household_numbers_per_county;
}

/// The synthetic county: equal margins, county index and key give equal tables, whatever else is synthesised.
Population synthesise(const CountyMargins& county, std::uint32_t county_index, RandomKey key);

}  // namespace terrace
