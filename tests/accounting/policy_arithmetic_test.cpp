#include <gtest/gtest.h>

#include <map>

#include "models/policy/land_transfer.hpp"
#include "tests/support/county_walk.hpp"

namespace terrace {
namespace {

constexpr auto ledger_of(Flow flow) { return static_cast<std::size_t>(flow); }

/// Amount of one flow in one recorded month [fen].
Fen booked(const CountyWalk& walk, int month, Flow flow) { return walk.record.ledger.at(static_cast<std::size_t>(month) * flow_count + ledger_of(flow)); }

TEST(BlockRent, is_rent_times_area_to_the_fen) {
    CountyWalk walk(small_scenario("yuli-land-transfer", {"months=15"}), yuli);
    walk.spin_up();
    walk.keep_panel();
    walk.live(15);
    const BlockLeases& leases = walk.county().block_leases;
    std::map<std::uint32_t, Fen> due;   // of the measure, by household
    Fen all = 0;
    for (const BlockContract& contract : leases.contracts) {
        const BlockTerms& terms = leases.terms[contract.terms];
        all += Fen{terms.rent} * contract.area / 100;
        if (terms.measure == 0) due[contract.row()] += Fen{terms.rent} * contract.area / 100;
    }
    ASSERT_FALSE(due.empty());
    for (const int march : {2, 14}) EXPECT_EQ(booked(walk, march, Flow::block_rent), all);
    for (int month = 3; month < 14; ++month) EXPECT_EQ(booked(walk, month, Flow::block_rent), 0) << month;
    std::map<std::uint32_t, Fen> paid;
    for (const Receipt& receipt : walk.panel->receipts)
        if (receipt.form == ReceiptForm::rent) paid[receipt.row] += receipt.amount;
    EXPECT_EQ(paid.size(), due.size());
    for (const auto& [row, amount] : due) EXPECT_EQ(paid[row], 2 * amount) << row;   // two Marches
}

TEST(BlockRent, in_kind_and_bonus_are_paid_in_November_to_the_fen_and_are_property_income) {
    for (const char* form : {"yuli-rent-in-kind", "yuli-rent-bonus"}) {
        const bool in_kind = std::string(form) == "yuli-rent-in-kind";
        CountyWalk walk(small_scenario(form, {"months=15", "parameters.weather.fixed_loss=0"}), yuli);
        walk.spin_up();
        walk.keep_panel();
        walk.live(11);
        const BlockLeases& leases = walk.county().block_leases;
        Fen due = 0;
        for (const BlockContract& contract : leases.contracts) due += leases.terms[contract.terms].measure == 0 ? Fen{leases.terms[contract.terms].harvest.last} * contract.area / 100 : 0;
        ASSERT_GT(due, 0) << form;
        const double kilograms = in_kind ? 60 : 0.5 * (400 * 1.0 - 380);   // of the price; company yield of 2021
        EXPECT_NEAR(static_cast<double>(leases.terms.back().harvest.last), kilograms * walk.series("price")[walk.series("price").size() / 11 * 10] * 100, 1.0 + 0.01 * kilograms * 1000) << form;
        EXPECT_EQ(booked(walk, 10, in_kind ? Flow::block_rent : Flow::block_bonus), due) << form;
        Fen noted = 0;
        for (const Receipt& receipt : walk.panel->receipts)
            if (receipt.form == (in_kind ? ReceiptForm::rent : ReceiptForm::dividend)) noted += receipt.amount;
        EXPECT_EQ(noted, due) << form;
    }
    EXPECT_EQ(info(Flow::block_rent).received_as, IncomeSource::property);
    EXPECT_EQ(info(Flow::block_bonus).received_as, IncomeSource::property);
}

TEST(Lessors, who_choose_and_fear_no_risk_forgo_no_more_money_than_a_change_of_plans_is_worth_to_them) {
    for (const bool chosen : {true, false}) {
        CountyWalk walk(small_scenario("yuli-land-transfer", {"months=3", "parameters.choice.risk_aversion=[0, 0, 0, 0]", std::string("policies.land_transfer.enrolment=") + (chosen ? "chosen" : "assigned")}), yuli);
        walk.spin_up();
        walk.keep_panel();
        walk.live(3);
        const ChoiceParameters& choice = walk.scenario.parameters.choice;
        const double changing = choice.switching_scale * static_cast<double>(choice.switch_lease_out);
        std::int64_t area = 0, leased = 0, losers = 0;
        for (const Participant& lessor : walk.panel->participants) {
            area += lessor.area;
            losers += lessor.money_without - lessor.money_with > changing ? 1 : 0;
        }
        for (const BlockContract& contract : walk.county().block_leases.contracts)
            if (walk.county().block_leases.terms[contract.terms].measure == 0) leased += contract.area;
        EXPECT_GT(leased, 0);
        EXPECT_EQ(area, leased);
        EXPECT_EQ(losers > 0, !chosen);   // a campaign takes some who would rather not
    }
}

TEST(LeaseJobs, a_lessee_is_back_at_its_own_jobs_when_the_leases_have_ended) {
    CountyWalk walk(small_scenario("yuli-land-transfer", {"months=16", "policies.land_transfer.contract.years=1"}), yuli);
    walk.spin_up();
    const auto lessee = static_cast<std::size_t>(std::find(walk.county().enterprises.kind.begin(), walk.county().enterprises.kind.end(), EnterpriseKind::lessee) - walk.county().enterprises.kind.begin());
    const Enterprises& e = walk.county().enterprises;
    walk.live(2);   // January and February
    const double jobs = e.jobs_at_start[lessee], wage = e.wage[lessee];
    const std::int64_t land = e.land[lessee];
    walk.live(12);
    EXPECT_GT(e.jobs_at_start[lessee], jobs);
    EXPECT_GT(e.reserved_jobs[lessee], 0);
    EXPECT_GT(e.employed[lessee], static_cast<std::int32_t>(jobs));
    walk.live(1);   // March
    EXPECT_NEAR(e.jobs_at_start[lessee], jobs, 1e-9);
    EXPECT_EQ(e.reserved_jobs[lessee], 0);
    EXPECT_DOUBLE_EQ(e.wage[lessee], wage);
    EXPECT_EQ(e.land[lessee], land);
    EXPECT_LE(e.employed[lessee], static_cast<std::int32_t>(jobs + 1));
}

TEST(BlockRent, of_the_shipped_Yuli_transfer_is_14000_to_15000_yuan_for_each_household) {
    CountyWalk walk(shipped_scenario("yuli-land-transfer", {"months=12"}), yuli);
    walk.spin_up();
    walk.keep_panel();
    walk.live(12);
    Fen rent = 0;
    std::int64_t area = 0;
    for (const Receipt& receipt : walk.panel->receipts)
        if (receipt.form == ReceiptForm::rent) rent += receipt.amount;
    for (const BlockContract& contract : walk.county().block_leases.contracts)
        if (walk.county().block_leases.terms[contract.terms].measure == 0) area += contract.area;
    const auto households = static_cast<Fen>(walk.panel->participants.size());
    EXPECT_EQ(households, 1260);
    EXPECT_EQ(area, 2'660'000);
    EXPECT_LE(std::abs(rent - 26'600 * 700_yuan), 1260);   // each household's rent is cut to whole fen
    EXPECT_GE(rent / households, 14'000_yuan);
    EXPECT_LT(rent / households, 15'000_yuan);
    EXPECT_EQ(walk.account().recipients, 1260);
    EXPECT_EQ(walk.account().shortfall, 0);
}

TEST(Grants, are_what_the_budget_line_says_was_spent) {
    CountyWalk walk(small_scenario("bohu-courtyard", {"months=24"}), bohu);
    walk.spin_up();
    walk.keep_panel();
    walk.live(24);
    Fen noted = 0, flows = 0, series = 0;
    for (const Receipt& receipt : walk.panel->receipts)
        if (receipt.form == ReceiptForm::grant) noted += receipt.amount;
    for (int month = 0; month < 24; ++month) flows += booked(walk, month, Flow::asset_grant);
    for (const double yuan_paid : walk.series("spending")) series += fen_from_yuan(yuan_paid);
    EXPECT_GT(walk.account().spent, 0);
    EXPECT_EQ(noted, walk.account().spent);
    EXPECT_EQ(flows, walk.account().spent);
    EXPECT_EQ(series, walk.account().spent);
    EXPECT_EQ(static_cast<std::int64_t>(walk.panel->participants.size()), walk.account().recipients);
    EXPECT_EQ(walk.series("recipients").back(), static_cast<double>(walk.account().recipients));
}

TEST(Relief, is_what_the_fund_says_was_spent) {
    // Without a deductible there are claims enough to empty the fund.
    const std::vector<std::string> keen{"months=36", "policies.relief_fund_hejing.illness_deductible_yuan=500", "policies.relief_fund_hejing.budget_yuan=20000"};
    CountyWalk walk(small_scenario("relief-fund", keen), hejing);
    walk.spin_up();
    walk.keep_panel();
    walk.live(36);
    const std::size_t fund = walk.scenario.position("relief_fund_hejing");
    Fen noted = 0, flows = 0;
    for (const Receipt& receipt : walk.panel->receipts)
        if (receipt.form == ReceiptForm::relief && receipt.measure == fund) noted += receipt.amount;
    for (int month = 0; month < 36; ++month) flows += booked(walk, month, Flow::relief_grant);
    EXPECT_EQ(noted, walk.account(fund).spent);
    EXPECT_EQ(flows, walk.account(fund).spent);
    EXPECT_GT(walk.account(fund).appropriated, 20'000_yuan);   // filled up
    EXPECT_LE(walk.account(fund).appropriated, 3 * 20'000_yuan);
    EXPECT_GT(walk.account(fund).refused + static_cast<std::int64_t>(walk.county().relief_claims.size()), 0);
    for (const double balance : walk.series("relief_fund_balance")) EXPECT_GE(balance, 0);
    EXPECT_LT(*std::min_element(walk.series("relief_fund_balance").begin(), walk.series("relief_fund_balance").end()), 10'000);
}

}  // namespace
}  // namespace terrace
