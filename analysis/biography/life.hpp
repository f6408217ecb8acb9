#pragma once

#include "models/observers/biography.hpp"
#include "models/observers/record.hpp"
#include "models/panel.hpp"
#include "models/scenario.hpp"
#include "sim/random/stream.hpp"

#include <optional>
#include <string>
#include <vector>

namespace terrace {

/// A measure as lives name it: positions among a scenario's measures differ between scenarios, names do not.
struct LifeMeasure {
    std::string name;
    Text label;
};

/// One household's life in one scenario.
struct Life {
    std::string scenario;
    Text title;
    std::vector<LifeMeasure> measures; ///< by position
    Biography biography;
    std::vector<Receipt> receipts;           ///< of this household; months count from the biography's first
    std::vector<Participant> participations; ///< the same

    /// Name of a measure; empty for what belongs to none (leases of the start).
    [[nodiscard]] std::string measure_name(std::size_t position) const;
};

/// A life and what its county recorded meanwhile, to be held against a study.
struct LivedCounty {
    Life life;
    CountyRecord record;
};

/// Runs one county of a scenario, as a study would, and follows the household of that row.
[[nodiscard]] LivedCounty live(const Scenario& scenario, std::size_t county, std::uint32_t row, RandomKey key);

/// The household that took part first in a measure of the scenario; ties go to the order in which the measure served them.
struct FoundParticipant {
    std::size_t county = 0;
    std::uint32_t row = 0;
};
[[nodiscard]] std::optional<FoundParticipant> first_participant(const Scenario& scenario, std::size_t measure, RandomKey key);

} // namespace terrace
