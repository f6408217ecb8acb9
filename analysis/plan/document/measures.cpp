#include "analysis/plan/document/sections.hpp"

#include <algorithm>

namespace terrace {
namespace {

Fen sum_of(const PlanBudget& budget, std::size_t line, std::size_t tier) {
    Fen sum = 0;
    for (std::size_t year = 0; year < budget.years; ++year)
        sum += budget.at(line, tier, year);
    return sum;
}

Text most_money(const PlanBudget& budget, std::size_t line) {
    std::size_t best = 0;
    for (std::size_t tier = 1; tier < tier_count; ++tier)
        if (sum_of(budget, line, tier) > sum_of(budget, line, best)) best = tier;
    return sum_of(budget, line, best) == 0 ? Text{"none", "不安排"} : tier_labels()[best];
}

/// Years in which the line has money: "2021–2025".
std::string years_with_money(const DocumentSource& source, std::size_t line) {
    int first = 0, last = 0;
    for (int year = 0; year < source.plan.years; ++year)
        for (std::size_t tier = 0; tier < tier_count; ++tier)
            if (source.proposal().budget.at(line, tier, static_cast<std::size_t>(year)) > 0) {
                if (first == 0) first = source.plan.first_year + year;
                last = source.plan.first_year + year;
            }
    return first == 0 ? "-" : first == last ? std::to_string(first) : std::to_string(first) + "–" + std::to_string(last);
}

ReportCell part_of(const DocumentSource& source, std::size_t line) {
    for (std::size_t i = 0; i < source.plan.split.parts.size(); ++i)
        if (source.plan.split.parts[i].line == line) return source.estimate_of(source.plan.split.parts[i].part, 0, at("split/share", {i}));
    return nothing();
}

/// So many as the value has in its file.
int decimals_of(const std::string& value) {
    const std::size_t point = value.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(value.size() - point - 1);
}

ReportCell value_of(const PlanTerm& term, std::size_t position) {
    if (term.number == term.number) return exact(term.number, at("terms/number", {position}), 1, decimals_of(term.value));
    return words(term.value == "true" ? Text{"yes", "是"} : Text{term.value, term.value});
}

/// What each measure is, as far as the plan does not decide it.
ReportFigure terms_table(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "terms";
    figure.title = {"Terms of the measures", "各项措施的具体条款"};
    figure.table.columns = {{"Measure", "措施"}, {"Term", "条款"}, {"Value", "取值"}, {"Unit", "单位"}, {"Mark", "依据"}};
    std::size_t position = 0;
    for (const PlanLine& line : source.plan.lines)
        for (const PlanTerm& term : line.terms) {
            figure.table.rows.push_back({words(line.label), words(term.label), value_of(term, position), words(term.unit), words({term.mark, term.mark})});
            ++position;
        }
    figure.note = {"The same in every tier; counts hold for each tier. Who may take part is what stands here with \"yes\". F: found in a public "
                   "source; D: derived; E: estimate; -: a choice.",
                   "各梯次相同，数量按每个梯次计；取值为“是”的即为参加对象。F：有公开来源；D：推算；E：估计；-：方案设定。"};
    return figure;
}

} // namespace

ReportSection measures_section(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "measures";
    figure.title = {"Measures of the proposal", "推荐方案的措施"};
    figure.table.columns = {{"Measure", "措施"},
                            {"Instrument", "政策工具"},
                            {"Money (10,000 yuan)", "资金（万元）"},
                            {"Most for", "主要投向"},
                            {"Years", "实施年度"},
                            {"Part in the first aim, " + source.goal_column(0).en, "对首要目标的贡献，" + source.goal_column(0).zh}};
    const auto chosen = source.plan.chosen;
    for (std::size_t line = 0; line < source.plan.lines.size(); ++line) {
        const PlanLine& one = source.plan.lines[line];
        const std::string years = years_with_money(source, line);
        figure.table.rows.push_back({words(one.label), words(source.instrument(one)), source.money(chosen, static_cast<int>(line), -1, -1),
                                     words(most_money(source.proposal().budget, line)), words({years, years}), part_of(source, line)});
    }
    figure.note = {"The plan sets the money of each measure by tier and year; its terms are taken as given. How the parts were found is said "
                   "in chapter 7.",
                   "本规划只确定各项措施分梯次、分年度的资金，具体条款按现有方案。贡献的计算方法见第七部分。"};
    ReportSection section{"measures", {"3. Measures", "三、主要措施"}, {std::move(figure)}};
    ReportFigure terms = terms_table(source);
    if (!terms.table.rows.empty()) section.figures.push_back(std::move(terms));
    return section;
}

} // namespace terrace
