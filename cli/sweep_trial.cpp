#include "cli/sweep_trial.hpp"

#include "analysis/sweeps/metric_labels.hpp"
#include "analysis/sweeps/sweep_check.hpp"
#include "cli/data_folder.hpp"
#include "sim/config/input_error.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace terrace {
namespace {

ScenarioRequest scenario_request(const SweepRequest& sweep, const std::filesystem::path& data) {
    ScenarioRequest request{{}, sweep.settings, sweep.months, data};
    for (std::size_t i = 0; i < sweep.scenarios.size(); ++i) request.scenarios.push_back({sweep.scenario_names[i], sweep.scenarios[i]});
    return request;
}

/// The numbers of the replicates are no keys of scenarios.
bool is_key(const Factor& factor) { return factor.key != "luck" && factor.key != "population"; }

/// The values that stand for a factor: every choice, or both ends, where there is no end something near it.
std::vector<double> values_to_try(const Factor& factor) {
    std::vector<double> values;
    for (std::size_t i = 0; i < factor.choices.size(); ++i) values.push_back(static_cast<double>(i));
    if (!values.empty()) return values;
    return {std::isfinite(factor.low) ? factor.low : factor.value(0.001), std::isfinite(factor.high) ? factor.high : factor.value(0.999)};
}

/// Reads the scenarios with these settings; the fault, if there is one.
std::optional<InputError> fault_of(const SweepTrial& trial, const std::vector<std::string>& settings) {
    ScenarioRequest request = trial.scenarios.request;
    request.settings.insert(request.settings.end(), settings.begin(), settings.end());
    try {
        (void)read_scenarios(std::move(request));
    } catch (const InputError& fault) {
        return fault;
    }
    return std::nullopt;
}

[[noreturn]] void reject(const Place& place, const std::string& setting, const InputError& fault) {
    const Text found = fault.message();
    throw InputError(place, "factor", {setting + ": " + found.en, setting + "：" + found.zh}, {"values that the scenarios take", "方案可接受的取值"});
}

} // namespace

SweepTrial begin_sweep_trial(const std::filesystem::path& file) {
    const std::filesystem::path data = data_folder({file, std::filesystem::absolute(file).parent_path()});
    SweepTrial trial;
    trial.request = read_sweep_request(file, Records::read_folder(folders_below(data).parameters));
    trial.scenarios = read_scenarios(scenario_request(trial.request, data));
    check_sweep(trial.request, trial.scenarios.scenarios);
    place_metric_labels(trial.request, trial.scenarios.scenarios);
    return trial;
}

void try_factors(const SweepTrial& trial) {
    const std::vector<Factor>& factors = trial.request.design.factors;
    std::vector<std::vector<std::string>> settings(factors.size());   // [factor][value]
    std::size_t rounds = 0;
    for (std::size_t f = 0; f < factors.size(); ++f) {
        if (!is_key(factors[f])) continue;
        for (const double value : values_to_try(factors[f])) settings[f].push_back(factors[f].setting(value));
        rounds = std::max(rounds, settings[f].size());
    }
    for (std::size_t round = 0; round < rounds; ++round) {
        std::vector<std::string> together;
        for (const std::vector<std::string>& own : settings)
            if (!own.empty()) together.push_back(own[round % own.size()]);
        if (!fault_of(trial, together)) continue;
        for (std::size_t f = 0; f < factors.size(); ++f) {
            if (settings[f].empty()) continue;
            const std::string& alone = settings[f][round % settings[f].size()];
            if (const auto fault = fault_of(trial, {alone})) reject(trial.request.factor_places[f], alone, *fault);
        }
    }
}

} // namespace terrace
