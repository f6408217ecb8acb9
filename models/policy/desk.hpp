#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "models/county.hpp"
#include "models/household/choice.hpp"
#include "models/panel.hpp"
#include "models/policy/help_by_cause.hpp"
#include "models/policy/measure.hpp"
#include "models/policy/offer_notes.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Days that a household's workers at home spend on public works in one month.
struct WorksDays {
    std::uint32_t row;
    float days;
};

/// Where the county's people belong; none of it changes during a run.
struct Belonging {
    std::span<const std::uint32_t> home_of;        ///< [worker] row of its household
    std::span<const std::uint32_t> first_worker;   ///< [row] its first worker; the rest follow
    std::span<const std::uint16_t> village_of;     ///< [row]
};

/// What the month's policies may use besides the county.
struct PolicyMonth {
    const MonthFacts& facts;
    const ChoiceFacts& choice;
    std::span<const std::uint8_t> home;          ///< [row] workers at home last month
    std::vector<PeerShares>& peers;              ///< [2 * village + type]; filled when somebody first asks
    bool first_month = false;                    ///< of the simulation, spin-up included
    double support = 1;                          ///< share of the measure's budget and rates that still holds
    std::vector<WorksDays>* works = nullptr;     ///< where days on public works are written down
    std::span<const std::uint16_t> medical_year{};   ///< [row] out-of-pocket cost of illness of twelve months [10 yuan]
    std::span<const std::uint16_t> accident_year{};  ///< [row] own cost of injuries and uninsured damage of twelve months [10 yuan]
    Belonging belonging{};
    OfferNotes* offers = nullptr;                ///< of the household that is watched, if any
};

/// Money that a household expects in a year with a measure and without it [fen].
struct ExpectedMoney {
    double with = 0, without = 0;
};

/// Where one measure works in one county: it sees the tables, pays only through its budget line, and everything that
/// reaches a household is written down under the measure's name.
class PolicyDesk {
public:
    PolicyDesk(County& county, const MeasureTerms& terms, std::uint8_t measure, const PolicyMonth& month, FlowSheet& sheet, HouseholdPanel* panel)
        : county(county), terms(terms), month(month), support_(support_of(terms.instrument)), measure_(measure), sheet_(sheet), panel_(panel) {}

    County& county;
    const MeasureTerms& terms;
    const PolicyMonth& month;

    [[nodiscard]] MeasureState& state() { return county.government.measures[measure_]; }
    [[nodiscard]] std::uint8_t measure() const { return measure_; }
    [[nodiscard]] bool active() const { return month.facts.outside.month >= terms.from && month.facts.outside.month <= terms.until; }

    /// Whether the target selects a household now. Who is selected only because it is listed gets help that answers its cause.
    [[nodiscard]] bool targets(std::uint32_t row) const {
        const Households& h = county.households;
        return terms.target.selects(h.flags[row], h.income_year[row], persons(row)) && (terms.target.tiers == 0 || targets_village(village_of(row))) &&
               (terms.target.excluded_households.empty() || !excluded(row)) && (!terms.target.listed || !by_listing(row) || answers_cause(row));
    }
    /// Whether the target takes in a village as it is now.
    [[nodiscard]] bool targets_village(std::size_t village) const { return terms.target.in_tiers(county.villages.tier[village]); }
    /// Whether the target selects a household now only because monitoring listed it.
    [[nodiscard]] bool by_listing(std::uint32_t row) const { return terms.target.selects_by_listing(county.households.flags[row], county.households.income_year[row], persons(row)); }
    /// Persons who live on a household's income.
    [[nodiscard]] int persons(std::uint32_t row) const { return std::max(1, county.households.members[row] - county.households.away[row]); }
    /// Income per head of the last twelve months [fen].
    [[nodiscard]] Fen income_per_head(std::uint32_t row) const { return Fen{1000} * county.households.income_year[row] / persons(row); }
    /// Whether that is below a line [fen].
    [[nodiscard]] bool poorer_than(std::uint32_t row, Fen line) const { return below_line(county.households.income_year[row], persons(row), line); }
    /// Targeted households that `may` take part, in the order of service: lowest income per head first, then keyed priority, then number.
    /// Whoever cannot take part whatever its place in the queue is best left out by `may`: sorting a county costs as much as its month.
    /// With `most`, only the first of them.
    template <class May>
    [[nodiscard]] std::vector<std::uint32_t> by_need(May may, std::size_t most = SIZE_MAX) const {
        std::vector<Need> queue;
        const auto rows = static_cast<std::uint32_t>(county.households.rows());
        for (std::uint32_t row = 0; row < rows; ++row)
            if (targets(row) && may(row)) queue.push_back({income_per_head(row), row});
        return in_order(queue, most);
    }
    [[nodiscard]] std::vector<std::uint32_t> by_need() const {
        return by_need([](std::uint32_t) { return true; });
    }
    /// Sorts by the lasting priority of the household `row_of` a thing; equal ones stay in their order.
    template <class Thing, class RowOf>
    void sort_by_priority(std::vector<Thing>& things, RowOf row_of) const {
        std::vector<std::pair<std::uint32_t, std::size_t>> order;
        for (std::size_t i = 0; i < things.size(); ++i) order.emplace_back(priority(row_of(things[i])), i);
        std::sort(order.begin(), order.end());
        std::vector<Thing> sorted;
        for (const auto& [priority, i] : order) sorted.push_back(things[i]);
        things = std::move(sorted);
    }
    /// Lasting priority of a household in this measure's queue; the same in every scenario.
    [[nodiscard]] std::uint32_t priority(std::uint32_t row) const;
    [[nodiscard]] std::size_t village_of(std::uint32_t row) const { return month.belonging.village_of[row]; }
    [[nodiscard]] const PeerShares& peers_of(std::uint32_t row) const;

    /// The state gives the county money for this measure.
    void appropriate(Fen amount);
    /// The same when the measure begins: its budget, or what of a dated one is due by now.
    void open_line();
    /// Once a month after that: the year's money of a dated budget, in January. Whether money came.
    bool renew_line();
    /// Pays a household if the budget line holds the whole amount; false when it does not. What a household gets only because
    /// it is listed is counted as help given by monitoring as well.
    bool pay(std::uint32_t row, Flow flow, ReceiptForm form, Fen amount) { return pay(row, flow, form, amount, by_listing(row)); }
    /// The same where it was settled earlier whether the household is there only because it was listed.
    bool pay(std::uint32_t row, Flow flow, ReceiptForm form, Fen amount, bool referred);
    /// The county pays for goods that go to a household, if the budget line holds the whole amount; false when it does not.
    bool give(std::uint32_t row, Fen cost);
    /// Writes down that `heads` of the `now` animals of a household came from this measure; parts that came earlier shrink.
    void bring(Flock kind, std::uint32_t row, int heads, int now);
    /// Pays somebody who is no household of the county, under the same condition.
    bool pay_others(Flow flow, Fen amount);
    /// Pays an enterprise of the county, under the same condition.
    bool pay_firm(Flow flow, std::size_t enterprise, Fen amount);
    /// What the flow sheet already pays a household this month comes out of the budget line; false when the line does not hold it.
    bool cover(std::uint32_t row, Flow flow, ReceiptForm form, Fen amount) { return cover(row, flow, form, amount, by_listing(row)); }
    /// Pays somebody else on a household's behalf (a bank its interest), under the same condition; the household has it in kind.
    bool pay_for(std::uint32_t row, Flow flow, ReceiptForm form, Fen amount);
    /// Money that the bank lends a household or that comes to it from outside, and that it pays the bank: none of it passes the budget.
    void bring_in(std::uint32_t row, Flow flow, Fen amount);
    void charge(std::uint32_t row, Flow flow, Fen amount);
    /// When support has been cut since last month, as much of what is left in the line goes back to the state.
    void cut_line();
    /// The household buys something from outside the county with what it has or was given.
    void purchase(std::uint32_t row, Fen amount);
    /// Writes down that a household takes part from now on, the money that it expects with and without
    /// (`Participant`), not what its decision rule makes of it, and how much land it gives [mu/100].
    void enrol(std::uint32_t row, double money_with, double money_without, std::int32_t area = 0);
    /// The same for somebody who takes what was offered and judged it by the money it brings; or, where more than money decided, with the money expected; `area` as above.
    void enrol(std::uint32_t row, const Offer& offer, std::int32_t area = 0) { enrol(row, offer, {offer.value_with, offer.value_without}, area); }
    void enrol(std::uint32_t row, const Offer& offer, ExpectedMoney money, std::int32_t area = 0);
    /// A claim of a household that the line did not pay in time is given up.
    void let_lapse(std::uint32_t row);
    /// Writes down for the watched household why an offer came to nothing. Always false, as such offers end.
    bool refuse(std::uint32_t row, const Offer& offer, OfferOutcome why) const;
    /// The same when all have been asked and the watched household has not: `missed(row)` says what it missed and why. Who takes part
    /// already has missed nothing but what it weighed.
    template <class Missed>
    void pass_over(Missed missed) const {
        const std::uint32_t row = watched_row();
        if (row >= county.households.rows() || !targets(row)) return;
        const Offer offer = missed(row);
        if (!month.offers->holds(measure_, offer.kind)) note_offer(offer);
    }
    /// Row of the household that is watched; beyond all rows when there is none.
    [[nodiscard]] std::uint32_t watched_row() const { return month.offers == nullptr ? UINT32_MAX : month.offers->row; }
    /// Writes down what reached a household without passing this measure's budget (rent of a lessee, wages, turnover).
    void note(std::uint32_t row, ReceiptForm form, std::int32_t amount) { write_receipt(row, form, amount, false); }

private:
    /// A household in the queue for service.
    struct Need {
        Fen income;          ///< per head
        std::uint32_t row;
        auto operator<=>(const Need&) const = default;
    };
    [[nodiscard]] std::vector<std::uint32_t> in_order(std::vector<Need>& queue, std::size_t most) const;
    [[nodiscard]] bool excluded(std::uint32_t row) const;
    [[nodiscard]] bool answers_cause(std::uint32_t row) const;
    /// Adds to the notes of the watched household.
    void note_offer(Offer offer) const;
    bool spend(Flow flow, Fen amount);
    bool cover(std::uint32_t row, Flow flow, ReceiptForm form, Fen amount, bool referred);
    /// Writes down what the line has just paid for a household.
    void enter(std::uint32_t row, ReceiptForm form, Fen amount, bool referred);
    void write_receipt(std::uint32_t row, ReceiptForm form, std::int32_t amount, bool from_budget);
    /// Adds to one of the sums of `MeasureState::groups`.
    void count_in_groups(std::uint32_t row, std::size_t what, std::int64_t value);

    Support support_;
    std::uint8_t measure_;
    FlowSheet& sheet_;
    HouseholdPanel* panel_;
};

/// Index of a month within a panel.
[[nodiscard]] std::uint16_t panel_month(const HouseholdPanel&, Month);

}  // namespace terrace
