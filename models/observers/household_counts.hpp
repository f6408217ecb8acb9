#pragma once

#include <span>

#include "analysis/statistics/income_histogram.hpp"
#include "models/county.hpp"
#include "models/group_sums.hpp"

namespace terrace {

/// What is counted of households, one number each; the series of the county and of all groups are made of them.
namespace counted {
enum : std::size_t {
    persons, income,                                   ///< income of twelve months [10 yuan]
    poor, poor_monitoring,                             ///< persons below the national and the monitoring line
    gap, gap_monitoring,                               ///< poverty gaps [persons / gap_unit]
    gap_squared, gap_squared_monitoring,
    households, latent,                                ///< latent: below the national line and not listed
    listed, dibao, cooperative, ordinary_courtyard, demonstration_courtyard, in_debt, owing_kin,   ///< households
    operated, leased_out,                              ///< land [mu/100]
    sheep, birds, cattle,                              ///< heads
    orchard_young, orchard_bearing,                    ///< land under trees [mu/100]
    unstable_exited, marginal, sudden_difficulty,      ///< listed households by category
    own_farm, away, own_business, public_posts, none, training, local_wage,   ///< workers by what they do
    count
};
}  // namespace counted
using HouseholdCounts = GroupSums<counted::count>;

/// Gaps are counted in whole parts of a person, so that no sum depends on its order.
inline constexpr double gap_unit = 4294967296.0;

/// The poverty lines of a month [yuan per head and year]; the national one is the lower.
struct PovertyLines {
    double national = 0, monitoring = 0;
};

/// Where a county's workers and households belong.
struct CountyRoll {
    const County& county;
    std::span<const std::uint32_t> first_worker;     ///< [row] its first worker
    std::span<const std::uint8_t> worker_marks;      ///< [worker] `type_marks` of its household
};

/// Counts the households of a county; `histogram` gets every person's income. `bears` tells whether an orchard plot bears fruit.
template <class Bears>
[[nodiscard]] HouseholdCounts count_households(const CountyRoll&, std::int32_t month, PovertyLines, IncomeHistogram& histogram, Bears bears);

/// The parts of the above: what only the tables know, then the few households of the short lists.
[[nodiscard]] HouseholdCounts count_tables(const CountyRoll&, PovertyLines, IncomeHistogram& histogram);
void count_lists(const County&, std::int32_t month, HouseholdCounts&);

template <class Bears>
HouseholdCounts count_households(const CountyRoll& roll, std::int32_t month, PovertyLines lines, IncomeHistogram& histogram, Bears bears) {
    HouseholdCounts counts = count_tables(roll, lines, histogram);
    count_lists(roll.county, month, counts);
    for (const OrchardPlot& plot : roll.county.orchards)
        counts.add(village_of_household(roll.county.villages, plot.row), roll.county.households.flags[plot.row], bears(plot) ? counted::orchard_bearing : counted::orchard_young, plot.area);
    return counts;
}

}  // namespace terrace
