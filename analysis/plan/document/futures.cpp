#include "analysis/plan/document/futures.hpp"

#include "analysis/plan/plan_groups.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace terrace {
namespace {

std::array<double, 5> numbers_of(const PlanBand& band) { return {band.median, band.low50, band.high50, band.low90, band.high90}; }

bool same(const PlanBand& one, const PlanBand& other) {
    const std::array<double, 5> first = numbers_of(one), second = numbers_of(other);
    return std::equal(first.begin(), first.end(), second.begin(),
                      [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
}

/// 0, or no number at all where a place has nobody.
bool is_zero(const PlanBand& band) {
    const std::array<double, 5> numbers = numbers_of(band);
    return std::all_of(numbers.begin(), numbers.end(), [](double number) { return number == 0 || std::isnan(number); });
}

bool is_zero_everywhere(const DocumentSource& source, const std::string& indicator) {
    return std::all_of(source.plan.projections.begin(), source.plan.projections.end(), [&](const PlanProjection& one) {
        return one.indicator != indicator || (is_zero(one.with) && is_zero(one.without));
    });
}

void append(Text& list, const Text& name) {
    list.en += (list.en.empty() ? "\"" : ", \"") + name.en + "\"";
    list.zh += (list.zh.empty() ? "“" : "、“") + name.zh + "”";
}

} // namespace

std::vector<std::string> shown_indicators(const DocumentSource& source) {
    std::vector<std::string> indicators = projected_indicators(source.plan);
    std::erase_if(indicators, [&](const std::string& indicator) { return is_zero_everywhere(source, indicator); });
    return indicators;
}

Text left_out_indicators(const DocumentSource& source) {
    Text list;
    for (const std::string& indicator : projected_indicators(source.plan))
        if (is_zero_everywhere(source, indicator)) append(list, look_of(indicator).name);
    if (list.en.empty()) return {};
    return {"Left out, because it is zero in every future and year shown, with the plan and without it: " + list.en +
                ". That says nothing of the plan.",
            "以下指标在各情景、各年度无论是否实施规划均为零，不再列出，不能据此评价规划：" + list.zh + "。"};
}

bool touches(const DocumentSource& source, std::size_t stress) {
    return std::any_of(source.plan.projections.begin(), source.plan.projections.end(), [&](const PlanProjection& one) {
        if (one.stress != stress) return false;
        const PlanProjection* usual = source.projection(source.ordinary(), one.tier, one.indicator, one.year);
        return usual == nullptr || !same(one.with, usual->with) || !same(one.without, usual->without);
    });
}

Text untouched_by(const DocumentSource& source) {
    Text list;
    for (std::size_t stress = 0; stress < source.plan.stresses.size(); ++stress)
        if (stress != source.ordinary() && !touches(source, stress)) append(list, source.plan.stresses[stress].label);
    if (list.en.empty()) return {};
    return {"Does not touch this plan: " + list.en +
                ". All figures are those of the ordinary course, with the plan and without it; that is no sign that the plan is robust.",
            "以下压力情景未触及本规划：" + list.zh + "。无论是否实施规划，各项数据均与常规情景相同，不能说明规划稳健。"};
}

} // namespace terrace
