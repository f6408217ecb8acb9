#include "analysis/replication/precision.hpp"

#include "analysis/statistics/stopping.hpp"
#include "sim/config/input_error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace terrace {
namespace {

std::string quoted(const std::string& text) { return "'" + text + "'"; }

/// A positive number; 0 for anything else.
double positive_number(const std::string& text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value);
    return fault == std::errc() && stop == end && std::isfinite(value) && value > 0 ? value : 0;
}

struct Judged {
    const Study& study;
    const StudyValues& values;
    std::size_t scenario;
    bool lone;
    const std::string& option;
};

PrecisionReached judge(const PrecisionGoal& goal, const Judged& of) {
    const std::vector<double> base = goal.figure.values(of.values, 0), own = goal.figure.values(of.values, of.scenario);
    const MeanEstimate estimate = of.lone ? mean_with_interval(own) : paired_difference(own, base).difference;
    PrecisionReached result{goal.text, goal.figure.label(), goal.figure.unit(), goal.figure.decimals(), of.study.scenarios[of.scenario].name, of.study.scenarios[of.scenario].title,
                            !of.lone, estimate, mean_with_interval(base).mean, goal.relative, goal.width, half_width(estimate), false};
    if (estimate.n < of.study.replicates)
        throw InputError({of.option}, "", {quoted(goal.text) + ", which some runs have no value of", "“" + goal.text + "”，部分模拟没有该指标的数值"},
                         {"a figure and month that every run has", "各次模拟都有数值的指标和月份"});
    if (goal.relative) result.asked = goal.width * std::abs(result.level);
    if (goal.relative && result.level == 0 && result.reached > 0)
        throw InputError({of.option}, "", {quoted(goal.text) + ": a share of the base's level, which is 0", "“" + goal.text + "”：基准方案的水平为 0，不能按百分比要求"},
                         {"a width in the unit of the figure, such as " + goal.figure.name() + ":50", "以该指标单位表示的宽度，例如 " + goal.figure.name() + ":50"});
    result.met = narrow_enough(estimate, result.asked);
    return result;
}

} // namespace

PrecisionGoal precision_goal(const std::string& text, const Study& layout, const std::string& option) {
    const FigureText parts = split_figure(text);
    std::string width = parts.setting.value_or("");
    const bool relative = width.ends_with('%');
    if (relative) width.pop_back();
    const double number = positive_number(width);
    if (number == 0)
        throw InputError({option}, "", {quoted(text), "“" + text + "”"},
                         {"NAME:WIDTH with a width above 0, such as income_per_head:1% or income_per_head:50", "“指标:宽度”，宽度大于 0，例如 income_per_head:1% 或 income_per_head:50"});
    return {text, StudyFigure(parts, layout, option), relative ? number / 100 : number, relative};
}

std::vector<PrecisionReached> precision_reached(const std::vector<PrecisionGoal>& goals, const Study& study, const std::string& option) {
    const StudyValues values(study);
    const auto scenarios = std::count_if(study.scenarios.begin(), study.scenarios.end(), [](const ScenarioInfo& scenario) { return !scenario.helper; });
    const bool lone = scenarios == 1;
    std::vector<PrecisionReached> list;
    for (const PrecisionGoal& goal : goals)
        for (std::size_t scenario = lone ? 0 : 1; scenario < study.scenarios.size(); ++scenario)
            if (!study.scenarios[scenario].helper) list.push_back(judge(goal, {study, values, scenario, lone, option}));
    return list;
}

bool all_met(const std::vector<PrecisionReached>& list) {
    return std::all_of(list.begin(), list.end(), [](const PrecisionReached& one) { return one.met; });
}

std::size_t replicates_wanted(const std::vector<PrecisionReached>& list, std::size_t most) {
    std::size_t wanted = 0;
    for (const PrecisionReached& one : list)
        if (!one.met) wanted = std::max(wanted, replicates_of_next_look(one.estimate, one.asked, most));
    return wanted;
}

} // namespace terrace
