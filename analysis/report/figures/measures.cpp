#include "analysis/comparison/render_parts.hpp"
#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"
#include "models/policy/instruments.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace terrace {
namespace {

/// First entries of measures: all their counties together.
std::vector<const MeasureSummary*> whole_measures(const ReportSource& source) {
    std::vector<const MeasureSummary*> list;
    for (const MeasureSummary& one : source.comparison.measures)
        if (is_whole_of_measure(source.comparison, one)) list.push_back(&one);
    return list;
}

bool several_scenarios(const std::vector<const MeasureSummary*>& measures) {
    for (const MeasureSummary* one : measures)
        if (one->scenario != measures.front()->scenario) return true;
    return false;
}

/// The measure's label; with its scenario where a measure of that label stands in several.
Text name_of(const MeasureSummary& measure, const std::vector<const MeasureSummary*>& all) {
    Text label = measure.label.en.empty() && measure.label.zh.empty() ? Text{measure.measure, measure.measure} : measure.label;
    std::size_t alike = 0;
    for (const MeasureSummary* other : all)
        alike += other->label == measure.label;
    if (alike > 1 && several_scenarios(all))
        label = {label.en + " (" + measure.scenario_title.en + ")", label.zh + "（" + measure.scenario_title.zh + "）"};
    return label;
}

ChartSeries bars_of(const std::vector<const MeasureSummary*>& measures, const Text& name,
                    const std::function<MeanEstimate(const MeasureSummary&)>& value) {
    ChartSeries bars{name, {}};
    for (const MeasureSummary* one : measures) {
        const MeanEstimate estimate = value(*one);
        const bool there = estimate.n > 0;
        bars.values.push_back(there ? estimate.mean : NAN);
        bars.low.push_back(there ? estimate.low : NAN);
        bars.high.push_back(there ? estimate.high : NAN);
    }
    return bars;
}

std::vector<Text> categories(const std::vector<const MeasureSummary*>& measures) {
    std::vector<Text> list;
    for (const MeasureSummary* one : measures)
        list.push_back(name_of(*one, measures));
    return list;
}

/// More bars than this lie down, one below the other over the page's whole width, so that their names stay legible.
constexpr std::size_t most_upright = 4;

void lay_out(BarsChart& chart, ReportFigure& figure) { chart.horizontal = figure.wide = chart.categories.size() > most_upright; }

/// Of the measures with a net, the one with most participants.
const MeasureSummary* largest(const std::vector<const MeasureSummary*>& measures, bool with_net) {
    const MeasureSummary* most = nullptr;
    for (const MeasureSummary* one : measures) {
        const bool counts =
            with_net ? one->paired && one->net.n > 0 : !one->modifier && one->before_after.n > 0 && one->gross_paid.mean > 0;
        if (counts && (most == nullptr || one->participants.mean > most->participants.mean)) most = one;
    }
    return most;
}

Text gross_finding(const std::vector<const MeasureSummary*>& measures) {
    const auto yuan = [](double value, Language language) { return number_text(value, 0, language); };
    const auto change = [](double value, Language language) { return signed_text(value, 0, language); };
    if (const MeasureSummary* most = largest(measures, true)) {
        const Text name = name_of(*most, measures);
        return {name.en + ": a household is paid " + yuan(most->gross_paid.mean, Language::en) +
                    " yuan in the first year, but its income changes by " + change(most->net.mean, Language::en) + " yuan",
                name.zh + "：参与户第一年得到 " + yuan(most->gross_paid.mean, Language::zh) + " 元，收入净变化为 " +
                    change(most->net.mean, Language::zh) + " 元"};
    }
    const MeasureSummary* most = largest(measures, false);
    if (most == nullptr) return {"No measure pays a household that takes part for a full first year", "没有参与户在完整的第一年内得到支付"};
    const Text name = name_of(*most, measures);
    return {name.en + " pays " + yuan(most->participants.mean, Language::en) + " households " + yuan(most->gross_paid.mean, Language::en) +
                " yuan each in the first year, after which their income is " + change(most->before_after.mean, Language::en) +
                " yuan against the year before; what they would have without it was not simulated",
            name.zh + "：" + yuan(most->participants.mean, Language::zh) + " 户第一年各得到 " + yuan(most->gross_paid.mean, Language::zh) +
                " 元，前后收入之差为 " + change(most->before_after.mean, Language::zh) + " 元；未模拟不实施该措施的情形，净效应未知"};
}

bool any_number(const ChartSeries& series) {
    return std::any_of(series.values.begin(), series.values.end(), [](double value) { return !std::isnan(value); });
}

ReportFigure gross_and_net(const std::vector<const MeasureSummary*>& measures) {
    ReportFigure figure;
    figure.key = "gross-net";
    figure.title = gross_finding(measures);
    figure.alternative = {"Bars for each measure, per participating household in its first year: paid by the measure, income after less "
                          "before, and where there are pairs net against a run without the measure.",
                          "每项措施的柱：参与户第一年的毛收入、参与前后收入之差，以及（有配对模拟时）与不实施该措施相比的净效应。"};
    const Text gross{"gross: paid by the measure", "毛收入：措施支付"}, before{"after less before", "参与前后之差"},
        net{"net: with less without", "净效应：有减无"};
    BarsChart chart{categories(measures), {{"yuan per household, first year", "元/户，第一年"}, 0}, {}};
    chart.series.push_back(bars_of(measures, gross, [](const MeasureSummary& m) { return m.gross_paid; }));
    chart.series.push_back(bars_of(measures, before, [](const MeasureSummary& m) { return m.before_after; }));
    chart.series.push_back(bars_of(measures, net, [](const MeasureSummary& m) { return m.paired ? m.net : MeanEstimate{}; }));
    chart.series[1].colour = 4; // the colours of the scenarios mean something else
    chart.series[2].colour = 3;
    const bool has_net = any_number(chart.series[2]);
    if (!has_net) chart.series.pop_back();
    lay_out(chart, figure);
    draw(figure, chart);
    figure.table.columns = {{"Measure", "措施"}, {"Households", "参与户数"}, gross, before, net, {"Survey would say", "问卷匹配估计"}};
    for (const MeasureSummary* one : measures)
        figure.table.rows.push_back({words(name_of(*one, measures)), number(one->participants.mean, 0), estimate(one->gross_paid, 0),
                                     estimate(one->before_after, 0), estimate(one->paired ? one->net : MeanEstimate{}, 0),
                                     estimate(one->survey, 0)});
    figure.note = {"Yuan per participating household in its first year; ± is half of the 95 % interval over paired runs. Gross is what "
                   "reports usually quote; net is what would not be there otherwise.",
                   "单位：元/户，参与后第一年；±为配对模拟95%区间的一半。通常上报的是毛收入，净效应才是政策真正带来的变化。"};
    if (!has_net)
        figure.note = {figure.note.en + " This study has no runs without single measures; terrace compare --attribute adds them.",
                       figure.note.zh + "本研究未逐项去除措施模拟，净效应见 terrace compare --attribute。"};
    return figure;
}

/// Whether a measure surely raises income for public money, so that a yuan of it has a price.
bool costs(const MeasureSummary& one) { return one.cost_per_yuan.ratio > 0 && !one.cost_per_yuan.loses(); }

ReportFigure cost(const std::vector<const MeasureSummary*>& measures) {
    std::vector<const MeasureSummary*> paid;
    for (const MeasureSummary* one : measures)
        if (one->paired && one->cost_per_yuan.printable && std::isfinite(one->cost_per_yuan.ratio)) paid.push_back(one);
    ReportFigure figure;
    figure.key = "cost";
    if (paid.empty()) return figure;
    const MeasureSummary* best = paid.front();
    for (const MeasureSummary* one : paid)
        if (costs(*one) && (!costs(*best) || one->cost_per_yuan.ratio < best->cost_per_yuan.ratio)) best = one;
    const Text name = name_of(*best, measures);
    figure.title = {"No measure both costs public money and raises households' income for certain",
                    "没有措施在投入财政资金的同时明确提高农户收入"};
    if (costs(*best))
        figure.title = {"A yuan of households' net income costs least with " + name.en + ": " +
                            number_text(best->cost_per_yuan.ratio, 2, Language::en) + " yuan of public money",
                        "每增加1元农户净收入，" + name.zh + "所需财政资金最少：" + number_text(best->cost_per_yuan.ratio, 2, Language::zh) +
                            " 元"};
    figure.alternative = {"A bar for each measure: public yuan for each yuan of households' net income over the whole run.",
                          "每项措施一根柱：全期每增加1元农户净收入所需财政资金。"};
    ChartSeries bars{{"public cost per yuan", "每元净增收的财政成本"}, {}, {}, {}, 7};
    std::vector<const MeasureSummary*> gaining;   // a measure that lowers income has no cost of a gain, so no bar
    std::copy_if(paid.begin(), paid.end(), std::back_inserter(gaining), [](const MeasureSummary* one) { return !one->cost_per_yuan.loses(); });
    for (const MeasureSummary* one : gaining) {
        bars.values.push_back(one->cost_per_yuan.ratio);
        bars.low.push_back(one->cost_per_yuan.low);
        bars.high.push_back(one->cost_per_yuan.high);
    }
    BarsChart chart{categories(gaining), {{"public yuan per yuan of net income", "财政资金（元）/净增收（元）"}, 2}, {}};
    chart.series.push_back(std::move(bars));
    lay_out(chart, figure);
    if (!gaining.empty()) draw(figure, chart);
    figure.table.columns = {{"Measure", "措施"},
                            {"Spent (yuan)", "措施支出（元）"},
                            {"Other public money (yuan)", "其他财政支出变化（元）"},
                            {"Public yuan per yuan", "每元净增收的财政成本"},
                            {"from", "下限"},
                            {"to", "上限"}};
    for (const MeasureSummary* one : paid) {
        const RatioEstimate& each = one->cost_per_yuan;
        const auto shown = [&](double value) { return each.loses() ? words({"-", "-"}) : number(value, 2); };
        figure.table.rows.push_back({words(name_of(*one, paid)), number(one->public_cost.mean, 0), change(one->other_public_money.mean, 0),
                                     each.loses() ? words(income_falls()) : number(each.ratio, 2), shown(each.low), shown(each.high)});
    }
    figure.note = {"\"loses\": households' income surely falls, so that there is no cost of a gain. Below zero: the measure saves public money.",
                   "“净收入减少”表示农户净收入确定下降，不计算成本；负值表示该措施节省了财政资金。"};
    return figure;
}

/// What it costs to lift a household above the national line for a year, by a measure or by a whole scenario.
struct Lifting {
    Text name;
    RatioEstimate cost;
    /// Where it is not certain that anybody is lifted, or somebody falls below, there is no price.
    [[nodiscard]] bool priced() const { return cost.printable && cost.ratio > 0 && !cost.loses(); }
};

/// Measures with pairs, then the scenarios that are more than one of them.
std::vector<Lifting> liftings(const ReportSource& source, const std::vector<const MeasureSummary*>& measures) {
    std::vector<Lifting> list;
    for (const MeasureSummary* one : measures)
        if (one->paired) list.push_back({name_of(*one, measures), one->cost_per_lifted});
    for (const ScenarioComparison& scenario : source.comparison.scenarios) {
        const auto own = [&](const MeasureSummary* one) { return one->scenario == scenario.name; };
        const auto alone = [&](const MeasureSummary* one) { return own(one) && one->paired && !one->in_package; };
        if (std::none_of(measures.begin(), measures.end(), alone)) list.push_back({scenario.title, scenario.cost_per_lifted.back()});
    }
    std::erase_if(list, [](const Lifting& one) { return one.cost.denominator.n == 0; });
    return list;
}

Text lifting_finding(const std::vector<Lifting>& list) {
    const Lifting* best = nullptr;
    for (const Lifting& one : list)
        if (one.priced() && (best == nullptr || one.cost.ratio < best->cost.ratio)) best = &one;
    if (best == nullptr)
        return {"Of no measure is it certain that it lifts households above the national line and costs public money", "没有措施在投入财政资金的同时明确减少低于国家标准的农户"};
    return {"To lift a household above the national line for a year costs least with " + best->name.en + ": " + number_text(best->cost.ratio, 0, Language::en) +
                " yuan of public money",
            "每减少1户低于国家标准的农户一年，" + best->name.zh + "所需财政资金最少：" + number_text(best->cost.ratio, 0, Language::zh) + " 元"};
}

ReportFigure cost_of_lifting(const std::vector<Lifting>& list) {
    ReportFigure figure;
    figure.key = "cost-lifted";
    figure.title = lifting_finding(list);
    figure.alternative = {"A bar for each measure: public yuan for each household that is above the national line for a year instead of below, over the whole run.",
                          "每项措施一根柱：全期每减少1户低于国家标准的农户一年所需财政资金。"};
    ChartSeries bars{{"public cost per household lifted, a year", "每减少1户低收入户每年的财政成本"}, {}, {}, {}, 7};
    BarsChart chart{{}, {{"public yuan per household and year", "财政资金（元/户·年）"}, 0}, {}};
    for (const Lifting& one : list) {
        const bool told = one.cost.printable && !one.cost.loses();
        figure.table.rows.push_back({words(one.name), estimate(one.cost.denominator, 1), one.cost.loses() ? words(more_are_poor()) : number(told ? one.cost.ratio : NAN, 0),
                                     number(told ? one.cost.low : NAN, 0), number(told ? one.cost.high : NAN, 0)});
        if (!told) continue;
        chart.categories.push_back(one.name);
        bars.values.push_back(one.cost.ratio);
        bars.low.push_back(one.cost.low);
        bars.high.push_back(one.cost.high);
    }
    figure.table.columns = {{"Measure or scenario", "措施或方案"},
                            {"Household-years lifted", "减少的低收入户年"},
                            {"Public yuan per household and year", "每户每年财政成本（元）"},
                            {"from", "下限"},
                            {"to", "上限"}};
    figure.note = {"Household-years below the national line, listed by monitoring or not, without the measure less with it, whole run. - where the interval of the "
                   "household-years holds zero: nobody is lifted for certain, so there is no price. \"more poor\": more households surely are below the line.",
                   "低于国家标准的户年数（不论是否纳入监测），无措施减有措施，全期合计。户年数区间含零时不能确定有农户脱离低收入，成本记“-”；“低收入户增加”表示低于国家标准的农户确定增多，不计算成本。"};
    if (bars.values.empty()) return figure;
    chart.series.push_back(std::move(bars));
    lay_out(chart, figure);
    draw(figure, chart);
    return figure;
}

ReportFigure others(const std::vector<const MeasureSummary*>& measures) {
    ReportFigure figure;
    figure.key = "others";
    const MeasureSummary* most = measures.front();
    for (const MeasureSummary* one : measures)
        if (one->better_alone.mean > most->better_alone.mean) most = one;
    const double alone = most->better_alone.mean;
    const Text name = name_of(*most, measures);
    figure.title = alone >= 1
                       ? Text{number_text(alone, 0, Language::en) + " participants of " + name.en + " expect less money with it than without",
                              name.zh + "有 " + number_text(alone, 0, Language::zh) + " 户参与反而少收入"}
                       : Text{"No participant expects less money with a measure than without", "没有参与户因参与而少收入"};
    figure.alternative = {"A table of what measures do to those who do not take part, and how many participants lose by them.",
                          "未参与农户所受影响及参与反而少收入的参与户数。"};
    figure.table.columns = {{"Measure", "措施"},
                            {"Eligible, not taking part (yuan each)", "符合条件未参与户（元/户）"},
                            {"All the rest (yuan each)", "其余农户（元/户）"},
                            {"Leakage: paid to households above the median income (%)", "付给中位数以上非脱贫户的比例（%）"},
                            {"Taking part brings less money (households)", "参与反而少收入（户）"},
                            {"by how much, as they expect (yuan a year)", "预期每年少收入（元/户）"},
                            {"Places not filled", "未完成数"}, {"places counted in", "未完成数单位"}};
    for (const MeasureSummary* one : measures) {
        const Text places = places_of(one->instrument);
        const bool counted = !places.en.empty();
        figure.table.rows.push_back({words(name_of(*one, measures)), estimate(one->paired ? one->net_eligible_others : MeanEstimate{}, 0),
                                     estimate(one->paired ? one->net_rest : MeanEstimate{}, 0), number(100 * one->leakage.ratio, 0),
                                     number(one->better_alone.mean, 0), number(one->loss_better_alone.mean, 0),
                                     counted ? number(one->shortfall.mean, 0) : words({"-", "-"}), words(counted ? places : Text{"-", "-"})});
    }
    return figure;
}

} // namespace

std::vector<ReportFigure> measure_figures(const ReportSource& source) {
    const std::vector<const MeasureSummary*> measures = whole_measures(source);
    std::vector<ReportFigure> figures;
    if (measures.empty()) return figures;
    figures.push_back(gross_and_net(measures));
    if (ReportFigure figure = cost(measures); !figure.table.rows.empty()) figures.push_back(std::move(figure));
    if (const std::vector<Lifting> list = liftings(source, measures); !list.empty()) figures.push_back(cost_of_lifting(list));
    figures.push_back(others(measures));
    return figures;
}

} // namespace terrace
