#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>

namespace terrace {

/// Hears how far a job is. `run_tasks` calls it from one thread at a time.
struct Progress {
    virtual ~Progress() = default;
    virtual void begin(std::size_t /*total_units*/) {}
    /// `units` more are done.
    virtual void advance(std::size_t /*units*/) {}
    virtual void end() {}
};

/// The user asked to stop; everything already done is intact.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

struct RunOptions {
    int threads = 0;                              ///< 0: all
    Progress* progress = nullptr;                 ///< none: silent
    const std::atomic<bool>* cancelled = nullptr; ///< set by somebody else, for example on Ctrl-C
    std::size_t units_per_task = 1;               ///< what one task counts in progress
};

/// Does tasks 0 to count - 1, each once, in any order, on several threads. Results must not depend on the order.
/// After a fault or a cancellation no task is begun; then the fault of the lowest task is thrown, or `Cancelled`.
void run_tasks(std::size_t count, const RunOptions& options, const std::function<void(std::size_t)>& task);

/// Threads that `threads` asks for: 0 or less means all. 1 when built without OpenMP.
int thread_count(int threads);

} // namespace terrace
