#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/county_run.hpp"
#include "models/monthly_cycle.hpp"
#include "models/panel.hpp"
#include "models/observers/record.hpp"
#include "models/scenario.hpp"

namespace terrace {

/// Months of the year before the first recorded one, so that twelve-month incomes have a past.
inline constexpr int spin_up_months = 12;

/// A county at its first recorded month, with the panel of its spin-up year when one is kept.
struct PreparedCounty {
    CountyRun run;
    std::optional<HouseholdPanel> panel;
};

/// One run of one county: what was recorded, and the panel when one is kept.
struct CountyResult {
    CountyRecord record;
    std::optional<HouseholdPanel> panel;
    std::vector<MeasureState> measures;   ///< accounts at the last month
    double bytes_per_household = 0;
};

/// Synthesises a county and lives through its spin-up year under the scenario's measures that were in force before.
[[nodiscard]] PreparedCounty prepare_county(const Scenario&, std::size_t county, RunKey, const std::vector<OutsideMonth>& path, const MonthlyCycle&, Scratch&,
                                            bool keep_panel);

/// Runs a prepared county through the scenario's months; `final_state` gets the county as it is at the end. Groups of villages are recorded every December, or every
/// month with `villages_monthly`.
[[nodiscard]] CountyResult run_county(const Scenario&, std::size_t county, RunKey, const std::vector<OutsideMonth>& path, const MonthlyCycle&, Scratch&, PreparedCounty,
                                      County* final_state = nullptr, bool villages_monthly = false);

/// Whether two scenarios live through the same spin-up year, so that it can be shared.
[[nodiscard]] bool same_spin_up(const Scenario&, const Scenario&);

}  // namespace terrace
