#include "models/flows.hpp"

namespace terrace {

const std::array<FlowInfo, flow_count>& flow_table() {
    using enum Sector;
    using enum IncomeSource;
    static constexpr std::array<FlowInfo, flow_count> table{{
        {"wages", enterprise, household, wage, none, true, "企业工资"},
        {"post_wages", county_government, household, wage, none, true, "公益性岗位工资"},
        {"field_wages", household, household, wage, business, true, "农户雇工工资"},
        {"block_field_wages", enterprise, household, wage, none, true, "承租企业用工工资"},
        {"cotton_sales", enterprise, household, business, none, true, "籽棉销售收入"},
        {"chili_sales", outside, household, business, none, true, "辣椒销售收入"},
        {"chili_sales_cooperative", cooperative, household, business, none, true, "合作社收购辣椒款"},
        {"wheat_sales", outside, household, business, none, true, "小麦销售收入"},
        {"sheep_sales", outside, household, business, none, true, "活羊销售收入"},
        {"bird_sales", outside, household, business, none, true, "家禽销售收入"},
        {"courtyard_sales", outside, household, business, none, true, "庭院产品销售收入"},
        {"business_local", enterprise, household, business, none, true, "本地经营净收入"},
        {"business_outside", outside, household, business, none, true, "外来客源经营净收入"},
        {"insurance_claims", insurer, household, business, none, true, "农业保险赔款"},
        {"cooperative_refund", cooperative, household, business, none, true, "合作社盈余返还"},
        {"own_use", household, household, business, none, false, "自产自用"},
        {"block_rent", enterprise, household, property, none, true, "连片流转租金"},
        {"block_bonus", enterprise, household, property, none, true, "连片流转分红"},
        {"village_rent", household, household, property, business, true, "村内流转租金"},
        {"deposit_interest", bank, household, property, none, true, "存款利息"},
        {"pension", state, household, transfer, none, true, "养老金"},
        {"dibao", state, household, transfer, none, true, "低保金"},
        {"farm_subsidy", state, household, transfer, none, true, "耕地与小麦补贴"},
        {"grassland_subsidy", state, household, transfer, none, true, "草原生态补奖"},
        {"cotton_subsidy", state, household, transfer, none, true, "棉花目标价格补贴"},
        {"remittance", outside, household, transfer, none, true, "外出人员寄带回收入"},
        {"medical_reimbursement", state, household, transfer, none, true, "报销医疗费"},
        {"relief_grant", county_government, household, transfer, none, true, "防返贫救助金"},
        {"transfer_subsidy", county_government, household, transfer, none, true, "土地流转补贴"},
        {"asset_grant", county_government, household, none, none, true, "生产性补助"},
        {"loan_drawn", bank, household, none, none, true, "取得贷款"},
        {"crop_inputs", household, outside, none, business, true, "种植业投入"},
        {"outside_pickers", household, outside, none, business, true, "外来务工采摘费"},
        {"livestock_costs", household, outside, none, business, true, "养殖成本"},
        {"courtyard_costs", household, outside, none, business, true, "庭院经济成本"},
        {"insurance_premium", household, insurer, none, business, true, "农业保险保费"},
        {"collective_rent", household, village, none, business, true, "集体土地租金"},
        {"social_contributions", household, state, none, transfer, true, "社会保障支出"},
        {"loan_interest", household, bank, none, business, true, "贷款利息"},
        {"loan_repaid", household, bank, none, none, true, "归还贷款"},
        {"consumption_local", household, enterprise, none, none, true, "本地消费支出"},
        {"consumption_outside", household, outside, none, none, true, "外来商品消费支出"},
        {"medical_spending", household, outside, none, none, true, "医疗支出"},
        {"asset_purchase", household, outside, none, none, true, "购置生产性资产"},
        {"appropriation", state, county_government, none, none, true, "财政拨款"},
        {"outside_sales", outside, enterprise, none, none, true, "企业对外销售"},
        {"enterprise_inputs", enterprise, outside, none, none, true, "企业外购投入"},
        {"enterprise_pickers", enterprise, outside, none, none, true, "企业外来用工费"},
        {"enterprise_subsidy", state, enterprise, none, none, true, "企业棉花补贴"},
        {"owner_income", enterprise, outside, none, none, true, "业主与城镇职工收入"},
        {"cooperative_sales", outside, cooperative, none, none, true, "合作社对外销售"},
        {"cooperative_costs", cooperative, outside, none, none, true, "合作社运营成本"},
        {"premium_subsidy", state, insurer, none, none, true, "保费财政补贴"},
        {"collective_spending", village, outside, none, none, true, "村集体支出"},
    }};
    return table;
}

}  // namespace terrace
