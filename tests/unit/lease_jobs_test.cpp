#include "models/market/lease_jobs.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

/// One lessee with two jobs of its own at 2,000 yuan.
Enterprises one_lessee() {
    Enterprises e;
    e.resize(1);
    e.kind[0] = EnterpriseKind::lessee;
    e.jobs_at_start[0] = 2;
    e.wage[0] = 2000;
    return e;
}

BlockTerms with_jobs(double mu_per_job) {
    BlockTerms terms{};
    terms.jobs.mu_per_job = mu_per_job;
    return terms;
}

TEST(LeaseJobs, follow_the_land_that_goes_back) {
    Enterprises e = one_lessee();
    BlockLeases leases{{with_jobs(10)}, {{0, 2000, 0}, {1, 1000, 0}}};
    bring_lease_jobs(leases.terms[0], 3000, 3000, 1, e);
    EXPECT_DOUBLE_EQ(e.jobs_at_start[0], 5);
    EXPECT_EQ(e.reserved_jobs[0], 4);   // three new ones and the exited worker who is there already
    EXPECT_DOUBLE_EQ(e.wage[0], 3000);
    leases.contracts.pop_back();
    end_lease_jobs(leases, 0, 1000, e);
    EXPECT_DOUBLE_EQ(e.jobs_at_start[0], 4);
    EXPECT_DOUBLE_EQ(e.wage[0], 3000);
    leases.contracts.clear();
    end_lease_jobs(leases, 0, 2000, e);
    EXPECT_DOUBLE_EQ(e.jobs_at_start[0], 2);
    EXPECT_EQ(e.reserved_jobs[0], 0);
    EXPECT_DOUBLE_EQ(e.wage[0], 2000);
}

TEST(LeaseJobs, the_wage_stays_while_later_leases_stand_and_then_returns) {
    Enterprises e = one_lessee();
    BlockLeases leases{{with_jobs(10), with_jobs(10)}, {{0, 1000, 0}, {1, 1000, 1}}};
    bring_lease_jobs(leases.terms[0], 1000, 3000, 0, e);
    bring_lease_jobs(leases.terms[1], 1000, 3500, 1, e);
    leases.contracts.erase(leases.contracts.begin());
    end_lease_jobs(leases, 0, 1000, e);
    EXPECT_DOUBLE_EQ(e.wage[0], 3500);
    EXPECT_EQ(e.reserved_jobs[0], 1);
    leases.contracts.clear();
    end_lease_jobs(leases, 1, 1000, e);
    EXPECT_DOUBLE_EQ(e.wage[0], 2000);
    EXPECT_EQ(e.reserved_jobs[0], 0);
}

TEST(LeaseJobs, those_who_came_last_are_sent_home_and_nobody_whom_a_job_is_left_for) {
    Enterprises e = one_lessee();
    Workers w;
    w.resize(5);
    for (std::size_t worker = 0; worker < 5; ++worker) {
        w.place[worker] = worker == 4 ? place::own_business : place::first_employer;
        w.tenure[worker] = static_cast<std::uint8_t>(10 + worker);
    }
    w.tenure[2] = 3;
    e.employed[0] = 4;
    lay_off_after_leases(w, e, std::vector<double>{5}, 0, {1, 0}, 100);
    EXPECT_EQ(e.employed[0], 2);
    EXPECT_EQ(w.place[2], place::own_farm);
    EXPECT_EQ(w.tenure[2], 0);
    EXPECT_EQ(w.place[0], place::own_farm);
    EXPECT_EQ(w.place[1], place::first_employer);
    EXPECT_EQ(w.place[3], place::first_employer);
    lay_off_after_leases(w, e, std::vector<double>{2}, 0, {1, 0}, 101);   // no job was lost
    EXPECT_EQ(e.employed[0], 2);
}

}  // namespace
}  // namespace terrace
