#include "analysis/plan/plan_table.hpp"

#include "analysis/plan/plan_goals.hpp"
#include "analysis/tables/csv.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "sim/run/progress.hpp"

#include <algorithm>

namespace terrace {
namespace {

class Writer {
public:
    Writer(const PlanResult& plan, const PlanTimes& times, Language language) : plan_(plan), times_(times), language_(language) {}

    std::string text() {
        return heading() + "\n" + villages() + budget() + "\n" + goals() + "\n" + frontier() + "\n" + next_money() + "\n" + split() + projections() +
               effort();
    }

private:
    [[nodiscard]] std::string say(const std::string& en, const std::string& zh) const { return language_ == Language::zh ? zh : en; }
    [[nodiscard]] const PlanCandidate& proposal() const { return plan_.frontier[plan_.chosen]; }
    [[nodiscard]] std::string with_unit(const Text& label, const Text& unit) const {
        if (unit.en.empty()) return label.in(language_);
        return label.in(language_) + say(" (" + unit.en + ")", "（" + unit.zh + "）");
    }
    /// 10,000 yuan, the unit of a county's budget.
    [[nodiscard]] std::string money(double fen) const { return number_text(fen / 1e6, plan_.unit % 1'000'000 == 0 ? 0 : 2, language_); }
    /// The unit of money in yuan.
    [[nodiscard]] std::string unit() const {
        return number_text(static_cast<double>(plan_.unit) / 100, plan_.unit % 100 == 0 ? 0 : 2, language_);
    }
    [[nodiscard]] Cell estimate(const MeanEstimate& value, const PlanGoal& goal) const {
        if (goal.kind == PlanGoalKind::cost || goal.kind == PlanGoalKind::county_net) return estimate_cell(value, 1, language_, 1e4);
        return estimate_cell(value, goal.decimals, language_);
    }
    [[nodiscard]] std::string label(const PlanGoal& goal) const {
        if (goal.kind == PlanGoalKind::cost || goal.kind == PlanGoalKind::county_net) return with_unit(goal.label, {"10,000 yuan", "万元"});
        return with_unit(goal.label, goal.unit);
    }

    [[nodiscard]] std::string heading() const {
        const std::string years = std::to_string(plan_.first_year) + say(" to ", "–") + std::to_string(plan_.first_year + plan_.years - 1);
        const std::string seen = plan_.progress.empty() ? "0" : std::to_string(plan_.progress.back().evaluations),
                          paired = std::to_string(plan_.replicates);
        const std::string measured = std::to_string(plan_.first_year) + say(" to ", "–") + std::to_string(plan_.first_year + plan_.goal_years - 1);
        return plan_.title.in(language_) + "\n" + years +
               say("; goals are those of " + measured + "; " + seen + " budgets looked at; the frontier's over " + paired +
                       " paired replicates; ± is half of the 95 % interval.\n",
                   "；目标按 " + measured + " 年计算；共比较 " + seen + " 个预算方案；前沿方案按 " + paired + " 次配对模拟评价；±为95%区间的一半。\n");
    }

    [[nodiscard]] std::string villages() const {
        if (plan_.villages.empty()) return "";
        TextTable table;
        table.header({say("Villages by tier", "村庄分类"), say("villages", "村数"), say("households", "户数"), say("surest", "把握最大"),
                      say("least sure", "把握最小")});
        for (std::size_t t = 0; t < tier_count; ++t) {
            std::size_t count = 0, households = 0;
            double low = 1, high = 0;
            for (const PlanVillage& village : plan_.villages) {
                if (static_cast<std::size_t>(village.tier) != t + 1) continue;
                ++count, households += village.households;
                low = std::min(low, village.probability[t]), high = std::max(high, village.probability[t]);
            }
            const auto percent = [&](double share) { return count == 0 ? std::string("-") : number_text(100 * share, 0, language_) + "%"; };
            table.row({plan_tier_label(t).in(language_), std::to_string(count), number_text(static_cast<double>(households), 0, language_),
                       percent(high), percent(low)});
        }
        return table.text() + "\n";
    }

    [[nodiscard]] std::string budget() const {
        TextTable table;
        std::vector<Cell> head{say("Proposal: ", "建议方案：") + proposal().name + say(", money (10,000 yuan)", "，资金（万元）")};
        for (int y = 0; y < plan_.years; ++y)
            head.push_back(std::to_string(plan_.first_year + y));
        head.push_back(say("all", "合计"));
        table.header(head);
        const PlanBudget& budget = proposal().budget;
        const auto row = [&](const std::string& name, auto amount) {
            std::vector<Cell> cells{name};
            Fen sum = 0;
            for (std::size_t y = 0; y < budget.years; ++y) {
                cells.push_back(money(static_cast<double>(amount(y))));
                sum += amount(y);
            }
            cells.push_back(money(static_cast<double>(sum)));
            if (sum > 0 || name == say("All", "合计")) table.row(cells);
        };
        for (std::size_t t = 0; t < tier_count; ++t) {
            table.section(plan_tier_label(t).in(language_));
            for (std::size_t l = 0; l < budget.lines; ++l)
                row(plan_.lines[l].label.in(language_), [&](std::size_t y) { return budget.at(l, t, y); });
        }
        table.section(say("Whole plan", "全部"));
        row(say("All", "合计"), [&](std::size_t y) {
            Fen sum = 0;
            for (std::size_t l = 0; l < budget.lines; ++l)
                for (std::size_t t = 0; t < tier_count; ++t)
                    sum += budget.at(l, t, y);
            return sum;
        });
        return table.text();
    }

    [[nodiscard]] std::string goals() const {
        TextTable table;
        table.header({say("What the proposal changes", "建议方案的效果"), say("with less without", "实施与不实施之差")});
        for (std::size_t g = 0; g < plan_.goals.size(); ++g)
            table.row({label(plan_.goals[g]), estimate(proposal().goals[g], plan_.goals[g])});
        return table.text() + say("Chosen: ", "选择规则：") + plan_.choice.in(language_) + "\n";
    }

    [[nodiscard]] std::string frontier() const {
        TextTable table;
        std::vector<Cell> head{say("Frontier", "前沿方案"), say("asked (10,000 yuan)", "安排资金（万元）")};
        for (const PlanGoal& goal : plan_.goals)
            head.push_back(label(goal));
        table.header(head);
        for (std::size_t p = 0; p < plan_.frontier.size(); ++p) {
            const PlanCandidate& plan = plan_.frontier[p];
            std::vector<Cell> cells{(p == plan_.chosen ? "* " : "  ") + plan.name, money(static_cast<double>(plan.asked))};
            for (std::size_t g = 0; g < plan_.goals.size(); ++g)
                cells.push_back(estimate(plan.goals[g], plan_.goals[g]));
            table.row(cells);
        }
        return table.text();
    }

    /// The first goal's change from 10,000 yuan, at the rate of one unit.
    [[nodiscard]] Cell for_ten_thousand(MeanEstimate change) const {
        constexpr int more_decimals = 2;
        const double units = 1e6 / static_cast<double>(plan_.unit);
        change.mean *= units, change.low *= units, change.high *= units;
        PlanGoal finer = plan_.goals[0];
        finer.decimals += more_decimals;
        return estimate(change, finer);
    }

    [[nodiscard]] std::string next_money() const {
        if (plan_.next_money.empty()) return "";
        TextTable table;
        std::vector<Cell> head{say("One more " + unit() + " yuan for", "再增加 " + unit() + " 元"), say("villages", "村庄"),
                               say("year", "年度")};
        for (const PlanGoal& goal : plan_.goals)
            head.push_back(label(goal));
        head.push_back(say("first goal for 10,000 yuan", "首要目标（每 1 万元）"));
        table.header(head);
        for (std::size_t l = 0; l < plan_.lines.size(); ++l) {
            const NextMoney& next = plan_.next_money[l];
            std::vector<Cell> cells{plan_.lines[l].label.in(language_), plan_tier_label(next.tier).in(language_),
                                    std::to_string(plan_.first_year + static_cast<int>(next.year))};
            for (std::size_t g = 0; g < plan_.goals.size(); ++g)
                cells.push_back(estimate(next.change[g], plan_.goals[g]));
            cells.push_back(for_ten_thousand(next.change[0]));
            table.row(cells);
        }
        return table.text();
    }

    [[nodiscard]] std::string split() const {
        if (plan_.split.parts.empty()) return "";
        TextTable table;
        table.header({say("Whose effect it is: ", "效果的来源：") + label(plan_.goals[0]), say("part", "贡献"), say("alone", "单独实施"),
                      say("added last", "最后加入")});
        for (const ShapleyPart& part : plan_.split.parts)
            table.row({plan_.lines[part.line].label.in(language_), estimate(part.part, plan_.goals[0]),
                       estimate(part.alone, plan_.goals[0]), estimate(part.last, plan_.goals[0])});
        table.row({say("whole plan", "全部"), estimate(plan_.split.whole, plan_.goals[0])});
        return table.text() + "\n";
    }

    /// Of the whole county, what the plan changes at its end and at the horizon.
    [[nodiscard]] std::string projections() const {
        if (plan_.projections.empty()) return "";
        const int last = plan_.first_year + plan_.years - 1, horizon = plan_.first_year + plan_.horizon_years - 1;
        TextTable table;
        table.header({say("Income per head, with less without (yuan)", "人均可支配收入，实施与不实施之差（元）"),
                      std::to_string(last) + say(": median", "：中位数"), say("middle 90 %", "90%区间"),
                      std::to_string(horizon) + say(": median", "：中位数"), say("middle 90 %", "90%区间")});
        for (std::size_t stress = 0; stress < plan_.stresses.size(); ++stress) {
            std::vector<Cell> cells{plan_.stresses[stress].label.in(language_)};
            for (const int year : {last, horizon})
                for (const PlanProjection& one : plan_.projections) {
                    if (one.stress != stress || one.tier != 0 || one.indicator != "income_per_head" || one.year != year) continue;
                    const auto number = [&](double value) { return signed_text(value, 0, language_); };
                    cells.push_back(number(one.difference.median));
                    cells.push_back(number(one.difference.low90) + say(" to ", " 至 ") + number(one.difference.high90));
                }
            table.row(cells);
        }
        return table.text() + "\n";
    }

    [[nodiscard]] std::string effort() const {
        const double rate = times_.wall_seconds > 0 ? static_cast<double>(times_.evaluations) / times_.wall_seconds : 0;
        const std::string wall = clock_text(times_.wall_seconds), made = std::to_string(times_.evaluations),
                          runs = std::to_string(times_.runs), threads = std::to_string(times_.threads);
        const std::string kept = times_.kept > 0 ? say("; " + std::to_string(times_.kept) + " kept from before",
                                                       "；沿用此前结果 " + std::to_string(times_.kept) + " 个")
                                                 : "";
        return say(made + " evaluations (" + runs + " runs) in " + wall + ", " + number_text(rate, 1, language_) + " a second on " +
                       threads + " threads" + kept + ".\n",
                   "评价 " + made + " 个方案（模拟 " + runs + " 次），用时 " + wall + "，" + threads + " 线程每秒 " +
                       number_text(rate, 1, language_) + " 个" + kept + "。\n");
    }

    const PlanResult& plan_;
    const PlanTimes& times_;
    Language language_;
};

} // namespace

std::string plan_text(const PlanResult& plan, const PlanTimes& times, Language language) { return Writer(plan, times, language).text(); }

std::string plan_csv(const PlanResult& plan) {
    std::string text = csv_line({"plan", "chosen", "kind", "line", "tier", "year", "goal", "value", "low", "high", "unit"});
    for (std::size_t p = 0; p < plan.frontier.size(); ++p) {
        const PlanCandidate& one = plan.frontier[p];
        const std::string chosen = p == plan.chosen ? "1" : "0";
        for (std::size_t g = 0; g < plan.goals.size(); ++g)
            text += csv_line({one.name, chosen, "goal", "", "", "", plan_goal_keys()[static_cast<std::size_t>(plan.goals[g].kind)],
                              csv_number(one.goals[g].mean), csv_number(one.goals[g].low), csv_number(one.goals[g].high),
                              plan.goals[g].unit.en});
        for (std::size_t l = 0; l < one.budget.lines; ++l)
            for (std::size_t t = 0; t < tier_count; ++t)
                for (std::size_t y = 0; y < one.budget.years; ++y)
                    text += csv_line({one.name, chosen, "money", plan.lines[l].key, plan_tier_keys()[t],
                                      std::to_string(plan.first_year + static_cast<int>(y)), "", csv_number(yuan(one.budget.at(l, t, y))),
                                      "", "", "yuan"});
    }
    return text;
}

} // namespace terrace
