#include "cli/policy_arithmetic.hpp"

#include "cli/industry_arithmetic.hpp"

#include "analysis/tables/number_text.hpp"
#include "models/policy/cadre_pairing.hpp"
#include "models/policy/policy_continuity.hpp"
#include "models/policy/relapse_monitoring.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

namespace terrace {
namespace {

void land_transfer(Arithmetic& terms) {
    const double households = terms.number("households"), area = terms.number("area_mu");
    const double rent = terms.rent_per_mu(), per_job = terms.number("jobs.mu_per_job");
    terms.add("mu_per_household", {"Land per household", "户均流转面积"}, {"mu/household", "亩/户"}, area / households, 2);
    terms.add("gross_rent_per_household", {"Gross rent per household and year", "户均年租金"}, yuan_per_household, area * rent / households,
              2);
    terms.add("rent_per_year", {"Rent in all, a year", "年租金总额"}, yuan_unit, area * rent);
    if (per_job > 0) {
        const double jobs = area / per_job, wage = 12 * terms.number("jobs.wage_yuan_per_month");
        terms.add("jobs", {"Jobs", "岗位数"}, {"jobs", "个"}, jobs, 1);
        terms.add("jobs_per_household", {"Jobs per household", "户均岗位数"}, {"jobs/household", "个/户"}, jobs / households, 3);
        terms.add("jobs_per_mu", {"Jobs per mu", "每亩岗位数"}, {"jobs/mu", "个/亩"}, 1 / per_job, 4);
        terms.add("wages_per_year", {"Wages in all, a year", "年工资总额"}, yuan_unit, jobs * wage);
    }
    const double subsidy = terms.number("subsidy_yuan_per_mu");
    if (subsidy <= 0) return;
    terms.add("subsidy", {"Subsidy in all", "流转补助总额"}, yuan_unit, subsidy * area);
    terms.add("subsidised_mu", {"Land that the budget can subsidise", "预算可补助面积"}, {"mu", "亩"},
              terms.number("budget_yuan") / subsidy);
}

void courtyard_economy(Arithmetic& terms) {
    const double budget = terms.number("budget_yuan"), demonstrations = terms.number("demonstration_households");
    const double each = terms.number("demonstration_grant_yuan"), demonstration_cost = demonstrations * each;
    const double grant = terms.number("grant_yuan"), asked = terms.number("households");
    const double built = each > 0 ? std::min(demonstrations, std::floor(budget / each)) : demonstrations; // they come first
    const double left = budget - built * each;
    terms.add("demonstration_cost", {"Demonstration grants in all", "示范庭院补助总额"}, yuan_unit, demonstration_cost);
    if (built < demonstrations)
        terms.add("demonstrations_paid", {"Demonstration grants that the budget can pay", "预算可支付的示范庭院补助"}, households_unit, built);
    terms.add("left_for_ordinary", {"Left for ordinary grants", "可用于普通庭院的资金"}, yuan_unit, left);
    if (grant > 0) {
        const double paid = std::floor(left / grant);
        terms.add("ordinary_grants_paid", {"Ordinary grants that the budget can pay", "预算可支付的普通庭院补助"}, households_unit, paid);
        terms.add("ordinary_grants_asked", {"Ordinary grants, at most", "普通庭院补助户数上限"}, households_unit, asked);
        terms.add("households_reached", {"Households reached, at most", "最多受益户数"}, households_unit,
                  built + std::min(paid, asked));
    }
    terms.add("households_per_demonstration", {"Households of the county per demonstration", "每户示范对应全县农户"}, households_unit,
              terms.households_in_reach() / demonstrations, 1);
    terms.add("unspent", {"Budget that the grants cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit,
              budget - demonstration_cost - grant * asked);
}

/// Yuan that the animals promised to one household cost, both kinds together.
double animals_of_a_household(const Arithmetic& terms) {
    return terms.number("chicks_per_household") * terms.number("price_yuan_per_chick") + terms.number("lambs_per_household") * terms.number("price_yuan_per_lamb");
}

/// Animals of one kind, their price and the budget for each: the budget goes to the kinds as their costs are to each other.
void animals(Arithmetic& terms, const std::string& kind, Text animal, const std::string& per_household, const std::string& price) {
    const double heads = terms.number(per_household), each = terms.number(price), households = terms.number("households");
    if (heads <= 0) return;
    const double asked = heads * households, cost = asked * each;
    const auto label = [&](const char* en, const char* zh) { return Text{animal.en + en, animal.zh + zh}; };
    terms.add(kind, label(" in all", "总数"), {"head", "只"}, asked);
    terms.add(kind + "_cost", label(": cost of all", "总价款"), yuan_unit, cost);
    terms.add(kind + "_cost_per_household", label(": value per household", "户均价值"), yuan_per_household, heads * each);
    terms.add(kind + "_budget_each", label(": budget for each", "每只可用资金"), {"yuan/head", "元/只"},
              each * terms.number("budget_yuan") / (households * animals_of_a_household(terms)), 2);
}

void livestock_poultry(Arithmetic& terms) {
    animals(terms, "chicks", {"Chicks", "鸡苗"}, "chicks_per_household", "price_yuan_per_chick");
    animals(terms, "lambs", {"Lambs", "羔羊"}, "lambs_per_household", "price_yuan_per_lamb");
    const double per_household = animals_of_a_household(terms);
    terms.add("households_reached", {"Households that the budget reaches", "预算可覆盖户数"}, households_unit,
              std::min(terms.number("households"), std::floor(terms.number("budget_yuan") / per_household)));
    terms.add("unspent", {"Budget that the animals cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit,
              terms.number("budget_yuan") - terms.number("households") * per_household);
}

void breeding_improvement(Arithmetic& terms) {
    const double sheep = terms.number("pure_line_sheep") + terms.number("crossed_sheep"), cows = terms.number("cattle");
    const double ewes = sheep * terms.parameter("livestock.ewe_share");
    const double sheep_cost = ewes * terms.number("cost_yuan_per_ewe"), cattle_cost = cows * terms.number("cost_yuan_per_cow");
    terms.add("ewes", {"Ewes among the sheep", "其中能繁母羊"}, {"head", "只"}, ewes);
    terms.add("sheep_cost", {"Cost of improving sheep", "羊改良总成本"}, yuan_unit, sheep_cost);
    terms.add("cattle_cost", {"Cost of insemination", "黄牛冷配总成本"}, yuan_unit, cattle_cost);
    terms.add("unspent", {"Budget that breeding cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit,
              terms.number("budget_yuan") - sheep_cost - cattle_cost);
}

void orchard(Arithmetic& terms) {
    const double area = terms.number("area_mu"), each = terms.number("mu_per_household"), grant = terms.number("grant_yuan_per_mu");
    const double establishment = terms.parameter("orchard.establishment"), budget = terms.number("budget_yuan");
    terms.add("households", {"Households at full size", "按户均面积计的户数"}, households_unit, area / each, 1);
    terms.add("grants", {"Grants in all", "补助总额"}, yuan_unit, area * grant);
    terms.add("own_cost_per_mu", {"Planting cost left to the household", "农户自筹建园投入"}, {"yuan/mu", "元/亩"},
              std::max(0.0, establishment - grant));
    terms.add("mu_paid", {"Land that the budget can pay", "预算可补助面积"}, {"mu", "亩"}, budget / grant);
    terms.add("unspent", {"Budget that planting cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit,
              budget - area * grant);
}

void land_consolidation(Arithmetic& terms) {
    const double area = terms.number("area_mu"), cost = terms.number("cost_yuan_per_mu"), grant = std::min(cost, terms.number("grant_yuan_per_mu"));
    const double budget = terms.number("budget_yuan");
    terms.add("grants", {"Paid by the county", "财政补助总额"}, yuan_unit, area * grant);
    terms.add("own_cost", {"Left to households", "农户自筹总额"}, yuan_unit, area * (cost - grant));
    terms.add("mu_paid", {"Land that the budget can pay", "预算可补助面积"}, {"mu", "亩"}, budget / grant);
    terms.add("mu_per_household", {"Land per household of the county", "全县户均整治面积"}, {"mu/household", "亩/户"},
              area / terms.households_in_reach(), 2);
    terms.add("unspent", {"Budget that consolidation cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit,
              budget - area * grant);
}

void poverty_backstop(Arithmetic& terms) {
    const double most = terms.number("most_yuan_per_month");
    if (most > 0)
        terms.add("household_years_at_most", {"Household-years of help that the budget pays at the ceiling", "按上限可救助的户年数"}, households_unit,
                  std::floor(terms.number("budget_yuan") / (12 * most)));
}

void livestock_firms(Arithmetic& terms) {
    const double heads = terms.number("heads_per_year"), per_job = terms.number("heads_per_job");
    terms.add("heads_per_household", {"Lambs per household under contract", "户均订单羔羊"}, {"head/household", "只/户"}, heads / terms.number("households"), 1);
    if (per_job > 0) terms.add("jobs", {"Jobs", "岗位数"}, {"jobs", "个"}, heads / per_job, 1);
    terms.add("wages_per_year", {"Wages in all, a year", "年工资总额"}, yuan_unit, heads / per_job * 12 * terms.number("wage_yuan_per_month"));
}

void relief_fund(Arithmetic& terms) {
    const double budget = terms.number("budget_yuan");
    const int years = (terms.months() + 11) / 12;
    terms.add("fund_per_household", {"Fund per household of the county", "全县户均基金"}, yuan_per_household,
              budget / terms.households_in_reach(), 1);
    terms.add("illness_claims", {"Illness claims at the cap that the fund can pay", "按封顶线可支付的大病救助"}, {"claims", "件"},
              std::floor(budget / terms.number("illness_cap_yuan")));
    terms.add("disaster_claims", {"Disaster claims at the cap that the fund can pay", "按封顶线可支付的灾害救助"}, {"claims", "件"},
              std::floor(budget / terms.number("disaster_cap_yuan")));
    terms.add("accident_claims", {"Accident claims at the cap that the fund can pay", "按封顶线可支付的意外救助"}, {"claims", "件"},
              std::floor(budget / terms.number("accident_cap_yuan")));
    terms.add("illness_cost_at_cap", {"Own cost of illness at which the cap is reached", "达到封顶线的自付医疗费"}, yuan_unit,
              terms.number("illness_deductible_yuan") + terms.number("illness_cap_yuan") / terms.number("illness_share"));
    if (terms.number("top_up_each_january") > 0)
        terms.add("most_spending", {"Most that can be spent in the run", "模拟期内最大支出"}, yuan_unit, budget * years);
}

void cadre_pairing(Arithmetic& terms) {
    const double cadres = terms.number("cadres"), visits = cadres * terms.number("visits_per_cadre_month");
    const double exited = terms.exited_in_reach();
    terms.add("exited_per_cadre", {"Poverty-exited households per cadre", "每名干部对应脱贫户"}, {"households/cadre", "户/人"}, exited / cadres, 2);
    terms.add("visits_per_month", {"Household visits a month", "每月可入户次数"}, {"visits", "次"}, visits);
    terms.add("visits_per_household", {"Visits per household of the county and month", "全县户均每月入户次数"}, {"visits/household", "次/户"},
              visits / terms.households_in_reach(), 2);
}

void tiered_support(Arithmetic& terms) {
    double year = 0, grants = 0;
    for (const char* tier : {"demonstration", "catching_up", "consolidation"}) {
        const double amount = terms.number(std::string(tier) + ".yuan_per_year");
        year += amount;
        grants += amount * (1 - terms.number(std::string(tier) + ".works_share"));
    }
    const int januaries = terms.payment_years();
    const double grant = terms.number("grant_yuan");
    terms.add("support_per_year", {"Support of all tiers, a year", "各梯次年度帮扶资金"}, yuan_unit, year);
    terms.add("works_per_year", {"Of it for works", "其中用于村庄建设"}, yuan_unit, year - grants);
    if (grant > 0) terms.add("grants_per_year", {"Grants that a year's support can pay, at most", "每年最多可发放补助户数"}, households_unit, std::floor(grants / grant));
    terms.add("unspent", {"Budget that the tiers cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit, terms.number("budget_yuan") - year * januaries);
}

void village_works(Arithmetic& terms) {
    const double cost = terms.number("yuan_per_village"), villages = terms.number("villages"), budget = terms.number("budget_yuan");
    if (cost <= 0) return;
    terms.add("villages_paid", {"Villages that the budget can pay", "预算可建设村数"}, {"villages", "个村"}, std::floor(budget / cost));
    terms.add("wages_per_village", {"Wages to villagers in one village", "每村劳务报酬"}, yuan_unit, cost * terms.number("wage_share"));
    terms.add("gap_closed", {"Share of what infrastructure lacks that is closed", "补齐基础设施短板的比例"}, {"share", "比例"},
              std::min(1.0, terms.number("works_effect") * (1 - terms.number("house_share")) * cost / 1e6), 2);
    terms.add("unspent", {"Budget that the works cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit, budget - cost * villages);
}

void talent_training(Arithmetic& terms) {
    const double village = terms.number("persons_per_village") * terms.number("course_yuan_per_person");
    if (village <= 0) return;
    const double villages = terms.number("villages_per_year") * terms.payment_years(), budget = terms.number("budget_yuan");
    terms.add("cost_per_village", {"Cost of one village", "每村培训费"}, yuan_unit, village);
    terms.add("villages_paid", {"Villages that the budget can pay", "预算可培训村数"}, {"villages", "个村"}, std::floor(budget / village));
    terms.add("villages_in_time", {"Villages that can be trained in the run", "模拟期内可培训村数"}, {"villages", "个村"}, villages);
    terms.add("persons", {"Persons trained, at most", "最多培训人数"}, {"persons", "人"},
              terms.number("persons_per_village") * std::min(villages, std::floor(budget / village)));
}

void policy_continuity(Arithmetic& terms) {
    const auto [all, kept] = terms.lines();
    terms.add("lines", {"Budgets of the other measures", "其他措施预算合计"}, yuan_unit, all);
    terms.add("lines_kept", {"Of them kept, average of the run", "模拟期平均保留的预算"}, yuan_unit, kept);
}

void special_posts(Arithmetic& terms) {
    const double posts = terms.number("posts"), year = 12 * terms.number("wage_yuan_per_month"), budget = terms.number("budget_yuan");
    terms.add("wage_per_year", {"Wage of a post, a year of 2021", "单个岗位年工资（2021年）"}, {"yuan/post", "元/岗"}, year);
    terms.add("cost_per_year", {"Wages of all posts, a year of 2021", "全部岗位年工资（2021年）"}, yuan_unit, posts * year);
    terms.add("post_years", {"Post-years that the budget can pay at 2021 wages", "预算可支付的岗位年数（2021年工资）"}, {"post-years", "岗·年"},
              budget / year, 1);
    terms.add("unspent", {"Budget that the posts cannot use at 2021 wages (below zero: missing)", "用不完的资金（按2021年工资，负数为缺口）"}, yuan_unit,
              budget - posts * year * terms.months() / 12);
}

void job_fairs(Arithmetic& terms) {
    const double fairs = std::ceil(terms.months() / std::max(1.0, terms.number("every_months"))), cost = terms.number("cost_yuan");
    const double paid = cost > 0 ? std::min(fairs, std::floor(terms.number("budget_yuan") / cost)) : fairs;
    terms.add("fairs", {"Fairs within the run", "模拟期内招聘会场次"}, {"fairs", "场"}, fairs);
    terms.add("fairs_paid", {"Of them, that the budget can pay", "其中预算可支付"}, {"fairs", "场"}, paid);
    terms.add("unspent", {"Budget that the fairs cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit,
              terms.number("budget_yuan") - fairs * cost);
}

void industrial_park(Arithmetic& terms) {
    const double jobs = terms.number("jobs"), homes = terms.number("homes"), subsidy = terms.number("home_subsidy_yuan_per_month");
    terms.add("wages_per_year", {"Wages of all jobs, a year of 2021", "全部岗位年工资（2021年）"}, yuan_unit, 12 * jobs * terms.number("wage_yuan_per_month"));
    terms.add("homes_per_job", {"Homes per job", "每个岗位对应住房"}, {"homes/job", "套/岗"}, homes / jobs, 2);
    terms.add("households_per_job", {"Households of the county per job", "每个岗位对应全县农户"}, households_unit, terms.households_in_reach() / jobs, 1);
    terms.add("unspent", {"Budget that the homes cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit,
              terms.number("budget_yuan") - homes * subsidy * terms.months());
}

void vocational_training(Arithmetic& terms) {
    const double seats = terms.number("seats_per_month") * terms.months(), days = terms.number("days_per_month") * terms.number("months");
    const double allowance = days * terms.number("allowance_yuan_per_day"), cost = allowance + terms.number("course_yuan");
    terms.add("allowance_per_trainee", {"Allowance of a course", "每人生活补助"}, {"yuan/trainee", "元/人"}, allowance);
    terms.add("cost_per_trainee", {"Public cost of a course", "每人培训总成本"}, {"yuan/trainee", "元/人"}, cost);
    terms.add("seats", {"Seats within the run", "模拟期内培训名额"}, {"seats", "人次"}, seats);
    terms.add("certificates", {"Certificates expected if all seats are filled", "名额满员时预计取证人数"}, {"certificates", "人"},
              seats * terms.number("completion") * terms.number("certificate"));
    terms.add("unspent", {"Budget that the seats cannot use (below zero: missing)", "用不完的资金（负数为缺口）"}, yuan_unit,
              terms.number("budget_yuan") - seats * cost);
}

/// What each instrument's terms imply.
struct Rule {
    const char* instrument;
    void (*apply)(Arithmetic& terms);
};
constexpr Rule rules[] = {{"land_transfer", land_transfer}, {"courtyard_economy", courtyard_economy}, {"land_consolidation", land_consolidation},
                          {"benefit_linkage", benefit_linkage}, {"orchard", orchard}, {"livestock_poultry", livestock_poultry}, {"breeding_improvement", breeding_improvement},
                          {"livestock_firms", livestock_firms}, {"relief_fund", relief_fund}, {"poverty_backstop", poverty_backstop}, {"cadre_pairing", cadre_pairing}, {"tiered_support", tiered_support},
                          {"village_works", village_works}, {"talent_training", talent_training}, {"policy_continuity", policy_continuity},
                          {"special_posts", special_posts}, {"vocational_training", vocational_training}, {"industrial_park", industrial_park},
                          {"job_fairs", job_fairs}, {"rural_tourism", rural_tourism}, {"pillar_industry", pillar_industry},
                          {"microcredit", microcredit}, {"returnee_startups", returnee_startups}};

Place place_of(const Scenario& scenario, const std::string& key) {
    for (const ResolvedKey& resolved : scenario.resolved)
        if (resolved.key == key && resolved.overridden) return *resolved.overridden;
    return {scenario.files.empty() ? scenario.name : scenario.files.back().path.string()};
}

std::optional<double> derived(const std::vector<DerivedValue>& values, const std::string& measure, const std::string& key) {
    for (const DerivedValue& value : values)
        if (value.measure == measure && value.key == key) return value.value;
    return std::nullopt;
}

/// Whether a measure gives support that a cut can take away: money, or visits that no line pays.
bool gives_support(const MeasureTerms& terms) {
    return terms.budget > 0 || terms.instrument == CadrePairing::name || terms.instrument == RelapseMonitoring::name;
}

/// Whether a continuity measure meets no support: no other measure that it means gives any in its county and months.
bool keeps_nothing(const Scenario& scenario, const Measure& measure) {
    const auto* continuity = dynamic_cast<const PolicyContinuity*>(measure.instrument.get());
    if (continuity == nullptr) return false;
    return std::none_of(scenario.measures.begin(), scenario.measures.end(), [&](const Measure& other) {
        const bool same_county = measure.terms.county.empty() || other.terms.works_in(measure.terms.county);
        return gives_support(other.terms) && same_county && continuity->means(other.terms) && other.terms.from <= measure.terms.until && other.terms.until >= measure.terms.from;
    });
}

std::string money(double value) { return number_text(value, 0, Language::en); }

} // namespace

std::vector<DerivedValue> policy_arithmetic(const Scenario& scenario) {
    std::vector<DerivedValue> values;
    for (const Measure& measure : scenario.measures) {
        Arithmetic terms(scenario, measure, values);
        for (const Rule& rule : rules)
            if (measure.terms.instrument == rule.instrument) rule.apply(terms);
    }
    return values;
}

std::vector<InputWarning> policy_doubts(const Scenario& scenario) {
    std::vector<InputWarning> doubts;
    const std::vector<DerivedValue> values = policy_arithmetic(scenario);
    const Month last = scenario.start + (scenario.months - 1);
    for (const Measure& measure : scenario.measures) {
        const std::string path = "policies." + measure.terms.name;
        const std::string run = scenario.start.to_string() + " - " + last.to_string();
        if (measure.terms.from > last || measure.terms.until < scenario.start)
            doubts.push_back({place_of(scenario, path + ".from"),
                              path,
                              {"the measure is never in force within " + run, "措施在模拟期 " + run + " 内从不生效"}});
        if (keeps_nothing(scenario, measure))
            doubts.push_back({place_of(scenario, path + ".kept"),
                              path,
                              {"nothing to keep: no measure that it means has a budget or sends anybody to visit; stack it on one that has",
                               "没有可延续的措施：其所指措施均无预算，也不安排入户走访，请叠加在有预算或有走访的方案上"}});
        const auto unspent = derived(values, measure.terms.name, "unspent");
        if (unspent && *unspent < 0)
            doubts.push_back({place_of(scenario, path + ".budget_yuan"),
                              path + ".budget_yuan",
                              {"the grants promised cost " + money(-*unspent) + " yuan more than the budget",
                               "承诺的补助比预算多 " + money(-*unspent) + " 元"}});
    }
    return doubts;
}

} // namespace terrace
