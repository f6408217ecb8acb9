#include <gtest/gtest.h>

#include "models/household/crops.hpp"
#include "tests/support/paired_world.hpp"

// What consolidation of plots does. See paired_world.hpp for n and alpha.
namespace terrace {
namespace {

TEST(Consolidation, raises_the_net_income_of_participants_and_of_no_other_county) {
    const std::vector<std::string> months{"months=26"};
    const Study study = paired_study({small_scenario("baseline", months), small_scenario("bohu-consolidation", months)});
    expect_all_above(net_per_participant(study), 0);
    for (std::size_t r = 0; r < paired_replicates; ++r)
        for (const std::size_t county : {hejing, yuli}) EXPECT_EQ(study.values[0][study.at(1, r, 25, county)], study.values[0][study.at(0, r, 25, county)]);
}

TEST(Consolidation, saves_work_on_crops_and_none_on_animals) {
    Households h;
    h.resize(2);
    for (std::size_t row = 0; row < 2; ++row) h.cotton[row] = 1000, h.sheep[row] = 100;
    const Scenario scenario = shipped_scenario("baseline");
    const Parameters& p = scenario.parameters;
    for (int month = 0; month < 12; ++month) {
        std::vector<float> days(2), herd(2);
        field_days(h, p.crop, p.courtyard, p.livestock, month, days);
        Households animals = h;
        animals.cotton[0] = animals.cotton[1] = 0;
        field_days(animals, p.crop, p.courtyard, p.livestock, month, herd);
        const float before = days[0];
        save_days(h, std::vector<ConsolidatedLand>{{0, 0.5f}}, p.crop, month, days);
        EXPECT_NEAR(days[0], before - 0.5f * 0.15f * (before - herd[0]), 1e-4) << month;
        EXPECT_EQ(days[1], before) << month;
    }
}

TEST(Consolidation, is_worth_more_where_it_saves_more_work) {
    const auto net = [](const std::string& saved) {
        const std::vector<std::string> settings{"months=26", "parameters.crop.consolidated_days=" + saved, "parameters.crop.consolidated_yield=0.05"};
        return net_per_participant(paired_study({small_scenario("baseline", settings), small_scenario("bohu-consolidation", settings)}));
    };
    const std::vector<double> little = net("0.05"), much = net("0.25");
    double sum = 0;
    for (std::size_t r = 0; r < little.size(); ++r) sum += much[r] - little[r];
    EXPECT_GT(sum, 0);
}

}  // namespace
}  // namespace terrace
