#include "analysis/biography/parting.hpp"

#include "analysis/biography/wording.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace terrace {
namespace {

Text number(double value, int decimals) { return {number_text(value, decimals, Language::en), number_text(value, decimals, Language::zh)}; }
Text yuan_of(Fen value) { return number(yuan(value), 2); }
Text mu_of(int value) { return number(0.01 * value, 2); }
Text yes_no(bool yes) { return yes ? Text{"yes", "是"} : Text{"no", "否"}; }

/// Collects what is not equal.
class Differences {
public:
    void compare(std::string key, const Text& label, const Text& one, const Text& other) {
        if (one != other) list.push_back({std::move(key), label, one, other});
    }
    std::vector<Difference> list;
};

Text measures_of(const Life& life, const HouseholdState& state) {
    Text text;
    for (const std::uint8_t m : state.measures) {
        const Text& label = life.measures[m].label;
        text.en += (text.en.empty() ? "" : ", ") + label.in(Language::en);
        text.zh += (text.zh.empty() ? "" : "、") + label.in(Language::zh);
    }
    return text.en.empty() ? Text{"none", "无"} : text;
}

Text blocks_of(const HouseholdState& state) {
    int area = 0;
    for (const BlockState& block : state.blocks) area += block.area;
    return mu_of(area);
}

Text monitored_of(const HouseholdState& state) {
    if (!state.monitored) return {"no", "否"};
    return state.monitored->listed ? Text{"listed", "已纳入"} : Text{"under review", "核查中"};
}

void compare_standing(const Life& one, const HouseholdState& a, const Life& other, const HouseholdState& b, Differences& found) {
    found.compare("measures", {"takes part in", "参加的措施"}, measures_of(one, a), measures_of(other, b));
    found.compare("block_land", {"land in block leases (mu)", "连片流转土地（亩）"}, blocks_of(a), blocks_of(b));
    found.compare("land_plan", {"land plan", "土地安排"}, term(land_plan_key(static_cast<std::size_t>(land_plan(a.plan)))), term(land_plan_key(static_cast<std::size_t>(land_plan(b.plan)))));
    found.compare("side", {"side activity", "副业"}, term(side_key(static_cast<std::size_t>(side(a.plan)))), term(side_key(static_cast<std::size_t>(side(b.plan)))));
    found.compare("courtyard", {"courtyard", "庭院"}, term(courtyard_key(a.courtyard)), term(courtyard_key(b.courtyard)));
    for (std::size_t w = 0; w < std::min(a.workers.size(), b.workers.size()); ++w) {
        const std::string no = std::to_string(w + 1);
        const WorkerState &x = a.workers[w], &y = b.workers[w];
        found.compare("worker_" + no + "_place", {"work of worker " + no, "劳动力" + no + "去向"}, term(place_key(x)), term(place_key(y)));
        found.compare("worker_" + no + "_wage", {"wage of worker " + no, "劳动力" + no + "工资"}, number(x.wage, 0), number(y.wage, 0));
        found.compare("worker_" + no + "_skill", {"skill of worker " + no, "劳动力" + no + "技能"}, number(x.skill, 0), number(y.skill, 0));
        found.compare("worker_" + no + "_tenure", {"months in the present work of worker " + no, "劳动力" + no + "在岗月数"}, number(x.tenure, 0), number(y.tenure, 0));
    }
    found.compare("monitored", {"monitored", "监测对象"}, monitored_of(a), monitored_of(b));
    found.compare("unmet_assurances", {"assurances that it lacks", "三保障和饮水安全未达标项数"}, number(std::popcount(a.unmet), 0), number(std::popcount(b.unmet), 0));
    found.compare("dibao", {"minimum living allowance", "低保"}, yes_no((a.flags & household_flag::dibao) != 0), yes_no((b.flags & household_flag::dibao) != 0));
    found.compare("flags", {"facts of the household", "家庭状况标记"}, number(a.flags, 0), number(b.flags, 0));
}

Text contracts_of(const VentureState& ventures) {
    return number(static_cast<double>(std::count_if(ventures.contracts.begin(), ventures.contracts.end(), [](const ContractState& one) { return one.runs; })), 0);
}

void compare_ventures(const VentureState& a, const VentureState& b, Differences& found) {
    const auto place = [](const VentureState& ventures) { return ventures.place ? term(place_kind_key(ventures.place->kind)) : Text{"none", "无"}; };
    const auto owed = [](const VentureState& ventures) { return yuan_of(ventures.loan ? ventures.loan->principal : 0); };
    found.compare("firm", {"small firm of its own", "返乡创业企业"}, yes_no(a.firm.has_value()), yes_no(b.firm.has_value()));
    found.compare("tourism_place", {"place for visitors", "旅游经营"}, place(a), place(b));
    found.compare("contracts", {"contracts to deliver that run", "履行中的收购订单"}, contracts_of(a), contracts_of(b));
    found.compare("policy_loan", {"owed under measures (yuan)", "政策性贷款余额（元）"}, owed(a), owed(b));
}

void compare_means(const HouseholdState& a, const HouseholdState& b, Differences& found) {
    const auto land = [&](const char* key, const Text& label, int x, int y) { found.compare(key, label, mu_of(x), mu_of(y)); };
    const auto count = [&](const char* key, const Text& label, double x, double y) { found.compare(key, label, number(x, 0), number(y, 0)); };
    land("leased_out", {"land leased out (mu)", "流出土地（亩）"}, a.leased_out, b.leased_out);
    land("leased_in", {"land leased in (mu)", "流入土地（亩）"}, a.leased_in, b.leased_in);
    land("orchard", {"land under fruit trees (mu)", "林果面积（亩）"}, a.orchard, b.orchard);
    land("cotton", {"cotton (mu)", "棉花（亩）"}, a.cotton, b.cotton);
    land("chili", {"chili (mu)", "辣椒（亩）"}, a.chili, b.chili);
    land("grain", {"grain (mu)", "粮食（亩）"}, a.grain, b.grain);
    count("sheep", {"sheep", "羊（只）"}, a.sheep, b.sheep);
    count("breeding", {"breeding ewes", "能繁母羊（只）"}, a.breeding, b.breeding);
    count("birds", {"poultry", "家禽（只）"}, a.birds, b.birds);
    count("cattle", {"cattle", "牛（头）"}, a.cattle, b.cattle);
    count("yield_factor", {"crop yield against the county mean (1/128)", "单产系数（1/128）"}, a.yield_factor, b.yield_factor);
    count("away", {"members away for long", "长期外出人口"}, a.away, b.away);
    count("ill_months", {"months of severe illness or injury left", "重病或伤残误工剩余月数"}, a.ill_months, b.ill_months);
    count("medical_year", {"own cost of illness of twelve months (10 yuan)", "近12个月因病自付医疗费（10元）"}, a.medical_year, b.medical_year);
    count("accident_year", {"own cost of accidents of twelve months (10 yuan)", "近12个月意外事故自担费用（10元）"}, a.accident_year, b.accident_year);
    count("crop_loss", {"uninsured crop loss (10 yuan)", "未保险的作物损失（10元）"}, a.crop_loss, b.crop_loss);
    count("cotton_delivered", {"cotton delivered (10 kg)", "交售籽棉（10公斤）"}, a.cotton_delivered, b.cotton_delivered);
    count("claims", {"claims on relief that wait", "待审批救助申请"}, static_cast<double>(a.claims.size()), static_cast<double>(b.claims.size()));
    count("income_year", {"income of twelve months (10 yuan)", "近12个月收入（10元）"}, a.income_year, b.income_year);
    found.compare("consolidated", {"share of land consolidated", "已整治土地比例"}, number(static_cast<double>(a.consolidated), 2), number(static_cast<double>(b.consolidated), 2));
    found.compare("improved_flock", {"improved flock", "改良羊群"}, yes_no(a.improved_flock), yes_no(b.improved_flock));
    found.compare("inseminated_cows", {"inseminated cows", "人工授精母牛"}, yes_no(a.inseminated_cows), yes_no(b.inseminated_cows));
    found.compare("cash", {"cash (yuan)", "现金（元）"}, yuan_of(a.cash), yuan_of(b.cash));
    found.compare("debt", {"debt (yuan)", "欠款（元）"}, yuan_of(a.debt), yuan_of(b.debt));
}

/// Flows of the month so far, the largest difference first.
void compare_flows(const HouseholdFlows& a, const HouseholdFlows& b, Differences& found) {
    std::vector<std::size_t> kinds;
    const auto gap = [&](std::size_t kind) { return std::abs(a.net(static_cast<Flow>(kind)) - b.net(static_cast<Flow>(kind))); };
    for (std::size_t kind = 0; kind < flow_count; ++kind)
        if (gap(kind) != 0) kinds.push_back(kind);
    std::stable_sort(kinds.begin(), kinds.end(), [&](std::size_t x, std::size_t y) { return gap(x) > gap(y); });
    for (const std::size_t kind : kinds) {
        const Text name = flow_name(kind);
        found.compare("flow_" + std::string(flow_table()[kind].key), {name.en + " (yuan)", name.zh + "（元）"}, yuan_of(a.net(static_cast<Flow>(kind))),
                      yuan_of(b.net(static_cast<Flow>(kind))));
    }
}

} // namespace

Fen net_income(const HouseholdFlows& flows) {
    Fen sum = 0;
    for (const Fen source : flows.income()) sum += source;
    return sum;
}

std::vector<Difference> differences(const Life& one, const BiographyMonth::Step& in_one, const Life& other, const BiographyMonth::Step& in_other) {
    Differences found;
    compare_standing(one, in_one.state, other, in_other.state, found);
    compare_ventures(in_one.state.ventures, in_other.state.ventures, found);
    compare_flows(in_one.flows, in_other.flows, found);
    compare_means(in_one.state, in_other.state, found);
    return std::move(found.list);
}

std::optional<Parting> first_parting(const Life& one, const Life& other) {
    const std::size_t months = std::min(one.biography.months.size(), other.biography.months.size());
    for (std::size_t month = 0; month < months; ++month) {
        const BiographyMonth &a = one.biography.months[month], &b = other.biography.months[month];
        for (std::size_t step = 0; step < std::min(a.steps.size(), b.steps.size()); ++step) {
            std::vector<Difference> found = differences(one, a.steps[step], other, b.steps[step]);
            if (!found.empty()) return Parting{month, a.steps[step].name, std::move(found)};
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> first_income_gap(const Biography& one, const Biography& other, Fen least) {
    for (std::size_t month = 0; month < std::min(one.months.size(), other.months.size()); ++month) {
        if (!one.months[month].recorded) continue;
        if (std::abs(net_income(one.months[month].flows()) - net_income(other.months[month].flows())) >= least) return month;
    }
    return std::nullopt;
}

} // namespace terrace
