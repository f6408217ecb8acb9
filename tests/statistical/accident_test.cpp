#include "models/shock/illness_and_accidents.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "models/household/flow_columns.hpp"
#include "models/shock/blow.hpp"
#include "tests/support/county_walk.hpp"

// Injuries and damages come as often, cost as much and are borne as the parameters say. Tests compare with a mean or a probability and use
// z = 3.29 (alpha = 0.001 each, two-sided); n is said at each. Seeds are fixed.
namespace terrace {
namespace {

constexpr double z = 3.29;
constexpr std::uint32_t rows = 40'000;
constexpr int months = 24;
constexpr RandomKey luck{20'260'101, 0};

/// Households of four, every second one poverty-exited, who live through the shocks of two years and nothing else.
struct ShockWorld {
    Parameters parameters = shipped_scenario("baseline").parameters;
    Households h;
    OwnCosts illness, accidents;
    std::vector<std::uint16_t> illness_year, accident_year;
    FlowSheet sheet{flow_count};
    std::array<std::int64_t, 2> events{};                ///< of illness, of accidents
    std::array<double, flow_count> received{}, paid{};   ///< [yuan]

    ShockWorld() {
        h.resize(rows);
        for (std::uint32_t row = 0; row < rows; ++row) {
            h.members[row] = 4;
            h.flags[row] = row % 2 == 0 ? household_flag::exited : std::uint16_t{0};
        }
        illness_year.resize(rows);
        accident_year.resize(rows);
    }

    template <class See>
    void live(See see) {
        std::vector<std::uint32_t> words(rows);
        std::vector<std::uint8_t> marks(rows);
        Month month = Month::of(2021, 1);
        for (int i = 0; i < months; ++i, ++month) {
            OutsideMonth outside{};
            outside.month = month;
            outside.consumer_price = 1;
            const MonthFacts facts{outside, RunKey{luck}, Month::of(2021, 1), true, month.month() - 1};
            sheet.open(rows);
            suffer_blows(h, {{illness, illness_year}, {accidents, accident_year}}, parameters.health, parameters.accident, facts, 0, words, marks, sheet);
            events[0] += static_cast<std::int64_t>(illness[static_cast<std::size_t>(facts.calendar)].size());
            events[1] += static_cast<std::int64_t>(accidents[static_cast<std::size_t>(facts.calendar)].size());
            for (const FlowSheet::Active& column : sheet.active())
                (column.received ? received : paid)[column.kind] += 0.01 * static_cast<double>(std::accumulate(column.amounts, column.amounts + rows, std::int64_t{0}));
            see(*this, facts);
        }
    }
    void live() {
        live([](const ShockWorld&, const MonthFacts&) {});
    }
    [[nodiscard]] double paid_for(Flow flow) const { return paid[static_cast<std::size_t>(flow)]; }
    [[nodiscard]] double received_as(Flow flow) const { return received[static_cast<std::size_t>(flow)]; }
};

/// The month's amounts of a kind that only households receive or only they pay [fen].
const std::int32_t* column_of(const FlowSheet& sheet, Flow flow) {
    for (const FlowSheet::Active& column : sheet.active())
        if (column.kind == static_cast<std::uint8_t>(flow)) return column.amounts;
    throw std::logic_error("nothing of this kind flowed");
}

double yuan_of(Fen amount) { return 0.01 * static_cast<double>(amount); }

/// Whether a count out of `trials` fits a probability.
void expect_share(std::int64_t count, double trials, double probability) {
    EXPECT_NEAR(static_cast<double>(count) / trials, probability, z * std::sqrt(probability * (1 - probability) / trials));
}

/// Whether the mean of `count` log-normal amounts fits theirs.
void expect_mean(double sum, double count, double mean, double log_sd) { EXPECT_NEAR(sum / count, mean, z * mean * std::sqrt(std::expm1(log_sd * log_sd) / count)); }

TEST(Accidents, come_as_often_as_said_and_take_nothing_from_the_rate_of_stays) {
    // n = 960,000 household-months of four persons.
    ShockWorld world;
    world.live();
    const HealthParameters& health = world.parameters.health;
    const AccidentParameters& accident = world.parameters.accident;
    const auto one_of_four = [](double each) { return 1 - std::pow(1 - each, 4); };
    const double injury = one_of_four(health.hospital_probability * accident.injury_share), damage = accident.damage_probability / 12;
    expect_share(world.events[1], double{rows} * months, injury + damage);
    expect_share(world.events[0] + world.events[1], double{rows} * months, one_of_four(health.hospital_probability) + one_of_four(health.severe_probability / 12) + damage);
}

TEST(Accidents, leave_the_mean_bill_of_all_stays_where_it_was) {
    // n is about 43,000 stays; the log-sd of the mixture is a little above that of its parts, which 10 % more in z allows for.
    ShockWorld world;
    world.parameters.health.severe_probability = 0;
    world.parameters.accident.damage_probability = 0;
    world.live();
    const double stays = static_cast<double>(world.events[0] + world.events[1]);
    const double mean = yuan_of(world.parameters.health.hospital_cost) / (1 - world.parameters.health.reimbursed);
    EXPECT_NEAR(world.paid_for(Flow::medical_spending) / stays, mean, 1.1 * z * mean * std::sqrt(std::expm1(1.2 * 1.2) / stays));
}

TEST(Injuries, cost_their_bill_and_are_reimbursed_less_than_an_illness) {
    // Every stay is an injury: n is about 43,000.
    ShockWorld world;
    world.parameters.health.severe_probability = 0;
    world.parameters.accident.injury_share = 1;
    world.parameters.accident.damage_probability = 0;
    const AccidentParameters& accident = world.parameters.accident;
    world.live([&](const ShockWorld& now, const MonthFacts& facts) {
        now.accidents[static_cast<std::size_t>(facts.calendar)].for_each([&](std::uint32_t row, std::uint16_t own) {
            EXPECT_EQ(ill_months(now.h.ill_and_home[row]), accident.injury_months);
            const double usual = row % 2 == 0 ? now.parameters.health.reimbursed_exited : now.parameters.health.reimbursed;
            if (now.accident_year[row] == 65'535) return;   // more is not noted
            const std::int32_t bill = column_of(now.sheet, Flow::medical_spending)[row];
            EXPECT_NEAR(10.0 * own, 0.01 * bill * (1 - usual * accident.injury_coverage), 10.1);
        });
    });
    EXPECT_EQ(world.events[0], 0);
    expect_mean(world.paid_for(Flow::medical_spending), static_cast<double>(world.events[1]), yuan_of(accident.injury_bill), world.parameters.health.cost_log_sd);
    EXPECT_EQ(world.paid_for(Flow::damage_repair), 0);
}

TEST(Damages, cost_what_they_cost_and_are_insured_up_to_the_sum) {
    // n is about 800 damages, at the upper end of their rate.
    ShockWorld world;
    world.parameters.health.hospital_probability = world.parameters.health.severe_probability = 0;
    world.parameters.accident.damage_probability = 0.01;
    const AccidentParameters& accident = world.parameters.accident;
    int capped = 0;
    world.live([&](const ShockWorld& now, const MonthFacts& facts) {
        const std::int32_t* repair = column_of(now.sheet, Flow::damage_repair);
        const std::int32_t* claim = column_of(now.sheet, Flow::damage_claims);
        now.accidents[static_cast<std::size_t>(facts.calendar)].for_each([&](std::uint32_t row, std::uint16_t own) {
            const double insured = std::min(accident.damage_insured * repair[row], static_cast<double>(accident.insured_sum));
            EXPECT_NEAR(claim[row], insured, 1 + 1e-6 * insured);
            EXPECT_NEAR(10.0 * own, 0.01 * (repair[row] - claim[row]), 10.1);
            EXPECT_EQ(ill_months(now.h.ill_and_home[row]), 0);
            capped += claim[row] == accident.insured_sum;
        });
    });
    expect_share(world.events[1], double{rows} * months, 0.01 / 12);
    expect_mean(world.paid_for(Flow::damage_repair), static_cast<double>(world.events[1]), yuan_of(accident.damage_cost), accident.damage_log_sd);
    EXPECT_GT(capped, 0);
    EXPECT_EQ(world.paid_for(Flow::medical_spending), 0);
    EXPECT_LT(world.received_as(Flow::damage_claims), world.paid_for(Flow::damage_repair));
}

TEST(Accidents, meet_the_same_households_whatever_the_county_does) {
    const std::vector<std::string> year{"months=12", "parameters.accident.damage_probability=0.01", "policies.relief_fund_bohu.budget_yuan=100000000"};
    CountyWalk base(small_scenario("baseline", {year[0], year[1]}), bohu), with(small_scenario("relief-fund", year), bohu);
    base.live_through();
    with.live_through();
    std::size_t events = 0;
    for (std::size_t month = 0; month < 12; ++month) {
        std::vector<std::pair<std::uint32_t, std::uint16_t>> one, other;
        base.county().accident_events[month].for_each([&](std::uint32_t row, std::uint16_t own) { one.emplace_back(row, own); });
        with.county().accident_events[month].for_each([&](std::uint32_t row, std::uint16_t own) { other.emplace_back(row, own); });
        EXPECT_EQ(one, other) << month;
        events += one.size();
    }
    EXPECT_GT(events, 5u);
    EXPECT_GT(with.booked(Flow::relief_grant), 0);
}

TEST(Damages, move_cash_and_no_income_in_their_month) {
    const auto first_month = [](double rate) {
        Scenario scenario = small_scenario("baseline", {"months=1"});
        scenario.parameters.accident.damage_probability = rate;
        auto walk = std::make_unique<CountyWalk>(std::move(scenario), yuli);
        walk->live(1);
        return walk;
    };
    const auto spared = first_month(0), struck = first_month(0.9);
    int damaged = 0;
    const auto sum = [&](Flow flow) {
        const std::int32_t* amounts = column_of(struck->scratch.sheet, flow);
        return std::accumulate(amounts, amounts + struck->households().rows(), std::int64_t{0});
    };
    const std::int64_t repair = sum(Flow::damage_repair), claims = sum(Flow::damage_claims);
    struck->county().accident_events[0].for_each([&](std::uint32_t, std::uint16_t) { ++damaged; });
    EXPECT_GT(damaged, 10);
    EXPECT_GT(repair, claims);
    EXPECT_GT(claims, 0);
    for (std::size_t row = 0; row < struck->households().rows(); ++row) EXPECT_EQ(struck->households().income_year[row], spared->households().income_year[row]) << row;
}

TEST(ReliefFund, pays_more_for_accidents_and_the_same_for_illness_and_crops_when_the_accident_rule_is_softer) {
    const auto paid_with = [](const std::string& share) {
        CountyWalk walk(small_scenario("relief-fund+harvest-failure", {"months=12", "policies.relief_fund_hejing.budget_yuan=1000000000", "policies.relief_fund_hejing.accident_deductible_yuan=1000",
                                                                      "policies.relief_fund_hejing.accident_share=" + share, "parameters.accident.injury_share=0.12"}), hejing);
        walk.live_through();
        ReliefByCause paid{};
        const std::vector<double>& series = walk.series("relief_paid");
        for (std::size_t i = 0; i < series.size(); ++i) paid[i % relief_cause_count] += static_cast<Fen>(std::llround(100 * series[i]));
        EXPECT_EQ(paid[0] + paid[1] + paid[2], walk.booked(Flow::relief_grant));
        return paid;
    };
    const ReliefByCause none = paid_with("0"), half = paid_with("0.5"), all = paid_with("0.9");
    EXPECT_EQ(none[2], 0);
    EXPECT_GT(half[2], 0);
    EXPECT_GT(all[2], half[2]);
    for (const std::size_t other : {0u, 1u}) {
        EXPECT_GT(half[other], 0);
        EXPECT_EQ(none[other], half[other]);
        EXPECT_EQ(all[other], half[other]);
    }
}

}  // namespace
}  // namespace terrace
