#include <gtest/gtest.h>

#include "models/household/columns.hpp"
#include "models/household/plans.hpp"
#include "models/worker/columns.hpp"

namespace terrace {
namespace {

TEST(SharedColumn, of_flags_keeps_facts_and_pensioners_apart) {
    std::uint16_t flags = household_flag::pastoral | household_flag::lives_off_land;
    for (unsigned persons = 0; persons <= 3; ++persons) {
        flags = with_pensioners(flags, persons);
        EXPECT_EQ(pensioners(flags), persons);
        EXPECT_EQ(flags & household_flag::facts, household_flag::pastoral | household_flag::lives_off_land);
    }
    flags = static_cast<std::uint16_t>(flags | household_flag::listed);
    EXPECT_EQ(pensioners(flags), 3);
}

TEST(SharedColumn, of_plans_keeps_land_side_activity_and_skill_apart) {
    for (std::size_t land = 0; land < land_plan_count; ++land)
        for (std::size_t kind = 0; kind < side_count; ++kind)
            for (unsigned skill = 0; skill < 3; ++skill) {
                std::uint8_t code = with_livestock_skill(with_side(with_land_plan(0xff, static_cast<LandPlan>(land)), static_cast<Side>(kind)), skill);
                EXPECT_EQ(land_plan(code), static_cast<LandPlan>(land));
                EXPECT_EQ(side(code), static_cast<Side>(kind));
                EXPECT_EQ(livestock_skill(code), skill);
                code = with_land_plan(with_side(code, Side::poultry), LandPlan::expand);
                EXPECT_EQ(livestock_skill(code), skill);
                EXPECT_EQ(side(code), Side::poultry);
                EXPECT_EQ(land_plan(code), LandPlan::expand);
            }
}

TEST(SharedColumn, of_illness_and_workers_at_home_keeps_them_apart) {
    for (unsigned months = 0; months <= longest_illness; ++months)
        for (unsigned home = 0; home < 8; ++home) {
            EXPECT_EQ(ill_months(ill_and_home_code(months, home)), months);
            EXPECT_EQ(workers_at_home(ill_and_home_code(months, home)), home);
        }
}

TEST(SharedColumn, of_workers_keeps_skill_schooling_and_absence_apart) {
    Workers workers;
    workers.resize(1);
    for (unsigned schooled = 0; schooled < 4; ++schooled)
        for (unsigned months = 0; months <= 12; ++months) {
            workers.skill_and_absence[0] = skill_code(skill::practised, schooled, months);
            set_trade_skill(workers, 0, skill::certified);
            EXPECT_EQ(trade_skill(workers, 0), skill::certified);
            EXPECT_EQ(schooling(workers.skill_and_absence[0]), schooled);
            EXPECT_EQ(months_away(workers.skill_and_absence[0]), months);
            EXPECT_EQ(months_away(with_months_away(workers.skill_and_absence[0], 12 - months)), 12 - months);
            EXPECT_EQ(trade_skill(with_months_away(workers.skill_and_absence[0], 12 - months)), skill::certified);
        }
}

}  // namespace
}  // namespace terrace
