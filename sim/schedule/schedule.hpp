#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace terrace {

/// How long a step took in all its calls together.
struct StepTime {
    std::string name;
    std::int64_t calls = 0;
    std::int64_t nanoseconds = 0;

    double seconds() const { return static_cast<double>(nanoseconds) * 1e-9; }
};

/// Named steps in a fixed order: the table of contents of a model's month.
/// Several threads may run one schedule at the same time on different states; measured times add up over threads.
template <class... Args>
class Schedule {
public:
    using Step = std::function<void(Args...)>;

    /// Adds a step after those already there.
    Schedule& step(std::string_view name, Step action) {
        actions_.push_back(std::move(action));
        times_.push_back({.name = std::string(name)});
        return *this;
    }

    /// Measures the steps from now on. Off at first; times never enter a state.
    void measure(bool on = true) { measured_ = on; }

    /// All steps in their order.
    void run(Args... args) const {
        for (std::size_t i = 0; i < actions_.size(); ++i) {
            if (measured_) {
                run_measured(i, args...);
            } else {
                actions_[i](args...);
            }
        }
    }

    /// Names and times of the steps in their order. Read it when nothing runs.
    std::span<const StepTime> times() const { return times_; }
    std::size_t size() const { return actions_.size(); }

private:
    void run_measured(std::size_t i, Args... args) const {
        const auto start = std::chrono::steady_clock::now();
        actions_[i](args...);
        const std::chrono::nanoseconds taken = std::chrono::steady_clock::now() - start;
        std::atomic_ref(times_[i].calls).fetch_add(1, std::memory_order_relaxed);
        std::atomic_ref(times_[i].nanoseconds).fetch_add(taken.count(), std::memory_order_relaxed);
    }

    std::vector<Step> actions_;
    mutable std::vector<StepTime> times_; // the only thing that running changes
    bool measured_ = false;
};

} // namespace terrace
