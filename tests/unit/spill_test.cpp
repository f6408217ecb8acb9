#include "sim/io/spill.hpp"

#include "analysis/sweeps/point_set.hpp"
#include "sim/io/file_error.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace terrace {
namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers read(const Spill& spill, std::size_t first, std::size_t count) {
    Numbers numbers(count);
    spill.read(first * sizeof(std::uint32_t), std::as_writable_bytes(std::span(numbers)));
    return numbers;
}

void write(Spill& spill, std::size_t first, const Numbers& numbers) { spill.write(first * sizeof(std::uint32_t), std::as_bytes(std::span(numbers))); }

Numbers counting(std::size_t size) {
    Numbers numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

TEST(Spill, gives_back_what_was_written_whether_it_is_held_or_in_a_file) {
    for (const std::size_t held : {std::size_t{1} << 20U, std::size_t{64}, std::size_t{0}}) {
        Spill spill(held);
        for (std::uint32_t first = 0; first < 1000; first += 10) {
            Numbers ten = counting(10);
            for (std::uint32_t& number : ten) number += first;
            write(spill, first, ten);
        }
        write(spill, 500, {7, 8});
        Numbers expected = counting(1000);
        expected[500] = 7, expected[501] = 8;
        EXPECT_EQ(spill.size(), 4000U);
        EXPECT_EQ(read(spill, 0, 1000), expected) << held;
        EXPECT_EQ(read(spill, 999, 1), Numbers{999}) << held;
    }
}

TEST(Spill, moves_with_what_it_has) {
    Spill spill(8);
    write(spill, 0, counting(100));
    const Spill moved = std::move(spill);
    EXPECT_EQ(read(moved, 0, 100), counting(100));
}

TEST(Spill, without_a_folder_for_its_file_names_the_fault) {
    const char* before = std::getenv("TMPDIR");
    const std::string kept = before ? before : "";
    ::setenv("TMPDIR", "/proc", 1); // there, and nobody may write
    Spill spill(8);
    EXPECT_THROW(write(spill, 0, counting(100)), FileError);
    before ? ::setenv("TMPDIR", kept.c_str(), 1) : ::unsetenv("TMPDIR");
}

TEST(PointSet, counts_its_members_and_finds_them_by_their_rank) {
    PointSet points(10);
    EXPECT_TRUE(points.empty());
    EXPECT_TRUE(points.insert(3));
    EXPECT_TRUE(points.insert(9));
    EXPECT_FALSE(points.insert(3));
    EXPECT_EQ(points.count(), 2U);
    EXPECT_EQ(points.member(0), 3U);
    EXPECT_EQ(points.member(1), 9U);
    EXPECT_TRUE(points.erase(3));
    EXPECT_FALSE(points.erase(3));
    EXPECT_FALSE(points.contains(3));
    EXPECT_FALSE(points.contains(10));
    EXPECT_EQ(PointSet(4, true).count(), 4U);
}

} // namespace
} // namespace terrace
