#include "models/policy/tiered_support.hpp"

#include <algorithm>
#include <vector>

#include "models/policy/desk.hpp"
#include "models/policy/village_effects.hpp"

namespace terrace {

void TieredSupport::keys(KeyVisitor& key) {
    constexpr std::array<const char*, tier_count> tiers{"demonstration", "catching_up", "consolidation"};
    for (std::size_t t = 0; t < tier_count; ++t) {
        KeyVisitor tier = key.group(tiers[t]);
        tier.money("yuan_per_year", yearly_[t]);
        tier.number("works_share", works_share_[t]);
    }
    key.money("grant_yuan", grant_);
    key.number("works_effect", works_effect_);
}

void TieredSupport::support_village(PolicyDesk& desk, std::size_t village, Fen amount, std::span<const std::uint32_t> in_need) const {
    Villages& v = desk.county.villages;
    const auto tier = static_cast<std::size_t>(v.tier[village]) - 1;
    const Fen works = scale(amount, works_share_[tier]);
    if (desk.pay_others(Flow::works_spending, works)) improve(v, village, works, works_effect_);
    const Fen grant = scale(grant_, desk.month.support);
    Fen left = amount - works;
    for (const std::uint32_t row : in_need) {
        if (grant <= 0 || left < grant || !desk.pay(row, Flow::village_support, ReceiptForm::allowance, grant)) return;
        desk.enrol(row, static_cast<double>(grant), 0);
        left -= grant;
    }
}

void TieredSupport::act(PolicyDesk& desk) const {
    if (!desk.active()) return;
    MeasureState& state = desk.state();
    if (!state.started) desk.open_line();
    else if (desk.month.facts.calendar != january) return;
    else desk.renew_line();
    state.started = true;
    const Villages& v = desk.county.villages;
    const std::vector<std::vector<std::uint32_t>> in_need = by_village(desk, desk.by_need());
    for (std::size_t t = 0; t < tier_count; ++t) {
        std::vector<std::size_t> villages;
        std::vector<std::int64_t> households;
        for (std::size_t row = 0; row < v.rows(); ++row)
            if (v.tier[row] == t + 1 && desk.targets_village(row)) villages.push_back(row), households.push_back(v.households[row]);
        if (villages.empty()) continue;
        const Fen year = std::min(scale(yearly_[t], desk.month.support), state.budget_left);
        const std::vector<Fen> parts = split(year, households);
        for (std::size_t i = 0; i < villages.size(); ++i) support_village(desk, villages[i], parts[i], in_need[villages[i]]);
    }
}

}  // namespace terrace
