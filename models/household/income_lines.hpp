#pragma once

#include <cstddef>

#include "models/flows.hpp"
#include "models/group_sums.hpp"

namespace terrace {

/// The lines of a household's income account, finer than the four sources: each flow that is income, or is deducted from income, enters exactly one.
namespace income_line {
enum : std::size_t {
    wages, posts, other_wages,                                                                            ///< wage
    crops, refunds, orchards, livestock, courtyard, contracts, tourism, trade, other_business,            ///< business, net of its costs
    rents, lease_bonuses, share_dividends, deposit_interest,                                              ///< property
    relief, social_contributions, other_transfers,                                                        ///< transfer; contributions are negative
    count
};
}  // namespace income_line

/// Money of households by line [fen], each household's or a sum.
using IncomeLines = Counts<income_line::count>;
using IncomeLineSums = GroupSums<income_line::count>;

/// Activities in the order of the coordinate `activity`: crops (refunds of co-operatives included), orchards, livestock, courtyard, contracts, tourism, trade, other
/// (field wages and rents inside villages, interest, own use).
inline constexpr std::size_t activity_count = 8;

/// The line that a receiving, or paying, household enters a flow in; income_line::count where it is no income.
[[nodiscard]] std::size_t income_line_of(Flow, bool received);
/// The source that a line belongs to.
[[nodiscard]] IncomeSource source_of_line(std::size_t line);

/// The lines added up to sources, and those of business income to activities.
[[nodiscard]] Counts<income_source_count> by_source(const IncomeLines&);
[[nodiscard]] Counts<activity_count> by_activity(const IncomeLines&);

}  // namespace terrace
