#pragma once

#include "analysis/plan/plan_result.hpp"
#include "analysis/sweeps/factor.hpp"
#include "sim/config/node.hpp"
#include "sim/config/records.hpp"
#include "sim/config/source_file.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// What may be spent: no plan asks for more of any of these [fen].
struct PlanCeilings {
    Fen total = 0;
    Fen unit = 0;                          ///< the least amount that a budget moves by
    std::vector<Fen> by_year;              ///< [year of the plan]; the total where the file names none
    std::array<Fen, tier_count> by_tier{}; ///< likewise
    std::vector<Fen> by_line;              ///< likewise
};

/// One [lines.KEY]: a measure whose money the plan sets.
struct PlanLineRequest {
    std::string key;
    Place place;                    ///< of its table
    std::filesystem::path scenario; ///< whose measure's terms are taken over; empty: none
    std::string measure;            ///< its name there
    Node terms;                     ///< table: keys of the measure that the file sets itself
    Text title;                     ///< empty: that of the measure
};

/// How much work the search is.
struct PlanSearchTerms {
    std::size_t replicates = 4;           ///< of a plan that is looked at
    std::size_t frontier_replicates = 20; ///< of the plans on the frontier, none of them seen by the search
    std::size_t evaluations = 2000;       ///< plans looked at, at most
    std::size_t population = 48;          ///< of one generation, a multiple of four
    std::uint32_t seed = 1;               ///< of the replicates' luck and of the search
};

/// What the probabilities of the villages' tiers are drawn over.
struct PlanUncertainty {
    std::size_t draws = 200;
    double weight_concentration = 50; ///< weights of the score ~ Dirichlet(this x weights)
    std::vector<Factor> factors;      ///< uncertain parameters
};

/// A future under which a plan is projected: further files over the base, and settings.
struct PlanStressRequest {
    std::string key;
    Text title; ///< empty: that of the scenario
    Place place;
    std::filesystem::path scenario;    ///< may be empty
    std::vector<std::string> settings; ///< "key=value"
};

/// A plan file, read and checked as far as it can be without its scenarios.
struct PlanRequest {
    Text title;
    std::filesystem::path base;
    Place base_place, years_place, county_place;
    std::string county; ///< key; empty: every county of the region
    int first_year = 0, last_year = 0, goals_until = 0, horizon = 0;
    std::vector<PlanGoalKind> goals;
    PlanCeilings ceilings;
    std::vector<PlanLineRequest> lines;
    PlanSearchTerms search;
    PlanUncertainty uncertainty;
    std::vector<PlanStressRequest> stresses;
    SourceFile file;

    /// From the first month to the last over which goals are measured, and to that of the projections.
    [[nodiscard]] int goal_months() const { return 12 * (goals_until - first_year + 1); }
    [[nodiscard]] int horizon_months() const { return 12 * (horizon - first_year + 1); }
    [[nodiscard]] std::size_t years() const { return static_cast<std::size_t>(last_year - first_year + 1); }
};

/// Keys of a measure that a plan sets itself: place, months and money.
inline constexpr std::array<std::string_view, 6> keys_set_by_plan{"budget_yuan", "budget_by_year_yuan", "county", "from", "until", "enabled"};

/// Reads a plan file (docs/plans.md) against the records of parameters. Throws InputError with file, line, column, the key, what was found,
/// what is allowed and the nearest known key.
[[nodiscard]] PlanRequest read_plan_request(const std::filesystem::path& file, const Records& records);

} // namespace terrace
