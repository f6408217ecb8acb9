#include "models/group_sums.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

/// Three villages, of the tiers demonstration, consolidation and consolidation.
Villages three_villages() {
    Villages villages;
    villages.resize(3);
    villages.first_tier[0] = 1, villages.first_tier[1] = 3, villages.first_tier[2] = 3;
    return villages;
}

TEST(GroupSums, put_a_household_into_its_village_tier_and_types) {
    GroupSums<2> sums(3);
    sums.add(0, household_flag::pastoral, 0, 5);
    sums.add(1, household_flag::pastoral | household_flag::exited, 0, 7);
    sums.add(2, household_flag::dibao, 0, 11);
    sums.add(2, household_flag::exited, 1, 2);
    const Villages villages = three_villages();
    using Rows = std::vector<Counts<2>>;
    EXPECT_EQ(sums.of(Grouping::village, villages), (Rows{{5, 0}, {7, 0}, {11, 2}}));
    EXPECT_EQ(sums.of(Grouping::tier, villages), (Rows{{5, 0}, {0, 0}, {18, 2}}));
    EXPECT_EQ(sums.of(Grouping::household_type, villages), (Rows{{11, 2}, {12, 0}, {7, 2}, {16, 0}})) << "farm, pastoral, exited, not exited";
    EXPECT_EQ(sums.all(), (Counts<2>{23, 2}));
}

TEST(GroupSums, add_up_row_by_row) {
    GroupSums<1> one(2), other(2);
    one.add(0, household_flag::exited, 0, 3);
    other.add(1, 0, 0, 4);
    one.add(other);
    EXPECT_EQ(one.rows, (std::vector<Counts<1>>{{3}, {4}, {0}, {3}}));
}

TEST(GroupSums, leave_villages_without_a_tier_out_of_tiers) {
    GroupSums<1> sums(3);
    sums.add(0, 0, 0, 3);
    Villages villages = three_villages();
    villages.first_tier[0] = 0;
    EXPECT_EQ(sums.of(Grouping::tier, villages), (std::vector<Counts<1>>{{0}, {0}, {0}}));
}

}  // namespace
}  // namespace terrace
