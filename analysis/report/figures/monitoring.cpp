#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"

namespace terrace {
namespace {

double mean_total(const ReportSource& source, const char* series, std::size_t scenario, std::size_t month) {
    double sum = 0;
    for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate) sum += source.values.total(series, scenario, replicate, month, source.values.all());
    return sum / static_cast<double>(source.study.replicates);
}

/// Households in a state, by month, all counties together, a line for each scenario.
ReportFigure households(const ReportSource& source, const char* series, const char* key, const Text& what) {
    ReportFigure figure;
    figure.key = key;
    figure.alternative = {what.en + " by month, all counties together, a line for each scenario.", what.zh + "（各县合计，逐月），每个方案一条曲线。"};
    figure.table.columns = {{"Scenario", "方案"}};
    for (const std::size_t end : year_ends(source)) figure.table.columns.push_back({source.months[end], source.months[end]});
    LinesChart chart{source.months, {}, {}, {{"households", "户"}, 0}, {}};
    double base_end = 0, lowest = 0;
    Text lowest_title;
    for (const std::size_t scenario : source.scenarios) {
        std::vector<double> values;
        for (std::size_t month = 0; month < source.months.size(); ++month) values.push_back(mean_total(source, series, scenario, month));
        std::vector<ReportCell> row{words(source.title(scenario))};
        for (const std::size_t end : year_ends(source)) row.push_back(number(values[end], 0));
        figure.table.rows.push_back(std::move(row));
        if (scenario == source.base) base_end = lowest = values.back(), lowest_title = source.title(scenario);
        if (values.back() < lowest) lowest = values.back(), lowest_title = source.title(scenario);
        chart.series.push_back({source.title(scenario), values, {}, {}, colour_of(source, scenario)});
    }
    figure.title = {what.en + ": " + number_text(base_end, 0, Language::en) + " in the base at the end, fewest with " + lowest_title.en + " (" + number_text(lowest, 0, Language::en) + ")",
                    what.zh + "：期末基准方案 " + number_text(base_end, 0, Language::zh) + " 户，最少的方案为" + lowest_title.zh + "（" + number_text(lowest, 0, Language::zh) + " 户）"};
    draw(figure, chart);
    return figure;
}

bool ever(const ReportSource& source, const char* series) {
    if (!source.values.find(series)) return false;
    for (const std::size_t scenario : source.scenarios)
        for (const std::size_t end : year_ends(source))
            if (mean_total(source, series, scenario, end) > 0) return true;
    return false;
}

} // namespace

std::vector<ReportFigure> monitoring_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    const std::vector<std::tuple<const char*, const char*, Text>> states{
        {"latent_poor_households", "latent", {"Households below the national line and not listed", "未纳入监测的低收入户"}},
        {"monitored_households", "monitored", {"Households listed by monitoring", "监测对象"}},
        {"relief_claims_refused", "refused", {"Relief claims that lapsed unpaid so far", "累计未获救助失效申请"}},
    };
    for (const auto& [series, key, what] : states)
        if (ever(source, series)) figures.push_back(households(source, series, key, what));
    return figures;
}

} // namespace terrace
