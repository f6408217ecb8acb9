#include "analysis/comparison/render_parts.hpp"

#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrace {

Text large_money_unit() { return {"million yuan", "万元"}; }
double large_money_divisor(Language language) { return language == Language::zh ? 1e4 : 1e6; }
int large_money_decimals(Language language) { return language == Language::zh ? 1 : 2; }

Text income_falls() { return {"loses", "净收入减少"}; }
Text more_are_poor() { return {"more poor", "低收入户增加"}; }

Cell cost_cell(const RatioEstimate& cost, int decimals, Language language, const Text& loses) {
    if (!cost.printable) return "-";
    if (cost.loses()) return Cell(loses.in(language));
    return {number_text(cost.ratio, decimals, language), "±" + number_text((cost.high - cost.low) / 2, decimals, language)};
}

bool has_own_trail(const Comparison& comparison, const ScenarioComparison& scenario) {
    if (scenario.money.empty() || scenario.money.back().came_in.empty()) return false;
    std::size_t alone = 0;
    for (const MeasureSummary& measure : comparison.measures)
        if (measure.scenario == scenario.name && is_whole_of_measure(comparison, measure) && !measure.in_package && !measure.money.came_in.empty()) ++alone;
    return alone != 1;
}

bool is_whole_of_measure(const Comparison& comparison, const MeasureSummary& measure) {
    const auto first = std::find_if(comparison.measures.begin(), comparison.measures.end(), [&](const MeasureSummary& other) {
        return other.scenario == measure.scenario && other.measure == measure.measure;
    });
    return first != comparison.measures.end() && first->place.key == measure.place.key;
}

std::vector<double> rounded_parts(double total, const std::vector<double>& parts) {
    std::vector<double> rounded;
    for (const double part : parts)
        rounded.push_back(std::round(part));
    const double sum = std::accumulate(rounded.begin(), rounded.end(), 0.0);
    double left = std::round(total) - sum;
    // parts that do not add up to the total (or are missing) are left as they are
    if (!(std::fabs(left) <= static_cast<double>(parts.size()) / 2 + 0.5)) return rounded;
    for (; left != 0; left -= left > 0 ? 1 : -1) {
        const double step = left > 0 ? 1 : -1;
        std::size_t chosen = 0;
        for (std::size_t i = 1; i < parts.size(); ++i)
            if ((parts[i] - rounded[i]) * step > (parts[chosen] - rounded[chosen]) * step) chosen = i;
        rounded[chosen] += step;
    }
    return rounded;
}

} // namespace terrace
