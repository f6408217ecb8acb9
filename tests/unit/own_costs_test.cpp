#include "models/shock/state.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace terrace {
namespace {

using Event = std::pair<std::uint32_t, std::uint16_t>;

std::vector<Event> events_of(const OwnCostMonth& month) {
    std::vector<Event> events;
    month.for_each([&](std::uint32_t row, std::uint16_t amount) {
        if (amount > 0) events.emplace_back(row, amount);
    });
    return events;
}

TEST(OwnCostMonth, gives_back_rows_and_amounts) {
    OwnCostMonth month;
    const std::vector<Event> added{{0, 5}, {1, 6}, {1, 7}, {40'000, 8}, {105'535, 9}, {400'000, 65'535}};
    for (const auto& [row, amount] : added) month.add(row, amount);
    EXPECT_EQ(events_of(month), added);
}

TEST(OwnCostMonth, begins_anew_when_cleared) {
    OwnCostMonth month;
    month.add(90'000, 1);
    month.clear();
    EXPECT_EQ(month.size(), 0u);
    month.add(3, 2);
    EXPECT_EQ(events_of(month), (std::vector<Event>{{3, 2}}));
}

}  // namespace
}  // namespace terrace
