#include "models/shock/blow.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

struct World {
    Parameters parameters = shipped_scenario("baseline").parameters;
    [[nodiscard]] Lots lots() const { return {parameters.health, parameters.accident}; }
};

/// Words that cover all of their range, both ends and the middle finely.
std::vector<std::uint32_t> words() {
    std::vector<std::uint32_t> list;
    for (std::uint32_t i = 0; i < 4096; ++i) list.push_back(i << 20);
    for (std::uint32_t i = 0; i < 5000; ++i) {
        list.push_back(i * 20'000);
        list.push_back(~(i * 20'000));
        list.push_back((1u << 31) + i * 1000);
    }
    return list;
}

TEST(Lots, marks_everybody_whom_something_befalls) {
    const Lots lots = World{}.lots();
    const std::vector<std::uint32_t> drawn = words();
    std::vector<std::uint8_t> members(drawn.size()), marks(drawn.size());
    for (std::size_t i = 0; i < drawn.size(); ++i) members[i] = static_cast<std::uint8_t>(i % 16);
    lots.mark(drawn, members.data(), marks);
    std::size_t struck = 0;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (lots.of(drawn[i], members[i]) == Blow::none) continue;
        EXPECT_EQ(marks[i], 1) << drawn[i];
        ++struck;
    }
    EXPECT_GT(struck, 1000u);
}

TEST(Lots, injuries_take_their_part_of_the_stays_and_leave_the_rest_as_it_was) {
    World world, none = world, all = world;
    none.parameters.accident.injury_share = 0;
    all.parameters.accident.injury_share = 1;
    const Lots lots = world.lots(), without = none.lots(), only = all.lots();
    int injuries = 0;
    for (const std::uint32_t word : words())
        for (std::uint32_t members = 0; members < 16; ++members) {
            const Blow blow = lots.of(word, members);
            injuries += blow == Blow::injury;
            EXPECT_EQ(without.of(word, members), blow == Blow::injury ? Blow::stay : blow);
            EXPECT_EQ(only.of(word, members), blow == Blow::stay ? Blow::injury : blow);
        }
    EXPECT_GT(injuries, 100);
}

TEST(Lots, a_house_is_damaged_whoever_lives_in_it_and_nobody_falls_ill_where_nobody_lives) {
    const Lots lots = World{}.lots();
    const std::uint32_t middle = 1u << 31;
    for (std::uint32_t members = 0; members < 16; ++members) EXPECT_EQ(lots.of(middle, members), Blow::damage);
    EXPECT_EQ(lots.of(0, 0), Blow::none);
    EXPECT_EQ(lots.of(~0u, 0), Blow::none);
    EXPECT_EQ(lots.of(0, 1), Blow::injury);
    EXPECT_EQ(lots.of(~0u, 1), Blow::severe);
    EXPECT_EQ(lots.of(middle - 1, 4), Blow::none);
}

}  // namespace
}  // namespace terrace
