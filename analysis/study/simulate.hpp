#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/study/study.hpp"
#include "models/scenario.hpp"
#include "sim/run/tasks.hpp"

namespace terrace {

/// What to simulate: every scenario with every replicate, in one region and over the same months.
struct StudyRequest {
    std::vector<Scenario> scenarios;   ///< the first is the base
    std::size_t replicates = 1;
    std::size_t first_replicate = 0;   ///< number of the first one: a study goes on where another ended
    std::uint32_t seed = 1;
    /// Number of the first replicate's population, where it is not that of its luck; the next replicates have the next numbers.
    std::optional<std::size_t> first_population;
    bool same_people = false;  ///< all replicates have the population of the first: villages and households stay who they are
    std::vector<std::string> counties; ///< keys, in any order; only these are simulated, with the bits they have among all. Empty: every one
    bool effects = true;       ///< gross, before/after and net of each measure
    bool attribute = false;    ///< also runs every scenario without each of its measures
    bool cotton_years = false; ///< also runs land transfers and the base in an ordinary, a good and a bad cotton year and a failed harvest
    bool villages_monthly = false;   ///< the series of villages by month as well, not only for each December
    RunOptions run;
};

/// How the run went; nothing of it enters a result.
struct StudyReport {
    double bytes_per_household = 0;
    std::int64_t household_months = 0;
    std::vector<std::pair<std::string, double>> phases;   ///< population, spin_up, model, effects [seconds, summed over threads]
    std::vector<std::pair<std::string, double>> steps;    ///< monthly steps [seconds, summed over threads]; empty unless asked for
};

/// Runs a study. Results do not depend on threads. Throws InputError when scenarios do not fit together, BrokenIdentity when the
/// books do not close, Cancelled.
[[nodiscard]] Study simulate_study(const StudyRequest&, StudyReport* report = nullptr, bool time_steps = false);

/// The same study without replicates: its scenarios, counties, months, series and coordinates, without a value.
[[nodiscard]] Study study_layout(StudyRequest);

}  // namespace terrace
