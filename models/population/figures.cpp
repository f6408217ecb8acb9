#include "models/population/figures.hpp"

#include <cassert>
#include <vector>

#include "sim/core/money.hpp"

namespace terrace {

double FigureInfo::value(const CountyMargins& county) const {
    if (const auto* number = std::get_if<double CountyMargins::*>(&member)) return county.**number;
    const auto count = static_cast<double>(county.*std::get<std::int64_t CountyMargins::*>(member));
    return unit == "mu" ? count / 100.0 : count;
}

void FigureInfo::set(CountyMargins& county, double value) const {
    if (const auto* number = std::get_if<double CountyMargins::*>(&member)) {
        county.**number = value;
    } else {
        county.*std::get<std::int64_t CountyMargins::*>(member) = round_half_away(unit == "mu" ? value * 100.0 : value);
    }
}

std::span<const FigureInfo> figures() {
    using C = CountyMargins;
    static const std::vector<FigureInfo> list{
        {"residents", "persons", {"Rural residents", "乡村常住人口"}, 1, 1e6, &C::residents},
        {"households", "households", {"Rural households", "乡村户数"}, 1, 131072, &C::households},
        {"exited_households", "households", {"Poverty-exited households", "脱贫户"}, 0, 131072, &C::exited_households},
        {"villages", "villages", {"Administrative villages", "行政村"}, 1, 4096, &C::villages},
        {"townships", "townships", {"Townships", "乡镇"}, 1, 1024, &C::townships},
        {"formerly_poor_villages", "villages", {"Villages that exited poverty in 2017", "2017年退出的贫困村"}, 0, 4096, &C::formerly_poor_villages},
        {"village_size_log_sd", "1", {"Spread of village sizes (log sd)", "村庄规模离散度(对数标准差)"}, 0, 1, &C::village_size_log_sd},
        {"pastoral_share", "share of households", {"Pastoral households", "牧业户比例"}, 0, 1, &C::pastoral_share},
        {"pastoral_extra_members", "persons", {"Extra members of a pastoral household", "牧业户多出的人口"}, -2, 3, &C::pastoral_extra_members},
        {"workers_per_household", "persons", {"Workers per household", "户均劳动力"}, 1, 4, &C::workers_per_household},
        {"pensioners_per_household", "persons", {"Pensioners per household", "户均领取养老金人数"}, 0, 1.5, &C::pensioners_per_household},
        {"young_child_share", "share of households", {"Households with a child under six", "有六岁以下儿童的户"}, 0, 0.6, &C::young_child_share},
        {"chronic_share", "share of households", {"Households with a chronically ill member", "有慢性病人的户"}, 0, 0.6, &C::chronic_share},

        {"local_wage_share", "share of workers", {"Workers in local wage work", "本地务工劳动力"}, 0, 0.9, &C::local_wage_share},
        {"away_share", "share of workers", {"Workers away", "外出务工劳动力"}, 0, 0.45, &C::away_share},
        {"idle_share", "share of workers", {"Workers looking for work", "未就业劳动力"}, 0, 0.5, &C::idle_share},
        {"business_share", "share of households", {"Households with an own non-farm business", "非农自营户"}, 0, 0.5, &C::business_share},
        {"business_net", "yuan/year", {"Mean net of an own business", "非农自营户均纯收入"}, 5e3, 1.2e5, &C::business_net},
        {"trade_skill_share", "share of workers", {"Workers with a trade skill", "有职业技能的劳动力"}, 0, 0.5, &C::trade_skill_share},
        {"low_schooling_share", "share of workers", {"Workers with junior middle school or less", "初中及以下文化程度劳动力"}, 0.05, 0.98, &C::low_schooling_share},

        {"factory_jobs", "jobs", {"Park factory jobs", "产业园岗位"}, 0, 1e5, &C::factory_jobs},
        {"processor_jobs", "jobs", {"Processor jobs", "农产品加工岗位"}, 0, 1e5, &C::processor_jobs},
        {"public_posts", "jobs", {"Public posts", "公益性岗位"}, 0, 1e5, &C::public_posts},
        {"services_jobs", "jobs/household", {"Local service jobs per household", "户均本地服务业岗位"}, 0, 0.6, &C::services_jobs},
        {"mu_per_lessee_job", "mu/job", {"Leased land per job of the lessee", "承租企业每个岗位对应的土地"}, 10, 1000, &C::mu_per_lessee_job},
        {"town_wage", "yuan/month", {"Town wage", "城镇用工工资"}, 500, 10000, &C::town_wage},
        {"services_wage", "yuan/month", {"Service wage", "服务业工资"}, 500, 10000, &C::services_wage},
        {"factory_wage", "yuan/month", {"Factory wage", "工厂工资"}, 500, 10000, &C::factory_wage},
        {"processor_wage", "yuan/month", {"Processor wage", "加工企业工资"}, 500, 10000, &C::processor_wage},
        {"lessee_wage", "yuan/month", {"Lessee's wage", "承租企业工资"}, 500, 10000, &C::lessee_wage},
        {"post_wage", "yuan/month", {"Wage of a public post", "公益性岗位工资"}, 300, 10000, &C::post_wage},
        {"outside_wage", "yuan/month", {"Outside wage", "外出务工工资"}, 500, 15000, &C::outside_wage},
        {"skilled_premium", "1", {"Skilled wage against unskilled", "技能工资倍数"}, 1, 2, &C::skilled_premium},
        {"wage_log_sd", "1", {"Spread of wages within an employer (log sd)", "同一雇主内工资离散度(对数标准差)"}, 0, 0.6, &C::wage_log_sd},
        {"commute_cost", "yuan/month", {"Mean cost of commuting to the county town", "到县城的月均通勤费用"}, 0, 2000, &C::commute_cost},

        {"contracted_land", "mu", {"Contracted arable land", "承包耕地"}, 1, 1e8, &C::contracted_land},
        {"exited_land", "mu", {"of which of poverty-exited households", "其中:脱贫户承包耕地"}, 0, 1e8, &C::exited_land},
        {"block_leased_land", "mu", {"Land under standing block leases", "已整片流转土地"}, 0, 1e8, &C::block_leased_land},
        {"leasing_households", "households", {"Households in standing block leases", "已整片流转土地的户"}, 0, 131072, &C::leasing_households},
        {"block_rent", "yuan/mu/year", {"Rent of standing block leases", "已整片流转土地的租金"}, 0, 5000, &C::block_rent},
        {"block_share", "share of contracted land", {"Part of its land that a leasing household gives", "流转户流转土地占承包地比例"}, 0.3, 0.95, &C::block_share},
        {"land_log_sd", "1", {"Spread of contracted land (log sd)", "承包地离散度(对数标准差)"}, 0, 1.2, &C::land_log_sd},
        {"lower_tail", "1", {"Weight of the lower tail, 0 = log-normal", "低端尾部厚度(0为对数正态)"}, 0, 1.5, &C::lower_tail},
        {"rank_correlation", "1", {"Rank correlation of land, skill and labour", "土地、技能与劳动力的秩相关"}, 0, 0.9, &C::rank_correlation},
        {"landless_share", "share of farm households not exited", {"Landless farm households", "无承包地农户"}, 0, 0.5, &C::landless_share},
        {"pastoral_landless_share", "share of pastoral households not exited", {"Landless pastoral households", "无承包地牧户"}, 0, 0.95, &C::pastoral_landless_share},
        {"pastoral_land_ratio", "1", {"Land of a pastoral household against a farm household", "牧户承包地与农户之比"}, 0.01, 2, &C::pastoral_land_ratio},
        {"operated_land", "mu/household", {"Operated land per household", "户均经营耕地"}, 0, 200, &C::operated_land},
        {"collective_share", "share of farm households", {"Farm households leasing collective land", "租种集体或国有地的农户"}, 0.01, 1, &C::collective_share},

        {"cotton_share", "share of operated land", {"Cotton", "棉花面积"}, 0, 1, &C::cotton_share},
        {"chili_share", "share of operated land", {"Chili", "辣椒面积"}, 0, 1, &C::chili_share},
        {"wheat_share", "share of operated land", {"Wheat and other grain", "小麦及其他粮食面积"}, 0, 1, &C::wheat_share},
        {"mixed_share", "share of operated land", {"Land of farms that grow all three", "三种作物兼种农户的土地"}, 0, 1, &C::mixed_share},
        {"yield_log_sd", "1", {"Spread of yields between households (log sd)", "户间单产离散度(对数标准差)"}, 0, 0.5, &C::yield_log_sd},
        {"yield_exited", "1", {"Mean yield factor of exited households", "脱贫户平均单产系数"}, 0.4, 1.2, &C::yield_exited},
        {"yield_skill_correlation", "1", {"Correlation of yield and skill", "单产与技能的相关"}, 0, 0.95, &C::yield_skill_correlation},
        {"machine_share", "share of households", {"Households harvested by machine", "机械采收户"}, 0, 1, &C::machine_share},
        {"insured_share", "share of households", {"Households with crop insurance", "参加农业保险户"}, 0, 1, &C::insured_share},
        {"sheep_farm", "head/household", {"Sheep per farm household", "农户户均养羊"}, 0, 200, &C::sheep_farm},
        {"sheep_pastoral", "head/household", {"Sheep per pastoral household", "牧户户均养羊"}, 0, 1000, &C::sheep_pastoral},
        {"sheep_holders", "share of farm households", {"Farm households that keep sheep", "养羊农户"}, 0.01, 1, &C::sheep_holders},
        {"sheep_log_sd", "1", {"Spread of flocks (log sd)", "羊群规模离散度(对数标准差)"}, 0, 1.2, &C::sheep_log_sd},
        {"orchard_holders", "share of farm households", {"Farm households with an orchard", "有果园的农户"}, 0, 0.5, &C::orchard_holders},
        {"orchard_mu", "mu/household", {"Orchard of such a household", "有果园户户均果园面积"}, 0.1, 50, &C::orchard_mu},
        {"cattle_farm", "head/household", {"Cattle per farm household", "农户户均养牛"}, 0, 20, &C::cattle_farm},
        {"cattle_pastoral", "head/household", {"Cattle per pastoral household", "牧户户均养牛"}, 0, 50, &C::cattle_pastoral},
        {"cattle_holders", "share of farm households", {"Farm households that keep cattle", "养牛农户"}, 0.01, 1, &C::cattle_holders},
        {"cattle_herders", "share of pastoral households", {"Pastoral households that keep cattle", "养牛牧户"}, 0.01, 1, &C::cattle_herders},
        {"courtyard_share", "share of households", {"Households with a productive courtyard", "有庭院经济的户"}, 0, 1, &C::courtyard_share},
        {"poultry_share", "share of households", {"Households raising poultry for sale", "商品家禽养殖户"}, 0, 0.9, &C::poultry_share},
        {"birds_per_household", "birds", {"Birds of a poultry household", "家禽养殖户户均禽数"}, 1, 5000, &C::birds_per_household},

        {"dibao_share", "share of households", {"Households with minimum living allowance", "低保户"}, 0, 0.4, &C::dibao_share},
        {"dibao_exclusion", "share of the entitled", {"Entitled households left out", "低保漏保率"}, 0, 0.95, &C::dibao_exclusion},
        {"dibao_inclusion", "share of receivers", {"Receivers not entitled", "低保错保率"}, 0, 1, &C::dibao_inclusion},
        {"cooperative_share", "share of households", {"Co-operative members", "合作社社员户"}, 0, 1, &C::cooperative_share},
        {"cash_per_household", "yuan", {"Money at hand per household", "户均持有现金和存款"}, 0, 1e6, &C::cash_per_household},
        {"cash_log_sd", "1", {"Spread of money at hand (log sd)", "户间存款离散度(对数标准差)"}, 0, 1.5, &C::cash_log_sd},
        {"income_per_head", "yuan/year", {"Expected net income per head", "预期人均纯收入"}, 1000, 1e5, &C::income_per_head},
        {"income_exited_ratio", "1", {"Income per head, exited against all", "脱贫户人均收入与全体之比"}, 0.4, 1.2, &C::income_exited_ratio},
        {"poverty_line", "yuan/year", {"Floor of the expected income per head of exited households", "脱贫户预期人均收入下限"}, 0, 2e4, &C::poverty_line},
        {"village_cash", "yuan/village", {"Collective money at hand", "村集体持有资金"}, 0, 1e8, &C::village_cash},
    };
    return list;
}

const FigureInfo& figure(std::string_view key) {
    for (const FigureInfo& info : figures()) {
        if (info.key == key) return info;
    }
    assert(false && "unknown figure");
    return figures().front();
}

}  // namespace terrace
