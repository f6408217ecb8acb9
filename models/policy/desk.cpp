#include "models/policy/desk.hpp"

#include <algorithm>
#include <utility>

#include "models/household/flow_columns.hpp"
#include "models/purposes.hpp"

namespace terrace {

std::uint16_t panel_month(const HouseholdPanel& panel, Month month) { return static_cast<std::uint16_t>(month - panel.first); }

bool PolicyDesk::excluded(std::uint32_t row) const {
    const auto& excluded = terms.target.excluded_households;
    return std::find(excluded.begin(), excluded.end(), county.first_household + row) != excluded.end();
}

bool PolicyDesk::answers_cause(std::uint32_t row) const {
    const MonitoredHousehold* household = county.monitoring.find(row);
    return household == nullptr || answers(support_, household->cause);
}

std::uint32_t PolicyDesk::priority(std::uint32_t row) const {
    return draw_word(month.facts.key, static_cast<std::uint32_t>(Purpose::campaign_priority), county.first_household + row, 0);
}

const PeerShares& PolicyDesk::peers_of(std::uint32_t row) const {
    if (month.peers.empty())
        month.peers = peer_shares(county.households, county.villages, county.markets, month.choice.parameters.choice.demonstration_weight);
    return month.peers[2 * village_of(row) + ((county.households.flags[row] & household_flag::pastoral) != 0 ? 1 : 0)];
}

/// Priorities are drawn only where incomes are equal.
std::vector<std::uint32_t> PolicyDesk::in_order(std::vector<Need>& queue, std::size_t most) const {
    if (most == 0) return {};
    if (most < queue.size()) {
        const auto last = queue.begin() + static_cast<std::ptrdiff_t>(most - 1);
        std::nth_element(queue.begin(), last, queue.end());
        const Fen income = last->income;   // equal ones stay until their priorities are known
        queue.erase(std::remove_if(last + 1, queue.end(), [&](const Need& need) { return need.income != income; }), queue.end());
    }
    std::sort(queue.begin(), queue.end());
    std::vector<std::uint32_t> rows;
    rows.reserve(queue.size());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> equal;   // priority, row
    for (std::size_t first = 0, next = 0; first < queue.size(); first = next) {
        while (next < queue.size() && queue[next].income == queue[first].income) ++next;
        if (next - first == 1) {
            rows.push_back(queue[first].row);
            continue;
        }
        equal.clear();
        for (std::size_t i = first; i < next; ++i) equal.emplace_back(priority(queue[i].row), queue[i].row);
        std::sort(equal.begin(), equal.end());
        for (const auto& [priority, row] : equal) rows.push_back(row);
    }
    rows.resize(std::min(rows.size(), most));
    return rows;
}

void PolicyDesk::appropriate(Fen amount) {
    county.ledger.both(static_cast<std::size_t>(Flow::appropriation), amount);
    county.government.cash += amount;
    state().budget_left += amount;
    state().appropriated += amount;
}

void PolicyDesk::open_line() { appropriate(terms.budget_of(terms.from.year(), month.facts.outside.month.year())); }

bool PolicyDesk::renew_line() {
    if (month.facts.calendar != january || !active() || terms.budget_by_year.empty()) return false;
    const int year = month.facts.outside.month.year();
    const Fen amount = terms.budget_of(year, year);
    if (amount > 0) appropriate(amount);
    return amount > 0;
}

bool PolicyDesk::spend(Flow flow, Fen amount) {
    MeasureState& account = state();
    if (amount <= 0 || amount > account.budget_left) return false;
    account.budget_left -= amount;
    account.spent += amount;
    account.spent_by.resize(flow_count);
    account.spent_by[static_cast<std::size_t>(flow)] += amount;
    account.spent_month += amount;
    county.government.cash -= amount;
    return true;
}

bool PolicyDesk::pay_others(Flow flow, Fen amount) {
    if (!spend(flow, amount)) return false;
    county.ledger.both(static_cast<std::size_t>(flow), amount);
    return true;
}

bool PolicyDesk::pay_firm(Flow flow, std::size_t enterprise, Fen amount) {
    if (!pay_others(flow, amount)) return false;
    county.enterprises.cash[enterprise] += amount;
    county.enterprises.profit[enterprise] += amount;
    return true;
}

void PolicyDesk::cut_line() {
    MeasureState& account = state();
    if (month.support < account.support && account.budget_left > 0) {
        const Fen returned = scale(account.budget_left, 1 - month.support / account.support);
        county.ledger.both(static_cast<std::size_t>(Flow::appropriation_returned), returned);
        county.government.cash -= returned;
        account.budget_left -= returned;
        account.appropriated -= returned;
        account.returned += returned;
    }
    account.support = month.support;
}

bool PolicyDesk::pay(std::uint32_t row, Flow flow, ReceiptForm form, Fen amount, bool referred) {
    if (!cover(row, flow, form, amount, referred)) return false;
    received(sheet_, flow)[row] += static_cast<std::int32_t>(amount);
    return true;
}

bool PolicyDesk::cover(std::uint32_t row, Flow flow, ReceiptForm form, Fen amount, bool referred) {
    if (!spend(flow, amount)) return false;
    county.ledger.paid(static_cast<std::size_t>(flow), amount);
    enter(row, form, amount, referred);
    return true;
}

bool PolicyDesk::pay_for(std::uint32_t row, Flow flow, ReceiptForm form, Fen amount) {
    if (!pay_others(flow, amount)) return false;
    enter(row, form, amount, by_listing(row));
    return true;
}

void PolicyDesk::bring_in(std::uint32_t row, Flow flow, Fen amount) { received(sheet_, flow)[row] += static_cast<std::int32_t>(amount); }

void PolicyDesk::charge(std::uint32_t row, Flow flow, Fen amount) { paid(sheet_, flow)[row] += static_cast<std::int32_t>(amount); }

void PolicyDesk::enter(std::uint32_t row, ReceiptForm form, Fen amount, bool referred) {
    if (referred) {
        state().referred += amount;
        state().referred_month += amount;
        county.monitoring.month.helped(help_of(support_), amount);
    }
    count_in_groups(row, measure_sum::paid, amount);
    write_receipt(row, form, static_cast<std::int32_t>(amount), true);
}

void PolicyDesk::count_in_groups(std::uint32_t row, std::size_t what, std::int64_t value) {
    GroupSums<measure_sum::count>& groups = state().groups;
    if (groups.rows.empty()) groups = GroupSums<measure_sum::count>(county.villages.rows());
    groups.add(village_of(row), county.households.flags[row], what, value);
}

void PolicyDesk::let_lapse(std::uint32_t row) {
    ++state().refused;
    count_in_groups(row, measure_sum::lapsed, 1);
}

bool PolicyDesk::give(std::uint32_t row, Fen cost) {
    if (!pay(row, Flow::asset_grant, ReceiptForm::goods, cost)) return false;
    purchase(row, cost);
    return true;
}

void PolicyDesk::bring(Flock kind, std::uint32_t row, int heads, int now) {
    const float part = now > 0 ? static_cast<float>(heads) / static_cast<float>(now) : 0.f;
    for (MeasureState& other : county.government.measures)
        for (FlockShare& flock : other.flocks)
            if (flock.row == row && flock.kind == kind) flock.share *= 1 - part;
    FlockShare brought{};
    brought.row = row & 0xffffffu;
    brought.kind = kind;
    brought.share = part;
    state().flocks.push_back(brought);
}

void PolicyDesk::purchase(std::uint32_t row, Fen amount) { paid(sheet_, Flow::asset_purchase)[row] += static_cast<std::int32_t>(amount); }

void PolicyDesk::enrol(std::uint32_t row, double money_with, double money_without, std::int32_t area) {
    MeasureState& account = state();
    if (account.reached.empty()) account.reached.assign(county.households.rows(), false);
    if (account.reached[row]) return;
    account.reached[row] = true;
    ++account.recipients;
    ++account.recipients_month;
    count_in_groups(row, measure_sum::reached, 1);
    if (panel_) panel_->participants.push_back({row, panel_month(*panel_, month.facts.outside.month), measure_, money_with, money_without, area});
}

void PolicyDesk::enrol(std::uint32_t row, const Offer& offer, ExpectedMoney money, std::int32_t area) {
    enrol(row, money.with, money.without, area);
    if (row == watched_row()) note_offer(terms.enrolment == Enrolment::assigned ? offer.ends(OfferOutcome::assigned) : offer);
}

bool PolicyDesk::refuse(std::uint32_t row, const Offer& offer, OfferOutcome why) const {
    if (row == watched_row()) note_offer(offer.ends(why));
    return false;
}

void PolicyDesk::note_offer(Offer offer) const {
    const std::vector<bool>& reached = county.government.measures[measure_].reached;
    if (!offer.taken() && !offer.valued && !reached.empty() && reached[month.offers->row]) return;
    offer.measure = measure_;
    if (offer.outcome != OfferOutcome::no_cash && offer.outcome != OfferOutcome::no_money) offer.needed = offer.had = 0;
    month.offers->list.push_back(offer);
}

void PolicyDesk::write_receipt(std::uint32_t row, ReceiptForm form, std::int32_t amount, bool from_budget) {
    if (panel_ && amount != 0) panel_->receipts.push_back({row, panel_month(*panel_, month.facts.outside.month), measure_, form, amount, from_budget});
}

}  // namespace terrace
