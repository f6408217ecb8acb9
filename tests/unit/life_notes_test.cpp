#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/biography/events.hpp"
#include "analysis/biography/life.hpp"
#include "models/simulation.hpp"
#include "tests/support/model_world.hpp"

// What is noted of a household while it lives is what was decided and what the county's books hold.
namespace terrace {
namespace {

constexpr RandomKey luck{1, 0};

CountyResult unwatched(const Scenario& scenario, std::size_t county) {
    const MonthlyCycle cycle;
    Scratch scratch;
    const auto path = outside_path(scenario.parameters, luck, scenario.start, spin_up_months, scenario.months);
    PreparedCounty prepared = prepare_county(scenario, county, luck, path, cycle, scratch, true);
    return run_county(scenario, county, luck, path, cycle, scratch, std::move(prepared));
}

const HouseholdState& after(const BiographyMonth& month, std::string_view step) {
    return std::find_if(month.steps.begin(), month.steps.end(), [&](const BiographyMonth::Step& one) { return one.name == step; })->state;
}

/// How often each outcome was met.
struct Counts {
    std::array<int, static_cast<std::size_t>(WorkOutcome::count_)> of{};
    int jobs = 0, refused_jobs = 0;
};

void check_accepted(const WorkOffer& offer, const WorkerState& is) {
    if (offer.kind == WorkKind::outside) {
        EXPECT_EQ(is.place, place::away);
        EXPECT_GT(offer.going(), offer.staying);
    } else {
        EXPECT_EQ(is.employer, offer.employer);
        EXPECT_EQ(is.wage, static_cast<int>(offer.wage / 100 + 0.5));
        EXPECT_GE(offer.going(), offer.staying);
    }
}

/// Work that was accepted is where the worker is after the labour market, and nobody goes without it.
void check_month(const BiographyMonth& month, Counts& counts) {
    const HouseholdState &before = after(month, "land_market"), &then = after(month, "labour_market");
    std::vector<int> accepted(before.workers.size());
    for (const WorkOffer& offer : month.work) {
        const auto worker = static_cast<std::size_t>(offer.worker);
        ASSERT_LT(worker, before.workers.size());
        ++counts.of[static_cast<std::size_t>(offer.outcome)];
        ++(offer.kind == WorkKind::outside ? counts.of[0] : offer.accepted() ? counts.jobs : counts.refused_jobs);
        if (offer.kind == WorkKind::outside && offer.weighed()) { EXPECT_EQ(offer.has_job, !searches(before.workers[worker].place)); }
        if (offer.outcome == WorkOutcome::staying_is_worth_more) { EXPECT_LE(offer.going(), offer.staying); }
        if (!offer.accepted()) continue;
        ++accepted[worker];
        check_accepted(offer, then.workers[worker]);
    }
    for (std::size_t w = 0; w < accepted.size(); ++w) {
        const WorkerState &was = before.workers[w], &is = then.workers[w];
        const bool went = (is.place == place::away || is.employer) && (is.place != was.place || is.tenure < was.tenure);
        EXPECT_LE(accepted[w], 1);
        if (went) { EXPECT_EQ(accepted[w], 1) << month.month.to_string() << ", worker " << w; }   // whoever is taken on again where it lost its job may seem to have stayed
    }
}

TEST(LifeNotes, work_noted_is_the_work_that_workers_took_or_left_and_watching_changes_nothing) {
    const Scenario scenario = small_scenario("baseline", {"months=14"});
    const CountyResult plain = unwatched(scenario, bohu);
    Counts counts;
    for (std::uint32_t row = 0; row < 600; row += 12) {
        const LivedCounty lived = live(scenario, bohu, row, luck);
        ASSERT_EQ(lived.record.final_state, plain.record.final_state) << row;
        ASSERT_EQ(lived.record.ledger, plain.record.ledger) << row;
        for (const BiographyMonth& month : lived.life.biography.months) check_month(month, counts);
    }
    EXPECT_GT(counts.jobs, 0);
    EXPECT_GT(counts.refused_jobs, 0);
    for (std::size_t outcome = 0; outcome < counts.of.size(); ++outcome) EXPECT_GT(counts.of[outcome], 0) << outcome_key(static_cast<WorkOutcome>(outcome));
}

TEST(LifeNotes, who_imitates_takes_the_possible_option_whose_followers_earn_most) {
    const Scenario scenario = small_scenario("consumat", {"months=14"});
    int imitated = 0;
    const auto check = [&](const auto& choice) {
        const bool imitates = choice.way == ChoiceWay::imitate;
        EXPECT_EQ(choice.by_value(), choice.way == ChoiceWay::optimise || choice.way == ChoiceWay::inquire);
        double met = 0;
        for (std::size_t option = 0; option < choice.neighbours.size(); ++option) {
            met += choice.neighbours[option];
            if (!imitates) continue;
            EXPECT_FALSE(choice.compared[option]);
            if (choice.value[option] > impossible) { EXPECT_LE(choice.neighbours[option], choice.neighbours[choice.taken]); }
        }
        EXPECT_EQ(met > 0, imitates);
        imitated += imitates ? 1 : 0;
    };
    for (std::uint32_t row = 5; row < 600; row += 30)
        for (const BiographyMonth& month : live(scenario, bohu, row, luck).life.biography.months) {
            if (month.land) check(*month.land);
            if (month.side) check(*month.side);
        }
    EXPECT_GT(imitated, 0);
}

/// Events of these kinds in the lives of the households that took part first.
std::array<int, static_cast<std::size_t>(EventKind::count_)> told(const char* names, std::size_t county, const std::vector<std::string>& settings, std::size_t lives) {
    const Scenario scenario = small_scenario(names, settings);
    const CountyResult plain = unwatched(scenario, county);
    std::array<int, static_cast<std::size_t>(EventKind::count_)> counts{};
    const std::vector<Participant>& parts = plain.panel->participants;
    for (std::size_t i = 0; i < std::min(lives, parts.size()); ++i) {
        const LivedCounty lived = live(scenario, county, parts[i].row, luck);
        EXPECT_EQ(lived.record.final_state, plain.record.final_state) << parts[i].row;
        Fen owed = 0;
        for (const Event& event : events_of(lived.life)) {
            ++counts[static_cast<std::size_t>(event.kind)];
            if (event.kind == EventKind::policy_loan) owed += fen_from_yuan(event.amount);
            if (event.kind == EventKind::policy_loan_repaid || event.kind == EventKind::policy_loan_written_off) owed -= fen_from_yuan(event.amount);
        }
        const auto& loan = lived.life.biography.months.back().end().ventures.loan;
        EXPECT_EQ(owed, loan ? loan->principal : 0) << parts[i].row;
    }
    return counts;
}

int count_of(const std::array<int, static_cast<std::size_t>(EventKind::count_)>& counts, EventKind kind) { return counts[static_cast<std::size_t>(kind)]; }

TEST(LifeNotes, founders_loans_are_told_from_the_founding_to_the_failure) {
    const auto counts = told("returnee-startups", yuli, {"months=48", "policies.returnee_startups_yuli.firms=12", "policies.returnee_startups_yuli.budget_yuan=800000"}, 12);
    EXPECT_EQ(count_of(counts, EventKind::firm_founded), 12);
    EXPECT_GT(count_of(counts, EventKind::firm_failed), 0);
    EXPECT_GT(count_of(counts, EventKind::policy_loan), 0);
    EXPECT_GT(count_of(counts, EventKind::policy_loan_repaid), 0);
}

TEST(LifeNotes, microcredit_is_told_until_it_is_repaid) {
    const auto counts = told("microcredit", bohu, {"months=44"}, 10);
    EXPECT_GE(count_of(counts, EventKind::policy_loan), 10);
    EXPECT_GT(count_of(counts, EventKind::invested), 0);
    EXPECT_GT(count_of(counts, EventKind::policy_loan_due), 0);
    EXPECT_GT(count_of(counts, EventKind::policy_loan_repaid), 0);
}

TEST(LifeNotes, places_for_visitors_open_and_close) {
    const auto counts = told("bohu-tourism", bohu, {"months=36", "policies.tourism_bohu.enrolment=assigned", "parameters.tourism.keep_per_day=150"}, 12);
    EXPECT_GE(count_of(counts, EventKind::tourism_opened), 12);
    EXPECT_GT(count_of(counts, EventKind::tourism_closed), 0);
}

TEST(LifeNotes, contracts_for_chili_are_signed_and_run_out_or_are_broken) {
    const auto over = told("bohu-linkage", bohu, {"months=30", "policies.benefit_linkage.until=2022-12"}, 4);
    EXPECT_EQ(count_of(over, EventKind::contract_signed), 4);
    EXPECT_EQ(count_of(over, EventKind::contract_ended), 4);
    const auto broken = told("bohu-linkage", bohu, {"months=12", "policies.benefit_linkage.margin=0", "policies.benefit_linkage.capital_yuan=0"}, 4);
    EXPECT_EQ(count_of(broken, EventKind::contract_broken), 4);
    EXPECT_EQ(count_of(broken, EventKind::contract_ended), 0);
}

} // namespace
} // namespace terrace
