#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/wording.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <array>

namespace terrace {
namespace {

/// Households by what a measure changes for them, mean over replicates, all counties together.
struct Change {
    std::size_t scenario, measure;
    std::array<double, household_change_count> households{};
};

std::vector<Change> changes_of(const ReportSource& source) {
    std::vector<Change> list;
    for (const MeasureEffect& effect : source.study.effects) {
        if (!effect.paired || source.study.scenarios[effect.scenario].helper) continue;
        auto found = std::find_if(list.begin(), list.end(),
                                  [&](const Change& one) { return one.scenario == effect.scenario && one.measure == effect.measure; });
        if (found == list.end()) found = list.insert(list.end(), {effect.scenario, effect.measure, {}});
        for (std::size_t c = 0; c < household_change_count; ++c)
            found->households[c] += static_cast<double>(effect.households_by_change[c]) / static_cast<double>(source.study.replicates);
    }
    std::erase_if(list, [](const Change& one) {
        return std::all_of(one.households.begin(), one.households.end(), [](double households) { return households == 0; });
    });
    return list;
}

} // namespace

ReportFigure winners_and_losers(const ReportSource& source) {
    ReportFigure figure;
    const std::vector<Change> changes = changes_of(source);
    if (changes.empty()) return figure;
    figure.key = "winners";
    figure.alternative = {
        "For each measure the share of all households of its counties by how much their income of the measure's first year changes.",
        "各措施所在县全部农户按措施第一年收入变化幅度的分布。"};
    BarsChart chart{
        {}, {{"% of households of the measure's counties", "占措施所在县农户的%"}, 1}, {}, true, true, 100, ChartPalette::gains};
    for (const Named& name : household_change_names())
        chart.series.push_back({name.label, {}});
    figure.table.columns = {{"Measure", "措施"}};
    for (const Named& name : household_change_names())
        figure.table.columns.push_back(name.label);
    for (const Named& name : household_change_names())
        figure.table.columns.push_back({name.label.en + " (%)", name.label.zh + "（%）"});
    double lose = 0, win = 0;
    Text most;
    for (const Change& one : changes) {
        const MeasureInfo& measure = source.study.scenarios[one.scenario].measures[one.measure];
        Text label = measure.label.en.empty() ? Text{measure.name, measure.name} : measure.label;
        std::size_t alike = 0;
        for (const Change& other : changes)
            alike += source.study.scenarios[other.scenario].measures[other.measure].label == measure.label;
        if (alike > 1)
            label = {label.en + " (" + source.title(one.scenario).en + ")", label.zh + "（" + source.title(one.scenario).zh + "）"};
        chart.categories.push_back(label);
        double all = 0;
        for (const double households : one.households)
            all += households;
        std::vector<ReportCell> row{words(label)};
        for (std::size_t c = 0; c < household_change_count; ++c) {
            chart.series[c].values.push_back(100 * one.households[c] / all);
            row.push_back(number(one.households[c], 0));
        }
        for (const ChartSeries& shares : chart.series)
            row.push_back(number(shares.values.back(), 1));
        figure.table.rows.push_back(std::move(row));
        const double losers = one.households[0] + one.households[1], winners = one.households[3] + one.households[4];
        if (losers + winners >= lose + win) lose = losers, win = winners, most = label;
    }
    figure.title = {most.en + ": " + number_text(win, 0, Language::en) + " households gain more than 100 yuan in the first year, " +
                        number_text(lose, 0, Language::en) + " lose more than 100",
                    most.zh + "：第一年收入增加100元以上 " + number_text(win, 0, Language::zh) + " 户，减少100元以上 " +
                        number_text(lose, 0, Language::zh) + " 户"};
    draw(figure, chart);
    figure.note = {"All households of the counties where the measure works, those outside it included; yuan per household in the twelve "
                   "months from its first month. One household may win in one run and lose in another: means over runs.",
                   "范围为措施所在县全部农户（含未参与户），按措施首月起12个月每户收入变化分组，取各次模拟平均。"};
    return figure;
}

} // namespace terrace
