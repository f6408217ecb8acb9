#pragma once

#include <string>
#include <vector>

#include "models/government/accounts.hpp"
#include "models/policy/measure.hpp"
#include "models/policy/offer_notes.hpp"
#include "sim/config/key_visitor.hpp"
#include "tests/support/rule_facts.hpp"

namespace terrace::rules {

/// What the measure's notes say of the first household, in all months: `offer` is what was offered last, "KIND OUTCOME"; "none" when nothing was.
inline std::string last_offer(const std::vector<Offer>& offers) {
    if (offers.empty()) return "none";
    return std::string(offer_key(offers.back().kind)) + " " + std::string(outcome_key(offers.back().outcome));
}

/// A line for each note that is not what was decided.
inline std::string false_notes(const std::vector<Offer>& offers, const MeasureTerms& terms, const MeasureState& account) {
    const bool reached = !account.reached.empty() && account.reached[0];
    std::string lines;
    bool taken = false;
    for (const Offer& offer : offers) {
        const bool lower = offer.outcome == OfferOutcome::lower_value;
        taken = taken || offer.taken();
        if (offer.outcome == OfferOutcome::accepted && !(offer.valued && offer.value_with >= offer.value_without)) lines += "an offer was accepted that was worth less\n";
        if (lower && !(offer.valued && offer.value_with <= offer.value_without)) lines += "an offer was declined that was worth more\n";
        if (lower && terms.enrolment == Enrolment::assigned) lines += "a campaign asked for consent\n";
        if (offer.outcome == OfferOutcome::no_cash && offer.needed <= offer.had) lines += "an offer failed for cash that was there\n";
        if (offer.outcome == OfferOutcome::no_money && offer.needed > 0 && offer.needed <= offer.had) lines += "an offer failed for money that was there\n";
    }
    if (taken && !reached) lines += "an offer was taken by a household that the measure has not reached\n";
    if (reached && !offers.empty() && !taken) lines += "a household was reached and no offer taken\n";
    return lines;
}

/// Compares `offer`, and of what was offered last `offer_with_yuan`, `offer_without_yuan` (a year), `offer_needed_yuan`, `offer_had_yuan`.
template <class Number>
void offer_differences(const std::vector<Offer>& offers, KeyVisitor& expect, Number number, std::string& lines) {
    std::string expected = last_offer(offers);
    expect.text("offer", expected);
    if (expected != last_offer(offers)) lines += "offer is " + last_offer(offers) + ", not " + expected + "\n";
    const Offer last = offers.empty() ? Offer{} : offers.back();
    number("offer_with_yuan", last.value_with / 100);
    number("offer_without_yuan", last.value_without / 100);
    number("offer_needed_yuan", last.needed / 100);
    number("offer_had_yuan", last.had / 100);
}

}  // namespace terrace::rules
