#include "models/population/scaled_region.hpp"

#include <gtest/gtest.h>

#include "models/population/consistency.hpp"
#include "models/population/margins.hpp"
#include "models/population/synthesis.hpp"

namespace terrace {
namespace {

const Region& bayingolin() {
    static const Region region = read_region(std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios/regions/bayingolin.toml");
    return region;
}

TEST(ScaledRegion, has_exactly_the_households_asked_in_counties_that_can_be_synthesised) {
    for (const std::int64_t households : {700, 10'000, 100'000, 1'000'000}) {
        const Region region = scaled(bayingolin(), households, 40'000);
        std::int64_t sum = 0;
        for (const CountyMargins& county : region.counties) {
            sum += county.households;
            const auto fault = find_contradiction(county);
            EXPECT_FALSE(fault) << county.key << " " << fault->key << ": " << fault->allowed.en;
        }
        EXPECT_EQ(sum, households);
        EXPECT_LE(region.counties[0].households, 50'000);
    }
}
TEST(ScaledRegion, meets_its_margins_in_a_small_and_in_a_large_county) {
    for (const Region& region : {scaled(bayingolin(), 700), scaled(bayingolin(), 130'000, 65'000)}) {
        for (std::uint32_t row = 0; row < region.counties.size(); ++row) {
            for (const MarginCheck& check : check_margins(region.counties[row], synthesise(region.counties[row], row, {1, 1}))) {
                EXPECT_TRUE(check.holds()) << region.counties[row].key << " " << check.key << " " << check.asked << " " << check.met;
            }
        }
    }
}

}  // namespace
}  // namespace terrace
