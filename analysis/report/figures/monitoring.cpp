#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// A state of households that is counted month by month.
struct State {
    const char *series, *key;
    const char* instrument; ///< whose work it counts: scenarios without it have nothing to count; null: all have
    Text what, without;     ///< "do not monitor", of scenarios that lack the instrument
};

const std::vector<State>& states() {
    static const std::vector<State> list{
        {"latent_poor_households", "latent", nullptr, {"Households below the national line and not listed", "未纳入监测的低收入户"}, {}},
        {"monitored_households",
         "monitored",
         "relapse_monitoring",
         {"Households listed by monitoring", "监测对象"},
         {"do not monitor", "未实施监测"}},
        {"relief_claims_refused",
         "refused",
         "relief_fund",
         {"Relief claims that lapsed unpaid so far", "累计未获救助失效申请"},
         {"have no relief fund", "未设救助基金"}},
    };
    return list;
}

std::vector<double> by_month(const ReportSource& source, const char* series, std::size_t scenario) {
    std::vector<double> means(source.months.size(), 0.0);
    for (std::size_t month = 0; month < means.size(); ++month)
        for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate)
            means[month] +=
                source.values.total(series, scenario, replicate, month, source.values.all()) / static_cast<double>(source.study.replicates);
    return means;
}

bool has(const ReportSource& source, const State& state, std::size_t scenario) {
    const auto& measures = source.study.scenarios[scenario].measures;
    if (state.instrument == nullptr ||
        std::any_of(measures.begin(), measures.end(), [&](const MeasureInfo& one) { return one.instrument == state.instrument; }))
        return true;
    const std::vector<double> counted = by_month(source, state.series, scenario);
    return std::any_of(counted.begin(), counted.end(), [](double households) { return households > 0; });
}

/// A scenario that has the state, with its number at the end.
struct AtTheEnd {
    std::size_t scenario;
    double households;
};

/// "7,650 in the base at the end, the fewest are ...", of what only some scenarios count "at the end from ... to ...": theirs are other
/// counties.
Text numbers_at_the_end(const ReportSource& source, const State& state, const std::vector<AtTheEnd>& list) {
    const auto less = [](const AtTheEnd& a, const AtTheEnd& b) { return a.households < b.households; };
    const AtTheEnd fewest = *std::min_element(list.begin(), list.end(), less), most = *std::max_element(list.begin(), list.end(), less);
    const auto count = [](const AtTheEnd& one, Language language) { return number_text(one.households, 0, language); };
    const auto named = [&](const AtTheEnd& one) {
        const Text& title = source.title(one.scenario);
        return Text{count(one, Language::en) + " with " + title.en, title.zh + " " + count(one, Language::zh)};
    };
    if (list.size() == 1 || count(fewest, Language::en) == count(most, Language::en)) {
        const Text one = named(list.front());
        return list.size() == 1 ? Text{one.en + " at the end", "期末" + one.zh}
                                : Text{count(fewest, Language::en) + " at the end with every scenario that has them counted",
                                       "期末各方案均为 " + count(fewest, Language::zh)};
    }
    const Text least = named(fewest), largest = named(most);
    if (state.instrument == nullptr) {
        const Text base{count(list.front(), Language::en) + " in the base at the end", "期末基准方案 " + count(list.front(), Language::zh)};
        if (fewest.scenario == source.base)
            return {base.en + ", the fewest; most are " + largest.en, base.zh + "，为最少；最多为" + largest.zh};
        return {base.en + ", the fewest are " + least.en, base.zh + "，最少为" + least.zh};
    }
    return {"at the end from " + least.en + " to " + largest.en, "期末最少为" + least.zh + "，最多为" + largest.zh};
}

/// "; 3 scenarios do not monitor", "; the base does not": who has nothing to count.
Text lacking(const ReportSource& source, const State& state, std::size_t counted) {
    const std::size_t without = source.scenarios.size() - counted;
    if (without == 0) return {};
    const std::string number = std::to_string(without), all = std::to_string(source.scenarios.size());
    return {"; " + number + " of " + all + " scenarios " + state.without.en, "；" + all + " 个方案中 " + number + " 个" + state.without.zh};
}

/// Households in a state, by month, all counties together, a line for each scenario that has what counts them.
ReportFigure households(const ReportSource& source, const State& state) {
    ReportFigure figure;
    figure.key = state.key;
    figure.alternative = {state.what.en + " by month, all counties together, a line for each scenario that counts them.",
                          state.what.zh + "（各县合计，逐月），每个相关方案一条曲线。"};
    figure.table.columns = {{"Scenario", "方案"}};
    for (const std::size_t end : year_ends(source))
        figure.table.columns.push_back({source.months[end], source.months[end]});
    LinesChart chart{source.months, {}, {}, {{"households", "户"}, 0}, {}};
    std::vector<AtTheEnd> list;
    for (const std::size_t scenario : source.scenarios) {
        if (!has(source, state, scenario)) continue;
        const std::vector<double> values = by_month(source, state.series, scenario);
        std::vector<ReportCell> row{words(source.title(scenario))};
        for (const std::size_t end : year_ends(source))
            row.push_back(number(values[end], 0));
        figure.table.rows.push_back(std::move(row));
        list.push_back({scenario, values.back()});
        chart.series.push_back({source.title(scenario), values, {}, {}, colour_of(source, scenario)});
    }
    const Text numbers = numbers_at_the_end(source, state, list), others = lacking(source, state, list.size());
    figure.title = {state.what.en + ": " + numbers.en + others.en, state.what.zh + "：" + numbers.zh + others.zh};
    draw(figure, chart);
    if (state.instrument != nullptr)
        figure.note = {"Counted in the counties where a scenario has the measure; scenarios without it have no line.",
                       "仅统计实施该措施的县；未实施的方案不绘曲线。"};
    return figure;
}

bool ever(const ReportSource& source, const State& state) {
    if (!source.values.find(state.series)) return false;
    for (const std::size_t scenario : source.scenarios)
        if (has(source, state, scenario))
            for (const double value : by_month(source, state.series, scenario))
                if (value > 0) return true;
    return false;
}

} // namespace

std::vector<ReportFigure> monitoring_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    for (const State& state : states())
        if (ever(source, state)) figures.push_back(households(source, state));
    return figures;
}

} // namespace terrace
