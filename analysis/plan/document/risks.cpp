#include "analysis/plan/document/futures.hpp"
#include "analysis/plan/document/sections.hpp"
#include "analysis/plan/plan_groups.hpp"
#include "analysis/report/charts.hpp"

namespace terrace {
namespace {

/// Medians of the difference that the plan makes, a line for each stress.
LinesChart lines(const DocumentSource& source, const std::string& indicator) {
    const IndicatorLook look = look_of(indicator);
    LinesChart chart;
    chart.unit = {look.unit, look.decimals, false};
    chart.palette = ChartPalette::scenarios;
    chart.zero = true;
    for (const int year : projected_years(source.plan))
        chart.months.push_back(std::to_string(year));
    for (std::size_t stress = 0; stress < source.plan.stresses.size(); ++stress) {
        ChartSeries series{source.plan.stresses[stress].label, {}};
        for (const int year : projected_years(source.plan)) {
            const PlanProjection* one = source.projection(stress, 0, indicator, year);
            series.values.push_back(one == nullptr ? std::numeric_limits<double>::quiet_NaN() : one->difference.median / look.divisor);
        }
        chart.series.push_back(std::move(series));
    }
    return chart;
}

ReportFigure stress_figure(const DocumentSource& source, const std::string& indicator) {
    const IndicatorLook look = look_of(indicator);
    ReportFigure figure;
    figure.key = "stress-" + indicator;
    figure.title = with_unit({look.name.en + " under stress: what the plan still changes", look.name.zh + "：压力情景下规划的作用"}, look.unit);
    figure.alternative = {"A line for each stress: median of the difference that the plan makes, by year.",
                          "每种压力情景一条线：规划带来的差值中位数，逐年。"};
    const int last = source.last_year(), horizon = projected_years(source.plan).back();
    figure.table.columns = {{"Stress", "压力情景"}};
    std::vector<int> years{last};
    if (horizon != last) years.push_back(horizon);
    for (const int year : years) {
        const std::string text = std::to_string(year);
        figure.table.columns.push_back({text + ", with the plan (90 % of runs)", text + "年实施规划（90%区间）"});
        figure.table.columns.push_back({text + ", difference (90 % of runs)", text + "年差值（90%区间）"});
    }
    figure.table.columns.push_back({"What can be said of " + std::to_string(last), std::to_string(last) + "年判断"});
    for (std::size_t stress = 0; stress < source.plan.stresses.size(); ++stress) {
        std::vector<ReportCell> row{words(source.plan.stresses[stress].label)};
        for (const int year : years) {
            const PlanProjection* one = source.projection(stress, 0, indicator, year);
            row.push_back(one == nullptr ? nothing() : band_of(source, *one, Quantity::with));
            row.push_back(one == nullptr ? nothing() : band_of(source, *one, Quantity::difference));
        }
        const PlanProjection* one = source.projection(stress, 0, indicator, last);
        const bool better = one != nullptr && (one->difference.median > 0) == look.more_is_better;
        const bool untouched = stress != source.ordinary() && !touches(source, stress);
        row.push_back(words(one == nullptr                ? Text{"-", "-"}
                            : untouched                   ? Text{"does not touch this plan", "未触及本规划"}
                            : holds_zero(one->difference) ? Text{"the 90 % band includes zero", "90%区间包含零"}
                            : better                      ? Text{"the plan helps", "规划有效"}
                                                          : Text{"the plan does harm", "规划有害"}));
        figure.table.rows.push_back(std::move(row));
    }
    draw(figure, lines(source, indicator));
    return figure;
}

} // namespace

ReportSection risks_section(const DocumentSource& source) {
    ReportSection section{"risks", {"8. Risks", "八、风险"}, {}};
    if (source.plan.projections.empty()) return section;
    if (source.plan.stresses.size() < 2) section.paragraphs = {Text{"No stress was tried: the plan file names none.", "未测试压力情景：规划文件未列出。"}};
    else section.paragraphs = {{{"Every stress was run with the plan and without it. The table shows where the county stands then, and what the "
                            "plan still changes.",
                            "各压力情景均分别模拟实施与不实施规划，下表列出届时全县水平及规划仍能带来的变化。"}}};
    for (const Text& note : {untouched_by(source), left_out_indicators(source)})
        if (!note.en.empty()) section.paragraphs.push_back(note);
    for (const std::string& indicator : shown_indicators(source))
        section.figures.push_back(stress_figure(source, indicator));
    return section;
}

} // namespace terrace
