#include "analysis/comparison/render_parts.hpp"
#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"

namespace terrace {
namespace {

/// An amount [yuan] as people say it: "27.92 million yuan", "2792 万元".
std::string amount(double yuan, Language language) {
    return number_text(yuan / large_money_divisor(language), large_money_decimals(language), language) + " " + large_money_unit().in(language);
}

Text measure_name(const MeasureSummary& measure) {
    const Text label = measure.label.en.empty() ? Text{measure.measure, measure.measure} : measure.label;
    return {label.en + ", " + measure.place.label.en, label.zh + "（" + measure.place.label.zh + "）"};
}

void add_rows(ReportTable& table, const Text& part, const std::vector<TrailLine>& lines, bool sign) {
    for (const TrailLine& line : lines)
        if (line.amount.mean != 0) table.rows.push_back({words(part), words(line.label), sign ? change(line.amount.mean, 0) : number(line.amount.mean, 0)});
}

/// Budget to payees, and what stays in the county.
ReportFigure budget(const MeasureSummary& measure, std::size_t number_of) {
    const MoneyTrail& trail = measure.money;
    const Text name = measure_name(measure);
    ReportFigure figure;
    figure.key = "money-" + std::to_string(number_of);
    figure.alternative = {"A flow chart: the measure's budget by kind of payment and payee; widths are amounts.", "资金流向图：该措施拨款按支付类别和收款方流出，宽度为金额。"};
    double stays = 0;
    for (const TrailLine& line : trail.stays) stays += line.amount.mean;
    const double paid = trail.appropriated.mean;
    figure.title = {name.en + ": " + amount(paid, Language::en) + " of public money; money in the county is " + amount(stays, Language::en) + " more than without it",
                    name.zh + "：拨款 " + amount(paid, Language::zh) + "；与不实施相比，县内净留存 " + amount(stays, Language::zh)};
    FlowsChart flows{{{"Appropriated", "拨款"}}, {{}, 0, true}, {}};
    const auto pay = [&](const Text& to, double yuan) {
        if (!(yuan > 0)) return;
        flows.links.push_back({0, flows.nodes.size(), yuan});
        flows.nodes.push_back(to);
    };
    for (const TrailLine& line : trail.paid) pay(line.label, line.amount.mean);
    pay({"not spent", "结余未支出"}, trail.unspent.mean);
    draw(figure, flows);
    figure.table.columns = {{"Part", "部分"}, {"Line", "项目"}, {"yuan", "元"}};
    const Text line{"The budget line", "资金拨付与支出"};
    figure.table.rows.push_back({words(line), words({"Appropriated", "拨款合计"}), number(paid, 0)});
    add_rows(figure.table, line, trail.paid, false);
    if (trail.unspent.mean != 0) figure.table.rows.push_back({words(line), words({"not spent", "结余未支出"}), number(trail.unspent.mean, 0)});
    add_rows(figure.table, {"Came into the county", "流入县内"}, trail.came_in, true);
    add_rows(figure.table, {"Left the county", "流出县外"}, trail.went_out, true);
    add_rows(figure.table, {"Stays", "留存县内"}, trail.stays, true);
    figure.note = {"Means over runs, whole run. The budget line adds up to what was appropriated; what came in less what left is what stays, to the fen before rounding. The last three parts are changes: with the measure less without it.",
                   "各次模拟平均，全期合计。拨款等于各项支出与结余之和；流入减流出等于留存（取整前分毫不差）。后三部分为有措施减无措施的变化。"};
    return figure;
}

} // namespace

std::vector<ReportFigure> money_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    for (const MeasureSummary& measure : source.comparison.measures)
        if (is_whole_of_measure(source.comparison, measure) && measure.money.appropriated.mean > 0) figures.push_back(budget(measure, figures.size() + 1));
    return figures;
}

} // namespace terrace
