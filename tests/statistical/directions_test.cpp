#include <gtest/gtest.h>

#include "analysis/study/simulate.hpp"
#include "models/market/expectations.hpp"
#include "tests/support/small_world.hpp"

namespace terrace {
namespace {

constexpr std::size_t yuli = 2;

TEST(CottonSubsidy, gives_193_fen_a_kilogram_for_the_2022_crop) {
    const Parameters parameters = small_world("baseline").parameters;
    EXPECT_NEAR(cotton_subsidy(parameters.price, lint_price(parameters.price, 586)), 193, 2);
}

TEST(ThinMarket, pays_less_for_more) {
    EXPECT_DOUBLE_EQ(thin_price(100, 100, 0.5, 0.2, 3), 1.0);
    EXPECT_LT(thin_price(400, 100, 0.5, 0.2, 3), 0.51);
    EXPECT_DOUBLE_EQ(thin_price(1e9, 100, 0.5, 0.65, 3), 0.65);
}

/// Mean yearly income per head of Yuli in the second year.
double second_year_income(const std::vector<std::string>& settings) {
    const CountyResult result = run_small_world(small_world("baseline", settings), yuli);
    return result.record.series[0].back();
}

TEST(Income, of_Yuli_follows_the_cotton_price) {
    const double bad = second_year_income({"parameters.price.cotton_path=bad"}), ordinary = second_year_income({"parameters.price.cotton_path=ordinary"}),
                 good = second_year_income({"parameters.price.cotton_path=good"});
    EXPECT_LT(bad, ordinary);
    EXPECT_LT(ordinary, good);
}

/// Net of the transfer per participant in the first year [yuan], from the study's own pairs; 2 replicates, seed 1.
double transfer_net(const std::string& suffix) {
    StudyRequest request;
    const std::vector<std::string> terms{"policies.land_transfer.households=60", "policies.land_transfer.area_mu=1266"};
    request.scenarios = {small_world("baseline", {}, 3600), small_world("yuli-land-transfer", terms, 3600)};
    request.replicates = 2;
    request.cotton_years = true;
    const Study study = simulate_study(request);
    Fen net = 0;
    std::int64_t participants = 0;
    for (const MeasureEffect& effect : study.effects) {
        if (study.scenarios[effect.scenario].name != "yuli-land-transfer@" + suffix) continue;
        for (const Fen part : effect.net) net += part;
        participants += effect.participants;
    }
    return participants > 0 ? yuan(net) / static_cast<double>(participants) : 0;
}

TEST(LandTransfer, is_worth_more_when_the_harvest_fails_than_when_the_price_is_good) { EXPECT_GT(transfer_net("harvest-failure"), transfer_net("cotton-good") + 5000); }

}  // namespace
}  // namespace terrace
