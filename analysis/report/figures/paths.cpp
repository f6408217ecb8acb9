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

/// "22,742 yuan in 2025-12 with "No new policy", in nine of ten runs ...".
Text finding(const ReportSource& source, const Path& path, std::size_t place, const Bands& base) {
    const std::size_t end = source.last();
    const auto median = [&](Language language) { return number_text(base.median[end], path.decimals, language); };
    const Text where = place_name(source, place), &title = source.title(source.base), spread = spread_words(base, end, path.decimals);
    const bool several = base.runs > 1;
    return {path.name.en + ", " + where.en + ": " + median(Language::en) + " " + path.unit.en + (several ? " in the median" : "") + " in " +
                source.months[end] + " with \"" + title.en + "\"" + spread.en,
            path.name.zh + "，" + where.zh + "：“" + title.zh + "”" + source.months[end] + (several ? " 中位数 " : " 为 ") +
                median(Language::zh) + path.unit.zh + spread.zh};
}

/// Medians at the ends of years, and where runs lie at the end of the last.
ReportTable table_of(const ReportSource& source, const Path& path, const std::vector<std::size_t>& scenarios,
                     const std::vector<Bands>& bands) {
    ReportTable table;
    table.columns = {{"Scenario", "方案"}};
    const bool several = bands.front().runs > 1;
    for (const std::size_t month : year_ends(source))
        table.columns.push_back({(several ? "median " : "") + source.months[month], source.months[month] + (several ? " 中位数" : "")});
    const std::string& last = source.months.back();
    for (const BandEnd& end : ends_of(bands.front()))
        table.columns.push_back({end.name.en + ", " + last, last + " " + end.name.zh});
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        std::vector<ReportCell> row{words(source.title(scenarios[s]))};
        for (const std::size_t month : year_ends(source))
            row.push_back(number(bands[s].median[month], path.decimals));
        for (const BandEnd& end : ends_of(bands[s]))
            row.push_back(number(end.values->back(), path.decimals));
        table.rows.push_back(std::move(row));
    }
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
    figure.alternative = {
        "The median of each scenario by month, and for the base bands of where its runs lie; those of the others are in the CSV.",
        "各方案逐月中位数曲线；色带为基准方案模拟结果的范围，其余方案的范围见CSV。"};
    draw(figure, chart);
    figure.table = table_of(source, path, scenarios, bands);
    return figure;
}

} // namespace

std::vector<ReportFigure> path_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    for (const Path& path : paths())
        if (source.values.find(path.series))
            for (const std::size_t place : changed_places(source))
                figures.push_back(path_figure(source, path, place));
    return figures;
}

} // namespace terrace
