#include "analysis/comparison/public_money.hpp"

#include "models/flows.hpp"

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

Fen other_public_money(std::span<const std::int64_t> ledger) {
    static const std::array<std::int64_t, flow_count> sign = signs();
    Fen money = 0;
    for (std::size_t i = 0; i < ledger.size(); ++i)
        money += sign[i % flow_count] * ledger[i];
    return money;
}

} // namespace terrace
