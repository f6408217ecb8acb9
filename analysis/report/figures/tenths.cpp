#include "analysis/report/figures/tenths.hpp"

namespace terrace {

std::array<double, tenths> decile_means_at(const ReportSource& source, std::size_t scenario, std::size_t place, std::size_t replicate) {
    std::array<double, tenths> means{};
    for (std::size_t decile = 0; decile < tenths; ++decile)
        means[decile] = source.values.per_head("income_decile_mean", scenario, replicate, source.last(), place, decile);
    return means;
}

std::array<double, tenths> average_deciles(const ReportSource& source, std::size_t scenario, std::size_t place) {
    std::array<double, tenths> sum{};
    for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate) {
        const auto one = decile_means_at(source, scenario, place, replicate);
        for (std::size_t decile = 0; decile < tenths; ++decile)
            sum[decile] += one[decile] / static_cast<double>(source.study.replicates);
    }
    return sum;
}

std::vector<Text> tenth_names() {
    std::vector<Text> names;
    for (std::size_t decile = 1; decile <= tenths; ++decile) {
        const std::string at = std::to_string(decile);
        names.push_back({decile == 1        ? "1 (poorest)"
                         : decile == tenths ? "10 (richest)"
                                            : at,
                         decile == 1        ? "1（最低）"
                         : decile == tenths ? "10（最高）"
                                            : at});
    }
    return names;
}

BarsChart bars_of_tenths(ChartUnit unit) {
    BarsChart chart{{}, std::move(unit), {}};
    for (std::size_t decile = 1; decile <= tenths; ++decile) chart.categories.push_back({std::to_string(decile), std::to_string(decile)});
    chart.categories_name = {"tenths of persons, from the poorest to the richest", "人口十等分组，由低到高"};
    return chart;
}

} // namespace terrace
