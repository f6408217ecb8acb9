#pragma once

#include "analysis/biography/events.hpp"

namespace terrace {

/// Adds what became of the household's small firm, its loan under a measure, its place for visitors and its contracts between the ends of two successive months.
void tell_ventures(const Life& life, const HouseholdState& before, const BiographyMonth& now, std::vector<Event>& events);

/// Whether an event is one of these.
[[nodiscard]] bool is_venture(EventKind kind);

/// Such an event in words.
[[nodiscard]] Text venture_text(const Event& event, const Text& measure);

} // namespace terrace
