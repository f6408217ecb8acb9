#include <gtest/gtest.h>

#include <array>
#include <numeric>

#include "models/household/crops.hpp"
#include "tests/support/county_walk.hpp"

namespace terrace {
namespace {

constexpr int recorded_months = 26;
constexpr std::array<std::size_t, 3> counties{hejing, bohu, yuli};

template <class Amounts>
Fen sum(const Amounts& amounts) {
    return std::accumulate(amounts.begin(), amounts.end(), Fen{0});
}

/// Cash that the sectors with own books hold, read off those books.
std::array<Fen, 5> cash_held(const County& county) {
    Fen enterprises = sum(county.enterprises.cash);
    for (const Partnership& partner : county.partnerships) enterprises += partner.cash;
    return {sum(county.households.cash), enterprises, sum(county.cooperatives.cash), sum(county.villages.cash), county.government.cash};
}
constexpr std::array<Sector, 5> with_books{Sector::household, Sector::enterprise, Sector::cooperative, Sector::village, Sector::county_government};

/// Change of one household's cash by its entries in the month's flow sheet.
std::vector<Fen> change_by_flows(const FlowSheet& sheet) {
    std::vector<Fen> change(sheet.rows(), 0);
    for (const FlowSheet::Active& column : sheet.active()) {
        if (!flow_table()[column.kind].cash) continue;
        for (std::size_t row = 0; row < sheet.rows(); ++row) change[row] += (column.received ? 1 : -1) * Fen{column.amounts[row]};
    }
    return change;
}

/// Runs `check(walk)` after every month of every county of a scenario, spin-up included; `before(walk)` ahead of it.
template <class Before, class Check>
void every_month(const std::string& names, Before before, Check check) {
    const Scenario scenario = small_scenario(names);
    for (const std::size_t county : counties) {
        CountyWalk walk(scenario, county);
        for (int month = 0; month < spin_up_months + recorded_months && !testing::Test::HasFailure(); ++month) {
            SCOPED_TRACE(names + ", " + scenario.region.counties[county].key + ", " + walk.next().to_string());
            const auto opening = before(walk);
            ASSERT_NO_THROW(walk.live(1));
            check(walk, opening);
        }
    }
}

class ShippedScenario : public testing::TestWithParam<std::string> {};

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    std::replace_if(name.begin(), name.end(), [](char c) { return c == '-' || c == '+'; }, '_');
    return name;
}
INSTANTIATE_TEST_SUITE_P(All, ShippedScenario, testing::ValuesIn(shipped_names()), test_name);
INSTANTIATE_TEST_SUITE_P(BoundedRational, ShippedScenario,
                         testing::Values("hejing-package+consumat", "bohu-package+consumat", "yuli-package+consumat", "prefecture-package+consumat"), test_name);

TEST_P(ShippedScenario, books_every_fen_of_every_sector_every_month) {
    every_month(
        GetParam(), [](const CountyWalk& walk) { return cash_held(walk.county()); },
        [](const CountyWalk& walk, const std::array<Fen, 5>& opening) {
            const auto change = walk.county().ledger.change();
            EXPECT_EQ(sum(change), 0);
            const std::array<Fen, 5> closing = cash_held(walk.county());
            for (std::size_t i = 0; i < with_books.size(); ++i)
                EXPECT_EQ(closing[i] - opening[i], change[static_cast<std::size_t>(with_books[i])]) << "sector " << static_cast<int>(with_books[i]);
        });
}

TEST_P(ShippedScenario, changes_every_households_cash_by_its_flows) {
    every_month(
        GetParam(), [](const CountyWalk& walk) { return std::vector<Fen32>(walk.households().cash.begin(), walk.households().cash.end()); },
        [](const CountyWalk& walk, const std::vector<Fen32>& opening) {
            const std::vector<Fen> change = change_by_flows(walk.scratch.sheet);
            ASSERT_EQ(change.size(), opening.size());
            for (std::size_t row = 0; row < change.size(); ++row) ASSERT_EQ(walk.households().cash[row] - opening[row], change[row]) << "row " << row;
        });
}

TEST_P(ShippedScenario, keeps_budget_lines_closed_and_above_zero) {
    every_month(
        GetParam(), [](const CountyWalk&) { return 0; },
        [](const CountyWalk& walk, int) {
            Fen left = 0;
            for (const MeasureState& account : walk.county().government.measures) {
                EXPECT_GE(account.budget_left, 0);
                EXPECT_GE(account.spent_month, 0);
                EXPECT_EQ(account.spent + account.budget_left, account.appropriated);
                left += account.budget_left;
            }
            EXPECT_EQ(walk.county().government.cash, left);
            if (!walk.record.series.front().empty()) {
                EXPECT_GE(walk.series("relief_fund_balance").back(), 0);
            }
        });
}

TEST(Ledger, sums_to_zero_over_all_sectors_and_months) {
    CountyWalk walk(small_scenario("factual", {"months=36"}), yuli);
    walk.live_through();
    EXPECT_EQ(sum(walk.county().ledger.balance()), 0);
    EXPECT_NE(walk.county().ledger.balance()[static_cast<std::size_t>(Sector::outside)], 0);
}

TEST(Land, is_leased_once_and_sown_once) {
    every_month(
        "courtyard-and-transfer", [](const CountyWalk& walk) { return sum(walk.households().contracted); },
        [](const CountyWalk& walk, Fen contracted) {
            const Households& h = walk.households();
            EXPECT_EQ(sum(h.contracted), contracted);
            if (!walk.run.sown) return;
            Fen in_blocks = 0, of_enterprises = sum(walk.county().enterprises.land), sown = 0;
            std::vector<Fen> block(h.rows(), 0);
            for (const BlockContract& contract : walk.county().block_leases.contracts) in_blocks += contract.area, block[contract.row()] += contract.area;
            EXPECT_EQ(in_blocks, of_enterprises);
            for (std::size_t row = 0; row < h.rows(); ++row) {
                sown += h.cotton[row] + h.chili[row] + h.grain[row];
                // A lease signed before March gives up its land with the sowing.
                EXPECT_LE(h.leased_out[row], h.contracted[row]) << row;
                EXPECT_LE(block[row], h.contracted[row]) << row;
            }
            for (const OrchardPlot& plot : walk.county().orchards) sown += plot.area;
            EXPECT_EQ(sown + walk.county().markets.land_idle, contracted + sum(h.collective) + sum(h.leased_in) - sum(h.leased_out));
            EXPECT_EQ(sum(h.leased_out) - sum(h.leased_in), in_blocks);
        });
}

TEST(Herds, change_by_births_purchases_sales_and_deaths) {
    every_month(
        "bohu-courtyard", [](const CountyWalk& walk) { return std::pair(sum(walk.households().sheep), sum(walk.households().birds)); },
        [](const CountyWalk& walk, const std::pair<Fen, Fen>& opening) {
            EXPECT_EQ(walk.sheep.before + walk.sheep.born + walk.sheep.bought - walk.sheep.sold - walk.sheep.died, sum(walk.households().sheep));
            EXPECT_GE(walk.sheep.before, opening.first);   // ewes bought in January come before
            const bool tended = walk.birds.before + walk.birds.bought > 0;
            EXPECT_EQ(tended ? walk.birds.after : opening.second, sum(walk.households().birds));
            if (tended) {
                EXPECT_EQ(walk.birds.before, opening.second);
            }
        });
}

TEST(Labour, counts_every_worker_at_one_place) {
    every_month(
        "yuli-land-transfer", [](const CountyWalk&) { return 0; },
        [](const CountyWalk& walk, int) {
            const County& county = walk.county();
            std::array<std::int64_t, 256> count{};
            for (const std::uint8_t where : county.workers.place) ++count[where];
            std::int64_t all = count[place::own_farm] + count[place::away] + count[place::own_business] + count[place::none] + count[place::training];
            for (std::size_t e = 0; e < county.enterprises.rows(); ++e) {
                EXPECT_EQ(count[place::first_employer + e], county.enterprises.employed[e]) << "enterprise " << e;
                all += county.enterprises.employed[e];
            }
            EXPECT_EQ(all, static_cast<std::int64_t>(county.workers.rows()));
        });
}

}  // namespace
}  // namespace terrace
