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
    figure.note = {"Terms of each measure stand in the plan file's inputs; the plan sets only its money by tier and year. How the parts "
                   "were found is said in chapter 7.",
                   "各项措施的具体条款见规划输入文件，本规划只确定其分梯次、分年度资金。贡献的计算方法见第七部分。"};
    return {"measures", {"3. Measures", "三、主要措施"}, {std::move(figure)}};
}

} // namespace terrace
