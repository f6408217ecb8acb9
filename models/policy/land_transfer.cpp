#include "models/policy/land_transfer.hpp"

#include <algorithm>

#include "models/market/lease_jobs.hpp"
#include "models/policy/desk.hpp"
#include "models/policy/land_offer.hpp"

namespace terrace {
namespace {

std::size_t lessee_of(const County& county) {
    for (std::size_t e = 0; e < county.enterprises.rows(); ++e)
        if (county.enterprises.kind[e] == EnterpriseKind::lessee && county.enterprises.works(e)) return e;
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
    for (const BlockContract& contract : county.block_leases.contracts) area[contract.row()] += contract.area;
    return area;
}

/// [row] 1 where a measure's block has land of the household already: it does not give the rest to another.
std::vector<std::uint8_t> under_measures(const County& county) {
    std::vector<std::uint8_t> rows(county.households.rows(), 0);
    for (const BlockContract& contract : county.block_leases.contracts) rows[contract.row()] |= county.block_leases.terms[contract.terms].measure != BlockTerms::standing ? 1 : 0;
    return rows;
}

/// Targeted households with land outside blocks, the neediest first, with the value of their own plan. Who has given land under a measure is left out.
std::vector<LeaseCandidate> land_holders(const PolicyDesk& desk, std::span<const std::int32_t> leased, const LeaseValuation& value) {
    std::vector<LeaseCandidate> holders;
    const std::vector<std::uint8_t> given = under_measures(desk.county);
    const auto land = [&](std::uint32_t row) { return desk.county.households.contracted[row] - leased[row] - desk.month.choice.orchard(row); };
    for (const std::uint32_t row : desk.by_need([&](std::uint32_t row) { return given[row] == 0 && land(row) > 0; })) {
        LeaseCandidate holder{row, land(row)};
        holder.value_without = value.without(holder);
        holders.push_back(holder);
    }
    return holders;
}

Offer offer_to(const LeaseCandidate& holder) {
    Offer offer{.kind = OfferKind::block_lease, .quantity = 0.01 * static_cast<double>(holder.part)};
    return holder.part > 0 ? offer.worth(holder.value_with, holder.value_without) : offer;
}

/// Of somebody who does not lease; no land under an old plan, no part where nobody came to ask.
Offer offer_missed(const LeaseCandidate& holder) {
    if (holder.land <= 0) return offer_to(holder).ends(OfferOutcome::no_land);
    return offer_to(holder).ends(holder.part > 0 && holder.gain() <= 0 ? OfferOutcome::lower_value : OfferOutcome::no_places);
}

}  // namespace

void LandTransfer::keys(KeyVisitor& key) {
    key.count("households", households_);
    key.area("area_mu", area_);
    key.text("enterprise", enterprise_);
    KeyVisitor contract = key.group("contract");
    contract.choice("form", form_, {{"fixed", RentForm::fixed}, {"in_kind", RentForm::in_kind}, {"bonus", RentForm::bonus}});
    contract.money("rent_yuan_per_mu", rent_);
    contract.number("rent_kg_per_mu", rent_kg_);
    contract.number("bonus_above_kg_per_mu", bonus_above_);
    contract.money("bonus_yuan_per_kg", bonus_per_kg_);
    contract.number("bonus_share", bonus_share_);
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

double LandTransfer::jobs_on(std::int64_t area) const { return mu_per_job_ > 0 ? static_cast<double>(area) / (100 * mu_per_job_) : 0; }

BlockTerms LandTransfer::contract() const {
    BlockTerms terms{};
    if (form_ != RentForm::in_kind) terms.rent = static_cast<std::int32_t>(rent_);
    if (form_ == RentForm::in_kind) terms.harvest.in_kind = rent_kg_;
    if (form_ == RentForm::bonus) terms.harvest = {0, bonus_above_, bonus_per_kg_, bonus_share_};
    terms.jobs.mu_per_job = mu_per_job_;
    return terms;
}

std::vector<LeaseCandidate> LandTransfer::lessors(const PolicyDesk& desk, LeaseCandidate& watched) const {
    const std::vector<std::int32_t> leased = in_blocks(desk.county);
    const LeaseValuation value(desk, leased, rent_outlook(contract(), desk.county.markets, desk.month.choice), job_wage_, jobs_on(area_));
    std::vector<LeaseCandidate> holders = land_holders(desk, leased, value);
    const auto most = static_cast<std::size_t>(std::max(0, households_));
    if (desk.terms.enrolment == Enrolment::chosen) {
        holders = willing(std::move(holders), value, area_, most, watched);
    } else {
        look_at(holders, watched);
        holders.resize(std::min(most, holders.size()));
        take_parts(holders, value, area_);
    }
    for (LeaseCandidate& holder : holders) value.expect_money(holder);
    return holders;
}

void LandTransfer::begin(PolicyDesk& desk) const {
    County& county = desk.county;
    const std::size_t lessee = lessee_of(county);
    if (lessee == county.enterprises.rows()) return;
    desk.state().started = true;
    desk.state().started_month = desk.month.facts.index();
    if (desk.terms.budget > 0) desk.appropriate(desk.terms.budget);
    LeaseCandidate watched{desk.watched_row(), 0};
    const std::vector<LeaseCandidate> chosen = lessors(desk, watched);
    desk.state().shortfall += std::max<std::int64_t>(0, households_ - static_cast<std::int64_t>(chosen.size()));

    BlockTerms terms = contract();
    terms.until = desk.month.facts.index() + 12 * years_;
    terms.enterprise = static_cast<std::uint8_t>(lessee);
    terms.measure = desk.measure();
    const std::size_t position = county.block_leases.terms.size();
    std::int64_t taken = 0;
    for (const LeaseCandidate& lessor : chosen) {
        if (lessor.part <= 0) continue;
        county.block_leases.contracts.push_back({lessor.row, static_cast<std::uint16_t>(lessor.part), position});
        taken += lessor.part;
        desk.enrol(lessor.row, offer_to(lessor), {lessor.money_with, lessor.money_without}, static_cast<std::int32_t>(lessor.part));
        desk.pay(lessor.row, Flow::transfer_subsidy, ReceiptForm::subsidy, scale(subsidy_ * lessor.part / 100, desk.month.support));
    }
    desk.pass_over([&](std::uint32_t) { return offer_missed(watched); });
    county.enterprises.land[lessee] += taken;
    bring_lease_jobs(terms, taken, 0.01 * static_cast<double>(job_wage_), exited_employed(county, lessee), county.enterprises);
    county.block_leases.terms.push_back(terms);
}

}  // namespace terrace
