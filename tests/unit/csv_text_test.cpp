#include "sim/config/csv_text.hpp"

#include <gtest/gtest.h>

#include "sim/config/input_faults.hpp"
#include "tests/support/input_error_of.hpp"

namespace terrace {
namespace {

using Records = std::vector<std::vector<std::string>>;

std::vector<std::vector<CsvField>> fields_of(const std::string& text) {
    const SourceFile source{"table.csv", text};
    CsvReader reader(source);
    std::vector<std::vector<CsvField>> records;
    for (std::vector<CsvField> fields; reader.next(fields);) records.push_back(fields);
    return records;
}

Records records_of(const std::string& text) {
    Records records;
    for (const auto& fields : fields_of(text)) {
        records.emplace_back();
        for (const CsvField& field : fields) records.back().push_back(field.text);
    }
    return records;
}

TEST(CsvReader, reads_fields_with_and_without_quotes) {
    EXPECT_EQ(records_of("a,b\n1,\"x, y\"\n\"say \"\"no\"\"\",\"\"\n"), (Records{{"a", "b"}, {"1", "x, y"}, {"say \"no\"", ""}}));
}

TEST(CsvReader, reads_a_byte_order_mark_and_lines_of_any_system) {
    EXPECT_EQ(records_of("\xEF\xBB\xBF户编号,村\r\nH1,柳泉\r\nH2,杨树"), (Records{{"户编号", "村"}, {"H1", "柳泉"}, {"H2", "杨树"}}));
}

TEST(CsvReader, passes_over_lines_without_text_and_blanks_beside_fields) {
    EXPECT_EQ(records_of("\n  \na , b\t\n,,\n 1,\" 2 \" ,\n\n"), (Records{{"a", "b"}, {"1", " 2 ", ""}}));
    EXPECT_TRUE(records_of("").empty());
    EXPECT_TRUE(records_of("\xEF\xBB\xBF").empty());
}

TEST(CsvReader, counts_lines_and_letters_from_one) {
    const auto records = fields_of("户编号,\"two\nlines\",c\nH1,村, x\n");
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[0][1].place, (Place{"table.csv", 1, 5}));
    EXPECT_EQ(records[0][2].place, (Place{"table.csv", 2, 8}));
    EXPECT_EQ(records[1][0].place, (Place{"table.csv", 3, 1}));
    EXPECT_EQ(records[1][2].place, (Place{"table.csv", 3, 7}));
}

TEST(CsvReader, names_the_place_of_a_wrong_quote) {
    EXPECT_EQ(input_error_of([] { records_of("a,b\n1,\"open\n2,3\n"); }).place(), (Place{"table.csv", 2, 3}));
    EXPECT_EQ(input_error_of([] { records_of("a,b\n\"1\"x,2\n"); }).place(), (Place{"table.csv", 2, 4}));
    EXPECT_EQ(input_error_of([] { records_of("a,b\n5\",2\n"); }).place(), (Place{"table.csv", 2, 2}));
}

TEST(InputFaults, are_told_together_every_one_in_full) {
    InputFaults faults;
    EXPECT_NO_THROW(faults.throw_if_any());
    for (int line = 1; line <= 60; ++line) faults.add(InputError({"table.csv", line, 1}, "members", {"'x'", "“x”"}, {"a number", "数值"}));
    const InputError all = input_error_of([&] { faults.throw_if_any(); });
    EXPECT_EQ(all.place().line, 1);
    for (int line = 1; line <= 60; ++line) EXPECT_NE(std::string(all.what()).find("table.csv:" + std::to_string(line) + ":1"), std::string::npos) << line;
}

} // namespace
} // namespace terrace
