#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <numeric>

#include "analysis/biography/life.hpp"
#include "models/simulation.hpp"
#include "tests/support/model_world.hpp"

// Following a household changes nothing, and what is told of it is what the county's books hold.
namespace terrace {
namespace {

const std::vector<std::string> two_years{"months=26"};
constexpr RandomKey luck{1, 0};

/// Everybody's biographer at once.
class Chroniclers final : public MonthWatcher {
public:
    explicit Chroniclers(std::uint32_t rows) {
        for (std::uint32_t row = 0; row < rows; ++row) each.emplace_back(row);
    }
    void after(std::string_view step, const MonthWork& work) override {
        if (step != "observation_and_audit") return;
        for (Biographer& one : each) one.after(step, work);
    }
    std::vector<Biographer> each;
};

CountyResult run(const Scenario& scenario, std::size_t county, MonthWatcher* watcher, bool panel) {
    const MonthlyCycle cycle({}, watcher);
    Scratch scratch;
    const auto path = outside_path(scenario.parameters, luck, scenario.start, spin_up_months, scenario.months);
    PreparedCounty prepared = prepare_county(scenario, county, luck, path, cycle, scratch, panel);
    return run_county(scenario, county, luck, path, cycle, scratch, std::move(prepared));
}

/// Scenario, and a county in which its measures work.
struct World {
    const char* names;
    std::size_t county;
};
const World worlds[] = {{"baseline", hejing}, {"courtyard-and-transfer", yuli}, {"monitoring-and-relief", bohu}, {"factual+consumat", yuli}, {"hejing-training", hejing}};

TEST(Biography, following_a_household_changes_no_digest_and_no_series) {
    for (const World& world : worlds) {
        SCOPED_TRACE(world.names);
        const Scenario scenario = small_scenario(world.names, two_years);
        const CountyResult plain = run(scenario, world.county, nullptr, false);
        for (const std::uint32_t row : {0u, 77u, 599u}) {
            const LivedCounty lived = live(scenario, world.county, row, luck);
            EXPECT_EQ(lived.record.final_state, plain.record.final_state);
            EXPECT_EQ(lived.record.ledger, plain.record.ledger);
            ASSERT_EQ(lived.record.series.size(), plain.record.series.size());
            for (std::size_t s = 0; s < plain.record.series.size(); ++s)
                EXPECT_EQ(std::memcmp(lived.record.series[s].data(), plain.record.series[s].data(), plain.record.series[s].size() * sizeof(double)), 0) << s;
        }
    }
}

TEST(Biography, income_by_source_is_that_of_the_panel_in_every_month) {
    for (const World& world : worlds) {
        SCOPED_TRACE(world.names);
        const Scenario scenario = small_scenario(world.names, two_years);
        const HouseholdPanel panel = *run(scenario, world.county, nullptr, true).panel;
        for (const std::uint32_t row : {3u, 250u, 598u}) {
            const Life life = live(scenario, world.county, row, luck).life;
            ASSERT_EQ(life.biography.months.size(), static_cast<std::size_t>(panel.months));
            for (std::size_t month = 0; month < life.biography.months.size(); ++month) {
                const auto income = life.biography.months[month].flows().income();
                for (std::size_t source = 0; source < income_source_count; ++source)
                    EXPECT_EQ(income[source], panel.income[source][month * panel.households + row]) << month << ", source " << source;
            }
        }
    }
}

TEST(Biography, flows_of_all_households_add_up_to_the_ledger_and_cash_moves_by_them) {
    const Scenario scenario = small_scenario("courtyard-and-transfer", two_years);
    Chroniclers chroniclers(600);
    const CountyResult result = run(scenario, yuli, &chroniclers, false);
    std::vector<Biography> lives;
    for (Biographer& one : chroniclers.each) lives.push_back(one.take());
    for (std::size_t month = 0; month < static_cast<std::size_t>(scenario.months); ++month)
        for (std::size_t kind = 0; kind < flow_count; ++kind) {
            const FlowInfo& flow = flow_table()[kind];
            if (flow.payer != Sector::household && flow.payee != Sector::household) continue;
            Fen received = 0, paid = 0;
            for (const Biography& life : lives) {
                received += life.months[spin_up_months + month].flows().received[kind];
                paid += life.months[spin_up_months + month].flows().paid[kind];
            }
            const Fen booked = result.record.ledger[month * flow_count + kind];
            EXPECT_EQ(flow.payee == Sector::household ? received : paid, booked) << flow.key << ", month " << month;
        }
    for (const Biography& life : lives)
        for (std::size_t month = 1; month < life.months.size(); ++month) {
            Fen change = 0;
            for (std::size_t kind = 0; kind < flow_count; ++kind)
                if (flow_table()[kind].cash) change += life.months[month].flows().net(static_cast<Flow>(kind));
            ASSERT_EQ(life.months[month].end().cash - life.months[month - 1].end().cash, change) << life.number << ", month " << month;
        }
}

TEST(Biography, choices_noted_are_the_choices_taken_under_both_rules) {
    for (const char* names : {"baseline", "consumat"}) {
        SCOPED_TRACE(names);
        const Scenario scenario = small_scenario(names, two_years);
        int land = 0, side_thoughts = 0;
        for (const std::uint32_t row : {0u, 50u, 111u, 222u, 333u, 444u, 555u, 598u}) {
            const Biography life = live(scenario, bohu, row, luck).life.biography;
            for (const BiographyMonth& month : life.months) {
                const int calendar = month.month.month();
                ASSERT_EQ(month.land.has_value(), calendar == 1);
                ASSERT_EQ(month.side.has_value(), calendar == 1 || calendar == 7);
                if (!month.side) continue;
                const HouseholdState& after = month.steps[2].state;
                ASSERT_EQ(month.steps[2].name, "plans");
                EXPECT_EQ(month.side->taken, static_cast<std::size_t>(side(after.plan)));
                side_thoughts += month.side->way != ChoiceWay::not_considered ? 1 : 0;
                if (!month.land) continue;
                ++land;
                EXPECT_EQ(month.land->taken, static_cast<std::size_t>(land_plan(after.plan)));
                EXPECT_EQ(month.land->before, static_cast<std::size_t>(land_plan(month.steps[1].state.plan)));
                for (std::size_t plan = 0; plan < land_plan_count; ++plan) {
                    if (month.land->compared[plan]) EXPECT_LE(month.land->value[plan], month.land->value[month.land->taken]);
                }
            }
        }
        EXPECT_EQ(land, 8 * 4);   // Januaries of 38 months from 2020-01
        EXPECT_GT(side_thoughts, 0);
    }
}

} // namespace
} // namespace terrace
