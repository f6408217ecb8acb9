#pragma once

#include <span>

#include "models/county.hpp"
#include "models/group_sums.hpp"
#include "models/observers/income_spread.hpp"

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
    idle,                                              ///< land that found no tenant [mu/100]
    no_schooling, no_medical, no_house, no_water,      ///< households without an assurance, in the order of `Assurance`
    claims_waiting,                                    ///< relief claims that wait for money
    firms,                                             ///< small firms of members
    own_farm, away, own_business, none,                ///< workers by place of work, in the order of the coordinate `employment`
    town, services, factory, processor, lessee, public_posts, training, tourism_operator, pillar_firm, startups, livestock_firm,
    count
};
inline constexpr std::size_t employment_count = count - own_farm;
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

/// Column of the workers of an employer.
[[nodiscard]] inline std::size_t employment_column(EnterpriseKind kind) { return counted::town + static_cast<std::size_t>(kind) + (kind > EnterpriseKind::public_posts ? 1 : 0); }

/// Counts the households of a county; `spread`, which was cleared, gets every person's income. `bears` tells whether an orchard plot bears fruit.
template <class Bears>
[[nodiscard]] HouseholdCounts count_households(const CountyRoll&, std::int32_t month, PovertyLines, IncomeSpread& spread, Bears bears);

/// The parts of the above: what only the tables know, then the few households of the short lists.
[[nodiscard]] HouseholdCounts count_tables(const CountyRoll&, PovertyLines, IncomeSpread& spread);
void count_lists(const County&, std::int32_t month, HouseholdCounts&);

template <class Bears>
HouseholdCounts count_households(const CountyRoll& roll, std::int32_t month, PovertyLines lines, IncomeSpread& spread, Bears bears) {
    HouseholdCounts counts = count_tables(roll, lines, spread);
    count_lists(roll.county, month, counts);
    for (const OrchardPlot& plot : roll.county.orchards)
        counts.add(village_of_household(roll.county.villages, plot.row), roll.county.households.flags[plot.row], bears(plot) ? counted::orchard_bearing : counted::orchard_young, plot.area);
    return counts;
}

}  // namespace terrace
