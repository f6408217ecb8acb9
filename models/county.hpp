#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/cooperative/columns.hpp"
#include "models/enterprise/columns.hpp"
#include "models/flows.hpp"
#include "models/government/accounts.hpp"
#include "models/government/cadres.hpp"
#include "models/government/loans.hpp"
#include "models/government/monitoring.hpp"
#include "models/government/posts.hpp"
#include "models/government/relief_claims.hpp"
#include "models/government/trainees.hpp"
#include "models/household/assurance_state.hpp"
#include "models/household/columns.hpp"
#include "models/household_events.hpp"
#include "models/market/labour_support.hpp"
#include "models/market/livestock_firm.hpp"
#include "models/market/partnership.hpp"
#include "models/market/pillar_state.hpp"
#include "models/market/startups.hpp"
#include "models/market/state.hpp"
#include "models/market/tourism_state.hpp"
#include "models/shock/state.hpp"
#include "models/village/columns.hpp"
#include "models/worker/columns.hpp"
#include "sim/ledger/ledger.hpp"

namespace terrace {

/// Everything that exists in one county. Plain data; all behaviour is in the steps of the monthly cycle.
/// Household h has the permanent number `first_household + h`, worker w `first_worker + w`.
struct County {
    std::uint32_t index = 0;
    std::uint32_t first_household = 0;
    std::uint32_t first_worker = 0;
    Villages villages;
    Households households;
    Workers workers;
    Enterprises enterprises;
    Cooperatives cooperatives;
    Government government;
    Markets markets;
    LabourSupport labour_support;
    BlockLeases block_leases;
    std::vector<Partnership> partnerships;                     ///< in the order in which they began
    std::vector<LivestockFirm> livestock_firms;                ///< in the order in which they began
    std::vector<CattleHerd> cattle;                            ///< by row
    std::vector<OrchardPlot> orchards;                         ///< in the order of planting
    std::vector<ConsolidatedLand> consolidated;                ///< in the order of consolidation, each household once
    TourismMarket tourism;
    PillarGains pillar{};
    OwnCosts medical_events;                                   ///< of illness
    OwnCosts accident_events;                                  ///< of treated injuries and uninsured damage
    Assurances assurances;
    std::vector<ReliefClaim> relief_claims;
    Monitoring monitoring;
    CadreCover cadres;
    Trainees trainees;
    std::uint32_t registered = 0;                              ///< households on the poverty register
    std::vector<PublicPost> posts;                             ///< in the order in which they were taken
    LoanBook loans;
    Startups startups;
    GroupSums<1> idle_land;                                    ///< land that found no tenant last March, by group [mu/100]; empty before the first
    HouseholdEvents events;                                    ///< of this month, by group
    std::vector<double> weather_loss;                          ///< [township] share of this year's crop lost
    Ledger ledger;
};

/// Counts what happened to a household this month.
inline void note_event(County& county, std::size_t event, std::uint32_t row) {
    if (county.events.rows.empty()) county.events = HouseholdEvents(county.villages.rows());
    county.events.add(village_of_household(county.villages, row), county.households.flags[row], event, 1);
}

}  // namespace terrace
