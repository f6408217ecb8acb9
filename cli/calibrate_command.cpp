#include "analysis/calibration/calibration_report.hpp"
#include "analysis/calibration/run_log.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/interruption.hpp"
#include "cli/study_job.hpp"
#include "sim/io/small_files.hpp"
#include "sim/run/background.hpp"
#include "sim/run/progress.hpp"

#include <chrono>

namespace terrace {
namespace {

using Clock = std::chrono::steady_clock;

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("CALIBRATION", {"a calibration file (scenarios/calibrations/*.toml)", "校准文件（scenarios/calibrations/*.toml）"});
    add.output({"file to write; finished runs are kept beside it, in FILE.runs, until it is there", "写出的文件；完成之前，已完成的模拟保存在旁边的 FILE.runs 中"});
    add.text("--csv", arguments.csv, "FILE", {"also write equally weighted samples of the posterior, as a sweep reads them", "同时写出等权后验样本（CSV），可供 terrace sweep 使用"});
    add.running();
    add.speech();
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

/// Runs of the model, each kept as soon as it is finished, and taken from those kept where it is there.
class Runs {
public:
    Runs(const CalibrationInputs& inputs, RunLog& log, const RunOptions& options) : inputs_(inputs), log_(log), options_(options) {}

    std::vector<double> at(const std::vector<double>& points, std::size_t count, Progress& progress) {
        const std::size_t each = inputs_.request.aims.size() * inputs_.request.terms.replicates, dimension = inputs_.request.factors.size();
        RunOptions options = options_;
        Inner shown(progress);
        options.progress = &shown;
        done_ += count;
        std::vector<double> results(count * each);
        run_tasks(count, options, [&](std::size_t i) {
            const LoggedRun run = one(&points[i * dimension]);
            std::copy(run.results.begin(), run.results.end(), results.begin() + static_cast<std::ptrdiff_t>(i * each));
        });
        return results;
    }

    /// Runs of the model asked for so far.
    [[nodiscard]] std::size_t done() const { return done_; }

private:
    /// A part of the job, whose own beginning and end are not those of the whole.
    struct Inner : Progress {
        explicit Inner(Progress& whole_) : whole(whole_) {}
        void advance(std::size_t units) override { whole.advance(units); }
        Progress& whole;
    };

    LoggedRun one(const double* point) {
        const std::string settings = joined(settings_at(inputs_.request.factors, point));
        if (const LoggedRun* known = log_.find(settings)) return *known;
        const double start = thread_seconds();
        LoggedRun run{run_at(inputs_, point, options_.cancelled), 0};
        run.seconds = thread_seconds() - start;
        log_.add(settings, run);
        return run;
    }

    const CalibrationInputs& inputs_;
    RunLog& log_;
    RunOptions options_;
    std::size_t done_ = 0;
};

std::filesystem::path calibration_file(const Arguments& arguments) {
    const std::string& file = only_input(arguments, {"one calibration file", "一个校准文件"});
    if (arguments.out.empty()) reject_usage("--out", {"no file", "没有给出文件"}, {"--out FILE, where the result goes", "--out 文件，用于写出结果"});
    return file;
}

Calibration calibrate_with(const CalibrationInputs& inputs, RunLog& log, const RunOptions& options, ProgressStyle style, Language language) {
    ProgressReporter reporter(style, language, {"runs", "个样本点"});
    Progress silent;
    Progress& progress = style == ProgressStyle::none ? silent : reporter;
    Runs runs(inputs, log, options);
    progress.begin(most_runs(inputs.request.terms));
    Calibration result = calibrate({inputs.request.aims, inputs.request.factors, inputs.request.terms},
                                   [&](const std::vector<double>& points, std::size_t count) { return runs.at(points, count, progress); }, options);
    progress.advance(most_runs(inputs.request.terms) - runs.done());   // waves that were not needed
    progress.end();
    return result;
}

std::string rendered(const CalibrationReport& report, OutputFormat format, Language language) {
    if (format == OutputFormat::json) return calibration_json(report);
    return format == OutputFormat::csv ? calibration_csv(report) : calibration_text(report, language);
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const std::filesystem::path file = calibration_file(arguments), kept = arguments.out + ".runs";
    const ProgressStyle style = progress_of(arguments);
    const RunOptions options{threads_of(arguments), nullptr, &interruption()};
    const CalibrationInputs inputs = read_calibration_inputs(file, data_folder({file}));
    check_output(arguments.out, arguments.force, inputs.files);
    check_output(arguments.csv, arguments.force, inputs.files);
    RunLog log(kept, describe_runs(inputs));
    const std::size_t before = log.size();
    if (before > 0)
        console.note({std::to_string(before) + " finished runs found in " + kept.string() + "; going on", "在 " + kept.string() + " 中找到 " + std::to_string(before) + " 个已完成的样本点，继续进行"});
    const auto start = Clock::now();
    try {
        const Calibration calibration = calibrate_with(inputs, log, options, style, console.language());
        const CalibrationSummary summary = summarize(calibration, inputs.request.shipped);
        const CalibrationTimes times{log.seconds(), std::chrono::duration<double>(Clock::now() - start).count(), log.size(), before, thread_count(options.threads), arguments.command_line};
        const CalibrationReport report{inputs, calibration, summary, times};
        write_calibration(report, arguments.out, arguments.force);
        if (!arguments.csv.empty()) write_durably(arguments.csv, posterior_csv(calibration));
        log.remove();
        console.print(rendered(report, format, console.language()));
    } catch (const Cancelled&) {
        console.error({"interrupted; " + std::to_string(log.size()) + " finished runs are kept in " + kept.string() + ", and the same command goes on from there",
                       "已中断；" + std::to_string(log.size()) + " 个已完成的样本点保存在 " + kept.string() + "，用同一命令可继续"});
        return ExitStatus::interrupted;
    }
    return ExitStatus::done;
}

} // namespace

Command calibrate_command() {
    return {"calibrate",
            {"fits free parameters to targets and says which targets cannot be met together", "按目标校准参数，并指出不能同时达到的目标"},
            {"History matching with emulators, then ABC-SMC (docs/calibration.md). It may be stopped or killed at any time: the same command goes on.\n"
             "Nothing is changed in the parameters that the program ships with.\n"
             "Example: terrace calibrate scenarios/calibrations/seed.toml --out seed.h5",
             "先用代理模型作历史匹配，再作 ABC-SMC（见 docs/calibration.md）。可随时中断，用同一命令继续。\n"
             "随程序发布的参数值不会被改动。\n"
             "示例：terrace calibrate scenarios/calibrations/seed.toml --out seed.h5"},
            add_options,
            run};
}

} // namespace terrace
