#pragma once

#include "analysis/biography/life.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// What can happen to a household, by subject.
enum class EventKind : std::uint8_t {
    offer_accepted, offer_declined, offer_missed, enrolled, receipt,
    land_choice, side_choice,
    block_lease, block_lease_end, village_lease_out, village_lease_in, trees_planted, land_consolidated, courtyard_built,
    flock_grown, flock_shrunk, birds_bought, cattle_lost, flock_improved,
    job_taken, job_refused, job_lost, left, stayed, returned, training_started, training_ended, certificate, head_left, head_back,
    weather, crop_loss, insurance_claim,
    hospital, severe_illness, injury, damage, recovered,
    assurance_lost, assurance_met, house_grant,
    loan, loan_repaid, arrears, written_off, cash_gone,
    firm_founded, firm_failed, invested, policy_loan, policy_loan_due, policy_loan_repaid, policy_loan_arrears, policy_loan_written_off,
    tourism_opened, tourism_closed, contract_signed, contract_ended, contract_broken,
    found, listed, helped, cleared,
    relief_claimed, relief_refused, dibao_gained, dibao_lost,
    count_
};

/// One thing that happened. What is not needed stays zero or empty, so that equal events are equal.
struct Event {
    Month month{};
    EventKind kind{};
    std::string measure{};        ///< name, where one stands behind it
    int worker = 0;               ///< 1 for the household's first worker; 0: concerns no single worker
    std::string_view detail{};    ///< key of what it was: employer, form of a receipt, category, option taken; see `wording.hpp`
    std::string_view cause{};     ///< key of why, or of the option before
    double amount = 0;            ///< [yuan]
    double other = 0;             ///< [yuan] value without, reimbursed
    double quantity = 0;          ///< [mu, heads, persons, share of the crop]
    bool again = false;           ///< told before: a receipt that came last month as well, an offer that ended as before or that the enrolment tells, what keeps a worker at home
    std::optional<Offer> offer{}; ///< of `offer_accepted`, `offer_declined`, `offer_missed`
    std::optional<WorkOffer> work{}; ///< what a worker weighed who went, or did not
    bool operator==(const Event&) const = default;
};

/// Key of an event kind in files ("block_lease").
[[nodiscard]] std::string_view event_key(EventKind kind);

/// Everything that happened in a life, month by month, from the second month of its spin-up year on.
[[nodiscard]] std::vector<Event> events_of(const Life& life);

/// What changed for the household and its workers between the ends of two successive months: all but what the panel tells.
[[nodiscard]] std::vector<Event> events_between(const Life& life, const HouseholdState& before, const BiographyMonth& now);

// Keys of codes, as events and files use them.
[[nodiscard]] std::string_view land_plan_key(std::size_t plan);
[[nodiscard]] std::string_view side_key(std::size_t side);
[[nodiscard]] std::string_view employer_key(EnterpriseKind kind);
[[nodiscard]] std::string_view place_key(const WorkerState& worker);
[[nodiscard]] std::string_view choice_way_key(ChoiceWay way);
[[nodiscard]] std::string_view place_kind_key(TourismKind kind);
[[nodiscard]] std::string_view contract_key(const ContractState& contract);
[[nodiscard]] std::string_view courtyard_key(std::uint8_t code);

} // namespace terrace
