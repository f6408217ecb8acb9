#include "analysis/plan/plan.hpp"
#include "analysis/plan/plan_table.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/interruption.hpp"
#include "cli/study_job.hpp"
#include "sim/run/progress.hpp"

#include <chrono>

namespace terrace {
namespace {

using Clock = std::chrono::steady_clock;

void add_options(OptionAdder& add, Arguments&) {
    add.inputs("PLAN", {"a plan file (scenarios/plans/*.toml)", "规划文件（scenarios/plans/*.toml）"});
    add.output({"file to write; finished runs are kept beside it, in FILE.runs, until it is there",
                "写出的文件；完成之前，已完成的模拟保存在旁边的 FILE.runs 中"});
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

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const std::filesystem::path file = plan_file(arguments), kept = arguments.out + ".runs";
    PlanInputs inputs = read_plan_inputs(file, data_folder({file}));
    check_output(arguments.out, arguments.force, inputs.files);
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
        const FinishedPlan finished = make(inputs, std::move(villages), log, arguments, console);
        if (format == OutputFormat::csv)
            console.print(plan_csv(finished.plan));
        else
            console.print(plan_text(finished.plan, finished.times, console.language()));
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
             "Example: terrace plan scenarios/plans/bohu.toml --out bohu-plan.h5",
             "在资金上限内对预算方案作多目标搜索（见 docs/plans.md）。可随时中断，用同一命令继续。\n"
             "示例：terrace plan scenarios/plans/bohu.toml --out bohu-plan.h5"},
            add_options,
            run};
}

} // namespace terrace
