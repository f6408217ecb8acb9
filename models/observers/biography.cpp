#include "models/observers/biography.hpp"

#include <algorithm>

#include "models/monthly_cycle.hpp"

namespace terrace {
namespace {

void read_row(const Households& h, std::uint32_t row, HouseholdState& state) {
    state.members = h.members[row];
    state.worker_count = h.workers[row];
    state.pensioners = pensioners(h.flags[row]);
    state.away = h.away[row];
    state.flags = h.flags[row] & household_flag::facts;
    state.contracted = h.contracted[row];
    state.leased_out = h.leased_out[row];
    state.leased_in = h.leased_in[row];
    state.collective = h.collective[row];
    state.cotton = h.cotton[row];
    state.chili = h.chili[row];
    state.grain = h.grain[row];
    state.sheep = h.sheep[row];
    state.breeding = h.breeding[row];
    state.birds = h.birds[row];
    state.courtyard = h.courtyard[row];
    state.plan = h.plan[row];
    state.yield_factor = h.yield_factor[row];
    state.livestock_skill = livestock_skill(h.plan[row]);
    state.business = h.business[row];
    state.cash = h.cash[row];
    state.debt = h.debt[row];
    state.income_year = h.income_year[row];
    state.ill_months = ill_months(h.ill_and_home[row]);
    state.crop_loss = h.crop_loss[row];
    state.cotton_delivered = h.cotton_delivered[row];
}

WorkerState worker_state(const County& county, std::uint32_t worker) {
    const Workers& w = county.workers;
    WorkerState state{w.age[worker], trade_skill(w, worker), w.place[worker], w.tenure[worker], months_away(w.skill_and_absence[worker]), w.wage[worker], {}};
    if (state.place >= place::first_employer) state.employer = county.enterprises.kind[state.place - place::first_employer];
    return state;
}

/// What lists that are kept for few households hold of this one.
void read_lists(const County& county, std::uint32_t row, HouseholdState& state) {
    for (const OrchardPlot& plot : county.orchards)
        if (plot.row == row) state.orchard += plot.area;
    for (const CattleHerd& herd : county.cattle)
        if (herd.row == row) state.cattle = herd.heads(), state.inseminated_cows = (herd.bred & CattleHerd::inseminated) != 0;
    for (const ConsolidatedLand& land : county.consolidated)
        if (land.row == row) state.consolidated = land.share;
    for (const MeasureState& measure : county.government.measures) measure.improved.for_each([&](std::uint32_t at) { state.improved_flock = state.improved_flock || at == row; });
    for (const ReliefClaim& claim : county.relief_claims)
        if (claim.row == row) state.claims.push_back({claim.measure, claim.month, claim.cause, claim.amount});
}

void read_blocks(const BlockLeases& leases, std::uint32_t row, HouseholdState& state) {
    for (const BlockContract& contract : leases.contracts) {
        if (contract.row() != row) continue;
        const BlockTerms& terms = leases.terms[contract.terms];
        const auto same = std::find_if(state.blocks.begin(), state.blocks.end(), [&](const BlockState& block) { return block.measure == terms.measure; });
        if (same == state.blocks.end()) state.blocks.push_back({terms.measure, contract.area, yearly_rent(terms)});
        else same->area += contract.area, same->rent = yearly_rent(terms);
    }
    std::sort(state.blocks.begin(), state.blocks.end(), [](const BlockState& a, const BlockState& b) { return a.measure < b.measure; });
}

void read_monitoring(const Monitoring& monitoring, std::uint32_t row, std::int32_t month, HouseholdState& state) {
    for (const MonitoredHousehold& household : monitoring.list)
        if (household.row == row)
            state.monitored = MonitoredState{static_cast<std::uint8_t>(household.measure), household.listed(month), household.category, household.cause,
                                             household.helped_to_dibao != 0, household.seeks_work != 0};
}

int own_cost(const OwnCostMonth& events, std::uint32_t row) {
    int cost = 0;
    events.for_each([&](std::uint32_t at, std::uint16_t amount) { cost += at == row ? amount : 0; });
    return cost;
}

}  // namespace

std::array<Fen, income_source_count> HouseholdFlows::income() const {
    std::array<Fen, income_source_count> sum{};
    for (std::size_t kind = 0; kind < flow_count; ++kind) {
        const FlowInfo& flow = flow_table()[kind];
        if (flow.received_as != IncomeSource::none) sum[static_cast<std::size_t>(flow.received_as)] += received[kind];
        if (flow.paid_as != IncomeSource::none) sum[static_cast<std::size_t>(flow.paid_as)] -= paid[kind];
    }
    return sum;
}

HouseholdState household_state(const County& county, std::uint32_t row, std::uint32_t first_worker, std::int32_t month) {
    HouseholdState state;
    read_row(county.households, row, state);
    for (const OwnCostMonth& events : county.medical_events) state.medical_year += own_cost(events, row);
    for (const OwnCostMonth& events : county.accident_events) state.accident_year += own_cost(events, row);
    for (int worker = 0; worker < state.worker_count; ++worker) state.workers.push_back(worker_state(county, first_worker + static_cast<std::uint32_t>(worker)));
    read_lists(county, row, state);
    read_blocks(county.block_leases, row, state);
    read_monitoring(county.monitoring, row, month, state);
    state.ventures = venture_state(county, row, first_worker, month);
    state.unmet = county.assurances.unmet(row);
    const std::vector<MeasureState>& measures = county.government.measures;
    for (std::size_t m = 0; m < measures.size(); ++m)
        if (!measures[m].reached.empty() && measures[m].reached[row]) state.measures.push_back(static_cast<std::uint8_t>(m));
    return state;
}

HouseholdFlows household_flows(const FlowSheet& sheet, std::uint32_t row) {
    HouseholdFlows flows;
    for (const FlowSheet::Active& column : sheet.active()) (column.received ? flows.received : flows.paid)[column.kind] = column.amounts[row];
    return flows;
}

void Biographer::begin(const MonthWork& work) {
    if (biography_.months.empty()) {
        biography_.row = notes_.row;
        biography_.number = work.county.first_household + notes_.row;
        biography_.village = static_cast<std::uint32_t>(village_of_household(work.county.villages, notes_.row));
        for (std::uint32_t row = 0; row < notes_.row; ++row) first_worker_ += work.county.households.workers[row];
    }
    biography_.months.emplace_back();
    biography_.months.back().month = work.facts.outside.month;
    biography_.months.back().recorded = work.facts.recorded;
}

void Biographer::after(std::string_view step, const MonthWork& work) {
    const County& county = work.county;
    if (biography_.months.empty() || biography_.months.back().month != work.facts.outside.month) begin(work);
    BiographyMonth& month = biography_.months.back();
    month.steps.push_back({step, household_state(county, notes_.row, first_worker_, work.facts.index()), household_flows(work.scratch.sheet, notes_.row)});
    month.weather_loss = county.weather_loss[county.villages.township[biography_.village]];
    month.medical = own_cost(county.medical_events[static_cast<std::size_t>(work.facts.calendar)], notes_.row);
    month.accident = own_cost(county.accident_events[static_cast<std::size_t>(work.facts.calendar)], notes_.row);
    if (notes_.land) month.land = std::exchange(notes_.land, std::nullopt);
    if (notes_.side) month.side = std::exchange(notes_.side, std::nullopt);
    month.offers.insert(month.offers.end(), offers_.list.begin(), offers_.list.end());
    offers_.list.clear();
    month.work.insert(month.work.end(), work_.list.begin(), work_.list.end());
    work_.list.clear();
}

}  // namespace terrace
