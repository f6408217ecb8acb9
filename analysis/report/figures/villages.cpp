#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace terrace {
namespace {

std::optional<std::size_t> village_series(const Study& study, std::string_view name) {
    for (std::size_t s = 0; s < study.village_series.size(); ++s)
        if (study.village_series[s].name == name) return s;
    return std::nullopt;
}

class Villages {
public:
    explicit Villages(const ReportSource& source) : source_(source), income_(village_series(source.study, "income_per_head")), tier_(village_series(source.study, "tier")) {}

    [[nodiscard]] bool complete() const { return income_ && tier_ && !source_.study.village_names.empty(); }

    /// Mean over replicates.
    [[nodiscard]] double income(std::size_t scenario, std::size_t month, std::size_t village) const { return mean(*income_, scenario, month, village); }

    /// Share of replicates in which the village has that tier in that month.
    [[nodiscard]] double tier_share(std::size_t scenario, std::size_t month, std::size_t village, int tier) const {
        double share = 0;
        for (std::size_t r = 0; r < source_.study.replicates; ++r) share += std::lround(value(*tier_, scenario, r, month, village)) == tier;
        return share / static_cast<double>(source_.study.replicates);
    }

    [[nodiscard]] int likeliest_tier(std::size_t scenario, std::size_t month, std::size_t village) const {
        int best = 0;
        for (int tier = 1; tier <= 3; ++tier)
            if (tier_share(scenario, month, village, tier) > tier_share(scenario, month, village, best)) best = tier;
        return best;
    }

private:
    [[nodiscard]] double value(std::size_t series, std::size_t scenario, std::size_t replicate, std::size_t month, std::size_t village) const {
        const std::size_t villages = source_.study.village_names.size();
        return source_.study.village_values[series][((scenario * source_.study.replicates + replicate) * source_.months.size() + month) * villages + village];
    }
    [[nodiscard]] double mean(std::size_t series, std::size_t scenario, std::size_t month, std::size_t village) const {
        double sum = 0;
        for (std::size_t r = 0; r < source_.study.replicates; ++r) sum += value(series, scenario, r, month, village);
        return sum / static_cast<double>(source_.study.replicates);
    }

    const ReportSource& source_;
    std::optional<std::size_t> income_, tier_;
};

const std::array<Text, 4>& tier_names() {
    static const std::array<Text, 4> names{Text{"no tier", "未定"}, Text{"demonstration", "示范"}, Text{"catching-up", "追赶"}, Text{"consolidation", "巩固"}};
    return names;
}

std::size_t gaining(const HexagonsChart& chart) {
    return static_cast<std::size_t>(std::count_if(chart.cells.begin(), chart.cells.end(), [](const HexagonCell& cell) { return cell.facts[0] > 0; }));
}

/// The board of one county under the last scenario; a village is named by its county and number.
ReportFigure board(const ReportSource& source, const Villages& villages, std::size_t county, std::size_t scenario) {
    ReportFigure figure;
    const CountyInfo& where = source.study.counties[county];
    figure.key = "villages-" + where.key;
    figure.alternative = {"A hexagon for each village, coloured by its tier; no map: villages stand in order of their number.", "每村一个六边形，颜色为所属梯次；非地图，按村序号排列。"};
    figure.table.columns = {{"Village", "村"}, {"Tier at the end", "期末梯次"}, {"Runs with that tier (%)", "该梯次出现比例（%）"}, {"Income per head, base (yuan)", "基准方案人均收入（元）"},
                            {source.title(scenario).en + " (yuan)", source.title(scenario).zh + "（元）"}, {"Change (yuan)", "变化（元）"}};
    HexagonsChart chart{{tier_names().begin(), tier_names().end()}, {{{"change of income per head (yuan)", "人均收入变化（元）"}, 0, true}, {{"income per head (yuan)", "人均收入（元）"}, 0, false}}, {}};
    std::array<std::size_t, 4> counts{};
    for (std::size_t village = 0; village < source.study.village_names.size(); ++village) {
        if (source.study.village_county[village] != where.key) continue;
        const int tier = villages.likeliest_tier(scenario, source.last(), village);
        const double share = 100 * villages.tier_share(scenario, source.last(), village, tier), base = villages.income(source.base, source.last(), village),
                     income = villages.income(scenario, source.last(), village);
        const std::string& key = source.study.village_names[village];
        const std::string place = key.substr(key.rfind('-') + 1);
        const Text name{where.label.en + " " + place, where.label.zh + place + "村"};
        ++counts[static_cast<std::size_t>(tier)];
        figure.table.rows.push_back({words(name), words(tier_names()[static_cast<std::size_t>(tier)]), number(share, 0), number(base, 0), number(income, 0), change(income - base, 0)});
        chart.cells.push_back({name, place, static_cast<std::size_t>(tier), share / 100, {income - base, income}});
    }
    const auto count = [&](std::size_t tier) { return std::to_string(counts[tier]); };
    const std::string all = std::to_string(chart.cells.size()), up = std::to_string(gaining(chart));
    const Text& title = source.title(scenario);
    figure.title = {title.en + " raises mean income in " + up + " of " + all + " villages of " + where.label.en + "; at the end " + count(1) + " are demonstration, " + count(2) + " catching-up, " + count(3) + " consolidation villages",
                    title.zh + "使" + where.label.zh + " " + all + " 个村中 " + up + " 个村平均收入提高；期末示范村 " + count(1) + " 个、追赶村 " + count(2) + " 个、巩固村 " + count(3) + " 个"};
    draw(figure, chart);
    figure.note = {"Above the change of income per head in yuan stands the village's number; the paler, the fewer runs agree on the tier. Villages are synthetic: sizes and conditions follow the county's figures, names do not exist. Scenario: " + source.title(scenario).en + ".", "六边形内为村序号和人均收入变化（元）；颜色越浅，梯次一致的模拟越少。村为合成村：规模和条件按县级数据生成，并非真实村名。方案：" + source.title(scenario).zh + "。"};
    return figure;
}

} // namespace

std::vector<ReportFigure> village_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    const Villages villages(source);
    if (!villages.complete()) return figures;
    for (const std::size_t place : changed_places(source))
        if (place < source.study.counties.size()) {
            std::size_t shown = source.base;
            for (std::size_t s = 0; s < source.comparison.scenarios.size(); ++s)
                for (const Indicator& row : source.comparison.scenarios[s].indicators)
                    if (row.key == "income_per_head_run" && std::fabs(row.places[place].change.difference.mean) > 0) shown = *find_scenario(source.study, source.comparison.scenarios[s].name);
            figures.push_back(board(source, villages, place, shown));
        }
    return figures;
}

} // namespace terrace
