#include "models/enterprise/books.hpp"

#include <algorithm>

#include "models/enterprise/account.hpp"
#include "models/enterprise/solvency.hpp"
#include "models/worker/columns.hpp"
#include "sim/math/math.hpp"

namespace terrace {
namespace {

/// Value added beyond wages, in shares of the payroll (estimates; they decide only the enterprise's own profit).
constexpr double town_sales = 1.30, town_inputs = 0.20;
constexpr double factory_sales = 2.10, factory_inputs = 0.90;
constexpr double chain_sales = 1.50, chain_inputs = 0.35;
constexpr double ginning_margin = 1.06;

void close_services(Account& account, const ServicesParameters& services, Fen payroll, const EnterpriseMonth& month) {
    account.receives(Flow::consumption_local, month.local_spending);
    account.pays(Flow::business_local, month.local_business);
    const Fen goods = scale(month.local_spending, 1 - services.wage_share - services.owner_share);
    account.pays_out(Flow::enterprise_inputs, goods);
    account.pays(Flow::startup_local_sales, month.startup_local);   // customers that small firms take from the town's owners
    account.pays_out(Flow::owner_income, std::max<Fen>(0, month.local_spending - goods - payroll - month.local_business - month.startup_local));
}

void close_lessee(Account& account, Enterprises& e, std::size_t row, const Parameters& parameters, const MonthFacts& facts, const EnterpriseMonth& month) {
    const auto calendar = static_cast<std::size_t>(facts.calendar);
    const double mu = 0.01 * static_cast<double>(e.land[row]);
    const double cost = static_cast<double>(parameters.crop.company_inputs) * facts.outside.cash_cost * static_cast<double>(calendar::cotton_costs[calendar]) +
                        lessee_machine_share * static_cast<double>(parameters.crop.machine_harvest) * static_cast<double>(calendar::cotton_harvest[calendar]);
    account.pays_out(Flow::enterprise_inputs, static_cast<Fen>(mu * cost));
    account.pays(Flow::block_field_wages, month.field.to_households);
    account.pays_out(Flow::enterprise_pickers, month.field.to_outside);
    account.takes_in(Flow::outside_sales, static_cast<Fen>(month.company_kg * facts.outside.cotton));
    const double share = facts.calendar == april ? 0.4 : facts.calendar == june ? 0.6 : 0.0;
    account.takes_in(Flow::enterprise_subsidy, static_cast<Fen>(share * month.company_subsidy_rate * static_cast<double>(e.cotton_kg[row])));
    const bool all_paid = facts.calendar == september || (facts.calendar == june && !e.works(row));
    if (all_paid) e.cotton_kg[row] = 0;
    e.cotton_kg[row] += static_cast<std::int64_t>(month.company_kg);
}

}  // namespace

void want_jobs(Enterprises& e, const LabourParameters& labour, const ServicesParameters& services, const MonthFacts& facts, const TownDemand& town, Fen local_spending) {
    const double demand = math::pow(std::clamp(town.spending, 0.2, 5.0), labour.spending_elasticity);
    const double growth = math::pow(town.wages, labour.job_growth);
    for (std::size_t row = 0; row < e.rows(); ++row) {
        double jobs = e.jobs_at_start[row];
        if (e.kind[row] == EnterpriseKind::town) jobs *= growth * demand;
        if (e.kind[row] == EnterpriseKind::services) {
            const double wage = 100 * e.wage[row] * facts.outside.local_wage;
            const double afforded = services.wage_share * services.rural_share * static_cast<double>(local_spending) / std::max(1.0, wage);
            if (local_spending > 0) jobs = afforded;
        }
        e.jobs[row] = static_cast<std::int32_t>(jobs + 0.5);
    }
}

void close_enterprise_month(Enterprises& e, const Parameters& parameters, const MonthFacts& facts, const WorkerMonth& workers, const EnterpriseMonth& month,
                            Ledger& ledger) {
    for (std::size_t row = 0; row < e.rows(); ++row) {
        if (facts.calendar == january) e.profit[row] = e.turnover[row] = 0;
        if (e.kind[row] == EnterpriseKind::public_posts) continue;   // the county government pays them
        Account account(e, row, ledger);
        const Fen payroll = workers.payroll[place::first_employer + row];
        account.pays(Flow::wages, payroll);
        switch (e.kind[row]) {
            case EnterpriseKind::town:
                account.takes_in(Flow::outside_sales, scale(payroll, town_sales));
                account.pays_out(Flow::enterprise_inputs, scale(payroll, town_inputs));
                break;
            case EnterpriseKind::factory:
                account.takes_in(Flow::outside_sales, scale(payroll, factory_sales));
                account.pays_out(Flow::enterprise_inputs, scale(payroll, factory_inputs));
                break;
            case EnterpriseKind::processor:
                account.pays(Flow::cotton_sales, month.cotton_bought);
                account.takes_in(Flow::outside_sales, scale(month.cotton_bought, ginning_margin) + payroll);
                break;
            case EnterpriseKind::services: close_services(account, parameters.services, payroll, month); break;
            case EnterpriseKind::lessee: close_lessee(account, e, row, parameters, facts, month); break;
            case EnterpriseKind::tourism_operator:
                if (!e.works(row)) break;
                account.takes_in(Flow::tourism_tickets, month.tourism_tickets);
                account.pays_out(Flow::enterprise_inputs, scale(month.tourism_tickets, month.operator_goods_share));
                break;
            case EnterpriseKind::pillar_firm:
                account.takes_in(Flow::outside_sales, scale(payroll, chain_sales));
                account.pays_out(Flow::enterprise_inputs, scale(payroll, chain_inputs));
                break;
            case EnterpriseKind::startups:   // hired workers bring what they cost; founders receive the rest
                account.receives(Flow::startup_local_sales, month.startup_local);
                account.takes_in(Flow::outside_sales, month.startup_outside + payroll);
                account.pays(Flow::startup_profit, month.startup_local + month.startup_outside);
                break;
            case EnterpriseKind::livestock_firm: break;   // its animals are in market/livestock_firm.cpp
            case EnterpriseKind::public_posts: break;
        }
        const bool can_fail = bears_risk(e.kind[row]);
        if (can_fail) settle_with_bank(account, e, row, parameters.credit.rate);
        if (facts.calendar != december || e.profit[row] <= 0) continue;
        account.pays_out(Flow::owner_income, can_fail ? std::min(e.profit[row] / 2, e.cash[row]) : e.profit[row] / 2);
    }
}

}  // namespace terrace
