#include "analysis/plan/document/futures.hpp"
#include "analysis/plan/document/sections.hpp"
#include "analysis/plan/plan_groups.hpp"
#include "analysis/report/charts.hpp"

#include <cmath>

namespace terrace {
namespace {

void append(Bands& bands, const PlanBand& band, double divisor) {
    bands.median.push_back(band.median / divisor);
    bands.low50.push_back(band.low50 / divisor);
    bands.high50.push_back(band.high50 / divisor);
    bands.low90.push_back(band.low90 / divisor);
    bands.high90.push_back(band.high90 / divisor);
}

/// Fans of the county with and without the plan in the ordinary course.
BandsChart fans(const DocumentSource& source, const std::string& indicator) {
    const IndicatorLook look = look_of(indicator);
    BandsChart chart;
    chart.unit = {look.unit, look.decimals, false};
    BandSeries without{{"without the plan", "不实施规划"}, {}, 0}, with{{"with the plan", "实施规划"}, {}, 1};
    for (const int year : projected_years(source.plan))
        if (const PlanProjection* one = source.projection(source.ordinary(), 0, indicator, year)) {
            chart.months.push_back(std::to_string(year));
            append(without.bands, one->without, look.divisor);
            append(with.bands, one->with, look.divisor);
        }
    chart.series = {std::move(without), std::move(with)};
    return chart;
}

ReportFigure county_figure(const DocumentSource& source, const std::string& indicator) {
    const IndicatorLook look = look_of(indicator);
    ReportFigure figure;
    figure.key = "indicator-" + indicator;
    figure.title = {with_unit({look.name.en + " of all villages, by year", ""}, look.unit).en,
                    look.name.zh + "分年度预测（全部村" + (look.unit.zh.empty() ? "）" : "，" + look.unit.zh + "）")};
    figure.alternative = {"Medians with and without the plan, with bands that hold half and nine tenths of the runs.",
                          "实施与不实施规划的中位数曲线，深浅色带分别包含50%和90%的模拟结果。"};
    figure.table.columns = {{"Year", "年度"},
                            {"With the plan (90 % of runs)", "实施规划（90%区间）"},
                            {"Without (90 % of runs)", "不实施规划（90%区间）"},
                            {"Difference, median", "差值中位数"},
                            {"Middle half, low", "50%区间下限"},
                            {"Middle half, high", "50%区间上限"},
                            {"Nine tenths, low", "90%区间下限"},
                            {"Nine tenths, high", "90%区间上限"}};
    for (const int year : projected_years(source.plan)) {
        const PlanProjection* one = source.projection(source.ordinary(), 0, indicator, year);
        if (one == nullptr) continue;
        const std::string text = std::to_string(year);
        std::vector<ReportCell> row{words({text, text}), band_of(source, *one, Quantity::with), band_of(source, *one, Quantity::without),
                                    band_of(source, *one, Quantity::difference, false)};
        for (std::size_t quantile = 1; quantile < 5; ++quantile)
            row.push_back(band_end(source, *one, Quantity::difference, quantile));
        figure.table.rows.push_back(std::move(row));
    }
    draw(figure, fans(source, indicator));
    return figure;
}

ReportFigure tier_figure(const DocumentSource& source, const std::string& indicator) {
    const IndicatorLook look = look_of(indicator);
    ReportFigure figure;
    figure.key = "indicator-" + indicator + "-tiers";
    figure.title = with_unit(
        {look.name.en + " by tier: with the plan, and the difference it makes", look.name.zh + "分梯次预测：实施规划及其差值"}, look.unit);
    figure.table.columns = {{"Year", "年度"}};
    for (const Text& tier : tier_labels()) {
        figure.table.columns.push_back({tier.en + ", with (90 % of runs)", tier.zh + "（90%区间）"});
        figure.table.columns.push_back({tier.en + ", difference", tier.zh + "差值（90%区间）"});
    }
    for (const int year : projected_years(source.plan)) {
        const std::string text = std::to_string(year);
        std::vector<ReportCell> row{words({text, text})};
        for (int tier = 1; tier <= static_cast<int>(tier_count); ++tier) {
            const PlanProjection* one = source.projection(source.ordinary(), tier, indicator, year);
            row.push_back(one == nullptr ? nothing() : band_of(source, *one, Quantity::with));
            row.push_back(one == nullptr ? nothing() : band_of(source, *one, Quantity::difference));
        }
        figure.table.rows.push_back(std::move(row));
    }
    return figure;
}

} // namespace

ReportSection indicators_section(const DocumentSource& source) {
    ReportSection section{"indicators", {"5. Yearly indicators", "五、分年度指标"}, {}};
    if (source.plan.projections.empty()) return section;
    const std::string last = std::to_string(source.last_year());
    section.paragraphs = {{{"Figures are those of December of each year in the ordinary course. The plan's money ends in " + last +
                                "; later years show what lasts. Nine of ten runs lie within the outer band, half within the inner one.",
                            "各年度为常规情景下12月数据。规划资金至" + last +
                                "年结束，其后年度反映效果的延续。外侧区间包含90%的模拟结果，内侧区间包含50%。"}}};
    if (const Text note = left_out_indicators(source); !note.en.empty()) section.paragraphs.push_back(note);
    for (const std::string& indicator : shown_indicators(source)) {
        section.figures.push_back(county_figure(source, indicator));
        section.figures.push_back(tier_figure(source, indicator));
    }
    return section;
}

} // namespace terrace
