#include "models/policy/relief_fund.hpp"

#include <algorithm>

#include "models/marks.hpp"
#include "models/policy/desk.hpp"

namespace terrace {
namespace {

constexpr Fen fen_per_step = 1000;   // medical_year and crop_loss count in 10 yuan

[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark_losses(const std::uint32_t rows, const std::uint16_t* __restrict medical, const std::uint16_t deductible,
                                                                      const std::uint16_t* __restrict crop_loss, const std::uint16_t bearable, std::uint8_t* __restrict marks) {
    for (std::uint32_t row = 0; row < rows; ++row) marks[row] = static_cast<std::uint8_t>((medical[row] > deductible ? 1 : 0) | (crop_loss[row] > bearable ? 1 : 0));
}

}  // namespace

void ReliefFund::keys(KeyVisitor& key) {
    key.flag("top_up_each_january", top_up_);
    key.number("illness_share", illness_share_);
    key.money("illness_deductible_yuan", illness_deductible_);
    key.money("illness_cap_yuan", illness_cap_);
    key.number("disaster_share", disaster_share_);
    key.number("disaster_threshold", disaster_threshold_);
    key.money("disaster_cap_yuan", disaster_cap_);
    key.count("lapse_months", lapse_months_);
}

void ReliefFund::raise_claims(PolicyDesk& desk) const {
    County& county = desk.county;
    const Households& h = county.households;
    MeasureState& state = desk.state();
    if (desk.month.facts.calendar == january) state.claimed.clear();
    std::vector<std::uint8_t> claimed(h.rows()), waits(h.rows());   // this year; for money, on a claim for illness
    state.claimed.for_each([&](std::uint32_t row) { claimed[row] = 1; });
    for (const ReliefClaim& claim : county.relief_claims)
        if (claim.measure == desk.measure() && !claim.disaster) waits[claim.row] = 1;
    const auto month = static_cast<std::int16_t>(desk.month.facts.index());
    const bool after_harvest = desk.month.facts.calendar == december;
    const auto deductible = static_cast<std::uint16_t>(std::min<Fen>(65535, illness_deductible_ / fen_per_step));
    std::vector<std::uint8_t> marks(h.rows());
    const std::span<const std::uint16_t> medical_year = desk.month.medical_year;
    mark_losses(static_cast<std::uint32_t>(h.rows()), medical_year.data(), deductible, h.crop_loss.data(), after_harvest ? 0 : UINT16_MAX, marks.data());
    for_each_mark(marks, [&](std::uint32_t row) {
        const bool ill = medical_year[row] > deductible && claimed[row] == 0;
        const bool struck = after_harvest && h.crop_loss[row] > 0;
        if (!(ill || struck) || !desk.targets(row)) return;
        const auto need = static_cast<std::uint32_t>(std::max<Fen>(0, desk.income_per_head(row)));
        if (ill && waits[row] == 0) {
            const Fen cost = fen_per_step * medical_year[row] - illness_deductible_;
            const Fen amount = std::min(illness_cap_, scale(cost, illness_share_));
            county.relief_claims.push_back({row, static_cast<std::int32_t>(amount), need, month, desk.measure(), false, desk.by_listing(row)});
            claimed[row] = 1;
        }
        if (struck) {
            const auto& outlook = desk.month.choice.outlooks[1][static_cast<std::size_t>(LandPlan::cotton)];
            const Fen threshold = scale(static_cast<Fen>(0.01 * h.cotton[row] * outlook.receipts), disaster_threshold_);
            const Fen loss = fen_per_step * h.crop_loss[row] - threshold;
            const Fen amount = std::min(disaster_cap_, scale(loss, disaster_share_));
            if (amount > 0) county.relief_claims.push_back({row, static_cast<std::int32_t>(amount), need, month, desk.measure(), true, desk.by_listing(row)});
        }
    });
    state.claimed.clear();
    for_each_mark(claimed, [&](std::uint32_t row) { state.claimed.add(row); });
}

void ReliefFund::serve(PolicyDesk& desk) const {
    std::vector<ReliefClaim>& claims = desk.county.relief_claims;
    const std::int32_t now = desk.month.facts.index();
    const auto fresh = std::find_if(claims.begin(), claims.end(), [&](const ReliefClaim& claim) { return claim.month == now; });   // older ones are in order
    std::sort(fresh, claims.end(), [](const ReliefClaim& a, const ReliefClaim& b) {
        if (a.month != b.month) return a.month < b.month;
        if (a.need != b.need) return a.need < b.need;
        if (a.row != b.row) return a.row < b.row;
        return a.disaster < b.disaster;
    });
    std::vector<ReliefClaim> left;
    bool blocked = false;   // a queue: nobody passes a claim that waits for money
    for (const ReliefClaim& claim : claims) {
        if (claim.measure != desk.measure()) {
            left.push_back(claim);
        } else if (!blocked && desk.pay(claim.row, Flow::relief_grant, ReceiptForm::relief, scale(claim.amount, desk.month.support), claim.referred)) {
            desk.enrol(claim.row, 0, 0);
        } else if (now - claim.month >= lapse_months_) {
            ++desk.state().refused;
        } else {
            blocked = true;
            left.push_back(claim);
        }
    }
    claims = std::move(left);
}

void ReliefFund::act(PolicyDesk& desk) const {
    if (!desk.active()) return;
    MeasureState& state = desk.state();
    if (!state.started) {
        state.started = true;
        desk.appropriate(desk.terms.budget);
    } else if (top_up_ && desk.month.facts.calendar == january && state.budget_left < desk.terms.budget) {
        desk.appropriate(desk.terms.budget - state.budget_left);
    }
    raise_claims(desk);
    serve(desk);
}

}  // namespace terrace
