#include <gtest/gtest.h>

#include <set>

#include "analysis/biography/wording.hpp"
#include "tests/support/lives.hpp"

// Work that was open to a worker is told with what was weighed.
namespace terrace {
namespace {

WorkOffer factory_job(WorkOutcome outcome) {
    return {.kind = WorkKind::job, .outcome = outcome, .worker = 1, .employer = EnterpriseKind::factory, .wage = 2'649'00, .cost = 180'00, .staying = 1'500'00};
}

WorkOffer outside_work(WorkOutcome outcome) {
    return {.kind = WorkKind::outside, .outcome = outcome, .worker = 0, .wage = 5'200'00, .cost = 1'500'00, .bias = 1'200'00, .staying = 2'100'00};
}

/// Two months in which the workers stay where they are, and what was open to them in the second.
Life with_work(const std::vector<WorkOffer>& offers, HouseholdState after = household()) {
    Life life = life_of({household(), std::move(after)});
    life.biography.months[1].work = offers;
    return life;
}

TEST(WorkEvents, a_job_that_is_taken_tells_what_it_was_weighed_against) {
    HouseholdState after = household();
    after.workers[1].place = place::first_employer + 2;
    after.workers[1].employer = EnterpriseKind::factory;
    after.workers[1].wage = 2649;
    const Life life = with_work({factory_job(WorkOutcome::accepted)}, after);
    const auto events = events_of(life);
    ASSERT_EQ(kinds(events), Names{"job_taken"});
    EXPECT_EQ(event_text(events[0], life).en, "worker 2 starts work at the factory, 2,649 yuan a month at 2021 wages (2,469 after 180 for the way there; its days at home are worth 1,500)");
    EXPECT_EQ(event_text(events[0], life).zh, "劳动力2到工厂就业，月工资2649元（2021年水平）（扣除通勤180元后2469元；在家劳动相当于1500元）");
}

TEST(WorkEvents, a_job_that_is_refused_is_told_with_its_wage_and_the_worth_of_home) {
    WorkOffer offer = factory_job(WorkOutcome::staying_is_worth_more);
    offer.staying = 2'600'00;
    const Life life = with_work({offer});
    const auto events = events_of(life);
    ASSERT_EQ(kinds(events), Names{"job_refused"});
    EXPECT_EQ(events[0].worker, 2);
    EXPECT_EQ(events[0].detail, "factory");
    EXPECT_EQ(events[0].cause, "staying_is_worth_more");
    EXPECT_DOUBLE_EQ(events[0].amount, 2649);
    EXPECT_DOUBLE_EQ(events[0].other, 2600);
    EXPECT_EQ(event_text(events[0], life).en, "worker 2 refuses work at the factory, 2,649 yuan a month at 2021 wages (2,469 after 180 for the way there; its days at home are worth 2,600)");
    EXPECT_EQ(event_text(events[0], life).zh, "劳动力2未接受工厂的岗位，月工资2649元（2021年水平）（扣除通勤180元后2469元；在家劳动相当于2600元）");
}

TEST(WorkEvents, a_departure_tells_the_cost_of_living_the_worth_of_home_and_what_is_given_up) {
    HouseholdState after = household();
    after.workers[0].place = place::away;
    const Life life = with_work({outside_work(WorkOutcome::accepted)}, after);
    const auto events = events_of(life);
    ASSERT_EQ(kinds(events), Names{"left"});
    EXPECT_EQ(event_text(events[0], life).en, "worker 1 leaves to work outside the county at 5,200 yuan a month (2,500 after 1,500 to live there and 1,200 for being away from home; its days at home "
                                              "are worth 2,100)");
    EXPECT_EQ(event_text(events[0], life).zh, "劳动力1外出到县外务工，月工资5200元（扣除在外生活1500元、离家1200元后2500元；在家劳动相当于2100元）");
}

TEST(WorkEvents, who_hears_of_work_outside_and_stays_is_told_with_the_present_wage) {
    WorkOffer offer = outside_work(WorkOutcome::staying_is_worth_more);
    offer.has_job = true;
    offer.staying = 3'000'00;
    const Life life = with_work({offer});
    const auto events = events_of(life);
    ASSERT_EQ(kinds(events), Names{"stayed"});
    EXPECT_EQ(event_text(events[0], life).en, "worker 1 hears of work outside the county at 5,200 yuan a month and stays (2,500 after 1,500 to live there and 1,200 for being away from home; its "
                                              "present job pays 3,000)");
    EXPECT_EQ(event_text(events[0], life).zh, "劳动力1得知县外务工机会（月工资5200元），未外出（扣除在外生活1500元、离家1200元后2500元；现岗位3000元）");
}

TEST(WorkEvents, that_somebody_is_too_old_or_bound_is_news_once_and_what_was_weighed_always) {
    for (const WorkOutcome outcome : {WorkOutcome::too_old, WorkOutcome::bound, WorkOutcome::staying_is_worth_more}) {
        Life life = life_of({household(), household(), household()});
        life.biography.months[1].work = life.biography.months[2].work = {{.kind = WorkKind::outside, .outcome = outcome}};
        const auto events = events_of(life);
        ASSERT_EQ(kinds(events), (Names{"stayed", "stayed"}));
        EXPECT_FALSE(events[0].again);
        EXPECT_EQ(events[1].again, outcome != WorkOutcome::staying_is_worth_more);
    }
}

TEST(WorkEvents, every_outcome_has_a_key_and_words_of_its_own_in_both_languages) {
    std::set<std::string> told;
    for (const WorkKind kind : {WorkKind::job, WorkKind::outside})
        for (std::size_t outcome = 1; outcome < static_cast<std::size_t>(WorkOutcome::count_); ++outcome) {
            const WorkOffer offer{.kind = kind, .outcome = static_cast<WorkOutcome>(outcome)};
            EXPECT_FALSE(outcome_key(offer.outcome).empty());
            if (kind == WorkKind::job && !offer.weighed()) continue;   // nobody is too old for a job in the county
            const Life life = with_work({offer});
            const Text text = event_text(events_of(life).at(0), life);
            EXPECT_TRUE(told.insert(text.en).second) << text.en;
            EXPECT_TRUE(told.insert(text.zh).second) << text.zh;
        }
}

} // namespace
} // namespace terrace
