#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace terrace {

/// Who can pay and be paid. Every flow has a payer and a payee among these.
enum class Sector : std::uint8_t {
    household, enterprise, cooperative, village, county_government, state, bank, insurer, outside, count_
};
inline constexpr std::size_t sector_count = static_cast<std::size_t>(Sector::count_);

/// National statistics sources of household net income; `none` is not income (assets, loans, consumption).
enum class IncomeSource : std::uint8_t { wage, business, property, transfer, none };
inline constexpr std::size_t income_source_count = 4;

/// Every kind of flow of the model, in the order of `flow_table`.
enum class Flow : std::uint8_t {
    // households receive
    wages, post_wages, field_wages, block_field_wages,
    cotton_sales, chili_sales, chili_sales_cooperative, wheat_sales, maize_sales, orchard_sales, sheep_sales, cattle_sales, bird_sales, courtyard_sales,
    business_local, business_outside, insurance_claims, cooperative_refund, own_use,
    block_rent, block_bonus, village_rent, deposit_interest,
    pension, dibao, farm_subsidy, grassland_subsidy, cotton_subsidy, remittance, medical_reimbursement,
    relief_grant, transfer_subsidy, training_allowance, asset_grant, loan_drawn,
    works_wages, village_support, tourism_sales, policy_loan_drawn, startup_support, startup_profit, asset_sale,
    contract_sales, share_dividend, contract_guarantee, damage_claims, house_grant,
    // households pay
    crop_inputs, orchard_costs, outside_pickers, livestock_costs, cattle_costs, courtyard_costs, insurance_premium, collective_rent,
    social_contributions, loan_interest, loan_repaid, consumption_local, consumption_outside,
    medical_spending, asset_purchase, tourism_costs, policy_loan_interest, policy_loan_repaid, damage_repair, house_repair,
    // among the others
    appropriation, outside_sales, enterprise_inputs, enterprise_pickers, enterprise_subsidy, owner_income,
    cooperative_sales, cooperative_costs, premium_subsidy, collective_spending,
    works_spending, course_fees, collective_business, appropriation_returned, programme_costs,
    tourism_promotion, festival_services, tourism_tickets, infrastructure_spending, outside_capital, plant_investment,
    interest_subsidy, loan_compensation, startup_local_sales,
    enterprise_loan_drawn, enterprise_loan_repaid, enterprise_interest, enterprise_write_off,
    contract_commission, share_rent, cooperative_support, cooperative_assets,
    water_repair,
    count_
};
inline constexpr std::size_t flow_count = static_cast<std::size_t>(Flow::count_);

struct FlowInfo {
    std::string_view key;
    Sector payer;
    Sector payee;
    IncomeSource received_as;  ///< how it counts in a receiving household's income
    IncomeSource paid_as;      ///< from which source a paying household deducts it
    bool cash;                 ///< false: imputed, moves no money
    std::string_view zh;
};

[[nodiscard]] const std::array<FlowInfo, flow_count>& flow_table();
[[nodiscard]] inline const FlowInfo& info(Flow flow) { return flow_table()[static_cast<std::size_t>(flow)]; }

}  // namespace terrace
