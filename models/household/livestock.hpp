#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "models/row_list.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Heads of one kind in one month; the stock closes: before + born + bought - sold - died = after.
struct HerdChange {
    std::int64_t before = 0, born = 0, bought = 0, sold = 0, died = 0, after = 0;
};

/// Heads affected when each of `heads` is affected with a share: the whole part, and one more by the luck of `word`.
inline std::int32_t some_of(std::int32_t heads, float share, std::uint32_t word) {
    const float wanted = static_cast<float>(heads) * share;
    const auto whole = static_cast<std::int32_t>(wanted);
    const float luck = static_cast<float>(static_cast<std::int32_t>(word >> 8)) * 0x1p-24f;
    const std::int32_t some = whole + (luck < wanted - static_cast<float>(whole) ? 1 : 0);
    return some < heads ? some : heads;
}

/// Receipts of each skill against the usual ones, when the skill's margin applies to what is left after `cost`.
[[nodiscard]] std::array<float, 3> skilled_receipts(const LivestockParameters&, double receipts, double cost);

/// What becomes of a chick until September, by the keeper's skill.
struct BirdOutlook {
    double survival;   ///< share sold
    double feed;       ///< of a chick bought, paid month by month while it lives [fen at 2021 prices]
};
[[nodiscard]] BirdOutlook bird_outlook(const LivestockParameters&, int skill);

/// Largest flock that a household's columns can hold.
inline constexpr int largest_flock = 60'000;

/// Yearly profit of a breeding flock at the year's prices [fen]: the skill's margin, less the fixed cost of keeping sheep and
/// bought hay, which herders do not have.
[[nodiscard]] double flock_profit(const LivestockParameters&, const OutsideMonth&, int skill, bool pastoral, int heads);

/// Lambs in April, deaths and outbreaks every month, sale of what exceeds the breeding flock in September to November,
/// keep costs every month. Profit per ewe depends on skill. Each November a farm that its flock makes poorer
/// sells a third of it, the rest when three head are left. `words` is scratch, one a row.
HerdChange tend_sheep(Households&, const LivestockParameters&, const MonthFacts&, std::uint32_t first_household,
                      std::span<std::uint32_t> words, FlowSheet&);

/// After `tend_sheep`: the heavier lambs of flocks that breeding improved `since` a month (index) long enough ago, and the further ones of pure lines.
/// A household's flock is improved once.
void improve_flocks(Households&, const RowList& improved, std::int32_t since, const LivestockParameters&, const MonthFacts&, std::uint32_t first_household, HerdChange&, FlowSheet&);

/// Chicks bought in April by households whose side activity is poultry, deaths and outbreaks monthly, all sold in September.
/// Returns the change; the birds of `sold` are in `for_sale[row]` and await their price.
HerdChange tend_birds(Households&, const LivestockParameters&, const MonthFacts&, std::uint32_t first_household,
                      std::span<std::uint32_t> words, std::span<std::uint16_t> for_sale, FlowSheet&);

}  // namespace terrace
