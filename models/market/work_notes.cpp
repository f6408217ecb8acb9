#include "models/market/work_notes.hpp"

#include <array>

namespace terrace {

std::string_view work_key(WorkKind kind) { return kind == WorkKind::job ? "job" : "outside"; }

std::string_view outcome_key(WorkOutcome outcome) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(WorkOutcome::count_)> keys{"accepted", "staying_is_worth_more", "too_old", "bound"};
    return keys[static_cast<std::size_t>(outcome)];
}

}  // namespace terrace
