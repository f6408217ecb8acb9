#include "sim/config/node.hpp"
#include "sim/config/toml_text.hpp"
#include "tests/support/input_error_of.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace terrace {
namespace {

Node parse(std::string_view text) { return parse_toml(text, "test.toml"); }

TEST(Node, holds_every_kind_of_value) {
    const Node root =
        parse("flag = true\nwhole = -7\nreal = 0.5\ntext = \"尉犁县\"\nlist = [1, 2]\ntable = { a = 1 }\n");
    EXPECT_TRUE(root.find("flag")->boolean());
    EXPECT_EQ(root.find("whole")->integer(), -7);
    EXPECT_EQ(root.find("whole")->number(), -7.0);
    EXPECT_EQ(root.find("real")->number(), 0.5);
    EXPECT_EQ(root.find("text")->string(), "尉犁县");
    EXPECT_EQ(root.find("list")->children()[1].integer(), 2);
    EXPECT_EQ(root.find("table")->find("a")->integer(), 1);
    EXPECT_EQ(root.find("missing"), nullptr);
    EXPECT_EQ(Node().kind(), Node::Kind::none);
}

TEST(Node, keeps_the_order_of_the_file) {
    const Node root = parse("zebra = 1\napple = 2\n[mango]\nb = 1\na = 2\n[banana]\n");
    std::vector<std::string> keys;
    for (const Node& child : root.children())
        keys.push_back(child.key());
    EXPECT_EQ(keys, (std::vector<std::string>{"zebra", "apple", "mango", "banana"}));
    EXPECT_EQ(root.find("mango")->children()[0].key(), "b");
}

TEST(Node, knows_the_places_of_key_and_value) {
    const Node root = parse("title = \"x\"\n\n[policies.land]\n  rent = 700\n");
    const Node* rent = root.at_path("policies.land.rent");
    ASSERT_TRUE(rent);
    EXPECT_EQ(rent->key_place(), (Place{"test.toml", 4, 3}));
    EXPECT_EQ(rent->place(), (Place{"test.toml", 4, 10}));
    EXPECT_EQ(root.at_path("policies.land")->place().line, 3);
}

TEST(Node, finds_values_by_path) {
    const Node root = parse("[a.b]\nc = 1\n");
    EXPECT_EQ(root.at_path("a.b.c")->integer(), 1);
    EXPECT_EQ(root.at_path(""), &root);
    EXPECT_EQ(root.at_path("a.x.c"), nullptr);
    EXPECT_EQ(root.at_path("a.b.c.d"), nullptr);
}

TEST(Node, replaces_a_member_in_its_position) {
    Node root = parse("a = 1\nb = 2\n");
    root.set("a", {}, Node::of_string("new"));
    EXPECT_EQ(root.to_string(), "{ a = \"new\", b = 2 }");
    root.remove("a");
    EXPECT_EQ(root.to_string(), "{ b = 2 }");
}

TEST(Node, is_written_on_one_line_as_it_could_stand_in_the_file) {
    const std::string line = R"({ a = [1, 0.5, true], b = { "c d" = "say \"hi\"\n" }, e = {} })";
    const Node node = *parse("x = " + line).find("x");
    EXPECT_EQ(node.to_string(), line);
}

TEST(Node, compares_by_value_whatever_the_order_and_the_places) {
    EXPECT_TRUE(parse("a = 1\nb = [2, 3]").same_value(parse("\nb = [2.0, 3]\na = 1.0")));
    EXPECT_FALSE(parse("a = 1").same_value(parse("a = 2")));
    EXPECT_FALSE(parse("a = [1, 2]").same_value(parse("a = [2, 1]")));
    EXPECT_FALSE(parse("a = 1").same_value(parse("b = 1")));
    EXPECT_FALSE(parse("a = 1").same_value(parse("a = \"1\"")));
}

TEST(NumberText, is_the_shortest_that_reads_back) {
    EXPECT_EQ(number_text(600), "600");
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(-0.0), "0");
    EXPECT_EQ(number_text(3000000), "3000000");
    EXPECT_EQ(number_text(1e-9), "1e-09");
    EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "inf");
    EXPECT_EQ(number_text(std::nan("")), "nan");
    EXPECT_EQ(std::stod(number_text(1.0 / 3.0)), 1.0 / 3.0);
}

TEST(TomlText, reports_wrong_syntax_with_line_and_column) {
    const InputError error = input_error_of([] { parse("a = 1\n  b = = 2\n"); });
    EXPECT_EQ(error.place().line, 2);
    EXPECT_EQ(error.place().column, 7);
    EXPECT_NE(error.message().en.find("test.toml:2:7: found wrong TOML syntax"), std::string::npos);
    EXPECT_NE(error.message().en.find("b = = 2"), std::string::npos);
    EXPECT_NE(error.message().zh.find("语法错误"), std::string::npos);
}

TEST(TomlText, rejects_duplicated_keys_and_tables) {
    const InputError key = input_error_of([] { parse("a = 1\nb = 2\na = 3\n"); });
    EXPECT_EQ(key.place().line, 3);
    EXPECT_NE(key.message().zh.find("不能重复"), std::string::npos);
    const InputError table = input_error_of([] { parse("[a]\nx = 1\n[a]\ny = 2\n"); });
    EXPECT_EQ(table.place().line, 3);
    EXPECT_NE(table.message().zh.find("不能重复"), std::string::npos);
}

TEST(TomlText, asks_for_months_in_quotes) {
    const InputError bare = input_error_of([] { parse("from = 2021-03\n"); });
    EXPECT_NE(bare.message().en.find("\"2021-03\""), std::string::npos) << bare.what();
    EXPECT_NE(bare.message().zh.find("双引号"), std::string::npos);
    const InputError date = input_error_of([] { parse("[p]\nfrom = 2021-03-01\n"); });
    EXPECT_EQ(date.key(), "p.from");
    EXPECT_EQ(date.place(), (Place{"test.toml", 2, 8}));
}

TEST(TomlText, points_at_full_width_punctuation) {
    const InputError equals = input_error_of([] { parse("rent ＝ 700\n"); });
    EXPECT_NE(equals.message().zh.find("全角的“＝”"), std::string::npos) << equals.message().zh;
    const InputError quotes = input_error_of([] { parse("title = “方案”\n"); });
    EXPECT_NE(quotes.message().zh.find("全角的““”"), std::string::npos) << quotes.message().zh;
}

TEST(TomlText, survives_the_input_that_toml_libraries_stumble_on) {
    for (const std::string text : {"[[[x]]",
                                   "[[x]",
                                   "é = 1",
                                   "a = é",
                                   "\xC2\xA0"
                                   "a = 1",
                                   "\xE1\x85\x80 = 1",
                                   "[a\n",
                                   "a = \"x",
                                   "a = '''x",
                                   "a = [1, 2",
                                   "a = { b = 1",
                                   "= 1",
                                   "a",
                                   "a =",
                                   "[]",
                                   "[a]]",
                                   "a = 1 b = 2",
                                   "a = 99999999999999999999",
                                   "a = 0x",
                                   "a = 1__0",
                                   "a = \"\\q\"",
                                   "\x01",
                                   "a.b = 1\na = 2"}) {
        const InputError error = input_error_of([&] { parse(text); });
        EXPECT_GE(error.place().line, 1) << text;
        EXPECT_FALSE(error.message().zh.empty()) << text;
    }
    EXPECT_EQ(parse("").children().size(), 0u);
    EXPECT_EQ(parse("\xEF\xBB\xBF"
                    "a = 1\r\n")
                  .find("a")
                  ->integer(),
              1);
}

TEST(TomlText, rejects_nesting_that_would_exhaust_the_stack) {
    std::string dots = "a";
    for (int i = 0; i < 100000; ++i)
        dots += ".a";
    input_error_of([&] { parse(dots + " = 1"); });
    input_error_of([&] { parse("[" + dots + "]"); });
    input_error_of([&] { parse("a = " + std::string(100000, '[')); });
    input_error_of([&] { parse("a = [" + std::string(500, '[') + std::string(500, ']') + "]"); });
}

} // namespace
} // namespace terrace
