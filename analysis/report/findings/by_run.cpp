#include "analysis/comparison/indicators.hpp"
#include "analysis/report/figures/tenths.hpp"
#include "analysis/report/findings/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrace {

std::vector<double> by_run(const ReportSource& source, std::string_view indicator, std::size_t scenario) {
    std::vector<double> values;
    for (const IndicatorKind& kind : indicator_kinds(source.values))
        if (kind.key == indicator)
            for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate)
                values.push_back(kind.value(scenario, replicate, source.values.all()));
    if (std::any_of(values.begin(), values.end(), [](double value) { return std::isnan(value); })) values.clear();
    return values;
}

std::optional<Ends> poorest_and_richest(const ReportSource& source, std::size_t scenario, std::size_t replicate) {
    if (!source.values.find("income_decile_mean")) return std::nullopt;
    const auto means = decile_means_at(source, scenario, source.values.all(), replicate);
    return Ends{std::accumulate(means.begin(), means.begin() + 4, 0.0) / 4, std::accumulate(means.end() - 2, means.end(), 0.0) / 2};
}

} // namespace terrace
