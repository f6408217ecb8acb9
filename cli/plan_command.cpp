#include "analysis/plan/document/document.hpp"
#include "analysis/plan/plan.hpp"
#include "analysis/plan/plan_file.hpp"
#include "analysis/plan/plan_json.hpp"
#include "analysis/plan/plan_table.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/interruption.hpp"
#include "cli/json.hpp"
#include "cli/plan_check.hpp"
#include "cli/study_job.hpp"
#include "sim/config/input_error.hpp"
#include "sim/core/sha256.hpp"
#include "sim/run/progress.hpp"
#include "version.hpp"

#include <chrono>

namespace terrace {
namespace {

using Clock = std::chrono::steady_clock;

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("PLAN", {"a plan file (scenarios/plans/*.toml); or: check DOCUMENT PLAN.h5; or: document PLAN.h5",
                        "规划文件（scenarios/plans/*.toml）；或：check 文档 规划结果.h5；或：document 规划结果.h5"});
    add.output({"file to write; finished runs are kept beside it, in FILE.runs, until it is there",
                "写出的文件；完成之前，已完成的模拟保存在旁边的 FILE.runs 中"});
    add.text("--document", arguments.document, "FOLDER",
             {"folder of the plan document: plan.html, plan.md, plan.xlsx, tables/*.csv (FILE without its ending when not given)",
              "规划文本所在文件夹：plan.html、plan.md、plan.xlsx、tables/*.csv（默认为去掉扩展名的输出文件名）"});
    add.running();
    add.speech();
}

/// A part of the job, whose own beginning and end are not those of the whole.
class Inner : public Progress {
public:
    explicit Inner(Progress& whole) : whole_(whole) {}
    void advance(std::size_t units) override {
        whole_.advance(units);
        done_ += units;
    }
    [[nodiscard]] std::size_t done() const { return done_; }

private:
    Progress& whole_;
    std::size_t done_ = 0;
};

const RunLogKind& kept_kind() {
    static const RunLogKind kind{
        "plan",
        {"runs of another plan or another version of the program", "另一个规划或另一版本程序的模拟记录"},
        {"runs of this one; delete the file, or name another --out", "本规划的记录；请删除该文件或换用其他 --out"}};
    return kind;
}

std::filesystem::path plan_file(const Arguments& arguments) {
    const std::string& file = only_input(arguments, {"one plan file", "一个规划文件"});
    if (arguments.out.empty())
        reject_usage("--out", {"no file", "没有给出文件"}, {"--out FILE, where the result goes", "--out 文件，用于写出结果"});
    return file;
}

/// Where the document goes.
std::filesystem::path document_folder(const Arguments& arguments) {
    if (!arguments.document.empty()) return arguments.document;
    std::filesystem::path folder = arguments.out;
    return folder.has_extension() ? folder.replace_extension() : folder += "-document";
}

/// Finds now what would keep the document from being written after a long search.
void check_document(const std::filesystem::path& folder, const Arguments& arguments, const std::vector<SourceFile>& inputs) {
    std::error_code ignored;
    if (!std::filesystem::exists(folder, ignored)) {
        check_output(folder, arguments.force, inputs); // its parent may be missing or not writable
        return;
    }
    if (!std::filesystem::is_directory(folder, ignored))
        reject_usage("--document", {"the file '" + folder.string() + "'", "文件“" + folder.string() + "”"},
                     {"the name of a folder", "文件夹名"});
    for (const char* name : {"plan.html", "plan.md", "plan.xlsx"})
        check_output(folder / name, arguments.force, inputs);
}

struct FinishedPlan {
    PlanResult plan;
    PlanTimes times;
};

FinishedPlan make(const PlanInputs& inputs, std::vector<PlanVillage> villages, RunLog& log, const Arguments& arguments,
                  const Console& console) {
    const ProgressStyle style = progress_of(arguments);
    ProgressReporter reporter(style, console.language(), {"runs", "次模拟"});
    Progress silent;
    Progress& progress = style == ProgressStyle::none ? silent : reporter;
    Inner inner(progress);
    FinishedPlan finished;
    finished.times.kept = log.size();
    finished.times.threads = thread_count(threads_of(arguments));
    const auto start = Clock::now();
    PlanRuns runs(inputs, log, {threads_of(arguments), &inner, &interruption()});
    const std::size_t most = most_plan_runs(inputs, villages);
    progress.begin(most);
    finished.plan = make_plan(inputs, runs, std::move(villages));
    progress.advance(most - inner.done()); // budgets that came up twice
    progress.end();
    finished.times.wall_seconds = std::chrono::duration<double>(Clock::now() - start).count();
    finished.times.evaluations = runs.evaluations();
    finished.times.runs = runs.runs();
    finished.times.model_seconds = runs.seconds();
    return finished;
}

/// A file below the folder that holds the data as "scenarios/parameters/prices.toml", so that documents do not differ between machines; any
/// other as it was given.
std::string shown_path(const std::filesystem::path& file, const std::filesystem::path& data) {
    std::error_code ignored;
    const std::filesystem::path full = std::filesystem::weakly_canonical(file, ignored), folder = std::filesystem::weakly_canonical(data, ignored);
    const std::filesystem::path below = full.lexically_relative(folder.parent_path());
    return below.empty() || *below.begin() == ".." ? file.string() : below.generic_string();
}

/// Where the plan comes from.
void sign(FinishedPlan& finished, const PlanInputs& inputs, const Arguments& arguments) {
    PlanResult::Provenance& provenance = finished.plan.provenance;
    provenance.version = program_version();
    provenance.commit = program_commit();
    provenance.command_line = arguments.command_line;
    for (const SourceFile& file : inputs.files)
        provenance.files.emplace_back(shown_path(file.path, data_folder({inputs.request.file.path})), sha256_of(file.text));
    provenance.wall_seconds = finished.times.wall_seconds;
    provenance.model_seconds = finished.times.model_seconds;
    provenance.runs = finished.times.runs;
    provenance.digest = plan_digest(finished.plan);
}

std::string rendered(const FinishedPlan& finished, OutputFormat format, Language language) {
    if (format == OutputFormat::csv) return plan_csv(finished.plan);
    if (format == OutputFormat::table) return plan_text(finished.plan, finished.times, language);
    Json json{{"command", "plan"}};
    json.update(Json(plan_json(finished.plan)));
    return json_text(json);
}

/// The plan file and the document; what was kept of the search is not needed any more.
void save(const FinishedPlan& finished, const Arguments& arguments, RunLog& log, const Console& console) {
    write_plan(finished.plan, arguments.out, arguments.force);
    const std::filesystem::path folder = document_folder(arguments);
    const auto written = write_plan_documents(finished.plan, folder, console.language());
    log.remove();
    console.note({arguments.out + " and the plan document in " + folder.string() + " (" + std::to_string(written.size()) + " files) are written",
                  "已写出 " + arguments.out + "，规划文本在 " + folder.string() + "（" + std::to_string(written.size()) + " 个文件）"});
}

/// `terrace plan document PLAN.h5`: the document once more, in this language.
ExitStatus write_again(const Arguments& arguments, const Console& console) {
    if (arguments.inputs.size() != 2)
        reject_usage("", {std::to_string(arguments.inputs.size() - 1) + " files", std::to_string(arguments.inputs.size() - 1) + " 个文件"},
                     {"terrace plan document PLAN.h5 [--document FOLDER]", "terrace plan document 规划结果.h5 [--document 文件夹]"});
    Arguments of_file = arguments;
    of_file.out = arguments.inputs[1];
    const std::filesystem::path folder = document_folder(of_file);
    check_document(folder, arguments, {});
    PlanResult plan;
    try {
        plan = read_plan(of_file.out);
    } catch (const FileError& error) {
        throw InputError({of_file.out, 0, 0}, "", {error.reason(), error.reason()}, {"a plan file", "规划结果文件"});
    }
    const auto written = write_plan_documents(plan, folder, console.language());
    console.note({"the plan document in " + folder.string() + " (" + std::to_string(written.size()) + " files) is written",
                  "已写出规划文本：" + folder.string() + "（" + std::to_string(written.size()) + " 个文件）"});
    return ExitStatus::done;
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const std::string what = arguments.inputs.empty() ? "" : arguments.inputs.front();
    if (what == "check") return run_plan_check(arguments, console);
    if (what == "document") return write_again(arguments, console);
    const OutputFormat format = output_format(arguments);
    const std::filesystem::path file = plan_file(arguments), kept = arguments.out + ".runs";
    PlanInputs inputs = read_plan_inputs(file, data_folder({file}));
    check_output(arguments.out, arguments.force, inputs.files);
    check_document(document_folder(arguments), arguments, inputs.files);
    const RunOptions options{threads_of(arguments), nullptr, &interruption()};
    std::vector<PlanVillage> villages;
    try {
        villages = plan_villages(inputs, options);
    } catch (const Cancelled&) {
        console.error({"interrupted before the first evaluation", "已中断，尚未开始评价"});
        return ExitStatus::interrupted;
    }
    settle_tiers(inputs, villages);
    RunLog log(kept, describe_plan_runs(inputs), kept_kind());
    if (log.size() > 0)
        console.note({std::to_string(log.size()) + " finished evaluations found in " + kept.string() + "; going on",
                      "在 " + kept.string() + " 中找到 " + std::to_string(log.size()) + " 个已完成的评价，继续进行"});
    try {
        FinishedPlan finished = make(inputs, std::move(villages), log, arguments, console);
        sign(finished, inputs, arguments);
        save(finished, arguments, log, console);
        console.print(rendered(finished, format, console.language()));
    } catch (const Cancelled&) {
        console.error({"interrupted; " + std::to_string(log.size()) + " finished evaluations are kept in " + kept.string() +
                           ", and the same command goes on from there",
                       "已中断；" + std::to_string(log.size()) + " 个已完成的评价保存在 " + kept.string() + "，用同一命令可继续"});
        return ExitStatus::interrupted;
    }
    return ExitStatus::done;
}

} // namespace

Command plan_command() {
    return {"plan",
            {"looks for the tiered plan: how much for which measure, tier of villages and year",
             "寻找梯次振兴规划：各项措施、各梯次村、各年度安排多少资金"},
            {"Multi-objective search over budgets within ceilings (docs/plans.md). It may be stopped or killed at any time: the same "
             "command goes on.\n"
             "terrace plan check DOCUMENT PLAN.h5 holds every figure of plan.html or plan.md against the plan file; exit status 1 when one no longer matches.\n"
             "terrace plan document PLAN.h5 writes the document again, in the language of --lang.\n"
             "Example: terrace plan scenarios/plans/bohu.toml --out bohu-plan.h5",
             "在资金上限内对预算方案作多目标搜索（见 docs/plans.md）。可随时中断，用同一命令继续。\n"
             "terrace plan check 文档 规划结果.h5 逐一核对 plan.html 或 plan.md 中的数字；有不一致时退出状态为 1。\n"
             "terrace plan document 规划结果.h5 按 --lang 的语言重新写出规划文本。\n"
             "示例：terrace plan scenarios/plans/bohu.toml --out bohu-plan.h5"},
            add_options,
            run};
}

} // namespace terrace
