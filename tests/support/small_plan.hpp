#pragma once

#include "analysis/plan/acceptability.hpp"
#include "analysis/plan/cost_effectiveness.hpp"
#include "analysis/plan/plan_json.hpp"

#include <cmath>
#include <limits>

namespace terrace {

/// A plan for eight villages, three measures, five years, with five packages, four stresses beside the ordinary course, and projections of
/// ten years. Numbers follow simple rules, so that every one is another; nothing of it was simulated.
class SmallPlan {
public:
    PlanResult result() {
        head();
        villages();
        candidates();
        comparison();
        split();
        projections();
        plan_.progress = {{60, 0.31, 4}, {120, 0.42, 6}, {180, 0.448, 6}, {240, 0.455, 6}};
        plan_.assumptions = {{{"Prices of 2021", "2021年价格"}, "D"},
                             {{"Returns of courtyards <E>", "庭院收益|估计"}, "E, scenarios/parameters"}};
        plan_.unknowns = {{"Whether villages exist as the model draws them: sizes follow the county's figures, names do not exist.",
                           "村庄为合成村，规模按县级数据推算，与实际村名无对应关系。"},
                          {"What next year's cotton costs.", "下一年度棉花价格。"}};
        plan_.provenance = {"0.1.0",
                            "abc1234",
                            "terrace plan scenarios/plans/small.toml --out small.h5",
                            "",
                            {{"scenarios/plans/small.toml", std::string(64, 'a')}, {"scenarios/baseline.toml", std::string(64, 'b')}},
                            61.5,
                            110.25,
                            4800};
        plan_.provenance.digest = plan_digest(plan_);
        return plan_;
    }

private:
    static MeanEstimate around(double mean, double half) { return {replicates, mean, mean - half, mean + half}; }

    void head() {
        plan_.title = {"Tiered revitalization plan of Yuli County", "尉犁县梯次推进乡村振兴规划"};
        plan_.county = "yuli";
        plan_.first_year = 2021, plan_.years = years, plan_.goal_years = 10, plan_.horizon_years = 10;
        plan_.replicates = replicates, plan_.seed = 7, plan_.unit = 50'000'000, plan_.ceiling = 1'200'000'000;
        plan_.tiers = {draws, 50, 50, {0.2, 0.5, 0.3}, 0.05, 0.125};
        plan_.goals = {{PlanGoalKind::lowest_40_income,
                        {"Income per head of the lowest 40 %", "收入最低40%人口人均可支配收入"},
                        {"yuan", "元"},
                        0,
                        true},
                       {PlanGoalKind::households_at_risk, {"Households at risk", "风险农户"}, {"households", "户"}, 1, false},
                       {PlanGoalKind::cost, {"Public money spent", "财政支出"}, {"yuan", "元"}, 0, false},
                       {PlanGoalKind::inequality, {"Gini coefficient", "基尼系数"}, {"", ""}, 4, false}};
        plan_.lines = {{"courtyards",
                        "courtyard_economy",
                        {"Courtyard economy", "庭院经济"},
                        {{"grant_yuan", {"Grant for an ordinary courtyard", "普通庭院补助"}, {"yuan", "元"}, "8000", 8000, "F"},
                         {"target.low_income", {"For households of low income", "面向低收入户"}, {}, "true", std::numeric_limits<double>::quiet_NaN(), "-"}}},
                       {"village_works", "village_works", {"Village works", "村庄公益性工程"}, {}},
                       {"training",
                        "vocational_training",
                        {"Vocational training", "职业技能培训"},
                        {{"seats_per_month", {"Seats a month", "每月名额"}, {"seats", "人次"}, "100", 100, "E"}}}};
    }

    void villages() {
        for (std::size_t v = 0; v < 8; ++v) {
            const double x = static_cast<double>(v);
            PlanVillage one;
            one.key = "yuli-" + std::to_string(v + 1);
            one.county = "yuli";
            one.name = {"Yuli " + std::to_string(v + 1), "尉犁县" + std::to_string(v + 1) + "村"};
            one.households = static_cast<std::uint32_t>(180 + 37 * v);
            const double lead = 0.9 - 0.04 * x;
            const std::size_t tier = v < 2 ? 0 : v < 6 ? 1 : 2;
            one.tier = static_cast<Tier>(tier + 1);
            one.probability.fill((1 - lead) / 2);
            one.probability[tier] = lead;
            for (std::size_t t = 0; t < tier_count; ++t) {
                const ShareEstimate estimate = share_with_interval(one.probability[t], draws);
                one.probability_low[t] = estimate.low, one.probability_high[t] = estimate.high;
            }
            one.score = 0.74 - 0.05 * x, one.score_low = one.score - 0.04, one.score_high = one.score + 0.05;
            one.foundation = one.score * 0.4, one.drive = one.score * 0.35, one.resilience = one.score * 0.25;
            one.reason = reason(v, tier);
            one.regret = 1.5 + 0.3 * x, one.regret_low = v == 3 ? -0.4 : 0.2 + 0.1 * x, one.regret_high = 4 + x;
            plan_.villages.push_back(std::move(one));
        }
    }

    /// The last two villages are consolidated by a gate, the fifth may not demonstrate; the weights move the tier of the fourth.
    static PlanReason reason(std::size_t v, std::size_t tier) {
        const double x = static_cast<double>(v);
        PlanReason reason;
        reason.barred = share_with_interval(v >= 4 ? 0.61 + 0.03 * x : 0.02 * x, draws);
        reason.consolidated = share_with_interval(v >= 6 ? 0.58 + 0.02 * x : 0, draws);
        reason.needy = v == 4 ? 0.7 : v >= 6 ? 0.8 : 0;
        reason.very_needy = v == 6 ? 0.3 : v == 7 ? 0.65 : 0;
        for (std::size_t t = 0; t < tier_count; ++t)
            reason.usual[t] = share_with_interval(t == tier ? (v == 3 ? 0.94 : 0.55) : (v == 3 ? 0.03 : 0.225), draws);
        for (std::size_t i = 0; i < reason.lead.size(); ++i)
            reason.lead[i] = 0.01 * static_cast<double>((i * 5 + v) % 13) - 0.06;
        return reason;
    }

    PlanCandidate candidate(std::size_t number) const {
        PlanCandidate one;
        one.name = number == 0 ? "none" : "plan-" + std::to_string(number);
        one.budget = {plan_.lines.size(), years, {}};
        for (std::size_t i = 0; i < plan_.lines.size() * tier_count * years; ++i)
            one.budget.money.push_back(static_cast<Fen>(number * (i % 4)) * plan_.unit / 5);
        one.asked = one.budget.total();
        one.spent = 0.93 * static_cast<double>(one.asked);
        one.spent_low = 0.9 * static_cast<double>(one.asked), one.spent_high = 0.96 * static_cast<double>(one.asked);
        const double n = static_cast<double>(number);
        const double means[] = {n == 5 ? 1.0 : 60 * n - 4 * n * n, -3.5 * n, one.spent / 100, -0.0007 * n};
        for (const double mean : means) {
            std::vector<double> values;
            for (std::size_t r = 0; r < replicates; ++r)
                values.push_back(mean == 0 ? 0
                                           : mean * (1 + 0.06 * (static_cast<double>((r * 5 + number) % 8) - 3.5)) +
                                                 (n == 5 && mean == 1.0 ? 4 * (static_cast<double>(r) - 3.5) : 0));
            one.goals.push_back(mean_with_interval(values));
            one.change.push_back(std::move(values));
        }
        return one;
    }

    void candidates() {
        for (std::size_t number = 0; number < 6; ++number)
            plan_.frontier.push_back(candidate(number));
        plan_.chosen = 3;
        plan_.choice = {"the package on the frontier that raises the first goal most within the ceiling",
                        "在资金上限内首要目标提升最多的前沿方案"};
    }

    void comparison() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const auto cost = [&](std::size_t c) { return plan_.frontier[c].goals[2].mean; };
        const auto effect = [&](std::size_t c) { return plan_.frontier[c].goals[0].mean; };
        for (std::size_t c = 0; c < 6; ++c) {
            const std::size_t below = c == 3 ? 1 : c - 1;
            plan_.ladder.push_back({c, cost(c), effect(c),
                                    c == 5   ? Dominance::dominated
                                    : c == 2 ? Dominance::extendedly_dominated
                                             : Dominance::kept,
                                    c == 0 || c == 5 || c == 2 ? nan : (cost(c) - cost(below)) / (effect(c) - effect(below))});
        }
        std::vector<std::vector<double>> costs, effects;
        for (const PlanCandidate& one : plan_.frontier)
            costs.push_back(one.change[2]), effects.push_back(one.change[0]);
        add_ratio_intervals(plan_.ladder, costs, effects);
        plan_.acceptability.worth = {0, 20'000, 50'000, 100'000, 200'000};
        plan_.acceptability.probability.assign(6, std::vector<double>(5, 0));
        for (std::size_t step = 0; step < 5; ++step) {
            const double share = 0.2 * static_cast<double>(step);
            plan_.acceptability.probability[0][step] = 1 - share;
            plan_.acceptability.probability[3][step] = 0.75 * share;
            plan_.acceptability.probability[4][step] = 0.25 * share;
            plan_.acceptability.information.push_back(12'000 * share * (1.2 - share));
        }
        Acceptability& given = plan_.acceptability;
        given.probability_low = given.probability_high = given.probability;
        for (std::size_t c = 0; c < 6; ++c)
            for (std::size_t step = 0; step < 5; ++step) {
                const ShareEstimate estimate = share_with_interval(given.probability[c][step], replicates);
                given.probability_low[c][step] = estimate.low, given.probability_high[c][step] = estimate.high;
            }
        for (const double value : given.information)
            given.information_low.push_back(0.4 * value), given.information_high.push_back(1.6 * value);
        for (std::size_t line = 0; line < 3; ++line)
            plan_.next_money.push_back(
                {line, line == 1 ? 4u : 0u, {around(2.5 - line, 1.2), around(-0.3 + 0.1 * line, 0.2), around(480'000, 9'000), around(-0.00002, 0.00004)}});
    }

    void split() {
        plan_.split.whole = plan_.frontier[3].goals[0];
        const double shares[] = {0.6, 0.3, 0.1};
        for (std::size_t line = 0; line < 3; ++line) {
            const double part = plan_.split.whole.mean * shares[line];
            plan_.split.parts.push_back({line, around(part, 18), around(part * 0.9, 20), around(part * 1.1, 21)});
        }
        plan_.split.interactions = {{0, 1, around(7.5, 5)}, {0, 2, around(-1.25, 4)}, {1, 2, around(0.5, 3)}};
    }

    static PlanBand band(double median, double half) {
        return {median, median - half, median + 1.1 * half, median - 2.4 * half, median + 2.6 * half};
    }

    void projections() {
        plan_.stresses = {{"ordinary", {"Ordinary course", "常规情景"}},
                          {"cotton", {"Bad cotton years", "棉花连年歉收"}},
                          {"markets", {"Lost markets", "失去销路"}},
                          {"fund", {"Empty fund", "资金断供"}},
                          {"cut", {"Policy cut", "政策退出"}}};
        const std::string indicators[] = {"income_per_head", "poverty_headcount", "monitored_share"};
        const double base[] = {12'000, 0.021, 0.034}, growth[] = {620, -0.0011, -0.0016}, gain[] = {95, -0.0009, -0.0012},
                     spread[] = {240, 0.0015, 0.002};
        for (std::size_t stress = 0; stress < 5; ++stress)
            for (int tier = 0; tier <= 3; ++tier)
                for (std::size_t i = 0; i < 3; ++i)
                    for (int year = 0; year < 10; ++year) {
                        const double t = year, strained = 1 - 0.12 * static_cast<double>(stress), place = 1 - 0.05 * tier;
                        const double without = (base[i] + growth[i] * t * strained) * place,
                                     difference = gain[i] * std::min(t + 1, 5.0) / 5 * strained * place;
                        plan_.projections.push_back({stress, tier, indicators[i], 2021 + year, band(without + difference, spread[i]),
                                                     band(without, spread[i]), band(difference, spread[i] * 0.2)});
                    }
    }

    static constexpr std::size_t replicates = 8, years = 5, draws = 200;
    PlanResult plan_;
};

inline PlanResult small_plan() { return SmallPlan().result(); }

} // namespace terrace
