#pragma once

#include <string>
#include <vector>

#include "analysis/biography/events.hpp"

namespace terrace {

/// A household of two workers on its own 20 mu.
inline HouseholdState household() {
    HouseholdState state;
    state.members = 4;
    state.worker_count = 2;
    state.contracted = 2000;
    state.cotton = 1500;
    state.cash = 1'000'00;
    WorkerState worker;
    worker.age = 30;
    worker.tenure = 20;
    worker.wage = 2500;
    state.workers = {worker, worker};
    return state;
}

inline BiographyMonth month_of(Month month, const HouseholdState& state, const HouseholdFlows& flows = {}) {
    BiographyMonth one;
    one.month = month;
    one.recorded = true;
    one.steps = {{"policies", state, {}}, {"books", state, flows}};
    return one;
}

/// A life of months that end in these states, with one measure.
inline Life life_of(const std::vector<HouseholdState>& ends) {
    Life life;
    life.scenario = "lease";
    life.measures = {{"land_transfer", {"Land lease", "土地流转"}}};
    Month month = Month::of(2021, 1);
    for (const HouseholdState& end : ends) {
        life.biography.months.push_back(month_of(month, end));
        ++month;
    }
    return life;
}

using Names = std::vector<std::string>;

inline Names kinds(const std::vector<Event>& events) {
    Names names;
    for (const Event& event : events) names.emplace_back(event_key(event.kind));
    return names;
}

/// What happened between two states of that life.
inline std::vector<Event> changes(const HouseholdState& before, const HouseholdState& after, const HouseholdFlows& flows = {}, Month month = Month::of(2021, 2)) {
    const Life life = life_of({before});
    return events_between(life, before, month_of(month, after, flows));
}

inline void receive(HouseholdFlows& flows, Flow flow, Fen amount) { flows.received[static_cast<std::size_t>(flow)] = static_cast<std::int32_t>(amount); }
inline void pay(HouseholdFlows& flows, Flow flow, Fen amount) { flows.paid[static_cast<std::size_t>(flow)] = static_cast<std::int32_t>(amount); }

} // namespace terrace
