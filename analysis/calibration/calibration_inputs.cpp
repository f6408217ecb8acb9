#include "analysis/calibration/calibration_inputs.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/study/simulate.hpp"
#include "analysis/study/stacked_settings.hpp"
#include "analysis/validation/metrics.hpp"
#include "analysis/validation/validation.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/source_list.hpp"
#include "sim/core/sha256.hpp"
#include "version.hpp"

namespace terrace {
namespace {

std::string name_of(const std::vector<std::filesystem::path>& files) {
    std::string name;
    for (const std::filesystem::path& file : files) name += (name.empty() ? "" : "+") + file.stem().string();
    return name;
}

/// Reads the base, if there is one, and the measured scenario, over so many months.
CalibrationStudy read_study(const CalibrationInputs& inputs, const std::string& scenario, const std::string& base, int months) {
    CalibrationStudy study;
    for (const std::string& named : {base, scenario}) {
        if (named.empty()) continue;
        const std::vector<std::filesystem::path> files = files_of_stack(inputs.request.targets_file, named);
        study.stacks.push_back(stack_scenarios(files));
        study.names.push_back(name_of(files));
        if (months > 0) study.stacks.back().root.set("months", {"months"}, Node::of_integer(months, {"months"}));
    }
    for (const std::string& setting : inputs.request.settings) set_where_it_belongs(study.stacks, setting);
    for (std::size_t s = 0; s < study.stacks.size(); ++s) study.scenarios.push_back(read_scenario(study.stacks[s], study.names[s], inputs.records, inputs.folders));
    return study;
}

void read_studies(CalibrationInputs& inputs) {
    const auto start_of = [&](const ValidationTarget& target) {
        const Month start = read_study(inputs, target.scenario, {}, 0).scenarios.back().start;
        if (target.month < start)
            throw InputError(target.place, "target.month", {target.month.to_string(), target.month.to_string()},
                             {start.to_string() + " or later, since the scenario begins then", "不早于方案起始月 " + start.to_string()});
        return start;
    };
    for (const ValidationStudy& plan : plan_validation(inputs.request.targets, start_of)) {
        for (const std::string& scenario : plan.scenarios) {
            inputs.studies.push_back(read_study(inputs, scenario, plan.base, plan.months));
            for (const std::size_t aim : plan.targets)
                if (inputs.request.targets[aim].scenario == scenario) inputs.studies.back().aims.push_back(aim);
        }
    }
}

void gather_files(CalibrationInputs& inputs) {
    for (const SourceFile& file : inputs.request.files) keep_once(inputs.files, file);
    for (const SourceFile& file : inputs.records.files()) keep_once(inputs.files, file);
    for (const CalibrationStudy& study : inputs.studies)
        for (const Scenario& scenario : study.scenarios) {
            for (const SourceFile& file : scenario.files) keep_once(inputs.files, file);
            for (const SourceFile& file : scenario.region.files) keep_once(inputs.files, file);
            for (const auto& file : scenario.region.registers) keep_once(inputs.files, *file);
        }
}

/// Counties to simulate: those that the targets name, all when one of them names none.
std::vector<std::string> counties_of(const CalibrationInputs& inputs, const CalibrationStudy& study) {
    std::vector<std::string> counties;
    for (const CountyMargins& county : study.scenarios.back().region.counties) {
        const auto names = [&](std::size_t aim) { return inputs.request.targets[aim].county == county.key; };
        if (std::any_of(study.aims.begin(), study.aims.end(), names)) counties.push_back(county.key);
    }
    const bool somewhere = std::any_of(study.aims.begin(), study.aims.end(), [&](std::size_t aim) { return inputs.request.targets[aim].county.empty(); });
    return somewhere ? std::vector<std::string>{} : counties;
}

/// The scenarios of a study with some settings.
std::vector<Scenario> scenarios_with(const CalibrationInputs& inputs, const CalibrationStudy& study, const std::vector<std::string>& settings) {
    std::vector<Stacked> stacks = study.stacks;
    for (const std::string& setting : settings) set_where_it_belongs(stacks, setting);
    std::vector<Scenario> scenarios;
    for (std::size_t s = 0; s < stacks.size(); ++s)
        scenarios.push_back(read_scenario(stacks[s], study.names[s], inputs.records, inputs.folders, &study.scenarios[s]));
    return scenarios;
}

/// Finds now, and not after an hour, what a scenario does not take at an end of a factor.
void try_ends(const CalibrationInputs& inputs) {
    constexpr double near = 1e-3;   // of the share; a normal may have no ends
    const std::vector<Factor>& factors = inputs.request.factors;
    for (std::size_t f = 0; f < factors.size(); ++f)
        for (const double share : {near, 1 - near})
            for (const CalibrationStudy& study : inputs.studies) {
                const std::string setting = factors[f].setting(factors[f].value(share));
                try {
                    (void)scenarios_with(inputs, study, {setting});
                } catch (const InputError& fault) {
                    const Text found = fault.message();
                    throw InputError(inputs.request.factor_places[f], "factor", {setting + ": " + found.en, setting + "：" + found.zh}, {"values that the scenarios take", "方案可接受的取值"});
                }
            }
}

}  // namespace

CalibrationInputs read_calibration_inputs(const std::filesystem::path& file, const std::filesystem::path& data) {
    CalibrationInputs inputs;
    inputs.folders = {data / "parameters", data / "regions"};
    inputs.records = Records::read_folder(inputs.folders.parameters);
    inputs.request = read_calibration_request(file, inputs.records);
    read_studies(inputs);
    try_ends(inputs);
    gather_files(inputs);
    return inputs;
}

std::string describe_runs(const CalibrationInputs& inputs) {
    std::string text = std::string(program_version()) + "\n" + std::string(program_commit()) + "\n";
    text += std::to_string(inputs.request.terms.seed) + "\n" + std::to_string(inputs.request.terms.replicates) + "\n";
    for (const CalibrationStudy& study : inputs.studies) {
        for (const Scenario& scenario : study.scenarios) {
            text += "scenario " + scenario.name + "\n" + scenario.fingerprint();
            for (const SourceFile& file : scenario.region.files) text += sha256_of(file.text) + "\n";
            for (const auto& file : scenario.region.registers) text += sha256_of(file->text) + "\n";
        }
        for (const std::size_t aim : study.aims) {
            const ValidationTarget& target = inputs.request.targets[aim];
            text += "target " + target.id + ": " + target.metric + ", " + target.series + ", " + target.part + ", " + target.by + ", " + target.measure + ", " + target.county + ", " +
                    target.month.to_string() + ", " + target.since.to_string() + "\n";
        }
    }
    return text;
}

std::vector<std::string> settings_at(const std::vector<Factor>& factors, const double* point) {
    std::vector<std::string> settings;
    for (std::size_t f = 0; f < factors.size(); ++f) settings.push_back(factors[f].setting(factors[f].value(point[f])));
    return settings;
}

std::vector<double> run_at(const CalibrationInputs& inputs, const double* point, const std::atomic<bool>* cancelled) {
    const CalibrationTerms& terms = inputs.request.terms;
    std::vector<double> results(inputs.request.aims.size() * terms.replicates);
    for (const CalibrationStudy& study : inputs.studies) {
        StudyRequest request;
        request.replicates = terms.replicates;
        request.seed = terms.seed;
        request.counties = counties_of(inputs, study);
        request.effects = study.stacks.size() > 1;
        request.run.threads = 1;   // points are what threads share
        request.run.cancelled = cancelled;
        request.scenarios = scenarios_with(inputs, study, settings_at(inputs.request.factors, point));
        const Study ran = simulate_study(request);
        for (const std::size_t aim : study.aims) {
            const ValidationTarget& target = inputs.request.targets[aim];
            const std::vector<double> figures = measure_target(target, ran);
            for (std::size_t r = 0; r < terms.replicates; ++r) {
                if (!std::isfinite(figures[r])) throw InputError(target.place, "target.metric", {"no value in a run", "模拟中没有数值"}, {"a figure that every run has", "每次模拟都有的指标"});
                results[aim * terms.replicates + r] = figures[r];
            }
        }
    }
    return results;
}

}  // namespace terrace
