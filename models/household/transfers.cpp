#include "models/household/transfers.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {

[[gnu::target_clones("default", "arch=x86-64-v3")]] void pay_social_transfers(const Households& h, const TransferParameters& transfer, const MonthFacts& facts, FlowSheet& sheet) {
    const auto index = static_cast<float>(facts.outside.social_transfer);
    const float pension = static_cast<float>(transfer.pension) * index;
    const float dibao = static_cast<float>(transfer.dibao) * index;
    const auto most = static_cast<float>(transfer.dibao_persons);
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    const std::uint8_t* __restrict members = h.members.data();
    const std::uint16_t* __restrict flags = h.flags.data();
    std::int32_t* __restrict pensions = received_whole(sheet, Flow::pension);
    std::int32_t* __restrict allowances = received_whole(sheet, Flow::dibao);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const float persons = std::min(static_cast<float>(members[row]), most);
        pensions[row] = whole_fen(static_cast<float>(pensioners(flags[row])) * pension);
        allowances[row] = whole_fen((flags[row] & household_flag::dibao) != 0 ? persons * dibao : 0.f);
    }
    if (facts.calendar != january) return;
    const float contribution = static_cast<float>(transfer.social_contribution) * static_cast<float>(facts.outside.consumer_price);
    std::int32_t* __restrict contributions = paid_whole(sheet, Flow::social_contributions);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const bool waived = (flags[row] & household_flag::dibao) != 0;
        contributions[row] = waived ? 0 : whole_fen(static_cast<float>(members[row]) * contribution);
    }
}

void review_dibao(Households& h, const TransferParameters& transfer, double index_last_year, const MonthFacts& facts, std::uint32_t first_household,
                  std::span<std::uint32_t> words) {
    fill_words(facts.key, static_cast<std::uint32_t>(Purpose::dibao_review), facts.index(), first_household, words);
    const double line = static_cast<double>(transfer.dibao_line) * facts.outside.social_transfer / 1000;  // 10 yuan per person
    const double allowance = 12 * static_cast<double>(transfer.dibao) * index_last_year / 1000;           // 10 yuan per person and year
    const std::uint32_t missed = threshold(transfer.dibao_exclusion);
    const std::uint32_t kept = threshold(transfer.dibao_inclusion);
    for (std::size_t row = 0; row < h.rows(); ++row) {
        const int residents = std::max(1, h.members[row] - h.away[row]);
        const bool receives = (h.flags[row] & household_flag::dibao) != 0;
        const double received = receives ? allowance * std::min<double>(h.members[row], transfer.dibao_persons) : 0;
        const bool poor = h.income_year[row] - received < line * residents;
        const bool entitled = poor ? (receives || words[row] >= missed) : (receives && words[row] < kept);
        h.flags[row] = static_cast<std::uint16_t>(entitled ? h.flags[row] | household_flag::dibao : h.flags[row] & ~household_flag::dibao);
    }
}

}  // namespace terrace
