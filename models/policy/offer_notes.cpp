#include "models/policy/offer_notes.hpp"

#include <array>

namespace terrace {

std::string_view offer_key(OfferKind kind) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(OfferKind::count_)> keys{
        "block_lease", "demonstration_courtyard", "courtyard_grant", "land_consolidation", "orchard_grant", "chicks", "ewe_lambs", "pure_line_rams", "crossed_rams",
        "insemination", "homestay", "stall", "loan", "startup", "supply_contract", "flock_contract", "public_post", "course"};
    return keys[static_cast<std::size_t>(kind)];
}

std::string_view outcome_key(OfferOutcome outcome) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(OfferOutcome::count_)> keys{
        "accepted", "assigned", "lower_value", "no_cash", "no_hands", "no_searcher", "no_pupil", "nobody_away", "no_land", "no_animals", "no_chili",
        "no_room", "few_visitors", "no_use", "has_one", "barred", "not_called_on", "no_places", "no_money"};
    return keys[static_cast<std::size_t>(outcome)];
}

}  // namespace terrace
