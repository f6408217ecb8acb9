#pragma once

#include "models/scenario.hpp"
#include "sim/config/records.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace terrace {

/// One scenario of a study: the files to be stacked, the last of which wins.
struct ScenarioStack {
    std::string name;
    std::vector<std::filesystem::path> files;
};

/// "a.toml" is one file; "a.toml+cotton-good.toml" stacks two under the name "a+cotton-good".
ScenarioStack scenario_stack(const std::string& argument);

/// Scenarios as asked for on a command line, or by the record inside a study file.
struct ScenarioRequest {
    std::vector<ScenarioStack> scenarios;
    std::vector<std::string> settings; ///< "key=value" each, for all scenarios
    std::optional<int> months;         ///< instead of the scenarios' own
    std::filesystem::path data;        ///< folder of parameters/ and regions/; empty: found beside the scenarios
};

/// Everything that was read for a study.
struct ScenarioInput {
    ScenarioRequest request; ///< with `data` filled in
    Records records;
    std::vector<Scenario> scenarios;
    std::vector<SourceFile> files; ///< scenarios, parameters, regions and registers, each once
};

/// Reads and checks scenarios. Throws InputError.
ScenarioInput read_scenarios(ScenarioRequest request);

} // namespace terrace
