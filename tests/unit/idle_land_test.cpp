#include "models/household/lease_wish.hpp"

#include <gtest/gtest.h>

#include <array>

#include "models/month_facts.hpp"
#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

/// Land that stays idle with a wish, of a household with 20 mu of its own [mu/100].
int idle(LeaseWish wish, std::uint8_t home, std::uint16_t leased_out = 0) {
    const Parameters parameters = shipped_scenario("baseline").parameters;   // 3 mu are kept
    Households h;
    h.resize(1);
    h.contracted[0] = 2000;
    h.leased_out[0] = leased_out;
    const std::array<LeaseWish, 1> wishes{wish};
    const std::array<std::uint8_t, 1> hands{home};
    const std::array<std::uint16_t, 1> trees{0};
    return idle_land(h, wishes, hands, trees, parameters)[0];
}

constexpr LeaseWish losing{-1700, 5000, -100, 3}, earning{-1700, 5000, 100, 3};

TEST(IdleLand, is_what_found_no_tenant_and_has_no_hands) {
    EXPECT_EQ(idle(losing, 0), 1700);
    EXPECT_EQ(idle(losing, 0, 1000), 700);
    EXPECT_EQ(idle(losing, 0, 1700), 0);
}

TEST(IdleLand, is_worked_by_hands_at_home) { EXPECT_EQ(idle(losing, 2), 0); }

TEST(IdleLand, is_worked_by_hired_days_where_that_pays) { EXPECT_EQ(idle(earning, 0), 0); }

TEST(IdleLand, is_none_of_those_who_wanted_no_tenant) { EXPECT_EQ(idle({}, 0), 0); }

}  // namespace
}  // namespace terrace
