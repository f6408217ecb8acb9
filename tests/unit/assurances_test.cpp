#include "models/household/assurance_state.hpp"
#include "models/shock/assurance_month.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

using Rows = std::vector<std::uint32_t>;

Rows rows_without(const Assurances& assurances, Assurance assurance) {
    Rows rows;
    for (const UnmetAssurances& lacks : assurances.list)
        if (lacks.has(assurance)) rows.push_back(lacks.row);
    return rows;
}

TEST(Assurances, are_kept_where_they_are_unmet_each_household_once) {
    Assurances assurances;
    assurances.lose(Rows{3, 8, 200'000}, Assurance::housing);
    assurances.lose(Rows{1, 8, 9}, Assurance::water);
    ASSERT_EQ(assurances.list.size(), 5u);
    EXPECT_EQ(assurances.unmet(8), assurance_bit(Assurance::housing) | assurance_bit(Assurance::water));
    EXPECT_EQ(assurances.unmet(2), 0u);
    EXPECT_EQ(assurances.unmet(200'000), assurance_bit(Assurance::housing));
    EXPECT_EQ(rows_without(assurances, Assurance::water), (Rows{1, 8, 9}));
    EXPECT_EQ(assurances.bytes(), 20u);
}

TEST(Assurances, that_are_met_leave_no_entry) {
    Assurances assurances;
    assurances.lose(Rows{3, 8}, Assurance::housing, 4);
    assurances.lose(Rows{8, 20}, Assurance::schooling);
    assurances.meet(0, 10, Assurance::housing);
    EXPECT_EQ(rows_without(assurances, Assurance::housing), Rows{});
    EXPECT_EQ(assurances.find(8)->repair, 0u);
    assurances.meet_all(20);
    assurances.tidy();
    EXPECT_EQ(assurances.list.size(), 1u);
    EXPECT_EQ(assurances.find(3), nullptr);
    EXPECT_EQ(rows_without(assurances, Assurance::schooling), Rows{8});
}

TEST(Assurances, of_a_village_have_safe_water_together) {
    Assurances assurances;
    assurances.unsafe_water = {0, Assurances::waits};
    assurances.lose(Rows{10, 15, 29}, Assurance::water);
    assurances.lose(Rows{15}, Assurance::medical);
    assurances.secure_water(1, 12, 30);
    EXPECT_EQ(assurances.unsafe_water, (std::vector<std::uint8_t>{0, 0}));
    EXPECT_EQ(rows_without(assurances, Assurance::water), Rows{10});
    EXPECT_EQ(rows_without(assurances, Assurance::medical), Rows{15});
}

TEST(AscendingAssurances, finds_the_same_as_a_search) {
    Assurances assurances;
    assurances.lose(Rows{0, 4, 5, 77}, Assurance::medical);
    AscendingAssurances ascending(assurances.list);
    for (std::uint32_t row = 0; row < 100; row += row % 3 == 0 ? 1 : 2)
        EXPECT_EQ(ascending.unmet(row), assurances.unmet(row)) << row;
}

TEST(HasPupil, is_who_has_a_member_that_neither_works_nor_draws_a_pension) {
    Households h;
    h.resize(4);
    for (std::uint32_t row = 0; row < 4; ++row)
        h.members[row] = 4, h.workers[row] = 2;
    h.flags[1] = with_pensioners(0, 2);
    h.flags[2] = household_flag::young_child;
    h.flags[3] = with_pensioners(household_flag::young_child, 1);
    EXPECT_TRUE(has_pupil(h, 0));
    EXPECT_FALSE(has_pupil(h, 1));
    EXPECT_TRUE(has_pupil(h, 2));
    EXPECT_FALSE(has_pupil(h, 3));
}

} // namespace
} // namespace terrace
