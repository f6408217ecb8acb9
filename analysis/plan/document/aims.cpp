#include "analysis/plan/document/sections.hpp"

namespace terrace {
namespace {

Text judgement(const DocumentSource& source, std::size_t goal, const MeanEstimate& change) {
    if (source.plan.goals[goal].kind == PlanGoalKind::cost) return {"what it costs", "财政投入"};
    if (!clear(change)) return {"cannot be told apart from doing nothing", "与不实施规划无法区分"};
    return (change.mean > 0) == source.plan.goals[goal].more_is_better ? Text{"better", "改善"} : Text{"worse", "变差"};
}

ReportFigure aims_table(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "aims";
    figure.title = {"Aims in the order of their weight, and what the proposal changes", "各项目标及推荐方案带来的变化"};
    figure.table.columns = {{"Aim", "目标"},
                            {"Wanted", "方向"},
                            {"Change by the proposal, mean (95 % interval of the mean)", "推荐方案带来的变化：均值（均值的95%区间）"},
                            {"In a single run: median (middle nine tenths of runs)", "单次模拟：中位数（九成模拟区间）"},
                            {"Runs in which it is better (%)", "改善的模拟占比（%）"},
                            {"What can be said", "判断"}};
    for (std::size_t goal = 0; goal < source.plan.goals.size(); ++goal)
        figure.table.rows.push_back({words(source.goal_column(goal)),
                                     words(source.plan.goals[goal].more_is_better ? Text{"more", "越高越好"} : Text{"less", "越低越好"}),
                                     source.change_of(source.plan.chosen, goal),
                                     source.change_in_runs(source.plan.chosen, goal),
                                     source.plan.goals[goal].kind == PlanGoalKind::cost ? nothing() : source.runs_better(source.plan.chosen, goal),
                                     words(judgement(source, goal, source.proposal().goals[goal]))});
    figure.note = {"Changes are differences of the same county with and without the plan, household by household with the same luck. Where "
                   "the interval holds zero, the change cannot be told apart from chance. Runs differ by weather, prices, choices and, where the "
                   "plan names them, uncertain parameters; a single future may lie anywhere in the middle nine tenths, and one in ten beyond.",
                   "变化为同一县实施与不实施规划之差，同一农户在两种情形下面对相同的随机因素；区间包含零的，不能与随机波动区分。各次模拟的天气、价格、选择以及规划列出的不确定参数各不相同，"
                   "实际结果可能落在九成区间的任何位置，也有一成可能落在区间之外。"};
    return figure;
}

} // namespace

ReportSection aims_section(const DocumentSource& source) {
    const PlanResult& plan = source.plan;
    ReportSection section{"aims", {"1. Aims", "一、总体目标"}, {aims_table(source)}};
    const Text name = source.package(plan.chosen);
    section.paragraphs = {{{"The plan covers " + source.years_text(" to ") +
                                ". Villages are taken forward in three tiers, demonstration, catching-up and consolidation; money is set "
                                "by tier, measure and year.",
                            "规划期为" + source.years_text("—") + "年。村庄分示范、追赶、巩固三个梯次推进，资金按梯次、措施和年度安排。"}},
                          {{"Aims are measured over the years " + source.goal_years_text(" to ") +
                                ", so that what lasts counts in every year in which it lasts. Only the plan's own years cost money.",
                            "各项目标按" + source.goal_years_text("—") + "年各年计算，效果持续的年份均计入；资金只在规划期内支出。"}},
                          {{"Proposed is " + name.en + " with {0} × 10,000 yuan. It was chosen by this rule: " + plan.choice.en + ".",
                            "推荐" + name.zh + "：安排资金 {0} 万元。选取规则：" + plan.choice.zh + "。"},
                           {source.money(plan.chosen, -1, -1, -1)}}};
    return section;
}

} // namespace terrace
