#include <gtest/gtest.h>

#include "analysis/study/simulate.hpp"
#include "tests/support/small_world.hpp"

namespace terrace {
namespace {

constexpr std::size_t bohu = 1;

std::vector<std::string> digests(std::vector<Scenario> scenarios, int threads) {
    StudyRequest request;
    request.scenarios = std::move(scenarios);
    request.replicates = 2;
    request.run.threads = threads;
    return simulate_study(request).digests;
}

TEST(Study, has_one_digest_for_any_number_of_threads) {
    const std::vector<Scenario> scenarios{small_world("baseline"), small_world("courtyard-and-transfer")};
    const auto one = digests(scenarios, 1);
    EXPECT_EQ(digests(scenarios, 2), one);
    EXPECT_EQ(digests(scenarios, 4), one);
}

TEST(Study, does_not_depend_on_the_company_or_order_of_scenarios) {
    const Scenario base = small_world("baseline"), package = small_world("bohu-courtyard");
    const auto both = digests({base, package}, 2), other = digests({package, base}, 2), alone = digests({package}, 2);
    EXPECT_EQ(both[2], other[0]);
    EXPECT_EQ(both[0], other[2]);
    EXPECT_EQ(both[2], alone[0]);
}

TEST(Scenario, that_changes_nothing_equals_its_base_bitwise) {
    EXPECT_EQ(digests({small_world("baseline")}, 2), digests({small_world("no-change")}, 2));
}

TEST(Scenario, equals_its_base_bitwise_before_its_measure_starts) {
    const CountyResult base = run_small_world(small_world("baseline", {}, 1500, 12), bohu);
    const CountyResult with = run_small_world(small_world("bohu-courtyard", {"policies.courtyard_economy.from=2021-09"}, 1500, 12), bohu);
    ASSERT_FALSE(base.record.ledger.empty());
    for (std::size_t i = 0; i < 8 * flow_count; ++i) ASSERT_EQ(base.record.ledger[i], with.record.ledger[i]) << i;
    EXPECT_NE(base.record.ledger, with.record.ledger);
    for (std::size_t t = 0; t < 8; ++t) ASSERT_EQ(base.record.series[0][t], with.record.series[0][t]) << t;
}

/// A world in which nobody meets anybody: fixed prices, no shared market, no neighbours' example.
const std::vector<std::string> lonely{"parameters.market.bird_flexibility=0", "parameters.market.courtyard_flexibility=0", "parameters.labour.matching_efficiency=0",
                                      "parameters.labour.outside_contact_peer=0", "parameters.labour.field_supply=0", "parameters.labour.spending_elasticity=0",
                                      "parameters.choice.peer_weight=0", "parameters.choice.attention_peer=0", "parameters.choice.expand_mu=0", "parameters.services.business_local_share=0",
                                      "parameters.labour.field_wage_elasticity=0", "policies.courtyard_economy.budget_yuan=300000000"};

TEST(PrivateLuck, forbidding_one_household_a_measure_leaves_every_other_household_bit_identical) {
    County with, without;
    const CountyResult result = run_small_world(small_world("bohu-courtyard", lonely), bohu, {}, &with);
    ASSERT_TRUE(result.panel);
    ASSERT_FALSE(result.panel->participants.empty());
    const std::uint32_t row = result.panel->participants.front().row;
    std::vector<std::string> settings = lonely;
    settings.push_back("policies.courtyard_economy.target.excluded_households=[" + std::to_string(with.first_household + row) + "]");
    (void)run_small_world(small_world("bohu-courtyard", settings), bohu, {}, &without);
    std::vector<std::string> different;
    std::vector<std::vector<std::byte>> columns;
    std::vector<std::size_t> sizes;
    with.households.for_each_column([&](const ColumnInfo& info, std::span<const std::byte> bytes) { columns.emplace_back(bytes.begin(), bytes.end()), sizes.push_back(info.element_bytes); });
    std::size_t column = 0;
    bool own_differs = false;
    without.households.for_each_column([&](const ColumnInfo& info, std::span<const std::byte> bytes) {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (bytes[i] == columns[column][i]) continue;
            if (i / sizes[column] == row) own_differs = true;
            else different.push_back(std::string(info.name) + " of household " + std::to_string(i / sizes[column]));
        }
        ++column;
    });
    EXPECT_TRUE(own_differs);
    EXPECT_TRUE(different.empty()) << different.size() << " values, first: " << different.front();
}

TEST(PrivateLuck, a_measure_that_reaches_nobody_changes_nobody) {
    County with, without;
    const CountyResult base = run_small_world(small_world("baseline"), bohu, {}, &without);
    const CountyResult none = run_small_world(small_world("bohu-courtyard", {"policies.courtyard_economy.budget_yuan=0"}), bohu, {}, &with);
    EXPECT_EQ(base.record.final_state, none.record.final_state);
}

}  // namespace
}  // namespace terrace
