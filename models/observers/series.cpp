#include "models/observers/series.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/statistics/inequality.hpp"
#include "models/household/orchards.hpp"
#include "models/observers/assurance_series.hpp"
#include "models/observers/firm_series.hpp"
#include "models/observers/household_type_series.hpp"
#include "models/observers/money_series.hpp"
#include "models/observers/monitoring_series.hpp"
#include "models/observers/register_series.hpp"
#include "models/observers/series_dimensions.hpp"
#include "models/observers/tourism_series.hpp"
#include "models/worker/columns.hpp"

namespace terrace {
namespace {

/// Position of an employer's kind in `employment`.
std::size_t employment_of(EnterpriseKind kind) { return static_cast<std::size_t>(kind) + (kind > EnterpriseKind::public_posts ? 5 : 4); }

std::array<double, 15> count_places(const County& county, const std::array<std::int64_t, 256>& places) {
    std::array<double, 15> result{static_cast<double>(places[place::own_farm]), static_cast<double>(places[place::away]),
                                  static_cast<double>(places[place::own_business]), static_cast<double>(places[place::none])};
    for (std::size_t e = 0; e < county.enterprises.rows(); ++e)
        result[employment_of(county.enterprises.kind[e])] += static_cast<double>(places[place::first_employer + e]);
    result[10] = static_cast<double>(places[place::training]);
    return result;
}

/// Appends values to the series one after the other, in the order of `series_specs`.
class Writer {
public:
    explicit Writer(CountyRecord& record) : record_(record) {}
    void one(double value) { record_.series[next_++].push_back(value); }
    template <class Values>
    void many(const Values& values) {
        record_.series[next_].insert(record_.series[next_].end(), values.begin(), values.end());
        ++next_;
    }

private:
    CountyRecord& record_;
    std::size_t next_ = 0;
};

struct MeasureSeries {
    std::vector<double> spending, recipients, referred;
    double relief_balance = 0, relief_waiting = 0, relief_refused = 0;
    std::array<double, relief_cause_count> relief_paid{};
};

MeasureSeries measure_series(const County& county, std::span<const Measure> measures) {
    MeasureSeries series;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const MeasureState& state = county.government.measures[m];
        series.spending.push_back(yuan(state.spent_month));
        series.recipients.push_back(static_cast<double>(state.recipients));
        series.referred.push_back(yuan(state.referred_month));
        if (measures[m].terms.instrument != "relief_fund") continue;
        series.relief_balance += yuan(state.budget_left);
        series.relief_refused += static_cast<double>(state.refused);
        for (std::size_t cause = 0; cause < relief_cause_count; ++cause) series.relief_paid[cause] += yuan(state.relief_month[cause]);
    }
    series.relief_waiting = static_cast<double>(county.relief_claims.size());
    if (measures.empty()) series.spending = series.recipients = series.referred = {0.0};
    return series;
}

void observe_villages(const Villages& villages, const HouseholdCounts& counts, CountyRecord& record) {
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        const Counts<counted::count>& of = counts.rows[v];
        record.villages[0].push_back(of[counted::persons] > 0 ? 10.0 * static_cast<double>(of[counted::income]) / static_cast<double>(of[counted::persons]) : 0);
        record.villages[1].push_back(villages.away_share[v]);
        record.villages[2].push_back(yuan(villages.cash[v]));
        record.villages[3].push_back(static_cast<double>(villages.tier[v]));
        record.villages[4].push_back(villages.score[v]);
    }
}

/// One figure of each tier.
template <class Figure>
std::vector<double> by_tier(const std::vector<Counts<counted::count>>& tiers, Figure figure) {
    std::vector<double> values;
    for (const Counts<counted::count>& tier : tiers) values.push_back(figure(tier));
    return values;
}

double share(std::int64_t part, std::int64_t whole, double factor = 1.0) { return whole > 0 ? factor * static_cast<double>(part) / static_cast<double>(whole) : 0; }

}  // namespace

std::vector<SeriesSpec> series_specs(std::span<const MeasureTerms> measures) {
    const SeriesDimension none{};
    const SeriesDimension measure = dimensions::measure_dimension(measures);
    std::vector<SeriesSpec> specs{
        {"income_per_head", "yuan", "Net income per head, last twelve months", "人均可支配收入(近12个月)", "time: sum (interval: 12 months) area: mean", none},
        {"income_per_head_by_source", "yuan", "Net income per head by source, last twelve months", "人均可支配收入(按来源)", "time: sum (interval: 12 months)", dimensions::sources()},
        {"income_decile_mean", "yuan", "Mean income per head of each tenth of persons", "按人均收入十等分组的平均收入", "", dimensions::deciles()},
        {"income_per_head_exited", "yuan", "Net income per head of poverty-exited households, last twelve months", "脱贫户人均可支配收入(近12个月)", "", none},
        {"gini", "1", "Gini coefficient of income per head among persons", "基尼系数", "", none},
        {"theil", "1", "Theil index of income per head among persons", "泰尔指数", "", none},
        {"palma", "1", "Palma ratio: income of the richest tenth of persons over that of the poorest four tenths", "帕尔马比值(最高10%与最低40%人口收入之比)", "", none},
        {"poverty_headcount", "1", "Share of persons below the national line", "国家标准下的低收入人口比例", "", none},
        {"poverty_gap", "1", "Poverty gap at the national line", "贫困缺口率", "", none},
        {"poverty_gap_squared", "1", "Squared poverty gap at the national line", "贫困缺口平方指数", "", none},
        {"poverty_headcount_by_line", "1", "Share of persons below each line", "各标准线下的人口比例", "", dimensions::lines()},
        {"monitored_households", "households", "Households listed by monitoring", "监测对象户数", "", monitoring_categories()},
        {"latent_poor_households", "households", "Households below the national line and not listed", "未纳入监测的低收入户数", "", none},
        {"employed_workers", "workers", "Workers by place of work", "劳动力就业去向", "", dimensions::employment()},
        {"local_wage_workers", "workers", "Workers in local wage work", "县内务工人数", "", none},
        {"vacancies", "jobs", "Vacancies at the month's matching", "岗位空缺数", "", none},
        {"land_leased_mu", "mu", "Contracted land leased out", "土地流转面积", "", none},
        {"land_idle_mu", "mu", "Land that found no tenant and stays fallow", "撂荒面积", "", none},
        {"land_rent_yuan_per_mu", "yuan/mu", "Mean rent of leased land", "土地流转平均租金", "", none},
        {"price", "yuan", "Prices: cotton, chili, wheat, pears, maize per kg, lamb and cattle per head; bird, courtyard and tourism relative to the usual price", "价格(棉花、辣椒、小麦、香梨、玉米按公斤,羔羊、肉牛按头;家禽、庭院产品、乡村旅游为相对价格)", "", dimensions::products()},
        {"field_wage", "yuan/day", "Day wage of field work", "田间雇工日工资", "", none},
        {"sheep", "head", "Sheep", "羊存栏", "", none},
        {"cattle", "head", "Cattle", "牛存栏", "", none},
        {"birds", "head", "Poultry being raised", "家禽存栏", "", none},
        {"courtyards", "households", "Productive courtyards", "庭院经济户数", "", dimensions::courtyard_kinds()},
        {"orchard_mu", "mu", "Land under fruit trees", "林果面积", "", dimensions::orchard_ages()},
        {"enterprises_active", "enterprises", "Enterprises with workers or land", "在营企业数", "", none},
        {"enterprise_debt", "yuan", "Owed to the bank by enterprises that can fail", "企业银行欠款", "", none},
        {"enterprise_profit", "yuan", "Receipts less payments of enterprises since January", "企业年内盈余", "", none},
        {"cooperative_members", "households", "Co-operative members", "合作社成员户数", "", none},
        {"cooperative_refund", "yuan", "Co-operative refunds of the month", "合作社盈余返还", "time: sum", none},
        {"collective_income", "yuan", "Collective income of villages since January", "村集体年内收入", "", none},
        {"local_spending", "yuan", "Spending of households in the county", "本地消费支出", "time: sum", none},
        {"population", "persons", "Persons living in the households", "常住人口", "", none},
        {"dibao_households", "households", "Households with the minimum living allowance", "低保户数", "", none},
        {"households_in_debt", "households", "Households that owe the bank", "有贷款户数", "", none},
        {"households_owing_kin", "households", "Households that live on kin's money", "举借亲友户数", "", none},
        {"spending", "yuan", "Paid out by each measure this month", "各措施当月支出", "time: sum", measure},
        {"recipients", "households", "Households reached by each measure so far", "各措施累计受益户数", "", measure},
        {"relief_fund_balance", "yuan", "Money in the relief fund", "防返贫救助基金余额", "", none},
        {"relief_claims_waiting", "claims", "Relief claims that wait for money", "待救助申请件数", "", none},
        {"relief_claims_refused", "claims", "Relief claims that lapsed unpaid so far", "累计未获救助失效申请件数", "", none},
        {"relief_paid", "yuan", "Relief paid this month by cause", "当月救助支出(按原因)", "time: sum", dimensions::relief_causes()},
        {"spending_referred", "yuan", "Paid out by each measure this month to households it reaches only because they are monitored", "各措施当月对监测对象的帮扶支出", "time: sum", measure},
        {"income_per_head_by_tier", "yuan", "Net income per head by the tier that villages had at the first month, last twelve months", "人均可支配收入(按村首月梯次,近12个月)", "time: sum (interval: 12 months)", dimensions::tiers()},
        {"poverty_headcount_by_tier", "1", "Share of persons below the national line by the tier that villages had at the first month", "国家标准下的低收入人口比例(按村首月梯次)", "", dimensions::tiers()},
        {"villages_by_tier", "villages", "Villages by their present tier", "各梯次村数", "", dimensions::tiers()},
        {"enterprise_births", "enterprises", "Small firms, livestock firms and successors of failed enterprises founded this month", "当月新创企业数", "time: sum", none},
        {"enterprise_failures", "enterprises", "Small firms, livestock firms, lessees and tourism operators that failed this month", "当月倒闭企业数", "time: sum", none},
        {"departed_workers", "workers", "Workers who left the county for work this month", "当月外出务工人数", "time: sum", none},
        {"returned_workers", "workers", "Workers who came home from work outside the county this month, founders of firms included", "当月返乡劳动力人数（含返乡创业者）", "time: sum", none},
        {"population_by_tier", "persons", "Persons living in the households by the tier that villages had at the first month", "常住人口(按村首月梯次)", "", dimensions::tiers()},
    };
    for (SeriesSpec& spec : household_type_series_specs()) specs.push_back(std::move(spec));
    for (SeriesSpec& spec : monitoring_series_specs()) specs.push_back(std::move(spec));
    for (SeriesSpec& spec : assurance_series_specs()) specs.push_back(std::move(spec));
    for (SeriesSpec& spec : tourism_series_specs()) specs.push_back(std::move(spec));
    for (SeriesSpec& spec : register_series_specs()) specs.push_back(std::move(spec));
    for (SeriesSpec& spec : money_series_specs()) specs.push_back(std::move(spec));
    for (SeriesSpec& spec : firm_series_specs()) specs.push_back(std::move(spec));
    specs.push_back({"poverty_gap_by_line", "1", "Poverty gap at each line", "贫困缺口率(按标准线)", "", dimensions::lines()});
    specs.push_back({"poverty_gap_squared_by_line", "1", "Squared poverty gap at each line", "贫困缺口平方指数(按标准线)", "", dimensions::lines()});
    specs.push_back({"business_income_per_head", "yuan", "Net business income per head by activity, last twelve months", "人均经营净收入(按行业,近12个月)", "time: sum (interval: 12 months)", dimensions::activities()});
    return specs;
}

std::vector<SeriesSpec> village_series_specs() {
    const SeriesDimension none{};
    return {
        {"income_per_head", "yuan", "Net income per head, last twelve months", "人均可支配收入(近12个月)", "", none},
        {"away_share", "1", "Share of workers away", "外出务工比例", "", none},
        {"collective_cash", "yuan", "Collective money", "村集体资金", "", none},
        {"tier", "code", "Tier: 0 none, 1 demonstration, 2 catching-up, 3 consolidation", "梯次:0未定 1示范 2追赶 3巩固", "", none},
        {"score", "1", "Score of the last yearly review", "最近一次年度评分", "", none},
    };
}

void observe(const CountyRoll& roll, const Parameters& parameters, const MonthFacts& facts, std::span<const Measure> measures, const MonthTrace& trace, IncomeSpread& spread, CountyRecord& record) {
    const County& county = roll.county;
    const Month month = facts.outside.month;
    const PovertyLines lines{parameters.line.national.at(month), parameters.line.monitoring.at(month)};
    const auto bears = [&](const OrchardPlot& plot) { return bearing(parameters.orchard, year_of_age(plot, month)) > 0; };
    const bool december = facts.calendar == terrace::december;
    spread.clear(december || record.monthly_villages ? county.villages.rows() : 0);
    const HouseholdCounts counts = count_households(roll, facts.index(), lines, spread, bears);
    const Counts<counted::count> all = counts.all(), exited = counts.exited();
    const auto number = [&](std::size_t what) { return static_cast<double>(all[what]); };
    const auto of_persons = [&](std::size_t what, double unit = 1) { return share(all[what], all[counted::persons], 1 / unit); };
    const double heads = std::max(1.0, number(counted::persons));
    Writer write(record);
    write.one(10.0 * number(counted::income) / heads);
    const IncomeLines earned = trace.money.twelve_months.all();
    const auto each_head = [&](const auto& sums) {
        std::vector<double> values;
        for (const Fen fen : sums) values.push_back(yuan(fen) / heads);
        return values;
    };
    write.many(each_head(by_source(earned)));
    const std::array<double, 10> deciles = spread.county().decile_means();
    write.many(deciles);
    write.one(share(exited[counted::income], exited[counted::persons], 10.0));
    write.one(spread.county().gini());
    write.one(spread.county().theil());
    write.one(palma(deciles));
    write.one(of_persons(counted::poor));
    write.one(of_persons(counted::gap, gap_unit));
    write.one(of_persons(counted::gap_squared, gap_unit));
    write.many(std::array{of_persons(counted::poor), of_persons(counted::poor_monitoring)});
    write.many(count_listed(county.monitoring, facts.index()));
    write.one(number(counted::latent));
    const std::array<double, 15> places = count_places(county, trace.workers.employed);
    write.many(places);
    write.one(places[4] + places[5] + places[6] + places[7] + places[8] + places[9] + places[11] + places[12] + places[13] + places[14]);
    write.one(static_cast<double>(trace.jobs.vacancies));
    double block = 0, block_rent = 0;
    for (const BlockContract& contract : county.block_leases.contracts)
        block += contract.area, block_rent += 0.01 * contract.area * yearly_rent(county.block_leases.terms[contract.terms]);
    const double leased = block + county.markets.land_leased;
    write.one(0.01 * leased);
    write.one(0.01 * static_cast<double>(county.markets.land_idle));
    write.one(leased > 0 ? 0.01 * (block_rent + 0.01 * county.markets.village_rent * county.markets.land_leased) / (0.01 * leased) : 0);
    write.many(std::array{0.01 * facts.outside.cotton, 0.01 * facts.outside.chili, 0.01 * facts.outside.wheat, 0.01 * facts.outside.lamb,
                          county.markets.price[0], county.markets.price[1], 0.01 * facts.outside.cattle, 0.01 * facts.outside.pear, 0.01 * facts.outside.maize, county.tourism.price});
    write.one(0.01 * static_cast<double>(parameters.labour.field_day_wage) * facts.outside.local_wage * county.markets.field_wage_factor);
    write.one(number(counted::sheep));
    write.one(number(counted::cattle));
    write.one(number(counted::birds));
    write.many(std::array{number(counted::ordinary_courtyard), number(counted::demonstration_courtyard)});
    write.many(std::array{0.01 * number(counted::orchard_young), 0.01 * number(counted::orchard_bearing)});
    double active = static_cast<double>(county.startups.firms.size()), profit = 0, debt = 0;
    for (std::size_t e = 0; e < county.enterprises.rows(); ++e) {
        if (county.enterprises.kind[e] != EnterpriseKind::startups) active += county.enterprises.works(e) && (county.enterprises.employed[e] > 0 || county.enterprises.land[e] > 0);
        profit += yuan(county.enterprises.profit[e]);
        debt += yuan(county.enterprises.debt[e]);
    }
    for (const LivestockFirm& firm : county.livestock_firms) debt += yuan(firm.debt);
    for (const Partnership& partner : county.partnerships) {
        active += partner.runs(facts.index());
        profit += yuan(partner.profit);
    }
    write.one(active);
    write.one(debt);
    write.one(profit);
    double members = 0;
    for (const std::int32_t count : county.cooperatives.members) members += count;
    write.one(members);
    write.one(yuan(trace.cooperative_refund));
    double collective = 0;
    for (const Fen income : county.villages.income) collective += yuan(income);
    write.one(collective);
    write.one(yuan(county.markets.local_spending));
    write.one(number(counted::persons));
    write.one(number(counted::dibao));
    write.one(number(counted::in_debt));
    write.one(number(counted::owing_kin));
    const MeasureSeries policy = measure_series(county, measures);
    write.many(policy.spending);
    write.many(policy.recipients);
    write.one(policy.relief_balance);
    write.one(policy.relief_waiting);
    write.one(policy.relief_refused);
    write.many(policy.relief_paid);
    write.many(policy.referred);
    observe_villages(county.villages, counts, record);
    const auto tiers = counts.of(Grouping::tier, county.villages);
    write.many(by_tier(tiers, [](const auto& tier) { return share(tier[counted::income], tier[counted::persons], 10.0); }));
    write.many(by_tier(tiers, [](const auto& tier) { return share(tier[counted::poor], tier[counted::persons]); }));
    std::array<double, tier_count + 1> villages{};
    for (const std::uint8_t tier : county.villages.tier) ++villages[tier];
    write.many(std::span(villages).subspan(1));
    const std::vector<std::vector<double>> firms = firm_values(county, trace.workers, facts.index());
    write.one(std::accumulate(firms[2].begin(), firms[2].end(), 0.0));
    write.one(std::accumulate(firms[3].begin(), firms[3].end(), 0.0));
    const Counts<household_event::count> happened = county.events.all();
    write.one(static_cast<double>(happened[household_event::departed]));
    write.one(static_cast<double>(happened[household_event::returned]));
    write.many(by_tier(tiers, [](const auto& tier) { return static_cast<double>(tier[counted::persons]); }));
    for (const auto& values : household_type_values(county, counts)) write.many(values);
    for (const std::vector<double>& values : monitoring_values(county, parameters.transfer, facts, lines.national)) write.many(values);
    for (const std::vector<double>& values : assurance_values(county, facts.index())) write.many(values);
    for (const std::vector<double>& values : tourism_values(county.tourism)) write.many(values);
    for (const double value : register_values(county, number(counted::persons), static_cast<double>(exited[counted::persons]))) write.one(value);
    const auto amounts = county.ledger.amounts();
    for (const std::vector<double>& values : money_values(amounts, by_activity(trace.money.month.all()))) write.many(values);
    for (const std::vector<double>& values : firms) write.many(values);
    write.many(std::array{of_persons(counted::gap, gap_unit), of_persons(counted::gap_monitoring, gap_unit)});
    write.many(std::array{of_persons(counted::gap_squared, gap_unit), of_persons(counted::gap_squared_monitoring, gap_unit)});
    write.many(each_head(by_activity(earned)));
    observe_groups(county, {counts, spread, trace.money, trace.events}, december, record);
    record.ledger.insert(record.ledger.end(), amounts.begin(), amounts.end());
}

}  // namespace terrace
