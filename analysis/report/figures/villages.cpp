#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/statistics/paired.hpp"
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

/// A mean over runs with half of its interval, "8.2 ±0.5"; a whole number where there is one run.
std::string cell_words(const MeanEstimate& value, int decimals, Language language) {
    if (std::isnan(value.low)) return number_text(value.mean, value.n == 1 ? 0 : decimals, language);
    return number_text(value.mean, decimals, language) + " ±" + number_text((value.high - value.low) / 2, decimals, language);
}

/// Reads the villages of one county. Where villages are synthetic each replicate has its own, so that a village's number means the same one
/// only within a replicate.
class VillageSeries {
public:
    VillageSeries(const ReportSource& source, std::size_t county)
        : source_(source), income_(village_series(source.study, "income_per_head")), tier_(village_series(source.study, "tier")) {
        for (std::size_t village = 0; village < source.study.village_names.size(); ++village)
            if (source.study.village_county[village] == source.study.counties[county].key) list_.push_back(village);
    }

    [[nodiscard]] bool complete() const { return income_ && tier_ && !list_.empty(); }
    [[nodiscard]] const std::vector<std::size_t>& list() const { return list_; }

    /// Income per head of the last month [yuan].
    [[nodiscard]] double income(std::size_t scenario, std::size_t replicate, std::size_t village) const {
        return value(*income_, scenario, replicate, village);
    }

    /// Tier of the last month.
    [[nodiscard]] std::size_t tier(std::size_t scenario, std::size_t replicate, std::size_t village) const {
        return static_cast<std::size_t>(std::clamp(std::lround(value(*tier_, scenario, replicate, village)), 0L, 3L));
    }

    /// Villages of a tier at the end, by run.
    [[nodiscard]] MeanEstimate count(std::size_t scenario, std::size_t of_tier) const {
        std::vector<double> counts(source_.study.replicates, 0.0);
        for (std::size_t r = 0; r < counts.size(); ++r)
            for (const std::size_t village : list_)
                counts[r] += tier(scenario, r, village) == of_tier;
        return mean_with_interval(counts);
    }

private:
    [[nodiscard]] double value(std::size_t series, std::size_t scenario, std::size_t replicate, std::size_t village) const {
        const std::size_t villages = source_.study.village_names.size();
        return source_.study.village_values
            [series][((scenario * source_.study.replicates + replicate) * source_.months.size() + source_.last()) * villages + village];
    }

    const ReportSource& source_;
    std::optional<std::size_t> income_, tier_;
    std::vector<std::size_t> list_;
};

const std::array<Text, 4>& tier_names() {
    static const std::array<Text, 4> names{Text{"no tier", "未定"}, Text{"demonstration", "示范"}, Text{"catching-up", "追赶"},
                                           Text{"consolidation", "巩固"}};
    return names;
}

/// The replicate whose villages are shown.
constexpr std::size_t shown_run = 0;

std::string run_name(const ReportSource& source) { return std::to_string(source.study.first_replicate + shown_run + 1); }

/// The scenario that changes income at a place most, either way, as a mean over runs; the base where none does.
std::size_t strongest_at(const ReportSource& source, std::size_t place) {
    std::size_t strongest = source.base;
    double most = 0;
    for (const std::size_t scenario : source.scenarios) {
        double change = 0;
        for (std::size_t r = 0; r < source.study.replicates; ++r)
            change += source.values.per_head("income_per_head", scenario, r, source.last(), place) -
                      source.values.per_head("income_per_head", source.base, r, source.last(), place);
        if (std::fabs(change) > most) most = std::fabs(change), strongest = scenario;
    }
    return strongest;
}

/// "8.2 ±0.5" villages of each tier in a run, named.
Text counts_words(const VillageSeries& villages, std::size_t scenario) {
    Text text;
    for (std::size_t tier = 1; tier < tier_names().size(); ++tier) {
        const MeanEstimate count = villages.count(scenario, tier);
        const auto words_in = [&](Language language) { return cell_words(count, 1, language); };
        text.en += (text.en.empty() ? "" : ", ") + words_in(Language::en) + " " + tier_names()[tier].en;
        text.zh += (text.zh.empty() ? "" : "、") + tier_names()[tier].zh + "村 " + words_in(Language::zh);
    }
    return text;
}

Text village_name(const ReportSource& source, std::size_t county, std::size_t village) {
    const std::string& key = source.study.village_names[village];
    const std::string number = key.substr(key.rfind('-') + 1);
    const Text& where = source.study.counties[county].label;
    return {where.en + " " + number, where.zh + number + "村"};
}

/// Villages of the run with their income and tier in the base, and tier and change of income under every scenario that changes it here.
ReportTable table_of(const ReportSource& source, const VillageSeries& villages, std::size_t county) {
    ReportTable table;
    const std::string run = run_name(source);
    table.columns = {{"Village of run " + run, "第 " + run + " 次模拟的村"}};
    const std::vector<std::size_t> scenarios = scenarios_at(source, county);
    for (const std::size_t scenario : scenarios) {
        const Text& title = source.title(scenario);
        table.columns.push_back({title.en + ": tier at the end", title.zh + "：期末梯次"});
        table.columns.push_back(scenario == source.base ? Text{title.en + ": income per head (yuan)", title.zh + "：人均收入（元）"}
                                                        : Text{title.en + ": change of income (yuan)", title.zh + "：收入变化（元）"});
    }
    for (const std::size_t village : villages.list()) {
        std::vector<ReportCell> row{words(village_name(source, county, village))};
        const double base = villages.income(source.base, shown_run, village);
        for (const std::size_t scenario : scenarios) {
            const std::string tier = std::to_string(villages.tier(scenario, shown_run, village));
            row.push_back(words({tier, tier}));
            row.push_back(scenario == source.base ? number(base, 0) : change(villages.income(scenario, shown_run, village) - base, 0));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

HexagonsChart chart_of(const ReportSource& source, const VillageSeries& villages, std::size_t county, std::size_t scenario) {
    const HexagonFact change{{"change of income per head (yuan)", "人均收入变化（元）"}, 0, true},
        level{{"income per head (yuan)", "人均收入（元）"}, 0, false};
    HexagonsChart chart{{tier_names().begin(), tier_names().end()}, {}, {}};
    const bool base = scenario == source.base;
    chart.facts = base ? std::vector{level} : std::vector{change, level};
    for (const std::size_t village : villages.list()) {
        const std::string& key = source.study.village_names[village];
        const double income = villages.income(scenario, shown_run, village), without = villages.income(source.base, shown_run, village);
        const std::vector<double> facts = base ? std::vector{income} : std::vector{income - without, income};
        chart.cells.push_back({village_name(source, county, village), key.substr(key.rfind('-') + 1),
                               villages.tier(scenario, shown_run, village), NAN, facts});
    }
    return chart;
}

Text finding(const ReportSource& source, const VillageSeries& villages, std::size_t county, std::size_t scenario) {
    const Text &title = source.title(scenario), &where = source.study.counties[county].label, counts = counts_words(villages, scenario);
    const std::string all = std::to_string(villages.list().size()), runs = std::to_string(source.study.replicates), run = run_name(source);
    const bool once = source.study.replicates == 1;
    const Text tiers{"at the end " + std::string(once ? "there are " : "a run has on average ") + counts.en + " villages",
                     std::string(once ? "期末" : "期末平均每次模拟") + counts.zh};
    if (scenario == source.base)
        return {"Of " + all + " villages of " + where.en + " with \"" + title.en + "\", " + tiers.en,
                "“" + title.zh + "”下" + where.zh + " " + all + " 个村，" + tiers.zh};
    std::size_t up = 0;
    for (const std::size_t village : villages.list())
        up += villages.income(scenario, shown_run, village) > villages.income(source.base, shown_run, village);
    const std::string raised = std::to_string(up);
    return {"In run " + run + " of " + runs + " " + title.en + " raises mean income in " + raised + " of " + all + " villages of " +
                where.en + "; " + tiers.en,
            title.zh + "：第 " + run + " 次模拟（共 " + runs + " 次）中" + where.zh + " " + all + " 个村有 " + raised +
                " 个平均收入提高；" + tiers.zh};
}

/// The board of one county in one run, under the scenario that changes its income most.
ReportFigure board(const ReportSource& source, const VillageSeries& villages, std::size_t county) {
    ReportFigure figure;
    const std::size_t scenario = strongest_at(source, county);
    const Text& title = source.title(scenario);
    figure.key = "villages-" + source.study.counties[county].key;
    figure.title = finding(source, villages, county, scenario);
    figure.alternative = {"A hexagon for each village of one run, coloured by its tier; no map: villages stand in order of their number.",
                          "某一次模拟中每村一个六边形，颜色为所属梯次；非地图，按村序号排列。"};
    figure.table = table_of(source, villages, county);
    draw(figure, chart_of(source, villages, county, scenario));
    const std::string run = run_name(source);
    figure.note = {
        "Drawn is run " + run + " with " + title.en +
            (scenario == source.base ? "" : ", the scenario that changes income here most; the table has all that change it") +
            ". Tiers in the table: 1 demonstration, 2 catching-up, 3 consolidation. Above the number of yuan stands the village's number. "
            "Villages are synthetic unless registers give them: sizes and "
            "conditions follow the county's figures, names do not exist, and each run has "
            "villages of its own.",
        "图为“" + title.zh + "”第 " + run + " 次模拟" +
            (scenario == source.base ? "" : "（对本县收入影响最大的方案；其他有影响的方案见表格）") +
            "。表中梯次：1 示范、2 追赶、3 "
            "巩固。六边形内上为村序号，下为金额（元）。除使用台账外，村为按县级数据生成的合成村，并非真实村名，且各次模拟的村不同。"};
    return figure;
}

} // namespace

std::vector<ReportFigure> village_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    for (const std::size_t place : changed_places(source)) {
        const bool all = place >= source.study.counties.size(); // of one county alone the place is the county
        if (all && source.study.counties.size() > 1) continue;
        const std::size_t county = all ? 0 : place;
        if (const VillageSeries villages(source, county); villages.complete()) figures.push_back(board(source, villages, county));
    }
    return figures;
}

} // namespace terrace
