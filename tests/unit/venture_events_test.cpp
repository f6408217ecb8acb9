#include <gtest/gtest.h>

#include "analysis/biography/parting.hpp"
#include "analysis/biography/wording.hpp"
#include "tests/support/lives.hpp"

// Small firms, loans under measures, places for visitors and contracts are told from the states before and after.
namespace terrace {
namespace {

HouseholdState with(const VentureState& ventures) {
    HouseholdState state = household();
    state.ventures = ventures;
    return state;
}

VentureState of_loan(Fen principal, int months_left, int arrears = 0) {
    VentureState state;
    state.loan = LoanState{0, 14, static_cast<std::int32_t>(principal), months_left, arrears};
    return state;
}

VentureState of_firm() {
    VentureState state;
    state.firm = FirmState{0, 1, 14, 120'000'00, 2};
    return state;
}

VentureState of_contract(bool runs, bool failed, Fen unpaid = 0) {
    VentureState state;
    state.contracts = {{0, false, runs, failed, static_cast<std::int32_t>(unpaid)}};
    return state;
}

Text text_of(const Event& event) { return event_text(event, life_of({})); }

TEST(VentureEvents, a_firm_is_founded_with_its_capital_its_jobs_and_a_loan) {
    VentureState founded = of_firm();
    founded.loan = of_loan(80'000'00, 36).loan;
    HouseholdFlows flows;
    pay(flows, Flow::asset_purchase, 120'000'00);
    const auto events = changes(household(), with(founded), flows);
    ASSERT_EQ(kinds(events), (Names{"firm_founded", "policy_loan"}));
    EXPECT_EQ(events[0].measure, "land_transfer");
    EXPECT_EQ(events[0].worker, 2);
    EXPECT_DOUBLE_EQ(events[0].amount, 120'000);
    EXPECT_DOUBLE_EQ(events[0].quantity, 2);
    EXPECT_DOUBLE_EQ(events[1].amount, 80'000);
    EXPECT_DOUBLE_EQ(events[1].quantity, 36);
    EXPECT_EQ(text_of(events[0]).en, "worker 2 founds a firm and invests 120,000 yuan, with jobs for 2 (Land lease)");
    EXPECT_EQ(text_of(events[0]).zh, "劳动力2返乡创业，投资120000元，可用工2人（土地流转）");
    EXPECT_EQ(text_of(events[1]).en, "borrows 80,000 yuan for 36 months (Land lease)");
    EXPECT_EQ(text_of(events[1]).zh, "获贷款80000元，期限36个月（土地流转）");
}

TEST(VentureEvents, a_failed_firm_leaves_salvage_and_its_loan_is_called) {
    VentureState before = of_firm();
    before.loan = of_loan(50'000'00, 20).loan;
    HouseholdFlows flows;
    receive(flows, Flow::asset_sale, 36'000'00);
    pay(flows, Flow::policy_loan_repaid, 37'500'00);
    const auto events = changes(with(before), household(), flows);
    ASSERT_EQ(kinds(events), (Names{"firm_failed", "policy_loan_repaid", "policy_loan_written_off"}));
    EXPECT_EQ(text_of(events[0]).en, "the firm of worker 2 fails: what 120,000 yuan had bought is sold for 36,000");
    EXPECT_EQ(text_of(events[0]).zh, "劳动力2创办的企业停业：原投资120000元，处置资产收回36000元");
    EXPECT_EQ(text_of(events[1]).en, "repays 37,500 yuan of its loan, of which 12,500 are left (Land lease)");
    EXPECT_EQ(text_of(events[2]).en, "12,500 yuan of its loan written off (Land lease)");
    EXPECT_EQ(text_of(events[2]).zh, "核销贷款12500元（土地流转）");
}

TEST(VentureEvents, a_loan_is_drawn_falls_due_and_is_repaid) {
    HouseholdFlows drawn, repaid;
    pay(drawn, Flow::asset_purchase, 9'000'00);
    const auto begun = changes(household(), with(of_loan(8'000'00, 36)), drawn);
    ASSERT_EQ(kinds(begun), (Names{"invested", "policy_loan"}));
    EXPECT_EQ(text_of(begun[0]).en, "buys assets for 9,000 yuan");
    EXPECT_TRUE(changes(with(of_loan(8'000'00, 36)), with(of_loan(8'000'00, 35))).empty());
    pay(repaid, Flow::policy_loan_repaid, 8'000'00);
    const auto ended = changes(with(of_loan(8'000'00, 1)), household(), repaid);
    ASSERT_EQ(kinds(ended), (Names{"policy_loan_due", "policy_loan_repaid"}));
    EXPECT_DOUBLE_EQ(ended[0].amount, 8'000);
    EXPECT_EQ(text_of(ended[1]).en, "repays the last 8,000 yuan of its loan (Land lease)");
    EXPECT_EQ(text_of(ended[1]).zh, "还清贷款，本月还8000元（土地流转）");
}

TEST(VentureEvents, a_loan_that_is_not_repaid_falls_into_arrears_and_is_written_off_in_part) {
    HouseholdFlows part;
    pay(part, Flow::policy_loan_repaid, 1'000'00);
    const auto late = changes(with(of_loan(8'000'00, 1)), with(of_loan(7'000'00, 0, 1)), part);
    ASSERT_EQ(kinds(late), (Names{"policy_loan_due", "policy_loan_repaid", "policy_loan_arrears"}));
    EXPECT_DOUBLE_EQ(late[1].other, 7'000);
    EXPECT_EQ(text_of(late[2]).en, "in arrears with 7,000 yuan of its loan (Land lease)");
    EXPECT_TRUE(changes(with(of_loan(7'000'00, 0, 1)), with(of_loan(7'000'00, 0, 2))).empty());
    const auto lost = changes(with(of_loan(7'000'00, 0, 11)), with(of_loan(4'900'00, 0, 0)));
    ASSERT_EQ(kinds(lost), Names{"policy_loan_written_off"});
    EXPECT_DOUBLE_EQ(lost[0].amount, 2'100);
}

TEST(VentureEvents, an_old_loan_that_ends_and_a_new_one_in_the_same_month_are_two) {
    VentureState next = of_loan(5'000'00, 36);
    next.loan->drawn = 50;
    HouseholdFlows flows;
    pay(flows, Flow::policy_loan_repaid, 8'000'00);
    EXPECT_EQ(kinds(changes(with(of_loan(8'000'00, 1)), with(next), flows)), (Names{"policy_loan_due", "policy_loan_repaid", "policy_loan"}));
}

TEST(VentureEvents, a_place_for_visitors_opens_and_is_given_up) {
    VentureState stall;
    stall.place = PlaceState{0, TourismKind::stall, -1'250'00};
    const auto opened = changes(household(), with(stall)), closed = changes(with(stall), household());
    ASSERT_EQ(kinds(opened), Names{"tourism_opened"});
    ASSERT_EQ(kinds(closed), Names{"tourism_closed"});
    EXPECT_EQ(text_of(opened[0]).en, "opens a stall (Land lease)");
    EXPECT_EQ(text_of(opened[0]).zh, "开办旅游摊位（土地流转）");
    EXPECT_EQ(text_of(closed[0]).en, "gives up a stall: -1,250 yuan net in its last year");
    EXPECT_EQ(text_of(closed[0]).zh, "停办旅游摊位：上年净收入-1250元");
}

TEST(VentureEvents, a_contract_is_signed_and_runs_out_or_is_broken) {
    const HouseholdState runs = with(of_contract(true, false));
    const auto begun = changes(household(), runs), over = changes(runs, with(of_contract(false, false))), broken = changes(runs, with(of_contract(false, true, 640'00)));
    ASSERT_EQ(kinds(begun), Names{"contract_signed"});
    ASSERT_EQ(kinds(over), Names{"contract_ended"});
    ASSERT_EQ(kinds(broken), Names{"contract_broken"});
    EXPECT_EQ(text_of(begun[0]).en, "signs a contract for its chili (Land lease)");
    EXPECT_EQ(text_of(over[0]).en, "the contract for its chili runs out (Land lease)");
    EXPECT_EQ(text_of(broken[0]).en, "the contract for its chili is broken: the enterprise fails and owes it 640 yuan (Land lease)");
    EXPECT_EQ(text_of(broken[0]).zh, "辣椒收购订单中断：收购企业停业，拖欠640元（土地流转）");
    EXPECT_TRUE(changes(with(of_contract(false, true)), with(of_contract(false, true))).empty());
    VentureState lambs;
    lambs.contracts = {{0, true, true, false, 0}};
    EXPECT_EQ(text_of(changes(with(lambs), household()).at(0)).zh, "羔羊收购订单中断：收购企业停业（土地流转）");   // a firm that closes drops its contracts
}

TEST(VentureEvents, lives_that_differ_in_a_venture_only_have_parted) {
    VentureState stall, contract = of_contract(true, false);
    stall.place = PlaceState{0, TourismKind::stall, 0};
    for (const VentureState& other : {stall, contract, of_firm(), of_loan(1, 1)}) {
        const auto parting = first_parting(life_of({household()}), life_of({with(other)}));
        ASSERT_TRUE(parting.has_value());
        EXPECT_EQ(parting->differences.size(), 1U);
    }
}

} // namespace
} // namespace terrace
