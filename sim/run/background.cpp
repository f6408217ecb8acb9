#include "sim/run/background.hpp"

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace terrace {
namespace {

double seconds_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

} // namespace

struct Background::State {
    std::thread thread;
};

Background::Background(std::function<void()> work) : state_(std::make_unique<State>()) { state_->thread = std::thread(std::move(work)); }

Background::~Background() { state_->thread.join(); }

double thread_seconds() { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }

double process_seconds() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }

double children_seconds() {
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::int64_t peak_memory() {
    rusage own{}, children{};
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &children);
    return std::int64_t{1024} * std::max(own.ru_maxrss, children.ru_maxrss);
}

} // namespace terrace
