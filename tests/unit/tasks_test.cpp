#include "sim/run/tasks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace terrace {
namespace {

class Tasks : public testing::TestWithParam<int> {
protected:
    RunOptions options{.threads = GetParam()};
};
INSTANTIATE_TEST_SUITE_P(threads, Tasks, testing::Values(0, 1, 2, 7));

struct Counts : Progress {
    std::size_t total = 0, done = 0, ends = 0;
    void begin(std::size_t units) override { total = units; }
    void advance(std::size_t units) override { done += units; }
    void end() override { ++ends; }
};

TEST_P(Tasks, each_is_done_once) {
    std::vector<int> times(1'000);
    run_tasks(times.size(), options, [&](std::size_t i) { ++times[i]; });
    EXPECT_EQ(times, std::vector<int>(1'000, 1));
    run_tasks(0, options, [](std::size_t) { FAIL(); });
}

TEST_P(Tasks, progress_hears_of_every_unit) {
    Counts counts;
    options.progress = &counts;
    options.units_per_task = 60;
    run_tasks(100, options, [](std::size_t) {});
    EXPECT_EQ(counts.total, 6'000u);
    EXPECT_EQ(counts.done, 6'000u);
    EXPECT_EQ(counts.ends, 1u);
}

TEST_P(Tasks, a_fault_reaches_the_caller_after_all_have_stopped) {
    std::atomic<int> running = 0;
    const auto task = [&](std::size_t i) {
        ++running;
        const bool fault = i == 5;
        --running;
        if (fault) throw std::runtime_error("task 5");
    };
    try {
        run_tasks(100'000, options, task);
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_EQ(error.what(), std::string("task 5"));
    }
    EXPECT_EQ(running, 0);
}

TEST_P(Tasks, of_several_faults_the_lowest_is_thrown) {
    std::atomic<int> begun = 0;
    const int threads = std::min(thread_count(GetParam()), 4);
    const auto task = [&](std::size_t i) {
        ++begun;
        while (begun < threads)
            std::this_thread::yield();
        throw std::runtime_error("task " + std::to_string(i));
    };
    try {
        run_tasks(4, options, task);
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_EQ(error.what(), std::string("task 0"));
    }
}

TEST_P(Tasks, a_cancelled_job_begins_nothing_more) {
    std::atomic<bool> cancelled = false;
    std::atomic<int> begun = 0;
    options.cancelled = &cancelled;
    const auto task = [&](std::size_t) {
        ++begun;
        cancelled = true;
    };
    EXPECT_THROW(run_tasks(100'000, options, task), Cancelled);
    EXPECT_LE(begun, thread_count(GetParam()));
}

TEST_P(Tasks, a_job_cancelled_after_its_last_task_is_complete) {
    std::atomic<bool> cancelled = false;
    options.cancelled = &cancelled;
    EXPECT_NO_THROW(run_tasks(1, options, [&](std::size_t) { cancelled = true; }));
}

TEST_P(Tasks, may_have_tasks_of_their_own) {
    std::atomic<int> done = 0;
    run_tasks(4, options, [&](std::size_t) { run_tasks(5, RunOptions{}, [&](std::size_t) { ++done; }); });
    EXPECT_EQ(done, 20);
}

} // namespace
} // namespace terrace
