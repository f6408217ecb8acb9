#include "models/market/lease_jobs.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "models/marks.hpp"
#include "models/purposes.hpp"

namespace terrace {
namespace {

/// Land leased under the terms, over land per job.
double jobs_on(const BlockTerms& terms, std::int64_t area) { return static_cast<double>(area) / (100 * terms.jobs.mu_per_job); }

bool still_brings_jobs(const BlockLeases& leases, std::size_t terms) {
    return leases.terms[terms].jobs.mu_per_job > 0 &&
           std::any_of(leases.contracts.begin(), leases.contracts.end(), [=](const BlockContract& contract) { return contract.terms == terms; });
}

/// The wage offer goes back to what it was before the terms, unless later ones set it.
void give_back_wage(BlockLeases& leases, std::size_t ended, Enterprises& enterprises) {
    const BlockTerms& terms = leases.terms[ended];
    for (std::size_t later = ended + 1; later < leases.terms.size(); ++later)
        if (leases.terms[later].enterprise == terms.enterprise && still_brings_jobs(leases, later)) {
            leases.terms[later].jobs.wage_before = terms.jobs.wage_before;
            return;
        }
    enterprises.wage[terms.enterprise] = terms.jobs.wage_before;
}

void lay_off(Workers& workers, Enterprises& enterprises, std::size_t employer, std::int64_t count, std::uint32_t first_worker, RandomKey key, std::int32_t month) {
    const auto here = static_cast<std::uint8_t>(place::first_employer + employer);
    std::vector<std::tuple<std::uint8_t, std::uint32_t, std::uint32_t>> staff;
    for_each_equal(workers.place.span(), here, [&](std::uint32_t worker) {
        staff.emplace_back(workers.tenure[worker], draw_word(key, static_cast<std::uint32_t>(Purpose::lay_off), first_worker + worker, month), worker);
    });
    std::sort(staff.begin(), staff.end());
    staff.resize(std::min(staff.size(), static_cast<std::size_t>(count)));
    for (const auto& [tenure, priority, worker] : staff) {
        workers.place[worker] = place::own_farm;
        workers.tenure[worker] = 0;
        --enterprises.employed[employer];
    }
}

}  // namespace

void bring_lease_jobs(BlockTerms& terms, std::int64_t area, double wage, std::int32_t exited_employed, Enterprises& enterprises) {
    if (terms.jobs.mu_per_job <= 0 || area <= 0) return;
    const std::size_t lessee = terms.enterprise;
    terms.jobs.wage_before = enterprises.wage[lessee];
    enterprises.wage[lessee] = wage;
    enterprises.jobs_at_start[lessee] += jobs_on(terms, area);
    const std::int32_t reserved = exited_employed + static_cast<std::int32_t>(jobs_on(terms, area) + 0.5);
    terms.jobs.reserved = std::max(0, reserved - enterprises.reserved_jobs[lessee]);
    enterprises.reserved_jobs[lessee] += terms.jobs.reserved;
}

void end_lease_jobs(BlockLeases& leases, std::size_t ended, std::int64_t area, Enterprises& enterprises) {
    BlockTerms& terms = leases.terms[ended];
    if (terms.jobs.mu_per_job <= 0) return;
    const std::size_t lessee = terms.enterprise;
    enterprises.jobs_at_start[lessee] = std::max(0.0, enterprises.jobs_at_start[lessee] - jobs_on(terms, area));
    if (still_brings_jobs(leases, ended)) return;
    enterprises.reserved_jobs[lessee] -= terms.jobs.reserved;
    terms.jobs.reserved = 0;
    give_back_wage(leases, ended, enterprises);
}

void lay_off_after_leases(Workers& workers, Enterprises& enterprises, std::span<const double> jobs_before, std::uint32_t first_worker, RandomKey key,
                          std::int32_t month) {
    for (std::size_t employer = 0; employer < jobs_before.size(); ++employer) {
        const double jobs = enterprises.jobs_at_start[employer];
        const auto lost = static_cast<std::int64_t>(jobs_before[employer] - jobs + 0.5);
        const auto beyond = std::min(lost, enterprises.employed[employer] - static_cast<std::int64_t>(jobs + 0.5));
        if (beyond > 0) lay_off(workers, enterprises, employer, beyond, first_worker, key, month);
    }
}

}  // namespace terrace
