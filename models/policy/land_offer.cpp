#include "models/policy/land_offer.hpp"

#include <algorithm>

#include "models/market/block_lease.hpp"

namespace terrace {
namespace {

constexpr int rounds = 5;

/// Workers of poverty-exited households who work on the farm or look for work.
std::int64_t exited_at_home(const County& county, std::span<const std::uint8_t> home) {
    std::int64_t count = 0;
    for (std::size_t row = 0; row < county.households.rows(); ++row)
        if ((county.households.flags[row] & household_flag::exited) != 0) count += home[row];
    return count;
}

double share_taken(const std::vector<LeaseCandidate>& candidates, std::int64_t block) {
    std::int64_t land = 0;
    for (const LeaseCandidate& candidate : candidates) land += candidate.land;
    return land > block ? static_cast<double>(block) / static_cast<double>(land) : 1.0;
}

void sort_by_gain_per_mu(std::vector<LeaseCandidate>& candidates) {
    std::stable_sort(candidates.begin(), candidates.end(), [](const LeaseCandidate& a, const LeaseCandidate& b) {
        return a.gain() * static_cast<double>(b.part) > b.gain() * static_cast<double>(a.part);
    });
}

void drop_losers(std::vector<LeaseCandidate>& candidates) {
    std::erase_if(candidates, [](const LeaseCandidate& candidate) { return candidate.gain() <= 0; });
}

}  // namespace

RentOutlook rent_outlook(const BlockTerms& terms, const Markets& markets, const ChoiceFacts& facts) {
    const Parameters& p = facts.parameters;
    const double company_yield = p.crop.company_cotton_yield * facts.month.outside.cotton_yield;
    const double log_variance = p.price.cotton_log_sd * p.price.cotton_log_sd;
    RentOutlook outlook;
    for (std::size_t klass = 0; klass < expectation_classes; ++klass) {
        const double price = price_without_subsidy(p.price, markets.expected[static_cast<std::size_t>(Crop::cotton)][klass]);
        const HarvestDue due = due_after_harvest(terms.harvest, {company_yield, price});
        const double certain = terms.harvest.bonus_above > 0 ? due_after_harvest(terms.harvest, {company_yield, 0}).bonus : 0;
        const double moving = due.rent + due.bonus - certain;
        outlook.mean[klass] = terms.rent + due.rent + due.bonus;
        outlook.variance[klass] = moving * moving * log_variance;
    }
    return outlook;
}

LeaseValuation::LeaseValuation(const PolicyDesk& desk, std::span<const std::int32_t> leased, const RentOutlook& rent, Fen job_wage, double jobs)
    : desk_(desk), leased_(leased), rent_(rent), with_jobs_(desk.month.choice) {
    const auto searching = std::max<std::int64_t>(1, exited_at_home(desk.county, desk.month.home));
    const double chance = std::min(1.0, jobs / static_cast<double>(searching));
    const double wage = 12 * static_cast<double>(job_wage) * desk.month.facts.outside.local_wage;
    with_jobs_.job_hope = std::max(with_jobs_.job_hope, chance * wage + (1 - chance) * with_jobs_.job_hope);
}

BlockedLand LeaseValuation::blocked(const LeaseCandidate& candidate, const Temper& mood) const {
    const auto klass = static_cast<std::size_t>(mood.expectation_class);
    const double mu = 0.01 * static_cast<double>(candidate.part);
    return {leased_[candidate.row] + static_cast<std::int32_t>(candidate.part), mu * rent_.mean[klass], mu * mu * rent_.variance[klass]};
}

const ChoiceFacts& LeaseValuation::facts_with(const LeaseCandidate& candidate) const {
    return (desk_.county.households.flags[candidate.row] & household_flag::exited) != 0 ? with_jobs_ : desk_.month.choice;
}

double LeaseValuation::with(const LeaseCandidate& candidate) const {
    const Households& h = desk_.county.households;
    const Temper mood = temper(h, candidate.row, desk_.county.first_household, desk_.month.choice);
    return best_plan_value(h, candidate.row, desk_.month.home[candidate.row], mood, facts_with(candidate), blocked(candidate, mood));
}

double LeaseValuation::without(const LeaseCandidate& candidate) const {
    const Households& h = desk_.county.households;
    const Temper mood = temper(h, candidate.row, desk_.county.first_household, desk_.month.choice);
    return best_plan_value(h, candidate.row, desk_.month.home[candidate.row], mood, desk_.month.choice, {leased_[candidate.row]});
}

void LeaseValuation::expect_money(LeaseCandidate& candidate) const {
    const Households& h = desk_.county.households;
    const std::uint32_t row = candidate.row;
    const Temper mood = temper(h, row, desk_.county.first_household, desk_.month.choice);
    candidate.money_with = best_plan_money(h, row, desk_.month.home[row], mood, facts_with(candidate), blocked(candidate, mood));
    candidate.money_without = best_plan_money(h, row, desk_.month.home[row], mood, desk_.month.choice, {leased_[row]});
}

void take_parts(std::vector<LeaseCandidate>& candidates, const LeaseValuation& value, std::int64_t block) {
    std::vector<std::int64_t> land;
    std::int64_t sum = 0;
    for (const LeaseCandidate& candidate : candidates) land.push_back(candidate.land), sum += candidate.land;
    const std::vector<Fen> parts = sum <= block ? std::vector<Fen>(land.begin(), land.end()) : split(block, land);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        candidates[i].part = parts[i];
        candidates[i].value_with = value.with(candidates[i]);
    }
}

std::vector<LeaseCandidate> willing(std::vector<LeaseCandidate> candidates, const LeaseValuation& value, std::int64_t block, std::size_t most,
                                    LeaseCandidate& watched) {
    std::vector<LeaseCandidate> chosen = candidates;
    double share = -1;
    for (int round = 0; round < rounds && share != share_taken(chosen, block); ++round) {
        share = share_taken(chosen, block);
        for (LeaseCandidate& candidate : candidates) {
            candidate.part = std::max<std::int64_t>(1, static_cast<std::int64_t>(share * static_cast<double>(candidate.land)));
            candidate.value_with = value.with(candidate);
        }
        look_at(candidates, watched);
        drop_losers(candidates);
        sort_by_gain_per_mu(candidates);
        chosen.assign(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(std::min(most, candidates.size())));
    }
    take_parts(chosen, value, block);
    look_at(chosen, watched);
    drop_losers(chosen);
    return chosen;
}

void look_at(const std::vector<LeaseCandidate>& candidates, LeaseCandidate& watched) {
    if (watched.row == UINT32_MAX) return;
    const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const LeaseCandidate& candidate) { return candidate.row == watched.row; });
    if (found != candidates.end()) watched = *found;
}

}  // namespace terrace
