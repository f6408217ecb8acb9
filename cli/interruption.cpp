#include "cli/interruption.hpp"

#include "cli/exit_status.hpp"
#include "sim/run/tasks.hpp"

#include <unistd.h>

#include <csignal>

namespace terrace {
namespace {

std::atomic<bool> interrupted = false; // a signal handler can reach nothing else
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void note_interruption(int) {
    if (interrupted.exchange(true)) _exit(static_cast<int>(ExitStatus::interrupted));
}

} // namespace

const std::atomic<bool>& interruption() { return interrupted; }

void listen_for_interruption() {
    struct sigaction action {};
    action.sa_handler = note_interruption;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction earlier {};
        const bool outlives_terminal = signal == SIGHUP && sigaction(signal, nullptr, &earlier) == 0 && earlier.sa_handler == SIG_IGN;
        if (!outlives_terminal) sigaction(signal, &action, nullptr);
    }
}

void stop_if_interrupted() {
    if (interrupted) throw Cancelled();
}

} // namespace terrace
