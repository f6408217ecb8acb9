#include <gtest/gtest.h>

#include "models/population/region.hpp"

namespace terrace {
namespace {

TEST(Region, of_differences_keeps_the_other_figures_of_its_base) {
    const Region before = read_region(std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios/regions/bayingolin-2014.toml");
    const Region now = read_region(std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios/regions/bayingolin.toml");
    ASSERT_EQ(before.counties.size(), 3u);
    EXPECT_EQ(now.files.size(), 1u);
    EXPECT_EQ(before.label.zh, "巴音郭楞（2014年）");
    const CountyMargins& then = *before.find("yuli");
    EXPECT_EQ(then.block_leased_land, 2'000'000);
    EXPECT_EQ(then.block_rent, 450);
    EXPECT_EQ(now.find("yuli")->block_rent, 700);
    EXPECT_EQ(then.contracted_land, now.find("yuli")->contracted_land);
    ASSERT_EQ(before.files.size(), 2u);
    EXPECT_EQ(before.files[0].path.filename(), "bayingolin.toml");   // so that a study holds both
}

}  // namespace
}  // namespace terrace
