#include "analysis/biography/events.hpp"

#include "analysis/biography/venture_events.hpp"
#include "analysis/biography/work_events.hpp"
#include "analysis/study/wording.hpp"
#include "models/household/sidelines.hpp"

#include <algorithm>

namespace terrace {
namespace {

constexpr double yuan_per_step = 10; // incomes, own costs and crop_loss count in 10 yuan

double mu(int centi_mu) { return 0.01 * centi_mu; }

/// Two successive months' ends, and the list that is being made.
class Between {
public:
    Between(const Life& life, const HouseholdState& before, const BiographyMonth& now)
        : life_(life), before_(before), now_(now.end()), flows_(now.flows()), month_(now) {}

    std::vector<Event> take() {
        land();
        animals();
        for (std::size_t w = 0; w < now_.workers.size(); ++w)
            worker(static_cast<int>(w) + 1, before_.workers[w], now_.workers[w]);
        heads();
        weather();
        accident();
        illness();
        assurances();
        money();
        monitoring();
        dibao();
        return std::move(events_);
    }

private:
    Event& add(EventKind kind) {
        events_.push_back({.month = month_.month, .kind = kind});
        return events_.back();
    }
    [[nodiscard]] double received(Flow flow) const { return yuan(flows_.received[static_cast<std::size_t>(flow)]); }
    [[nodiscard]] double paid(Flow flow) const { return yuan(flows_.paid[static_cast<std::size_t>(flow)]); }
    [[nodiscard]] bool gained(std::uint16_t flag) const { return (now_.flags & ~before_.flags & flag) != 0; }
    [[nodiscard]] bool lost(std::uint16_t flag) const { return (before_.flags & ~now_.flags & flag) != 0; }

    static int area_of(const HouseholdState& state, std::uint8_t measure) {
        for (const BlockState& block : state.blocks)
            if (block.measure == measure) return block.area;
        return 0;
    }
    static int block_area(const HouseholdState& state) {
        int area = 0;
        for (const BlockState& block : state.blocks) area += block.area;
        return area;
    }

    void block_lease(const BlockState& block, int change) {
        Event& event = add(change > 0 ? EventKind::block_lease : EventKind::block_lease_end);
        event.measure = life_.measure_name(block.measure);
        event.quantity = mu(std::abs(change));
        if (change > 0) event.amount = yuan(block.rent);
    }

    void land() {
        for (const BlockState& block : now_.blocks)
            if (const int change = block.area - area_of(before_, block.measure); change != 0) block_lease(block, change);
        for (const BlockState& block : before_.blocks)
            if (area_of(now_, block.measure) == 0) block_lease(block, -block.area);
        const int out = now_.leased_out - block_area(now_), in = now_.leased_in;
        if (received(Flow::village_rent) > 0) village_lease(EventKind::village_lease_out, out, received(Flow::village_rent));
        if (paid(Flow::village_rent) > 0) village_lease(EventKind::village_lease_in, in, paid(Flow::village_rent));
        if (now_.orchard > before_.orchard) add(EventKind::trees_planted).quantity = mu(now_.orchard - before_.orchard);
        if (now_.consolidated > before_.consolidated) add(EventKind::land_consolidated).quantity = static_cast<double>(now_.consolidated);
        if (courtyard_kind(now_.courtyard) != courtyard_kind(before_.courtyard)) add(EventKind::courtyard_built).detail = courtyard_key(now_.courtyard);
    }

    void village_lease(EventKind kind, int area, double rent) {
        Event& event = add(kind);
        event.quantity = mu(area);
        event.amount = rent;
    }

    void animals() {
        const int flock = now_.breeding - before_.breeding;
        if (flock != 0) add(flock > 0 ? EventKind::flock_grown : EventKind::flock_shrunk).quantity = std::abs(flock);
        if (now_.birds > before_.birds) add(EventKind::birds_bought).quantity = now_.birds - before_.birds;
        const bool cattle_sold = flows_.received[static_cast<std::size_t>(Flow::cattle_sales)] > 0;
        if (now_.cattle < before_.cattle && !cattle_sold) add(EventKind::cattle_lost).quantity = before_.cattle - now_.cattle;
        if (now_.improved_flock && !before_.improved_flock) add(EventKind::flock_improved);
    }

    void work_event(EventKind kind, int number, std::string_view detail, int wage = 0) {
        Event& event = add(kind);
        event.worker = number;
        event.detail = detail;
        event.amount = wage;
    }

    void ends(int number, const WorkerState& was) {
        if (was.employer) work_event(EventKind::job_lost, number, place_key(was));
        if (was.place == place::away) work_event(EventKind::returned, number, {});
        if (was.place == place::training) work_event(EventKind::training_ended, number, {});
    }

    void begins(int number, const WorkerState& is) {
        if (is.employer) work_event(EventKind::job_taken, number, place_key(is), is.wage);
        if (is.place == place::away) work_event(EventKind::left, number, {}, is.wage);
        if (is.place == place::training) work_event(EventKind::training_started, number, {});
    }

    void worker(int number, const WorkerState& was, const WorkerState& is) {
        const bool begun_again = is.place == was.place && is.tenure < was.tenure;
        if (is.place != was.place || begun_again) {
            ends(number, was);
            begins(number, is);
        }
        const auto has_certificate = [](const WorkerState& state) { return state.skill >= skill::certified; };
        if (has_certificate(is) && !has_certificate(was)) work_event(EventKind::certificate, number, {});
    }

    void heads() {
        const int change = now_.away - before_.away;
        if (change != 0) add(change > 0 ? EventKind::head_left : EventKind::head_back).quantity = std::abs(change);
    }

    void weather() {
        const bool crops = now_.cotton + now_.chili + now_.grain > 0;
        constexpr int may = 5; // the month in which the season's weather is drawn
        if (month_.month.month() == may && month_.weather_loss > 0 && crops) add(EventKind::weather).quantity = month_.weather_loss;
        if (now_.crop_loss > 0 && now_.crop_loss != before_.crop_loss) add(EventKind::crop_loss).amount = yuan_per_step * now_.crop_loss;
        if (received(Flow::insurance_claims) > 0) add(EventKind::insurance_claim).amount = received(Flow::insurance_claims);
    }

    /// No household has two blows in a month, so all medical money of the month belongs to the injury.
    [[nodiscard]] bool injured() const { return month_.accident > 0 && paid(Flow::damage_repair) == 0; }

    void accident() {
        if (paid(Flow::damage_repair) > 0) {
            Event& event = add(EventKind::damage);
            event.amount = paid(Flow::damage_repair);
            event.other = received(Flow::damage_claims);
        }
        if (!injured()) return;
        Event& event = add(EventKind::injury);
        event.amount = yuan_per_step * month_.accident;
        event.other = received(Flow::medical_reimbursement);
        event.quantity = now_.ill_months > before_.ill_months ? now_.ill_months : 0;
    }

    void treatment() {
        const bool severe = now_.ill_months > before_.ill_months;
        const double reimbursed = received(Flow::medical_reimbursement);
        if (severe || reimbursed > 0 || month_.medical > 0) {
            Event& event = add(severe ? EventKind::severe_illness : EventKind::hospital);
            event.amount = yuan_per_step * month_.medical;
            event.other = reimbursed;
            event.quantity = severe ? now_.ill_months : 0;
        }
    }

    void illness() {
        if (!injured()) treatment();
        if (now_.ill_months == 0 && before_.ill_months > 0) add(EventKind::recovered);
    }

    void assurances() {
        static constexpr std::array<std::string_view, assurance_count> keys{"schooling", "medical_cover", "safe_house", "safe_water"};
        for (std::size_t a = 0; a < keys.size(); ++a) {
            const unsigned bit = assurance_bit(static_cast<Assurance>(a));
            if ((now_.unmet & ~before_.unmet & bit) != 0) add(EventKind::assurance_lost).detail = keys[a];
            if ((before_.unmet & ~now_.unmet & bit) != 0) add(EventKind::assurance_met).detail = keys[a];
        }
        if (received(Flow::house_grant) <= 0) return;
        Event& grant = add(EventKind::house_grant);
        grant.amount = received(Flow::house_grant);
        grant.other = paid(Flow::house_repair);
    }

    void money() {
        const double drawn = received(Flow::loan_drawn), repaid = paid(Flow::loan_repaid);
        if (drawn > 0) add(EventKind::loan).amount = drawn;
        if (repaid > 0 && now_.debt == 0) add(EventKind::loan_repaid).amount = repaid;
        if (gained(household_flag::in_arrears)) add(EventKind::arrears).amount = yuan(now_.debt);
        const double written_off = yuan(before_.debt - now_.debt) + drawn - repaid;
        if (written_off > 0.005) add(EventKind::written_off).amount = written_off;
        if (now_.cash < 0 && before_.cash >= 0) add(EventKind::cash_gone).amount = -yuan(now_.cash);
    }

    Event& regarded(EventKind kind, const MonitoredState& state) {
        static constexpr std::array<std::string_view, monitoring_category_count> categories{"unstable_exited", "marginal", "sudden_difficulty"};
        static constexpr std::array<std::string_view, 7> causes{"low_income", "illness", "disaster", "income_loss", "false_alarm", "accident", "assurance"};
        Event& event = add(kind);
        event.measure = life_.measure_name(state.measure);
        event.detail = categories.at(static_cast<std::size_t>(state.category));
        event.cause = causes.at(static_cast<std::size_t>(state.cause));
        return event;
    }

    void monitoring() {
        const auto &was = before_.monitored, &is = now_.monitored;
        const bool cleared = was && was->listed && !(is && is->listed); // whoever is cleared may be found again in the same month
        if (cleared) regarded(EventKind::cleared, *was);
        if (is && (!was || cleared)) regarded(EventKind::found, *is);
        if (is && is->listed && !(was && was->listed)) regarded(EventKind::listed, *is);
        if (!is) return;
        const MonitoredState had = was && !cleared ? *was : MonitoredState{};
        if (is->helped_to_dibao && !had.helped_to_dibao) regarded(EventKind::helped, *is).detail = "dibao";
        if (is->seeks_work && !had.seeks_work) regarded(EventKind::helped, *is).detail = "work";
    }

    void dibao() {
        if (gained(household_flag::dibao)) add(EventKind::dibao_gained);
        if (lost(household_flag::dibao)) add(EventKind::dibao_lost);
    }

    const Life& life_;
    const HouseholdState &before_, &now_;
    const HouseholdFlows& flows_;
    const BiographyMonth& month_;
    std::vector<Event> events_;
};

/// Receipts of a household's month in one form under one measure.
double receipts_of(const Life& life, std::size_t month, std::size_t measure, ReceiptForm form) {
    Fen sum = 0;
    for (const Receipt& receipt : life.receipts)
        if (receipt.month == month && receipt.measure == measure && receipt.form == form) sum += receipt.amount;
    return yuan(sum);
}

/// Who takes part in what, and what it brings.
void tell_measures(const Life& life, std::size_t at, std::vector<Event>& events) {
    const Month month = life.biography.months[at].month;
    for (const Participant& one : life.participations)
        if (one.first_month == at)
            events.push_back({.month = month, .kind = EventKind::enrolled, .measure = life.measure_name(one.measure), .amount = one.money_with / 100,
                              .other = one.money_without / 100, .quantity = mu(one.area)});
    for (std::size_t m = 0; m < life.measures.size(); ++m)
        for (std::size_t form = 0; form < receipt_form_count; ++form) {
            const double amount = receipts_of(life, at, m, static_cast<ReceiptForm>(form));
            if (amount == 0) continue;
            const bool again = at > 0 && receipts_of(life, at - 1, m, static_cast<ReceiptForm>(form)) != 0;
            events.push_back({.month = month, .kind = EventKind::receipt, .measure = life.measure_name(m), .detail = receipt_form_names()[form].key, .amount = amount,
                              .again = again});
        }
}

bool enrolled_in(const Life& life, std::size_t at, std::uint8_t measure) {
    return std::any_of(life.participations.begin(), life.participations.end(), [&](const Participant& one) { return one.first_month == at && one.measure == measure; });
}

/// Whether the last offer of the same thing ended in the same way; one that was weighed is news after a month without it.
bool ended_so_before(const std::vector<BiographyMonth>& months, std::size_t at, const Offer& offer) {
    for (std::size_t before = at; before-- > 0;)
        for (const Offer& other : months[before].offers)
            if (other.measure == offer.measure && other.kind == offer.kind) return other.outcome == offer.outcome && (!offer.valued || before + 1 == at);
    return false;
}

/// What measures offered and what came of it.
void tell_offers(const Life& life, std::size_t at, std::vector<Event>& events) {
    const BiographyMonth& month = life.biography.months[at];
    for (const Offer& offer : month.offers) {
        const EventKind kind = offer.taken() ? EventKind::offer_accepted : offer.outcome == OfferOutcome::lower_value ? EventKind::offer_declined : EventKind::offer_missed;
        const bool again = offer.taken() ? enrolled_in(life, at, offer.measure) : ended_so_before(life.biography.months, at, offer);
        events.push_back({.month = month.month, .kind = kind, .measure = life.measure_name(offer.measure), .detail = offer_key(offer.kind), .cause = outcome_key(offer.outcome),
                          .amount = offer.value_with / 100, .other = offer.value_without / 100, .quantity = offer.quantity, .again = again, .offer = offer});
    }
}

void tell_choices(const BiographyMonth& month, std::vector<Event>& events) {
    if (month.land)
        events.push_back({.month = month.month, .kind = EventKind::land_choice, .detail = land_plan_key(month.land->taken), .cause = land_plan_key(month.land->before)});
    if (month.side)
        events.push_back({.month = month.month, .kind = EventKind::side_choice, .detail = side_key(month.side->taken), .cause = side_key(month.side->before)});
}

bool waits(const std::vector<ClaimState>& claims, const ClaimState& claim) { return std::find(claims.begin(), claims.end(), claim) != claims.end(); }

/// Claims on relief funds: new ones that wait, and old ones that went away without money. One grant serves one claim.
void tell_claims(const Life& life, std::size_t at, std::vector<Event>& events) {
    const HouseholdState &before = life.biography.months[at - 1].end(), &now = life.biography.months[at].end();
    const Month month = life.biography.months[at].month;
    static constexpr std::array<std::string_view, relief_cause_count> relief_causes{"illness", "disaster", "accident"};
    const auto claim_event = [&](EventKind kind, const ClaimState& claim) {
        events.push_back({.month = month, .kind = kind, .measure = life.measure_name(claim.measure), .detail = relief_causes[static_cast<std::size_t>(claim.cause)], .amount = yuan(claim.amount)});
    };
    for (const ClaimState& claim : now.claims)
        if (!waits(before.claims, claim)) claim_event(EventKind::relief_claimed, claim);
    std::vector<Receipt> grants;
    for (const Receipt& receipt : life.receipts)
        if (receipt.month == at && receipt.form == ReceiptForm::relief) grants.push_back(receipt);
    std::vector<ClaimState> gone;
    for (const ClaimState& claim : before.claims) {
        if (waits(now.claims, claim)) continue;
        const auto paid = std::find_if(grants.begin(), grants.end(), [&](const Receipt& grant) { return grant.measure == claim.measure && grant.amount == claim.amount; });
        if (paid == grants.end()) gone.push_back(claim);
        else grants.erase(paid);
    }
    for (const ClaimState& claim : gone) { // support that was cut pays less than was claimed
        const auto paid = std::find_if(grants.begin(), grants.end(), [&](const Receipt& grant) { return grant.measure == claim.measure; });
        if (paid == grants.end()) claim_event(EventKind::relief_refused, claim);
        else grants.erase(paid);
    }
}

} // namespace

std::vector<Event> events_between(const Life& life, const HouseholdState& before, const BiographyMonth& now) {
    std::vector<Event> events = Between(life, before, now).take();
    tell_ventures(life, before, now, events);
    return events;
}

std::vector<Event> events_of(const Life& life) {
    std::vector<Event> events;
    const std::vector<BiographyMonth>& months = life.biography.months;
    for (std::size_t at = 0; at < months.size(); ++at) {
        tell_offers(life, at, events);
        tell_measures(life, at, events);
        tell_choices(months[at], events);
        if (at == 0) continue;
        std::vector<Event> changes = events_between(life, months[at - 1].end(), months[at]);
        tell_work(months, at, changes);
        events.insert(events.end(), changes.begin(), changes.end());
        tell_claims(life, at, events);
    }
    return events;
}

} // namespace terrace
