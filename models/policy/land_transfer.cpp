#include "models/policy/land_transfer.hpp"

#include <algorithm>

#include "models/household/plan_value.hpp"
#include "models/policy/desk.hpp"

namespace terrace {
namespace {

/// A household that the block could take, with what it would lose and gain by it [fen/year].
struct Candidate {
    std::uint32_t row;
    std::int64_t land;            ///< contracted and not yet in a block [mu/100]
    double value_with = 0, value_without = 0;
};

std::size_t lessee_of(const County& county) {
    for (std::size_t e = 0; e < county.enterprises.rows(); ++e)
        if (county.enterprises.kind[e] == EnterpriseKind::lessee) return e;
    return county.enterprises.rows();
}

std::int32_t exited_employed(const County& county, std::size_t enterprise) {
    std::int32_t count = 0;
    std::uint32_t worker = 0;
    for (std::size_t row = 0; row < county.households.rows(); ++row) {
        const bool exited = (county.households.flags[row] & household_flag::exited) != 0;
        for (const std::uint32_t end = worker + county.households.workers[row]; worker < end; ++worker)
            count += exited && county.workers.place[worker] == place::first_employer + enterprise;
    }
    return count;
}

std::vector<std::int32_t> in_blocks(const County& county) {
    std::vector<std::int32_t> area(county.households.rows(), 0);
    for (const BlockContract& contract : county.block_leases.contracts) area[contract.row] += contract.area;
    return area;
}

/// Parts of everybody's land such that they sum to the block; each at least one hundredth of a mu.
std::vector<Fen> block_parts(const std::vector<Candidate>& candidates, std::int64_t block) {
    std::vector<std::int64_t> land;
    std::int64_t sum = 0;
    for (const Candidate& candidate : candidates) land.push_back(candidate.land), sum += candidate.land;
    return sum <= block ? std::vector<Fen>(land.begin(), land.end()) : split(block, land);
}

}  // namespace

void LandTransfer::keys(KeyVisitor& key) {
    key.count("households", households_);
    key.area("area_mu", area_);
    key.text("enterprise", enterprise_);
    KeyVisitor contract = key.group("contract");
    contract.choice<std::string>("form", form_, {{"fixed", "fixed"}});
    contract.money("rent_yuan_per_mu", rent_);
    contract.count("years", years_);
    KeyVisitor jobs = key.group("jobs");
    jobs.number("mu_per_job", mu_per_job_);
    jobs.money("wage_yuan_per_month", job_wage_);
    key.money("subsidy_yuan_per_mu", subsidy_);
}

void LandTransfer::act(PolicyDesk& desk) const {
    if (!desk.active() || desk.state().started) return;
    // Leases begin in March; one that began before the simulation stands from its first month.
    if (desk.month.facts.calendar == march || desk.month.first_month) begin(desk);
}

void LandTransfer::begin(PolicyDesk& desk) const {
    County& county = desk.county;
    const Households& h = county.households;
    const std::size_t lessee = lessee_of(county);
    if (lessee == county.enterprises.rows()) return;
    desk.state().started = true;
    desk.state().started_month = desk.month.facts.index();
    if (desk.terms.budget > 0) desk.appropriate(desk.terms.budget);

    const std::vector<std::int32_t> leased = in_blocks(county);
    std::vector<Candidate> candidates;
    for (const std::uint32_t row : desk.by_need()) {
        Candidate candidate{row, h.contracted[row] - leased[row]};
        if (candidate.land <= 0) continue;
        const int home = desk.month.home[row];
        const Temper mood = temper(h, row, county.first_household, desk.month.choice);
        const auto given = static_cast<std::int32_t>(candidate.land);
        candidate.value_without = best_plan_value(h, row, home, mood, desk.month.choice, leased[row], 0);
        candidate.value_with = best_plan_value(h, row, home, mood, desk.month.choice, leased[row] + given, 0) + 0.01 * given * static_cast<double>(rent_);
        if (desk.terms.enrolment == Enrolment::chosen && candidate.value_with <= candidate.value_without) continue;
        candidates.push_back(candidate);
    }
    if (desk.terms.enrolment == Enrolment::chosen)
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            return (a.value_with - a.value_without) * static_cast<double>(b.land) > (b.value_with - b.value_without) * static_cast<double>(a.land);
        });
    const auto most = static_cast<std::size_t>(std::max(0, households_));
    desk.state().shortfall += static_cast<std::int64_t>(most) - static_cast<std::int64_t>(std::min(most, candidates.size()));
    if (candidates.size() > most) candidates.resize(most);

    const std::vector<Fen> parts = block_parts(candidates, area_);
    const std::int32_t until = desk.month.facts.index() + 12 * years_;
    const auto terms = static_cast<std::uint16_t>(county.block_leases.terms.size());
    county.block_leases.terms.push_back({until, static_cast<std::int32_t>(rent_), static_cast<std::uint8_t>(lessee), desk.measure()});
    std::int64_t taken = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (parts[i] <= 0) continue;
        county.block_leases.contracts.push_back({candidates[i].row, static_cast<std::uint16_t>(parts[i]), terms});
        taken += parts[i];
        desk.enrol(candidates[i].row, candidates[i].value_with, candidates[i].value_without);
        desk.pay(candidates[i].row, Flow::transfer_subsidy, ReceiptForm::subsidy, subsidy_ * parts[i] / 100);
    }
    county.enterprises.land[lessee] += taken;
    if (mu_per_job_ > 0 && taken > 0) {
        county.enterprises.jobs_at_start[lessee] += static_cast<double>(taken) / (100 * mu_per_job_);
        county.enterprises.wage[lessee] = 0.01 * static_cast<double>(job_wage_);
        county.enterprises.reserved_jobs[lessee] = exited_employed(county, lessee) + static_cast<std::int32_t>(static_cast<double>(taken) / (100 * mu_per_job_) + 0.5);
    }
}

}  // namespace terrace
