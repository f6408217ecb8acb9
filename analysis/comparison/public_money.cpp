#include "analysis/comparison/public_money.hpp"

#include "models/flows.hpp"

#include <algorithm>
#include <array>

namespace terrace {
namespace {

/// [flow] 1 for what the state pays besides the measures, -1 for what it takes in.
std::array<std::int64_t, flow_count> signs() {
    std::array<std::int64_t, flow_count> sign{};
    for (std::size_t flow = 0; flow < flow_count; ++flow) {
        const FlowInfo& info = flow_table()[flow];
        if (info.payer == Sector::state && info.payee != Sector::county_government) sign[flow] = 1;
        if (info.payee == Sector::state && info.payer != Sector::county_government) sign[flow] = -1;
    }
    return sign;
}

} // namespace

void add_account(MeasureEffect& effect, const MeasureState& account) {
    effect.public_cost = account.spent;
    effect.appropriated = account.appropriated;
    effect.returned = account.returned;
    effect.unspent = account.budget_left;
    std::copy(account.spent_by.begin(), account.spent_by.end(), effect.paid_by_flow.begin());
}

void add_flow_change(MeasureEffect& effect, const FlowTotals& with, const FlowTotals& without) {
    for (std::size_t flow = 0; flow < flow_count; ++flow)
        effect.flow_change[flow] = with[flow] - without[flow];
    effect.other_public_money = other_public_money(effect.flow_change);
}

FlowTotals flow_totals(std::span<const std::int64_t> ledger) {
    FlowTotals totals{};
    for (std::size_t i = 0; i < ledger.size(); ++i)
        totals[i % flow_count] += ledger[i];
    return totals;
}

Fen other_public_money(const FlowTotals& flows) {
    static const std::array<std::int64_t, flow_count> sign = signs();
    Fen money = 0;
    for (std::size_t flow = 0; flow < flow_count; ++flow)
        money += sign[flow] * flows[flow];
    return money;
}

} // namespace terrace
