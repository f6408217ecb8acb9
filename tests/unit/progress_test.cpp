#include "sim/run/progress.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace terrace {
namespace {

const Text unit{"household-months", "户月"};

/// What a reporter writes while 3 of 4 units and then the last are done.
std::string shown(ProgressStyle style, Language language) {
    std::ostringstream out;
    ProgressReporter reporter(style, language, unit, out);
    reporter.interval(std::chrono::milliseconds(0));
    reporter.begin(4);
    reporter.advance(3);
    reporter.advance(1);
    reporter.end();
    return out.str();
}

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(Progress, plain_lines_tell_share_rate_and_time) {
    const std::string text = shown(ProgressStyle::plain, Language::en);
    EXPECT_EQ(lines(text), 3u);
    EXPECT_EQ(text.find("75%  "), 0u);
    EXPECT_NE(text.find(" household-months/s  left 0:00\n"), std::string::npos);
    EXPECT_NE(text.find(" household-months/s  took 0:00\n"), std::string::npos);
}

TEST(Progress, speaks_chinese) {
    const std::string text = shown(ProgressStyle::plain, Language::zh);
    EXPECT_NE(text.find(" 户月/秒  剩余 0:00\n"), std::string::npos);
    EXPECT_NE(text.find("用时 0:00\n"), std::string::npos);
}

TEST(Progress, a_bar_stays_on_one_line) {
    const std::string text = shown(ProgressStyle::bar, Language::en);
    EXPECT_EQ(lines(text), 1u);
    EXPECT_EQ(text.back(), '\n');
    EXPECT_NE(text.find("\r[######################........] 75%"), std::string::npos);
    EXPECT_NE(text.find("\r[##############################] 100%"), std::string::npos);
}

TEST(Progress, json_is_one_object_on_each_line) {
    const std::string text = shown(ProgressStyle::json, Language::zh);
    EXPECT_EQ(lines(text), 3u);
    EXPECT_EQ(text.find("{\"done\":3,\"total\":4,\"unit\":\"household-months\",\"seconds\":"), 0u);
    EXPECT_NE(text.find("\"finished\":true}\n"), std::string::npos);
}

TEST(Progress, none_is_silent) { EXPECT_EQ(shown(ProgressStyle::none, Language::en), ""); }

TEST(Progress, reports_no_oftener_than_its_interval) {
    std::ostringstream out;
    ProgressReporter reporter(ProgressStyle::plain, Language::en, unit, out);
    reporter.begin(100);
    for (int i = 0; i < 100; ++i)
        reporter.advance(1);
    EXPECT_EQ(out.str(), "");
    reporter.end();
    EXPECT_EQ(lines(out.str()), 1u);
}

TEST(Progress, styles_are_read_by_name) {
    EXPECT_EQ(progress_style("auto"), ProgressStyle::automatic);
    EXPECT_EQ(progress_style("json"), ProgressStyle::json);
    EXPECT_FALSE(progress_style("Bar"));
}

TEST(Progress, times_and_numbers_are_short) {
    EXPECT_EQ(clock_text(0.4), "0:00");
    EXPECT_EQ(clock_text(65.0), "1:05");
    EXPECT_EQ(clock_text(7389.0), "2:03:09");
    EXPECT_EQ(short_number(0.0), "0");
    EXPECT_EQ(short_number(950.0), "950");
    EXPECT_EQ(short_number(1.5), "1.50");
    EXPECT_EQ(short_number(12'345.0), "12.3k");
    EXPECT_EQ(short_number(999'900.0), "1.00M");
    EXPECT_EQ(short_number(4'560'000.0), "4.56M");
}

} // namespace
} // namespace terrace
