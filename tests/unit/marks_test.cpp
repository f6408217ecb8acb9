#include "models/marks.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace terrace {
namespace {

/// Bytes of every kind, 0x7f, 0x80 and 0xff beside each other among them, of every length up to a few times eight.
std::vector<std::uint8_t> sample(std::size_t length) {
    constexpr std::uint8_t kinds[] = {0, 1, 0x7f, 0x80, 0xff, 8, 0, 0x81, 9};
    std::vector<std::uint8_t> bytes;
    for (std::size_t i = 0; i < length; ++i) bytes.push_back(kinds[(i * i + i / 3) % std::size(kinds)]);
    return bytes;
}

TEST(ForEachEqual, visits_exactly_the_places_of_a_value_in_ascending_order) {
    std::size_t visited = 0;
    for (std::size_t length = 0; length < 60; ++length)
        for (const int value : {0, 1, 2, 8, 9, 0x7f, 0x80, 0x81, 0xff}) {
            const std::vector<std::uint8_t> bytes = sample(length);
            std::vector<std::uint32_t> expected, found;
            for (std::uint32_t i = 0; i < length; ++i)
                if (bytes[i] == value) expected.push_back(i);
            for_each_equal(bytes, static_cast<std::uint8_t>(value), [&](std::uint32_t i) { found.push_back(i); });
            EXPECT_EQ(found, expected) << length << " bytes, " << value;
            visited += found.size();
        }
    EXPECT_GT(visited, 1000u);
}

TEST(ForEachMark, visits_what_is_marked) {
    std::vector<std::uint8_t> marks(21, 0);
    for (const std::size_t i : {0, 7, 8, 15, 20}) marks[i] = 1;
    std::vector<std::uint32_t> found;
    for_each_mark(marks, [&](std::uint32_t i) { found.push_back(i); });
    EXPECT_EQ(found, (std::vector<std::uint32_t>{0, 7, 8, 15, 20}));
}

}  // namespace
}  // namespace terrace
