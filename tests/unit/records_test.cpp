#include "sim/config/records.hpp"
#include "sim/config/toml_text.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

const std::string elasticity = "[market.price_flexibility]\n"
                               "value = 0.5\n"
                               "unit = \"1\"\n"
                               "low = 0.2\n"
                               "high = 1.5\n"
                               "mark = \"E\"\n"
                               "source = \"EQ6\"\n"
                               "label = { en = \"Price flexibility\", zh = \"价格弹性系数\" }\n";

/// The record above with one piece of text exchanged.
std::string with(std::string text, const std::string& piece, const std::string& other) {
    const std::size_t position = text.find(piece);
    if (position == std::string::npos) ADD_FAILURE() << "no such piece: " << piece;
    return text.replace(position, piece.size(), other);
}

InputError fault_of(const std::string& text) {
    return input_error_of([&] { Records().add(parse_toml(text, "p.toml")); });
}

TEST(Records, reads_value_unit_range_mark_source_and_labels) {
    const TemporaryFolder folder;
    folder.write("b.toml", elasticity);
    folder.write("a.toml",
                 "[poverty.line]\nvalue = { 2021 = 4000, 2022 = 4200, growth_after = 0.03 }\nunit = \"yuan/year\"\n"
                 "low = 1000\nhigh = 9000\nmark = \"F\"\nsource = \"x\"\nlabel = { en = \"Line\", zh = \"贫困线\" }\n");
    folder.write("notes.txt", "not TOML");
    const Records records = Records::read_folder(folder.path());
    ASSERT_EQ(records.all().size(), 2u);
    EXPECT_EQ(records.all()[0].key, "poverty.line");
    EXPECT_EQ(records.files().size(), 2u);
    const Record* record = records.find("market.price_flexibility");
    ASSERT_TRUE(record);
    EXPECT_EQ(record->value.number(), 0.5);
    EXPECT_EQ(record->unit, "1");
    EXPECT_EQ(record->low, 0.2);
    EXPECT_EQ(record->high, 1.5);
    EXPECT_TRUE(record->ranged);
    EXPECT_EQ(record->mark, "E");
    EXPECT_EQ(record->source, "EQ6");
    EXPECT_EQ(record->label.zh, "价格弹性系数");
    EXPECT_EQ(record->place.line, 2);
    EXPECT_EQ(records.find("market"), nullptr);
    EXPECT_EQ(records.find("market.price"), nullptr);
}

TEST(Records, need_no_range_and_texts_no_unit) {
    Records records;
    records.add(parse_toml("[a.path]\nvalue = \"ordinary\"\nmark = \"-\"\nlabel = { en = \"Path\", zh = \"路径\" }\n",
                           "p.toml"));
    EXPECT_FALSE(records.find("a.path")->ranged);
    EXPECT_EQ(records.find("a.path")->value.string(), "ordinary");
}

TEST(Records, reject_missing_and_unknown_keys) {
    EXPECT_EQ(fault_of(with(elasticity, "unit = \"1\"\n", "")).key(), "market.price_flexibility.unit");
    EXPECT_EQ(fault_of(with(elasticity, "mark = \"E\"\n", "")).key(), "market.price_flexibility.mark");
    EXPECT_EQ(fault_of(with(elasticity, "source = \"EQ6\"\n", "")).key(), "market.price_flexibility.source");
    EXPECT_EQ(fault_of(with(elasticity, "label", "lable")).suggestion(), "label");
    EXPECT_EQ(fault_of(with(elasticity, "zh = ", "cn = ")).key(), "market.price_flexibility.label");
    EXPECT_EQ(fault_of(with(elasticity, "value", "valeu")).key(), "market.price_flexibility.valeu");
    EXPECT_EQ(fault_of(with(elasticity, "\"E\"", "\"X\"")).place().line, 6);
}

TEST(Records, reject_values_out_of_their_own_range) {
    const InputError high = fault_of(with(elasticity, "0.5", "2"));
    EXPECT_NE(high.message().en.find("a number from 0.2 to 1.5"), std::string::npos);
    EXPECT_NE(high.message().zh.find("从 0.2 到 1.5 的数字"), std::string::npos);
    EXPECT_EQ(fault_of(with(elasticity, "0.5", "nan")).place().line, 2);
    EXPECT_EQ(fault_of(with(elasticity, "0.5", "[0.5, 7]")).place().line, 2);
    EXPECT_EQ(fault_of(with(elasticity, "0.5", "{ 2021 = 0.5, 2022 = -1 }")).place().line, 2);
    EXPECT_EQ(fault_of(with(elasticity, "low = 0.2", "low = 3")).key(), "market.price_flexibility.low");
    EXPECT_EQ(fault_of(with(elasticity, "low = 0.2", "low = inf")).key(), "market.price_flexibility.low");
}

TEST(Records, reject_a_key_that_two_files_define) {
    const TemporaryFolder folder;
    folder.write("a.toml", elasticity);
    folder.write("b.toml", elasticity);
    const InputError error = input_error_of([&] { Records::read_folder(folder.path()); });
    EXPECT_EQ(error.place().file, (folder.path() / "b.toml").string());
    EXPECT_NE(error.message().en.find("a.toml:2:"), std::string::npos);
}

TEST(Records, reject_folders_without_files) {
    const TemporaryFolder folder;
    input_error_of([&] { Records::read_folder(folder.path()); });
    input_error_of([&] { Records::read_folder(folder.path() / "missing"); });
}

} // namespace
} // namespace terrace
