#include "analysis/biography/parting.hpp"
#include "analysis/biography/story.hpp"
#include "analysis/biography/wording.hpp"
#include "analysis/tables/display_width.hpp"
#include "analysis/tables/wrapped.hpp"

#include <gtest/gtest.h>

#include <set>

#include "models/household/sidelines.hpp"
#include "tests/support/lives.hpp"

namespace terrace {
namespace {

TEST(LifeEvents, nothing_happens_where_nothing_changes) { EXPECT_TRUE(changes(household(), household()).empty()); }

TEST(LifeEvents, a_worker_who_takes_a_job_changes_it_and_leaves) {
    HouseholdState own = household(), town = own, factory = own, away = own;
    town.workers[1].place = place::first_employer;
    town.workers[1].employer = EnterpriseKind::town;
    town.workers[1].tenure = 0;
    factory.workers[1] = town.workers[1];
    factory.workers[1].place = place::first_employer + 2;
    factory.workers[1].employer = EnterpriseKind::factory;
    away.workers[1].place = place::away;
    const auto taken = changes(own, town);
    ASSERT_EQ(kinds(taken), Names{"job_taken"});
    EXPECT_EQ(taken[0].worker, 2);
    EXPECT_EQ(taken[0].detail, "town");
    EXPECT_EQ(taken[0].amount, 2500);
    EXPECT_EQ(kinds(changes(town, factory)), (Names{"job_lost", "job_taken"}));
    EXPECT_EQ(kinds(changes(factory, away)), (Names{"job_lost", "left"}));
    EXPECT_EQ(kinds(changes(away, own)), Names{"returned"});
}

TEST(LifeEvents, losing_and_finding_work_at_the_same_employer_in_one_month_is_told) {
    HouseholdState before = household(), after = before;
    for (HouseholdState* state : {&before, &after}) {
        state->workers[0].place = place::first_employer;
        state->workers[0].employer = EnterpriseKind::town;
    }
    after.workers[0].tenure = 0;
    EXPECT_EQ(kinds(changes(before, after)), (Names{"job_lost", "job_taken"}));
    after.workers[0].tenure = 21;
    EXPECT_TRUE(changes(before, after).empty());
}

TEST(LifeEvents, block_leases_begin_and_end_under_their_measure) {
    HouseholdState before = household(), after = before;
    after.blocks = {{0, 1550, 700'00}};
    after.leased_out = 1550;
    const auto begun = changes(before, after);
    ASSERT_EQ(kinds(begun), Names{"block_lease"});
    EXPECT_EQ(begun[0].measure, "land_transfer");
    EXPECT_DOUBLE_EQ(begun[0].quantity, 15.5);
    EXPECT_DOUBLE_EQ(begun[0].amount, 700);
    EXPECT_EQ(kinds(changes(after, before)), Names{"block_lease_end"});
}

TEST(LifeEvents, loans_arrears_and_write_offs_follow_debt_and_flows) {
    HouseholdState none = household(), owing = none, late = none;
    owing.debt = 4'000'00;
    late = owing;
    late.flags |= household_flag::in_arrears;
    HouseholdFlows drawn, repaid;
    receive(drawn, Flow::loan_drawn, 4'000'00);
    pay(repaid, Flow::loan_repaid, 4'000'00);
    EXPECT_EQ(kinds(changes(none, owing, drawn)), Names{"loan"});
    EXPECT_EQ(kinds(changes(owing, none, repaid)), Names{"loan_repaid"});
    EXPECT_EQ(kinds(changes(owing, late)), Names{"arrears"});
    HouseholdState half = late;
    half.debt = 2'000'00;
    const auto written = changes(late, half);
    ASSERT_EQ(kinds(written), Names{"written_off"});
    EXPECT_DOUBLE_EQ(written[0].amount, 2000);
}

TEST(LifeEvents, monitoring_is_found_listed_helped_and_cleared) {
    HouseholdState before = household(), review = before, listed = before, helped = before;
    review.monitored = MonitoredState{0, false, MonitoringCategory::marginal, MonitoringCause::illness};
    listed.monitored = review.monitored;
    listed.monitored->listed = true;
    helped.monitored = listed.monitored;
    helped.monitored->seeks_work = true;
    EXPECT_EQ(kinds(changes(before, review)), Names{"found"});
    const auto entered = changes(review, listed);
    ASSERT_EQ(kinds(entered), Names{"listed"});
    EXPECT_EQ(entered[0].detail, "marginal");
    EXPECT_EQ(entered[0].cause, "illness");
    EXPECT_EQ(kinds(changes(listed, helped)), Names{"helped"});
    EXPECT_EQ(kinds(changes(helped, before)), Names{"cleared"});
    EXPECT_EQ(kinds(changes(helped, review)), (Names{"cleared", "found"}));   // found again in the month of the review
}

TEST(LifeEvents, assurances_are_lost_and_met_and_a_house_has_its_grant) {
    HouseholdState before = household(), unsafe = before;
    unsafe.unmet = assurance_bit(Assurance::housing) | assurance_bit(Assurance::water);
    const auto lost = changes(before, unsafe);
    ASSERT_EQ(kinds(lost), (Names{"assurance_lost", "assurance_lost"}));
    EXPECT_EQ(lost[0].detail, "safe_house");
    EXPECT_EQ(lost[1].detail, "safe_water");
    EXPECT_EQ(kinds(changes(unsafe, before)), (Names{"assurance_met", "assurance_met"}));
    HouseholdFlows flows;
    receive(flows, Flow::house_grant, 28'500'00);
    pay(flows, Flow::house_repair, 35'000'00);
    const auto helped = changes(unsafe, unsafe, flows);
    ASSERT_EQ(kinds(helped), Names{"house_grant"});
    EXPECT_DOUBLE_EQ(helped[0].amount, 28'500);
    EXPECT_DOUBLE_EQ(helped[0].other, 35'000);
}

TEST(LifeEvents, illness_weather_and_dibao_are_told) {
    HouseholdState before = household(), ill = before, dibao = before;
    ill.ill_months = 6;
    HouseholdFlows flows;
    receive(flows, Flow::medical_reimbursement, 3'000'00);
    EXPECT_EQ(kinds(changes(before, ill, flows)), Names{"severe_illness"});
    EXPECT_EQ(kinds(changes(before, before, flows)), Names{"hospital"});
    EXPECT_EQ(kinds(changes(ill, before)), Names{"recovered"});
    dibao.flags |= household_flag::dibao;
    EXPECT_EQ(kinds(changes(before, dibao)), Names{"dibao_gained"});
    EXPECT_EQ(kinds(changes(dibao, before)), Names{"dibao_lost"});
    const Life life = life_of({before});
    BiographyMonth may = month_of(Month::of(2021, 5), before);
    may.weather_loss = 0.15;
    EXPECT_EQ(kinds(events_between(life, before, may)), Names{"weather"});
    may.month = Month::of(2021, 6);
    EXPECT_TRUE(events_between(life, before, may).empty());
}

TEST(LifeEvents, an_injury_and_a_damage_are_told_apart_from_illness) {
    const HouseholdState before = household();
    HouseholdState hurt = before;
    hurt.ill_months = 3;
    HouseholdFlows care, repair;
    receive(care, Flow::medical_reimbursement, 5'000'00);
    pay(repair, Flow::damage_repair, 20'000'00);
    receive(repair, Flow::damage_claims, 8'000'00);
    const Life life = life_of({before});
    BiographyMonth month = month_of(Month::of(2021, 2), hurt, care);
    month.accident = 900;
    const auto injury = events_between(life, before, month);
    ASSERT_EQ(kinds(injury), Names{"injury"});
    EXPECT_DOUBLE_EQ(injury[0].amount, 9000);
    EXPECT_DOUBLE_EQ(injury[0].other, 5000);
    EXPECT_DOUBLE_EQ(injury[0].quantity, 3);
    month = month_of(Month::of(2021, 2), before, repair);
    month.accident = 1200;
    const auto damage = events_between(life, before, month);
    ASSERT_EQ(kinds(damage), Names{"damage"});
    EXPECT_DOUBLE_EQ(damage[0].amount, 20'000);
    EXPECT_DOUBLE_EQ(damage[0].other, 8000);
    EXPECT_EQ(kinds(changes(hurt, before)), Names{"recovered"});
}

/// A life of a month for each of these offers of courtyards, one a month.
Life offered(const std::vector<Offer>& offers) {
    Life life = life_of(std::vector<HouseholdState>(offers.size(), household()));
    for (std::size_t at = 0; at < offers.size(); ++at) life.biography.months[at].offers = {offers[at]};
    return life;
}

TEST(LifeEvents, offers_are_accepted_declined_or_missed_with_their_values) {
    const Offer grant = Offer{.kind = OfferKind::courtyard_grant, .amount = 8'000'00}.worth(-310'00, 0);
    const auto events = events_of(offered({grant.ends(OfferOutcome::lower_value), Offer(grant).worth(900'00, 0).ends(OfferOutcome::accepted),
                                           Offer{.kind = OfferKind::courtyard_grant}.lacks(2'400'00, 310'00).ends(OfferOutcome::no_cash)}));
    ASSERT_EQ(kinds(events), (Names{"offer_declined", "offer_accepted", "offer_missed"}));
    EXPECT_EQ(events[0].detail, "courtyard_grant");
    EXPECT_EQ(events[0].cause, "lower_value");
    EXPECT_DOUBLE_EQ(events[0].amount, -310);
    const Life life = offered({});
    EXPECT_EQ(event_text(events[0], life).en, "Land lease: declines a courtyard with 8,000 yuan (worth -310 yuan a year to it, 0 without)");
    EXPECT_EQ(event_text(events[0], life).zh, "土地流转：放弃普通庭院（补助8000元；自估每年价值-310元，不参加为0元）");
    EXPECT_EQ(event_text(events[1], life).en, "Land lease: accepts a courtyard with 8,000 yuan (worth 900 yuan a year to it, 0 without)");
    EXPECT_EQ(event_text(events[2], life).en, "Land lease: misses a courtyard (needs 2,400 yuan of its own, has 310 to spare)");
    EXPECT_EQ(event_text(events[2], life).zh, "土地流转：未获普通庭院（需自筹2400元，可动用现金310元）");
}

TEST(LifeEvents, an_offer_that_ends_as_before_is_told_again_only_when_it_is_weighed_anew) {
    const Offer weighed = Offer{.kind = OfferKind::course}.worth(100'00, 200'00).ends(OfferOutcome::lower_value);
    const Offer full = Offer{.kind = OfferKind::course}.ends(OfferOutcome::no_places);
    Life life = offered({weighed, weighed, full, full, weighed});
    const auto again = [&] {
        std::vector<bool> marks;
        for (const Event& event : events_of(life)) marks.push_back(event.again);
        return marks;
    };
    EXPECT_EQ(again(), (std::vector<bool>{false, true, false, true, false}));
    life.biography.months[1].offers.clear();   // a month without it
    EXPECT_EQ(again(), (std::vector<bool>{false, false, true, false}));
    life.biography.months[0].offers[0] = life.biography.months[2].offers[0] = weighed;
    EXPECT_EQ(again(), (std::vector<bool>{false, false, false, false}));
    life.biography.months[2].offers = {full};
    life.biography.months[0].offers = {full};
    EXPECT_EQ(again(), (std::vector<bool>{false, true, true, false}));   // what stands in the way is told once
}

TEST(LifeEvents, an_offer_accepted_with_the_enrolment_is_told_by_it) {
    Life life = offered({Offer{.kind = OfferKind::block_lease, .quantity = 15.5}.worth(5'000'00, 4'000'00)});
    EXPECT_FALSE(events_of(life)[0].again);
    life.participations = {{0, 0, 0, 5'000'00, 4'000'00, 1550}};
    const auto events = events_of(life);
    ASSERT_EQ(kinds(events), (Names{"offer_accepted", "enrolled"}));
    EXPECT_TRUE(events[0].again);
}

TEST(LifeEvents, every_offer_and_every_outcome_has_words_in_both_languages) {
    std::set<std::string> told;
    for (std::size_t kind = 0; kind < static_cast<std::size_t>(OfferKind::count_); ++kind)
        for (std::size_t outcome = 0; outcome < static_cast<std::size_t>(OfferOutcome::count_); ++outcome) {
            const Offer offer = Offer{.kind = static_cast<OfferKind>(kind), .chance = 0.3}.ends(static_cast<OfferOutcome>(outcome));
            EXPECT_FALSE(offer_key(offer.kind).empty() || outcome_key(offer.outcome).empty());
            const Text text = offer_text(offer, {"M", "措施"});
            EXPECT_TRUE(told.insert(text.en).second) << text.en;
            EXPECT_TRUE(told.insert(text.zh).second) << text.zh;
        }
}

TEST(LifeEvents, every_kind_of_employer_has_a_name) {
    for (int kind = 0; kind <= static_cast<int>(EnterpriseKind::livestock_firm); ++kind) {
        WorkerState worker;
        worker.place = place::first_employer;
        worker.employer = static_cast<EnterpriseKind>(kind);
        EXPECT_FALSE(place_key(worker).empty()) << kind;
    }
}

TEST(LifeEvents, a_claim_that_goes_without_a_grant_is_refused_and_one_with_a_grant_is_paid) {
    HouseholdState waiting = household();
    waiting.claims = {{0, static_cast<std::int16_t>(Month::of(2021, 1).index()), ReliefCause::accident, 5'000'00}};
    Life life = life_of({household(), waiting, household()});
    EXPECT_EQ(kinds(events_of(life)), (Names{"relief_claimed", "relief_refused"}));
    EXPECT_EQ(events_of(life)[0].detail, "accident");
    life.receipts = {{0, 2, 0, ReceiptForm::relief, 5'000'00}};
    EXPECT_EQ(kinds(events_of(life)), (Names{"relief_claimed", "receipt"}));
    life.receipts = {{0, 2, 0, ReceiptForm::relief, 2'500'00}};   // support was cut
    EXPECT_EQ(kinds(events_of(life)), (Names{"relief_claimed", "receipt"}));
}

TEST(LifeEvents, receipts_that_come_again_are_marked) {
    Life life = life_of({household(), household(), household()});
    life.receipts = {{0, 0, 0, ReceiptForm::wage, 100'00}, {0, 1, 0, ReceiptForm::wage, 100'00}, {0, 1, 0, ReceiptForm::wage, 20'00}};
    life.participations = {{0, 0, 0, 5'000'00, 4'000'00, 1550}};
    const auto events = events_of(life);
    ASSERT_EQ(kinds(events), (Names{"enrolled", "receipt", "receipt"}));
    EXPECT_DOUBLE_EQ(events[0].amount, 5000);
    EXPECT_DOUBLE_EQ(events[0].other, 4000);
    EXPECT_FALSE(events[1].again);
    EXPECT_TRUE(events[2].again);
    EXPECT_DOUBLE_EQ(events[2].amount, 120);
}

TEST(Parting, equal_lives_never_part) {
    const Life life = life_of({household(), household()});
    EXPECT_FALSE(first_parting(life, life).has_value());
    EXPECT_FALSE(first_income_gap(life.biography, life.biography, 1).has_value());
}

TEST(Parting, is_found_at_its_month_and_step_with_what_differs) {
    HouseholdState enrolled = household();
    enrolled.measures = {0};
    enrolled.cash += 50'00;
    const Life base = life_of({household(), household(), household()});
    Life other = life_of({household(), household(), household()});
    other.biography.months[1].steps[1].state = enrolled;   // after the second step of the second month
    const auto parting = first_parting(base, other);
    ASSERT_TRUE(parting.has_value());
    EXPECT_EQ(parting->month, 1u);
    EXPECT_EQ(parting->step, "books");
    ASSERT_EQ(parting->differences.size(), 2u);
    EXPECT_EQ(parting->differences[0].key, "measures");
    EXPECT_EQ(parting->differences[0].one.en, "none");
    EXPECT_EQ(parting->differences[0].other.zh, "土地流转");
    EXPECT_EQ(parting->differences[1].key, "cash");
}

TEST(Parting, measures_count_by_name_not_by_position) {
    HouseholdState first = household(), second = household();
    first.measures = {0};
    second.measures = {1};
    const Life base = life_of({first});
    Life other = life_of({second});
    other.measures = {{"chicks", {"Chicks", "雏鸡"}}, base.measures[0]};
    EXPECT_FALSE(first_parting(base, other).has_value());
}

TEST(Parting, the_largest_flow_is_named_first) {
    Life base = life_of({household()}), other = base;
    pay(other.biography.months[0].steps[1].flows, Flow::crop_inputs, 10'00);
    receive(other.biography.months[0].steps[1].flows, Flow::block_rent, 900'00);
    const auto parting = first_parting(base, other);
    ASSERT_TRUE(parting.has_value());
    EXPECT_EQ(parting->differences[0].key, "flow_block_rent");
    EXPECT_EQ(parting->differences[1].key, "flow_crop_inputs");
    EXPECT_EQ(first_income_gap(base.biography, other.biography, 890'00), std::size_t{0});
    EXPECT_FALSE(first_income_gap(base.biography, other.biography, 890'01).has_value());
}

TEST(Wrapped, lines_fit_their_width_in_both_languages) {
    for (const std::string& text : {wrapped("one two three four five six seven eight nine", 20, "- ", "  "),
                                    wrapped("连片流转15.43亩（尉犁县土地流转），每亩700元。", 20, "  A ", "    ")}) {
        std::size_t lines = 0;
        for (std::size_t at = 0, end = text.find('\n'); end != std::string::npos; at = end + 1, end = text.find('\n', at), ++lines)
            EXPECT_LE(display_width(text.substr(at, end - at)), 20u) << text;
        EXPECT_GT(lines, 2u);
    }
    EXPECT_EQ(wrapped("one two three", 9, "", "  "), "one two\n  three\n");
    EXPECT_EQ(wrapped("亩，", 2, "", ""), "亩，\n");   // a closing mark never begins a line
}

} // namespace
} // namespace terrace
