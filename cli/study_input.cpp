#include "cli/study_input.hpp"

#include "analysis/comparison/comparison.hpp"
#include "sim/config/nearest_name.hpp"

#include <array>
#include <fstream>

namespace terrace {
namespace {

/// Whether the file is HDF5, by its first bytes.
bool is_study_file(const std::string& path) {
    constexpr std::array<char, 8> signature = {'\x89', 'H', 'D', 'F', '\r', '\n', '\x1a', '\n'};
    std::array<char, 8> start{};
    std::ifstream file(path, std::ios::binary);
    return file.read(start.data(), start.size()) && start == signature;
}

} // namespace

bool asks_for_study_file(const Arguments& arguments) {
    if (arguments.inputs.size() != 1) return false;
    return arguments.inputs.front().ends_with(".h5") || is_study_file(arguments.inputs.front());
}

void reject_scenario(const std::string& option, const std::string& name, const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& one : names)
        list += (list.empty() ? "" : ", ") + one;
    reject_usage(option, {"'" + name + "'", "“" + name + "”"}, {"a scenario: " + list, "方案之一：" + list}, nearest_name(name, names));
}

std::size_t base_position(const Study& study, const std::string& base) {
    if (base.empty()) return 0;
    if (const auto position = find_scenario(study, base); position && !study.scenarios[*position].helper) return *position;
    std::vector<std::string> names;
    for (const ScenarioInfo& scenario : study.scenarios)
        if (!scenario.helper) names.push_back(scenario.name);
    reject_scenario("--base", base, names);
}

} // namespace terrace
