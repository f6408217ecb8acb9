#include "models/observers/firm_series.hpp"

#include <algorithm>
#include <numeric>

#include "models/observers/series_dimensions.hpp"

namespace terrace {
namespace {

constexpr std::size_t kinds = static_cast<std::size_t>(EnterpriseKind::livestock_firm) + 1;
using ByKind = std::array<std::int64_t, kinds>;

double mean_wage(Fen payroll, std::int64_t workers) { return workers > 0 ? 0.01 * static_cast<double>(payroll) / static_cast<double>(workers) : 0; }

std::vector<double> numbers(const ByKind& counts) { return {counts.begin(), counts.end()}; }

struct Turnover {
    ByKind births{}, failures{};
};

Turnover count_firms(const County& county, std::int32_t month) {
    Turnover firms;
    const auto of = [](ByKind& counts, EnterpriseKind kind) -> std::int64_t& { return counts[static_cast<std::size_t>(kind)]; };
    for (std::size_t row = 0; row < county.enterprises.rows(); ++row) {
        of(firms.births, county.enterprises.kind[row]) += county.enterprises.opened[row] == month;
        of(firms.failures, county.enterprises.kind[row]) += county.enterprises.closed[row] == month;
    }
    of(firms.births, EnterpriseKind::livestock_firm) += std::ranges::count(county.livestock_firms, month, &LivestockFirm::founded);
    of(firms.failures, EnterpriseKind::livestock_firm) += std::ranges::count(county.livestock_firms, month, &LivestockFirm::closed);
    const Counts<household_event::count> happened = county.events.all();
    of(firms.births, EnterpriseKind::startups) += happened[household_event::firm_founded];
    of(firms.failures, EnterpriseKind::startups) += happened[household_event::firm_failed];
    return firms;
}

}  // namespace

std::vector<SeriesSpec> firm_series_specs() {
    const SeriesDimension kind = dimensions::employer_kinds();
    return {
        {"local_wage", "yuan", "Mean wage of the month in local wage work", "县内务工月平均工资", "", {}},
        {"wage_by_employer", "yuan", "Mean wage of the month by kind of employer, 0 where nobody works", "月平均工资(按用工单位类型,无人就业为0)", "", kind},
        {"enterprise_births_by_kind", "enterprises", "Firms founded this month by kind", "当月新创企业数(按类型)", "time: sum", kind},
        {"enterprise_failures_by_kind", "enterprises", "Firms that failed this month by kind", "当月倒闭企业数(按类型)", "time: sum", kind},
    };
}

std::vector<std::vector<double>> firm_values(const County& county, const WorkerMonth& workers, std::int32_t month) {
    ByKind employed{};
    std::array<Fen, kinds> payroll{};
    for (std::size_t row = 0; row < county.enterprises.rows(); ++row) {
        employed[static_cast<std::size_t>(county.enterprises.kind[row])] += workers.employed[place::first_employer + row];
        payroll[static_cast<std::size_t>(county.enterprises.kind[row])] += workers.payroll[place::first_employer + row];
    }
    std::vector<double> by_kind;
    for (std::size_t kind = 0; kind < kinds; ++kind) by_kind.push_back(mean_wage(payroll[kind], employed[kind]));
    const double mean = mean_wage(std::accumulate(payroll.begin(), payroll.end(), Fen{0}), std::accumulate(employed.begin(), employed.end(), std::int64_t{0}));
    const Turnover firms = count_firms(county, month);
    return {{mean}, by_kind, numbers(firms.births), numbers(firms.failures)};
}

}  // namespace terrace
