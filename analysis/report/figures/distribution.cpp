#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/report/figures/tenths.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/tables/number_text.hpp"

#include <array>
#include <cmath>

namespace terrace {
namespace {

/// Change of the tenths' mean incomes against the base, paired by replicate.
std::array<MeanEstimate, tenths> incidence(const ReportSource& source, std::size_t scenario, std::size_t place) {
    std::array<std::vector<double>, tenths> changes;
    for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate) {
        const auto with = decile_means_at(source, scenario, place, replicate),
                   without = decile_means_at(source, source.base, place, replicate);
        for (std::size_t decile = 0; decile < tenths; ++decile)
            changes[decile].push_back(100 * (with[decile] - without[decile]) / without[decile]);
    }
    std::array<MeanEstimate, tenths> result;
    for (std::size_t decile = 0; decile < tenths; ++decile)
        result[decile] = mean_with_interval(changes[decile]);
    return result;
}

ReportFigure growth_incidence(const ReportSource& source, std::size_t place) {
    ReportFigure figure;
    const ComparedPlace& where = source.comparison.places[place];
    const Text name = place_name(source, place);
    figure.key = "incidence-" + where.key;
    figure.alternative = {"Change of mean income per head of each tenth of persons against the base, in per cent; a group of bars for each "
                          "tenth, a bar for each scenario.",
                          "各十等分组人均收入相对基准方案的变化（%），每组每个方案一根柱。"};
    figure.table.columns = {{"Scenario", "方案"}};
    for (const Text& tenth : tenth_names())
        figure.table.columns.push_back(tenth);
    BarsChart chart = bars_of_tenths({{"% of the base's income, last twelve months", "%（相对基准方案，近12个月）"}, 2});
    double low = 0, high = 0, strongest = 0;
    Text strongest_title;
    for (const std::size_t scenario : scenarios_at(source, place)) {
        if (scenario == source.base) continue;
        const auto changes = incidence(source, scenario, place);
        std::vector<ReportCell> row{words(source.title(scenario))};
        std::vector<double> mean, from, to;
        for (const MeanEstimate& one : changes) {
            mean.push_back(one.mean);
            from.push_back(one.low);
            to.push_back(one.high);
            row.push_back(estimate(one, 2));
        }
        figure.table.rows.push_back(std::move(row));
        chart.series.push_back({source.title(scenario), mean, from, to, colour_of(source, scenario)});
        const double poor = (mean[0] + mean[1] + mean[2] + mean[3]) / 4, rich = (mean[8] + mean[9]) / 2;
        if (std::fabs(poor) + std::fabs(rich) > strongest)
            strongest = std::fabs(poor) + std::fabs(rich), low = poor, high = rich, strongest_title = source.title(scenario);
    }
    figure.title = {strongest_title.en + " changes income of the poorest four tenths in " + name.en + " by " +
                        signed_text(low, 2, Language::en) + " %, of the richest two tenths by " + signed_text(high, 2, Language::en) + " %",
                    strongest_title.zh + "：" + name.zh + "最低40%人口人均收入变化 " + signed_text(low, 2, Language::zh) +
                        "%，最高20%变化 " + signed_text(high, 2, Language::zh) + "%"};
    draw(figure, chart);
    return figure;
}

ReportFigure lorenz(const ReportSource& source, std::size_t place) {
    ReportFigure figure;
    const ComparedPlace& where = source.comparison.places[place];
    const Text name = place_name(source, place);
    figure.key = "lorenz-" + where.key;
    figure.alternative = {
        "Lorenz curves: cumulative share of income over cumulative share of persons, a line for each scenario and the line of equality.",
        "洛伦兹曲线：累计收入占比与累计人口占比，每个方案一条曲线，另有绝对平等线。"};
    figure.table.columns = {{"Scenario", "方案"}};
    for (std::size_t decile = 1; decile <= tenths; ++decile)
        figure.table.columns.push_back({"poorest " + std::to_string(10 * decile) + " %", "最低" + std::to_string(10 * decile) + "%"});
    LinesChart chart;
    chart.x_name = {"share of persons, poorest first (%)", "人口累计占比（%，由低到高）"};
    chart.unit = {{"share of income (%)", "收入累计占比（%）"}, 1};
    double base_share = NAN;
    for (const std::size_t scenario : scenarios_at(source, place)) {
        const auto means = average_deciles(source, scenario, place);
        double total = 0, sum = 0;
        for (const double one : means)
            total += one;
        std::vector<double> shares{0};
        std::vector<ReportCell> row{words(source.title(scenario))};
        for (const double one : means) {
            sum += one;
            shares.push_back(100 * sum / total);
            row.push_back(number(shares.back(), 1));
        }
        if (scenario == source.base) base_share = shares[4];
        figure.table.rows.push_back(std::move(row));
        chart.series.push_back({source.title(scenario), shares, {}, {}, colour_of(source, scenario)});
    }
    for (std::size_t decile = 0; decile <= tenths; ++decile)
        chart.x.push_back(10.0 * static_cast<double>(decile));
    chart.series.push_back({{"if all had the same", "绝对平等"}, chart.x, {}, {}, {}, {}, true});
    const Text& base = source.title(source.base);
    figure.title = {"With \"" + base.en + "\" the poorest four tenths in " + name.en + " have " + number_text(base_share, 1, Language::en) +
                        " % of income",
                    "“" + base.zh + "”下，" + name.zh + "最低40%人口占总收入的 " + number_text(base_share, 1, Language::zh) + "%"};
    draw(figure, chart);
    figure.note = {"From the means of tenths; differences inside a tenth are left out.", "按十等分组均值计算，未计组内差异。"};
    return figure;
}

/// Mean incomes of the tenths, a bar for each scenario.
ReportFigure deciles(const ReportSource& source, std::size_t place) {
    ReportFigure figure;
    const ComparedPlace& where = source.comparison.places[place];
    const Text name = place_name(source, place);
    figure.key = "deciles-" + where.key;
    figure.alternative = {
        "Mean income per head of each tenth of persons at the end, from the poorest to the richest; a bar for each scenario.",
        "期末各十等分组人均收入，由低到高；每组每个方案一根柱。"};
    figure.table.columns = {{"Scenario", "方案"}};
    for (const Text& tenth : tenth_names())
        figure.table.columns.push_back(tenth);
    BarsChart chart = bars_of_tenths({{"yuan per head, last twelve months", "元/人，近12个月"}, 0});
    for (const std::size_t scenario : scenarios_at(source, place)) {
        const auto means = average_deciles(source, scenario, place);
        std::vector<ReportCell> row{words(source.title(scenario))};
        for (const double mean : means)
            row.push_back(number(mean, 0));
        figure.table.rows.push_back(std::move(row));
        chart.series.push_back({source.title(scenario), {means.begin(), means.end()}, {}, {}, colour_of(source, scenario)});
    }
    const std::vector<double>& base = chart.series.front().values;
    const auto yuan = [](double value, Language language) { return number_text(value, 0, language); };
    const auto times = [&](Language language) { return number_text(base.back() / base.front(), 1, language); };
    figure.title = {"In " + name.en + " the richest tenth has " + times(Language::en) + " times the income of the poorest with \"" +
                        source.title(source.base).en + "\": " + yuan(base.back(), Language::en) + " against " +
                        yuan(base.front(), Language::en) + " yuan a head",
                    "“" + source.title(source.base).zh + "”下，" + name.zh + "最高10%人口人均收入为最低10%的 " + times(Language::zh) +
                        " 倍（" + yuan(base.back(), Language::zh) + " 元对 " + yuan(base.front(), Language::zh) + " 元）"};
    draw(figure, chart);
    return figure;
}

} // namespace

std::vector<ReportFigure> distribution_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    if (ReportFigure figure = winners_and_losers(source); !figure.key.empty()) figures.push_back(std::move(figure));
    if (!source.values.find("income_decile_mean")) return figures;
    for (const std::size_t place : changed_places(source)) {
        if (scenarios_at(source, place).size() > 1) figures.push_back(growth_incidence(source, place));
        figures.push_back(deciles(source, place));
        figures.push_back(lorenz(source, place));
    }
    return figures;
}

} // namespace terrace
