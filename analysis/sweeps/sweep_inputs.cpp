#include "analysis/sweeps/sweep_inputs.hpp"

#include "analysis/study/helper_runs.hpp"
#include "analysis/study/stacked_settings.hpp"
#include "analysis/sweeps/metric_labels.hpp"
#include "analysis/sweeps/metrics.hpp"
#include "analysis/sweeps/sweep_check.hpp"
#include "analysis/sweeps/sweep_precision.hpp"
#include "sim/config/source_list.hpp"

#include <algorithm>

namespace terrace {
namespace {

void gather_files(SweepInputs& inputs) {
    keep_once(inputs.files, inputs.request.file);
    for (const SourceFile& file : inputs.records.files()) keep_once(inputs.files, file);
    for (const Scenario& scenario : inputs.scenarios) {
        for (const SourceFile& file : scenario.files) keep_once(inputs.files, file);
        for (const SourceFile& file : scenario.region.files) keep_once(inputs.files, file);
        for (const auto& file : scenario.region.registers) keep_once(inputs.files, *file);
    }
    const std::filesystem::path& design = inputs.request.design.terms.file;
    if (!design.empty()) keep_once(inputs.files, read_source(design));
}

} // namespace

StudyRequest study_of_points(const SweepInputs& inputs) {
    const SweepRequest& request = inputs.request;
    StudyRequest study;
    study.replicates = first_replicates(request);
    study.seed = request.seed;
    study.counties = request.counties;
    study.effects = needs_effects(request.metrics);
    for (const Scenario& scenario : inputs.scenarios) {
        const auto added = std::count_if(scenario.measures.begin(), scenario.measures.end(),
                                         [&](const Measure& measure) { return is_added(inputs.scenarios.front(), measure.terms); });
        if (added > 1 && needs_net(request.metrics)) study.attribute = true;
    }
    study.run.threads = 1; // points are what threads share
    return study;
}

SweepInputs read_sweep_inputs(const std::filesystem::path& sweep, const std::filesystem::path& data) {
    SweepInputs inputs;
    inputs.folders = {data / "parameters", data / "regions"};
    inputs.records = Records::read_folder(inputs.folders.parameters);
    inputs.request = read_sweep_request(sweep, inputs.records);
    const SweepRequest& request = inputs.request;
    for (const std::vector<std::filesystem::path>& files : request.scenarios) inputs.stacks.push_back(stack_scenarios(files));
    for (const std::string& setting : request.settings) set_where_it_belongs(inputs.stacks, setting);
    for (std::size_t s = 0; s < inputs.stacks.size(); ++s) {
        if (request.months) inputs.stacks[s].root.set("months", {"months"}, Node::of_integer(*request.months, {"months"}));
        inputs.scenarios.push_back(read_scenario(inputs.stacks[s], request.scenario_names[s], inputs.records, inputs.folders));
    }
    check_sweep(request, inputs.scenarios);
    place_metric_labels(inputs.request, inputs.scenarios);
    gather_files(inputs);
    return inputs;
}

} // namespace terrace
