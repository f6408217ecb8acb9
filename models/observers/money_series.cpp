#include "models/observers/money_series.hpp"

#include <initializer_list>

#include "models/flows.hpp"
#include "models/observers/series_dimensions.hpp"

namespace terrace {
namespace {

using Flows = std::initializer_list<Flow>;

std::int64_t sum(std::span<const std::int64_t> amounts, Flows flows) {
    std::int64_t fen = 0;
    for (const Flow flow : flows) fen += amounts[static_cast<std::size_t>(flow)];
    return fen;
}

}  // namespace

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

std::vector<std::vector<double>> money_values(std::span<const std::int64_t> amounts, const Counts<activity_count>& activities) {
    using enum Flow;
    const std::int64_t sold = sum(amounts, {consumption_local, outside_sales, tourism_tickets, festival_services, startup_local_sales});
    const std::int64_t spent = sum(amounts, {wages, block_field_wages, cotton_sales, contract_sales, business_local, startup_local_sales, block_rent, block_bonus, enterprise_inputs, enterprise_pickers, contract_commission, share_rent, enterprise_interest});
    const std::int64_t cooperatives = sum(amounts, {Flow::cooperative_sales, contract_commission, share_rent});
    std::vector<double> by_activity;
    for (const Fen fen : activities) by_activity.push_back(yuan(fen));
    return {by_activity,
            {yuan(sold)},
            {yuan(sold + sum(amounts, {enterprise_subsidy}) - spent)},
            {yuan(cooperatives)},
            {yuan(cooperatives - sum(amounts, {chili_sales_cooperative, cooperative_costs}))},
            {yuan(sum(amounts, {share_dividend, block_bonus}))}};
}

}  // namespace terrace
