#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"

#include <set>
#include <utility>

namespace terrace {
namespace {

constexpr double ten_thousand = 10'000;

Text measure_name(const MeasureSummary& measure) {
    const Text label = measure.label.en.empty() ? Text{measure.measure, measure.measure} : measure.label;
    return {label.en + ", " + measure.place.label.en, label.zh + "（" + measure.place.label.zh + "）"};
}

/// Nodes and links of a flow chart, widths in 万元 (10,000 yuan).
class Flows {
public:
    std::size_t node(const Text& name) {
        nodes_.push_back(text_json(name));
        return nodes_.size() - 1;
    }
    void link(std::size_t from, std::size_t to, double yuan) {
        if (yuan > 0) links_.push_back({{"from", from}, {"to", to}, {"value", number_json(yuan / ten_thousand, 1)}});
    }
    [[nodiscard]] nlohmann::json json() const { return {{"nodes", nodes_}, {"links", links_}, {"unit", text_json({"10,000 yuan", "万元"})}, {"decimals", 1}}; }

private:
    nlohmann::json nodes_ = nlohmann::json::array(), links_ = nlohmann::json::array();
};

void add_rows(ReportTable& table, const Text& part, const std::vector<TrailLine>& lines, bool sign) {
    for (const TrailLine& line : lines)
        if (line.amount.mean != 0) table.rows.push_back({words(part), words(line.label), sign ? change(line.amount.mean / ten_thousand, 1) : number(line.amount.mean / ten_thousand, 1)});
}

/// Budget to payees, and what stays in the county.
ReportFigure budget(const MeasureSummary& measure, std::size_t number_of) {
    const MoneyTrail& trail = measure.money;
    const Text name = measure_name(measure);
    ReportFigure figure;
    figure.key = "money-" + std::to_string(number_of);
    figure.chart = "flows";
    figure.alternative = {"A flow chart: the measure's budget by kind of payment and payee; widths are amounts.", "资金流向图：该措施拨款按支付类别和收款方流出，宽度为金额。"};
    double stays = 0;
    for (const TrailLine& line : trail.stays) stays += line.amount.mean;
    const double paid = trail.appropriated.mean;
    const auto amount = [&](double yuan, Language language) { return number_text(yuan / ten_thousand, 0, language); };
    figure.title = {name.en + ": " + amount(paid, Language::en) + " x 10,000 yuan of public money; the county is " + amount(stays, Language::en) + " richer than without it",
                    name.zh + "：拨款 " + amount(paid, Language::zh) + " 万元；与不实施相比，县内净留存 " + amount(stays, Language::zh) + " 万元"};
    Flows flows;
    const std::size_t from = flows.node({"Appropriated", "拨款"});
    for (const TrailLine& line : trail.paid)
        if (line.amount.mean > 0) flows.link(from, flows.node(line.label), line.amount.mean);
    if (trail.unspent.mean > 0) flows.link(from, flows.node({"not spent", "结余未支出"}), trail.unspent.mean);
    figure.data = flows.json();
    figure.table.columns = {{"Part", "部分"}, {"Line", "项目"}, {"10,000 yuan", "万元"}};
    const Text line{"The budget line", "资金拨付与支出"};
    figure.table.rows.push_back({words(line), words({"Appropriated", "拨款合计"}), number(paid / ten_thousand, 1)});
    add_rows(figure.table, line, trail.paid, false);
    if (trail.unspent.mean != 0) figure.table.rows.push_back({words(line), words({"not spent", "结余未支出"}), number(trail.unspent.mean / ten_thousand, 1)});
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
    std::set<std::pair<std::string, std::string>> shown;   // a measure's first entry holds all its counties
    for (const MeasureSummary& measure : source.comparison.measures)
        if (shown.emplace(measure.scenario, measure.measure).second && measure.money.appropriated.mean > 0) figures.push_back(budget(measure, figures.size() + 1));
    return figures;
}

} // namespace terrace
