#include "analysis/biography/work_events.hpp"

#include <algorithm>

namespace terrace {
namespace {

EventKind kind_of(const WorkOffer& offer) {
    if (offer.kind == WorkKind::job) return offer.accepted() ? EventKind::job_taken : EventKind::job_refused;
    return offer.accepted() ? EventKind::left : EventKind::stayed;
}

/// What keeps a worker at home whatever the wage is news once.
bool told_before(const std::vector<BiographyMonth>& months, std::size_t at, const WorkOffer& offer) {
    if (offer.outcome != WorkOutcome::too_old && offer.outcome != WorkOutcome::bound) return false;
    const auto same = [&](const WorkOffer& other) { return other.worker == offer.worker && other.outcome == offer.outcome; };
    return std::any_of(months.begin(), months.begin() + static_cast<std::ptrdiff_t>(at), [&](const BiographyMonth& month) { return std::any_of(month.work.begin(), month.work.end(), same); });
}

Event refusal(const BiographyMonth& month, const WorkOffer& offer, bool again) {
    return {.month = month.month, .kind = kind_of(offer), .worker = offer.worker + 1, .detail = offer.employer ? employer_key(*offer.employer) : std::string_view{},
            .cause = outcome_key(offer.outcome), .amount = offer.wage / 100, .other = offer.staying / 100, .again = again, .work = offer};
}

} // namespace

void tell_work(const std::vector<BiographyMonth>& months, std::size_t at, std::vector<Event>& events) {
    const BiographyMonth& month = months[at];
    for (const WorkOffer& offer : month.work) {
        if (!offer.accepted()) {
            events.push_back(refusal(month, offer, told_before(months, at, offer)));
            continue;
        }
        const auto taken = std::find_if(events.begin(), events.end(), [&](const Event& event) { return event.kind == kind_of(offer) && event.worker == offer.worker + 1; });
        if (taken != events.end()) taken->work = offer;
    }
}

} // namespace terrace
