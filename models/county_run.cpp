#include "models/county_run.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>

#include "models/cooperative/books.hpp"
#include "models/household/orchards.hpp"
#include "models/market/block_lease.hpp"
#include "models/outside.hpp"
#include "sim/core/sha256.hpp"
#include "sim/math/math.hpp"

namespace terrace {
namespace {

Ledger make_ledger() {
    std::vector<FlowEnds> ends;
    for (const FlowInfo& flow : flow_table()) ends.push_back({std::string(flow.key), static_cast<std::uint8_t>(flow.payer), static_cast<std::uint8_t>(flow.payee)});
    return Ledger(std::move(ends), sector_count);
}

/// Nobody is ill yet.
void count_home(County& county) {
    Households& h = county.households;
    std::uint32_t worker = 0;
    for (std::size_t row = 0; row < h.rows(); ++row) {
        unsigned home = 0;
        for (const std::uint32_t end = worker + h.workers[row]; worker < end; ++worker) home += searches(county.workers.place[worker]) ? 1 : 0;
        h.ill_and_home[row] = ill_and_home_code(0, home);
    }
}

/// Log shares of operated land by plan, a plan that nobody follows counting for a little.
std::array<double, land_plan_count> plan_habits(const Households& h) {
    std::array<double, land_plan_count> land{};
    double sum = 0;
    for (std::size_t row = 0; row < h.rows(); ++row) {
        const double area = h.contracted[row] - h.leased_out[row] + h.collective[row];
        land[static_cast<std::size_t>(land_plan(h.plan[row]))] += area;
        sum += area;
    }
    constexpr double least = 0.02;
    for (double& share : land) share = math::log(std::max(least, sum > 0 ? share / sum : least));
    return land;
}

template <class T>
void hash_value(Sha256& hash, const T& value) {
    hash.update(std::as_bytes(std::span(&value, 1)));
}

template <class T>
void hash_table(Sha256& hash, const Table<T>& table) {
    std::map<std::string, std::span<const std::byte>> by_name;
    table.for_each_column([&](const ColumnInfo& info, std::span<const std::byte> bytes) { by_name[std::string(info.name)] = bytes; });
    for (const auto& [name, bytes] : by_name) {
        hash.update(name);
        hash.update(bytes);
    }
}

}  // namespace

CountyRun start_county(Population population, const Parameters& parameters, Fen standing_rent, std::size_t measures) {
    constexpr std::int32_t never = INT32_MAX;
    CountyRun run;
    County& county = run.county;
    county.index = population.county_index;
    county.first_household = population.first_household_id;
    county.first_worker = population.first_household_id * worker_slots;
    county.villages = std::move(population.villages);
    county.households = std::move(population.households);
    county.workers = std::move(population.workers);
    county.enterprises = std::move(population.enterprises);
    county.cooperatives = std::move(population.cooperatives);
    county.cattle = std::move(population.cattle);
    county.orchards = std::move(population.orchards);
    county.government.measures.resize(measures);
    county.ledger = make_ledger();
    run.income_by_month.fill(IncomeLineSums(county.villages.rows()));
    run.events_since_january = county.events = HouseholdEvents(county.villages.rows());
    std::size_t lessee = 0;
    while (lessee + 1 < county.enterprises.rows() && county.enterprises.kind[lessee] != EnterpriseKind::lessee) ++lessee;
    county.block_leases.terms.push_back({never, static_cast<std::int32_t>(standing_rent), static_cast<std::uint8_t>(lessee), BlockTerms::standing});
    for (const BlockLease& lease : population.leases) county.block_leases.contracts.push_back({lease.row, static_cast<std::uint16_t>(lease.centi_mu), 0});
    std::uint16_t townships = 0;
    for (const std::uint16_t township : county.villages.township) townships = std::max<std::uint16_t>(townships, static_cast<std::uint16_t>(township + 1));
    county.weather_loss.assign(townships, 0.0);
    count_members(county.cooperatives, county.households, county.villages);
    for (const BlockContract& contract : county.block_leases.contracts) run.block_land += contract.area;
    count_home(county);
    county.markets.plan_habit = plan_habits(county.households);
    run.cotton_subsidy_rate = cotton_subsidy(parameters.price, lint_price(parameters.price, static_cast<double>(parameters.price.cotton_ordinary)));
    return run;
}

double bytes_per_household(const CountyRun& run) {
    const County& county = run.county;
    std::size_t bytes = run.memory.bytes() + county.households.bytes() + county.workers.bytes() + county.villages.bytes() + county.enterprises.bytes() + county.cooperatives.bytes() +
                        (county.block_leases.contracts.size() + county.block_leases.broken.size()) * sizeof(BlockContract) + county.relief_claims.size() * sizeof(ReliefClaim) + county.assurances.bytes() + county.monitoring.bytes() + county.cadres.guided.size() +
                        county.cattle.size() * sizeof(CattleHerd) + county.orchards.size() * sizeof(OrchardPlot) +
                        county.consolidated.size() * sizeof(ConsolidatedLand) + county.tourism.places.size() * sizeof(TourismPlace) +
                        county.posts.size() * sizeof(PublicPost) + county.loans.accounts.size() * sizeof(LoanAccount) + county.startups.firms.size() * sizeof(Startup) + county.labour_support.homes.size() * sizeof(ParkHome) +
                        county.trainees.now.size() * sizeof(Trainee) + county.trainees.without.size() * sizeof(std::uint32_t);
    for (const Partnership& partner : county.partnerships) bytes += partner.contracts.size() * sizeof(SupplyContract);
    for (const LivestockFirm& firm : county.livestock_firms) bytes += firm.contracts.size() * sizeof(FlockContract);
    for (const OwnCosts* kind : {&county.medical_events, &county.accident_events})
        for (const OwnCostMonth& events : *kind) bytes += events.bytes();
    for (const MeasureState& state : county.government.measures)
        bytes += state.reached.size() / 8 + state.claimed.bytes() + state.claimed_accident.bytes() + state.improved.bytes() + state.flocks.size() * sizeof(FlockShare);
    return static_cast<double>(bytes) / static_cast<double>(std::max<std::size_t>(1, county.households.rows()));
}

std::string state_digest(const County& county) {
    Sha256 hash;
    hash_table(hash, county.cooperatives);
    hash_table(hash, county.enterprises);
    hash_table(hash, county.households);
    hash_table(hash, county.villages);
    hash_table(hash, county.workers);
    for (const CattleHerd& herd : county.cattle)
        hash_value(hash, std::array<std::uint32_t, 5>{herd.row, herd.cows, herd.calves, herd.yearlings, herd.bred});
    for (const OrchardPlot& plot : county.orchards) hash_value(hash, std::array<std::uint32_t, 4>{plot.row, plot.area, plot.planted, plot.measure});
    for (const TourismPlace& place : county.tourism.places)
        hash_value(hash, std::array<std::uint32_t, 5>{place.row, static_cast<std::uint32_t>(place.net_year), place.opened, static_cast<std::uint32_t>(place.kind), place.measure});
    if (!county.tourism.unused()) hash_value(hash, county.tourism.goodwill);   // nothing of it where no measure uses it
    for (const double built : county.tourism.built) hash_value(hash, built);
    if (county.pillar != PillarGains{}) hash_value(hash, county.pillar);
    for (const LoanAccount& loan : county.loans.accounts)
        hash_value(hash, std::array<std::int32_t, 6>{static_cast<std::int32_t>(loan.row), loan.principal, loan.drawn, loan.months_left, loan.arrears, loan.measure});
    for (const Startup& firm : county.startups.firms)
        hash_value(hash, std::array<std::int32_t, 6>{static_cast<std::int32_t>(firm.row), static_cast<std::int32_t>(firm.worker), firm.founded, firm.capital, firm.profit, firm.jobs});
    for (const Partnership& partner : county.partnerships) {
        hash_value(hash, std::array<std::int64_t, 4>{partner.measure, partner.failed, partner.cash, partner.shares});
        for (const SupplyContract& contract : partner.contracts) hash_value(hash, contract);
    }
    for (const LivestockFirm& firm : county.livestock_firms) {
        hash_value(hash, std::array<std::int64_t, 6>{firm.measure, firm.debt, firm.bought, firm.insolvent, firm.closed, firm.founded});
        hash_value(hash, firm.pens);
        for (const FlockContract& contract : firm.contracts) hash_value(hash, contract);
    }
    hash_value(hash, county.markets.expected);
    hash_value(hash, county.markets.expected_pear);
    hash_value(hash, county.markets.price);
    hash_value(hash, county.markets.field_wage_factor);
    hash_value(hash, county.markets.local_spending);
    hash_value(hash, county.government.cash);
    for (const UnmetAssurances& lacks : county.assurances.list) hash_value(hash, lacks);
    for (const std::uint8_t supply : county.assurances.unsafe_water) hash_value(hash, supply);
    for (const MonitoredHousehold& monitored : county.monitoring.list) hash_value(hash, monitored);
    for (const ClearedHousehold& cleared : county.monitoring.cleared) hash_value(hash, cleared);
    for (const Fen balance : county.ledger.balance()) hash_value(hash, balance);
    return hash.hex();
}

}  // namespace terrace
