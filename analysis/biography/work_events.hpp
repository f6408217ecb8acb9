#pragma once

#include "analysis/biography/events.hpp"

namespace terrace {

/// Completes the events of one month, those told by `events_between`: jobs taken and departures get what was weighed, and work that was open and not taken is added.
void tell_work(const std::vector<BiographyMonth>& months, std::size_t at, std::vector<Event>& events);

/// An event of work that was open and not taken.
[[nodiscard]] Text work_offer_text(const Event& event);

/// What was weighed, for the event of somebody who went: " (4,100 after 1,500 to live there and ...)".
[[nodiscard]] Text weighed_text(const WorkOffer& offer);

} // namespace terrace
