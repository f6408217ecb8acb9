#include "models/household/plans.hpp"
#include "models/population/register_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <set>
#include <sstream>

#include "models/population/figures.hpp"
#include "models/population/margins.hpp"
#include "models/population/register_weights.hpp"
#include "models/population/scaled_region.hpp"
#include "models/population/synthesis.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/temporary_folder.hpp"

namespace terrace {
namespace {

using H = HouseholdItem;

const std::filesystem::path example = std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios" / "regions" / "example";
const std::vector<CountyName> counties{{"qingquan", {"Qingquan", "清泉县"}}, {"other", {"Other", "别县"}}};

CountyRegister registers_of(const std::string& households, const std::string& villages = "") {
    RegisterSources sources;
    sources.households = SourceFile{"households.csv", households};
    if (!villages.empty()) sources.villages = SourceFile{"villages.csv", villages};
    return read_registers(sources, "qingquan", counties);
}

InputError fault_of(const std::string& households, const std::string& villages = "") {
    return input_error_of([&] { registers_of(households, villages); });
}

/// One household of four whose cells are good, with the columns that most faults need.
const std::string header = "household_id,village,members,workers,contracted_mu,leased_out_mu,sheep\n";

TEST(Registers, take_english_and_chinese_headers_in_any_order) {
    const CountyRegister own = registers_of("劳动力,人口,户编号,类型,脱贫户,承包地亩,养殖技能,低保\n2,4,H1,牧业户,是,12.34,强,否\n1,3,H0,farm,0,5,weak,yes\n");
    EXPECT_EQ(own.household_ids, (std::vector<std::string>{"H0", "H1"}));   // by identifier
    EXPECT_EQ(own.values(H::members), (std::vector<double>{3, 4}));
    EXPECT_EQ(own.values(H::pastoral), (std::vector<double>{0, 1}));
    EXPECT_EQ(own.values(H::exited), (std::vector<double>{0, 1}));
    EXPECT_EQ(own.values(H::contracted), (std::vector<double>{500, 1234}));
    EXPECT_EQ(own.values(H::livestock_skill), (std::vector<double>{0, 2}));
    EXPECT_EQ(own.values(H::dibao), (std::vector<double>{1, 0}));
    EXPECT_FALSE(own.has(H::cash));
}

TEST(Registers, every_column_has_two_names_of_its_own_and_a_place_in_the_guide) {
    std::ifstream file(std::filesystem::path(TERRACE_SOURCE_DIR) / "docs" / "registers.md");
    std::stringstream guide;
    guide << file.rdbuf();
    for (const auto& columns : {household_columns(), village_columns()}) {
        std::set<std::string_view> names;
        for (const RegisterColumn& column : columns) {
            EXPECT_TRUE(names.insert(column.key).second && names.insert(column.zh).second) << column.key;
            EXPECT_NE(guide.str().find("| `" + std::string(column.key) + "` | `" + std::string(column.zh) + "` |"), std::string::npos) << column.key;
        }
    }
}

TEST(Registers, do_not_depend_on_the_order_of_their_rows) {
    const CountyRegister one = registers_of(header + "B,x,4,2,5,0,1\nA,y,3,1,6,0,2\nC,x,2,1,7,0,3\n");
    const CountyRegister other = registers_of(header + "C,x,2,1,7,0,3\nB,x,4,2,5,0,1\nA,y,3,1,6,0,2\n");
    EXPECT_EQ(one.household_ids, (std::vector<std::string>{"B", "C", "A"}));   // by village, then identifier
    EXPECT_EQ(other.household_ids, one.household_ids);
    EXPECT_EQ(other.of_households, one.of_households);
    EXPECT_EQ(one.village_households, (std::vector<std::uint32_t>{2, 1}));
}

TEST(Registers, repeat_a_weighted_row_under_names_of_its_copies) {
    const CountyRegister own = registers_of("household_id,members,workers,weight\nA,4,2,2.5\nB,3,1,2.5\nC,2,1,1\n");
    EXPECT_EQ(own.household_ids, (std::vector<std::string>{"A", "A#2", "A#3", "B", "B#2", "C"}));
    EXPECT_EQ(own.values(H::members), (std::vector<double>{4, 4, 4, 3, 3, 2}));
}

TEST(RegisterWeights, keep_the_total_and_stay_within_one_of_every_weight) {
    std::vector<double> weights;
    for (int i = 0; i < 500; ++i) weights.push_back(0.1 + 0.37 * (i % 11));
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const std::vector<std::uint32_t> copies = whole_copies(weights);
    EXPECT_EQ(std::accumulate(copies.begin(), copies.end(), 0u), static_cast<std::uint32_t>(sum + 0.5));
    for (std::size_t i = 0; i < weights.size(); ++i) EXPECT_LT(std::abs(copies[i] - weights[i]), 1.0) << i;
}

TEST(Registers, take_the_rows_of_the_county_alone) {
    EXPECT_EQ(registers_of("household_id,county,members,workers\nA,清泉县,4,2\nB,other,3,1\nC,Qingquan,2,1\nD,qingquan,2,1\n").household_ids,
              (std::vector<std::string>{"A", "C", "D"}));
    const InputError unknown = fault_of("household_id,county,members,workers\nA,qingquan,4,2\nB,nowhere,3,1\nC,nowhere,3,1\n");
    EXPECT_EQ(unknown.place(), (Place{"households.csv", 3, 3}));
    EXPECT_EQ(unknown.key(), "county");
    EXPECT_EQ(unknown.message().en.find('\n'), std::string::npos) << "told twice";
    EXPECT_EQ(fault_of("household_id,county,members,workers\nA,other,4,2\n").found().en, "no row of the county 'qingquan'");
}

struct BadRow {
    std::string name, row;
    int column;
    std::string key, says;

    friend std::ostream& operator<<(std::ostream& out, const BadRow& bad) { return out << bad.row; }
};

class BadRegister : public testing::TestWithParam<BadRow> {};

TEST_P(BadRegister, is_refused_with_its_place_and_reason) {
    const BadRow& bad = GetParam();
    const InputError fault = fault_of(header + "H1,x,4,2,10,5,3\n" + bad.row + "\n", "village\nx\n");
    EXPECT_EQ(fault.place(), (Place{"households.csv", 3, bad.column})) << fault.what();
    EXPECT_EQ(fault.key(), bad.key);
    EXPECT_NE(std::string(fault.what()).find(bad.says), std::string::npos) << fault.what();
    EXPECT_FALSE(fault.found().zh.empty() || fault.allowed().zh.empty());
    EXPECT_EQ(std::string(fault.what()).find('\n'), std::string::npos) << fault.what();
}

INSTANTIATE_TEST_SUITE_P(Row, BadRegister,
                         testing::Values(BadRow{"unknown_village", "H2,z,4,2,10,5,3", 4, "village", "no village of villages.csv"},
                                         BadRow{"duplicate_id", "H1,x,4,2,10,5,3", 1, "household_id", "line 2 already"},
                                         BadRow{"negative_number", "H2,x,4,2,-10,5,3", 10, "contracted_mu", "'-10'"},
                                         BadRow{"word_for_a_number", "H2,x,four,2,10,5,3", 6, "members", "whole number, 1 .. 20 persons"},
                                         BadRow{"number_with_unit", "H2,x,4,2,10亩,5,3", 10, "contracted_mu", "plain number"},
                                         BadRow{"number_with_exponent", "H2,x,4,2,1e1,5,3", 10, "contracted_mu", "'1e1'"},
                                         BadRow{"half_a_person", "H2,x,4,2.5,10,5,3", 8, "workers", "whole number"},
                                         BadRow{"empty_cell", "H2,x,4,2,10,5,", 15, "sheep", "left out as a whole"},
                                         BadRow{"more_workers_than_members", "H2,x,2,3,10,5,3", 8, "workers", "in a household of 2, allowed: at most 2, its members"},
                                         BadRow{"land_beyond_the_column", "H2,x,4,2,655.36,5,3", 10, "contracted_mu", "0 .. 655.35 mu"},
                                         BadRow{"more_leased_than_owned", "H2,x,4,2,10,10.01,3", 13, "leased_out_mu", "at most 10, the land contracted"},
                                         BadRow{"too_few_fields", "H2,x,4,2,10,5", 1, "", "6 fields, allowed: 7 fields"},
                                         BadRow{"too_many_fields", "H2,x,4,2,10,5,3,", 1, "", "8 fields"},
                                         BadRow{"open_quote", "\"H2,x,4,2,10,5,3", 1, "", "quote"}),
                         [](const auto& row) { return row.param.name; });

TEST(Registers, refuse_weights_that_are_not_positive_and_people_who_do_not_add_up) {
    EXPECT_EQ(fault_of("household_id,members,workers,weight\nA,4,2,0\n").key(), "weight");
    EXPECT_EQ(fault_of("household_id,members,workers,weight\nA,4,2,-1\n").key(), "weight");
    EXPECT_EQ(fault_of("household_id,members,workers,pensioners\nA,4,3,2\n").key(), "pensioners");
    EXPECT_EQ(fault_of("household_id,members,workers,away\nA,2,2,2\n").key(), "away");   // somebody stays at home
    EXPECT_EQ(fault_of("household_id,members,workers,leased_out_mu\nA,2,2,2\n").key(), "leased_out_mu");
}

TEST(Registers, refuse_headers_that_cannot_be_read) {
    EXPECT_EQ(fault_of("").found().en, "an empty file");
    EXPECT_EQ(fault_of("household_id,members,workers\n").found().en, "no row of the county 'qingquan'");
    EXPECT_EQ(fault_of("household_id,members,worker\nA,4,2\n").suggestion(), "workers");
    EXPECT_EQ(fault_of("household_id,members,workers,劳动力\nA,4,2,2\n").place(), (Place{"households.csv", 1, 30}));
    EXPECT_EQ(fault_of("household_id,members\nA,4\n").key(), "workers");
}

TEST(Registers, tell_every_fault_of_both_files) {
    const std::string text = fault_of(header + "H1,x,4,2,10,5,x\nH2,x,4,9,10,5,3\n", "village,households\nx,none\n").what();
    for (const char* place : {"villages.csv:2:3", "households.csv:2:15", "households.csv:3:8"}) EXPECT_NE(text.find(place), std::string::npos) << text;
}

TEST(Registers, compare_the_households_of_a_village_with_its_number_beside_faulty_rows_of_other_villages) {
    const std::string rows = "household_id,village,members,workers\nA,x,4,2\nB,y,3,1\nC,z,3,1\n";
    const std::string text = fault_of(rows, "village,households\nx,1\ny,2\nz,many\n").what();
    for (const char* place : {"villages.csv:3:3", "villages.csv:4:3"}) EXPECT_NE(text.find(place), std::string::npos) << text;
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1) << text;
    const std::string unread = fault_of(rows + "D,y,3,x\n", "village,households\nx,1\ny,3\nz,many\n").what();   // y may have the household of the bad row
    EXPECT_EQ(unread.find("villages.csv:3:3"), std::string::npos) << unread;
}

TEST(Registers, say_where_reading_stopped_and_pass_over_rows_of_commas) {
    const InputError open = fault_of(header + "H1,x,4,2,10,5,3\n\"H2,x,4,2,10,5,3\nH3,x,4,nine,10,5,3\n");
    EXPECT_NE(open.found().en.find("the file was not read from here on"), std::string::npos) << open.what();
    EXPECT_NE(open.found().zh.find("文件自此处起未读取"), std::string::npos) << open.message().zh;
    EXPECT_EQ(registers_of(header + "H1,x,4,2,10,5,3\n,,,,,,\nH2,x,4,2,10,5,3\n,,,,,,\n").household_ids.size(), 2u);
}

TEST(Registers, compare_the_households_of_a_village_with_its_number) {
    const std::string rows = "household_id,village,members,workers\nA,x,4,2\nB,y,3,1\n";
    EXPECT_NO_THROW(registers_of(rows, "village,households\nx,1\ny,1\n"));
    EXPECT_EQ(fault_of(rows, "village,households\nx,1\ny,2\n").place(), (Place{"villages.csv", 3, 3}));
    EXPECT_EQ(fault_of(rows, "village\nx\ny\nz\n").key(), "village");
    EXPECT_EQ(fault_of(rows, "village\nx\ny\nx\n").place(), (Place{"villages.csv", 4, 1}));
}

const Region& example_region() {
    static const Region region = read_region(example / "region.toml");
    return region;
}

Population example_population(std::uint32_t replicate = 0) { return synthesise(example_region().counties[0], 0, {1, replicate}); }

/// The region file of the example with other register files beside it.
class ExampleFolder : public testing::Test {
protected:
    void SetUp() override { std::filesystem::copy(example, folder_.path(), std::filesystem::copy_options::recursive); }
    [[nodiscard]] Region region() const { return read_region(folder_.path() / "region.toml"); }
    [[nodiscard]] static std::string text_of(const std::filesystem::path& path) {
        std::ifstream file(path);
        std::stringstream text;
        text << file.rdbuf();
        return text.str();
    }
    void replace(const std::string& name, const std::string& from, const std::string& to) const {
        std::string text = text_of(folder_.path() / name);
        const std::size_t at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        folder_.write(name, text.replace(at, from.size(), to));
    }
    TemporaryFolder folder_;
};

TEST(ExampleRegion, has_the_households_of_its_register) {
    const CountyRegister& own = *example_region().counties[0].registers;
    const Population population = example_population();
    const Households& h = population.households;
    ASSERT_EQ(h.rows(), own.household_ids.size());
    for (std::size_t row = 0; row < h.rows(); ++row) {
        EXPECT_EQ(h.members[row], own.values(H::members)[row]);
        EXPECT_EQ(h.workers[row], own.values(H::workers)[row]);
        EXPECT_EQ(pensioners(h.flags[row]), own.values(H::pensioners)[row]);
        EXPECT_EQ(h.away[row], own.values(H::away)[row]);
        EXPECT_EQ(h.contracted[row], own.values(H::contracted)[row]);
        EXPECT_EQ(h.leased_out[row], own.values(H::leased_out)[row]);
        EXPECT_EQ(h.sheep[row], own.values(H::sheep)[row]);
        EXPECT_EQ(livestock_skill(h.plan[row]), own.values(H::livestock_skill)[row]);
        EXPECT_EQ(h.cash[row], own.values(H::cash)[row]);
        EXPECT_EQ(h.debt[row], own.values(H::debt)[row]);
        EXPECT_NEAR(h.income_year[row] * 10.0, own.values(H::income)[row] / 100.0, 10);
        EXPECT_EQ((h.flags[row] & household_flag::exited) != 0, own.values(H::exited)[row] == 1);
        EXPECT_EQ((h.flags[row] & household_flag::dibao) != 0, own.values(H::dibao)[row] == 1);
        EXPECT_EQ((h.flags[row] & household_flag::pastoral) != 0, own.values(H::pastoral)[row] == 1);
    }
    double cattle = 0;
    for (const CattleHerd& herd : population.cattle) cattle += herd.heads();
    EXPECT_EQ(cattle, std::accumulate(own.values(H::cattle).begin(), own.values(H::cattle).end(), 0.0));
}

TEST(ExampleRegion, has_the_villages_of_its_register) {
    const Population population = example_population();
    ASSERT_EQ(population.villages.rows(), 4u);
    EXPECT_EQ(population.village_names[1].zh, "示例二村");
    EXPECT_EQ(population.township_names.size(), 2u);
    EXPECT_EQ(population.villages.households[0], 18u);
    EXPECT_EQ(population.villages.first_household[3], 48u);
    EXPECT_EQ(population.villages.formerly_poor[0], 1);
    EXPECT_EQ(population.villages.township[2], 1);
    EXPECT_DOUBLE_EQ(population.villages.infrastructure[1], 0.7);
    EXPECT_DOUBLE_EQ(population.villages.leaders_skill[3], 0.4);
    EXPECT_EQ(population.villages.cash[0], 42'000_yuan);
    const CountyMargins& county = example_region().counties[0];
    double commute = 0;
    for (const double fen : population.villages.commute) commute += fen / 400.0;
    EXPECT_NEAR(commute, county.commute_cost, 1e-9);
    EXPECT_NEAR(population.villages.commute[3] / population.villages.commute[1], 48.0 / 3.0, 1e-12);
}

TEST(ExampleRegion, meets_every_exact_margin_and_says_what_the_region_file_had) {
    for (std::uint32_t replicate = 0; replicate < 5; ++replicate) {
        const auto checks = check_margins(example_region().counties[0], example_population(replicate));
        for (const MarginCheck& check : checks) EXPECT_TRUE(check.holds()) << check.key << ": " << check.asked << " asked, " << check.met << " met";
        const auto residents = std::find_if(checks.begin(), checks.end(), [](const MarginCheck& check) { return check.key == "residents"; });
        EXPECT_EQ(residents->of_region_file, 214.0);
        EXPECT_EQ(residents->mark, "F");
    }
}

TEST(ExampleRegion, synthesises_what_the_registers_do_not_have) {
    const Population one = example_population(0), other = example_population(1);
    EXPECT_EQ(std::vector(one.households.members.begin(), one.households.members.end()), std::vector(other.households.members.begin(), other.households.members.end()));
    EXPECT_NE(std::vector(one.households.yield_factor.begin(), one.households.yield_factor.end()),
              std::vector(other.households.yield_factor.begin(), other.households.yield_factor.end()));
    EXPECT_NE(std::vector(one.workers.age.begin(), one.workers.age.end()), std::vector(other.workers.age.begin(), other.workers.age.end()));
}

TEST(ExampleRegion, scaled_up_is_synthetic) { EXPECT_EQ(scaled(example_region(), 600, 600).counties[0].registers, nullptr); }

TEST_F(ExampleFolder, needs_as_many_households_as_the_figure_says) {
    replace("region.toml", "households = { value = 60", "households = { value = 600");
    const InputError fault = input_error_of([&] { (void)region(); });
    EXPECT_EQ(fault.key(), "counties.qingquan.households");
    EXPECT_NE(fault.allowed().en.find("60, as many as"), std::string::npos) << fault.what();
    EXPECT_NE(fault.allowed().zh.find("权重"), std::string::npos);
}

TEST_F(ExampleFolder, takes_a_sample_with_weights_for_the_whole_county) {
    replace("region.toml", "households = { value = 60", "households = { value = 600");
    std::stringstream rows(text_of(folder_.path() / "households.csv"));
    std::string text;
    for (std::string line; std::getline(rows, line);) text += line + (text.empty() ? ",weight\n" : ",10\n");
    folder_.write("households.csv", text);
    std::string villages = text_of(folder_.path() / "villages.csv");
    for (const auto& [one, ten] : {std::pair{",18,", ",180,"}, {",16,", ",160,"}, {",14,", ",140,"}, {",12,", ",120,"}}) villages.replace(villages.find(one), 4, ten);
    folder_.write("villages.csv", villages);
    const Region weighted = region();
    const CountyMargins& county = weighted.counties[0];
    EXPECT_EQ(county.registers->household_ids.size(), 600u);
    EXPECT_EQ(county.contracted_land, 10 * example_region().counties[0].contracted_land);
    for (const MarginCheck& check : check_margins(county, synthesise(county, 0, {1, 0}))) EXPECT_TRUE(check.holds()) << check.key;
}

TEST_F(ExampleFolder, needs_no_more_than_identifiers_members_and_workers) {
    std::string text = "household_id,members,workers\n";
    for (int i = 0; i < 60; ++i) text += "H" + std::to_string(i) + "," + std::to_string(3 + i % 3) + "," + std::to_string(1 + i % 3) + "\n";
    folder_.write("households.csv", text);
    replace("region.toml", "villages = \"villages.csv\", ", "");
    const Region plain = region();
    for (const MarginCheck& check : check_margins(plain.counties[0], synthesise(plain.counties[0], 0, {1, 0}))) EXPECT_TRUE(check.holds()) << check.key << " " << check.asked << " " << check.met;
    EXPECT_EQ(plain.registers.size(), 1u);
}

TEST_F(ExampleFolder, may_have_villages_alone_or_land_without_groups) {
    replace("region.toml", ", households = \"households.csv\"", "");
    const Region villages = region();
    EXPECT_EQ(synthesise(villages.counties[0], 0, {1, 0}).villages.households[3], 12u);
    for (const MarginCheck& check : check_margins(villages.counties[0], synthesise(villages.counties[0], 0, {1, 0}))) EXPECT_TRUE(check.holds()) << check.key;
    std::string text = "household_id,members,workers,contracted_mu,sheep\n";
    for (int i = 0; i < 60; ++i) text += "H" + std::to_string(100 + i) + ",4,2," + std::to_string(i % 7) + "." + std::to_string(i % 10) + "," + std::to_string(i) + "\n";
    folder_.write("households.csv", text);
    replace("region.toml", "\"villages.csv\"", "\"villages.csv\", households = \"households.csv\"");
    const Region land = region();
    for (const MarginCheck& check : check_margins(land.counties[0], synthesise(land.counties[0], 0, {1, 0}))) EXPECT_TRUE(check.holds()) << check.key;
    EXPECT_TRUE(land.counties[0].replaced.at("exited_land").outcome);
}

TEST_F(ExampleFolder, names_the_key_of_a_register_that_is_not_there) {
    std::filesystem::remove(folder_.path() / "households.csv");
    const InputError fault = input_error_of([&] { (void)region(); });
    EXPECT_EQ(fault.place().file, (folder_.path() / "region.toml").string());
    EXPECT_GT(fault.place().line, 0);
    EXPECT_NE(fault.found().en.find("no such file"), std::string::npos) << fault.what();
    replace("region.toml", "households = \"households.csv\"", "household = \"households.csv\"");
    EXPECT_EQ(input_error_of([&] { (void)region(); }).suggestion(), "households");
}

TEST_F(ExampleFolder, refuses_bytes_that_are_not_utf8_and_takes_a_byte_order_mark) {
    folder_.write("households.csv", "\xEF\xBB\xBF" + text_of(folder_.path() / "households.csv"));
    EXPECT_EQ(region().counties[0].registers->household_ids, example_region().counties[0].registers->household_ids);
    folder_.write("villages.csv", "\xb4\xe5,township\nx,y\n");
    EXPECT_EQ(input_error_of([&] { (void)region(); }).place(), (Place{(folder_.path() / "villages.csv").string(), 1, 1}));
}

}  // namespace
}  // namespace terrace
