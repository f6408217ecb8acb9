#include "analysis/comparison/county_money.hpp"

#include <algorithm>

namespace terrace {
namespace {

bool inside(Sector sector) {
    return sector == Sector::household || sector == Sector::enterprise || sector == Sector::cooperative || sector == Sector::village ||
           sector == Sector::county_government;
}

bool is_finance(Sector sector) { return sector == Sector::bank || sector == Sector::insurer; }

/// Lines of what comes in; payments the other way are deducted for public money and finance.
enum In : std::size_t { appropriations, other_public, household_sales, remittances, firm_sales, capital, finance, in_count };
/// Lines of what goes out.
enum Out : std::size_t { farm_purchases, consumption, firm_purchases, owners, village_purchases, county_purchases, out_count };

std::vector<MoneyLine> empty_in() {
    return {{"appropriations", {"Appropriations for measures, less returned", "各项措施财政拨款（扣除收回）"}},
            {"other_public_money", {"Other public money, less contributions", "其他财政资金（扣除社会保障支出）"}},
            {"household_sales", {"Households' sales outside", "农户对外销售"}},
            {"remittances", {"Money sent home by members away", "外出人员寄带回收入"}},
            {"firm_sales", {"Sales outside by firms, co-operatives, villages", "企业、合作社和村集体对外销售"}},
            {"capital", {"Capital from outside", "引进外来资本"}},
            {"finance", {"Bank and insurer, net", "银行、保险净流入"}}};
}

std::vector<MoneyLine> empty_out() {
    return {{"farm_purchases", {"Households: inputs, animals, building", "农户：生产投入和购建资产"}},
            {"consumption", {"Households: goods from outside, medical care", "农户：外来商品消费和医疗"}},
            {"firm_purchases", {"Firms and co-operatives: inputs, outside labour", "企业和合作社：外购投入和外来用工"}},
            {"owners", {"Owners and urban staff", "业主与城镇职工收入"}},
            {"village_purchases", {"Villages", "村集体"}},
            {"county_purchases", {"County: materials, builders, courses", "县财政：材料、施工、培训等"}}};
}

In line_in(Flow flow) {
    const FlowInfo& about = info(flow);
    if (is_finance(about.payer)) return finance;
    if (about.payer == Sector::state) return about.payee == Sector::county_government ? appropriations : other_public;
    if (flow == Flow::remittance) return remittances;
    if (flow == Flow::outside_capital) return capital;
    return about.payee == Sector::household ? household_sales : firm_sales;
}

Out line_out(Flow flow) {
    const FlowInfo& about = info(flow);
    if (flow == Flow::owner_income) return owners;
    if (about.payer == Sector::county_government) return county_purchases;
    if (about.payer == Sector::village) return village_purchases;
    if (about.payer != Sector::household) return firm_purchases;
    return about.paid_as == IncomeSource::business || flow == Flow::asset_purchase ? farm_purchases : consumption;
}

void leave(CountyMoney& money, Flow flow, Fen amount) {
    const FlowInfo& about = info(flow);
    if (is_finance(about.payee)) money.came_in[finance].amount -= amount;
    else if (about.payee == Sector::state) money.came_in[about.payer == Sector::county_government ? appropriations : other_public].amount -= amount;
    else money.went_out[line_out(flow)].amount += amount;
}

std::string in_words(std::string_view key) {
    std::string words(key);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

}  // namespace

Text sector_label(Sector sector) {
    switch (sector) {
        case Sector::household: return {"households", "农户"};
        case Sector::enterprise: return {"enterprises", "企业"};
        case Sector::cooperative: return {"co-operatives", "合作社"};
        case Sector::village: return {"village collectives", "村集体"};
        case Sector::county_government: return {"county government", "县财政"};
        case Sector::state: return {"state", "上级财政"};
        case Sector::bank: return {"bank", "银行"};
        case Sector::insurer: return {"insurer", "保险公司"};
        case Sector::outside:
        case Sector::count_: break;
    }
    return {"outside the county", "县外"};
}

Text flow_label(Flow flow) {
    const Text payee = sector_label(info(flow).payee);
    return {in_words(info(flow).key) + " (" + payee.en + ")", std::string(info(flow).zh) + "（" + payee.zh + "）"};
}

CountyMoney county_money(const FlowTotals& flows) {
    CountyMoney money{empty_in(), empty_out(), {}, {}};
    std::array<Fen, sector_count> change{};
    for (std::size_t kind = 0; kind < flow_count; ++kind) {
        const auto flow = static_cast<Flow>(kind);
        const FlowInfo& about = info(flow);
        if (!about.cash || flows[kind] == 0) continue;
        change[static_cast<std::size_t>(about.payer)] -= flows[kind];
        change[static_cast<std::size_t>(about.payee)] += flows[kind];
        const bool from_inside = inside(about.payer), to_inside = inside(about.payee);
        if (from_inside && to_inside && about.payer != about.payee) money.passed_on.push_back({std::string(about.key), flow_label(flow), flows[kind]});
        if (!from_inside && to_inside) money.came_in[line_in(flow)].amount += flows[kind];
        if (from_inside && !to_inside) leave(money, flow, flows[kind]);
    }
    for (std::size_t sector = 0; sector < sector_count; ++sector)
        if (inside(static_cast<Sector>(sector))) {
            const Text name = sector_label(static_cast<Sector>(sector));
            money.stays.push_back({"stays_" + std::to_string(sector), {"Money at hand of " + name.en, name.zh + "结余"}, change[sector]});
        }
    return money;
}

}  // namespace terrace
