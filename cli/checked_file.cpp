#include "cli/checked_file.hpp"

#include "analysis/calibration/calibration_inputs.hpp"
#include "analysis/plan/plan_inputs.hpp"
#include "cli/data_folder.hpp"
#include "cli/policy_doubts.hpp"
#include "cli/scenario_input.hpp"
#include "cli/stacking.hpp"
#include "cli/sweep_trial.hpp"
#include "cli/target_doubts.hpp"
#include "sim/config/input_error.hpp"

#include <algorithm>

namespace terrace {
namespace {

bool holds_record(const Node& node) {
    if (!node.is_table()) return false;
    if (node.find("value") && (node.find("mark") || node.find("label") || node.find("unit"))) return true;
    return std::any_of(node.children().begin(), node.children().end(), holds_record);
}

/// A plan has ceilings; a calibration names its targets; a sweep has a design, factors or metrics; a region file has counties; a parameter
/// file has records; everything else is a scenario.
FileKind kind_of(const std::string& argument) {
    const ScenarioStack stack = scenario_stack(argument);
    if (stack.files.size() > 1) return FileKind::scenario;
    const Node root = read_document(stack.files.front());
    if (root.find("ceilings") || root.find("lines")) return FileKind::plan;
    if (root.find("targets")) return FileKind::calibration;
    if (root.find("design") || root.find("factor") || root.find("metric")) return FileKind::sweep;
    if (root.find("counties") || root.find("common")) return FileKind::region;
    return holds_record(root) ? FileKind::parameters : FileKind::scenario;
}

void check_region(CheckedFile& checked) {
    const Region region = read_region(checked.file);
    checked.title = region.label;
    checked.entries = region.counties.size();
}

void check_parameters(CheckedFile& checked) {
    Records records;
    records.add(read_document(checked.file));
    checked.title = {checked.file, checked.file};
    checked.entries = records.all().size();
}

void check_scenario(CheckedFile& checked, const std::vector<std::string>& settings, std::optional<int> months, std::uint32_t seed) {
    const ScenarioInput input = read_scenarios({{scenario_stack(checked.file)}, settings, months, {}});
    const Scenario& scenario = input.scenarios.front();
    checked.title = scenario.title;
    checked.entries = scenario.measures.size();
    checked.overrides = scenario.overrides;
    checked.warnings = scenario.warnings;
    checked.arithmetic = policy_arithmetic(scenario);
    checked.targets = count_targets(scenario, seed);
    const TargetDoubts targets = target_doubts(scenario, checked.targets);
    checked.notes = targets.notes;
    for (const std::vector<InputWarning>& more : {policy_doubts(scenario), stacking_doubts(scenario), targets.warnings})
        checked.warnings.insert(checked.warnings.end(), more.begin(), more.end());
}

void check_sweep_file(CheckedFile& checked) {
    const SweepTrial trial = begin_sweep_trial(checked.file);
    try_factors(trial);
    checked.sweep = trial.request;
    checked.title = trial.request.title;
    checked.entries = trial.request.design.factors.size();
    checked.warnings = trial.request.warnings;
}

void check_calibration(CheckedFile& checked) {
    const CalibrationInputs inputs = read_calibration_inputs(checked.file, data_folder({checked.file}));
    checked.title = inputs.request.title;
    checked.entries = inputs.request.factors.size();
}

void check_plan(CheckedFile& checked) {
    const PlanInputs inputs = read_plan_inputs(checked.file, data_folder({checked.file}));
    checked.title = inputs.request.title;
    checked.entries = inputs.lines.size();
    for (const InputWarning& warning : inputs.full.warnings) // but for what the plan sets itself
        if (warning.key.find(".budget_by_year_yuan") == std::string::npos && warning.place.file != "--set")
            checked.warnings.push_back(warning);
}

} // namespace

CheckedFile check_file(const std::string& argument, const std::vector<std::string>& settings, std::optional<int> months,
                       std::uint32_t seed) {
    CheckedFile checked;
    checked.file = argument;
    try {
        checked.kind = kind_of(argument);
        if (checked.kind == FileKind::region) check_region(checked);
        if (checked.kind == FileKind::parameters) check_parameters(checked);
        if (checked.kind == FileKind::sweep) check_sweep_file(checked);
        if (checked.kind == FileKind::calibration) check_calibration(checked);
        if (checked.kind == FileKind::plan) check_plan(checked);
        if (checked.kind == FileKind::scenario) check_scenario(checked, settings, months, seed);
    } catch (const InputError& fault) {
        checked.fault = fault.message();
    }
    return checked;
}

} // namespace terrace
