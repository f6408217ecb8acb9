#include "analysis/calibration/calibration_request.hpp"

#include "analysis/calibration/run_log.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

namespace terrace {
namespace {

const std::string targets = R"([[target]]
id = "income"
source = "a"
mark = "E"
low = 10
high = 16
use = "calibrated"
scenario = "plain.toml"
metric = "mean_per_head"
series = "income_per_head"
month = "2021-12"
[[target]]
id = "rent"
source = "a"
mark = "E"
low = 5
scenario = "plain.toml"
metric = "mean_per_head"
series = "income_per_head"
month = "2021-12"
[[target]]
id = "unsimulated"
source = "a"
mark = "E"
low = 5
high = 6
)";

class Request : public ::testing::Test {
protected:
    Request() {
        folder_.write("targets.toml", targets);
        folder_.write("plain.toml", "months = 12\n");
        records_ = Records::read_folder(std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios" / "parameters");
    }
    CalibrationRequest read(const std::string& text) const { return read_calibration_request(folder_.write("c.toml", "targets = \"targets.toml\"\n" + text), records_); }
    std::string fault(const std::string& text) const {
        return input_error_of([&] { (void)read(text); }).message().en;
    }

    const std::string factor_ = "[[factor]]\nkey = \"parameters.transfer.pension\"\n";
    TemporaryFolder folder_;
    Records records_;
};

TEST_F(Request, takes_calibrated_targets_ranges_of_records_and_usual_numbers) {
    const CalibrationRequest request = read(factor_);
    ASSERT_EQ(request.aims.size(), 1u);
    EXPECT_EQ(request.aims[0].id, "income");
    EXPECT_DOUBLE_EQ(request.aims[0].discrepancy, 1);   // a third of half of 16 - 10
    ASSERT_EQ(request.factors.size(), 1u);
    EXPECT_EQ(request.factors[0].low, 100);
    EXPECT_EQ(request.factors[0].high, 400);
    EXPECT_EQ(request.shipped[0], 150);
    EXPECT_EQ(request.terms.points, 10u);
    EXPECT_EQ(request.terms.cutoff, 3);
    EXPECT_EQ(request.files.size(), 2u);
}

TEST_F(Request, puts_foretold_targets_behind_the_fitted_ones) {
    const CalibrationRequest request = read("foretell = [\"rent\"]\n" + factor_ + "[[discrepancy]]\ntarget = \"rent\"\nvalue = 2\n");
    ASSERT_EQ(request.aims.size(), 2u);
    EXPECT_TRUE(request.aims[0].fitted);
    EXPECT_FALSE(request.aims[1].fitted);
    EXPECT_EQ(request.aims[1].discrepancy, 2);
    EXPECT_TRUE(std::isinf(request.aims[1].high));
}

TEST_F(Request, names_the_nearest_target) { EXPECT_NE(fault("fit = [\"incame\"]\n" + factor_).find("did you mean 'income'"), std::string::npos); }
TEST_F(Request, names_the_nearest_parameter) {
    EXPECT_NE(fault("[[factor]]\nkey = \"parameters.transfer.pensoin\"\n").find("parameters.transfer.pension"), std::string::npos);
}
TEST_F(Request, names_the_line_of_a_fault) { EXPECT_NE(fault("waves = 0\n" + factor_).find("c.toml:2:9"), std::string::npos); }
TEST_F(Request, wants_a_target_that_is_simulated) { EXPECT_NE(fault("fit = [\"unsimulated\"]\n" + factor_).find("that a scenario simulates"), std::string::npos); }
TEST_F(Request, wants_each_target_once) { EXPECT_NE(fault("fit = [\"income\"]\nforetell = [\"income\"]\n" + factor_).find("twice"), std::string::npos); }
TEST_F(Request, wants_a_discrepancy_for_a_range_without_end) { EXPECT_NE(fault("foretell = [\"rent\"]\n" + factor_).find("none for 'rent'"), std::string::npos); }
TEST_F(Request, wants_a_discrepancy_above_zero) { EXPECT_NE(fault(factor_ + "[[discrepancy]]\ntarget = \"income\"\nvalue = 0\n").find("above 0"), std::string::npos); }
TEST_F(Request, wants_a_factor) { EXPECT_NE(fault("").find("[[factor]]"), std::string::npos); }
TEST_F(Request, wants_each_factor_once) { EXPECT_NE(fault(factor_ + factor_).find("no other factor"), std::string::npos); }
TEST_F(Request, wants_factors_that_are_not_fixed) { EXPECT_NE(fault("set = [\"parameters.transfer.pension=200\"]\n" + factor_).find("'set'"), std::string::npos); }
TEST_F(Request, wants_numbers) { EXPECT_NE(fault("[[factor]]\nkey = \"decision_rule\"\nchoices = [\"logit\", \"consumat\"]\n").find("takes numbers"), std::string::npos); }
TEST_F(Request, wants_a_range_within_the_record) { EXPECT_NE(fault("[[factor]]\nkey = \"parameters.transfer.pension\"\nlow = 50\n").find("100"), std::string::npos); }
TEST_F(Request, wants_no_other_key) { EXPECT_NE(fault("wave = 2\n" + factor_).find("waves"), std::string::npos); }
TEST_F(Request, wants_enough_points) { EXPECT_NE(fault("points = 5\n" + factor_).find("6 to 400"), std::string::npos); }

TEST(FilesOfStack, lie_beside_the_file_of_targets) {
    const auto files = files_of_stack("a/b/targets.toml", "../x.toml+y.toml");
    ASSERT_EQ(files.size(), 2u);
    EXPECT_EQ(files[0], "a/x.toml");
    EXPECT_EQ(files[1], "a/b/y.toml");
}

TEST(RunLog, keeps_runs_over_a_restart_with_all_their_digits) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "out.h5.runs";
    {
        RunLog log(file, "these");
        log.add("x=1\n", {{1.0 / 3, -2e300, 0}, 1.5});
        log.add("x=2\n", {{4, 5, 6}, 2});
    }
    const RunLog again(file, "these");
    EXPECT_EQ(again.size(), 2u);
    ASSERT_NE(again.find("x=1\n"), nullptr);
    EXPECT_EQ(again.find("x=1\n")->results, (std::vector<double>{1.0 / 3, -2e300, 0}));
    EXPECT_EQ(again.find("x=3\n"), nullptr);
    EXPECT_EQ(again.seconds(), 3.5);
}

TEST(RunLog, leaves_out_what_was_half_written_or_damaged_and_goes_on) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "out.h5.runs";
    {
        RunLog log(file, "these");
        log.add("x=1\n", {{1, 2}, 1});
        log.add("x=2\n", {{3, 4}, 1});
    }
    std::string text = read_small_file(file);
    folder.write("out.h5.runs", text.substr(0, text.size() - 12));
    {
        RunLog log(file, "these");
        EXPECT_EQ(log.size(), 1u);
        log.add("x=2\n", {{3, 4}, 1});
    }
    EXPECT_EQ(read_small_file(file), text);
    text[text.find(" 1 1 2 ") + 3] = '7';
    folder.write("out.h5.runs", text);
    const RunLog log(file, "these");
    EXPECT_EQ(log.find("x=1\n"), nullptr);
    EXPECT_NE(log.find("x=2\n"), nullptr);
}

TEST(RunLog, refuses_runs_of_another_calibration) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "out.h5.runs";
    { const RunLog log(file, "these"); }
    const InputError fault = input_error_of([&] { const RunLog log(file, "those"); });
    EXPECT_NE(fault.message().en.find("another calibration"), std::string::npos);
}

} // namespace
} // namespace terrace
