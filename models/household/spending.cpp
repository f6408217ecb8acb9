#include "models/household/spending.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"

namespace terrace {

[[gnu::target_clones("default", "arch=x86-64-v3")]] void consume(const Households& h, const ConsumptionParameters& consumption, double local_share, const MonthFacts& facts, FlowSheet& sheet) {
    const auto subsistence = static_cast<float>(static_cast<double>(consumption.subsistence) * facts.outside.consumer_price);
    const auto from_income = static_cast<float>(consumption.income_share * 1000 / 12);  // of 10 yuan a year, in fen a month
    const auto from_wealth = static_cast<float>(consumption.wealth_share / 12);
    const auto buffer = static_cast<float>(consumption.buffer_months);
    const auto local = static_cast<float>(local_share);
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    const std::uint8_t* __restrict members = h.members.data();
    const std::uint8_t* __restrict away = h.away.data();
    const std::int32_t* __restrict income = h.income_year.data();
    const std::int32_t* __restrict cash = h.cash.data();
    const std::int32_t* __restrict own = received(sheet, Flow::own_use);
    std::int32_t* __restrict in_county = paid_whole(sheet, Flow::consumption_local);
    std::int32_t* __restrict elsewhere = paid_whole(sheet, Flow::consumption_outside);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const float heads = std::max(1.f, static_cast<float>(members[row]) - static_cast<float>(away[row]));
        const float usual = std::max(0.f, static_cast<float>(income[row]) * from_income);
        const float spare = std::max(0.f, static_cast<float>(cash[row]) - buffer * usual);
        const float total = std::max(subsistence * heads, usual + spare * from_wealth);
        const float bought = std::max(0.f, total - static_cast<float>(own[row]));
        in_county[row] = whole_fen(bought * local);
        elsewhere[row] = whole_fen(bought * (1 - local));
    }
}

namespace {

void settle_arrears(Households& h, const CreditParameters& credit) {
    for (std::size_t row = 0; row < h.rows(); ++row) {
        const bool unpaid = h.debt[row] > 0;
        const bool before = (h.flags[row] & household_flag::in_arrears) != 0;
        std::uint16_t flags = h.flags[row];
        if (unpaid && before) {
            h.debt[row] -= static_cast<Fen32>(static_cast<double>(h.debt[row]) * credit.arrears_write_off);
            flags |= household_flag::written_off;
        }
        flags = static_cast<std::uint16_t>(unpaid ? flags | household_flag::in_arrears : flags & ~household_flag::in_arrears);
        h.flags[row] = flags;
    }
}

}  // namespace

[[gnu::target_clones("default", "arch=x86-64-v3")]] void use_credit(Households& h, const ConsumptionParameters& consumption, const CreditParameters& credit, const MonthFacts& facts,
                double harvest_per_mu, FlowSheet& sheet) {
    if (facts.calendar == january) settle_arrears(h, credit);
    const bool lending = facts.calendar >= march && facts.calendar <= july;
    const bool serving = facts.calendar >= september;
    const auto deposit = static_cast<float>(consumption.deposit_rate / 12);
    const auto rate = static_cast<float>(credit.rate / 12);
    const auto limit_per_mu = lending ? static_cast<float>(0.01 * harvest_per_mu * credit.harvest_share) : 0.f;
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    const std::int32_t* __restrict cash = h.cash.data();
    const std::uint16_t* __restrict flags = h.flags.data();
    const std::uint16_t* __restrict contracted = h.contracted.data();
    const std::uint16_t* __restrict leased_out = h.leased_out.data();
    const std::uint16_t* __restrict leased_in = h.leased_in.data();
    const std::uint16_t* __restrict collective = h.collective.data();
    std::int32_t* __restrict debt = h.debt.data();
    std::int32_t* __restrict interest = received_whole(sheet, Flow::deposit_interest);
    std::int32_t* __restrict cost = paid_whole(sheet, Flow::loan_interest);
    std::int32_t* __restrict drawn = received_whole(sheet, Flow::loan_drawn);
    std::int32_t* __restrict repaid = paid_whole(sheet, Flow::loan_repaid);
    const std::int32_t serving_mask = serving ? -1 : 0;
    constexpr std::uint16_t barred = household_flag::in_arrears | household_flag::written_off;
    for (std::uint32_t row = 0; row < rows; ++row) {
        interest[row] = whole_fen(static_cast<float>(std::max(0, cash[row])) * deposit);
        cost[row] = whole_fen(static_cast<float>(debt[row]) * rate);
        const std::int32_t land = contracted[row] - leased_out[row] + leased_in[row] + collective[row];
        const float limit = (flags[row] & barred) != 0 ? 0.f : static_cast<float>(land) * limit_per_mu;
        const float wanted = std::max(0.f, -static_cast<float>(cash[row]));
        const std::int32_t loan = whole_fen(std::min(wanted, std::max(0.f, limit - static_cast<float>(debt[row]))));
        const std::int32_t service = std::min(debt[row], std::max(0, cash[row])) & serving_mask;
        drawn[row] = loan;
        repaid[row] = service;
        debt[row] += loan - service;
    }
}

}  // namespace terrace
