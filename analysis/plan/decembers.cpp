#include "analysis/plan/decembers.hpp"

#include "models/monthly_cycle.hpp"

#include <algorithm>

namespace terrace {
namespace {

std::vector<DecemberSums> sums_of(const MonthWork& work) {
    const Households& h = work.county.households;
    const Villages& villages = work.county.villages;
    const double line = work.parameters.line.national.at(work.facts.outside.month);
    std::vector<DecemberSums> sums(villages.rows());
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        sums[v].households = villages.households[v];
        const std::uint32_t first = villages.first_household[v];
        for (std::uint32_t row = first; row < first + villages.households[v]; ++row) {
            const double persons = std::max(1, h.members[row] - h.away[row]), income = 10.0 * h.income_year[row];
            sums[v].income += income;
            sums[v].persons += persons;
            if (income / persons < line) sums[v].poor += persons;
        }
    }
    for (const MonitoredHousehold& household : work.county.monitoring.list)
        if (household.listed(work.facts.index())) ++sums[village_of_household(villages, household.row)].listed;
    return sums;
}

} // namespace

DecemberSums& DecemberSums::operator+=(const DecemberSums& other) {
    income += other.income;
    persons += other.persons;
    poor += other.poor;
    households += other.households;
    listed += other.listed;
    return *this;
}

void DecemberKeeper::after(std::string_view step, const MonthWork& work) {
    const Month month = work.facts.outside.month;
    if (step != "observation_and_audit" || !work.facts.recorded || work.facts.calendar != december) return;
    if (kept_.years.empty()) {
        kept_.first_year = month.year();
        for (const std::uint8_t tier : work.county.villages.first_tier)
            kept_.first_tiers.push_back(static_cast<Tier>(tier));
    }
    kept_.years.push_back(sums_of(work));
}

} // namespace terrace
