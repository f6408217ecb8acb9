#pragma once

#include "analysis/plan/plan_result.hpp"
#include "models/scenario.hpp"
#include "sim/run/tasks.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace terrace {

/// One future: nothing being done, and the plan, in the same world with the same luck.
struct ProjectedFuture {
    Scenario without, with;
};

struct ProjectionRequest {
    std::size_t futures = 0; ///< how many, by stress
    /// A future as one replicate meets it. All are of the same months; the tiers of every future are those that the first one begins with.
    /// Several threads may call it.
    std::function<ProjectedFuture(std::size_t stress, std::size_t replicate)> future;
    std::vector<std::string> counties; ///< keys; empty: every one
    std::map<std::string, Tier>
        tiers; ///< of villages by key ("yuli-3"), where they are settled; empty: those that each replicate begins with
    std::size_t replicates = 1, first_replicate = 0;
    bool same_people = false; ///< all replicates have the population of number 0
    std::uint32_t seed = 1;
    RunOptions run; ///< a task is one replicate of one county in one future
};

/// Median, middle half and middle nine tenths of numbers (type 7 of Hyndman and Fan 1996), NaN left out; all NaN for none.
[[nodiscard]] PlanBand band_of(const std::vector<double>& numbers);

/// Every December of the scenarios, with the plan and without it, and the differences of the same replicate: net income per head of the
/// twelve months [yuan] (`income_per_head`), share of persons below the national line (`poverty_headcount`) and share of households on the
/// list of monitoring (`monitored_share`), of all villages (tier 0) and of the villages of each tier; a tier that has no village in any
/// replicate is left out. By future, tier, indicator, year. Results do not depend on threads. Throws std::invalid_argument for an unknown
/// county and for futures of other months, BrokenIdentity, Cancelled, and what `future` throws.
[[nodiscard]] std::vector<PlanProjection> plan_projections(const ProjectionRequest&);

} // namespace terrace
