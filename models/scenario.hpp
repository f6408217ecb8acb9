#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/assigned_tiers.hpp"
#include "models/parameters.hpp"
#include "models/policy/measure.hpp"
#include "models/population/region.hpp"
#include "sim/config/document.hpp"

namespace terrace {

class DecisionRule;

/// One scenario, fully read: parameters and measures never change from here on.
struct Scenario {
    std::string name;
    Text title;
    Month start;
    int months = 0;
    std::string region_file;
    Region region;
    std::string decision_rule;
    Parameters parameters;
    std::vector<Measure> measures;
    AssignedTiers assigned_tiers;
    std::vector<ResolvedKey> resolved;
    std::vector<Override> overrides;
    std::vector<InputWarning> warnings;
    std::vector<SourceFile> files;   ///< of the scenario itself, bases first

    /// The measure's position, or measures.size().
    [[nodiscard]] std::size_t position(std::string_view measure) const;
    /// Everything that can change a result, as text; equal texts mean equal runs.
    [[nodiscard]] std::string fingerprint() const;
    /// The same for one county: measures that work elsewhere only and tiers of other villages do not count, since counties do not meet.
    [[nodiscard]] std::string fingerprint_in(std::string_view county) const;
    /// The same without one measure.
    [[nodiscard]] Scenario without(std::size_t measure) const;
};

/// Where the program's own data lie.
struct DataFolders {
    std::filesystem::path parameters;   ///< records
    std::filesystem::path regions;
};

/// Reads a stacked scenario. Throws InputError at the place of the fault. The region of `earlier`, a scenario read from the same files, is
/// taken over instead of being read again when both name the same one.
[[nodiscard]] Scenario read_scenario(const Stacked&, std::string name, const Records&, const DataFolders&, const Scenario* earlier = nullptr);

}  // namespace terrace
