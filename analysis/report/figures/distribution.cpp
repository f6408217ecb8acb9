#include "analysis/report/figures/figures.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/study/wording.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace terrace {
namespace {

constexpr std::size_t tenths = 10;

/// Mean over replicates of the tenths' mean incomes in the last month, at a place.
std::array<double, tenths> decile_means_at(const ReportSource& source, std::size_t scenario, std::size_t place, std::size_t replicate) {
    std::array<double, tenths> means{};
    for (std::size_t decile = 0; decile < tenths; ++decile) means[decile] = source.values.per_head("income_decile_mean", scenario, replicate, source.last(), place, decile);
    return means;
}

std::array<double, tenths> average_deciles(const ReportSource& source, std::size_t scenario, std::size_t place) {
    std::array<double, tenths> sum{};
    for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate) {
        const auto one = decile_means_at(source, scenario, place, replicate);
        for (std::size_t decile = 0; decile < tenths; ++decile) sum[decile] += one[decile] / static_cast<double>(source.study.replicates);
    }
    return sum;
}

nlohmann::json tenth_names() {
    nlohmann::json names = nlohmann::json::array();
    for (std::size_t decile = 1; decile <= tenths; ++decile) {
        const std::string at = std::to_string(decile);
        names.push_back(text_json({decile == 1 ? "1 (poorest)" : decile == tenths ? "10 (richest)" : at, decile == 1 ? "1（最低）" : decile == tenths ? "10（最高）" : at}));
    }
    return names;
}

/// Change of the tenths' mean incomes against the base, paired by replicate.
std::array<MeanEstimate, tenths> incidence(const ReportSource& source, std::size_t scenario, std::size_t place) {
    std::array<std::vector<double>, tenths> changes;
    for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate) {
        const auto with = decile_means_at(source, scenario, place, replicate), without = decile_means_at(source, source.base, place, replicate);
        for (std::size_t decile = 0; decile < tenths; ++decile) changes[decile].push_back(100 * (with[decile] - without[decile]) / without[decile]);
    }
    std::array<MeanEstimate, tenths> result;
    for (std::size_t decile = 0; decile < tenths; ++decile) result[decile] = mean_with_interval(changes[decile]);
    return result;
}

ReportFigure growth_incidence(const ReportSource& source, std::size_t place) {
    ReportFigure figure;
    const ComparedPlace& where = source.comparison.places[place];
    figure.key = "incidence-" + where.key;
    figure.alternative = {"Change of mean income per head of each tenth of persons against the base, in per cent, one line for each scenario.", "各十等分组人均收入相对基准方案的变化（%），每个方案一条曲线。"};
    figure.chart = "bars";
    figure.table.columns = {{"Scenario", "方案"}};
    for (std::size_t decile = 1; decile <= tenths; ++decile) figure.table.columns.push_back({std::to_string(decile), std::to_string(decile)});
    nlohmann::json series = nlohmann::json::array();
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
        series.push_back({{"name", text_json(source.title(scenario))}, {"colour", colour_of(source, scenario)}, {"values", numbers_json(mean, 3)}, {"low", numbers_json(from, 3)}, {"high", numbers_json(to, 3)}});
        const double poor = (mean[0] + mean[1] + mean[2] + mean[3]) / 4, rich = (mean[8] + mean[9]) / 2;
        if (std::fabs(poor) + std::fabs(rich) > strongest) strongest = std::fabs(poor) + std::fabs(rich), low = poor, high = rich, strongest_title = source.title(scenario);
    }
    figure.title = {strongest_title.en + " changes income of the poorest four tenths in " + where.label.en + " by " + signed_text(low, 2, Language::en) + " %, of the richest two tenths by " + signed_text(high, 2, Language::en) + " %",
                    strongest_title.zh + "：" + where.label.zh + "最低40%人口人均收入变化 " + signed_text(low, 2, Language::zh) + "%，最高20%变化 " + signed_text(high, 2, Language::zh) + "%"};
    figure.data = {{"categories", tenth_names()}, {"unit", text_json({"% of the base's income, last twelve months", "%（相对基准方案，近12个月）"})}, {"decimals", 2}, {"series", series}};
    return figure;
}

ReportFigure lorenz(const ReportSource& source, std::size_t place) {
    ReportFigure figure;
    const ComparedPlace& where = source.comparison.places[place];
    figure.key = "lorenz-" + where.key;
    figure.alternative = {"Lorenz curves: cumulative share of income over cumulative share of persons, a line for each scenario and the line of equality.", "洛伦兹曲线：累计收入占比与累计人口占比，每个方案一条曲线，另有绝对平等线。"};
    figure.chart = "lines";
    figure.table.columns = {{"Scenario", "方案"}};
    for (std::size_t decile = 1; decile <= tenths; ++decile) figure.table.columns.push_back({"poorest " + std::to_string(10 * decile) + " %", "最低" + std::to_string(10 * decile) + "%"});
    nlohmann::json series = nlohmann::json::array();
    double base_share = NAN;
    for (const std::size_t scenario : scenarios_at(source, place)) {
        const auto means = average_deciles(source, scenario, place);
        double total = 0, sum = 0;
        for (const double one : means) total += one;
        std::vector<double> shares{0};
        std::vector<ReportCell> row{words(source.title(scenario))};
        for (const double one : means) {
            sum += one;
            shares.push_back(100 * sum / total);
            row.push_back(number(shares.back(), 1));
        }
        if (scenario == source.base) base_share = shares[4];
        figure.table.rows.push_back(std::move(row));
        series.push_back({{"name", text_json(source.title(scenario))}, {"colour", colour_of(source, scenario)}, {"values", numbers_json(shares, 2)}});
    }
    std::vector<double> x;
    for (std::size_t decile = 0; decile <= tenths; ++decile) x.push_back(10.0 * static_cast<double>(decile));
    series.push_back({{"name", text_json({"equality", "绝对平等"})}, {"values", numbers_json(x, 0)}, {"reference", true}});
    figure.title = {"Without new measures the poorest four tenths in " + where.label.en + " have " + number_text(base_share, 1, Language::en) + " % of income",
                    "基准方案下，" + where.label.zh + "最低40%人口占总收入的 " + number_text(base_share, 1, Language::zh) + "%"};
    figure.data = {{"x", numbers_json(x, 0)}, {"x_name", text_json({"share of persons, poorest first (%)", "人口累计占比（%，由低到高）"})},
                   {"unit", text_json({"share of income (%)", "收入累计占比（%）"})}, {"decimals", 1}, {"series", series}};
    figure.note = {"From the means of tenths; differences inside a tenth are left out.", "按十等分组均值计算，未计组内差异。"};
    return figure;
}

/// Households by what a measure changes for them, mean over replicates, all counties together.
struct Change {
    std::size_t scenario, measure;
    std::array<double, household_change_count> households{};
};

std::vector<Change> changes_of(const ReportSource& source) {
    std::vector<Change> list;
    for (const MeasureEffect& effect : source.study.effects) {
        if (!effect.paired || source.study.scenarios[effect.scenario].helper) continue;
        auto found = std::find_if(list.begin(), list.end(), [&](const Change& one) { return one.scenario == effect.scenario && one.measure == effect.measure; });
        if (found == list.end()) found = list.insert(list.end(), {effect.scenario, effect.measure, {}});
        for (std::size_t c = 0; c < household_change_count; ++c)
            found->households[c] += static_cast<double>(effect.households_by_change[c]) / static_cast<double>(source.study.replicates);
    }
    std::erase_if(list, [](const Change& one) { return std::all_of(one.households.begin(), one.households.end(), [](double households) { return households == 0; }); });
    return list;
}

ReportFigure winners_and_losers(const ReportSource& source) {
    ReportFigure figure;
    const std::vector<Change> changes = changes_of(source);
    if (changes.empty()) return figure;
    figure.key = "winners";
    figure.alternative = {"For each measure the share of all households of its counties by how much their income of the measure's first year changes.", "各措施所在县全部农户按措施第一年收入变化幅度的分布。"};
    figure.chart = "bars";
    nlohmann::json names = nlohmann::json::array();
    std::array<std::vector<double>, household_change_count> shares;
    figure.table.columns = {{"Measure", "措施"}};
    for (const Named& name : household_change_names()) figure.table.columns.push_back(name.label);
    double lose = 0, win = 0;
    Text most;
    for (const Change& one : changes) {
        const MeasureInfo& measure = source.study.scenarios[one.scenario].measures[one.measure];
        Text label = measure.label.en.empty() ? Text{measure.name, measure.name} : measure.label;
        std::size_t alike = 0;
        for (const Change& other : changes) alike += source.study.scenarios[other.scenario].measures[other.measure].label == measure.label;
        if (alike > 1) label = {label.en + " (" + source.title(one.scenario).en + ")", label.zh + "（" + source.title(one.scenario).zh + "）"};
        names.push_back(text_json(label));
        double all = 0;
        for (const double households : one.households) all += households;
        std::vector<ReportCell> row{words(label)};
        for (std::size_t c = 0; c < household_change_count; ++c) {
            shares[c].push_back(100 * one.households[c] / all);
            row.push_back(number(one.households[c], 0));
        }
        figure.table.rows.push_back(std::move(row));
        const double losers = one.households[0] + one.households[1], winners = one.households[3] + one.households[4];
        if (losers + winners >= lose + win) lose = losers, win = winners, most = label;
    }
    nlohmann::json series = nlohmann::json::array();
    for (std::size_t c = 0; c < household_change_count; ++c)
        series.push_back({{"name", text_json(household_change_names()[c].label)}, {"values", numbers_json(shares[c], 2)}});
    figure.title = {most.en + ": " + number_text(win, 0, Language::en) + " households gain more than 100 yuan in the first year, " + number_text(lose, 0, Language::en) + " lose more than 100",
                    most.zh + "：第一年收入增加100元以上 " + number_text(win, 0, Language::zh) + " 户，减少100元以上 " + number_text(lose, 0, Language::zh) + " 户"};
    figure.data = {{"categories", names}, {"unit", text_json({"% of households of the measure's counties", "占措施所在县农户的%"})}, {"decimals", 1}, {"palette", "gains"}, {"stacked", true}, {"horizontal", true}, {"series", series}};
    figure.note = {"All households of the counties where the measure works, those outside it included; yuan per household in the twelve months from its first month. One household may win in one run and lose in another: means over runs.",
                   "范围为措施所在县全部农户（含未参与户），按措施首月起12个月每户收入变化分组，取各次模拟平均。"};
    return figure;
}

} // namespace

std::vector<ReportFigure> distribution_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    if (ReportFigure figure = winners_and_losers(source); !figure.key.empty()) figures.push_back(std::move(figure));
    if (!source.values.find("income_decile_mean")) return figures;
    for (const std::size_t place : changed_places(source)) {
        if (scenarios_at(source, place).size() > 1) figures.push_back(growth_incidence(source, place));
        figures.push_back(lorenz(source, place));
    }
    return figures;
}

} // namespace terrace
