#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "models/policy/desk.hpp"
#include "tests/support/county_walk.hpp"

namespace terrace {
namespace {

/// A desk in a small county in which many households are equally poor.
class Queue : public testing::Test {
protected:
    Queue() {
        Households& h = walk_.run.county.households;
        for (std::uint32_t row = 0; row < h.rows(); ++row) {
            h.members[row] = static_cast<std::uint8_t>(2 + row % 3);
            h.away[row] = 0;
            h.income_year[row] = static_cast<std::int32_t>(row * 7 % 11) * 300 - 300;
        }
        walk_.run.county.government.measures.resize(1);
        terms_.target.low_income = true;
        terms_.target.income_below = 7'000_yuan;
    }
    /// As the queue is defined.
    template <class May>
    [[nodiscard]] std::vector<std::uint32_t> expected(May may, std::size_t most) const {
        std::vector<std::tuple<Fen, std::uint32_t, std::uint32_t>> places;
        for (std::uint32_t row = 0; row < desk_.county.households.rows(); ++row)
            if (desk_.targets(row) && may(row)) places.emplace_back(desk_.income_per_head(row), desk_.priority(row), row);
        std::sort(places.begin(), places.end());
        std::vector<std::uint32_t> rows;
        for (const auto& [income, priority, row] : places) rows.push_back(row);
        rows.resize(std::min(rows.size(), most));
        return rows;
    }

    CountyWalk walk_{small_scenario("baseline", {"months=1"}), yuli};
    const std::vector<OutsideMonth> path_ = outside_path(walk_.scenario.parameters, RandomKey{1, 0}, walk_.scenario.start, 0, 1);
    const MonthFacts facts_{path_.front(), RandomKey{1, 0}, walk_.scenario.start, true, january};
    const Outlooks outlooks_{};
    const SideOutlook sides_{};
    const ChoiceFacts choice_{walk_.scenario.parameters, facts_, outlooks_, sides_};
    std::vector<PeerShares> peers_;
    const PolicyMonth month_{facts_, choice_, walk_.scratch.home, peers_};
    FlowSheet sheet_{flow_count};
    MeasureTerms terms_;
    PolicyDesk desk_{walk_.run.county, terms_, 0, month_, sheet_, nullptr};
};

TEST_F(Queue, serves_the_poorest_first_and_equals_by_lasting_priority) {
    const auto anybody = [](std::uint32_t) { return true; };
    const std::vector<std::uint32_t> rows = desk_.by_need();
    EXPECT_EQ(rows, expected(anybody, SIZE_MAX));
    EXPECT_GT(rows.size(), 100u);
    EXPECT_LT(rows.size(), walk_.households().rows());
}

TEST_F(Queue, leaves_out_who_may_not_take_part) {
    const auto some = [](std::uint32_t row) { return row % 4 != 1; };
    EXPECT_EQ(desk_.by_need(some), expected(some, SIZE_MAX));
    EXPECT_TRUE(desk_.by_need([](std::uint32_t) { return false; }).empty());
}

TEST_F(Queue, ends_after_the_places) {
    const auto anybody = [](std::uint32_t) { return true; };
    for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{57}, std::size_t{100'000}}) EXPECT_EQ(desk_.by_need(anybody, most), expected(anybody, most)) << most;
}

TEST_F(Queue, leaves_out_excluded_households) {
    std::vector<std::uint32_t> rows = desk_.by_need();
    terms_.target.excluded_households = {desk_.county.first_household + rows.front()};
    EXPECT_FALSE(desk_.targets(rows.front()));
    rows.erase(rows.begin());
    EXPECT_EQ(desk_.by_need(), rows);
}

TEST_F(Queue, sorts_things_by_the_priority_of_their_households) {
    std::vector<std::pair<std::uint32_t, int>> things;
    for (std::uint32_t i = 0; i < 90; ++i) things.emplace_back(i % 30, static_cast<int>(i));
    auto sorted = things;
    desk_.sort_by_priority(sorted, [](const auto& thing) { return thing.first; });
    std::stable_sort(things.begin(), things.end(), [&](const auto& a, const auto& b) { return desk_.priority(a.first) < desk_.priority(b.first); });
    EXPECT_EQ(sorted, things);
}

}  // namespace
}  // namespace terrace
