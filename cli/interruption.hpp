#pragma once

#include <atomic>

namespace terrace {

/// Set by the first Ctrl-C (or request of the system to stop); the work ends at the next safe place and leaves no file behind.
const std::atomic<bool>& interruption();

/// From now on Ctrl-C sets `interruption`; a second one ends the program at once.
void listen_for_interruption();

/// Throws Cancelled after an interruption.
void stop_if_interrupted();

} // namespace terrace
