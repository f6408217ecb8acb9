#include "cli/industry_arithmetic.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace terrace {

void benefit_linkage(Arithmetic& terms) {
    const double households = terms.number("households"), shares = terms.number("shares_yuan_per_household"), budget = terms.number("budget_yuan");
    const double spot = terms.parameter("price.chili"), floor = terms.number("floor_yuan_per_kg"), margin = terms.number("margin");
    const double paid = std::max(floor, spot * (1 + terms.number("premium")));
    const Text per_kg{"yuan/kg", "元/公斤"};
    terms.asks("households", households_unit, households, Supply::growers);
    if (shares > 0) terms.pays({"households their shares", "户的折股资金"}, households, budget / shares);
    else if (terms.number("guarantee_share") > 0) terms.pays_one({"yuan of guarantees", "元风险保障"}, budget);
    terms.add("shares_cost", {"Shares for all households under contract", "签约户全部折股所需资金"}, yuan_unit, households * shares);
    terms.add("left_for_guarantee", {"Left for guarantees", "可用于风险保障的余额"}, yuan_unit, budget - households * shares);
    if (shares > 0) terms.add("households_afforded", {"Households whose shares the budget can pay", "预算可折股农户数"}, households_unit, std::floor(budget / shares));
    terms.add("dividend", {"Dividend per household and year", "户均年分红"}, yuan_per_household, shares * terms.number("dividend_rate"));
    terms.add("floor_below_spot", {"Floor below the usual price", "保底价低于常年价"}, {"%", "%"}, 100 * (1 - floor / spot), 1);
    terms.add("enterprise_margin", {"What the enterprise earns on a kilogram at the usual price", "常年价下企业每公斤毛利"}, per_kg,
              spot * (1 + margin) - paid - terms.number("processing_yuan_per_kg") - terms.number("commission_yuan_per_kg"), 2);
    terms.add("break_even_spot", {"Spot price below which the enterprise loses by the floor", "企业履行保底价开始亏损的市场价"}, per_kg,
              (floor + terms.number("processing_yuan_per_kg") + terms.number("commission_yuan_per_kg")) / (1 + margin), 2);
}

void rural_tourism(Arithmetic& terms) {
    const double stalls = terms.number("stalls"), homestays = terms.number("homestays"), years = terms.months() / 12.0;
    const double grants = stalls * std::min(terms.number("stall_grant_yuan"), terms.number("stall_start_yuan")) +
                          homestays * std::min(terms.number("homestay_grant_yuan"), terms.number("homestay_start_yuan"));
    const double promotion = years * terms.number("promotion_yuan_per_year"), festivals = terms.payment_years() * terms.number("festivals_per_year") * terms.number("festival_yuan");
    const double attraction = terms.number("attraction_yuan");
    terms.asks("stalls", {"stalls", "个摊位"}, stalls, Supply::households);
    terms.asks("homestays", {"stalls and homestays", "个摊位和民宿"}, stalls + homestays, Supply::households);
    const double usual = 1 - terms.parameter("tourism.goods_share");
    terms.add("grants", {"Grants in all", "开办补助总额"}, yuan_unit, grants);
    terms.add("promotion", {"Promotion within the run", "模拟期内宣传投入"}, yuan_unit, promotion);
    terms.add("festivals", {"Festivals within the run, at most", "模拟期内节庆投入上限"}, yuan_unit, festivals);
    terms.add("stall_net", {"Net of a stall with usual takings, before own days", "摊位正常年净收入（未扣用工）"}, {"yuan/year", "元/年"},
              terms.parameter("tourism.stall_sales") * usual - terms.parameter("tourism.stall_fixed"));
    terms.add("homestay_net", {"Net of a homestay with usual takings, before own days", "民宿正常年净收入（未扣用工）"}, {"yuan/year", "元/年"},
              terms.parameter("tourism.homestay_sales") * usual - terms.parameter("tourism.homestay_fixed"));
    terms.add("usual_visits", {"Visits a year that all places need for usual takings", "全部经营户正常经营所需年接待人次"}, {"visits/year", "人次/年"},
              (stalls * terms.parameter("tourism.stall_sales") + homestays * terms.parameter("tourism.homestay_sales")) / terms.parameter("tourism.spend"));
    terms.add("attraction_added", {"Attraction built, against a village that has everything", "景点新增吸引力（满分村为1）"}, {"1", "1"},
              terms.number("attraction_gain") * attraction / 1e6, 2);
    terms.add("unspent", {"Budget that tourism cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit,
              terms.number("budget_yuan") - grants - promotion - festivals - attraction);
}

void pillar_industry(Arithmetic& terms) {
    const double budget = terms.number("budget_yuan"), capital = budget * terms.number("capital_per_public_yuan");
    const double jobs = capital / std::max(1.0, terms.number("capital_yuan_per_job")), each = budget / terms.households_in_reach();
    if (jobs > 0) terms.asks("budget_yuan", asked_jobs, jobs, Supply::all_workers);
    terms.pays_one({"job of the firm", "个企业岗位"}, capital > 0 ? jobs : std::floor(budget));
    terms.add("yuan_per_household", {"Public money per household of the county", "县内户均财政投入"}, yuan_per_household, each);
    terms.add("capital", {"Outside capital", "引进外来资本"}, yuan_unit, capital);
    terms.add("jobs", {"Jobs of the firm", "企业岗位数"}, jobs_unit, jobs, 1);
    terms.add("wages_per_year", {"Wages of all jobs, a year of 2021", "全部岗位年工资（2021年）"}, yuan_unit, 12 * jobs * terms.number("wage_yuan_per_month"));
    terms.add("raw_product", {"Product that the firm can work up in a year", "企业年加工原料额"}, yuan_unit, jobs * terms.number("raw_yuan_per_job"));
    terms.add("full_cluster_gain", {"Receipts per unit that the full cluster adds", "集聚成形后单位产品收入提高比例"}, {"share", "比例"},
              terms.number("cluster_gain") * each / (each + terms.number("cluster_half_yuan_per_household")), 4);
    terms.add("months_to_jobs", {"Months until the firm hires", "企业开始招工所需月数"}, {"months", "个月"}, terms.number("build_months") + terms.number("start_up_months"));
}

void microcredit(Arithmetic& terms) {
    const double loan = terms.number("loan_yuan"), years = terms.number("term_months") / 12, rate = terms.number("interest_rate");
    const double subsidy = loan * rate * terms.number("interest_paid_by_county"), budget = terms.number("budget_yuan");
    const double lost = loan * terms.parameter("credit.arrears_write_off") * terms.number("compensation_share");
    if (subsidy > 0) terms.pays_one({"full loan's interest", "笔足额贷款的全期贴息"}, budget / (subsidy * years));
    else terms.pays_one({"write-off of a full loan", "笔足额贷款的核销补偿"}, budget / lost);
    terms.add("interest_per_loan", {"Interest that the county pays on a full loan, a year", "每笔足额贷款年贴息"}, {"yuan/year", "元/年"}, subsidy, 2);
    terms.add("subsidy_per_loan", {"The same for its whole term", "每笔足额贷款全期贴息"}, yuan_unit, subsidy * years, 2);
    if (subsidy > 0) terms.add("loans_carried", {"Full loans whose interest the budget carries", "预算可贴息的足额贷款户数"}, households_unit, std::floor(budget / (subsidy * years)));
    terms.add("principal_carried", {"Principal that the budget carries", "预算可带动贷款额"}, yuan_unit, budget / (rate * terms.number("interest_paid_by_county") * years));
    terms.add("loss_per_default", {"Cost to the county of the first write-off of a full loan", "每笔足额贷款首次核销的财政补偿"}, yuan_unit, lost);
    terms.add("loans_per_exited", {"Full loans per poverty-exited household", "每户脱贫户对应足额贷款"}, {"loans/household", "笔/户"},
              budget / (subsidy * years) / terms.exited_in_reach(), 2);
}

void returnee_startups(Arithmetic& terms) {
    const double budget = terms.number("budget_yuan"), firms = terms.number("firms"), years = terms.number("term_months") / 12, middle = terms.number("capital_middle_yuan");
    const double loan = std::min(terms.number("loan_yuan"), middle * (1 - terms.number("own_share")));
    const double interest = loan * terms.number("interest_rate") * terms.number("interest_paid_by_county") * years;
    const double cost = terms.number("subsidy_yuan") + terms.number("course_yuan") + terms.number("relief_yuan_per_month") * terms.number("relief_months") + interest;
    const double course = terms.number("course_yuan") > 0 ? 1 - terms.number("training_effect") : 1;
    double lives = 1;
    for (const char* year : {"first_year", "second_year", "later_years"}) lives *= 1 - course * terms.number(std::string("failure_") + year);
    terms.asks("firms", {"firms", "家企业"}, firms, Supply::absent);
    terms.add("cost_per_firm", {"Cost of a middle firm, guarantee apart", "每家中型企业扶持成本（不含代偿）"}, yuan_unit, cost);
    terms.add("interest_per_firm", {"Of it interest, the loan being the most possible", "其中贷款贴息（按最高贷款额）"}, yuan_unit, interest);
    terms.add("firms_paid", {"Middle firms that the budget can pay", "预算可扶持的中型企业数"}, {"firms", "家"}, std::floor(budget / cost));
    terms.add("alive_after_three_years", {"Share of firms alive after three years", "三年存活率"}, {"share", "比例"}, lives, 3);
    terms.add("guarantee_per_failure", {"Guarantee paid when a middle firm fails at once and its household has nothing", "中型企业当即失败且农户无力偿还时的代偿额"}, yuan_unit,
              terms.number("compensation_share") * std::max(0.0, loan - terms.number("salvage_share") * middle));
    terms.add("unspent", {"Budget that the firms cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit, budget - firms * cost);
}

} // namespace terrace
