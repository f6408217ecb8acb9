#include "analysis/biography/events.hpp"
#include "models/household/sidelines.hpp"

#include <array>

namespace terrace {

std::string_view event_key(EventKind kind) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(EventKind::count_)> keys{
        "offer_accepted", "offer_declined", "offer_missed", "enrolled", "receipt",
        "land_choice", "side_choice",
        "block_lease", "block_lease_end", "village_lease_out", "village_lease_in", "trees_planted", "land_consolidated", "courtyard_built",
        "flock_grown", "flock_shrunk", "birds_bought", "cattle_lost", "flock_improved",
        "job_taken", "job_refused", "job_lost", "left", "stayed", "returned", "training_started", "training_ended", "certificate", "head_left", "head_back",
        "weather", "crop_loss", "insurance_claim",
        "hospital", "severe_illness", "injury", "damage", "recovered",
        "assurance_lost", "assurance_met", "house_grant",
        "loan", "loan_repaid", "arrears", "written_off", "cash_gone",
        "firm_founded", "firm_failed", "invested", "policy_loan", "policy_loan_due", "policy_loan_repaid", "policy_loan_arrears", "policy_loan_written_off",
        "tourism_opened", "tourism_closed", "contract_signed", "contract_ended", "contract_broken",
        "found", "listed", "helped", "cleared",
        "relief_claimed", "relief_refused", "dibao_gained", "dibao_lost"};
    return keys[static_cast<std::size_t>(kind)];
}

std::string_view land_plan_key(std::size_t plan) {
    static constexpr std::array<std::string_view, land_plan_count> keys{"cotton", "mixed", "chili", "grain", "lease_out", "expand"};
    return keys.at(plan);
}

std::string_view side_key(std::size_t side) {
    static constexpr std::array<std::string_view, side_count> keys{"no_side", "courtyard", "poultry", "sheep"};
    return keys.at(side);
}

std::string_view employer_key(EnterpriseKind kind) {
    static constexpr std::array<std::string_view, 10> employers{"town", "services", "factory", "processor", "lessee", "public_posts", "tourism_operator", "pillar_firm", "startups", "livestock_firm"};
    return employers.at(static_cast<std::size_t>(kind));
}

std::string_view place_key(const WorkerState& worker) {
    static constexpr std::array<std::string_view, 5> places{"own_farm", "away", "own_business", "no_work", "training"};
    return worker.employer ? employer_key(*worker.employer) : places.at(worker.place);
}

std::string_view choice_way_key(ChoiceWay way) {
    static constexpr std::array<std::string_view, 6> keys{"largest_value", "not_considered", "repeat", "imitate", "optimise", "inquire"};
    return keys[static_cast<std::size_t>(way)];
}

std::string_view place_kind_key(TourismKind kind) { return kind == TourismKind::stall ? "stall" : "homestay"; }

std::string_view contract_key(const ContractState& contract) { return contract.lambs ? "lambs" : "chili"; }

std::string_view courtyard_key(std::uint8_t code) {
    static constexpr std::array<std::string_view, 3> keys{"none", "ordinary", "demonstration"};
    return keys.at(static_cast<std::size_t>(courtyard_kind(code)));
}

} // namespace terrace
