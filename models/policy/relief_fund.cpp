#include "models/policy/relief_fund.hpp"

#include <algorithm>

#include "models/marks.hpp"
#include "models/policy/desk.hpp"

namespace terrace {
namespace {

constexpr Fen fen_per_step = 1000;   // own costs and crop_loss count in 10 yuan

[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark_losses(const std::uint32_t rows, const std::uint16_t* __restrict illness, const std::uint16_t ill_above,
                                                                      const std::uint16_t* __restrict accident, const std::uint16_t accident_above,
                                                                      const std::uint16_t* __restrict crop_loss, const std::uint16_t bearable, std::uint8_t* __restrict marks) {
    for (std::uint32_t row = 0; row < rows; ++row)
        marks[row] = static_cast<std::uint8_t>((illness[row] > ill_above ? 1 : 0) | (accident[row] > accident_above ? 1 : 0) | (crop_loss[row] > bearable ? 1 : 0));
}

/// Own cost of the accidents that this calendar year answers, by row [10 yuan]: those from last December on. So each is answered in one year,
/// that in which the fund can first hear of it.
std::vector<std::uint16_t> accidents_of_year(const OwnCosts& events, int calendar, std::size_t rows) {
    std::vector<std::uint16_t> cost(rows, 0);
    for (int back = 1; back <= calendar + 1; ++back) add_up(events[static_cast<std::size_t>((calendar - back + 12) % 12)], cost);
    return cost;
}

ReliefClaim filed(const PolicyDesk& desk, std::uint32_t row, ReliefCause cause, Fen amount) {
    ReliefClaim claim{};
    claim.row = row;
    claim.amount = static_cast<std::int32_t>(amount);
    claim.need = static_cast<std::uint32_t>(std::max<Fen>(0, desk.income_per_head(row)));
    claim.month = static_cast<std::int16_t>(desk.month.facts.index());
    claim.measure = desk.measure();
    claim.cause = cause;
    claim.referred = desk.by_listing(row);
    return claim;
}

/// Who may file no claim for a cause because it filed one this calendar year, or one still waits for money.
class Filed {
public:
    Filed(PolicyDesk& desk, ReliefCause cause, RowList& list) : list_(list), this_year_(desk.county.households.rows()), waits_(this_year_) {
        if (desk.month.facts.calendar == january) list_.clear();
        list_.for_each([&](std::uint32_t row) { this_year_[row] = 1; });
        for (const ReliefClaim& claim : desk.county.relief_claims)
            if (claim.measure == desk.measure() && claim.cause == cause) waits_[claim.row] = 1;
    }
    [[nodiscard]] bool may(std::uint32_t row) const { return (this_year_[row] | waits_[row]) == 0; }
    void add(std::uint32_t row) { this_year_[row] = 1; }
    /// Enters what was filed.
    void close() {
        list_.clear();
        for_each_mark(this_year_, [&](std::uint32_t row) { list_.add(row); });
    }

private:
    RowList& list_;
    std::vector<std::uint8_t> this_year_, waits_;
};

}  // namespace

Fen ReliefFund::Award::of(Fen cost) const { return std::min(cap, scale(cost - deductible, share)); }
std::uint16_t ReliefFund::Award::steps() const { return static_cast<std::uint16_t>(std::min<Fen>(65535, deductible / fen_per_step)); }

void ReliefFund::keys(KeyVisitor& key) {
    key.flag("top_up_each_january", top_up_);
    key.number("illness_share", illness_.share);
    key.money("illness_deductible_yuan", illness_.deductible);
    key.money("illness_cap_yuan", illness_.cap);
    key.number("disaster_share", disaster_share_);
    key.number("disaster_threshold", disaster_threshold_);
    key.money("disaster_cap_yuan", disaster_cap_);
    key.number("accident_share", accident_.share);
    key.money("accident_deductible_yuan", accident_.deductible);
    key.money("accident_cap_yuan", accident_.cap);
    key.count("lapse_months", lapse_months_);
}

Fen ReliefFund::disaster_grant(const PolicyDesk& desk, std::uint32_t row) const {
    const Households& h = desk.county.households;
    const auto& outlook = desk.month.choice.outlooks[1][static_cast<std::size_t>(LandPlan::cotton)];
    const Fen threshold = scale(static_cast<Fen>(0.01 * h.cotton[row] * outlook.receipts), disaster_threshold_);
    return std::min(disaster_cap_, scale(fen_per_step * h.crop_loss[row] - threshold, disaster_share_));
}

void ReliefFund::raise_claims(PolicyDesk& desk) const {
    County& county = desk.county;
    const Households& h = county.households;
    const bool after_harvest = desk.month.facts.calendar == december;
    const std::span<const std::uint16_t> illness = desk.month.medical_year;
    const std::vector<std::uint16_t> accident = accidents_of_year(county.accident_events, desk.month.facts.calendar, h.rows());
    std::vector<std::uint8_t> marks(h.rows());
    mark_losses(static_cast<std::uint32_t>(h.rows()), illness.data(), illness_.steps(), accident.data(), accident_.steps(), h.crop_loss.data(), after_harvest ? 0 : UINT16_MAX,
                marks.data());
    Filed ill(desk, ReliefCause::illness, desk.state().claimed), hurt(desk, ReliefCause::accident, desk.state().claimed_accident);
    const auto claim = [&](std::uint32_t row, ReliefCause cause, Fen amount) {
        if (amount > 0) county.relief_claims.push_back(filed(desk, row, cause, amount));
        return amount > 0;
    };
    for_each_mark(marks, [&](std::uint32_t row) {
        if (!desk.targets(row)) return;
        if (ill.may(row) && claim(row, ReliefCause::illness, illness_.of(fen_per_step * illness[row]))) ill.add(row);
        if (hurt.may(row) && claim(row, ReliefCause::accident, accident_.of(fen_per_step * accident[row]))) hurt.add(row);
        if (after_harvest && h.crop_loss[row] > 0) claim(row, ReliefCause::disaster, disaster_grant(desk, row));
    });
    ill.close();
    hurt.close();
}

void ReliefFund::serve(PolicyDesk& desk) const {
    std::vector<ReliefClaim>& claims = desk.county.relief_claims;
    const std::int32_t now = desk.month.facts.index();
    const auto fresh = std::find_if(claims.begin(), claims.end(), [&](const ReliefClaim& claim) { return claim.month == now; });   // older ones are in order
    std::sort(fresh, claims.end(), [](const ReliefClaim& a, const ReliefClaim& b) {
        if (a.month != b.month) return a.month < b.month;
        if (a.need != b.need) return a.need < b.need;
        if (a.row != b.row) return a.row < b.row;
        return a.cause < b.cause;
    });
    std::vector<ReliefClaim> left;
    bool blocked = false;   // a queue: nobody passes a claim that waits for money
    for (const ReliefClaim& claim : claims) {
        if (claim.measure != desk.measure()) {
            left.push_back(claim);
        } else if (const Fen amount = scale(claim.amount, desk.month.support); !blocked && desk.pay(claim.row, Flow::relief_grant, ReceiptForm::relief, amount, claim.referred)) {
            desk.state().relief_month[static_cast<std::size_t>(claim.cause)] += amount;
            desk.enrol(claim.row, 0, 0);
        } else if (now - claim.month >= lapse_months_) {
            desk.let_lapse(claim.row);
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
