#include "models/cooperative/books.hpp"

#include <algorithm>
#include <vector>

#include "models/household/flow_columns.hpp"

namespace terrace {
namespace {

constexpr double running_cost = 0.01;   ///< share of turnover; estimate

template <class Visit>
void for_each_member(const Households& h, const Villages& villages, std::size_t cooperative, Visit visit) {
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        if (villages.township[v] != cooperative) continue;
        const std::uint32_t first = villages.first_household[v];
        for (std::uint32_t row = first; row < first + villages.households[v]; ++row)
            if ((h.flags[row] & household_flag::cooperative) != 0) visit(row);
    }
}

}  // namespace

double member_price(const CropParameters& crop, double spot) { return spot * (1 + crop.cooperative_premium - crop.cooperative_fee); }

Fen refund_members(Cooperatives& c, const Households& h, const Villages& villages, const CropParameters& crop, FlowSheet& sheet) {
    Fen sum = 0;
    std::int32_t* refunds = received(sheet, Flow::cooperative_refund);
    std::vector<std::uint32_t> rows;
    std::vector<std::int64_t> delivered;
    for (std::size_t row = 0; row < c.rows(); ++row) {
        rows.clear(), delivered.clear();
        for_each_member(h, villages, c.township[row], [&](std::uint32_t member) {
            const std::int64_t volume = std::int64_t{h.chili[member]} * h.yield_factor[member];
            if (volume > 0) rows.push_back(member), delivered.push_back(volume);
        });
        const Fen surplus = std::max<Fen>(0, c.surplus[row]);
        const Fen refund = rows.empty() ? 0 : scale(surplus, crop.cooperative_refund_share);
        const std::vector<Fen> parts = split(refund, delivered);
        for (std::size_t i = 0; i < rows.size(); ++i) refunds[rows[i]] += static_cast<std::int32_t>(parts[i]);
        c.cash[row] -= refund;
        c.reserve[row] += surplus - refund;
        sum += refund;
    }
    return sum;
}

void close_cooperative_month(Cooperatives& c, const Households& h, const Villages& villages, const CropParameters& crop, const MonthFacts& facts, FlowSheet& sheet,
                             Ledger& ledger) {
    if (facts.calendar == january)
        for (std::size_t row = 0; row < c.rows(); ++row) c.surplus[row] = c.bought[row] = 0;
    if (calendar::chili_harvest[static_cast<std::size_t>(facts.calendar)] <= 0) return;
    const std::int32_t* delivered = received(sheet, Flow::chili_sales_cooperative);
    for (std::size_t row = 0; row < c.rows(); ++row) {
        Fen bought = 0;
        for_each_member(h, villages, c.township[row], [&](std::uint32_t member) { bought += delivered[member]; });
        const double markup = (1 + crop.cooperative_margin + c.margin_gain[row]) / (1 + crop.cooperative_premium - crop.cooperative_fee);
        const Fen sold = scale(bought, markup);
        const Fen costs = scale(sold, running_cost);
        ledger.paid(static_cast<std::size_t>(Flow::chili_sales_cooperative), bought);
        ledger.both(static_cast<std::size_t>(Flow::cooperative_sales), sold);
        ledger.both(static_cast<std::size_t>(Flow::cooperative_costs), costs);
        c.bought[row] += bought;
        c.surplus[row] += sold - bought - costs;
        c.cash[row] += sold - bought - costs;
    }
}

void count_members(Cooperatives& c, const Households& h, const Villages& villages) {
    for (std::size_t row = 0; row < c.rows(); ++row) {
        c.members[row] = 0;
        for_each_member(h, villages, c.township[row], [&](std::uint32_t) { ++c.members[row]; });
    }
}

}  // namespace terrace
