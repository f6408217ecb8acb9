#pragma once

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

/// Processor time of the calling thread so far, and of the whole process [seconds].
[[nodiscard]] double thread_seconds();
[[nodiscard]] double process_seconds();

} // namespace terrace
