#include "analysis/sweeps/lease.hpp"
#include "analysis/sweeps/point_deaths.hpp"
#include "sim/run/processes.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <chrono>
#include <string>

namespace terrace {
namespace {

using namespace std::chrono_literals;

void make_old(const std::filesystem::path& file, std::chrono::seconds age) {
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - age);
}

TEST(SweepLease, belongs_to_the_first_until_it_is_released) {
    const TemporaryFolder folder;
    Leases one(folder.path()), other(folder.path());
    EXPECT_TRUE(one.claim(5));
    EXPECT_FALSE(other.claim(5));
    EXPECT_TRUE(other.claim(6));
    one.release(5);
    EXPECT_TRUE(other.claim(5));
}

TEST(SweepLease, of_a_process_that_is_gone_from_this_machine_is_void_at_once) {
    const TemporaryFolder folder;
    folder.write("5", machine_name() + " " + std::to_string(getpid()) + " 1\n");   // the number was ours, given again
    Leases leases(folder.path());
    EXPECT_TRUE(leases.claim(5));
}

TEST(SweepLease, of_a_dead_process_tells_once_what_it_held_also_when_it_was_taken_over) {
    const TemporaryFolder folder;
    const std::string dead = machine_name() + " " + std::to_string(getpid()) + " 1\n";
    for (const char* point : {"5", "12", "7"}) folder.write(point, dead);
    folder.write("8", "elsewhere " + std::to_string(getpid()) + " 1\n");
    Leases leases(folder.path());
    ASSERT_TRUE(leases.claim(7));
    leases.release(7);
    EXPECT_EQ(Leases::held_at_death(folder.path(), getpid()), (std::vector<std::size_t>{5, 7, 12}));
    EXPECT_TRUE(Leases::held_at_death(folder.path(), getpid()).empty());
    EXPECT_EQ(Leases::holders(folder.path()), std::vector<std::string>{"elsewhere " + std::to_string(getpid())});
}

TEST(PointDeaths, are_counted_by_point_with_their_signals) {
    const TemporaryFolder folder;
    const PointDeaths deaths(folder.path() / "deaths");
    EXPECT_TRUE(deaths.points(10).empty());
    deaths.note(3, 9);
    deaths.note(3, 11);
    deaths.note(12, 9);
    EXPECT_EQ(deaths.signals(3), (std::vector<int>{9, 11}));
    EXPECT_TRUE(deaths.signals(4).empty());
    EXPECT_TRUE(deaths.points(10).contains(3));
    EXPECT_EQ(deaths.points(10).count(), 1U);
}

TEST(SweepLease, of_another_machine_is_void_only_after_its_silence) {
    const TemporaryFolder folder;
    const auto file = folder.write("5", "elsewhere 17 123\n");
    Leases leases(folder.path(), 60s);
    make_old(file, 30s);
    EXPECT_FALSE(leases.claim(5));
    make_old(file, 90s);
    EXPECT_TRUE(leases.claim(5));
}

TEST(SweepLease, that_is_touched_stays_valid) {
    const TemporaryFolder folder;
    Leases one(folder.path(), 60s), other(folder.path(), 60s);
    ASSERT_TRUE(one.claim(5));
    make_old(folder.path() / "5", 90s);
    one.touch();
    EXPECT_FALSE(other.claim(5));
    make_old(folder.path() / "5", 90s);   // alive but silent, as a process that was stopped
    EXPECT_TRUE(other.claim(5));
}

TEST(SweepLease, with_nothing_written_in_it_lasts_for_its_silence) {
    const TemporaryFolder folder;
    const auto file = folder.write("5", "");
    Leases leases(folder.path(), 60s);
    EXPECT_FALSE(leases.claim(5));
    make_old(file, 90s);
    EXPECT_TRUE(leases.claim(5));
}

TEST(SweepLease, leaves_nothing_behind) {
    const TemporaryFolder folder;
    {
        Leases leases(folder.path());
        folder.write("9", "elsewhere 17 123\n");
        EXPECT_TRUE(leases.claim(5));
        EXPECT_FALSE(leases.claim(9));
    }
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "5"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Processes, tell_how_they_ended) {
    Processes processes;
    processes.start("/bin/sh", {"-c", "exit 3"});
    processes.start("/bin/sh", {"-c", "kill -9 $$"});
    std::vector<ProcessEnd> ends;
    while (processes.running() > 0)
        for (const ProcessEnd& end : processes.ended()) ends.push_back(end);
    ASSERT_EQ(ends.size(), 2U);
    if (ends[0].signal != 0) std::swap(ends[0], ends[1]);
    EXPECT_EQ(ends[0].status, 3);
    EXPECT_EQ(ends[1].signal, 9);
    EXPECT_EQ(run_program_for_answer("/bin/echo", {"a b"}).output, "a b\n");
}

} // namespace
} // namespace terrace
