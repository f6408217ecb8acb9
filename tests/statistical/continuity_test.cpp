#include "tests/support/county_walk.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

// What continuity measures leave of the others. Runs are compared with their twins that keep everything.
namespace terrace {
namespace {

constexpr std::uint32_t replicates = 2, seed = 7;
constexpr std::size_t years = 5, first_tapered = 2;                    // 2023, the third year
constexpr std::array<double, years> kept_share{1, 1, 0.75, 0.5, 0.25}; // of policy-continuity-taper

/// What the measures of each instrument spend in each year in those counties and all replicates [yuan].
using Spending = std::map<std::string, std::array<double, years>>;

Spending spending_of(const std::string& names, const std::vector<std::size_t>& counties, const std::vector<std::string>& settings) {
    Spending spending;
    for (const std::size_t county : counties)
        for (std::uint32_t r = 0; r < replicates; ++r) {
            CountyWalk walk(shipped_scenario(names, joined({"months=60"}, settings)), county, RandomKey{seed, r});
            walk.live_through();
            const std::vector<Measure>& measures = walk.scenario.measures;
            const std::vector<double>& series = walk.series("spending");
            for (std::size_t month = 0; month < 12 * years; ++month)
                for (std::size_t m = 0; m < measures.size(); ++m)
                    spending[measures[m].terms.instrument][month / 12] += series[month * measures.size() + m];
        }
    return spending;
}

/// Training and leaders' courses have fewer places than there are people and villages for them to the end: with the shipped numbers they
/// run out of both in the kept run, and a taper then spends later what was not spent before.
const std::vector<std::string> places_to_the_end{"policies.vocational_training.seats_per_month=40",
                                                 "policies.talent_training.villages_per_year=4",
                                                 "policies.talent_training.budget_yuan=300000"};

TEST(PolicyContinuity, taper_lowers_the_yearly_spending_of_every_instrument_to_the_share_that_is_kept) {
    // n = 2 replicates of three counties at full size, fixed seed; no alpha, since both runs have the same luck. Within a twentieth of the
    // share: claims, loans and firms answer to what support is left, the rest is nearer. Less than 100,000 yuan a year in all are some few
    // loans or firms, and are left out.
    constexpr double tolerance = 0.05, least_yuan = 100'000;
    const std::vector<std::size_t> all{hejing, bohu, yuli};
    const Spending kept = spending_of("prefecture-package", all, places_to_the_end),
                   taper = spending_of("prefecture-package+policy-continuity-taper", all, places_to_the_end);
    std::set<std::string> recurring;
    for (const auto& [instrument, yearly] : kept)
        for (std::size_t year = 0; year < years; ++year) {
            if (yearly[year] < least_yuan) continue;
            EXPECT_NEAR(taper.at(instrument)[year] / yearly[year], kept_share[year], tolerance * kept_share[year])
                << instrument << " " << 2021 + year;
            if (year >= first_tapered) recurring.insert(instrument);
        }
    EXPECT_EQ(recurring,
              (std::set<std::string>{"industrial_park", "job_fairs", "microcredit", "orchard", "relief_fund", "returnee_startups",
                                     "rural_tourism", "special_posts", "talent_training", "tiered_support", "vocational_training"}));
}

TEST(PolicyContinuity, taper_lowers_courtyard_grants_to_the_share_that_is_kept_and_somewhat_more) {
    // A smaller grant persuades fewer households, so spending falls by more than the share; n as above. There is a grant for everybody to the
    // end: with the shipped number the kept run may have none left in 2025.
    const std::vector<std::string> for_everybody{"policies.courtyard_economy.households=7200", "policies.courtyard_economy.budget_yuan=80000000"};
    const Spending kept = spending_of("bohu-courtyard", {bohu}, for_everybody),
                   taper = spending_of("bohu-courtyard+policy-continuity-taper", {bohu}, for_everybody);
    for (std::size_t year = first_tapered; year < years; ++year) {
        const double share = taper.at("courtyard_economy")[year] / kept.at("courtyard_economy")[year];
        EXPECT_LT(share, kept_share[year]) << 2021 + year;
        EXPECT_GT(share, 0.7 * kept_share[year]) << 2021 + year;
    }
}

} // namespace
} // namespace terrace
