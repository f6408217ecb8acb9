#include "models/row_list.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

std::vector<std::uint32_t> rows_of(const RowList& list) {
    std::vector<std::uint32_t> rows;
    list.for_each([&](std::uint32_t row) { rows.push_back(row); });
    return rows;
}

RowList list_of(const std::vector<std::uint32_t>& rows) {
    RowList list;
    for (const std::uint32_t row : rows) list.add(row);
    return list;
}

TEST(RowList, gives_back_its_rows) {
    for (const std::vector<std::uint32_t>& rows : {std::vector<std::uint32_t>{}, {0}, {0, 0, 1}, {254, 508, 763, 1018}, {255, 510, 510}, {7, 100'000, 16'777'215}}) {
        EXPECT_EQ(rows_of(list_of(rows)), rows);
        EXPECT_EQ(list_of(rows).size(), rows.size());
    }
}

TEST(RowList, takes_a_byte_a_row_and_one_for_each_stretch_of_255) {
    EXPECT_EQ(list_of({3, 9, 200}).bytes(), 3u);
    EXPECT_EQ(list_of({3, 257, 258}).bytes(), 3u);
    EXPECT_EQ(list_of({3, 258}).bytes(), 3u);
    EXPECT_EQ(list_of({1000}).bytes(), 4u);
}

TEST(RowList, begins_anew_when_cleared) {
    RowList list = list_of({5, 90'000});
    list.clear();
    EXPECT_EQ(list.size(), 0u);
    list.add(3);
    EXPECT_EQ(rows_of(list), std::vector<std::uint32_t>{3});
    EXPECT_EQ(list.bytes(), 1u);
}

}  // namespace
}  // namespace terrace
