#include "analysis/validation/validation.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/interruption.hpp"
#include "cli/study_job.hpp"
#include "cli/text_file.hpp"
#include "sim/config/document.hpp"
#include "sim/config/input_error.hpp"

#include <map>
#include <optional>

namespace terrace {
namespace {

constexpr int default_replicates = 60;   // with 20 most figures of the historical run cannot be told

void add_options(OptionAdder& add, Arguments&) {
    add.inputs("TARGETS", {"a file of targets (scenarios/validation/targets.toml)", "目标文件（默认 scenarios/validation/targets.toml）"});
    add.output({"file to write the table to as well, in the chosen form", "同时写出表格的文件，形式与 --format 相同"});
    add.replicates(default_replicates);
    add.seed();
    add.running();
    add.speech();
}

std::filesystem::path targets_file(const Arguments& arguments) {
    if (arguments.inputs.empty()) return data_folder({}) / "validation" / "targets.toml";
    return only_input(arguments, {"at most one file of targets", "至多一个目标文件"});
}

/// "a.toml+b.toml", each beside the file of targets.
ScenarioStack stack_beside(const std::filesystem::path& targets, const std::string& named) {
    ScenarioStack stack = scenario_stack(named);
    for (std::filesystem::path& file : stack.files)
        if (!file.is_absolute()) file = (targets.parent_path() / file).lexically_normal();
    return stack;
}

/// Scenarios of one study, behind their base.
ScenarioInput read_study(const std::filesystem::path& targets, const std::vector<std::string>& scenarios, const std::string& base,
                         std::optional<int> months) {
    ScenarioRequest request;
    if (!base.empty()) request.scenarios.push_back(stack_beside(targets, base));
    for (const std::string& scenario : scenarios)
        request.scenarios.push_back(stack_beside(targets, scenario));
    request.months = months;
    return read_scenarios(std::move(request));
}

/// What each study will run; a target before its scenario's first month is a fault of the file.
std::vector<ValidationStudy> plan(const std::filesystem::path& file, const std::vector<ValidationTarget>& targets) {
    std::map<std::string, Month> starts;
    return plan_validation(targets, [&](const ValidationTarget& target) {
        auto found = starts.find(target.scenario);
        if (found == starts.end())
            found = starts.emplace(target.scenario, read_study(file, {target.scenario}, target.base, {}).scenarios.back().start).first;
        if (target.month < found->second)
            throw InputError(target.place, "target.month", {target.month.to_string(), target.month.to_string()},
                             {found->second.to_string() + " or later, since the scenario begins then", "不早于方案起始月 " + found->second.to_string()});
        return found->second;
    });
}

std::string rendered(const Validation& validation, OutputFormat format, Language language) {
    if (format == OutputFormat::json) return validation_json(validation);
    return format == OutputFormat::csv ? validation_csv(validation) : validation_text(validation, language);
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const std::filesystem::path file = targets_file(arguments);
    StudyJob job = study_job(arguments, default_replicates);
    const ValidationTargets targets = read_targets(file);
    const std::vector<ValidationStudy> studies = plan(file, targets.targets);
    std::vector<ScenarioInput> inputs;
    for (const ValidationStudy& study : studies) {
        inputs.push_back(read_study(file, study.scenarios, study.base, study.months));
        check_output(arguments.out, arguments.force, inputs.back().files);
    }
    check_output(arguments.out, arguments.force, {targets.file});
    for (const ValidationTarget& target : targets.targets)
        if (!target.region.empty()) check_output(arguments.out, arguments.force, {{(file.parent_path() / target.region).lexically_normal(), ""}});

    Validation validation = begin_validation(targets, job.replicates, job.seed);
    answer_margin_targets(validation, file);
    for (std::size_t i = 0; i < studies.size(); ++i) {
        job.effects = !studies[i].base.empty();
        answer_targets(validation, studies[i], simulate_job(inputs[i], job, console).study);
    }
    const std::string text = rendered(validation, format, console.language());
    if (!arguments.out.empty()) write_text_file(text, arguments.out, arguments.force);
    console.print(text);
    return ExitStatus::done;
}

} // namespace

Command validate_command() {
    return {"validate",
            {"holds the model against known figures: met, missed or not to be told", "把模型结果与已知数据对照，列出达到、未达到和尚不能判定的目标"},
            {"Each target names a scenario or a region, a figure, a month and a range. A missed target is a finding, not a fault: the exit status is 0.\n"
             "Example: terrace validate --replicates 60",
             "每个目标指明方案或区域、指标、月份和范围。未达到的目标是检验结果而非程序错误，退出状态仍为 0。\n"
             "示例：terrace validate --replicates 60"},
            add_options,
            run};
}

} // namespace terrace
