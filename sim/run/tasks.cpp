#include "sim/run/tasks.hpp"

#include <algorithm>
#include <mutex>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace terrace {
namespace {

/// What the threads of one job share.
class Job {
public:
    Job(std::size_t count, const RunOptions& options, const std::function<void(std::size_t)>& task)
        : count_(count), options_(options), task_(task) {}

    /// Takes tasks until none is left or somebody stops the job. Never throws; every thread of the job calls it.
    void work() noexcept {
        while (!stopped_) {
            if (options_.cancelled && *options_.cancelled) return;
            const std::size_t index = next_++;
            if (index >= count_) return;
            try {
                task_(index);
                finished();
            } catch (...) {
                failed(index);
            }
        }
    }

    /// Called when all threads have stopped.
    void throw_if_incomplete() const {
        if (fault_) std::rethrow_exception(fault_);
        if (done_ < count_) throw Cancelled();
    }

private:
    void finished() {
        const std::lock_guard lock(mutex_);
        ++done_;
        if (options_.progress) options_.progress->advance(options_.units_per_task);
    }

    void failed(std::size_t index) noexcept {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        if (fault_ && index >= fault_index_) return;
        fault_ = std::current_exception();
        fault_index_ = index;
    }

    std::size_t count_;
    const RunOptions& options_;
    const std::function<void(std::size_t)>& task_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> stopped_ = false;
    std::mutex mutex_; // guards what follows and the progress
    std::size_t done_ = 0;
    std::exception_ptr fault_;
    std::size_t fault_index_ = 0;
};

} // namespace

int thread_count([[maybe_unused]] int threads) {
#ifdef _OPENMP
    return threads > 0 ? threads : omp_get_max_threads();
#else
    return 1;
#endif
}

void run_tasks(std::size_t count, const RunOptions& options, const std::function<void(std::size_t)>& task) {
    if (options.progress) options.progress->begin(count * options.units_per_task);
    Job job(count, options, task);
    [[maybe_unused]] const int threads =
        static_cast<int>(std::clamp<std::size_t>(count, 1, static_cast<std::size_t>(thread_count(options.threads))));
#ifdef _OPENMP
#pragma omp parallel num_threads(threads)
#endif
    job.work();
    if (options.progress) options.progress->end();
    job.throw_if_incomplete();
}

} // namespace terrace
