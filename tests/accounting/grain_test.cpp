#include <gtest/gtest.h>

#include "tests/support/county_walk.hpp"

namespace terrace {
namespace {

double booked_yuan(const CountyWalk& walk, std::size_t month, Flow flow) { return yuan(walk.record.ledger.at(month * flow_count + static_cast<std::size_t>(flow))); }

TEST(Grain, is_wheat_in_July_and_maize_in_October) {
    CountyWalk walk(small_scenario("baseline", {"months=12"}), bohu);
    walk.spin_up();
    const std::vector<std::uint16_t> before(walk.households().grain.begin(), walk.households().grain.end());
    walk.live(12);
    for (std::size_t month = 0; month < 12; ++month) {
        EXPECT_EQ(booked_yuan(walk, month, Flow::wheat_sales) > 0, month == 6) << month;
        EXPECT_EQ(booked_yuan(walk, month, Flow::maize_sales) > 0, month == 9) << month;
    }
    // The same land, luck and weather: receipts stand to each other as parts, yields and prices do. Rounding: half a fen a household.
    const CropParameters& crop = walk.scenario.parameters.crop;
    const std::vector<double>& price = walk.series("price");
    const std::size_t products = price.size() / 12, wheat = 2, maize = 8;
    const double expected = maize_of_grain * crop.maize_yield * price[9 * products + maize] / ((1 - maize_of_grain) * crop.wheat_yield * price[6 * products + wheat]);
    EXPECT_NEAR(booked_yuan(walk, 9, Flow::maize_sales) / booked_yuan(walk, 6, Flow::wheat_sales), expected, 1e-4);
}

TEST(Maize, earns_more_when_its_price_is_higher) {
    const auto income = [](const std::string& price) {
        CountyWalk walk(small_scenario("baseline", joined(private_world(), {"months=12", "parameters.price.maize=" + price})), hejing);
        walk.live_through();
        return walk.series("income_per_head").back();
    };
    EXPECT_GT(income("2.8"), income("2.0") + 10);
}

}  // namespace
}  // namespace terrace
