#include "models/counterparties.hpp"

#include <algorithm>

#include "models/flows.hpp"

namespace terrace {
namespace {

bool is_aggregate(Sector sector) { return sector == Sector::state || sector == Sector::bank || sector == Sector::insurer || sector == Sector::outside; }

/// An aggregate has no members whose books could differ: it pays and takes what it is billed.
void close_aggregates(Ledger& ledger, const FlowSheet& sheet) {
    for (const FlowSheet::Active& column : sheet.active()) {
        const FlowInfo& flow = flow_table()[column.kind];
        const Sector other = column.received ? flow.payer : flow.payee;
        if (!is_aggregate(other)) continue;
        if (column.received) ledger.paid(column.kind, ledger.received_so_far(column.kind));
        else ledger.received(column.kind, ledger.paid_so_far(column.kind));
    }
}

/// Rent of collective land goes to the household's own village; the collective's own business brings what it brings.
void close_villages(County& county, const MonthFacts& facts, const FlowSheet& sheet) {
    Villages& villages = county.villages;
    if (facts.calendar == january) std::fill(villages.income.begin(), villages.income.end(), Fen{0});
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        villages.cash[v] += villages.business[v];
        villages.income[v] += villages.business[v];
        county.ledger.both(static_cast<std::size_t>(Flow::collective_business), villages.business[v]);
    }
    for (const FlowSheet::Active& column : sheet.active()) {
        if (static_cast<Flow>(column.kind) != Flow::collective_rent) continue;
        for (std::size_t v = 0; v < villages.rows(); ++v) {
            Fen rent = 0;
            const std::uint32_t first = villages.first_household[v];
            for (std::uint32_t row = first; row < first + villages.households[v]; ++row) rent += column.amounts[row];
            villages.cash[v] += rent;
            villages.income[v] += rent;
            county.ledger.received(column.kind, rent);
        }
    }
    if (facts.calendar != december) return;
    constexpr double spent = 0.8;   // of what a village has, on its own works and services; estimate
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        const Fen amount = scale(std::max<Fen>(0, villages.cash[v]), spent);
        villages.cash[v] -= amount;
        county.ledger.both(static_cast<std::size_t>(Flow::collective_spending), amount);
    }
}

/// The county pays its posts out of what the state gives it for them; measures have paid theirs.
void close_posts(County& county, const WorkerMonth& workers) {
    for (std::size_t e = 0; e < county.enterprises.rows(); ++e) {
        if (county.enterprises.kind[e] != EnterpriseKind::public_posts) continue;
        const Fen payroll = workers.payroll[place::first_employer + e] - county.ledger.paid_so_far(static_cast<std::size_t>(Flow::post_wages));
        county.ledger.both(static_cast<std::size_t>(Flow::appropriation), payroll);
        county.ledger.paid(static_cast<std::size_t>(Flow::post_wages), payroll);
    }
}

}  // namespace

PayTable pay_table(const Enterprises& e, const LabourParameters& labour, const MonthFacts& facts) {
    PayTable pay;
    for (std::size_t row = 0; row < e.rows(); ++row) {
        pay.per_yuan[place::first_employer + row] = static_cast<float>(100 * facts.outside.local_wage);
        pay.post[place::first_employer + row] = e.kind[row] == EnterpriseKind::public_posts ? 1 : 0;
    }
    pay.per_yuan[place::away] = static_cast<float>(100 * facts.outside.outside_wage * labour.remitted_share);
    pay.less[place::away] = static_cast<float>(static_cast<double>(labour.outside_living) * facts.outside.consumer_price * labour.remitted_share);
    return pay;
}

double company_harvest(const County& county, const CropParameters& crop, const MonthFacts& facts) {
    const double now = static_cast<double>(calendar::cotton_harvest[static_cast<std::size_t>(facts.calendar)]);
    double mu = 0, loss = 0;
    for (std::size_t e = 0; e < county.enterprises.rows(); ++e) mu += 0.01 * static_cast<double>(county.enterprises.land[e]);
    for (const double share : county.weather_loss) loss += share;
    loss /= static_cast<double>(std::max<std::size_t>(1, county.weather_loss.size()));
    return mu * crop.company_cotton_yield * facts.outside.cotton_yield * (1 - loss) * now;
}

CompanyHarvest company_season(const County& county, double this_month, const MonthFacts& facts) {
    double mu = 0, kg = this_month;
    for (std::size_t e = 0; e < county.enterprises.rows(); ++e) {
        mu += 0.01 * static_cast<double>(county.enterprises.land[e]);
        kg += static_cast<double>(county.enterprises.cotton_kg[e]);
    }
    return {mu > 0 ? kg / mu : 0, facts.outside.cotton};
}

void close_counterparties(County& county, const Parameters& parameters, const MonthFacts& facts, const WorkerMonth& workers, const FlowSheet& sheet) {
    close_aggregates(county.ledger, sheet);
    close_villages(county, facts, sheet);
    close_posts(county, workers);
    const auto own_use = static_cast<std::size_t>(Flow::own_use);
    county.ledger.paid(own_use, county.ledger.received_so_far(own_use));   // to itself
    const double farmers = std::max(0.01, parameters.crop.farmer_premium_share);
    const Fen premiums = county.ledger.paid_so_far(static_cast<std::size_t>(Flow::insurance_premium));
    county.ledger.both(static_cast<std::size_t>(Flow::premium_subsidy), scale(premiums, (1 - farmers) / farmers));
}

}  // namespace terrace
