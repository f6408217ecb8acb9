#include "analysis/sweeps/catalogue.hpp"
#include "analysis/sweeps/lease.hpp"
#include "analysis/sweeps/sweep_file_reader.hpp"
#include "analysis/sweeps/sweep_file_writer.hpp"
#include "analysis/sweeps/sweep_precision.hpp"
#include "analysis/sweeps/sweep_work.hpp"
#include "cli/command.hpp"
#include "cli/interruption.hpp"
#include "cli/sweep_session.hpp"
#include "cli/sweep_slurm.hpp"
#include "cli/sweep_summary.hpp"
#include "sim/config/input_error.hpp"
#include "sim/run/background.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <thread>

namespace terrace {
namespace {

using Clock = std::chrono::steady_clock;

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("SWEEP", {"sweep file; or: worker DIR, status DIR|FILE, merge DIR, slurm SWEEP", "参数扫描文件；或 worker 文件夹、status 文件夹|结果文件、merge 文件夹、slurm 参数扫描文件"});
    add.output({"file to write (HDF5, readable as netCDF-4); on the way FILE.parts holds finished points", "写出的文件（HDF5，可按 netCDF-4 读取）；进行中已完成的样本点存于 FILE.parts"});
    add.flag("--resume", arguments.resume, {"continues an interrupted sweep and does not begin one", "只继续中断的扫描，不开始新的扫描"});
    add.text("--workers", arguments.workers, "N", {"N processes of --threads threads each (1) instead of threads", "改用 N 个进程，每个进程 --threads 个线程（默认 1）"});
    add.text("--tasks", arguments.tasks, "N", {"tasks of the job array (16)", "作业组的任务数（默认 16）"});
    add.flag("--submit", arguments.submit, {"submits the job array", "提交作业组"});
    add.texts("--precision", arguments.precision, "METRIC:WIDTH",
              {"each point goes on until half of the 95 % interval of that metric's mean is that narrow,\nas income:1% or income:50; repeatable; or `precision` in the sweep file",
               "每个样本点增加模拟次数，直到该指标均值95%区间半宽不超过要求，\n如 income:1% 或 income:50；可重复使用；也可写在扫描文件的 precision 中"});
    add.text("--max-replicates", arguments.max_replicates, "N", {"at most so many replicates a point (200)", "每个样本点的模拟次数上限（默认 200）"});
    add.running();
    add.speech();
}

/// Processor time of the simulations of points that were missing before.
double model_seconds(const SweepFolder& folder, PointSet missing) {
    double seconds = 0;
    Catalogue::visit(folder.catalogue(), [&](const CatalogueEntry& entry) {
        if (missing.contains(entry.point) && missing.erase(entry.point)) seconds += entry.model;
    });
    return seconds;
}

/// Replicates that a point made: those with any figure; all it may have where it has none.
std::size_t replicates_made(const SweepRequest& request, const std::vector<double>& results) {
    if (request.precision.empty()) return request.replicates;
    std::size_t made = 0;
    for (std::size_t i = 0; i < results.size(); ++i)
        if (!std::isnan(results[i])) made = std::max(made, i % request.most_replicates + 1);
    return made;
}

SweepEffort effort_of(const SweepFolder& folder, const PointSet& missing, std::size_t runs, Clock::time_point start) {
    SweepEffort effort;
    effort.points = missing.count();
    effort.runs = runs;
    effort.wall = std::chrono::duration<double>(Clock::now() - start).count();
    const double used = process_seconds() + children_seconds();
    effort.outside_model = used > 0 ? std::max(0.0, 1 - model_seconds(folder, missing) / used) : 0;
    effort.peak_memory = static_cast<double>(peak_memory());
    return effort;
}

ExitStatus tell_interrupted(const SweepFolder& folder, const Console& console) {
    const std::string all = std::to_string(folder.points()), done = std::to_string(folder.points() - folder.missing().count());
    console.error({"interrupted; " + done + " of " + all + " points are kept in " + folder.path().string() + ". The same command continues",
                   "已中断；" + all + " 个样本点已完成 " + done + " 个，保存在 " + folder.path().string() + "。再次执行同一命令即可继续"});
    return ExitStatus::interrupted;
}

/// A sweep of which no point could be run is a failure; single points that failed are part of the result.
ExitStatus status_of(const SweepOverview& sweep, const Console& console) {
    const std::string number = std::to_string(sweep.failed);
    if (sweep.failed > 0) console.warn({number + " points failed", number + " 个样本点失败"});
    return sweep.failed > 0 && sweep.failed == sweep.points ? ExitStatus::failed : ExitStatus::done;
}

void tell_short_points(const SweepRequest& request, std::size_t points, const Console& console) {
    if (points == 0) return;
    const std::string number = std::to_string(points), most = std::to_string(request.most_replicates);
    console.warn({number + " points did not reach the precision asked for with " + most + " replicates; --max-replicates allows more",
                  number + " 个样本点模拟 " + most + " 次仍未达到要求的精度；可用 --max-replicates 增加上限"});
}

ExitStatus show_finished(const SweepSession& session, const Arguments& arguments, const Console& console) {
    const SweepOverview overview = overview_of(session.out);
    show_sweep(overview, session.out, std::nullopt, arguments, console);
    return status_of(overview, console);
}

/// Shows what the same command, given elsewhere, has written.
ExitStatus show_finished_elsewhere(const SweepSession& session, const Arguments& arguments, const Console& console) {
    require_same_sweep(session.out, SweepFileReader(session.out).head().description, session.folder->description());
    return show_finished(session, arguments, console);
}

/// Waits for the right to put the sweep together; false when the same command given elsewhere has done it.
bool may_finish(const SweepSession& session, Leases& leases) {
    constexpr std::chrono::milliseconds between_looks{100};
    const SweepFolder& folder = *session.folder;
    while (SweepFolder::exists(folder.path())) {
        try {
            if (leases.claim(folder.points())) return true; // the number after the last point
        } catch (const FileError&) {
            if (SweepFolder::exists(folder.path())) throw;
        }
        stop_if_interrupted();
        std::this_thread::sleep_for(between_looks);
    }
    return false;
}

/// Puts the sweep together under its final name; `missing`: points that this call simulated.
ExitStatus write_out(const SweepSession& session, const PointSet& missing, Clock::time_point start, const Arguments& arguments, const Console& console) {
    const SweepFolder& folder = *session.folder;
    const SweepRequest& request = session.inputs.request;
    const SweepHead head = head_of(session.inputs);
    SweepFileWriter writer(head, session.out, session.replaces);
    std::size_t runs = 0, short_points = 0;
    const CollectedSweep collected = collect_sweep(folder, session.inputs, head, [&](std::size_t point, const SweepRow& row) {
        if (missing.contains(point)) runs += session.inputs.scenarios.size() * replicates_made(request, row.results);
        if (row.failure.en.empty() && is_short_of_precision(request, row.results)) ++short_points;
        writer.add(row);
    });
    if (collected.first_missing)
        throw FileError(folder.shard(*collected.first_missing), {"read a finished point", "读取已完成的样本点"}, "the file is damaged; the same command runs it again");
    writer.finish(collected.overview.end);
    tell_short_points(request, short_points, console);
    const SweepEffort effort = effort_of(folder, missing, runs, start);
    SweepFolder::remove(folder.path());
    show_sweep(collected.overview, session.out, effort, arguments, console);
    return status_of(collected.overview, console);
}

ExitStatus run_once(const Arguments& arguments, const std::string& sweep, const Console& console) {
    const auto start = Clock::now();
    const SweepSession session = open_sweep(arguments, sweep, console);
    if (!session.folder) {
        console.note({session.out.string() + " is complete", session.out.string() + " 已完整"});
        return show_finished(session, arguments, console);
    }
    const SweepFolder& folder = *session.folder;
    const PointSet missing = folder.missing();
    try {
        finish_points(folder, session.inputs, arguments, console);
        stop_if_interrupted();
    } catch (const Cancelled&) {
        return tell_interrupted(folder, console);
    }
    Leases leases(folder.leases());
    return may_finish(session, leases) ? write_out(session, missing, start, arguments, console) : show_finished_elsewhere(session, arguments, console);
}

/// Whether the same command, given elsewhere, has put the sweep together and tidied its folder away, perhaps under our hands.
bool finished_meanwhile(const Arguments& arguments) {
    std::error_code ignored;
    return !arguments.force && !arguments.out.empty() && std::filesystem::exists(arguments.out, ignored) && !SweepFolder::exists(parts_folder(arguments.out));
}

ExitStatus run_sweep(const Arguments& arguments, const std::string& sweep, const Console& console) {
    try {
        return run_once(arguments, sweep, console);
    } catch (const FileError&) {
        if (!finished_meanwhile(arguments)) throw;
    } catch (const InputError&) {
        if (!finished_meanwhile(arguments)) throw;
    }
    return run_once(arguments, sweep, console); // finds it complete, or says again what is wrong
}

const std::string& second_input(const Arguments& arguments, const Text& what) {
    if (arguments.inputs.size() == 2) return arguments.inputs[1];
    reject_usage("", {"other words than two", "不是两个词"}, what);
}

ExitStatus run_worker(const Arguments& arguments, const std::string& path, const Console& console) {
    const SweepFolder folder(path);
    const SweepInputs inputs = folder.read_inputs();
    ProgressReporter reporter(progress_of(arguments), console.language(), {"points", "样本点"});
    WorkOptions options{threads_of(arguments), true, progress_of(arguments) == ProgressStyle::none ? nullptr : &reporter, &interruption()};
    try {
        const WorkSummary summary = work_on_sweep(folder, inputs, options);
        const std::string done = std::to_string(summary.done), failed = std::to_string(summary.failed);
        console.note({"this worker finished " + done + " points, " + failed + " of them failed", "本进程完成样本点 " + done + " 个，其中失败 " + failed + " 个"});
    } catch (const Cancelled&) {
        return tell_interrupted(folder, console);
    }
    return ExitStatus::done;
}

ExitStatus merge(const Arguments& arguments, const std::string& path, const Console& console) {
    if (arguments.out.empty()) reject_usage("--out", {"nothing", "没有给出"}, {"the file to write", "要写出的文件"});
    const SweepFolder folder(path);
    const SweepInputs inputs = folder.read_inputs();
    const SweepHead head = head_of(inputs);
    SweepFileWriter writer(head, arguments.out, arguments.force);
    const CollectedSweep collected = collect_sweep(folder, inputs, head, [&](std::size_t, const SweepRow& row) { writer.add(row); });
    const SweepOverview& overview = collected.overview;
    const std::string missing = std::to_string(overview.end.missing), damaged = std::to_string(collected.damaged);
    if (overview.end.missing > 0)
        console.warn({missing + " points are missing (" + damaged + " of them damaged); they are NaN in the file", "缺少 " + missing + " 个样本点（其中损坏 " + damaged + " 个），文件中为 NaN"});
    writer.finish(overview.end);
    show_sweep(overview, arguments.out, std::nullopt, arguments, console);
    return status_of(overview, console);
}

ExitStatus show_status(const Arguments& arguments, const std::string& path, const Console& console) {
    const std::filesystem::path parts = SweepFolder::exists(path) ? std::filesystem::path(path) : parts_folder(path);
    if (!SweepFolder::exists(parts)) {
        show_sweep(overview_of(path), path, std::nullopt, arguments, console);
        return ExitStatus::done;
    }
    const SweepFolder folder(parts);
    const SweepInputs inputs = folder.read_inputs();
    show_sweep(collect_sweep(folder, inputs, head_of(inputs)).overview, parts, std::nullopt, arguments, console);
    std::string workers;
    for (const std::string& holder : Leases::holders(folder.leases())) workers += (workers.empty() ? "" : "; ") + holder;
    const std::int64_t minute_ago = static_cast<std::int64_t>(std::time(nullptr)) - 60;
    std::size_t finished = 0;
    Catalogue::visit(folder.catalogue(), [&](const CatalogueEntry& entry) { finished += entry.finished >= minute_ago ? 1 : 0; });
    const std::string lately = std::to_string(finished);
    console.note({"at work (machine, process): " + (workers.empty() ? "nobody" : workers) + "; points finished in the last minute: " + lately,
                  "正在工作（主机 进程）：" + (workers.empty() ? "无" : workers) + "；最近一分钟完成样本点 " + lately + " 个"});
    return ExitStatus::done;
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const Text what{"terrace sweep SWEEP.toml --out FILE, or worker DIR, status DIR|FILE, merge DIR --out FILE, slurm SWEEP.toml --out FILE",
                    "terrace sweep 参数扫描文件 --out 结果文件，或 worker 文件夹、status 文件夹|结果文件、merge 文件夹 --out 结果文件、slurm 参数扫描文件 --out 结果文件"};
    static_cast<void>(output_format(arguments));
    const std::string word = arguments.inputs.empty() ? "" : arguments.inputs.front();
    const bool begins = word != "worker" && word != "merge" && word != "status";
    if (!begins && (!arguments.precision.empty() || !arguments.max_replicates.empty()))
        reject_usage(arguments.precision.empty() ? "--max-replicates" : "--precision", {"an option of a sweep that begins", "开始新扫描时的选项"}, {"terrace sweep SWEEP.toml --precision ...", "terrace sweep 参数扫描文件 --precision …"});
    if (word == "worker") return run_worker(arguments, second_input(arguments, what), console);
    if (word == "merge") return merge(arguments, second_input(arguments, what), console);
    if (word == "status") return show_status(arguments, second_input(arguments, what), console);
    if (word == "slurm") return prepare_slurm(arguments, second_input(arguments, what), console);
    return run_sweep(arguments, only_input(arguments, what), console);
}

} // namespace

Command sweep_command() {
    return {"sweep",
            {"simulates an experimental design over parameters, resumable, on one machine or many", "按试验设计扫描参数，可中断后继续，可多机并行"},
            {"Finished points are kept one by one: after a Ctrl-C, a kill or a power cut the same command continues.\n"
             "On several machines that share a folder: `terrace sweep slurm SWEEP --out FILE`, or `terrace sweep worker FILE.parts` on each;\n"
             "then `terrace sweep merge FILE.parts --out FILE`. Results do not depend on threads, workers, machines or interruptions.\n"
             "Example: terrace sweep scenarios/sweeps/bohu-courtyard-lhs.toml --out sweep.h5 --workers 2",
             "每完成一个样本点即保存：按 Ctrl-C、进程被终止或断电后，再次执行同一命令即可继续。\n"
             "多台机器共用一个文件夹时：用 terrace sweep slurm 参数扫描文件 --out 结果文件，或在各机器上执行 terrace sweep worker 结果文件.parts；\n"
             "最后执行 terrace sweep merge 结果文件.parts --out 结果文件。结果与线程、进程、机器数量及是否中断无关。\n"
             "示例：terrace sweep scenarios/sweeps/bohu-courtyard-lhs.toml --out sweep.h5 --workers 2"},
            add_options,
            run};
}

} // namespace terrace
