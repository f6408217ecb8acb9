#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"

namespace terrace {
namespace {

double change_at(const ReportSource& source, std::size_t scenario, std::size_t replicate, std::size_t month, std::size_t place) {
    return source.values.per_head("income_per_head", scenario, replicate, month, place) - source.values.per_head("income_per_head", source.base, replicate, month, place);
}

std::size_t runs_above_zero(const ReportSource& source, std::size_t scenario, std::size_t place) {
    std::size_t runs = 0;
    for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate) runs += change_at(source, scenario, replicate, source.last(), place) > 0;
    return runs;
}

Text finding(const ReportSource& source, std::size_t scenario, std::size_t place, const Bands& bands) {
    const std::string above = std::to_string(runs_above_zero(source, scenario, place)), all = std::to_string(source.study.replicates);
    const Text& title = source.title(scenario);
    const Text where = place_name(source, place);
    const double median = bands.median[source.last()];
    return {title.en + " raises income per head in " + where.en + " in " + above + " of " + all + " runs, in the median by " + signed_text(median, 0, Language::en) + " yuan at the end",
            title.zh + "：" + all + " 次模拟中有 " + above + " 次提高" + where.zh + "人均收入，期末中位数 " + signed_text(median, 0, Language::zh) + " 元"};
}

ReportTable table_of(const ReportSource& source, const Bands& bands) {
    ReportTable table;
    table.columns = {{"Month", "月份"}, {"Median", "中位数"}, {"5 %", "5%"}, {"25 %", "25%"}, {"75 %", "75%"}, {"95 %", "95%"}};
    for (const std::size_t month : year_ends(source))
        table.rows.push_back({words({source.months[month], source.months[month]}), change(bands.median[month], 0), change(bands.low90[month], 0), change(bands.low50[month], 0),
                              change(bands.high50[month], 0), change(bands.high90[month], 0)});
    return table;
}

ReportFigure difference_figure(const ReportSource& source, std::size_t scenario, std::size_t place) {
    const Bands bands = bands_of(source.study.replicates, source.months.size(),
                                 [&](std::size_t replicate, std::size_t month) { return change_at(source, scenario, replicate, month, place); });
    ReportFigure figure;
    figure.key = "change-" + std::to_string(scenario) + "-" + source.comparison.places[place].key;
    figure.title = finding(source, scenario, place, bands);
    figure.alternative = {"Change of income per head against the base by month, run by run, with bands that hold half and nine tenths of the runs.",
                          "逐次配对计算的人均收入变化（与基准方案之差），色带分别包含50%和90%的模拟结果。"};
    BandsChart chart{source.months, {{"yuan per head, against the base", "元/人（与基准方案之差）"}, 0}, {}, true};
    chart.series.push_back({source.title(scenario), bands, colour_of(source, scenario)});
    draw(figure, chart);
    figure.table = table_of(source, bands);
    return figure;
}

} // namespace

std::vector<ReportFigure> difference_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    const std::size_t counties = source.study.counties.size();
    for (const std::size_t scenario : source.scenarios) {
        if (scenario == source.base) continue;
        for (std::size_t place = 0; place < counties; ++place)
            if (changes_income(source, scenario, place)) figures.push_back(difference_figure(source, scenario, place));
    }
    return figures;
}

} // namespace terrace
