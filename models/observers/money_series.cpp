#include "models/observers/money_series.hpp"

#include <array>
#include <initializer_list>

#include "models/flows.hpp"
#include "models/observers/series_dimensions.hpp"

namespace terrace {
namespace {

using Flows = std::initializer_list<Flow>;

/// What an activity of households brings and costs; field wages and rents inside villages, interest and own use stay with "other".
struct Activity {
    Flows brings, costs;
};

std::int64_t sum(std::span<const std::int64_t> amounts, Flows flows) {
    std::int64_t fen = 0;
    for (const Flow flow : flows) fen += amounts[static_cast<std::size_t>(flow)];
    return fen;
}

/// Business income of all households: what they receive as such less what they pay for it. Adds up over activities.
std::int64_t business_income(std::span<const std::int64_t> amounts) {
    std::int64_t fen = 0;
    for (std::size_t flow = 0; flow < flow_count; ++flow) {
        const FlowInfo& kind = flow_table()[flow];
        if (kind.payee == Sector::household && kind.received_as == IncomeSource::business) fen += amounts[flow];
        if (kind.payer == Sector::household && kind.paid_as == IncomeSource::business) fen -= amounts[flow];
    }
    return fen;
}

const std::array<Activity, 7>& activities() {
    using enum Flow;
    static const std::array<Activity, 7> list{{
        {{cotton_sales, chili_sales, chili_sales_cooperative, wheat_sales, maize_sales, insurance_claims, cooperative_refund}, {crop_inputs, outside_pickers, insurance_premium, collective_rent}},
        {{orchard_sales}, {orchard_costs}},
        {{sheep_sales, cattle_sales, bird_sales}, {livestock_costs, cattle_costs}},
        {{courtyard_sales}, {courtyard_costs}},
        {{contract_sales, contract_guarantee}, {}},
        {{tourism_sales}, {tourism_costs}},
        {{business_local, business_outside, startup_profit}, {}},
    }};
    return list;
}

}  // namespace

ActivityIncome activity_income(std::span<const std::int64_t> amounts) {
    ActivityIncome income{};
    income.back() = business_income(amounts);
    for (std::size_t i = 0; i < activities().size(); ++i) {
        income[i] = sum(amounts, activities()[i].brings) - sum(amounts, activities()[i].costs);
        income.back() -= income[i];
    }
    return income;
}

std::vector<SeriesSpec> money_series_specs() {
    return {
        {"business_income", "yuan", "Net business income of all households by activity", "农户经营净收入(按行业)", "time: sum",
         dimensions::activities()},
        {"enterprise_sales", "yuan", "Sales of enterprises", "企业销售收入", "time: sum", {}},
        {"enterprise_margin", "yuan", "Sales and subsidies of enterprises less inputs, purchases, wages and rents", "企业经营毛利", "time: sum", {}},
        {"cooperative_sales", "yuan", "Sales of co-operatives", "合作社销售收入", "time: sum", {}},
        {"cooperative_margin", "yuan", "Sales of co-operatives less purchases and running costs, before refunds", "合作社经营毛利(返还前)", "time: sum", {}},
        {"dividends", "yuan", "Dividends on shares and leases paid to households", "支付农户的股份和流转分红", "time: sum", {}},
    };
}

std::vector<std::vector<double>> money_values(std::span<const std::int64_t> amounts) {
    using enum Flow;
    const std::int64_t sold = sum(amounts, {consumption_local, outside_sales, tourism_tickets, festival_services, startup_local_sales});
    const std::int64_t spent = sum(amounts, {wages, block_field_wages, cotton_sales, contract_sales, business_local, startup_local_sales, block_rent, block_bonus, enterprise_inputs, enterprise_pickers, contract_commission, share_rent, enterprise_interest});
    const std::int64_t cooperatives = sum(amounts, {Flow::cooperative_sales, contract_commission, share_rent});
    std::vector<double> by_activity;
    for (const Fen fen : activity_income(amounts)) by_activity.push_back(yuan(fen));
    return {by_activity,
            {yuan(sold)},
            {yuan(sold + sum(amounts, {enterprise_subsidy}) - spent)},
            {yuan(cooperatives)},
            {yuan(cooperatives - sum(amounts, {chili_sales_cooperative, cooperative_costs}))},
            {yuan(sum(amounts, {share_dividend, block_bonus}))}};
}

}  // namespace terrace
