#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

#include "models/market/block_lease.hpp"
#include "tests/support/county_walk.hpp"

// A lessee and a tourism operator that lose money in a small world (600 households, seed 1). Accounts and consequences: neither n nor alpha; every fen
// of the months lived here is also checked by the audit.
namespace terrace {
namespace {

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::size_t lessee_of(const County& county) { return employer_of(county.enterprises, EnterpriseKind::lessee); }

/// Yuli's transfer while half of every harvest is lost; nobody takes the place of a lessee that fails. With a patient bank it goes
/// on instead.
Scenario lost_harvests(bool patient_bank) {
    Scenario scenario = small_scenario("yuli-land-transfer+harvest-failure+cotton-ordinary", {"months=48", "parameters.firm.vacant_months=60"});
    if (patient_bank) scenario.parameters.firm.debt_limit = 1e9;
    return scenario;
}

/// Months from the first one to the first failure; all of them if there is none.
std::size_t first_failure(const CountyWalk& walk) {
    const std::vector<double>& failures = walk.series("enterprise_failures");
    return static_cast<std::size_t>(std::find_if(failures.begin(), failures.end(), [](double count) { return count > 0; }) - failures.begin());
}

Fen booked_in(const CountyWalk& walk, std::size_t month, Flow flow) { return walk.record.ledger[month * flow_count + static_cast<std::size_t>(flow)]; }

TEST(Lessee, that_earns_owes_less_than_the_limit_and_stays) {
    CountyWalk walk(small_scenario("yuli-land-transfer+cotton-ordinary", {"months=60", "parameters.weather.fixed_loss=0"}), yuli);
    walk.live_through();
    EXPECT_EQ(sum(walk.series("enterprise_failures")), 0);
    EXPECT_TRUE(walk.county().enterprises.works(lessee_of(walk.county())));
    EXPECT_GT(walk.booked(Flow::block_rent), 0);
}

TEST(Lessee, that_loses_fails_in_december_and_its_land_jobs_and_rents_end) {
    CountyWalk walk(lost_harvests(false), yuli);
    walk.live_through();
    const std::size_t failed = first_failure(walk);
    ASSERT_LT(failed + 18, 48u);
    EXPECT_EQ(failed % 12, 11u);
    EXPECT_EQ(sum(walk.series("enterprise_failures")), 1);
    EXPECT_EQ(sum(walk.series("enterprise_births")), 0);
    const County& county = walk.county();
    const std::size_t lessee = lessee_of(county);
    EXPECT_FALSE(county.enterprises.works(lessee));
    EXPECT_EQ(county.enterprises.land[lessee], 0);
    EXPECT_EQ(county.enterprises.employed[lessee], 0);
    EXPECT_EQ(county.enterprises.debt[lessee], 0);
    EXPECT_EQ(county.enterprises.reserved_jobs[lessee], 0);
    EXPECT_TRUE(county.block_leases.contracts.empty());
    EXPECT_FALSE(county.block_leases.broken.empty());
    for (std::size_t month = 2; month < 48; month += 12) EXPECT_EQ(booked_in(walk, month, Flow::block_rent) > 0, month < failed) << month;
    const std::vector<double>& active = walk.series("enterprises_active");
    EXPECT_EQ(active[failed], active[failed - 1] - 1);
    const std::vector<double>& work = walk.series("employed_workers");
    const std::size_t places = work.size() / 48, at_lessee = 8;
    EXPECT_GT(work[failed * places + at_lessee], 0);
    EXPECT_EQ(work[(failed + 1) * places + at_lessee], 0);
}

TEST(Lessee, that_failed_leaves_the_land_to_those_who_gave_it) {
    CountyWalk failing(lost_harvests(false), yuli), sound(lost_harvests(true), yuli);
    failing.live_through();
    sound.live_through();
    ASSERT_LT(first_failure(failing), 36u);
    std::int64_t given = 0, back = 0;
    for (const BlockContract& contract : sound.county().block_leases.contracts) given += contract.area;
    for (const BlockContract& contract : failing.county().block_leases.broken) back += contract.area;
    EXPECT_EQ(given, back);
    const auto sown = [](const Households& h) {
        std::int64_t area = 0;
        for (std::size_t row = 0; row < h.rows(); ++row) area += h.cotton[row] + h.chili[row] + h.grain[row];
        return area;
    };
    EXPECT_GT(sown(failing.households()), sown(sound.households()));
}

TEST(Lessee, borrows_what_is_missing_and_the_bank_writes_off_what_it_leaves) {
    CountyWalk walk(lost_harvests(false), yuli);
    walk.live_through();
    const std::size_t failed = first_failure(walk);
    const std::vector<double>& debt = walk.series("enterprise_debt");
    Fen owed = static_cast<Fen>(100 * debt[0] + 0.5), interest = 0;
    for (std::size_t month = 1; month < 48; ++month) {
        owed += booked_in(walk, month, Flow::enterprise_loan_drawn) - booked_in(walk, month, Flow::enterprise_loan_repaid);
        EXPECT_NEAR(0.01 * static_cast<double>(owed), debt[month], 0.005) << month;
        interest += booked_in(walk, month, Flow::enterprise_interest);
    }
    EXPECT_GT(interest, 0);
    const Fen written_off = walk.booked(Flow::enterprise_write_off);
    EXPECT_GT(written_off, 0);
    EXPECT_EQ(booked_in(walk, failed + 6, Flow::enterprise_write_off), written_off);   // June: after the subsidy on its last harvest
    EXPECT_GT(booked_in(walk, failed + 6, Flow::enterprise_loan_repaid), written_off);
    EXPECT_EQ(debt.back(), 0);
}

TEST(Lessee, is_followed_by_another_on_the_same_land_where_usual_harvests_would_pay) {
    CountyWalk walk(small_scenario("yuli-land-transfer+harvest-failure+cotton-ordinary", {"months=60"}), yuli);
    walk.live_through();
    const std::size_t failed = first_failure(walk);
    ASSERT_LT(failed + 15, 60u);
    EXPECT_GE(sum(walk.series("enterprise_births")), 1);
    EXPECT_GT(walk.booked(Flow::outside_capital), 0);
    const std::vector<double>& births = walk.series("enterprise_births");
    const auto born = static_cast<std::size_t>(std::find(births.begin(), births.end(), 1.0) - births.begin());
    EXPECT_EQ(born, failed + 12);
    EXPECT_EQ(booked_in(walk, failed + 3, Flow::block_rent), 0);
    EXPECT_EQ(booked_in(walk, born + 3, Flow::block_rent), booked_in(walk, 2, Flow::block_rent));
    const std::vector<double>& work = walk.series("employed_workers");
    EXPECT_GT(work[(born + 4) * (work.size() / 60) + 8], 0);
}

TEST(TourismOperator, whose_tickets_do_not_pay_its_purchases_and_wages_fails) {
    const auto lived = [](double goods) {
        Scenario scenario = small_scenario("bohu-tourism", {"months=60", "policies.tourism_bohu.budget_yuan=20000000", "policies.tourism_bohu.attraction_yuan=10000000",
                                                            "policies.tourism_bohu.enrolment=assigned", "policies.tourism_bohu.stalls=20"});
        scenario.parameters.tourism.operator_goods_share = goods;
        auto walk = std::make_unique<CountyWalk>(std::move(scenario), bohu);
        walk->live_through();
        return walk;
    };
    const auto sound = lived(0.25), losing = lived(1.5);
    EXPECT_EQ(sum(sound->series("enterprise_failures")), 0);
    EXPECT_EQ(sum(losing->series("enterprise_failures")), 1);
    const County& county = losing->county();
    const std::size_t guide = employer_of(county.enterprises, EnterpriseKind::tourism_operator);
    ASSERT_LT(guide, county.enterprises.rows());
    EXPECT_FALSE(county.enterprises.works(guide));
    EXPECT_EQ(county.enterprises.employed[guide], 0);
    EXPECT_EQ(county.enterprises.jobs_at_start[guide], 0);
    EXPECT_EQ(booked_in(*losing, 59, Flow::tourism_tickets), 0);
    EXPECT_GT(booked_in(*sound, 59, Flow::tourism_tickets), 0);
    EXPECT_GT(losing->booked(Flow::enterprise_write_off), 0);
}

}  // namespace
}  // namespace terrace
