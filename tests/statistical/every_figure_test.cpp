#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "models/population/figures.hpp"
#include "tests/support/moved_world.hpp"

// Moved by a tenth, each figure of the initial population changes a series, the ledger or a village of a small world
// (n = 1 pair of runs with seed 1, equal but for the one figure; compared to the bit, so there is no alpha).
namespace terrace {
namespace {

/// A figure moved a little up or down in the counties that have it; false where it then does not fit the others.
bool moves_results(const Scenario& usual, const FigureInfo& figure, double factor, const std::string& before) {
    Scenario moved = usual;
    for (CountyMargins& county : moved.region.counties) {
        const double value = figure.value(county), step = figure.whole() ? std::max(1.0, std::round(0.1 * value)) : 0.1 * std::max(value, 0.1);
        figure.set(county, std::clamp(value + (factor > 0 ? step : -step), figure.low, figure.high));
    }
    try {
        return results_of(moved) != before;
    } catch (const std::exception&) {   // for example crop shares that no longer sum to one
        return false;
    }
}

/// Figures that the synthesis is only held against, and why.
const std::set<std::string_view>& margins_only() {
    static const std::set<std::string_view> keys{
        "leasing_households",   // follows from the land leased and whose it is; `terrace population` prints how near it comes
        "wheat_share",          // the rest of the land; the region file must make the three shares add up to one
    };
    return keys;
}

TEST(EveryFigure, of_the_initial_population_matters) {
    // Large enough for several villages and townships; a few public posts and jobs at the factory, which the shipped region has none of.
    Scenario usual = small_scenario("factual", {"months=14"}, 2000);
    for (CountyMargins& county : usual.region.counties) county.public_posts = county.factory_jobs = 20;
    const std::string before = results_of(usual);
    const std::span<const FigureInfo> list = figures();
    std::vector<std::uint8_t> matters(list.size(), 0);
    run_tasks(list.size(), {}, [&](std::size_t f) { matters[f] = moves_results(usual, list[f], 1, before) || moves_results(usual, list[f], -1, before) ? 1 : 0; });
    for (std::size_t f = 0; f < list.size(); ++f) EXPECT_EQ(matters[f], margins_only().contains(list[f].key) ? 0 : 1) << list[f].key;
    EXPECT_GT(list.size(), 60u);
}

}  // namespace
}  // namespace terrace
