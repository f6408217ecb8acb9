#include "models/observers/group_figures.hpp"

#include <numeric>

#include "analysis/statistics/inequality.hpp"
#include "models/observers/assurance_series.hpp"
#include "models/observers/monitoring_series.hpp"
#include "models/observers/series_dimensions.hpp"

namespace terrace {
namespace {

using Values = std::vector<double>;

template <std::size_t First, std::size_t Size = 1>
void numbers(const Group& group, Values& values) {
    for (std::size_t i = 0; i < Size; ++i) values.push_back(group.number(First + i));
}

/// Areas are counted in mu/100.
template <std::size_t First, std::size_t Size = 1>
void areas(const Group& group, Values& values) {
    for (std::size_t i = 0; i < Size; ++i) values.push_back(0.01 * group.number(First + i));
}

template <std::size_t First, int Unit = 1>
void shares(const Group& group, Values& values) {
    for (std::size_t line = 0; line < 2; ++line) values.push_back(group.per_head(group.number(First + line) / (Unit == 1 ? 1.0 : gap_unit)));
}

template <std::size_t First, std::size_t Size = 1>
void happened(const Group& group, Values& values) {
    for (std::size_t i = 0; i < Size; ++i) values.push_back(static_cast<double>(group.events[First + i]));
}

/// Money of one or several lines that passed in the month.
template <std::size_t... Lines>
void passed(const Group& group, Values& values) {
    values.push_back(yuan((group.flows[Lines] + ...)));
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

void incomes(const Group& group, Values& values) { values.push_back(group.per_head(10.0 * group.number(counted::income))); }
void sources(const Group& group, Values& values) {
    for (const Fen fen : by_source(group.year)) values.push_back(group.per_head(yuan(fen)));
}
void activities(const Group& group, Values& values) {
    for (const Fen fen : by_activity(group.year)) values.push_back(group.per_head(yuan(fen)));
}
void before_contributions(const Group& group, Values& values) {
    const Fen net = std::accumulate(group.year.begin(), group.year.end(), Fen{0});
    values.push_back(group.per_head(yuan(net - group.year[income_line::social_contributions])));
}
void deciles(const Group& group, Values& values) {
    for (const double mean : group.deciles) values.push_back(mean);
}
void gini(const Group& group, Values& values) { values.push_back(group.incomes->gini()); }
void theil(const Group& group, Values& values) { values.push_back(group.incomes->theil()); }
void palma(const Group& group, Values& values) { values.push_back(terrace::palma(group.deciles)); }

/// Workers of employers other than the county government.
double locally_employed(const Group& group) {
    double workers = 0;
    for (std::size_t column = counted::town; column < counted::count; ++column)
        if (column != counted::public_posts && column != counted::training) workers += group.number(column);
    return workers;
}
void local_workers(const Group& group, Values& values) { values.push_back(locally_employed(group) + group.number(counted::public_posts)); }
void wage(const Group& group, Values& values) {
    const double paid = yuan(group.month[income_line::wages] + group.month[income_line::posts]);
    values.push_back(ratio(paid, locally_employed(group) + group.number(counted::public_posts)));
}
void rent(const Group& group, Values& values) {
    values.push_back(ratio(yuan(group.year[income_line::rents] + group.year[income_line::lease_bonuses]), 0.01 * group.number(counted::leased_out)));
}
void collective(const Group& group, Values& values) { values.push_back(yuan(group.collective)); }

void lapsed(const Group& group, Values& values) {
    double claims = 0;
    for (const MeasureSums& measure : group.measures) claims += static_cast<double>(measure[measure_sum::lapsed]);
    values.push_back(claims);
}
void reached(const Group& group, Values& values) {
    for (const MeasureSums& measure : group.measures) values.push_back(static_cast<double>(measure[measure_sum::reached]));
}
void paid(const Group& group, Values& values) {
    for (const MeasureSums& measure : group.measures) values.push_back(yuan(measure[measure_sum::paid]));
}

using Figures = std::vector<GroupFigure>;

Figures income_figures() {
    const SeriesDimension none{}, lines = dimensions::lines();
    return {
        {{"income_per_head", "yuan", "Net income per head, last twelve months", "人均可支配收入(近12个月)", "", none}, incomes},
        {{"income_per_head_by_source", "yuan", "Net income per head by source, last twelve months", "人均可支配收入(按来源,近12个月)", "", dimensions::sources()}, sources},
        {{"business_income_per_head", "yuan", "Net business income per head by activity, last twelve months", "人均经营净收入(按行业,近12个月)", "", dimensions::activities()}, activities},
        {{"income_before_contributions", "yuan", "Net income per head with social contributions not deducted, as poverty registers count it, last twelve months", "人均纯收入(不扣社会保障支出,接近建档立卡口径,近12个月)", "", none},
         before_contributions},
        {{"income_decile_mean", "yuan", "Mean income per head of each tenth of the group's persons", "组内按人均收入十等分的平均收入", "", dimensions::deciles()}, deciles},
        {{"gini", "1", "Gini coefficient of income per head among the group's persons", "组内基尼系数", "", none}, gini},
        {{"theil", "1", "Theil index of income per head among the group's persons", "组内泰尔指数", "", none}, theil},
        {{"palma", "1", "Palma ratio among the group's persons: income of the richest tenth over that of the poorest four tenths", "组内帕尔马比值(最高10%与最低40%人口收入之比)", "", none}, palma},
        {{"poverty_headcount_by_line", "1", "Share of persons below each line", "各标准线下的人口比例", "", lines}, shares<counted::poor>},
        {{"poverty_gap_by_line", "1", "Poverty gap at each line", "贫困缺口率(按标准线)", "", lines}, shares<counted::gap, 0>},
        {{"poverty_gap_squared_by_line", "1", "Squared poverty gap at each line", "贫困缺口平方指数(按标准线)", "", lines}, shares<counted::gap_squared, 0>},
    };
}

Figures people_figures() {
    const SeriesDimension none{}, category = monitoring_categories();
    return {
        {{"population", "persons", "Persons living in the households", "常住人口", "", none}, numbers<counted::persons>},
        {{"rural_households", "households", "Rural households", "农户数", "", none}, numbers<counted::households>},
        {{"monitored_households", "households", "Households listed by monitoring", "监测对象户数", "", category}, numbers<counted::unstable_exited, 3>},
        {{"monitoring_detected", "households", "Households found by monitoring this month", "当月新识别风险户数", "time: sum", category}, happened<household_event::detected, 3>},
        {{"monitoring_inflow", "households", "Households listed this month", "当月新纳入监测户数", "time: sum", category}, happened<household_event::listed, 3>},
        {{"monitoring_cleared", "households", "Households cleared from the list this month", "当月风险消除户数", "time: sum", category}, happened<household_event::cleared, 3>},
        {{"monitoring_missed", "households", "Households at risk that monitoring has not found", "应纳未纳风险户数", "", category}, happened<household_event::missed, 3>},
        {{"monitoring_false_alarms", "households", "Households found this month that were not at risk", "当月误纳户数", "time: sum", none}, happened<household_event::false_alarm>},
        {{"latent_poor_households", "households", "Households below the national line and not listed", "未纳入监测的低收入户数", "", none}, numbers<counted::latent>},
        {{"assurances_unmet", "households", "Households without an assurance: schooling, medical cover, safe house, safe water", "三保障和饮水安全未达标户数", "", assurances()}, numbers<counted::no_schooling, assurance_count>},
        {{"dibao_households", "households", "Households with the minimum living allowance", "低保户数", "", none}, numbers<counted::dibao>},
        {{"households_in_debt", "households", "Households that owe the bank", "有贷款户数", "", none}, numbers<counted::in_debt>},
        {{"households_owing_kin", "households", "Households that live on kin's money", "举借亲友户数", "", none}, numbers<counted::owing_kin>},
        {{"cooperative_members", "households", "Co-operative members", "合作社成员户数", "", none}, numbers<counted::cooperative>},
    };
}

Figures work_figures() {
    const SeriesDimension none{};
    return {
        {{"employed_workers", "workers", "Workers by place of work", "劳动力就业去向", "", dimensions::employment()}, numbers<counted::own_farm, counted::employment_count>},
        {{"local_wage_workers", "workers", "Workers in local wage work", "县内务工人数", "", none}, local_workers},
        {{"local_wage", "yuan", "Mean wage of the month in local wage work, 0 where nobody works", "县内务工月平均工资(无人就业为0)", "", none}, wage},
        {{"departed_workers", "workers", "Workers who left the county for work this month", "当月外出务工人数", "time: sum", none}, happened<household_event::departed>},
        {{"returned_workers", "workers", "Workers who came home from work outside the county this month, founders of firms included", "当月返乡劳动力人数（含返乡创业者）", "time: sum", none},
         happened<household_event::returned>},
        {{"household_firms", "enterprises", "Small firms of members of the households", "农户创办的在营小微企业数", "", none}, numbers<counted::firms>},
        {{"enterprise_births", "enterprises", "Small firms founded by members of the households this month", "当月农户新创小微企业数", "time: sum", none}, happened<household_event::firm_founded>},
        {{"enterprise_failures", "enterprises", "Small firms of members of the households that failed this month", "当月农户倒闭小微企业数", "time: sum", none},
         happened<household_event::firm_failed>},
    };
}

Figures holding_figures() {
    const SeriesDimension none{};
    return {
        {{"land_operated_mu", "mu", "Land that the households work themselves", "经营耕地面积", "", none}, areas<counted::operated>},
        {{"land_leased_mu", "mu", "Contracted land leased out", "土地流转面积", "", none}, areas<counted::leased_out>},
        {{"land_idle_mu", "mu", "Land that found no tenant and stays fallow", "撂荒面积", "", none}, areas<counted::idle>},
        {{"land_rent_yuan_per_mu", "yuan/mu", "Rents and lease bonuses of the last twelve months per mu leased out", "土地流转亩均收入(租金和分红,近12个月)", "", none}, rent},
        {{"orchard_mu", "mu", "Land under fruit trees", "林果面积", "", dimensions::orchard_ages()}, areas<counted::orchard_young, 2>},
        {{"sheep", "head", "Sheep", "羊存栏", "", none}, numbers<counted::sheep>},
        {{"cattle", "head", "Cattle", "牛存栏", "", none}, numbers<counted::cattle>},
        {{"birds", "head", "Poultry being raised", "家禽存栏", "", none}, numbers<counted::birds>},
        {{"courtyards", "households", "Productive courtyards", "庭院经济户数", "", dimensions::courtyard_kinds()}, numbers<counted::ordinary_courtyard, 2>},
    };
}

Figures money_figures(const SeriesDimension& measure) {
    const SeriesDimension none{};
    return {
        {{"cooperative_refund", "yuan", "Co-operative refunds received this month", "当月合作社盈余返还", "time: sum", none}, passed<income_line::refunds>},
        {{"dividends", "yuan", "Dividends on shares and leases received this month", "当月股份和流转分红", "time: sum", none}, passed<income_line::share_dividends, income_line::lease_bonuses>},
        {{"collective_income", "yuan", "Collective income of the villages since January", "村集体年内收入", "", none}, collective},
        {{"relief_paid", "yuan", "Relief grants received this month", "当月救助支出", "time: sum", none}, passed<income_line::relief>},
        {{"relief_claims_waiting", "claims", "Relief claims that wait for money", "待救助申请件数", "", none}, numbers<counted::claims_waiting>},
        {{"relief_claims_refused", "claims", "Relief claims that lapsed unpaid so far", "累计未获救助失效申请件数", "", none}, lapsed},
        {{"recipients", "households", "Households reached by each measure so far", "各措施累计受益户数", "", measure}, reached},
        {{"spending", "yuan", "Paid by each measure to or for these households since January", "各措施年内支付给农户的资金", "", measure}, paid},
    };
}

}  // namespace

std::vector<GroupFigure> group_figures(const SeriesDimension& measure) {
    Figures all;
    for (const Figures& part : {income_figures(), people_figures(), work_figures(), holding_figures(), money_figures(measure)}) all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace terrace
