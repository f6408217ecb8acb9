#include "analysis/plan/plan_groups.hpp"

#include "analysis/plan/plan_goals.hpp"
#include "analysis/plan/projections.hpp"
#include "analysis/plan/plan_group_writer.hpp"
#include "analysis/plan/plan_notes.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

class Groups : PlanGroupWriter {
public:
    Groups(const PlanResult& plan, ResultsWriter& writer) : PlanGroupWriter(writer), plan_(plan) {}

    void write() {
        coordinates();
        candidates();
        given();
        terms();
        write_village_groups(plan_, writer_);
        if (!plan_.ladder.empty()) ladder();
        if (!plan_.acceptability.worth.empty()) acceptability();
        if (!plan_.next_money.empty()) next_money();
        if (!plan_.split.parts.empty()) split();
        if (!plan_.projections.empty()) projections();
        if (!plan_.progress.empty()) search();
    }

private:
    void companions(const std::string& name, const Texts& en, const Texts& zh, const std::string& what, const std::string& what_zh) {
        put("", name + "_en", {name}, en, "", what + ", English", what_zh + "，英文");
        put("", name + "_zh", {name}, zh, "", what + ", Chinese", what_zh + "，中文");
    }

    void coordinates() {
        const auto& goals = plan_.goals;
        axis("", "goal", each(goals, [](const PlanGoal& goal) { return plan_goal_keys()[static_cast<std::size_t>(goal.kind)]; }),
             "Goal of the plan", "规划目标");
        axis("", "line", each(plan_.lines, [](const PlanLine& line) { return line.key; }), "Measure of the plan", "规划措施");
        axis("", "tier", Texts(plan_tier_keys().begin(), plan_tier_keys().end()), "Tier of villages", "村庄梯次");
        Counts years(static_cast<std::size_t>(plan_.years));
        std::iota(years.begin(), years.end(), plan_.first_year);
        axis("", "budget_year", years, "Year of the budget", "预算年度");
        axis("", "candidate", each(plan_.frontier, [](const PlanCandidate& one) { return one.name; }), "Package", "方案");
        axis("", "replicate", counted(plan_.replicates), "Replicate", "重复模拟");
        companions("goal", each(goals, [](const PlanGoal& goal) { return goal.label.en; }),
                   each(goals, [](const PlanGoal& goal) { return goal.label.zh; }), "Goal", "目标");
        put("", "goal_unit", {"goal"}, each(goals, [](const PlanGoal& goal) { return goal.unit.en; }), "", "Unit of the goal", "目标单位");
        put("", "goal_more_is_better", {"goal"}, each(goals, [](const PlanGoal& goal) { return std::int32_t{goal.more_is_better}; }), "1",
            "1: more is better", "1：越大越好");
        companions("line", each(plan_.lines, [](const PlanLine& line) { return line.label.en; }),
                   each(plan_.lines, [](const PlanLine& line) { return line.label.zh; }), "Measure", "措施");
        put("", "line_instrument", {"line"}, each(plan_.lines, [](const PlanLine& line) { return line.instrument; }), "",
            "Instrument of the measure", "政策工具");
        companions("tier", {"demonstration", "catching-up", "consolidation"}, {"示范村", "追赶村", "巩固村"}, "Tier", "梯次");
    }

    void candidates() {
        Counts money, asked;
        Reals spent, spent_low, spent_high, change;
        std::vector<MeanEstimate> goals;
        for (const PlanCandidate& one : plan_.frontier) {
            money.insert(money.end(), one.budget.money.begin(), one.budget.money.end());
            asked.push_back(one.asked);
            spent.push_back(one.spent);
            spent_low.push_back(one.spent_low), spent_high.push_back(one.spent_high);
            goals.insert(goals.end(), one.goals.begin(), one.goals.end());
            for (const Reals& values : one.change)
                change.insert(change.end(), values.begin(), values.end());
        }
        put("", "budget", {"candidate", "line", "tier", "budget_year"}, money, "fen",
            "Money given to a measure in villages of a tier in a year", "按措施、梯次、年度安排的资金");
        put("", "budget_total", {"candidate"}, asked, "fen", "Sum of the budget", "资金合计");
        put("", "spent", {"candidate"}, spent, "fen", "Money spent, mean over replicates", "实际支出（重复模拟均值）");
        interval("", "spent", {"candidate"}, spent_low, spent_high, "fen", "Money spent", "实际支出");
        put("", "change", {"candidate", "goal", "replicate"}, change, "", "Goal with the package less without any, in the goal's unit",
            "实施与不实施之差（按目标单位）");
        estimates("", "effect", {"candidate", "goal"}, goals, "Change of the goal", "目标变化");
        single_runs();
    }

    /// Terms of the measures, line after line.
    void terms() {
        Texts lines, keys, en, zh, values, units, marks;
        Reals numbers;
        for (const PlanLine& line : plan_.lines)
            for (const PlanTerm& term : line.terms) {
                lines.push_back(line.key), keys.push_back(term.key), values.push_back(term.value), marks.push_back(term.mark);
                en.push_back(term.label.en), zh.push_back(term.label.zh), units.push_back(term.unit.en);
                numbers.push_back(term.number);
            }
        if (numbers.empty()) return;
        axis("terms", "term", counted(numbers.size()), "Term of a measure", "措施条款");
        put("terms", "term_line", {"term"}, lines, "", "Measure", "措施");
        put("terms", "term_key", {"term"}, keys, "", "Key of the term", "条款键名");
        put("terms", "term_en", {"term"}, en, "", "Term, English", "条款，英文");
        put("terms", "term_zh", {"term"}, zh, "", "Term, Chinese", "条款，中文");
        put("terms", "term_value", {"term"}, values, "", "Value as in a file", "取值（原文）");
        put("terms", "number", {"term"}, numbers, "", "Value as a number; NaN for flags and texts", "数值；非数值为NaN");
        put("terms", "term_unit", {"term"}, units, "", "Unit", "单位");
        put("terms", "mark", {"term"}, marks, "", "F found, D derived, E estimate, - a choice", "依据：F有来源，D推算，E估计，-设定");
    }

    /// What was given to the plan, and how much was run.
    void given() {
        put("", "chosen", {}, Counts{static_cast<std::int64_t>(plan_.chosen)}, "1", "Position of the proposal", "推荐方案序号");
        put("", "unit", {}, Counts{plan_.unit}, "fen", "Least amount that a budget moves by", "资金调整的最小单位");
        put("", "ceiling", {}, Counts{plan_.ceiling}, "fen", "Most money of all", "资金总额上限");
        put("", "seed", {}, Counts{static_cast<std::int64_t>(plan_.seed)}, "1", "Seed of the replicates' luck and of the search",
            "随机种子");
        put("", "goal_years", {}, Counts{plan_.goal_years}, "1", "Years that goals are measured over, from the first year of the budget",
            "目标计算年数（自规划首年起）");
        put("", "replicates", {}, Counts{static_cast<std::int64_t>(plan_.replicates)}, "1", "Replicates of each package",
            "每个方案的重复模拟次数");
        put("", "runs", {}, Counts{static_cast<std::int64_t>(plan_.provenance.runs)}, "1", "Runs of the model", "模型模拟次数");
    }

    /// What the goals of a candidate are in single runs.
    void single_runs() {
        Counts better;
        std::vector<PlanBand> bands;
        for (const PlanCandidate& one : plan_.frontier)
            for (std::size_t goal = 0; goal < plan_.goals.size(); ++goal) {
                better.push_back(static_cast<std::int64_t>(better_runs(one.change[goal], plan_.goals[goal])));
                bands.push_back(band_of(one.change[goal]));
            }
        const auto part = [&](const char* name, double PlanBand::*field, const std::string& en, const std::string& zh) {
            put("", name, {"candidate", "goal"}, each(bands, [&](const PlanBand& band) { return band.*field; }), "",
                "Change of the goal in single runs, " + en, "单次模拟的目标变化，" + zh);
        };
        part("run_median", &PlanBand::median, "median", "中位数");
        part("run_low", &PlanBand::low90, "5 % quantile", "5%分位数");
        part("run_high", &PlanBand::high90, "95 % quantile", "95%分位数");
        put("", "better_runs", {"candidate", "goal"}, better, "1", "Replicates in which the goal is better than if nothing were done",
            "目标优于不实施规划的模拟次数");
    }

    void ladder() {
        const auto& rows = plan_.ladder;
        axis("ladder", "rung", counted(rows.size()), "Rung of the ladder", "成本效果阶梯");
        put("ladder", "rung_candidate", {"rung"},
            each(rows, [](const CostEffectivenessRow& row) { return static_cast<std::int64_t>(row.candidate); }), "1",
            "Position of the package", "方案序号");
        const auto end = [&](auto estimate, double MeanEstimate::*side) {
            return each(rows, [&](const CostEffectivenessRow& row) { return estimate(row).*side; });
        };
        const auto paid = [&](const CostEffectivenessRow& row) { return rung_cost(plan_, row); };
        const auto effect = [&](const CostEffectivenessRow& row) { return plan_.frontier[row.candidate].goals[0]; };
        put("ladder", "cost", {"rung"}, each(rows, [](const CostEffectivenessRow& row) { return row.cost; }), "yuan", "Cost", "成本");
        interval("ladder", "cost", {"rung"}, end(paid, &MeanEstimate::low), end(paid, &MeanEstimate::high), "yuan", "Cost", "成本");
        put("ladder", "rung_effect", {"rung"}, each(rows, [](const CostEffectivenessRow& row) { return row.effect; }), "",
            "Effect on the goal", "目标效果");
        interval("ladder", "rung_effect", {"rung"}, end(effect, &MeanEstimate::low), end(effect, &MeanEstimate::high), "",
                 "Effect on the goal", "目标效果");
        put("ladder", "dominance", {"rung"},
            each(rows, [](const CostEffectivenessRow& row) { return static_cast<std::int32_t>(row.dominance); }), "1",
            "0 kept, 1 dominated, 2 dominated by extension", "0保留，1被占优，2扩展占优");
        put("ladder", "ratio", {"rung"}, each(rows, [](const CostEffectivenessRow& row) { return row.ratio; }), "yuan",
            "More cost for more effect than the rung below", "比下一级每增加一单位效果的成本");
        interval("ladder", "ratio", {"rung"}, each(rows, [](const CostEffectivenessRow& row) { return row.ratio_low; }),
                 each(rows, [](const CostEffectivenessRow& row) { return row.ratio_high; }), "yuan",
                 "The same, the order of rungs held fixed", "同上（阶梯次序不变）");
    }

    void acceptability() {
        const Acceptability& given = plan_.acceptability;
        axis("acceptability", "step", counted(given.worth.size()), "Step of the worth", "支付意愿档次");
        put("acceptability", "worth", {"step"}, given.worth, "yuan", "Worth of one unit of the goal", "每单位目标的价值");
        put("acceptability", "probability_of_best", {"candidate", "step"}, joined(given.probability), "1",
            "Probability of the highest net benefit", "净收益最高的概率");
        interval("acceptability", "probability_of_best", {"candidate", "step"}, joined(given.probability_low),
                 joined(given.probability_high), "1", "Probability of the highest net benefit", "净收益最高的概率");
        put("acceptability", "information", {"step"}, given.information, "yuan", "Expected value of perfect information",
            "完全信息期望价值");
        interval("acceptability", "information", {"step"}, given.information_low, given.information_high, "yuan",
                 "Expected value of perfect information", "完全信息期望价值");
    }

    void next_money() {
        std::vector<MeanEstimate> all;
        for (const NextMoney& next : plan_.next_money)
            all.insert(all.end(), next.change.begin(), next.change.end());
        estimates("next_money", "change_per_unit", {"line", "goal"}, all, "Change from one more unit of money", "每增加一单位资金的变化");
        put("next_money", "next_tier", {"line"},
            each(plan_.next_money, [](const NextMoney& next) { return static_cast<std::int64_t>(next.tier); }), "1",
            "Tier that the unit goes to (position)", "新增资金投向的梯次（序号）");
        put("next_money", "next_year", {"line"},
            each(plan_.next_money, [&](const NextMoney& next) { return plan_.first_year + static_cast<std::int64_t>(next.year); }), "1",
            "Year in which it comes", "新增资金的年度");
    }

    void split() {
        axis("split", "part", each(plan_.split.parts, [&](const ShapleyPart& one) { return plan_.lines[one.line].key; }), "Measure",
             "措施");
        axis("split", "pair", counted(plan_.split.interactions.size()), "Pair of measures", "措施对");
        estimates("split", "whole", {}, {plan_.split.whole}, "Effect of the whole plan", "规划整体效果");
        estimates("split", "share", {"part"}, each(plan_.split.parts, [](const ShapleyPart& one) { return one.part; }),
                  "Part of the measure (Shapley)", "措施贡献（Shapley值）");
        estimates("split", "alone", {"part"}, each(plan_.split.parts, [](const ShapleyPart& one) { return one.alone; }),
                  "Effect of the measure alone", "单独实施效果");
        estimates("split", "last", {"part"}, each(plan_.split.parts, [](const ShapleyPart& one) { return one.last; }),
                  "Effect of adding the measure last", "最后加入效果");
        put("split", "pair_first", {"pair"},
            each(plan_.split.interactions, [](const ShapleyInteraction& one) { return static_cast<std::int64_t>(one.first); }), "1",
            "Position of the first measure", "第一项措施序号");
        put("split", "pair_second", {"pair"},
            each(plan_.split.interactions, [](const ShapleyInteraction& one) { return static_cast<std::int64_t>(one.second); }), "1",
            "Position of the second measure", "第二项措施序号");
        estimates("split", "interaction", {"pair"}, each(plan_.split.interactions, [](const ShapleyInteraction& one) { return one.value; }),
                  "Interaction (above 0: they help each other)", "交互作用（大于0为相互促进）");
    }

    void projections() {
        const Texts indicators = projected_indicators(plan_);
        const std::vector<int> years = projected_years(plan_);
        axis("projections", "stress", each(plan_.stresses, [](const PlanStress& one) { return one.key; }), "Stress", "压力情景");
        Texts places{"county"};
        places.insert(places.end(), plan_tier_keys().begin(), plan_tier_keys().end());
        axis("projections", "place", places, "The county or a tier", "全县或梯次");
        axis("projections", "indicator", indicators, "Indicator", "指标");
        axis("projections", "year", each(years, [](int year) { return std::int64_t{year}; }), "Year (its December)", "年度（12月）");
        axis("projections", "quantile", Reals{0.5, 0.25, 0.75, 0.05, 0.95}, "Share of runs below", "分位数");
        const std::size_t size = plan_.stresses.size() * (tier_count + 1) * indicators.size() * years.size() * 5;
        Reals with(size, std::numeric_limits<double>::quiet_NaN()), without = with, difference = with;
        for (const PlanProjection& one : plan_.projections) {
            const auto i = static_cast<std::size_t>(std::find(indicators.begin(), indicators.end(), one.indicator) - indicators.begin());
            const auto y = static_cast<std::size_t>(std::find(years.begin(), years.end(), one.year) - years.begin());
            const std::size_t at =
                (((one.stress * (tier_count + 1) + static_cast<std::size_t>(one.tier)) * indicators.size() + i) * years.size() + y) * 5;
            place(with, at, one.with);
            place(without, at, one.without);
            place(difference, at, one.difference);
        }
        const Texts dimensions{"stress", "place", "indicator", "year", "quantile"};
        put("projections", "with_plan", dimensions, with, "", "With the plan", "实施规划");
        put("projections", "without_plan", dimensions, without, "", "Without it", "不实施规划");
        put("projections", "difference", dimensions, difference, "", "Difference, run by run", "逐次配对之差");
        put("projections", "stress_en", {"stress"}, each(plan_.stresses, [](const PlanStress& one) { return one.label.en; }), "",
            "Stress, English", "压力情景，英文");
        put("projections", "stress_zh", {"stress"}, each(plan_.stresses, [](const PlanStress& one) { return one.label.zh; }), "",
            "Stress, Chinese", "压力情景，中文");
    }
    static void place(Reals& values, std::size_t at, const PlanBand& band) {
        const Reals five{band.median, band.low50, band.high50, band.low90, band.high90};
        std::copy(five.begin(), five.end(), values.begin() + static_cast<std::ptrdiff_t>(at));
    }

    void search() {
        axis("search", "report", counted(plan_.progress.size()), "Report of the search", "搜索进展记录");
        put("search", "evaluations", {"report"},
            each(plan_.progress, [](const PlanProgress& one) { return static_cast<std::int64_t>(one.evaluations); }), "1",
            "Packages tried so far", "累计评估方案数");
        put("search", "hypervolume", {"report"}, each(plan_.progress, [](const PlanProgress& one) { return one.hypervolume; }), "1",
            "Hypervolume of the frontier", "前沿超体积");
        put("search", "frontier_size", {"report"},
            each(plan_.progress, [](const PlanProgress& one) { return static_cast<std::int64_t>(one.frontier); }), "1",
            "Packages on the frontier", "前沿方案数");
        put("search", "late_gain", {}, Reals{late_gain(plan_)}, "1",
            "Share of the last hypervolume that the last quarter of the search added", "搜索最后四分之一带来的超体积占比");
    }

    const PlanResult& plan_;
};

} // namespace

std::size_t better_runs(const std::vector<double>& change, const PlanGoal& goal) {
    return static_cast<std::size_t>(
        std::count_if(change.begin(), change.end(), [&](double one) { return goal.more_is_better ? one > 0 : one < 0; }));
}

void write_plan_groups(const PlanResult& plan, ResultsWriter& writer) { Groups(plan, writer).write(); }

std::vector<std::string> projected_indicators(const PlanResult& plan) {
    std::vector<std::string> list;
    for (const PlanProjection& one : plan.projections)
        if (std::find(list.begin(), list.end(), one.indicator) == list.end()) list.push_back(one.indicator);
    return list;
}

std::vector<int> projected_years(const PlanResult& plan) {
    std::vector<int> list;
    for (const PlanProjection& one : plan.projections)
        list.push_back(one.year);
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

const MeanEstimate& rung_cost(const PlanResult& plan, const CostEffectivenessRow& rung) {
    const auto cost =
        std::find_if(plan.goals.begin(), plan.goals.end(), [](const PlanGoal& goal) { return goal.kind == PlanGoalKind::cost; });
    if (cost == plan.goals.end()) throw std::invalid_argument("plan: a ladder without the goal of cost");
    return plan.frontier[rung.candidate].goals[static_cast<std::size_t>(cost - plan.goals.begin())];
}

TierSizes tier_sizes(const PlanResult& plan) {
    TierSizes sizes;
    for (const PlanVillage& village : plan.villages) {
        if (village.tier == Tier::none) continue;
        const auto at = static_cast<std::size_t>(village.tier) - 1;
        ++sizes.villages[at];
        sizes.households[at] += village.households;
    }
    return sizes;
}

} // namespace terrace
