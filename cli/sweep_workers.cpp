#include "analysis/sweeps/lease.hpp"
#include "analysis/sweeps/point_deaths.hpp"
#include "analysis/sweeps/sweep_work.hpp"
#include "cli/interruption.hpp"
#include "cli/sweep_session.hpp"
#include "sim/io/file_error.hpp"
#include "sim/run/processes.hpp"
#include "sim/run/progress.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <thread>

namespace terrace {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t most_workers = 1024;
constexpr std::size_t most_deaths = 20;                    ///< in a row without a point finished: something kills every worker
constexpr std::chrono::milliseconds between_looks{200};

/// Processes that work on a folder, watched until all points are finished.
class Workers {
public:
    Workers(const SweepFolder& folder, std::size_t count, const Arguments& arguments, const Console& console)
        : folder_(folder), console_(console), progress_(progress_of(arguments), console.language(), {"points", "样本点"}) {
        words_ = {"sweep", "worker", folder.path().string(), "--threads", std::to_string(std::max(1, threads_of(arguments))), "--progress", "none", "--quiet",
                  "--lang", console.language() == Language::zh ? "zh" : "en"};
        for (std::size_t i = 0; i < count; ++i) start();
    }

    void watch() {
        progress_.begin(folder_.points());
        for (;;) {
            if (interruption()) throw Cancelled(); // the processes are told when this object goes
            const auto began = Clock::now();
            look();
            if (finished_ == folder_.points() && processes_.running() == 0) break;
            note_ends();
            std::this_thread::sleep_for(std::max<Clock::duration>(between_looks, 100 * (Clock::now() - began)));
        }
        progress_.end();
    }

private:
    void start() { processes_.start("/proc/self/exe", words_); }

    void look() {
        const std::size_t now = folder_.points() - folder_.missing().count();
        if (now > finished_) {
            progress_.advance(now - finished_);
            deaths_ = 0;
        }
        finished_ = now;
    }

    void note_ends() {
        for (const ProcessEnd& end : processes_.ended()) {
            if (end.signal == 0 && end.status == 0) continue;
            if (interruption()) throw Cancelled();
            const std::string process = std::to_string(end.process), signal = std::to_string(end.signal);
            if (end.signal == 0) throw FileError(folder_.path(), {"finish the sweep", "完成参数扫描"}, "worker " + process + " failed, see above");
            note_death(end);
            if (++deaths_ > most_deaths) throw FileError(folder_.path(), {"finish the sweep", "完成参数扫描"}, "workers are killed one after the other");
            console_.warn({"worker " + process + " was ended by signal " + signal + "; another takes its place", "工作进程 " + process + " 被信号 " + signal + " 终止，已另起一个"});
            start();
        }
    }

    /// What the program itself dies of. A signal from outside (SIGKILL: somebody, a scheduler, the kernel short of memory) says nothing of the point.
    static bool is_crash(int signal) {
        constexpr std::array crashes{SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS};
        return std::find(crashes.begin(), crashes.end(), signal) != crashes.end();
    }

    /// After a crash the next worker leaves what this one held for the end, and gives it up after a second one.
    void note_death(const ProcessEnd& end) const {
        const PointDeaths deaths(folder_.deaths());
        for (const std::size_t point : Leases::held_at_death(folder_.leases(), end.process))
            if (is_crash(end.signal)) deaths.note(point, end.signal);
    }

    const SweepFolder& folder_;
    const Console& console_;
    std::vector<std::string> words_;
    ProgressReporter progress_;
    Processes processes_;
    std::size_t finished_ = 0, deaths_ = 0;
};

} // namespace

void finish_points(const SweepFolder& folder, const SweepInputs& inputs, const Arguments& arguments, const Console& console) {
    if (!arguments.workers.empty()) {
        Workers(folder, static_cast<std::size_t>(whole_number("--workers", arguments.workers, 1, most_workers)), arguments, console).watch();
        return;
    }
    ProgressReporter reporter(progress_of(arguments), console.language(), {"points", "样本点"});
    WorkOptions options;
    options.threads = threads_of(arguments);
    options.progress = progress_of(arguments) == ProgressStyle::none ? nullptr : &reporter;
    options.cancelled = &interruption();
    work_on_sweep(folder, inputs, options);
}

} // namespace terrace
