#include "analysis/comparison/render_parts.hpp"
#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"

#include <cmath>

namespace terrace {
namespace {

/// An amount [yuan] as people say it: "27.92 million yuan", "2792 万元".
std::string amount(double yuan, Language language) {
    return number_text(yuan / large_money_divisor(language), large_money_decimals(language), language) + " " +
           large_money_unit().in(language);
}

Text measure_name(const MeasureSummary& measure) {
    const Text label = measure.label.en.empty() ? Text{measure.measure, measure.measure} : measure.label;
    return {label.en + ", " + measure.place.label.en, label.zh + "（" + measure.place.label.zh + "）"};
}

double total(const std::vector<TrailLine>& lines) {
    double sum = 0;
    for (const TrailLine& line : lines)
        sum += line.amount.mean;
    return sum;
}

/// Budget by kind of payment and payee.
ReportFigure budget(const MeasureSummary& measure, const std::string& key) {
    const MoneyTrail& trail = measure.money;
    const Text name = measure_name(measure);
    const double given = trail.appropriated.mean;
    ReportFigure figure;
    figure.key = "budget-" + key;
    figure.alternative = {"A flow chart: the measure's budget by kind of payment and payee; widths are amounts.",
                          "资金流向图：该措施拨款按支付类别和收款方流出，宽度为金额。"};
    figure.title = {name.en + ": of " + amount(given, Language::en) + " appropriated, " + amount(given - trail.unspent.mean, Language::en) +
                        " were paid out",
                    name.zh + "：拨款 " + amount(given, Language::zh) + "，已支付 " + amount(given - trail.unspent.mean, Language::zh)};
    FlowsChart flows{{{"appropriated", "拨款"}}, {{}, 0, true}, {}};
    figure.table.columns = {{"Line", "项目"}, {"yuan", "元"}};
    figure.table.rows.push_back({words({"appropriated", "拨款合计"}), number(given, 0)});
    const auto pay = [&](const Text& to, double yuan) {
        if (yuan != 0) figure.table.rows.push_back({words(to), number(yuan, 0)});
        if (!(yuan > 0)) return;
        flows.links.push_back({0, flows.nodes.size(), yuan});
        flows.nodes.push_back(to);
    };
    for (const TrailLine& line : trail.paid)
        pay(line.label, line.amount.mean);
    pay({"not spent", "结余未支出"}, trail.unspent.mean);
    draw(figure, flows);
    figure.note = {"Means over runs, whole run. The lines add up to what was appropriated.",
                   "各次模拟平均，全期合计；各项支出与结余之和等于拨款。"};
    return figure;
}

/// Lines below this share of all that flows are drawn together; the table has each.
constexpr double smallest_share = 0.03;

/// All that a flow chart draws on one side of its middle [yuan].
double drawn(const FlowsChart& flows) {
    double sum = 0;
    for (const FlowLink& link : flows.links)
        if (link.to == 0) sum += link.value;
    return sum;
}

/// What the measure set in motion: what comes into the county more, or leaves it less, stands on the left; what leaves it more, comes in
/// less, or stays, on the right.
FlowsChart circulation_chart(const MoneyTrail& trail, const Text& county) {
    FlowsChart flows{{{"changes in " + county.en + ", both ways", county.zh + "资金增减合计"}}, {{}, 0, true}, {}};
    double all = 0, small_in = 0, small_out = 0;
    for (const auto* lines : {&trail.came_in, &trail.went_out, &trail.stays})
        for (const TrailLine& line : *lines)
            all += std::fabs(line.amount.mean) / 2;
    const auto node = [&](const Text& label, double yuan, bool in) {
        if (!(yuan > 0)) return;
        const std::size_t at = flows.nodes.size(), from = in ? at : 0, to = in ? 0 : at;
        flows.nodes.push_back(label);
        flows.links.push_back({from, to, yuan});
    };
    const auto add = [&](const Text& label, double yuan, bool in) {
        if (std::fabs(yuan) < smallest_share * all)
            (in ? small_in : small_out) += std::fabs(yuan);
        else
            node(label, std::fabs(yuan), in);
    };
    const auto less = [](const Text& label) { return Text{"less: " + label.en, "减少：" + label.zh}; };
    for (const TrailLine& line : trail.came_in)
        add(line.amount.mean > 0 ? line.label : less(line.label), line.amount.mean, line.amount.mean > 0);
    for (const TrailLine& line : trail.went_out)
        add(line.amount.mean > 0 ? line.label : less(line.label), line.amount.mean, line.amount.mean < 0);
    for (const TrailLine& line : trail.stays)
        add(line.amount.mean > 0 ? line.label : less(line.label), line.amount.mean, line.amount.mean < 0);
    node({"smaller sums", "其他小额"}, small_in, true);
    node({"smaller sums", "其他小额"}, small_out, false);
    return flows;
}

Text circulation_finding(const Text& name, double in, double out, double stays) {
    const auto en = [](double yuan) { return amount(yuan, Language::en); };
    const auto zh = [](double yuan) { return amount(yuan, Language::zh); };
    if (in >= 0 && out >= 0 && stays >= 0)
        return {name.en + ": " + en(in) + " more come into the county, " + en(out) + " more leave it again, " + en(stays) + " stay",
                name.zh + "：县外流入增加 " + zh(in) + "，流出增加 " + zh(out) + "，留存县内 " + zh(stays)};
    return {name.en + " changes what comes into the county by " + en(in) + ", what leaves it by " + en(out) + ", what stays by " +
                en(stays),
            name.zh + "：县外流入变化 " + zh(in) + "，流出变化 " + zh(out) + "，县内留存变化 " + zh(stays)};
}

/// What a measure, or a whole scenario, set in motion at a place; `compared` says with what it is compared.
ReportFigure circulation(const MoneyTrail& trail, const Text& name, const Text& place, const std::string& key, const Text& compared) {
    const double in = total(trail.came_in), out = total(trail.went_out), stays = total(trail.stays);
    ReportFigure figure;
    figure.key = "circulation-" + key;
    figure.alternative = {"A flow chart: on the left what comes into the county because of it, or leaves it less; on the right "
                          "what leaves it more, comes in less, or stays.",
                          "资金流向图：左侧为因此流入增加或流出减少的资金，右侧为流出增加、流入减少及留存的资金。"};
    figure.title = circulation_finding(name, in, out, stays);
    const FlowsChart flows = circulation_chart(trail, place);
    draw(figure, flows);
    figure.table.columns = {{"Line", "项目"}, {"Part", "部分"}, {"yuan", "元"}};
    const auto rows = [&](const Text& part, const std::vector<TrailLine>& lines) {
        for (const TrailLine& line : lines)
            if (line.amount.mean != 0) figure.table.rows.push_back({words(line.label), words(part), change(line.amount.mean, 0)});
    };
    rows({"Came into the county", "流入县内"}, trail.came_in);
    rows({"Left the county", "流出县外"}, trail.went_out);
    rows({"Stays", "留存县内"}, trail.stays);
    figure.note = {compared.en +
                       "; means over runs, whole run. What came in less what left is what stays, to the fen "
                       "before rounding. The picture is wider than the sums in its title: a line that "
                       "falls (\"less: ...\") stands on the other side, since no width is below zero, so that each side shows " +
                       amount(drawn(flows), Language::en) + "; in the table such lines have a minus.",
                   compared.zh +
                       "，各次模拟平均，全期合计。流入减流出等于留存（取整前分毫不差）。图中宽度不能为负，减少的项目（“减少：……”"
                       "）画在另一侧，因此图中两侧各为 " +
                       amount(drawn(flows), Language::zh) + "，大于标题中的净额；表格中此类项目为负数。"};
    return figure;
}

} // namespace

std::vector<ReportFigure> money_figures(const ReportSource& source) {
    const Comparison& comparison = source.comparison;
    std::vector<ReportFigure> figures;
    for (std::size_t i = 0; i < comparison.scenarios.size(); ++i) {
        const ScenarioComparison& scenario = comparison.scenarios[i];
        if (!has_own_trail(comparison, scenario)) continue;
        const Text& place = comparison.places.back().label;
        const Text name{scenario.title.en + ", " + place.en, scenario.title.zh + "（" + place.zh + "）"};
        ReportFigure figure = circulation(scenario.money.back(), name, place, "scenario-" + std::to_string(i + 1),
                                          {"The scenario less the base", "该方案减基准"});
        if (!figure.table.rows.empty()) figures.push_back(std::move(figure));
    }
    std::size_t count = 0;
    for (const MeasureSummary& measure : comparison.measures) {
        if (!is_whole_of_measure(comparison, measure)) continue;
        const std::string key = std::to_string(++count);
        if (measure.money.appropriated.mean > 0) figures.push_back(budget(measure, key));
        if (ReportFigure figure = circulation(measure.money, measure_name(measure), measure.place.label, key,
                                              {"With the measure less without it", "有措施减无措施"});
            !figure.table.rows.empty())
            figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace terrace
