#include "analysis/biography/venture_events.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// Two successive months' ends, and the list that grows.
class Ventures {
public:
    Ventures(const Life& life, const HouseholdState& before, const BiographyMonth& now, std::vector<Event>& events)
        : life_(life), before_(before.ventures), now_(now.end().ventures), flows_(now.flows()), month_(now.month), events_(events) {}

    void tell() {
        firm();
        investment();
        loan();
        place();
        for (const ContractState& is : now_.contracts) contract(is);
        for (const ContractState& was : before_.contracts)
            if (was.runs && same_in(now_.contracts, was) == nullptr) ended(EventKind::contract_broken, was);
    }

private:
    Event& add(EventKind kind, std::uint8_t measure) {
        events_.push_back({.month = month_, .kind = kind, .measure = life_.measure_name(measure)});
        return events_.back();
    }
    [[nodiscard]] double received(Flow flow) const { return yuan(flows_.received[static_cast<std::size_t>(flow)]); }
    [[nodiscard]] Fen paid(Flow flow) const { return flows_.paid[static_cast<std::size_t>(flow)]; }

    [[nodiscard]] bool founds() const { return now_.firm && !(before_.firm && before_.firm->founded == now_.firm->founded); }

    void firm() {
        if (before_.firm && !(now_.firm && now_.firm->founded == before_.firm->founded)) {
            Event& failed = add(EventKind::firm_failed, before_.firm->measure);
            failed.worker = before_.firm->worker + 1;
            failed.amount = received(Flow::asset_sale);
            failed.other = yuan(before_.firm->capital);
        }
        if (!founds()) return;
        Event& founded = add(EventKind::firm_founded, now_.firm->measure);
        founded.worker = now_.firm->worker + 1;
        founded.amount = yuan(now_.firm->capital);
        founded.quantity = now_.firm->jobs;
    }

    /// Assets bought, other than with the capital of a firm.
    void investment() {
        const Fen amount = paid(Flow::asset_purchase) - (founds() ? now_.firm->capital : 0);
        if (amount <= 0) return;
        events_.push_back({.month = month_, .kind = EventKind::invested, .amount = yuan(amount)});
    }

    [[nodiscard]] bool goes_on() const { return before_.loan && now_.loan && before_.loan->drawn == now_.loan->drawn; }

    void old_loan() {
        const LoanState& was = *before_.loan;
        const bool due = was.months_left > 0 && (goes_on() ? now_.loan->months_left == 0 : was.months_left == 1);
        if (due) add(EventKind::policy_loan_due, was.measure).amount = yuan(was.principal);
        const Fen repaid = paid(Flow::policy_loan_repaid), left = goes_on() ? now_.loan->principal : 0, lost = was.principal - left - repaid;
        if (repaid > 0) {
            Event& event = add(EventKind::policy_loan_repaid, was.measure);
            event.amount = yuan(repaid);
            event.other = yuan(left + std::max<Fen>(0, lost));
        }
        if (goes_on() && now_.loan->arrears > 0 && was.arrears == 0) add(EventKind::policy_loan_arrears, was.measure).amount = yuan(left);
        if (lost > 0) add(EventKind::policy_loan_written_off, was.measure).amount = yuan(lost);
    }

    void loan() {
        if (before_.loan) old_loan();
        if (!now_.loan || goes_on()) return;
        Event& drawn = add(EventKind::policy_loan, now_.loan->measure);
        drawn.amount = yuan(now_.loan->principal);
        drawn.quantity = now_.loan->months_left;
    }

    void place() {
        if (now_.place && !before_.place) add(EventKind::tourism_opened, now_.place->measure).detail = place_kind_key(now_.place->kind);
        if (now_.place || !before_.place) return;
        Event& closed = add(EventKind::tourism_closed, before_.place->measure);
        closed.detail = place_kind_key(before_.place->kind);
        closed.amount = yuan(before_.place->net_year);
    }

    static const ContractState* same_in(const std::vector<ContractState>& contracts, const ContractState& wanted) {
        const auto found = std::find_if(contracts.begin(), contracts.end(), [&](const ContractState& one) { return one.measure == wanted.measure && one.lambs == wanted.lambs; });
        return found == contracts.end() ? nullptr : &*found;
    }

    void ended(EventKind kind, const ContractState& contract) {
        Event& event = add(kind, contract.measure);
        event.detail = contract_key(contract);
        event.amount = yuan(contract.unpaid);
    }

    void contract(const ContractState& is) {
        const ContractState* was = same_in(before_.contracts, is);
        if (was == nullptr) add(EventKind::contract_signed, is.measure).detail = contract_key(is);
        if ((was == nullptr || was->runs) && !is.runs) ended(is.failed ? EventKind::contract_broken : EventKind::contract_ended, is);
    }

    const Life& life_;
    const VentureState &before_, &now_;
    const HouseholdFlows& flows_;
    Month month_;
    std::vector<Event>& events_;
};

} // namespace

void tell_ventures(const Life& life, const HouseholdState& before, const BiographyMonth& now, std::vector<Event>& events) { Ventures(life, before, now, events).tell(); }

bool is_venture(EventKind kind) { return kind >= EventKind::firm_founded && kind <= EventKind::contract_broken; }

} // namespace terrace
