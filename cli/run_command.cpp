#include "analysis/replication/render.hpp"
#include "analysis/study/household_group.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "cli/command.hpp"
#include "cli/replication.hpp"
#include "cli/run_summary.hpp"
#include "cli/study_job.hpp"

#include <algorithm>

namespace terrace {
namespace {

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("SCENARIO", {"scenario files; a.toml+b.toml stacks b on a", "方案文件；a.toml+b.toml 表示把 b 叠加在 a 之上"});
    add.output({"study file to write (HDF5, readable as netCDF-4)", "写出的研究文件（HDF5，可按 netCDF-4 读取）"});
    add.replicates(1);
    add.precision();
    add.seed();
    add.scenario_changes();
    add.running();
    add.flag("--panel", arguments.panel,
             {"also writes every household's months into the study file\n(30 bytes a household-month; runs everything twice)",
              "另把每一户的逐月数据写入研究文件（每户·月30字节，需模拟两遍）"});
    add.villages_monthly();
    add.flag("--time-steps", arguments.time_steps, {"seconds spent in each step of the month", "显示每月各步骤所用秒数"});
    add.speech();
}

double phase_seconds(const StudyReport& report) {
    double seconds = 0;
    for (const auto& [name, time] : report.phases)
        if (name != "effects") seconds += time;
    return seconds;
}

double ns_per_household_month(const StudyReport& report) {
    return report.household_months > 0 ? 1e9 * phase_seconds(report) / static_cast<double>(report.household_months) : 0;
}

Json seconds_json(const std::vector<std::pair<std::string, double>>& times) {
    Json object = Json::object();
    for (const auto& [name, seconds] : times)
        object[name] = seconds;
    return object;
}

Json run_json(const ScenarioInput& input, const PreciseStudy& precise, const Arguments& arguments) {
    const FinishedStudy& run = precise.finished;
    const Region& region = input.scenarios.front().region;
    Json names = Json::array();
    for (const Scenario& scenario : input.scenarios)
        names.push_back(scenario.name);
    Json result{{"command", "run"}, {"scenarios", names}, {"digests", run.study.digests}};
    result["out"] = arguments.out.empty() ? Json(nullptr) : Json(arguments.out);
    result["households"] = total_households(region);
    result["workers"] = total_workers(region);
    result["counties"] = run.study.counties.size();
    result["first"] = run.study.first.to_string();
    result["months"] = run.study.months;
    result["replicates"] = run.study.replicates;
    result["seed"] = run.study.seed;
    result["threads"] = run.study.provenance.threads;
    result["household_months"] = run.report.household_months;
    result["wall_seconds"] = run.wall_seconds;
    result["ns_per_household_month"] = ns_per_household_month(run.report);
    result["bytes_per_household"] = run.report.bytes_per_household;
    result["phases"] = seconds_json(run.report.phases);
    result["steps"] = seconds_json(run.report.steps);
    result["precision"] = precise.reached.empty() ? Json(nullptr) : precision_json(precise.reached);
    result["summary"] = run_summary_json(run.study);
    return result;
}

Text heading(const FinishedStudy& run) {
    const std::string first = run.study.first.to_string(), last = (run.study.first + (run.study.months - 1)).to_string();
    const std::string replicates = std::to_string(run.study.replicates), seed = std::to_string(run.study.seed);
    return {first + " to " + last + ", replicates: " + replicates + ", seed: " + seed,
            first + " 至 " + last + "，重复模拟 " + replicates + " 次的平均值，随机种子 " + seed};
}

std::string steps_text(const FinishedStudy& run, Language language) {
    if (run.report.steps.empty()) return "";
    double total = 0;
    for (const auto& [name, seconds] : run.report.steps)
        total += seconds;
    TextTable table;
    table.header({Text{"Step of the month", "每月步骤"}.in(language), Text{"seconds", "秒"}.in(language), "%"});
    for (const auto& [name, seconds] : run.report.steps)
        table.row({name, number_text(seconds, 3, language), number_text(total > 0 ? 100 * seconds / total : 0, 1, language)});
    return "\n" + table.text();
}

Text effort(const FinishedStudy& run, Language language) {
    const std::string seconds = number_text(run.wall_seconds, 1, language),
                      months = short_number(static_cast<double>(run.report.household_months));
    const std::string each = number_text(ns_per_household_month(run.report), 0, language);
    return {"took " + seconds + " s for " + months + " household-months (" + each + " ns each, population and first year included)",
            "用时 " + seconds + " 秒，共 " + months + " 户·月（每户·月 " + each + " 纳秒，含人口合成和预热年）"};
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    StudyJob job = study_job(arguments, 1);
    ScenarioRequest request;
    for (const std::string& scenario : arguments.inputs)
        request.scenarios.push_back(scenario_stack(scenario));
    if (request.scenarios.empty()) reject_usage("", {"no scenario", "没有给出方案"}, {"terrace run SCENARIO...", "terrace run 方案文件…"});
    request.settings = arguments.set;
    request.months = months_of(arguments);
    const ScenarioInput input = read_scenarios(std::move(request));
    if (arguments.panel && arguments.out.empty())
        reject_usage("--panel", {"no file to write it to", "没有给出要写的文件"}, {"--panel together with --out FILE", "与 --out 文件 一起使用"});
    require_file_for_villages(arguments);
    const ReplicationPlan plan = replication_plan(arguments, input, job);
    check_output(arguments.out, arguments.force, input.files, arguments.panel ? household_panel_bytes(input.scenarios, std::max(job.replicates, plan.most)) : 0);

    const PreciseStudy precise = simulate_to_precision(input, job, plan, console);
    const FinishedStudy& finished = precise.finished;
    save_study(finished.study, arguments.out, arguments.force, console, arguments.panel ? &input.scenarios : nullptr);
    if (format == OutputFormat::json) console.print(json_text(run_json(input, precise, arguments)));
    if (format == OutputFormat::csv) console.print(run_summary_csv(finished.study));
    if (format == OutputFormat::table) {
        const Language language = console.language();
        const std::string precision = precision_text(precise.reached, language);
        console.print(heading(finished).in(language) + "\n\n" + run_summary_text(finished.study, language) +
                      (precision.empty() ? "" : "\n" + precision) + steps_text(finished, language));
        console.note(effort(finished, language));
    }
    return ExitStatus::done;
}

} // namespace

Command run_command() {
    return {"run",
            {"simulates scenarios and writes one study file", "模拟各方案并写出一个研究文件"},
            {"Without --out nothing is written; a summary is printed. Several files are several scenarios with the same luck.\n"
             "With --precision replicates are added until the mean of a single scenario, or each difference of several against the first,\n"
         "is that narrow, 20 at least; when --max-replicates is reached before, what was reached is told and the exit status is 0.\n"
         "Example: terrace run scenarios/baseline.toml scenarios/bohu-courtyard.toml+scenarios/cotton-bad.toml --out study.h5",
             "不给出 --out 时不写文件，只显示概要。多个文件即多个方案，各方案面对相同的随机因素。\n"
         "给出 --precision 时至少模拟 20 次，直到单个方案的均值（多个方案时为与第一个方案之差）的区间足够窄；\n"
         "达到 --max-replicates 仍不够窄时报告实际精度，退出状态为 0。\n"
             "示例：terrace run scenarios/baseline.toml scenarios/bohu-courtyard.toml+scenarios/cotton-bad.toml --out study.h5"},
            add_options,
            run};
}

} // namespace terrace
