#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"

#include <cmath>

namespace terrace {
namespace {

double change_at(const ReportSource& source, std::size_t scenario, std::size_t replicate, std::size_t month, std::size_t place) {
    return source.values.per_head("income_per_head", scenario, replicate, month, place) -
           source.values.per_head("income_per_head", source.base, replicate, month, place);
}

/// Runs whose change at the end has the sign of `direction`.
std::size_t runs_towards(const ReportSource& source, std::size_t scenario, std::size_t place, double direction) {
    std::size_t runs = 0;
    for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate)
        runs += change_at(source, scenario, replicate, source.last(), place) * direction > 0;
    return runs;
}

Text finding(const ReportSource& source, std::size_t scenario, std::size_t place, const Bands& bands) {
    const double median = bands.median[source.last()];
    const Text &title = source.title(scenario), where = place_name(source, place);
    const auto yuan = [&](Language language) { return number_text(std::fabs(median), 0, language); };
    if (yuan(Language::en) == "0")
        return {title.en + " leaves income per head in " + where.en + " at the end within a yuan of the base, in the median",
                title.zh + "：期末" + where.zh + "人均收入中位数与基准方案相差不足1元"};
    const bool up = median > 0;
    const std::string runs = std::to_string(runs_towards(source, scenario, place, median)), all = std::to_string(source.study.replicates);
    const char *verb = up ? " raises" : " lowers", *verb_zh = up ? "提高" : "降低";
    if (source.study.replicates == 1)
        return {title.en + verb + " income per head in " + where.en + " by " + yuan(Language::en) + " yuan at the end of its single run",
                title.zh + "：" + where.zh + "期末人均收入" + verb_zh + " " + yuan(Language::zh) + " 元（仅模拟一次）"};
    return {title.en + verb + " income per head in " + where.en + " in " + runs + " of " + all + " runs, in the median by " +
                yuan(Language::en) + " yuan at the end",
            title.zh + "：" + all + " 次模拟中有 " + runs + " 次" + verb_zh + where.zh + "人均收入，期末中位数" + verb_zh + " " +
                yuan(Language::zh) + " 元"};
}

ReportTable table_of(const ReportSource& source, const Bands& bands) {
    ReportTable table;
    table.columns = {{"Month", "月份"}, bands.runs > 1 ? Text{"Median", "中位数"} : Text{"Change", "变化"}};
    for (const BandEnd& end : ends_of(bands))
        table.columns.push_back(end.name);
    for (const std::size_t month : year_ends(source)) {
        table.rows.push_back({words({source.months[month], source.months[month]}), change(bands.median[month], 0)});
        for (const BandEnd& end : ends_of(bands))
            table.rows.back().push_back(change((*end.values)[month], 0));
    }
    return table;
}

ReportFigure difference_figure(const ReportSource& source, std::size_t scenario, std::size_t place) {
    const Bands bands = bands_of(source.study.replicates, source.months.size(), [&](std::size_t replicate, std::size_t month) {
        return change_at(source, scenario, replicate, month, place);
    });
    ReportFigure figure;
    figure.key = "change-" + std::to_string(scenario) + "-" + source.comparison.places[place].key;
    figure.title = finding(source, scenario, place, bands);
    figure.alternative = {"Change of income per head against the base by month, run by run: the median, and bands of where the runs lie.",
                          "逐次配对计算的人均收入变化（与基准方案之差）：中位数曲线，色带为模拟结果的范围。"};
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
