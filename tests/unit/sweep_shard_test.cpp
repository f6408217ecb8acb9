#include "analysis/sweeps/catalogue.hpp"
#include "analysis/sweeps/shard.hpp"
#include "sim/io/small_files.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

PointResult sample() { return {12, {1.0 / 3, -0.0, 5e-324, 1.7976931348623157e308, nan, 20123.456}, {"", ""}, "abcdef"}; }

TEST(SweepShard, comes_back_to_the_bit) {
    const PointResult result = sample();
    const auto back = read_shard(shard_text(result, "mark"), "mark", result.values.size());
    ASSERT_TRUE(back);
    EXPECT_TRUE(*back == result);
    EXPECT_TRUE(std::signbit(back->values[1]));
    EXPECT_EQ(back->states, "abcdef");
}

TEST(SweepShard, keeps_the_reason_of_a_failure_in_both_languages) {
    const PointResult failed{3, {nan, nan}, {"no such county", "没有这个县"}, ""};
    const auto back = read_shard(shard_text(failed, "mark"), "mark", 2);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->failure.en, "no such county");
    EXPECT_EQ(back->failure.zh, "没有这个县");
}

TEST(SweepShard, is_refused_when_any_byte_is_changed_or_its_end_is_missing) {
    const std::string text = shard_text(sample(), "mark");
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        EXPECT_FALSE(read_shard(changed, "mark", 6)) << i;
        EXPECT_FALSE(read_shard(text.substr(0, i), "mark", 6)) << i;
    }
}

TEST(SweepShard, of_another_sweep_or_with_another_number_of_values_is_refused) {
    EXPECT_FALSE(read_shard(shard_text(sample(), "other"), "mark", 6));
    EXPECT_FALSE(read_shard(shard_text(sample(), "mark"), "mark", 5));
}

std::vector<CatalogueEntry> entries(const std::filesystem::path& folder) {
    std::vector<CatalogueEntry> found;
    Catalogue::visit(folder, [&](const CatalogueEntry& entry) { found.push_back(entry); });
    return found;
}

TEST(SweepCatalogue, passes_over_torn_and_damaged_lines) {
    const TemporaryFolder folder;
    const CatalogueEntry first{7, "0000abcd", 0.5, 0.625, 1000}, second{3, "0000abce", 0.25, 0.5, 1001};
    {
        Catalogue catalogue(folder.path());
        catalogue.append({first});
        catalogue.append({second});
    }
    EXPECT_EQ(entries(folder.path()), (std::vector<CatalogueEntry>{first, second}));
    const std::filesystem::path file = std::filesystem::directory_iterator(folder.path())->path();
    const std::string text = read_small_file(file);
    folder.write(file.filename(), text.substr(0, text.size() - 4));
    EXPECT_EQ(entries(folder.path()), std::vector<CatalogueEntry>{first});
    folder.write(file.filename(), "8" + text.substr(1));
    EXPECT_EQ(entries(folder.path()), std::vector<CatalogueEntry>{second});
}

TEST(SmallFiles, know_the_check_value_of_crc32) { EXPECT_EQ(crc32_text("123456789"), "cbf43926"); }

TEST(SmallFiles, of_a_batch_are_absent_until_it_is_published_and_leave_nothing_when_it_is_not) {
    const TemporaryFolder folder;
    {
        FileBatch batch;
        batch.add(folder.path() / "a", "one");
        EXPECT_FALSE(std::filesystem::exists(folder.path() / "a"));
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    FileBatch batch;
    batch.add(folder.path() / "a", "one");
    batch.add(folder.path() / "b", "two");
    batch.publish();
    EXPECT_EQ(read_small_file(folder.path() / "a") + read_small_file(folder.path() / "b"), "onetwo");
}

} // namespace
} // namespace terrace
