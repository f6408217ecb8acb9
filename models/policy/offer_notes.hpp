#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/household/choice_notes.hpp"

namespace terrace {

/// What a measure can offer a household.
enum class OfferKind : std::uint8_t {
    block_lease, demonstration_courtyard, courtyard_grant, land_consolidation, orchard_grant, chicks, ewe_lambs, pure_line_rams, crossed_rams, insemination, homestay, stall,
    loan, startup, supply_contract, flock_contract, public_post, course,
    count_
};

/// What came of an offer: it was taken, declined, or something stood in the way. Only the first obstacle is named.
enum class OfferOutcome : std::uint8_t {
    accepted,       ///< of its own will
    assigned,       ///< taken, asked or not: by a campaign that fills its number, or because nobody declines what costs nothing
    lower_value,    ///< declined: worth no more with it than without
    no_cash,        ///< cannot pay its own part
    no_hands,       ///< nobody works at home
    no_searcher,    ///< nobody looks for work
    no_pupil,       ///< nobody looks for work, has no trade, is young enough and poor enough
    nobody_away,    ///< nobody works outside the county
    no_land, no_animals, no_chili,
    no_room,        ///< its flock is as large as a flock can be
    few_visitors,   ///< its village draws too few
    no_use,         ///< what it would do now needs no loan
    has_one,
    barred,         ///< a loan in arrears or written off
    not_called_on,  ///< chance left it out
    no_places,      ///< none left when its turn came
    no_money,       ///< the budget line does not hold its part
    count_
};

/// One offer to one household and what came of it, as the measure itself decided it.
struct Offer {
    OfferKind kind{};
    OfferOutcome outcome{};
    std::uint8_t measure = 0;        ///< position among the scenario's measures
    bool valued = false;             ///< whether the household came to weigh it
    double value_with = 0;           ///< [fen/year], by the household's own yardstick; zero where it was not weighed
    double value_without = 0;
    double needed = 0, had = 0;      ///< under `no_cash` the household's part and its spare cash, under `no_money` the line's [fen]
    double quantity = 0;             ///< land [mu] or heads; zero where one thing is offered
    double amount = 0;               ///< grant, goods, allowance or loan that comes with it [fen]
    double chance = 0;               ///< of a certificate (`course`), of being called on (`loan`)
    bool operator==(const Offer&) const = default;

    Offer& worth(double with, double without) {
        if (with > impossible && without > impossible) valued = true, value_with = with, value_without = without;
        return *this;
    }
    Offer& lacks(double wanted, double there) {
        needed = wanted, had = there;
        return *this;
    }
    [[nodiscard]] Offer ends(OfferOutcome how) const {
        Offer ended = *this;
        ended.outcome = how;
        return ended;
    }
    [[nodiscard]] bool taken() const { return outcome == OfferOutcome::accepted || outcome == OfferOutcome::assigned; }
};

/// The offers to one household, for those who want to understand it. Filled by the measures themselves; nothing reads it back.
struct OfferNotes {
    std::uint32_t row = UINT32_MAX;   ///< the household
    std::vector<Offer> list;          ///< of one step of the month
    [[nodiscard]] bool holds(std::uint8_t measure, OfferKind kind) const {
        return std::any_of(list.begin(), list.end(), [&](const Offer& offer) { return offer.measure == measure && offer.kind == kind; });
    }
};

/// Keys of codes, as files use them ("demonstration_courtyard", "lower_value").
[[nodiscard]] std::string_view offer_key(OfferKind kind);
[[nodiscard]] std::string_view outcome_key(OfferOutcome outcome);

}  // namespace terrace
