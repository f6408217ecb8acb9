#include "sim/config/document.hpp"
#include "sim/config/key_visitor.hpp"
#include "sim/config/toml_text.hpp"
#include "tests/support/input_error_of.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

enum class Enrolment { chosen, assigned };

const std::string label = "mark = \"E\"\nsource = \"EQ1\"\nlabel = { en = \"x\", zh = \"某项\" }\n";

/// Records of an instrument "land" and of a group "market".
Records records() {
    Records records;
    records.add(parse_toml(
        "[policies.land.rent]\nvalue = 600\nunit = \"yuan/mu\"\nlow = 0\nhigh = 5000\n" + label +
            "[policies.land.households]\nvalue = 100\nunit = \"households\"\nlow = 0\nhigh = 100000\n" + label +
            "[market.flexibility]\nvalue = 0.5\nunit = \"1\"\nlow = 0.2\nhigh = 1.5\n" + label +
            "[market.line]\nvalue = { 2021 = 4000, 2022-07 = 4200, growth_after = 0.1 }\nunit = \"yuan\"\nlow = 0\n" +
            label + "[market.path]\nvalue = \"ordinary\"\n" + label,
        "records.toml"));
    return records;
}

/// A scenario with its visitor at [policies.measure], read with the records of policies.land.
struct Measure {
    explicit Measure(const std::string& text) : root(parse_toml(text, "s.toml")), known(records()) {}
    Node root;
    Records known;
    KeyVisitor key{root, "policies.measure", known, "policies.land"};
    KeyVisitor market{root, "parameters.market", known, "market"};
};

Measure measure(const std::string& keys) { return Measure("[policies.measure]\n" + keys + "\n"); }

bool mentions(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(KeyVisitor, takes_the_record_as_default_and_the_scenario_over_it) {
    Measure silent("title = \"x\"");
    Fen rent = 0;
    silent.key.money("rent", rent);
    EXPECT_EQ(rent, 600_yuan);
    Measure loud = measure("rent = 700.5");
    loud.key.money("rent", rent);
    EXPECT_EQ(rent, 70050);
    loud.key.finish();
}

TEST(KeyVisitor, keeps_the_initial_value_without_record_and_setting) {
    Measure empty("title = \"x\"");
    double share = 0.25;
    empty.key.number("share", share);
    EXPECT_EQ(share, 0.25);
}

TEST(KeyVisitor, reads_every_type) {
    Measure m = measure("number = 600\nsmall = 3\nlarge = 5000000000\nround = 1e3\nmoney = 12.34\narea = "
                        "26600.5\nmonth = \"2021-03\"\nflag = true\n"
                        "text = \"利华\"\ntexts = [\"a\", \"b\"]\none = \"yuli\"\nnumbers = [1, 2.5]\nids = [7, "
                        "4294967295]\nchoice = \"assigned\"\n"
                        "label = { en = \"Land\", zh = \"土地\" }\nplain = \"土地\"\n");
    double number = 0;
    int small = 0, round = 0;
    std::int64_t large = 0;
    Fen money = 0;
    CentiMu area = 0;
    Month month;
    bool flag = false;
    std::string text;
    std::vector<std::string> texts, one;
    std::vector<double> numbers;
    std::vector<std::uint32_t> ids;
    Enrolment choice = Enrolment::chosen;
    Text title, plain;
    m.key.number("number", number);
    m.key.count("small", small);
    m.key.count("large", large);
    m.key.count("round", round);
    m.key.money("money", money);
    m.key.area("area", area);
    m.key.month("month", month);
    m.key.flag("flag", flag);
    m.key.text("text", text);
    m.key.texts("texts", texts);
    m.key.texts("one", one);
    m.key.numbers("numbers", numbers);
    m.key.ids("ids", ids);
    m.key.choice("choice", choice, {{"chosen", Enrolment::chosen}, {"assigned", Enrolment::assigned}});
    m.key.label("label", title);
    m.key.label("plain", plain);
    m.key.finish();
    EXPECT_EQ(number, 600.0);
    EXPECT_EQ(small, 3);
    EXPECT_EQ(large, 5000000000);
    EXPECT_EQ(round, 1000);
    EXPECT_EQ(money, 1234);
    EXPECT_EQ(area, 2660050);
    EXPECT_EQ(month, Month::of(2021, 3));
    EXPECT_TRUE(flag);
    EXPECT_EQ(text, "利华");
    EXPECT_EQ(texts, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(one, (std::vector<std::string>{"yuli"}));
    EXPECT_EQ(numbers, (std::vector<double>{1, 2.5}));
    EXPECT_EQ(ids, (std::vector<std::uint32_t>{7, 4294967295u}));
    EXPECT_EQ(choice, Enrolment::assigned);
    EXPECT_EQ(title.zh, "土地");
    EXPECT_EQ(plain.en, "土地");
    EXPECT_EQ(m.key.resolved().size(), 16u);
}

TEST(KeyVisitor, rejects_wrong_types_with_place_and_both_languages) {
    Measure m = measure("rent = \"700\"");
    Fen rent = 0;
    const InputError error = input_error_of([&] { m.key.money("rent", rent); });
    EXPECT_EQ(error.message().en, "s.toml:2:8: key 'policies.measure.rent': found \"700\" (a string), allowed: a "
                                  "number from 0 to 5000 [yuan/mu]");
    EXPECT_EQ(
        error.message().zh,
        "s.toml:2:8：键“policies.measure.rent”：有误：\"700\"（字符串）；应为：从 0 到 5000 的数字［单位：yuan/mu］");

    Measure bad = measure("x = [1]");
    int count = 0;
    bool flag = false;
    Month month;
    std::string text;
    CentiMu area = 0;
    std::vector<double> numbers;
    std::vector<std::string> texts;
    std::vector<std::uint32_t> ids;
    DatedValues dated;
    Text title;
    Enrolment choice{};
    input_error_of([&] { bad.key.count("x", count); });
    input_error_of([&] { bad.key.flag("x", flag); });
    input_error_of([&] { bad.key.month("x", month); });
    input_error_of([&] { bad.key.text("x", text); });
    input_error_of([&] { bad.key.area("x", area); });
    input_error_of([&] { bad.key.dated("x", dated); });
    input_error_of([&] { bad.key.label("x", title); });
    input_error_of([&] { bad.key.choice("x", choice, {{"chosen", Enrolment::chosen}}); });
    input_error_of([&] { bad.key.group("x"); });
    Measure worse = measure("n = [\"a\"]\nt = [1]\ni = [-1]\ns = 5");
    EXPECT_EQ(input_error_of([&] { worse.key.numbers("n", numbers); }).key(), "policies.measure.n[0]");
    input_error_of([&] { worse.key.texts("t", texts); });
    input_error_of([&] { worse.key.ids("i", ids); });
    input_error_of([&] { worse.key.numbers("s", numbers); });
    input_error_of([&] { worse.key.groups("s"); });
}

TEST(KeyVisitor, rejects_numbers_out_of_range_and_not_finite) {
    for (const std::string value : {"-1", "5001", "nan", "inf", "-inf"}) {
        Measure m = measure("rent = " + value);
        Fen rent = 0;
        EXPECT_TRUE(mentions(input_error_of([&] { m.key.money("rent", rent); }).message().en, "from 0 to 5000"))
            << value;
    }
    for (const std::string value : {"nan", "inf"}) { // also without a record
        Measure m = measure("share = " + value);
        double share = 0;
        input_error_of([&] { m.key.number("share", share); });
        Fen money = 0;
        input_error_of([&] { m.key.money("share", money); });
        CentiMu area = 0;
        input_error_of([&] { m.key.area("share", area); });
        int count = 0;
        input_error_of([&] { m.key.count("share", count); });
    }
}

TEST(KeyVisitor, rejects_counts_that_are_broken_negative_or_too_large) {
    for (const std::string value : {"1.5", "-1", "3000000000", "1e300", "9223372036854775807"}) {
        Measure m = measure("n = " + value);
        int count = 0;
        input_error_of([&] { m.key.count("n", count); });
        EXPECT_EQ(count, 0);
    }
    Measure m = measure("n = 9223372036854775807");
    std::int64_t large = 0;
    m.key.count("n", large);
    EXPECT_EQ(large, 9223372036854775807);
}

TEST(KeyVisitor, rejects_money_and_land_beyond_their_columns) {
    Measure m = measure("money = 1e15\nland = 30000000\nless = -1");
    Fen money = 0;
    CentiMu land = 0;
    input_error_of([&] { m.key.money("money", money); });
    input_error_of([&] { m.key.area("land", land); });
    input_error_of([&] { m.key.area("less", land); });
}

TEST(KeyVisitor, rejects_what_is_no_month) {
    for (const std::string value : {"\"2021\"", "\"2021-13\"", "\"2021-3\"", "\"March\"", "202103", "\"\""}) {
        Measure m = measure("from = " + value);
        Month month;
        EXPECT_TRUE(mentions(input_error_of([&] { m.key.month("from", month); }).message().en, "\"2021-03\"")) << value;
    }
}

TEST(KeyVisitor, rejects_a_misspelt_choice_and_names_the_nearest) {
    Measure m = measure("enrolment = \"asigned\"");
    Enrolment enrolment = Enrolment::chosen;
    const InputError error = input_error_of([&] {
        m.key.choice("enrolment", enrolment, {{"chosen", Enrolment::chosen}, {"assigned", Enrolment::assigned}});
    });
    EXPECT_EQ(error.suggestion(), "assigned");
    EXPECT_EQ(error.allowed().en, "one of chosen, assigned");
    EXPECT_EQ(error.allowed().zh, "chosen、assigned 之一");
}

TEST(KeyVisitor, rejects_the_first_key_that_nobody_reads) {
    Measure m = measure("rent = 700\nhousholds = 5\nzzz = 1");
    Fen rent = 0;
    int households = 0;
    m.key.money("rent", rent);
    m.key.count("households", households);
    EXPECT_EQ(households, 100);
    const InputError error = input_error_of([&] { m.key.finish(); });
    EXPECT_EQ(error.key(), "policies.measure.housholds");
    EXPECT_EQ(error.place(), (Place{"s.toml", 3, 1}));
    EXPECT_EQ(error.suggestion(), "households");
    EXPECT_EQ(error.allowed().en, "one of rent, households");
}

TEST(KeyVisitor, finishes_its_groups_and_leaves_out_what_others_read) {
    Measure m = measure("contract = { form = \"fixed\", yeers = 5 }\nother = { free = 1 }\nyears = 3");
    KeyVisitor contract = m.key.group("contract");
    std::string form;
    int years = 0;
    contract.text("form", form);
    contract.count("years", years);
    m.key.skip("other");
    const InputError nested = input_error_of([&] { m.key.finish(); });
    EXPECT_EQ(nested.key(), "policies.measure.contract.yeers");
    EXPECT_EQ(nested.suggestion(), "years");
    EXPECT_EQ(input_error_of([&] { contract.finish(); }).key(), nested.key());
}

TEST(KeyVisitor, finds_the_right_name_in_another_table) {
    Measure m = measure("rent_per_mu = 5");
    Fen rent = 0;
    m.key.group("contract").money("rent_per_mu", rent);
    EXPECT_EQ(input_error_of([&] { m.key.finish(); }).suggestion(), "policies.measure.contract.rent_per_mu");
}

TEST(KeyVisitor, reads_arrays_of_tables) {
    Measure m(
        "[[policies.measure.villages]]\nname = \"a\"\n[[policies.measure.villages]]\nname = \"b\"\nnmae = \"c\"\n");
    std::vector<std::string> names;
    for (KeyVisitor& village : m.key.groups("villages"))
        village.text("name", names.emplace_back());
    EXPECT_EQ(names, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(input_error_of([&] { m.key.finish(); }).key(), "policies.measure.villages[1].nmae");
    EXPECT_TRUE(m.key.groups("none").empty());
}

TEST(KeyVisitor, overrides_parameters_plainly_or_by_their_value_key) {
    for (const std::string text :
         {"[parameters.market]\nflexibility = 1", "[parameters.market.flexibility]\nvalue = 1"}) {
        Measure m(text);
        double flexibility = 0;
        m.market.number("flexibility", flexibility);
        EXPECT_EQ(flexibility, 1.0);
        m.market.finish();
    }
    Measure m("[parameters.market.flexibility]\nvalue = 1\nunit = \"2\"");
    double flexibility = 0;
    EXPECT_EQ(input_error_of([&] { m.market.number("flexibility", flexibility); }).key(),
              "parameters.market.flexibility.unit");
}

TEST(KeyVisitor, rejects_a_table_that_is_none) {
    const Node root = parse_toml("parameters = 3", "s.toml");
    const Records known = records();
    const InputError error = input_error_of([&] { KeyVisitor(root, "parameters.market", known, "market"); });
    EXPECT_EQ(error.key(), "parameters");
    EXPECT_EQ(error.place().column, 14);
}

TEST(KeyVisitor, reads_dated_values_and_changes_the_dates_a_scenario_names) {
    Measure m("[parameters.market]\nline = { 2023 = 5000 }");
    DatedValues line(7);
    m.market.dated("line", line);
    EXPECT_EQ(line.at(Month::of(2019, 1)), 4000);
    EXPECT_EQ(line.at(Month::of(2021, 1)), 4000);
    EXPECT_EQ(line.at(Month::of(2022, 6)), 4000);
    EXPECT_EQ(line.at(Month::of(2022, 7)), 4200);
    EXPECT_EQ(line.at(Month::of(2023, 12)), 5000);
    EXPECT_DOUBLE_EQ(line.at(Month::of(2024, 1)), 5500);
    EXPECT_DOUBLE_EQ(line.at(Month::of(2025, 12)), 6050);
    EXPECT_EQ(line.to_string(), "{ 2021-01 = 4000, 2022-07 = 4200, 2023-01 = 5000, growth_after = 0.1 }");
}

TEST(KeyVisitor, reads_one_number_as_a_dated_value_for_all_times) {
    Measure m("[parameters.market]\nline = 3000");
    DatedValues line;
    m.market.dated("line", line);
    EXPECT_EQ(line.at(Month::of(1990, 1)), 3000);
    EXPECT_EQ(line.at(Month::of(2050, 1)), 3000);
    EXPECT_EQ(DatedValues().at(Month::of(2021, 1)), 0);
}

TEST(KeyVisitor, rejects_faults_in_dated_values) {
    for (const std::string table : {"{ 21 = 1 }", "{ 2021-13 = 1 }", "{ 2021 = \"x\" }", "{ 2021 = -1 }",
                                    "{ growth_after = 2 }", "{ growth = 0.1 }"}) {
        Measure m("[parameters.market]\nline = " + table);
        DatedValues line;
        EXPECT_TRUE(mentions(input_error_of([&] { m.market.dated("line", line); }).key(), "parameters.market.line."))
            << table;
    }
}

TEST(KeyVisitor, lets_the_caller_reject_a_value) {
    Measure m = measure("from = \"2022-01\"\nuntil = \"2021-01\"");
    Month from, until;
    m.key.month("from", from);
    m.key.month("until", until);
    const InputError error = input_error_of([&] { m.key.fail("until", {"a month after 'from'", "晚于 from 的月份"}); });
    EXPECT_EQ(error.message().en,
              "s.toml:3:9: key 'policies.measure.until': found \"2021-01\", allowed: a month after 'from'");
    const InputError absent = input_error_of([&] { m.key.fail("county", {"a county", "县名"}); });
    EXPECT_EQ(absent.place().line, 1);
    EXPECT_TRUE(mentions(absent.message().en, "found nothing"));
    EXPECT_EQ(input_error_of([&] { m.key.fail("rent", {"less", "较小的数"}); }).place().file, "records.toml");
}

TEST(KeyVisitor, knows_what_the_scenario_sets) {
    Measure m = measure("until = \"2021-01\"\nfrom = \"2020-01\"");
    EXPECT_TRUE(m.key.present("from"));
    EXPECT_FALSE(m.key.present("rent"));
    EXPECT_EQ(m.key.names(), (std::vector<std::string>{"until", "from"}));
    EXPECT_EQ(m.key.place_of("from").line, 3);
    EXPECT_EQ(m.key.place_of("nothing").line, 1);
    EXPECT_TRUE(m.market.names().empty());
    EXPECT_EQ(m.market.node(), nullptr);
}

TEST(KeyVisitor, reports_what_every_key_came_to) {
    Measure m = measure("rent = 700");
    Fen rent = 0;
    double other = 0.5;
    m.key.money("rent", rent);
    m.key.number("other", other);
    m.key.money("rent", rent);
    ASSERT_EQ(m.key.resolved().size(), 2u);
    const ResolvedKey& first = m.key.resolved()[0];
    EXPECT_EQ(first.key, "policies.measure.rent");
    EXPECT_EQ(first.record_key, "policies.land.rent");
    EXPECT_EQ(first.value, "700");
    EXPECT_EQ(first.fallback, "600");
    EXPECT_TRUE(first.recorded);
    EXPECT_EQ(first.unit, "yuan/mu");
    EXPECT_EQ(first.high, 5000);
    EXPECT_EQ(first.mark, "E");
    EXPECT_EQ(first.source, "EQ1");
    EXPECT_EQ(first.label.zh, "某项");
    ASSERT_TRUE(first.overridden);
    EXPECT_EQ(first.overridden->line, 2);
    const ResolvedKey& second = m.key.resolved()[1];
    EXPECT_FALSE(second.recorded);
    EXPECT_FALSE(second.overridden);
    EXPECT_EQ(second.value, "0.5");
}

TEST(KeyVisitor, warns_of_settings_that_change_nothing_but_not_of_months) {
    Measure m = measure("rent = 600.0\nhouseholds = 5\nfrom = \"2021-01\"");
    Fen rent = 0;
    int households = 0;
    Month from = Month::of(2021, 1);
    m.key.month("from", from);
    m.key.money("rent", rent);
    m.key.count("households", households);
    ASSERT_EQ(m.key.warnings().size(), 1u);
    EXPECT_EQ(std::pair(m.key.warnings()[0].key, m.key.warnings()[0].place.line), std::pair(std::string("policies.measure.rent"), 2));
}

TEST(KeyVisitor, does_not_warn_when_the_default_replaces_a_different_setting) {
    Measure m = measure("rent = 700");
    set_key(m.root, "policies.measure.rent=600");
    Fen rent = 0;
    KeyVisitor key(m.root, "policies.measure", m.known, "policies.land");
    key.money("rent", rent);
    EXPECT_EQ(rent, 600_yuan);
    EXPECT_TRUE(key.warnings().empty());
    EXPECT_EQ(key.resolved()[0].overridden->to_string(), "--set");
}

TEST(KeyVisitor, rejects_a_record_of_the_wrong_type_at_the_record) {
    Measure m("title = \"x\"");
    double path = 0;
    const InputError error = input_error_of([&] { m.market.number("path", path); });
    EXPECT_EQ(error.place().file, "records.toml");
    EXPECT_EQ(error.key(), "market.path");
}

} // namespace
} // namespace terrace
