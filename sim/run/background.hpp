#pragma once

#include <cstdint>
#include <functional>
#include <memory>

namespace terrace {

/// One thread beside the others, from construction until its work ends; the destructor waits for it. The work must not throw.
class Background {
public:
    explicit Background(std::function<void()> work);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Processor time so far of the calling thread, of the whole process, and of processes it started that have ended [seconds].
[[nodiscard]] double thread_seconds();
[[nodiscard]] double process_seconds();
[[nodiscard]] double children_seconds();
/// The most memory that the process, or any of those it started, has held [bytes].
[[nodiscard]] std::int64_t peak_memory();

} // namespace terrace
