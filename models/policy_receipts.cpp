#include "models/policy_receipts.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"
#include "models/policy/desk.hpp"
#include "models/worker/home.hpp"

namespace terrace {
namespace {

void note(HouseholdPanel& panel, Month month, std::uint32_t row, std::size_t measure, ReceiptForm form, std::int32_t amount) {
    if (amount != 0) panel.receipts.push_back({row, panel_month(panel, month), static_cast<std::uint8_t>(measure), form, amount});
}

/// Months since a measure began.
int age_of(const County& county, std::size_t measure, Month month) { return std::min(254, month.index() - county.government.measures[measure].started_month); }

bool reached(const County& county, std::size_t measure, std::uint32_t row) {
    const std::vector<bool>& rows = county.government.measures[measure].reached;
    return row < rows.size() && rows[row];
}

bool is_of(const Scenario& scenario, std::size_t measure, std::string_view instrument) { return scenario.measures[measure].terms.instrument == instrument; }

/// Jobs at the lessee are counted under one lease: of those that reached the household the last one that had begun when the worker came. Jobs taken under `measure` are
/// those held for more than `after` months.
int held_under_later_lease(const County& county, const Scenario& scenario, std::size_t measure, std::uint32_t row, Month month) {
    int after = -1;
    const int own = age_of(county, measure, month);
    for (std::size_t other = 0; other < scenario.measures.size(); ++other) {
        if (other == measure || !is_of(scenario, other, "land_transfer") || !reached(county, other, row)) continue;
        const int age = age_of(county, other, month);
        if (age < own || (age == own && other < measure)) after = std::max(after, age);
    }
    return after;
}

/// Whether a measure that began later brought the household a courtyard, too, or made it a demonstration: sales are counted once, under the last.
bool had_courtyard_later(const County& county, const Scenario& scenario, std::size_t measure, std::uint32_t row) {
    const auto begun = [&](std::size_t m) { return std::pair{county.government.measures[m].started_month, m}; };
    for (std::size_t other = 0; other < scenario.measures.size(); ++other)
        if (begun(other) > begun(measure) && is_of(scenario, other, "courtyard_economy") && reached(county, other, row)) return true;
    return false;
}

/// Wages that a participant's workers earn in lessee's jobs held for more than `after` and at most `months` months; amounts are those of the household's wage column when
/// nobody of it works elsewhere, otherwise the lessee's part of it.
std::int32_t lessee_wages(const County& county, std::uint32_t row, std::uint32_t first, const std::int32_t* wages, int after, int months) {
    std::int64_t all = 0, lessee = 0;
    for (std::uint32_t worker = first; worker < first + county.households.workers[row]; ++worker) {
        const std::uint8_t where = county.workers.place[worker];
        if (where < place::first_employer) continue;
        const EnterpriseKind kind = county.enterprises.kind[where - place::first_employer];
        if (kind == EnterpriseKind::public_posts) continue;
        all += county.workers.wage[worker];
        if (kind == EnterpriseKind::lessee && county.workers.tenure[worker] > after && county.workers.tenure[worker] <= months) lessee += county.workers.wage[worker];
    }
    return all > 0 ? static_cast<std::int32_t>(static_cast<std::int64_t>(wages[row]) * lessee / all) : 0;
}

/// Sales of animals that came from the measure: its part of the flock. Birds are all sold in the first September.
void note_flock_sales(const County& county, std::size_t m, Month month, FlowSheet& sheet, HouseholdPanel& panel) {
    const MeasureState& state = county.government.measures[m];
    if (state.flocks.empty()) return;
    const std::int32_t* birds = received(sheet, Flow::bird_sales);
    const std::int32_t* sheep = received(sheet, Flow::sheep_sales);
    for (const FlockShare& flock : state.flocks) {
        const std::int32_t sales = flock.kind == Flock::birds ? birds[flock.row] : sheep[flock.row];
        note(panel, month, flock.row, m, ReceiptForm::activity, static_cast<std::int32_t>(static_cast<float>(sales) * flock.share));
    }
}

}  // namespace

void write_receipts(const County& county, const Scenario& scenario, Month month, std::span<const BlockRent> rents, std::span<const std::int32_t> orchard_sales, FlowSheet& sheet, HouseholdPanel* panel) {
    if (panel == nullptr) return;
    const std::vector<std::uint32_t> first_worker = first_workers(county.households);
    for (const BlockRent& rent : rents) note(*panel, month, rent.row, rent.measure, rent.bonus ? ReceiptForm::dividend : ReceiptForm::rent, rent.amount);
    for (std::size_t plot = 0; plot < orchard_sales.size(); ++plot)
        if (const OrchardPlot& trees = county.orchards[plot]; trees.measure != OrchardPlot::own)
            note(*panel, month, trees.row, trees.measure, ReceiptForm::activity, orchard_sales[plot]);
    for (const Startup& firm : county.startups.firms) note(*panel, month, firm.row, firm.measure, ReceiptForm::activity, firm.last_profit);
    for (const Partnership& partner : county.partnerships)
        for (const SupplyContract& contract : partner.contracts) {
            note(*panel, month, contract.row, partner.measure, ReceiptForm::activity, contract.sales);
            note(*panel, month, contract.row, partner.measure, ReceiptForm::dividend, contract.dividend);
        }
    for (const LivestockFirm& firm : county.livestock_firms)
        for (const FlockContract& contract : firm.contracts) note(*panel, month, contract.row, firm.measure, ReceiptForm::activity, contract.sales);
    for (std::size_t m = 0; m < scenario.measures.size(); ++m) {
        note_flock_sales(county, m, month, sheet, *panel);
        const std::int32_t* wages = is_of(scenario, m, "land_transfer") ? received(sheet, Flow::wages) : nullptr;
        const std::int32_t* sales = is_of(scenario, m, "courtyard_economy") ? received(sheet, Flow::courtyard_sales) : nullptr;
        if (wages == nullptr && sales == nullptr) continue;
        for (std::uint32_t row = 0; row < county.households.rows(); ++row) {
            if (!reached(county, m, row)) continue;
            if (wages)
                note(*panel, month, row, m, ReceiptForm::wage,
                     lessee_wages(county, row, first_worker[row], wages, held_under_later_lease(county, scenario, m, row, month), age_of(county, m, month)));
            if (sales && !had_courtyard_later(county, scenario, m, row)) note(*panel, month, row, m, ReceiptForm::activity, sales[row]);
        }
    }
}

}  // namespace terrace
