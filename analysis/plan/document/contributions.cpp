#include "analysis/plan/document/sections.hpp"
#include "analysis/plan/shapley.hpp"
#include "analysis/report/charts.hpp"

namespace terrace {
namespace {

/// How the parts were found: it depends on the number of measures.
Text method(std::size_t lines) {
    if (lines <= most_exact_lines)
        return {"Each measure was switched on and off in every combination, with the same luck; a measure's part is its mean gain over all "
                "orders of adding it. Parts sum to the whole, run by run.",
                "各项措施在相同随机因素下逐一开关、遍历全部组合；贡献为各种加入顺序下增量的平均。各部分之和逐次等于整体。"};
    return {"Measures were added one by one in drawn orders, each order with its reverse, with the same luck; a measure's part is its mean "
            "gain over these orders. Other orders would give slightly other parts, and the intervals are those of luck alone. Parts sum to "
            "the whole, run by run.",
            "措施较多，未遍历全部组合：在相同随机因素下按抽取的顺序（每个顺序连同其逆序）逐项加入，贡献为这些顺序下增量的平均。"
            "换用其他顺序结果会略有不同，区间只反映随机因素。各部分之和逐次等于整体。"};
}

ReportFigure parts(const DocumentSource& source) {
    const ShapleySplit& split = source.plan.split;
    ReportFigure figure;
    figure.key = "parts";
    const Text effect = source.goal_column(0);
    figure.title = {"Part of each measure in the effect of the plan: " + effect.en, "各措施对规划效果的贡献：" + effect.zh};
    figure.alternative = {"A bar for each measure with its 95 % interval.", "每项措施一根柱，附95%区间。"};
    figure.table.columns = {{"Measure", "措施"},
                            {"Part (Shapley)", "贡献（Shapley值）"},
                            {"Alone", "单独实施"},
                            {"Added last", "最后加入"},
                            {"What can be said of the part", "判断"}};
    BarsChart chart;
    chart.unit = {source.unit(0), source.decimals(0), false};
    chart.palette = ChartPalette::parts;
    ChartSeries bars{{"part in the effect", "贡献"}, {}};
    for (std::size_t i = 0; i < split.parts.size(); ++i) {
        const ShapleyPart& one = split.parts[i];
        const Text& label = source.plan.lines[one.line].label;
        figure.table.rows.push_back({words(label), source.estimate_of(one.part, 0, at("split/share", {i})),
                                     source.estimate_of(one.alone, 0, at("split/alone", {i})),
                                     source.estimate_of(one.last, 0, at("split/last", {i})), words(verdict(one.part))});
        chart.categories.push_back(label);
        const ReportCell& cell = figure.table.rows.back()[1];
        bars.values.push_back(cell.number);
        bars.low.push_back(cell.origin->low);
        bars.high.push_back(cell.origin->high);
    }
    figure.table.rows.push_back({words({"Whole plan", "规划整体"}), source.estimate_of(split.whole, 0, "split/whole"), nothing(), nothing(),
                                 words(verdict(split.whole))});
    chart.series = {std::move(bars)};
    draw(figure, chart);
    figure.note = method(split.parts.size());
    return figure;
}

ReportFigure pairs(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "interactions";
    figure.title = {"Which measures help or hinder each other", "措施之间的相互作用"};
    figure.table.columns = {{"Measures", "措施"},
                            {"Interaction, " + source.goal_column(0).en, "交互作用，" + source.goal_column(0).zh},
                            {"What can be said", "判断"}};
    for (std::size_t i = 0; i < source.plan.split.interactions.size(); ++i) {
        const ShapleyInteraction& one = source.plan.split.interactions[i];
        const Text &first = source.plan.lines[one.first].label, &second = source.plan.lines[one.second].label;
        const Text said = !clear(one.value)    ? Text{"cannot be told apart from none", "与无交互作用无法区分"}
                          : one.value.mean > 0 ? Text{"help each other", "相互促进"}
                                               : Text{"hinder each other", "相互削弱"};
        figure.table.rows.push_back({words({first.en + " and " + second.en, first.zh + "与" + second.zh}),
                                     source.estimate_of(one.value, 0, at("split/interaction", {i})), words(said)});
    }
    return figure;
}

} // namespace

ReportSection contributions_section(const DocumentSource& source) {
    ReportSection section{"contributions", {"7. What each measure contributes", "七、措施贡献"}, {}};
    if (source.plan.split.parts.empty()) return section;
    section.figures.push_back(parts(source));
    if (!source.plan.split.interactions.empty()) section.figures.push_back(pairs(source));
    return section;
}

} // namespace terrace
