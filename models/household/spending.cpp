#include "models/household/spending.hpp"

#include <vector>

#include "models/household/flow_columns.hpp"

namespace terrace {
namespace {

/// What the month asks of every household's purse; money in fen.
struct ConsumptionMonth {
    float subsistence;   ///< of one person
    float from_income;   ///< of 10 yuan of yearly income
    float from_wealth;   ///< of a fen beyond the buffer
    float buffer;        ///< months of usual consumption
    float local;         ///< share spent in the county
};

[[gnu::target_clones("default", "arch=x86-64-v3")]] void spend(const ConsumptionMonth month, const std::uint32_t rows, const std::uint8_t* __restrict members,
                                                                const std::uint8_t* __restrict away, const std::int32_t* __restrict income,
                                                                const std::int32_t* __restrict cash, const std::int32_t* __restrict own,
                                                                std::int32_t* __restrict in_county, std::int32_t* __restrict elsewhere) {
    for (std::uint32_t row = 0; row < rows; ++row) {
        const float heads = larger(1.f, static_cast<float>(members[row]) - static_cast<float>(away[row]));
        const float usual = larger(0.f, static_cast<float>(income[row]) * month.from_income);
        const float spare = larger(0.f, static_cast<float>(cash[row]) - month.buffer * usual);
        const float total = larger(month.subsistence * heads, usual + spare * month.from_wealth);
        const float bought = larger(0.f, total - static_cast<float>(own[row]));
        in_county[row] = whole_fen(bought * month.local);
        elsewhere[row] = whole_fen(bought * (1 - month.local));
    }
}

bool serves_debt(const MonthFacts& facts) { return facts.calendar >= september; }

/// Production credit that a hundredth of a mu secures, zero outside the lending months [fen].
float secured_per_mu(const CreditParameters& credit, const MonthFacts& facts, double harvest_per_mu) {
    const bool lending = facts.calendar >= march && facts.calendar <= july;
    return lending ? static_cast<float>(0.01 * harvest_per_mu * credit.harvest_share) : 0.f;
}

/// One column of money that the month has brought households so far, or took from them.
struct CashColumn {
    const std::int32_t* amounts;
    Fen sign;
};

/// All of them, consumption apart.
std::vector<CashColumn> cash_so_far(const FlowSheet& sheet) {
    std::vector<CashColumn> columns;
    for (const FlowSheet::Active& column : sheet.active()) {
        const auto flow = static_cast<Flow>(column.kind);
        if (info(flow).cash && flow != Flow::consumption_local && flow != Flow::consumption_outside) columns.push_back({column.amounts, column.received ? 1 : -1});
    }
    return columns;
}

Fen net_so_far(const std::vector<CashColumn>& columns, std::uint32_t row) {
    Fen net = 0;
    for (const CashColumn& column : columns) net += column.sign * column.amounts[row];
    return net;
}

constexpr std::uint16_t barred = household_flag::in_arrears | household_flag::written_off;

/// Terms of the bank this month.
struct CreditMonth {
    float deposit, rate;    ///< interest of one month
    float limit_per_mu;     ///< what a hundredth of a mu secures, zero outside the lending months [fen]
    std::int32_t serving;   ///< all bits set when cash serves the debt, else zero
};

[[gnu::target_clones("default", "arch=x86-64-v3")]] void lend(const CreditMonth month, const std::uint32_t rows, const std::int32_t* __restrict cash,
                                                               const std::uint16_t* __restrict flags, const std::uint16_t* __restrict contracted,
                                                               const std::uint16_t* __restrict leased_out, const std::uint16_t* __restrict leased_in,
                                                               const std::uint16_t* __restrict collective, std::int32_t* __restrict debt,
                                                               std::int32_t* __restrict interest, std::int32_t* __restrict cost,
                                                               std::int32_t* __restrict drawn, std::int32_t* __restrict repaid) {
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::int32_t owed = debt[row];
        const std::int32_t held = larger(0, cash[row]);
        interest[row] = whole_fen(static_cast<float>(held) * month.deposit);
        cost[row] = whole_fen(static_cast<float>(owed) * month.rate);
        const std::int32_t land = contracted[row] - leased_out[row] + leased_in[row] + collective[row];
        const float limit = (flags[row] & barred) != 0 ? 0.f : static_cast<float>(land) * month.limit_per_mu;
        const float wanted = larger(0.f, -static_cast<float>(cash[row]));
        const std::int32_t loan = whole_fen(smaller(wanted, larger(0.f, limit - static_cast<float>(owed))));
        const std::int32_t service = smaller(owed, held) & month.serving;
        drawn[row] = loan;
        repaid[row] = service;
        debt[row] = owed + loan - service;
    }
}

/// What is written off comes out [fen].
Fen settle_arrears(Households& h, const CreditParameters& credit) {
    Fen written_off = 0;
    for (std::size_t row = 0; row < h.rows(); ++row) {
        const bool unpaid = h.debt[row] > 0;
        const bool before = (h.flags[row] & household_flag::in_arrears) != 0;
        std::uint16_t flags = h.flags[row];
        if (unpaid && before && (flags & household_flag::written_off) == 0) {
            const auto lost = static_cast<Fen32>(static_cast<double>(h.debt[row]) * credit.arrears_write_off);
            h.debt[row] -= lost;
            written_off += lost;
            flags |= household_flag::written_off;
        }
        flags = static_cast<std::uint16_t>(unpaid ? flags | household_flag::in_arrears : flags & ~household_flag::in_arrears);
        h.flags[row] = flags;
    }
    return written_off;
}

}  // namespace

void consume(const Households& h, const ConsumptionParameters& consumption, double local_share, const MonthFacts& facts, FlowSheet& sheet) {
    ConsumptionMonth month{};
    month.subsistence = static_cast<float>(static_cast<double>(consumption.subsistence) * facts.outside.consumer_price);
    month.from_income = static_cast<float>(consumption.income_share * 1000 / 12);
    month.from_wealth = static_cast<float>(consumption.wealth_share / 12);
    month.buffer = static_cast<float>(consumption.buffer_months);
    month.local = static_cast<float>(local_share);
    const std::int32_t* own = received(sheet, Flow::own_use);
    spend(month, static_cast<std::uint32_t>(h.rows()), h.members.data(), h.away.data(), h.income_year.data(), h.cash.data(), own,
          paid_whole(sheet, Flow::consumption_local), paid_whole(sheet, Flow::consumption_outside));
}

void keep_to_kin_credit(const Households& h, const CreditParameters& credit, const MonthFacts& facts, double line, double harvest_per_mu, FlowSheet& sheet) {
    std::int32_t* local = paid(sheet, Flow::consumption_local);
    std::int32_t* outside = paid(sheet, Flow::consumption_outside);
    const float per_mu = secured_per_mu(credit, facts, harvest_per_mu);
    const std::vector<CashColumn> so_far = cash_so_far(sheet);
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const Fen wanted = Fen{local[row]} + outside[row];
        const Fen kin = static_cast<Fen>(credit.kin_share * larger(line * larger(1, h.members[row] - h.away[row]), 1000.0 * h.income_year[row]));
        if (h.cash[row] - wanted >= -kin) continue;
        const std::int32_t land = h.contracted[row] - h.leased_out[row] + h.leased_in[row] + h.collective[row];
        const Fen secured = (h.flags[row] & barred) != 0 ? 0 : static_cast<Fen>(static_cast<float>(land) * per_mu);
        const Fen bank = larger(Fen{0}, secured - h.debt[row]) - (serves_debt(facts) ? smaller(h.debt[row], larger(0, h.cash[row])) : 0);
        const Fen room = larger(Fen{0}, h.cash[row] + net_so_far(so_far, row) + bank + kin);
        if (room >= wanted) continue;
        local[row] = static_cast<std::int32_t>(Fen{local[row]} * room / wanted);
        outside[row] = static_cast<std::int32_t>(room) - local[row];
    }
}

Fen use_credit(Households& h, const ConsumptionParameters& consumption, const CreditParameters& credit, const MonthFacts& facts, double harvest_per_mu, FlowSheet& sheet) {
    const Fen written_off = facts.calendar == january ? settle_arrears(h, credit) : 0;
    CreditMonth month{};
    month.deposit = static_cast<float>(consumption.deposit_rate / 12);
    month.rate = static_cast<float>(credit.rate / 12);
    month.limit_per_mu = secured_per_mu(credit, facts, harvest_per_mu);
    month.serving = serves_debt(facts) ? -1 : 0;
    lend(month, static_cast<std::uint32_t>(h.rows()), h.cash.data(), h.flags.data(), h.contracted.data(), h.leased_out.data(), h.leased_in.data(), h.collective.data(),
         h.debt.data(), received_whole(sheet, Flow::deposit_interest), paid_whole(sheet, Flow::loan_interest), received_whole(sheet, Flow::loan_drawn),
         paid_whole(sheet, Flow::loan_repaid));
    return written_off;
}

}  // namespace terrace
