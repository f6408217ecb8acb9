#include "analysis/study/land_terms.hpp"

#include <algorithm>

#include "models/market/block_lease.hpp"
#include "models/outside.hpp"
#include "models/policy/land_transfer.hpp"

namespace terrace {
namespace {

/// Net yearly wage of a local job in the measure's county, the region's first when it is meant for all.
double yearly_wage(const Scenario& scenario, const Measure& measure) {
    for (const CountyMargins& county : scenario.region.counties)
        if (measure.terms.works_in(county.key)) return 12 * (county.town_wage - county.commute_cost);
    return 0;
}

/// Cotton of average yield, subsidy included, no day hired.
double cotton_margin(const Parameters& p) {
    const double price = static_cast<double>(p.price.cotton_ordinary);
    const double receipts = p.crop.cotton_yield * (price + cotton_subsidy(p.price, lint_price(p.price, price)));
    return 0.01 * (receipts - static_cast<double>(p.crop.cotton_inputs) - 0.75 * static_cast<double>(p.crop.machine_harvest));
}

}  // namespace

std::optional<LandTerms> land_terms(const Scenario& scenario, const Measure& measure) {
    const auto* transfer = dynamic_cast<const LandTransfer*>(measure.instrument.get());
    if (transfer == nullptr) return {};
    const Parameters& p = scenario.parameters;
    const BlockTerms contract = transfer->contract();
    const HarvestDue due = due_after_harvest(contract.harvest, {p.crop.company_cotton_yield, static_cast<double>(p.price.cotton_ordinary)});
    LandTerms terms;
    terms.mu_per_household = 0.01 * static_cast<double>(transfer->area()) / std::max(1, transfer->households());
    terms.rent_yuan_per_mu = 0.01 * (contract.rent + due.rent + due.bonus);
    terms.wage_yuan_per_year = yearly_wage(scenario, measure);
    terms.cotton_margin_yuan_per_mu = cotton_margin(p);
    return terms;
}

}  // namespace terrace
