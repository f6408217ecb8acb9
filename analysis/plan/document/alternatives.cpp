#include "analysis/plan/document/sections.hpp"
#include "analysis/plan/plan_groups.hpp"
#include "analysis/report/charts.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

/// Units of money in 10,000 yuan.
double each(const DocumentSource& source) { return static_cast<double>(source.plan.unit) / 1e6; }

Text named(const DocumentSource& source, std::size_t candidate) {
    const Text name = source.package(candidate);
    return candidate == source.plan.chosen ? Text{name.en + " (proposed)", name.zh + "（推荐）"} : name;
}

ScatterChart cloud(const DocumentSource& source) {
    ScatterChart chart{{"money set aside", "安排资金"},
                       source.plan.goals[0].label,
                       {{"10,000 yuan", "万元"}, 0, false},
                       {source.unit(0), source.decimals(0), false},
                       {{"packages", "备选方案"}, {"proposal", "推荐方案"}},
                       {},
                       {"frontier", "前沿"}};
    for (std::size_t c = 0; c < source.plan.frontier.size(); ++c) {
        ScatterPoint point;
        const ReportCell y = source.change_of(c, 0);
        point.name = source.package(c);
        point.x = source.money(c, -1, -1, -1).number;
        point.y = y.number, point.y_low = y.origin->low, point.y_high = y.origin->high;
        point.group = c == source.plan.chosen ? 1 : 0;
        point.on_line = std::none_of(source.plan.ladder.begin(), source.plan.ladder.end(), [&](const CostEffectivenessRow& row) {
            return row.candidate == c && row.dominance != Dominance::kept;
        });
        point.labelled = point.on_line || c == source.plan.chosen;
        chart.points.push_back(std::move(point));
    }
    return chart;
}

ReportFigure frontier(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "frontier";
    figure.title = {"Packages that no other one beats in every aim", "前沿方案：没有其他方案在全部目标上都更优"};
    figure.alternative = {"A point for each package: money set aside against the change of the first aim, with 95 % intervals.",
                          "每个方案一个点：横轴为安排资金，纵轴为首要目标的变化，附95%区间。"};
    figure.table.columns = {{"Package", "方案"}, {"Money (10,000 yuan)", "资金（万元）"}};
    for (std::size_t goal = 0; goal < source.plan.goals.size(); ++goal)
        figure.table.columns.push_back(source.goal_column(goal));
    for (std::size_t c = 0; c < source.plan.frontier.size(); ++c) {
        std::vector<ReportCell> row{words(named(source, c)), source.money(c, -1, -1, -1)};
        for (std::size_t goal = 0; goal < source.plan.goals.size(); ++goal)
            row.push_back(source.change_of(c, goal));
        figure.table.rows.push_back(std::move(row));
    }
    figure.note = {"Changes against no plan, with 95 % intervals over replicates.", "均为与不实施规划相比的变化，附重复模拟的95%区间。"};
    draw(figure, cloud(source));
    return figure;
}

Text dominance_text(Dominance dominance) {
    switch (dominance) {
    case Dominance::kept:
        return {"kept", "保留"};
    case Dominance::dominated:
        return {"dominated: another one costs no more and does as much or more", "被占优：另有方案成本不高于它、效果不低于它"};
    case Dominance::extendedly_dominated:
        return {"dominated by extension: a mix of its neighbours does more for the money", "扩展占优：相邻方案组合的性价比更高"};
    }
    return {};
}

/// Decimals that show three digits of a number; worths and ratios go from small to large by equal factors.
int three_digits(double number) { return number > 0 ? std::clamp(2 - static_cast<int>(std::floor(std::log10(number))), 0, 9) : 0; }

ReportFigure ladder(const DocumentSource& source) {
    const Text effect = source.goal_column(0), unit = source.unit(0);
    const double each_unit = yuan_of_wan / source.divisor(0);
    ReportFigure figure;
    figure.key = "ladder";
    figure.title = {"Cost-effectiveness: what each step up costs", "成本效果阶梯：每上一级的代价"};
    figure.table.columns = {{"Package", "方案"},
                            {"Cost (10,000 yuan)", "成本（万元）"},
                            {"Effect: " + effect.en, "效果：" + effect.zh},
                            {"Rung", "是否保留"},
                            {"10,000 yuan for one more unit (" + unit.en + ")", "每增加一单位效果（" + unit.zh + "）的成本（万元）"}};
    for (std::size_t rung = 0; rung < source.plan.ladder.size(); ++rung) {
        const CostEffectivenessRow& row = source.plan.ladder[rung];
        const MeanEstimate &goal = source.plan.frontier[row.candidate].goals[0], &paid = rung_cost(source.plan, row);
        ReportCell effect_cell = exact(row.effect, at("ladder/rung_effect", {rung}), source.divisor(0), source.decimals(0));
        effect_cell.sign = true;
        figure.table.rows.push_back(
            {words(named(source, row.candidate)),
             with_interval(estimated(row.cost, at("ladder/cost", {rung}), yuan_of_wan, 1), paid.low, paid.high, 95, true),
             with_interval(std::move(effect_cell), goal.low, goal.high, 95, true),
             coded(dominance_text(row.dominance), static_cast<double>(row.dominance), at("ladder/dominance", {rung})),
             with_interval(estimated(row.ratio, at("ladder/ratio", {rung}), each_unit, three_digits(row.ratio / each_unit)), row.ratio_low,
                           row.ratio_high, 95, true)});
    }
    figure.note = {
        "For the first aim alone, by means over runs, with 95 % intervals. Those of the last column hold the order of the rungs as it is "
        "and are "
        "left out where the extra effect cannot be told apart from zero. By that measure packages that are dominated "
        "are not to be chosen whatever an effect is worth; in other aims, such as risk or inequality, they may lead.",
        "仅就首要目标、按多次模拟的平均值计算，附95%"
        "区间；最后一列的区间以阶梯次序不变为前提，增加的效果与零无法区分的不列区间。据此，被占优的方案无论效果如何估价均不应选择；"
        "但在风险、公平等其他目标上可能领先。"};
    return figure;
}

/// Packages that are the best with at least one twentieth at some worth, and the proposal.
std::vector<std::size_t> likely_best(const DocumentSource& source) {
    std::vector<std::size_t> list;
    for (std::size_t c = 0; c < source.plan.frontier.size(); ++c) {
        const std::vector<double>& curve = source.plan.acceptability.probability[c];
        if (c == source.plan.chosen || *std::max_element(curve.begin(), curve.end()) >= 0.05) list.push_back(c);
    }
    return list;
}

ReportFigure acceptability(const DocumentSource& source) {
    const Acceptability& given = source.plan.acceptability;
    const Text unit = source.unit(0);
    ReportFigure figure;
    figure.key = "acceptability";
    figure.title = {"How sure the choice is, by what an effect is worth (across: 10,000 yuan for one unit)",
                    "不同估价下各方案为最优的概率（横轴：每单位效果的估价，万元）"};
    figure.alternative = {
        "A line for each package: probability of the highest net benefit against the worth of one unit of the first aim, one "
        "step for each row of the table.",
        "每个方案一条线：横轴为首要目标每单位的估价（与表中各行对应），纵轴为净收益最高的概率。"};
    figure.table.columns = {{"Worth of one unit (" + unit.en + "), 10,000 yuan", "每单位（" + unit.zh + "）估价（万元）"}};
    LinesChart chart;
    chart.unit = {{"%", "%"}, 0, false};
    chart.zero = true;
    chart.palette = ChartPalette::parts;
    const std::vector<std::size_t> steps = thinned(given.worth.size(), 11);
    for (const std::size_t step : steps)
        chart.months.push_back(number_text(given.worth[step] / yuan_of_wan, three_digits(given.worth[step] / yuan_of_wan), Language::zh));
    const std::vector<std::size_t> shown = likely_best(source);
    for (const std::size_t c : shown) {
        const Text name = named(source, c);
        figure.table.columns.push_back({name.en + " (%)", name.zh + "（%）"});
        ChartSeries series{name, {}};
        for (const std::size_t step : steps)
            series.values.push_back(100 * given.probability[c][step]);
        chart.series.push_back(std::move(series));
    }
    figure.table.columns.push_back({"Value of perfect information (10,000 yuan)", "完全信息价值（万元）"});
    for (const std::size_t step : steps) {
        std::vector<ReportCell> row{
            exact(given.worth[step], at("acceptability/worth", {step}), yuan_of_wan, three_digits(given.worth[step] / yuan_of_wan))};
        for (const std::size_t c : shown)
            row.push_back(chance({given.probability[c][step], given.probability_low[c][step], given.probability_high[c][step]},
                                 at("acceptability/probability_of_best", {c, step}), true));
        row.push_back(with_interval(estimated(given.information[step], at("acceptability/information", {step}), yuan_of_wan, 2),
                                    given.information_low[step], given.information_high[step], 95, true));
        figure.table.rows.push_back(std::move(row));
    }
    const Text covered = source.plan.drawn.empty()
                             ? Text{"It is of luck only (weather, prices, illness): the model's parameters were not varied, and what their "
                                    "uncertainty costs is not in it.",
                                    "仅反映随机因素（天气、价格、疾病等），未变动模型参数，不含参数不确定性的影响。"}
                             : Text{"It is of luck (weather, prices, illness) and of the parameters that were drawn (annex); what others cost is not "
                                    "in it.",
                                    "反映随机因素（天气、价格、疾病等）和附件所列抽取参数的不确定性，不含其他参数的影响。"};
    figure.note = {
        "With 95 % intervals over replicates (of the value of information: the package with the highest mean held fixed). Packages "
        "that are hardly ever the best are left out. Value of perfect information: the most that it would be worth to "
        "know beforehand which package is best. " +
            covered.en,
        "附重复模拟的95%"
        "区间（完全信息价值的区间以平均净收益最高的方案不变为前提）。几乎不可能最优的方案未列出。完全信息价值：事先确知哪个方案最优，最多值"
        "得花费的金额；" +
            covered.zh};
    draw(figure, chart);
    return figure;
}

/// What one more unit for a line changes, divided; so many decimals that the largest number of the goal has two digits that are not zero.
ReportCell next_change(const DocumentSource& source, std::size_t line, std::size_t goal, double divisor) {
    double largest = 0;
    for (const NextMoney& next : source.plan.next_money)
        largest = std::max(largest, std::fabs(next.change[goal].mean) / divisor / source.divisor(goal));
    ReportCell cell =
        source.estimate_of(source.plan.next_money[line].change[goal], goal, at("next_money/change_per_unit", {line, goal}), divisor);
    if (largest > 0) cell.decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(largest))) + 1, 0, 9);
    return cell;
}

std::string year_of(const DocumentSource& source, const NextMoney& next) {
    return std::to_string(source.plan.first_year + static_cast<int>(next.year));
}

ReportFigure next_money(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "next-money";
    figure.title = {"What one more 10,000 yuan changes", "每再增加1万元的效果"};
    figure.table.columns = {{"Given to", "投向"}, {"In villages", "村庄"}, {"In", "年度"}};
    for (std::size_t goal = 0; goal < source.plan.goals.size(); ++goal)
        figure.table.columns.push_back(source.goal_column(goal));
    figure.table.columns.push_back({"First aim", "首要目标"});
    for (std::size_t line = 0; line < source.plan.next_money.size(); ++line) {
        const NextMoney& next = source.plan.next_money[line];
        const std::string year = year_of(source, next);
        std::vector<ReportCell> row{
            words(source.plan.lines[line].label),
            coded(tier_labels()[next.tier], static_cast<double>(next.tier), at("next_money/next_tier", {line})),
            coded({year, year}, source.plan.first_year + static_cast<double>(next.year), at("next_money/next_year", {line}))};
        for (std::size_t goal = 0; goal < source.plan.goals.size(); ++goal)
            row.push_back(next_change(source, line, goal, each(source)));
        row.push_back(words(verdict(next.change[0])));
        figure.table.rows.push_back(std::move(row));
    }
    figure.note = {
        "Found with one more unit of the budget, in the tier and in the first or last year where half of the replicates say that it "
        "does most for the first aim; the other half gives the figures, which are divided down to 10,000 yuan.",
        "按预算最小调整单位测算：以一半重复模拟选出对首要目标作用最大的梯次和年度（首年或末年），以另一半重复模拟估计效果，再折算为每1万元"
        "。"};
    return figure;
}

} // namespace

namespace {

/// Names of the packages with that verdict: "package 1, package 4".
Text names_of(const DocumentSource& source, bool kept) {
    Text list;
    for (const CostEffectivenessRow& row : source.plan.ladder) {
        if ((row.dominance == Dominance::kept) != kept) continue;
        const Text name = source.package(row.candidate);
        list.en += (list.en.empty() ? "" : ", ") + name.en;
        list.zh += (list.zh.empty() ? "" : "、") + name.zh;
    }
    return list;
}

/// Where the next unit of money does most for the first aim, and what that is for each 10,000 yuan.
ReportSentence best_next(const DocumentSource& source) {
    const bool more = source.plan.goals[0].more_is_better;
    std::size_t best = 0;
    for (std::size_t line = 0; line < source.plan.next_money.size(); ++line)
        if (const double now = source.plan.next_money[line].change[0].mean, then = source.plan.next_money[best].change[0].mean;
            more ? now > then : now < then)
            best = line;
    const NextMoney& next = source.plan.next_money[best];
    const std::string year = year_of(source, next);
    const Text &label = source.plan.lines[best].label, &tier = tier_labels()[next.tier], unit = source.after_number(0),
               said = clear(next.change[0]) ? Text{} : Text{"; it cannot be told apart from nothing", "；与零无法区分"};
    ReportSentence sentence({"One more {0} yuan for \"" + label.en + "\" in " + tier.en + " villages in " + year +
                                 " does most for the first aim: {1}" + unit.en,
                             year + "年再增加{0}元，投向" + tier.zh + "的“" + label.zh + "”，对首要目标作用最大：{1}" + unit.zh},
                            {given(static_cast<double>(source.plan.unit), "unit", 100), next_change(source, best, 0, 1)});
    if (each(source) != 1) {
        sentence.en += ", that is {2}" + unit.en + " for each 10,000 yuan";
        sentence.zh += "，折合每1万元{2}" + unit.zh;
        sentence.figures.push_back(next_change(source, best, 0, each(source)));
    }
    sentence.en += said.en + ".";
    sentence.zh += said.zh + "。";
    return sentence;
}

/// Why the proposal is proposed although the ladder does not keep it; nothing where it does.
Text off_the_ladder(const DocumentSource& source) {
    for (const CostEffectivenessRow& row : source.plan.ladder) {
        if (row.candidate != source.plan.chosen || row.dominance == Dominance::kept) continue;
        const Text name = source.package(row.candidate), said = dominance_text(row.dominance), &rule = source.plan.choice;
        return {
            "The proposal, " + name.en + ", is itself not kept on the ladder (" + said.en +
                "). The ladder compares means of the first aim and of cost alone; the proposal was chosen by another rule, which looks at "
                "every aim and at luck: " +
                rule.en + ".",
            "推荐方案（" + name.zh + "）在成本效果阶梯上未予保留（" + said.zh +
                "）。阶梯只比较首要目标与成本的平均值；推荐方案按另一规则选取，兼顾各项目标和随机波动：" + rule.zh + "。"};
    }
    return {};
}

} // namespace

ReportSection alternatives_section(const DocumentSource& source) {
    ReportSection section{"alternatives", {"6. Alternatives", "六、方案比较"}, {frontier(source)}};
    const Text kept = names_of(source, true), beaten = names_of(source, false);
    if (!kept.en.empty())
        section.paragraphs.push_back(
            Text{"By cost-effectiveness, for the first aim alone and by means, these are worth a thought: " + kept.en + "." +
                     (beaten.en.empty() ? "" : " Beaten by others or by a mix of them: " + beaten.en + "."),
                 "仅就首要目标、按平均成本效果，值得考虑的有：" + kept.zh + "。" +
                     (beaten.zh.empty() ? "" : "被其他方案或其组合占优的有：" + beaten.zh + "。")});
    if (const Text why = off_the_ladder(source); !why.en.empty()) section.paragraphs.push_back(why);
    if (!source.plan.next_money.empty()) section.paragraphs.push_back(best_next(source));
    if (!source.plan.ladder.empty()) section.figures.push_back(ladder(source));
    if (!source.plan.acceptability.worth.empty()) section.figures.push_back(acceptability(source));
    if (!source.plan.next_money.empty()) section.figures.push_back(next_money(source));
    return section;
}

} // namespace terrace
