#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/render.hpp"
#include "analysis/study/study_file.hpp"
#include "cli/command.hpp"
#include "cli/study_input.hpp"
#include "cli/study_job.hpp"

#include <algorithm>

namespace terrace {
namespace {

constexpr int default_replicates = 20;

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("INPUT",
               {"scenario files (a.toml+b.toml stacks b on a), or one study file", "方案文件（a.toml+b.toml 表示叠加），或一个研究文件"});
    add.text("--base", arguments.base, "NAME", {"scenario to compare with (the first)", "用作基准的方案（默认第一个）"});
    add.flag("--attribute", arguments.attribute,
             {"also runs every scenario without each of its measures,\nso that each has its own net",
              "另外逐项去掉措施各模拟一次，使每项措施都有自己的净效应"});
    add.output({"study file to write as well", "同时写出的研究文件"});
    add.replicates(default_replicates);
    add.seed();
    add.scenario_changes();
    add.running();
    add.speech();
}

/// Options that shape a run say nothing about a study that is already there.
void reject_run_options(const Arguments& arguments) {
    const std::pair<const char*, bool> options[] = {
        {"--out", !arguments.out.empty()},         {"--replicates", !arguments.replicates.empty()},
        {"--months", !arguments.months.empty()},   {"--seed", !arguments.seed.empty()},
        {"--threads", !arguments.threads.empty()}, {"--set", !arguments.set.empty()},
        {"--attribute", arguments.attribute},      {"--force", arguments.force}};
    for (const auto& [name, given] : options)
        if (given)
            reject_usage(name, {"an option for running, with a study file", "给出研究文件时不能使用的模拟选项"},
                         {"--base, --format and --lang with a study file", "研究文件只可配合 --base、--format 和 --lang"});
}

/// The base stands first: what measures do is measured against it.
void put_base_first(std::vector<ScenarioStack>& scenarios, const std::string& base) {
    if (base.empty()) return;
    const auto found = std::find_if(scenarios.begin(), scenarios.end(), [&](const ScenarioStack& one) { return one.name == base; });
    if (found == scenarios.end()) {
        std::vector<std::string> names;
        for (const ScenarioStack& scenario : scenarios)
            names.push_back(scenario.name);
        reject_scenario("--base", base, names);
    }
    std::rotate(scenarios.begin(), found, std::next(found));
}

Study run_study(const Arguments& arguments, const Console& console) {
    StudyJob job = study_job(arguments, default_replicates);
    job.cotton_years = true;
    ScenarioRequest request;
    for (const std::string& scenario : arguments.inputs)
        request.scenarios.push_back(scenario_stack(scenario));
    if (request.scenarios.size() < 2)
        reject_usage("", {"fewer than two scenarios", "方案少于两个"},
                     {"two or more SCENARIO files, or one STUDY.h5", "两个以上方案文件，或一个研究文件 STUDY.h5"});
    put_base_first(request.scenarios, arguments.base);
    request.settings = arguments.set;
    request.months = months_of(arguments);
    const ScenarioInput input = read_scenarios(std::move(request));
    check_output(arguments.out, arguments.force, input.files);
    FinishedStudy finished = simulate_job(input, job, console);
    save_study(finished.study, arguments.out, arguments.force, console);
    return std::move(finished.study);
}

std::size_t base_position(const Study& study, const std::string& base) {
    if (base.empty()) return 0;
    if (const auto position = find_scenario(study, base); position && !study.scenarios[*position].helper) return *position;
    std::vector<std::string> names;
    for (const ScenarioInfo& scenario : study.scenarios)
        if (!scenario.helper) names.push_back(scenario.name);
    reject_scenario("--base", base, names);
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const bool from_file = asks_for_study_file(arguments);
    if (from_file) reject_run_options(arguments);
    const Study study = from_file ? read_study(arguments.inputs.front()) : run_study(arguments, console);
    const Comparison comparison = compare_scenarios(study, base_position(study, arguments.base));
    if (format == OutputFormat::json) console.print(comparison_json(comparison));
    if (format == OutputFormat::csv) console.print(comparison_csv(comparison));
    if (format == OutputFormat::table) console.print(comparison_text(comparison, console.language()));
    return ExitStatus::done;
}

} // namespace

Command compare_command() {
    return {
        "compare",
        {"runs scenarios if needed and shows the differences", "（必要时先模拟）显示各方案与基准的差别"},
        {"Differences are taken replicate by replicate, with 95 % intervals. For each measure: gross, before and after, and net\n"
         "against a run without it. Land transfers are also run in ordinary, good and bad cotton years.\n"
         "Example: terrace compare scenarios/baseline.toml scenarios/yuli-land-transfer.toml scenarios/bohu-courtyard.toml --out study.h5",
         "差别逐次配对计算，附 95% 区间。每项措施给出毛收入、前后变化，以及与不实施该措施的模拟相比的净效应；\n"
         "土地流转另在棉价平常、好、差年景下各模拟一次。\n"
         "示例：terrace compare scenarios/baseline.toml scenarios/yuli-land-transfer.toml scenarios/bohu-courtyard.toml --out study.h5"},
        add_options,
        run};
}

} // namespace terrace
