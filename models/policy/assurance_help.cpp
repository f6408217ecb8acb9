#include "models/policy/assurance_help.hpp"

#include "models/policy/desk.hpp"

#include <algorithm>

namespace terrace {
namespace {

void have_house_repaired(PolicyDesk& desk, UnmetAssurances& lacks) {
    const AssuranceParameters& p = desk.month.choice.parameters.assurance;
    const double prices = desk.month.facts.outside.consumer_price;
    const Fen cost = scale(p.house_cost, prices), grant = std::min(cost, scale(p.house_grant, prices));
    desk.bring_in(lacks.row, Flow::house_grant, grant);
    desk.charge(lacks.row, Flow::house_repair, cost);
    lacks.repair = static_cast<unsigned>(p.repair_months) & 0xfu;
    desk.county.monitoring.month.assured_of(Assurance::housing, grant);
}

void have_water_repaired(PolicyDesk& desk, std::uint8_t& supply) {
    const AssuranceParameters& p = desk.month.choice.parameters.assurance;
    const Fen cost = scale(p.water_repair_cost, desk.month.facts.outside.consumer_price);
    desk.county.ledger.both(static_cast<std::size_t>(Flow::water_repair), cost);
    supply = static_cast<std::uint8_t>(p.urgent_water_months);
    desk.county.monitoring.month.assured_of(Assurance::water, cost);
}

} // namespace

void arrange_assurances(PolicyDesk& desk, std::uint32_t row) {
    Assurances& assurances = desk.county.assurances;
    UnmetAssurances* const lacks = assurances.find(row);
    if (lacks == nullptr) return;
    for (const Assurance free : {Assurance::schooling, Assurance::medical}) {
        if (!lacks->has(free)) continue;
        lacks->meet(free);
        desk.county.monitoring.month.assured_of(free, 0);
    }
    if (lacks->has(Assurance::housing) && lacks->repair == 0) have_house_repaired(desk, *lacks);
    if (!lacks->has(Assurance::water)) return;
    std::uint8_t& supply = assurances.unsafe_water[desk.village_of(row)];
    if (supply == Assurances::waits) have_water_repaired(desk, supply);
}

} // namespace terrace
