#include "sim/run/background.hpp"

#include <time.h>

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

} // namespace terrace
