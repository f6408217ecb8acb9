#include "models/household/income_lines.hpp"

namespace terrace {
namespace {

std::size_t wage_line(Flow flow) {
    if (flow == Flow::wages) return income_line::wages;
    return flow == Flow::post_wages ? income_line::posts : income_line::other_wages;
}

std::size_t business_line(Flow flow) {
    switch (flow) {
        case Flow::cotton_sales:
        case Flow::chili_sales:
        case Flow::chili_sales_cooperative:
        case Flow::wheat_sales:
        case Flow::maize_sales:
        case Flow::insurance_claims:
        case Flow::crop_inputs:
        case Flow::outside_pickers:
        case Flow::insurance_premium:
        case Flow::collective_rent: return income_line::crops;
        case Flow::cooperative_refund: return income_line::refunds;
        case Flow::orchard_sales:
        case Flow::orchard_costs: return income_line::orchards;
        case Flow::sheep_sales:
        case Flow::cattle_sales:
        case Flow::bird_sales:
        case Flow::livestock_costs:
        case Flow::cattle_costs: return income_line::livestock;
        case Flow::courtyard_sales:
        case Flow::courtyard_costs: return income_line::courtyard;
        case Flow::contract_sales:
        case Flow::contract_guarantee: return income_line::contracts;
        case Flow::tourism_sales:
        case Flow::tourism_costs: return income_line::tourism;
        case Flow::business_local:
        case Flow::business_outside:
        case Flow::startup_profit: return income_line::trade;
        default: return income_line::other_business;
    }
}

std::size_t property_line(Flow flow) {
    switch (flow) {
        case Flow::block_bonus: return income_line::lease_bonuses;
        case Flow::share_dividend: return income_line::share_dividends;
        case Flow::deposit_interest: return income_line::deposit_interest;
        default: return income_line::rents;
    }
}

std::size_t transfer_line(Flow flow) {
    if (flow == Flow::relief_grant) return income_line::relief;
    return flow == Flow::social_contributions ? income_line::social_contributions : income_line::other_transfers;
}

}  // namespace

std::size_t income_line_of(Flow flow, bool received) {
    switch (received ? info(flow).received_as : info(flow).paid_as) {
        case IncomeSource::wage: return wage_line(flow);
        case IncomeSource::business: return business_line(flow);
        case IncomeSource::property: return property_line(flow);
        case IncomeSource::transfer: return transfer_line(flow);
        case IncomeSource::none: break;
    }
    return income_line::count;
}

IncomeSource source_of_line(std::size_t line) {
    if (line < income_line::crops) return IncomeSource::wage;
    if (line < income_line::rents) return IncomeSource::business;
    return line < income_line::relief ? IncomeSource::property : IncomeSource::transfer;
}

Counts<income_source_count> by_source(const IncomeLines& lines) {
    Counts<income_source_count> sources{};
    for (std::size_t line = 0; line < lines.size(); ++line) sources[static_cast<std::size_t>(source_of_line(line))] += lines[line];
    return sources;
}

Counts<activity_count> by_activity(const IncomeLines& lines) {
    using namespace income_line;
    return {lines[crops] + lines[refunds], lines[orchards], lines[livestock], lines[courtyard], lines[contracts], lines[tourism], lines[trade], lines[other_business]};
}

}  // namespace terrace
