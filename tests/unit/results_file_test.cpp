#include "sim/io/results_file.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <unistd.h>

#include "sim/io/time_axis.hpp"

#ifdef __SANITIZE_ADDRESS__
/// HDF5 itself forgets a few bytes when it refuses a damaged chunk.
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5"; }
#endif

namespace terrace {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

class ResultsFile : public testing::Test {
protected:
    void SetUp() override {
        const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
        folder = fs::temp_directory_path() / ("terrace-" + std::to_string(::getpid()) + "-" + test.name());
        fs::create_directories(folder);
        path = folder / "study.h5";
    }
    void TearDown() override { fs::remove_all(folder); }

    [[nodiscard]] std::size_t files_in_folder() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }

    fs::path folder;
    fs::path path;
};

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void put_text(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

void put_byte(const fs::path& path, std::size_t position, char byte) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(position)).put(byte);
}

std::vector<double> counting(std::size_t size) {
    std::vector<double> values(size);
    std::iota(values.begin(), values.end(), 0.5);
    return values;
}

/// Two scenarios, two months, three counties; the shape of a study in little, with every kind of thing a file can hold.
void write_sample(ResultsWriter& file) {
    file.attributes("", {{"title", "Sample 样本"}, {"Conventions", "CF-1.8"}});
    file.dimension("", {"scenario", Texts{"baseline", "yuli-land-transfer"}, {{"long_name", "Scenario"}}});
    file.dimension("", {"replicate", std::vector<std::int64_t>{0, 1}});
    file.dimension("", time_axis(Month::of(2021, 1), 2));
    file.dimension("", {"county", Texts{"hejing", "bohu", "yuli"}});
    file.dimension("", {"measure", Texts{}});
    file.dimension("villages", {"village", Texts{"v1", "", "村三", "v4"}, {{"long_name", "Village"}}});
    file.dimension("", {"flow", Dimension::Length{2}});
    file.write({"", "county_zh", {"county"}, Texts{"和静县", "博湖县", "尉犁县"}});
    std::vector<double> gini = counting(24);
    gini[5] = missing;
    file.write({"", "gini", {"scenario", "replicate", "time", "county"}, gini,
                {{"units", "1"}, {"long_name", "Gini coefficient"}, {"long_name_zh", "基尼系数"}, {"lines", 3}, {"factor", 1.5}, {"note", ""}}});
    file.write({"", "spending", {"scenario", "measure"}, std::vector<double>{}, {{"units", "yuan"}}});
    file.write({"villages", "income", {"scenario", "time", "village"}, std::vector<float>(16, 2.5F), {{"units", "yuan"}}, false});
    file.write({"ledger", "amount", {"scenario", "time", "flow"}, std::vector<std::int64_t>(8, 9'007'199'254'740'993)});
    file.write({"ledger", "flow_kind", {"flow"}, Texts{"rent", "wage"}});
    file.write({"provenance", "version", {}, Texts{"0.1.0"}});
    file.write({"provenance", "seed", {}, std::vector<std::int32_t>{42}});
    file.write({"provenance", "wall_seconds", {}, std::vector<double>{1.25}});
    file.write({"provenance", "digest", {"scenario", "replicate"}, Texts{"a", "b", "c", "d"}});
    file.attributes("provenance", {{"note", "来源"}});
}

void write_sample(const fs::path& path, bool force = false) {
    ResultsWriter file(path, force);
    write_sample(file);
    file.commit();
}

/// The tests of other readers and of failing disks run this one to get their file, with its name in the environment.
TEST_F(ResultsFile, the_sample_for_other_programs_is_written_over_an_earlier_file) {
    const char* wanted = std::getenv("TERRACE_SAMPLE_FILE");
    const fs::path sample = wanted == nullptr ? path : fs::path(wanted);
    write_sample(sample, true);
    EXPECT_TRUE(fs::exists(sample));
}

TEST_F(ResultsFile, a_variable_can_be_declared_and_filled_block_by_block) {
    {
        ResultsWriter writer(path, false);
        writer.dimension("", {"time", Dimension::Length{3}, {}});
        writer.dimension("households", {"household", std::vector<std::int64_t>{7, 8, 9, 20}, {}});
        writer.declare({"households", "cash", {"time", "household"}, BlockNumber::int32, {{"units", std::string("fen")}}});
        writer.declare({"households", "plan", {"household"}, BlockNumber::int8, {}});
        writer.write_block("households/cash", {1, 2}, {2, 2}, std::vector<std::int32_t>{-1, 2, 3, 2'000'000'000});
        writer.write_block("households/cash", {0, 0}, {3, 2}, std::vector<std::int32_t>{10, 11, 12, 13, 14, 15});
        writer.write_block("households/plan", {0}, {4}, std::vector<std::int8_t>{0, 1, -1, 5});
        EXPECT_THROW(writer.write_block("households/cash", {2, 0}, {2, 1}, std::vector<std::int32_t>{1, 2}), std::invalid_argument);
        EXPECT_THROW(writer.write_block("households/cash", {0, 0}, {1, 2}, std::vector<std::int32_t>{1}), std::invalid_argument);
        EXPECT_THROW(writer.write_block("households/plan", {0}, {1}, std::vector<std::int32_t>{1}), std::invalid_argument);
        EXPECT_THROW(writer.write_block("households/debt", {0}, {1}, std::vector<std::int32_t>{1}), std::invalid_argument);
        writer.commit();
    }
    const ResultsReader reader(path);
    EXPECT_EQ(reader.int64s("households/cash").values, (std::vector<std::int64_t>{10, 11, 0, 0, 12, 13, -1, 2, 14, 15, 3, 2'000'000'000}));
    EXPECT_EQ(reader.int64s("households/plan").values, (std::vector<std::int64_t>{0, 1, -1, 5}));
    EXPECT_EQ(reader.dimensions("households/cash"), (Texts{"time", "household"}));
    EXPECT_EQ(reader.text_attribute("households/cash", "units"), "fen");
}

TEST_F(ResultsFile, numbers_and_texts_can_be_written_and_read_some_rows_at_a_time) {
    {
        ResultsWriter writer(path, false);
        writer.dimension("", {"point", Dimension::Numbered{10'000}, {{"long_name", std::string("Point")}}});
        writer.dimension("", {"part", Texts{"a", "b"}});
        writer.declare({"", "share", {"point", "part"}, BlockNumber::float64, {{"units", std::string("1")}}, 4000, true});
        writer.declare({"", "reason", {"point"}, BlockNumber::text});
        writer.write_block("share", {0, 0}, {4000, 2}, counting(8000));
        writer.write_block("share", {8000, 0}, {2000, 2}, counting(4000));
        writer.write_block("reason", {1}, {2}, Texts{"因为", ""});
        EXPECT_THROW(writer.write_block("reason", {0}, {1}, std::vector<double>{1}), std::invalid_argument);
        writer.commit();
    }
    const ResultsReader reader(path);
    EXPECT_EQ(reader.dimensions("share"), (Texts{"point", "part"}));
    EXPECT_EQ(reader.text_attribute("point", "long_name"), "Point");
    EXPECT_EQ(reader.doubles("share", {8001, 1}).values, (std::vector<double>{2.5, 3.5}));
    EXPECT_EQ(reader.doubles("point", {9'998, 2}).values, (std::vector<double>{9'998, 9'999}));
    EXPECT_EQ(reader.strings("reason", {0, 3}).values, (Texts{"", "因为", ""}));
    EXPECT_EQ(reader.doubles("share", {0, 4000}).shape, (std::vector<std::size_t>{4000, 2}));
    EXPECT_THROW(static_cast<void>(reader.doubles("share", {9'999, 2})), FileError);
    EXPECT_THROW(static_cast<void>(reader.doubles("share", {4000, 1})), FileError); // never written
}

/// Likewise: nine chunks of a compressed variable.
TEST_F(ResultsFile, a_large_variable_is_written_in_chunks_and_comes_back) {
    const char* wanted = std::getenv("TERRACE_LARGE_FILE");
    const fs::path large = wanted == nullptr ? path : fs::path(wanted);
    const std::vector<double> values = counting(3UL * 350 * 1000);
    ResultsWriter file(large, true);
    file.dimension("", {"scenario", Dimension::Length{3}});
    file.dimension("", {"time", Dimension::Length{350}});
    file.dimension("", {"household", Dimension::Length{1000}});
    file.write({"", "income", {"scenario", "time", "household"}, values});
    file.write({"", "income_plain", {"scenario", "time", "household"}, values, {}, false});
    file.commit();
    const ResultsReader reader(large);
    EXPECT_EQ(reader.doubles("income").values, values);
    EXPECT_EQ(reader.doubles("income_plain").values, values);
}

TEST_F(ResultsFile, numbers_texts_and_shapes_come_back_as_written) {
    write_sample(path);
    const ResultsReader reader(path);
    const Array<double> gini = reader.doubles("gini");
    EXPECT_EQ(gini.shape, (std::vector<std::size_t>{2, 2, 2, 3}));
    EXPECT_EQ(gini.values[7], 7.5);
    EXPECT_TRUE(std::isnan(gini.values[5]));
    EXPECT_EQ(reader.dimensions("gini"), (Texts{"scenario", "replicate", "time", "county"}));
    EXPECT_EQ(reader.strings("county_zh").values, (Texts{"和静县", "博湖县", "尉犁县"}));
    EXPECT_EQ(reader.int64s("ledger/amount").values, std::vector<std::int64_t>(8, 9'007'199'254'740'993));
    EXPECT_EQ(reader.doubles("villages/income").values, std::vector<double>(16, 2.5));
    EXPECT_EQ(reader.strings("villages/village").values, (Texts{"v1", "", "村三", "v4"}));
}

TEST_F(ResultsFile, single_values_and_empty_axes_are_kept) {
    write_sample(path);
    const ResultsReader reader(path);
    EXPECT_EQ(reader.strings("provenance/version").values, Texts{"0.1.0"});
    EXPECT_TRUE(reader.shape("provenance/version").empty());
    EXPECT_EQ(reader.int64s("provenance/seed").values, std::vector<std::int64_t>{42});
    EXPECT_EQ(reader.doubles("provenance/wall_seconds").values, std::vector<double>{1.25});
    EXPECT_EQ(reader.shape("spending"), (std::vector<std::size_t>{2, 0}));
    EXPECT_TRUE(reader.doubles("spending").values.empty());
    EXPECT_TRUE(reader.strings("measure").values.empty());
}

TEST_F(ResultsFile, attributes_come_back_in_order_without_those_of_the_format) {
    write_sample(path);
    const ResultsReader reader(path);
    const std::vector<Attribute> attributes = reader.attributes("gini");
    Texts names;
    for (const Attribute& attribute : attributes) names.push_back(attribute.name);
    EXPECT_EQ(names, (Texts{"units", "long_name", "long_name_zh", "lines", "factor", "note"}));
    EXPECT_EQ(std::get<std::int64_t>(attributes[3].value), 3);
    EXPECT_EQ(std::get<double>(attributes[4].value), 1.5);
    EXPECT_EQ(std::get<std::string>(attributes[5].value), "");
    EXPECT_EQ(reader.text_attribute("gini", "long_name_zh"), "基尼系数");
    EXPECT_EQ(reader.text_attribute("", "title"), "Sample 样本");
    EXPECT_EQ(reader.text_attribute("provenance", "note"), "来源");
    EXPECT_FALSE(reader.text_attribute("gini", "absent").has_value());
}

TEST_F(ResultsFile, a_group_repeats_the_coordinates_it_needs_and_an_axis_of_its_own_stands_there_only) {
    write_sample(path);
    const ResultsReader reader(path);
    EXPECT_EQ(reader.groups(), (Texts{"villages", "ledger", "provenance"}));
    EXPECT_EQ(reader.list("villages"), (Texts{"village", "scenario", "time", "income"}));
    EXPECT_EQ(reader.list("ledger"), (Texts{"scenario", "time", "amount", "flow_kind"}));
    EXPECT_EQ(reader.list(), (Texts{"scenario", "replicate", "time", "county", "measure", "county_zh", "gini", "spending"}));
    EXPECT_EQ(reader.doubles("villages/time").values, reader.doubles("time").values);
    EXPECT_EQ(reader.dimensions("villages/village"), Texts{"village"});
    EXPECT_TRUE(reader.has("villages/income"));
    EXPECT_FALSE(reader.has("villages"));
    EXPECT_FALSE(reader.has("nowhere/income"));
    EXPECT_FALSE(reader.has(""));
}

TEST_F(ResultsFile, the_time_axis_counts_days_to_the_last_day_of_each_month) {
    const Dimension axis = time_axis(Month::of(2021, 1), 3);
    EXPECT_EQ(axis.name, "time");
    EXPECT_EQ(std::get<std::vector<double>>(axis.values), (std::vector<double>{30, 58, 89}));
}

TEST_F(ResultsFile, the_same_contents_make_the_same_bytes) {
    write_sample(path);
    write_sample(folder / "again.h5");
    EXPECT_EQ(text_of(path), text_of(folder / "again.h5"));
}

TEST_F(ResultsFile, text_that_is_not_utf8_is_mended) {
    ResultsWriter file(path, false);
    file.write({"", "argument", {}, Texts{std::string("caf\xE9 \xED\xA0\x80 \xF4\x90\x80\x80 村\0.", 19)}});
    file.commit();
    EXPECT_EQ(ResultsReader(path).strings("argument").values[0], "caf\uFFFD \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD\uFFFD 村\uFFFD.");
}

TEST_F(ResultsFile, an_existing_file_is_refused_before_anything_is_written) {
    put_text(path, "earlier");
    EXPECT_THROW(ResultsWriter(path, false), FileExists);
    EXPECT_EQ(text_of(path), "earlier");
    EXPECT_EQ(files_in_folder(), 1U);
}

TEST_F(ResultsFile, an_existing_file_is_replaced_at_commit_and_not_before) {
    put_text(path, "earlier");
    ResultsWriter file(path, true);
    write_sample(file);
    EXPECT_EQ(text_of(path), "earlier");
    file.commit();
    EXPECT_TRUE(ResultsReader(path).has("gini"));
    EXPECT_EQ(files_in_folder(), 1U);
}

TEST_F(ResultsFile, without_commit_nothing_remains) {
    put_text(folder / "kept.h5", "earlier");
    {
        ResultsWriter fresh(path, false);
        write_sample(fresh);
    }
    { ResultsWriter over(folder / "kept.h5", true); }
    EXPECT_EQ(text_of(folder / "kept.h5"), "earlier");
    EXPECT_EQ(files_in_folder(), 1U);
}

TEST_F(ResultsFile, a_file_that_appeared_meanwhile_is_not_overwritten) {
    ResultsWriter file(path, false);
    put_text(path, "somebody else's");
    EXPECT_THROW(file.commit(), FileExists);
    EXPECT_EQ(text_of(path), "somebody else's");
}

TEST_F(ResultsFile, a_symbolic_link_is_kept_and_its_file_replaced) {
    put_text(folder / "real.h5", "earlier");
    fs::create_symlink("real.h5", path);
    write_sample(path, true);
    EXPECT_TRUE(fs::is_symlink(path));
    EXPECT_TRUE(ResultsReader(folder / "real.h5").has("gini"));
}

TEST_F(ResultsFile, a_name_that_cannot_be_written_is_an_error_that_names_path_and_operation) {
    try {
        ResultsWriter file(folder / "absent" / "study.h5", false);
        FAIL() << "a file in a folder that is not there";
    } catch (const FileError& error) {
        EXPECT_EQ(error.path(), folder / "absent" / "study.h5");
        EXPECT_EQ(error.message().en, (folder / "absent/study.h5").string() + ": cannot create the file: No such file or directory");
        EXPECT_NE(error.message().zh.find("无法创建文件"), std::string::npos);
    }
    EXPECT_THROW(ResultsWriter(folder, true), FileError);
    EXPECT_THROW(ResultsWriter("/dev/null", true), FileError);
    EXPECT_THROW(ResultsWriter("", false), FileError);
}

TEST_F(ResultsFile, too_little_room_on_the_disk_is_found_first) {
    EXPECT_THROW(ResultsWriter(path, false, std::uint64_t{1} << 60), FileError);
    EXPECT_EQ(files_in_folder(), 0U);
}

TEST_F(ResultsFile, a_programmer_s_fault_is_refused) {
    ResultsWriter file(path, false);
    file.dimension("", {"county", Texts{"yuli"}});
    file.write({"villages", "income", {"county"}, std::vector<double>{1}});
    const std::vector<double> one{1};
    EXPECT_THROW(file.write({"", "gini", {"nowhere"}, one}), std::invalid_argument);
    EXPECT_THROW(file.write({"", "gini", {"county"}, std::vector<double>{1, 2}}), std::invalid_argument);
    EXPECT_THROW(file.write({"villages", "income", {"county"}, one}), std::invalid_argument);
    EXPECT_THROW(file.write({"county", "income", {"county"}, one}), std::invalid_argument);
    EXPECT_THROW(file.write({"", "villages", {"county"}, one}), std::invalid_argument);
    EXPECT_THROW(file.write({"", "", {"county"}, one}), std::invalid_argument);
    EXPECT_THROW(file.dimension("", {"county", Texts{"bohu"}}), std::invalid_argument);
    EXPECT_THROW(file.dimension("villages", {"county", Texts{"bohu"}}), std::invalid_argument);
    file.commit();
    EXPECT_THROW(file.commit(), std::logic_error);
    EXPECT_EQ(ResultsReader(path).list(), Texts{"county"});
}

TEST_F(ResultsFile, a_file_that_is_no_results_file_is_refused) {
    EXPECT_THROW(ResultsReader(folder / "absent.h5"), FileError);
    EXPECT_THROW(ResultsReader{folder}, FileError);
    put_text(path, "");
    EXPECT_THROW(ResultsReader{path}, FileError);
    put_text(path, "title = \"a scenario\"\n");
    EXPECT_THROW(ResultsReader{path}, FileError);
}

TEST_F(ResultsFile, an_absent_variable_or_a_wrong_type_is_an_error) {
    write_sample(path);
    const ResultsReader reader(path);
    EXPECT_THROW(static_cast<void>(reader.doubles("absent")), FileError);
    EXPECT_THROW(static_cast<void>(reader.doubles("villages")), FileError);
    EXPECT_THROW(static_cast<void>(reader.doubles("county")), FileError);
    EXPECT_THROW(static_cast<void>(reader.int64s("gini")), FileError);
    EXPECT_THROW(static_cast<void>(reader.strings("gini")), FileError);
    EXPECT_THROW(static_cast<void>(reader.attributes("absent")), FileError);
    EXPECT_THROW(static_cast<void>(reader.list("absent")), FileError);
}

/// Numbers of the checksummed variables of the sample, or nothing where reading ends in a clean error.
std::vector<double> numbers_read(const fs::path& path) {
    try {
        const ResultsReader reader(path);
        std::vector<double> numbers;
        for (const char* name : {"gini", "villages/income", "ledger/amount"}) {
            for (const double number : reader.doubles(name).values) numbers.push_back(std::isnan(number) ? -1 : number);
        }
        return numbers;
    } catch (const FileError&) {
        return {};
    }
}

TEST_F(ResultsFile, a_shortened_file_is_refused) {
    write_sample(path);
    const std::string whole = text_of(path);
    for (std::size_t length = 0; length < whole.size(); length += 97) {
        put_text(path, whole.substr(0, length));
        EXPECT_TRUE(numbers_read(path).empty()) << "cut to " << length << " bytes";
    }
}

TEST_F(ResultsFile, a_damaged_byte_never_gives_a_wrong_number) {
    write_sample(path);
    const std::string whole = text_of(path);
    const std::vector<double> right = numbers_read(path);
    ASSERT_FALSE(right.empty());
    for (std::size_t position = 0; position < whole.size(); position += 13) {
        put_byte(path, position, static_cast<char>(~whole[position]));
        const std::vector<double> numbers = numbers_read(path);
        EXPECT_TRUE(numbers.empty() || numbers == right) << "byte " << position;
        put_byte(path, position, whole[position]);
    }
}

}  // namespace
}  // namespace terrace
