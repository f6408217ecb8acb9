#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/monthly_cycle.hpp"
#include "models/outside.hpp"
#include "models/panel.hpp"
#include "models/population/synthesis.hpp"
#include "models/scenario.hpp"

namespace terrace {

/// Names of all scenarios that come with the program, in alphabetical order.
[[nodiscard]] std::vector<std::string> shipped_names();
[[nodiscard]] const Records& shipped_records();

/// A shipped scenario at full size; "a+b" stacks b on a, `settings` are those of --set ("policies.x.households=5").
[[nodiscard]] Scenario shipped_scenario(const std::string& names, const std::vector<std::string>& settings = {});

/// The same with so many households in each county, and what measures count (places, land, money) in proportion. `settings`
/// come after that and hold as they are.
[[nodiscard]] Scenario small_scenario(const std::string& names, const std::vector<std::string>& settings = {}, std::int64_t households = 600);

/// Settings under which no household meets another: thin prices do not move, nobody is hired or follows peers, field hands come from
/// outside, land stays within households, businesses live from outside customers, co-operatives have nothing to share.
[[nodiscard]] std::vector<std::string> private_worlds();

[[nodiscard]] std::vector<std::string> joined(std::vector<std::string> one, const std::vector<std::string>& other);

/// One county that a test leads through its months, the spin-up year first; everything of the last month can be looked at.
class CountyWalk {
public:
    CountyWalk(Scenario, std::size_t county, RandomKey = {1, 0});
    CountyWalk(Scenario, std::size_t county, RandomKey, Population);
    CountyWalk(const CountyWalk&) = delete;
    CountyWalk& operator=(const CountyWalk&) = delete;

    /// Keeps a panel of incomes and receipts from now on.
    void keep_panel();
    void live(int months);
    void spin_up();

    [[nodiscard]] Month next() const;   ///< the month that `live` would begin with
    [[nodiscard]] const County& county() const { return run.county; }

    Scenario scenario;
    CountyRun run;
    Scratch scratch;                    ///< flows of the last month
    CountyRecord record;                ///< of the recorded months
    std::optional<HouseholdPanel> panel;
    HerdChange sheep, birds;
    WorkerMonth workers;
    MonthlyCycle cycle;

private:
    void month();

    RandomKey key_;
    std::vector<OutsideMonth> path_;
    std::vector<std::uint8_t> here_;
    int lived_ = 0;
};

/// Digest of everything a county ends with and has recorded; a series by measure counts too.
[[nodiscard]] std::string digest_of(const CountyWalk&);

}  // namespace terrace
