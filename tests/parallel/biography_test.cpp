#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>

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
    const char* setting = "months=26";
};
const World worlds[] = {{"baseline", hejing}, {"courtyard-and-transfer", yuli}, {"monitoring-and-relief", bohu}, {"factual+consumat", yuli}, {"hejing-training", hejing}};
/// In which households are asked whether they want what measures offer; together they have every instrument that asks.
const World asking[] = {{"bohu-package", bohu}, {"microcredit", bohu}, {"bohu-tourism", bohu}, {"returnee-startups", yuli}, {"bohu-linkage", bohu}, {"hejing-breeding", hejing},
                        {"yuli-special-posts", yuli}, {"yuli-land-transfer", yuli, "policies.land_transfer.enrolment=chosen"}, {"hejing-livestock-firm", hejing},
                        {"hejing-training", hejing}};

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
                    if (month.land->compared[plan]) {
                        EXPECT_LE(month.land->value[plan], month.land->value[month.land->taken]);
                    }
                }
            }
        }
        EXPECT_EQ(land, 8 * 4);   // Januaries of 38 months from 2020-01
        EXPECT_GT(side_thoughts, 0);
    }
}

/// Instruments that write down what they offer, with the offers of this test that were taken and that were not.
std::map<std::string, std::pair<int, int>> offering() {
    std::map<std::string, std::pair<int, int>> counts;
    for (const char* name : {"land_transfer", "courtyard_economy", "land_consolidation", "orchard", "livestock_poultry", "breeding_improvement", "rural_tourism", "microcredit",
                             "returnee_startups", "benefit_linkage", "livestock_firms", "special_posts", "vocational_training"})
        counts[name] = {};
    return counts;
}

/// Some households that take part, and some that each measure is for and that do not.
std::set<std::uint32_t> some_rows(const HouseholdPanel& panel) {
    std::set<std::uint32_t> rows;
    for (std::uint8_t measure = 0; measure < panel.eligible.size(); ++measure) {
        std::vector<std::uint32_t> taking;
        for (const Participant& part : panel.participants)
            if (part.measure == measure) taking.push_back(part.row);
        if (!taking.empty()) rows.insert({taking.front(), taking[taking.size() / 2], taking.back()});
        std::vector<std::uint8_t> left = panel.eligible[measure];
        for (const Participant& part : panel.participants)
            if (part.measure == measure && !left.empty()) left[part.row] = 0;
        for (std::uint32_t row = 7; row < left.size(); row += left[row] != 0 ? 150 : 1)
            if (left[row] != 0) rows.insert(row);
    }
    return rows;
}

TEST(Biography, offers_noted_are_the_decisions_that_measures_booked) {
    std::map<std::string, std::pair<int, int>> counts = offering();
    for (const World& world : asking) {
        SCOPED_TRACE(world.names);
        const Scenario scenario = small_scenario(world.names, joined(two_years, {world.setting}));
        const CountyResult unwatched = run(scenario, world.county, nullptr, true);
        for (const std::uint32_t row : some_rows(*unwatched.panel)) {
            const LivedCounty lived = live(scenario, world.county, row, luck);
            const Life& life = lived.life;
            EXPECT_EQ(lived.record.final_state, unwatched.record.final_state) << row;
            EXPECT_EQ(lived.record.ledger, unwatched.record.ledger) << row;
            for (const Participant& part : life.participations) {
                if (!counts.contains(scenario.measures[part.measure].terms.instrument)) continue;
                const std::vector<Offer>& offers = life.biography.months[part.first_month].offers;
                const auto taken = [&](const Offer& offer) { return offer.taken() && offer.measure == part.measure; };   // its values hold taste and risk, the booked ones money alone
                EXPECT_EQ(std::count_if(offers.begin(), offers.end(), taken), 1) << row << " in month " << part.first_month;
            }
            for (std::size_t at = 0; at < life.biography.months.size(); ++at)
                for (const Offer& offer : life.biography.months[at].offers) {
                    const auto takes_part = [&](const Participant& part) { return part.measure == offer.measure && part.first_month <= at; };
                    const bool in = std::any_of(life.participations.begin(), life.participations.end(), takes_part);
                    std::pair<int, int>& count = counts.at(scenario.measures[offer.measure].terms.instrument);
                    ++(offer.taken() ? count.first : count.second);
                    EXPECT_TRUE(in || !offer.taken()) << row << " in month " << at;
                    if (offer.outcome == OfferOutcome::accepted) { EXPECT_GE(offer.value_with, offer.value_without) << row; }
                    if (offer.outcome == OfferOutcome::lower_value) { EXPECT_LE(offer.value_with, offer.value_without) << row; }
                }
        }
    }
    for (const auto& [instrument, count] : counts) EXPECT_GT(std::min(count.first, count.second), 0) << instrument << ": " << count.first << " taken, " << count.second << " not";
}

} // namespace
} // namespace terrace
