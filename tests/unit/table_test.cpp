#include "sim/core/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>

namespace terrace {
namespace {

enum class Colour : std::uint8_t { red, green };

struct Sheep : Table<Sheep> {
    Column<std::uint8_t> age{*this, "age", "months", "Age"};
    Column<std::int64_t> price{*this, "price", "fen", "Price on the market"};
    Column<Colour> colour{*this, "colour", "code", "Colour of the ear tag"};
    Column<float> weight{*this, "weight", "kg", "Live weight"};
};

Sheep three_sheep() {
    Sheep sheep;
    sheep.resize(3);
    for (std::size_t row = 0; row < 3; ++row)
        sheep.price[row] = static_cast<std::int64_t>(100 * row);
    return sheep;
}

TEST(Table, all_columns_have_its_rows) {
    const Sheep sheep = three_sheep();
    EXPECT_EQ(sheep.rows(), 3u);
    EXPECT_EQ(sheep.age.size(), 3u);
    EXPECT_EQ(sheep.price.size(), 3u);
    EXPECT_EQ(sheep.bytes_per_row(), 14u);
    EXPECT_EQ(sheep.bytes(), 42u);
}

TEST(Table, growing_keeps_rows_and_adds_zeros) {
    Sheep sheep = three_sheep();
    sheep.resize(5);
    EXPECT_EQ(sheep.price[2], 200);
    EXPECT_EQ(sheep.price[4], 0);
    EXPECT_EQ(sheep.weight[4], 0.0f);
}

TEST(Table, describes_its_columns_in_the_order_of_declaration) {
    const Sheep sheep = three_sheep();
    const auto columns = sheep.columns();
    ASSERT_EQ(columns.size(), 4u);
    EXPECT_EQ(columns[1].name, "price");
    EXPECT_EQ(columns[1].unit, "fen");
    EXPECT_EQ(columns[1].meaning, "Price on the market");
    EXPECT_EQ(columns[1].type, "int64");
    EXPECT_EQ(columns[1].element_bytes, 8u);
    EXPECT_EQ(columns[1].data, reinterpret_cast<const std::byte*>(sheep.price.data()));
    EXPECT_EQ(columns[2].type, "uint8");
    EXPECT_EQ(columns[3].type, "float32");
}

TEST(Table, resizing_a_copy_leaves_the_original) {
    const Sheep original = three_sheep();
    Sheep copy = original;
    copy.resize(10);
    copy.price[0] = 7;
    EXPECT_EQ(copy.age.size(), 10u);
    EXPECT_EQ(original.rows(), 3u);
    EXPECT_EQ(original.age.size(), 3u);
    EXPECT_EQ(original.price[0], 0);
    EXPECT_EQ(copy.columns()[1].data, reinterpret_cast<const std::byte*>(copy.price.data()));
}

TEST(Table, an_assigned_copy_looks_after_its_own_columns) {
    const Sheep original = three_sheep();
    Sheep copy;
    copy.resize(1);
    copy = original;
    copy.resize(8);
    EXPECT_EQ(copy.price[2], 200);
    EXPECT_EQ(copy.weight.size(), 8u);
    EXPECT_EQ(original.weight.size(), 3u);
    EXPECT_EQ(copy.columns().size(), 4u);
}

TEST(Table, a_moved_table_takes_its_rows_along) {
    static_assert(std::is_nothrow_move_constructible_v<Sheep>);
    Sheep source = three_sheep();
    Sheep target = std::move(source);
    target.resize(4);
    EXPECT_EQ(target.price[2], 200);
    EXPECT_EQ(target.age.size(), 4u);
    source = Sheep();
    source.resize(2);
    EXPECT_EQ(source.rows(), 2u);
    EXPECT_EQ(source.price.size(), 2u);
    EXPECT_EQ(target.rows(), 4u);
}

TEST(Table, its_bytes_can_be_read_and_restored) {
    Sheep source = three_sheep();
    std::string saved;
    std::as_const(source).for_each_column([&](const ColumnInfo&, std::span<const std::byte> bytes) {
        saved.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    });
    EXPECT_EQ(saved.size(), source.bytes());

    Sheep restored;
    restored.resize(3);
    const char* next = saved.data();
    restored.for_each_column([&](const ColumnInfo&, std::span<std::byte> bytes) {
        std::copy_n(next, bytes.size(), reinterpret_cast<char*>(bytes.data()));
        next += bytes.size();
    });
    EXPECT_TRUE(std::equal(source.price.begin(), source.price.end(), restored.price.begin()));
}

} // namespace
} // namespace terrace
