#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"

namespace terrace {
namespace {

/// A figure per head or a share that is followed over time.
struct Path {
    std::string key, series;
    Text name, unit;
    double factor;
    int decimals;
};

const std::vector<Path>& paths() {
    static const std::vector<Path> list{
        {"income", "income_per_head", {"Income per head, last twelve months", "人均可支配收入（近12个月）"}, {"yuan", "元"}, 1, 0},
        {"poverty", "poverty_headcount", {"Persons below the national line", "低于国家脱贫标准人口比例"}, {"%", "%"}, 100, 2},
    };
    return list;
}

Bands bands_at(const ReportSource& source, const Path& path, std::size_t scenario, std::size_t place) {
    return bands_of(source.study.replicates, source.months.size(), [&](std::size_t replicate, std::size_t month) {
        return path.factor * source.values.per_head(path.series, scenario, replicate, month, place);
    });
}

/// "At the end of 2025 half of the runs lie between ... (baseline)".
Text finding(const ReportSource& source, const Path& path, std::size_t place, const Bands& base) {
    const std::size_t end = source.last();
    const auto value = [&](double number, Language language) { return number_text(number, path.decimals, language); };
    const Text where = place_name(source, place);
    return {path.name.en + ", " + where.en + ": " + value(base.median[end], Language::en) + " " + path.unit.en + " in " + source.months[end] +
                " without new measures, in nine of ten runs " + value(base.low90[end], Language::en) + " to " + value(base.high90[end], Language::en),
            path.name.zh + "，" + where.zh + "：" + source.months[end] + " 基准方案中位数 " + value(base.median[end], Language::zh) + path.unit.zh + "，九成模拟在 " +
                value(base.low90[end], Language::zh) + " 至 " + value(base.high90[end], Language::zh) + " 之间"};
}

ReportTable table_of(const ReportSource& source, const Path& path, const std::vector<std::size_t>& scenarios, const std::vector<Bands>& bands) {
    ReportTable table;
    table.columns = {{"Scenario", "方案"}, {"Month", "月份"}, {"Median", "中位数"}, {"5 %", "5%"}, {"25 %", "25%"}, {"75 %", "75%"}, {"95 %", "95%"}};
    for (std::size_t s = 0; s < scenarios.size(); ++s)
        for (const std::size_t month : year_ends(source))
            table.rows.push_back({words(source.title(scenarios[s])), words({source.months[month], source.months[month]}), number(bands[s].median[month], path.decimals),
                                  number(bands[s].low90[month], path.decimals), number(bands[s].low50[month], path.decimals), number(bands[s].high50[month], path.decimals),
                                  number(bands[s].high90[month], path.decimals)});
    return table;
}

ReportFigure path_figure(const ReportSource& source, const Path& path, std::size_t place) {
    std::vector<Bands> bands;
    BandsChart chart{source.months, {path.unit, path.decimals}, {}};
    const std::vector<std::size_t> scenarios = scenarios_at(source, place);
    for (const std::size_t scenario : scenarios) {
        bands.push_back(bands_at(source, path, scenario, place));
        chart.series.push_back({source.title(scenario), bands.back(), colour_of(source, scenario), scenario != source.base});
    }
    ReportFigure figure;
    figure.key = path.key + "-" + source.comparison.places[place].key;
    figure.title = finding(source, path, place, bands.front());
    figure.alternative = {"The median of each scenario by month, and for the base the bands that hold half and nine tenths of its runs; those of the others are in the table.", "各方案逐月中位数曲线；色带为基准方案50%和90%模拟结果的范围，其余方案的范围见表格。"};
    draw(figure, chart);
    figure.table = table_of(source, path, scenarios, bands);
    return figure;
}

} // namespace

std::vector<ReportFigure> path_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    for (const Path& path : paths())
        if (source.values.find(path.series))
            for (const std::size_t place : changed_places(source)) figures.push_back(path_figure(source, path, place));
    return figures;
}

} // namespace terrace
