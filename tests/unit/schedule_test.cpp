#include "sim/schedule/schedule.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

TEST(Schedule, runs_its_steps_in_order) {
    Schedule<std::string&, int> schedule;
    schedule.step("first", [](std::string& log, int n) { log.append("a").append(std::to_string(n)); })
        .step("second", [](std::string& log, int n) { log.append("b").append(std::to_string(n)); });
    std::string log;
    schedule.run(log, 1);
    schedule.run(log, 2);
    EXPECT_EQ(log, "a1b1a2b2");
    EXPECT_EQ(schedule.size(), 2u);
}

TEST(Schedule, names_its_steps_and_measures_nothing_unasked) {
    Schedule<int&> schedule;
    schedule.step("grow", [](int& n) { ++n; });
    int n = 0;
    schedule.run(n);
    ASSERT_EQ(schedule.times().size(), 1u);
    EXPECT_EQ(schedule.times()[0].name, "grow");
    EXPECT_EQ(schedule.times()[0].calls, 0);
}

TEST(Schedule, measures_when_asked_without_changing_the_result) {
    Schedule<int&> schedule;
    schedule.step("grow", [](int& n) { ++n; }).step("double", [](int& n) { n *= 2; });
    int plain = 1, measured = 1;
    schedule.run(plain);
    schedule.measure();
    schedule.run(measured);
    EXPECT_EQ(plain, measured);
    EXPECT_EQ(schedule.times()[1].calls, 1);
    EXPECT_GE(schedule.times()[1].seconds(), 0.0);
}

TEST(Schedule, a_copy_measures_for_itself) {
    Schedule<int&> schedule;
    schedule.step("grow", [](int& n) { ++n; }).measure();
    const Schedule<int&> copy = schedule;
    int n = 0;
    copy.run(n);
    EXPECT_EQ(copy.times()[0].calls, 1);
    EXPECT_EQ(schedule.times()[0].calls, 0);
}

} // namespace
} // namespace terrace
