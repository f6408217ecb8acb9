#pragma once

#include <cstdint>
#include <vector>

#include "models/government/relief_claims.hpp"
#include "models/group_sums.hpp"
#include "models/row_list.hpp"
#include "sim/core/money.hpp"

namespace terrace {

/// Animals of a household that a measure can bring.
enum class Flock : std::uint32_t { birds, sheep };

/// Part of a household's flock that came from a measure. Births, deaths and sales fall on all heads alike, so the part stays.
struct FlockShare {
    std::uint32_t row : 24;
    Flock kind : 8;
    float share;             ///< 0 to 1
};
static_assert(sizeof(FlockShare) == 8);

/// What is counted by group of a measure: households reached so far, paid to or for them since January [fen], claims that lapsed unpaid so far.
namespace measure_sum {
enum : std::size_t { reached, paid, lapsed, count };
}  // namespace measure_sum
using MeasureSums = Counts<measure_sum::count>;

/// What one measure has done so far in one county.
struct MeasureState {
    bool started = false;
    std::int32_t started_month = 0;  ///< index of the month in which it began; where it delivers once for each year's money, in which the latest came
    Fen budget_left = 0;             ///< of what was appropriated [fen]
    Fen appropriated = 0;
    Fen spent = 0;                   ///< since the first month
    std::vector<Fen> spent_by;       ///< [flow] of what was spent: the kind of payment, which names the payee; empty until something is paid
    Fen returned = 0;                ///< given back to the state when support was cut
    Fen spent_month = 0;             ///< this month
    Fen referred = 0;                ///< of what was spent: to households that are targeted only because monitoring listed them
    Fen referred_month = 0;
    std::int64_t recipients = 0;     ///< households reached so far, each once
    std::int64_t recipients_month = 0;
    std::int32_t works_months = 0;   ///< months of building paid so far
    std::int32_t done_month = 0;     ///< index of the month in which building was done; 0 before
    std::int64_t places = 0;         ///< jobs that it opens in the end
    std::int64_t shortfall = 0;      ///< offered places that nobody took; of courtyards, demonstration courtyards still to be built
    std::int64_t refused = 0;        ///< claims that lapsed unpaid
    double support = 1;              ///< share of its terms that still held last month
    std::vector<std::uint8_t> villages;  ///< [village] months since the measure came to it, 0 before, stops at 255; empty until used
    std::vector<bool> reached;       ///< [household row] true once it took part; empty until somebody does
    GroupSums<measure_sum::count> groups;   ///< by group of households; empty until used
    ReliefByCause relief_month{};    ///< relief paid this month [fen]
    RowList claimed;                 ///< households with an illness claim this calendar year
    RowList claimed_accident;        ///< households with an accident claim this calendar year
    RowList improved;                ///< households whose sheep its breeding has improved, herders' by pure lines and those of farms by crossing
    std::vector<FlockShare> flocks;      ///< of the few that were given animals, in the order of delivery
};

/// The county government: its own cash and one account per measure.
struct Government {
    Fen cash = 0;
    std::vector<MeasureState> measures;
};

}  // namespace terrace
