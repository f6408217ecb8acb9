#include <gtest/gtest.h>

#include "analysis/comparison/land_table.hpp"
#include "analysis/study/land_terms.hpp"
#include "models/outside.hpp"
#include "tests/support/paired_world.hpp"

// What a fixed rent is worth at a low and at a high cotton price, with and without the target-price subsidy and another job. See paired_world.hpp
// for n and alpha. The harvest is full everywhere, so that the price alone moves what a household gives up.
namespace terrace {
namespace {

/// What is switched off in both the world with the lease and that without it.
struct Without {
    bool subsidy = false;   ///< no target price of cotton
    bool jobs = false;      ///< nobody is hired, by the lessee or anybody else, and nobody leaves
};

/// Net per lessor in the second year of the lease [yuan], by replicate. It is the first year to hold the subsidy on the harvest that the lease
/// has taken away, since that is paid in the year after.
std::vector<double> second_year_net(const std::string& price, Without off) {
    std::vector<std::string> settings{"months=26", "parameters.weather.fixed_loss=0"}, lease;
    if (off.jobs) {
        settings.insert(settings.end(), {"parameters.labour.matching_efficiency=0", "parameters.labour.home_bias=5000"});
        lease = {"policies.land_transfer.jobs.mu_per_job=0"};
    }
    std::vector<Scenario> pair{small_scenario("baseline+" + price, settings), small_scenario("yuli-land-transfer+" + price, joined(settings, lease))};
    if (off.subsidy)
        for (Scenario& scenario : pair) scenario.parameters.price.cotton_target = 0;
    std::vector<double> net;
    for (const MeasureEffect& effect : paired_study(std::move(pair)).effects) {
        EXPECT_GT(effect.participants_by_year[1], 0);
        net.push_back(yuan(effect.net_by_year[1]) / static_cast<double>(std::max<std::int64_t>(1, effect.participants_by_year[1])));
    }
    EXPECT_EQ(net.size(), paired_replicates);
    return net;
}

std::vector<double> difference(const std::vector<double>& one, const std::vector<double>& other) {
    std::vector<double> list;
    for (std::size_t r = 0; r < one.size(); ++r) list.push_back(one[r] - other[r]);
    return list;
}

TEST(FixedRent, at_a_low_price_is_decided_by_the_subsidy_given_up_and_by_other_jobs) {
    const std::vector<double> usual = second_year_net("cotton-bad", {}), no_subsidy = second_year_net("cotton-bad", {.subsidy = true});
    const std::vector<double> no_jobs = second_year_net("cotton-bad", {.jobs = true});
    expect_all_above(usual, 0);                           // the rent and another job are worth more than cotton
    expect_all_above(difference(no_subsidy, usual), 0);   // a lessor gives the subsidy up
    expect_all_above(difference(usual, no_jobs), 0);
}

TEST(FixedRent, at_a_good_price_loses_when_nobody_finds_another_job_and_may_go_either_way_when_they_do) {
    const std::vector<double> usual = second_year_net("cotton-good", {}), no_jobs = second_year_net("cotton-good", {.jobs = true});
    expect_all_below(no_jobs, 0);
    expect_all_above(difference(usual, no_jobs), 0);
    EXPECT_GT(*std::max_element(usual.begin(), usual.end()), 0);
    EXPECT_LT(*std::min_element(usual.begin(), usual.end()), 0);
}

/// Margin of an average grower's cotton without a hired day [yuan/mu].
double own_margin(const Parameters& p, Fen price, bool subsidy) {
    const auto kilogram = static_cast<double>(price);
    const double paid = subsidy ? cotton_subsidy(p.price, lint_price(p.price, kilogram)) : 0;
    return 0.01 * (p.crop.cotton_yield * (kilogram + paid) - static_cast<double>(p.crop.cotton_inputs) - 0.75 * static_cast<double>(p.crop.machine_harvest));
}

// By arithmetic, without luck: the break-even surface of the shipped terms for a grower of average yield who hires nobody.
TEST(BreakEven, at_a_low_price_changes_sign_with_the_subsidy_and_with_another_job) {
    const Scenario scenario = shipped_scenario("yuli-land-transfer");
    const LandTerms terms = *land_terms(scenario, scenario.measures.front());
    const BreakEvenSurface surface = break_even_surface(terms, {});
    const double without_job = surface.break_even_margin.front(), with_job = surface.break_even_margin.back();   // 0 and 0.6 jobs a household
    const PriceParameters& price = scenario.parameters.price;
    const auto margin = [&](Fen at, bool subsidy) { return own_margin(scenario.parameters, at, subsidy); };
    EXPECT_DOUBLE_EQ(margin(price.cotton_ordinary, true), terms.cotton_margin_yuan_per_mu);
    EXPECT_LT(margin(price.cotton_bad, false), without_job);   // no subsidy to give up: the rent is more
    EXPECT_GT(margin(price.cotton_bad, true), without_job);    // with it own cotton is more,
    EXPECT_LT(margin(price.cotton_bad, true), with_job);       // unless somebody finds work
    EXPECT_GT(margin(price.cotton_good, true), with_job);      // at a good price own cotton is more in any case
}

}  // namespace
}  // namespace terrace
