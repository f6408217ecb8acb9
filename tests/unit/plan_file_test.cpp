#include "analysis/plan/plan_file.hpp"
#include "analysis/plan/plan_json.hpp"
#include "sim/io/results_file.hpp"
#include "sim/io/small_files.hpp"
#include "tests/support/small_plan.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace terrace {
namespace {

TEST(PlanFile, gives_back_an_equal_plan) {
    const TemporaryFolder folder;
    PlanResult plan = small_plan();
    plan.acceptability.information[1] = 0.1 + 0.2;
    plan.ladder[1].ratio = std::numeric_limits<double>::infinity();
    plan.split.whole.low = -0.0;
    plan.provenance.digest = plan_digest(plan);
    write_plan(plan, folder.path() / "plan.h5", false);
    const PlanResult back = read_plan(folder.path() / "plan.h5");
    EXPECT_EQ(plan_json(back).dump(), plan_json(plan).dump());
    EXPECT_EQ(back.acceptability.information[1], 0.1 + 0.2);
    EXPECT_TRUE(std::isinf(back.ladder[1].ratio));
    EXPECT_TRUE(std::isnan(back.ladder[0].ratio));
    EXPECT_EQ(back.frontier[3].budget, plan.frontier[3].budget);
    EXPECT_EQ(back.title, plan.title);
}

TEST(PlanFile, has_the_same_bytes_for_the_same_plan) {
    const TemporaryFolder folder;
    write_plan(small_plan(), folder.path() / "a.h5", false);
    write_plan(small_plan(), folder.path() / "b.h5", false);
    EXPECT_EQ(read_small_file(folder.path() / "a.h5"), read_small_file(folder.path() / "b.h5"));
}

TEST(PlanFile, is_not_overwritten_without_being_told) {
    const TemporaryFolder folder;
    write_plan(small_plan(), folder.path() / "plan.h5", false);
    EXPECT_THROW(write_plan(small_plan(), folder.path() / "plan.h5", false), FileExists);
    EXPECT_NO_THROW(write_plan(small_plan(), folder.path() / "plan.h5", true));
}

TEST(PlanFile, holds_money_and_projections_over_named_axes) {
    const TemporaryFolder folder;
    const PlanResult plan = small_plan();
    write_plan(plan, folder.path() / "plan.h5", false);
    const ResultsReader reader(folder.path() / "plan.h5");
    EXPECT_EQ(reader.dimensions("budget"), (std::vector<std::string>{"candidate", "line", "tier", "budget_year"}));
    const auto budget = reader.int64s("budget");
    EXPECT_EQ(budget.values[((3 * 3 + 1) * 3 + 2) * 5 + 4], plan.frontier[3].budget.at(1, 2, 4));
    EXPECT_EQ(reader.dimensions("projections/difference"), (std::vector<std::string>{"stress", "place", "indicator", "year", "quantile"}));
    const auto difference = reader.doubles("projections/difference");
    EXPECT_EQ(difference.values.at((((2 * 4 + 1) * 3 + 1) * 10 + 6) * 5 + 3),
              plan.projections.at(((2 * 4 + 1) * 3 + 1) * 10 + 6).difference.low90);
    EXPECT_EQ(reader.strings("provenance/input_sha256").values[1], std::string(64, 'b'));
}

TEST(PlanFile, refuses_what_is_not_a_plan) {
    const TemporaryFolder folder;
    { ResultsWriter(folder.path() / "other.h5", false).commit(); }
    EXPECT_THROW((void)read_plan(folder.path() / "other.h5"), FileError);
    EXPECT_THROW((void)read_plan(folder.write("text.h5", "no plan")), FileError);
    EXPECT_THROW((void)read_plan(folder.path() / "absent.h5"), FileError);
}

TEST(PlanFile, refuses_a_result_that_its_digest_does_not_name) {
    const TemporaryFolder folder;
    PlanResult plan = small_plan();
    plan.villages[0].score += 1e-12;
    EXPECT_THROW(write_plan(plan, folder.path() / "plan.h5", false), std::invalid_argument);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "plan.h5"));
}

TEST(PlanFile, refuses_parts_that_do_not_fit) {
    PlanResult plan = small_plan();
    plan.frontier[2].budget.money.pop_back();
    EXPECT_THROW(check_shapes(plan), std::invalid_argument);
    plan = small_plan();
    plan.chosen = 9;
    EXPECT_THROW(check_shapes(plan), std::invalid_argument);
    EXPECT_NO_THROW(check_shapes(small_plan()));
}

TEST(PlanDigest, leaves_clocks_and_names_of_files_out) {
    PlanResult plan = small_plan();
    const std::string before = plan_digest(plan);
    plan.provenance.wall_seconds = 1;
    plan.provenance.files.clear();
    EXPECT_EQ(plan_digest(plan), before);
    plan.frontier[1].spent += 1;
    EXPECT_NE(plan_digest(plan), before);
}

} // namespace
} // namespace terrace
