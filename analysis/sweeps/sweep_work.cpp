#include "analysis/sweeps/sweep_work.hpp"

#include "analysis/sweeps/point_deaths.hpp"
#include "analysis/sweeps/publisher.hpp"
#include "sim/core/sha256.hpp"
#include "sim/run/processes.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace terrace {
namespace {

constexpr std::chrono::milliseconds between_looks{200};   ///< while others work on what is left

/// A place among so many that depends on who asks.
std::size_t own_start(std::size_t size) {
    const std::string hash = sha256_of(machine_name() + " " + std::to_string(::getpid()));
    return size == 0 ? 0 : std::stoull(hash.substr(0, 12), nullptr, 16) % size;
}

/// One worker's way through the points.
class Work {
public:
    Work(const SweepFolder& folder, const SweepInputs& inputs, const WorkOptions& options)
        : folder_(folder), runner_(inputs), options_(options), leases_(folder.leases()), deaths_(folder.deaths()) {}

    WorkSummary all() {
        PointSet missing = folder_.missing();
        found_ = folder_.points() - missing.count();
        if (options_.progress) {
            options_.progress->begin(folder_.points());
            options_.progress->advance(found_);
        }
        while (!missing.empty()) {
            try {
                if (!pass(missing)) wait();
            } catch (const FileError&) { // no fault when the folder went away under our hands
                if (SweepFolder::exists(folder_.path())) throw;
            }
            if (!SweepFolder::exists(folder_.path())) break; // put together and cleared away by somebody else
            missing = folder_.missing();
        }
        if (options_.progress) options_.progress->end();
        return summary_;
    }

private:
    /// Takes what nobody holds; whether there was anything. Points at which a worker crashed come last and alone, so that a second death is theirs.
    bool pass(const PointSet& missing) {
        const std::size_t points = folder_.points(), start = options_.apart ? missing.member(own_start(missing.count())) : 0;
        const PointSet suspects = deaths_.points(points);
        Publisher publisher(folder_, leases_, [this](const FinishedPoint& point) { note(point); });
        std::atomic<std::size_t> claimed = 0;
        RunOptions run;
        run.threads = options_.threads;
        run.cancelled = options_.cancelled;
        run_tasks(points, run, [&](std::size_t i) {
            const std::size_t point = (start + i) % points;
            const bool suspect = suspects.contains(point) || !deaths_.signals(point).empty(); // maybe since this pass began
            if (missing.contains(point) && !suspect && take(point, publisher)) ++claimed;
        });
        publisher.finish();
        for (std::size_t point = 0; point < points && !suspects.empty(); ++point) {
            if (!missing.contains(point) || !suspects.contains(point)) continue;
            if (options_.cancelled && *options_.cancelled) throw Cancelled();
            if (take(point, publisher)) ++claimed;
            publisher.finish();
        }
        return claimed > 0;
    }

    bool take(std::size_t point, Publisher& publisher) {
        if (folder_.has(point) || !leases_.claim(point)) return false;
        try {
            if (folder_.has(point)) { // finished since we looked
                leases_.release(point);
                return false;
            }
            FinishedPoint finished;
            if (const std::vector<int> signals = deaths_.signals(point); signals.size() >= deaths_of_a_failed_point) finished.result = runner_.failed(point, reason_of(signals));
            else finished.result = runner_.run(point, options_.cancelled, &finished.time);
            publisher.add(std::move(finished));
        } catch (...) {
            leases_.release(point);
            throw;
        }
        return true;
    }

    /// The same whenever it is asked for.
    static Text reason_of(const std::vector<int>& signals) {
        const std::string first = std::to_string(signals[0]), second = std::to_string(signals[1]);
        return {"the process that ran it crashed twice (signals " + first + " and " + second + ")", "模拟该样本点的进程两次崩溃（信号 " + first + " 和 " + second + "）"};
    }

    void note(const FinishedPoint& point) {
        ++summary_.done;
        summary_.failed += point.result.failure.en.empty() ? 0 : 1;
        summary_.model += point.time.model;
        summary_.all += point.time.all;
        if (options_.progress) options_.progress->advance(1);
    }

    void wait() const {
        if (options_.cancelled && *options_.cancelled) throw Cancelled();
        std::this_thread::sleep_for(between_looks);
    }

    const SweepFolder& folder_;
    PointRunner runner_;
    const WorkOptions& options_;
    Leases leases_;
    PointDeaths deaths_;
    std::size_t found_ = 0;
    WorkSummary summary_;
};

} // namespace

WorkSummary work_on_sweep(const SweepFolder& folder, const SweepInputs& inputs, const WorkOptions& options) { return Work(folder, inputs, options).all(); }

} // namespace terrace
