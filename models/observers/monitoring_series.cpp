#include "models/observers/monitoring_series.hpp"

#include <algorithm>
#include <span>

namespace terrace {
namespace {

SeriesDimension helps() {
    return {"help_line",
            {"relief", "dibao", "work", "post", "training", "industry", "assurance"},
            {"救助帮扶", "最低生活保障", "就业帮扶", "公益性岗位和以工代赈", "技能培训", "产业帮扶", "三保障和饮水安全"}};
}

template <class Counts>
std::vector<double> numbers(const Counts& counts) {
    return {counts.begin(), counts.end()};
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] std::int32_t count_exited(const std::uint32_t rows, const std::uint16_t* __restrict flags) {
    std::int32_t exited = 0;
    for (std::uint32_t row = 0; row < rows; ++row) exited += (flags[row] & household_flag::exited) != 0 ? 1 : 0;
    return exited;
}

/// Facts of the listed households that only their rows know.
struct ListedCount {
    double all = 0, below_national = 0, dibao = 0;   ///< dibao: paid this month on referral [yuan]
};

ListedCount count(const County& county, const TransferParameters& transfer, const MonthFacts& facts, double national) {
    const Households& h = county.households;
    ListedCount listed;
    for (const MonitoredHousehold& monitored : county.monitoring.list) {
        if (!monitored.listed(facts.index())) continue;
        const std::uint32_t row = monitored.row;
        ++listed.all;
        listed.below_national += 10.0 * h.income_year[row] < national * std::max(1, h.members[row] - h.away[row]);
        if (monitored.helped_to_dibao != 0 && (h.flags[row] & household_flag::dibao) != 0)
            listed.dibao += 0.01 * std::min<double>(h.members[row], transfer.dibao_persons) * static_cast<double>(transfer.dibao) * facts.outside.social_transfer;
    }
    return listed;
}

/// Yuan by kind of help; dibao is paid by the state while the household is listed.
std::vector<double> spending(const MonitoringMonth& month, double dibao) {
    std::vector<double> paid;
    for (const Fen money : month.help_money) paid.push_back(yuan(money));
    paid[static_cast<std::size_t>(MonitoringHelp::dibao)] = dibao;
    return paid;
}

}  // namespace

SeriesDimension monitoring_categories() {
    return {"monitoring_category", {"unstable_exited", "marginal", "sudden_difficulty"}, {"脱贫不稳定户", "边缘易致贫户", "突发严重困难户"}};
}

std::array<double, monitoring_category_count> count_listed(const Monitoring& monitoring, std::int32_t month) {
    std::array<double, monitoring_category_count> listed{};
    for (const MonitoredHousehold& monitored : monitoring.list) listed[static_cast<std::size_t>(monitored.category)] += monitored.listed(month);
    return listed;
}

std::vector<SeriesSpec> monitoring_series_specs() {
    const SeriesDimension none{};
    const SeriesDimension category = monitoring_categories();
    return {
        {"monitoring_detected", "households", "Households found by monitoring this month", "当月新识别风险户数", "time: sum", category},
        {"monitoring_inflow", "households", "Households listed this month", "当月新纳入监测户数", "time: sum", category},
        {"monitoring_cleared", "households", "Households cleared from the list this month", "当月风险消除户数", "time: sum", category},
        {"monitoring_missed", "households", "Households at risk that monitoring has not found", "应纳未纳风险户数", "", category},
        {"monitoring_false_alarms", "households", "Households found this month that were not at risk", "当月误纳户数", "time: sum", none},
        {"monitoring_cleared_within_year", "1", "Share of households listed a year ago or earlier that were cleared within twelve months", "纳入后12个月内风险消除比例", "", none},
        {"monitored_per_exited", "1", "Monitored households for each poverty-exited household", "监测户与脱贫户之比", "", none},
        {"monitored_share", "1", "Share of rural households that are monitored", "监测户占农户比例", "", none},
        {"relapse_recorded", "households", "Monitored households below the national line", "监测对象中收入低于国家标准的户数", "", none},
        {"monitoring_help", "households", "Households that help reached on the list's account this month, by kind of help", "当月获得帮扶的监测户数(按帮扶方式)", "time: sum", helps()},
        {"monitoring_help_spending", "yuan", "Paid this month for households helped on the list's account, by kind of help", "当月监测对象帮扶支出(按帮扶方式)", "time: sum", helps()},
        {"monitoring_dibao", "yuan", "Minimum living allowance paid on referral of monitoring", "经监测纳入低保的当月支出", "time: sum", none},
    };
}

std::vector<std::vector<double>> monitoring_values(const County& county, const TransferParameters& transfer, const MonthFacts& facts, double national) {
    const MonitoringMonth& month = county.monitoring.month;
    const ClearingRecord& clearing = county.monitoring.clearing;
    const ListedCount listed = count(county, transfer, facts, national);
    const double exited = count_exited(static_cast<std::uint32_t>(county.households.rows()), county.households.flags.data());
    const Counts<household_event::count> happened = county.events.all();
    const auto by_category = [&](std::size_t first) { return numbers(std::span(happened).subspan(first, monitoring_category_count)); };
    return {by_category(household_event::detected),
            by_category(household_event::listed),
            by_category(household_event::cleared),
            by_category(household_event::missed),
            {static_cast<double>(happened[household_event::false_alarm])},
            {clearing.due > 0 ? static_cast<double>(clearing.due_in_time) / static_cast<double>(clearing.due) : 0.0},
            {exited > 0 ? listed.all / exited : 0.0},
            {listed.all / std::max<double>(1, static_cast<double>(county.households.rows()))},
            {listed.below_national},
            numbers(month.help),
            spending(month, listed.dibao),
            {listed.dibao}};
}

}  // namespace terrace
