#include "analysis/plan/document/reasons.hpp"
#include "analysis/plan/document/sections.hpp"
#include "analysis/plan/plan_groups.hpp"
#include "analysis/report/charts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace terrace {
namespace {

constexpr double percent = 0.01;

std::size_t position(Tier tier) { return static_cast<std::size_t>(tier) - 1; }

Text tier_text(Tier tier) { return tier == Tier::none ? Text{"no tier", "未列入"} : tier_labels()[position(tier)]; }

/// Probability of the tier that is proposed.
double certainty(const PlanVillage& one) { return one.tier == Tier::none ? 0 : one.probability[position(one.tier)]; }

HexagonsChart board(const DocumentSource& source) {
    HexagonsChart chart{
        {{"no tier", "未列入"}, tier_labels()[0], tier_labels()[1], tier_labels()[2]}, {{{"score", "综合得分"}, 1, false}}, {}};
    for (const PlanVillage& one : source.plan.villages)
        chart.cells.push_back({source.village(one),
                               one.key.substr(one.key.rfind('-') + 1),
                               static_cast<std::size_t>(one.tier),
                               certainty(one),
                               {one.score / percent}});
    return chart;
}

ReportCell tier_cell(const PlanVillage& one, std::size_t v) {
    return coded(tier_text(one.tier), static_cast<double>(one.tier), at("villages/village_tier", {v}));
}

std::vector<ReportCell> row(const DocumentSource& source, std::size_t v) {
    const PlanVillage& one = source.plan.villages[v];
    const auto stored = [&](double value, const char* name, double divisor, int decimals) {
        return exact(value, at(fmt::format("villages/{}", name), {v}), divisor, decimals);
    };
    ReportCell score = with_interval(stored(one.score, "score", percent, 1), one.score_low, one.score_high, 90, true);
    ReportCell regret = with_interval(stored(one.regret, "regret", source.divisor(0), std::max(1, source.decimals(0))), one.regret_low,
                                      one.regret_high, 95, true);
    std::vector<ReportCell> cells{words(source.village(one)), exact(one.households, at("villages/village_households", {v}), 1, 0),
                                  tier_cell(one, v)};
    for (std::size_t tier = 0; tier < tier_count; ++tier)
        cells.push_back(probability_of(source.plan, v, tier, true));
    cells.insert(cells.end(), {std::move(score), std::move(regret)});
    return cells;
}

ReportFigure villages_table(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "villages";
    figure.title = {"Villages by tier, and how sure the tier is", "村庄分类及判定把握"};
    figure.alternative = {"A hexagon for each village with its score, paler where its tier is less sure; no map.",
                          "每村一个六边形，标注综合得分；颜色越浅，梯次判定把握越小；非地图。"};
    const Text loss = source.unit(0);
    figure.table.columns = {{"Village", "村"},
                            {"Households", "户数（户）"},
                            {"Tier", "建议梯次"},
                            {"Demonstration (%, 95 % interval)", "示范概率（%，95%区间）"},
                            {"Catching-up (%, 95 % interval)", "追赶概率（%，95%区间）"},
                            {"Consolidation (%, 95 % interval)", "巩固概率（%，95%区间）"},
                            {"Score of 100 (90 % of draws)", "综合得分（百分制，90%区间）"},
                            {"Expected loss from an unsure tier (" + loss.en + ")", "分类不确定的预期损失（" + loss.zh + "）"}};
    for (std::size_t v = 0; v < source.plan.villages.size(); ++v)
        figure.table.rows.push_back(row(source, v));
    figure.note = {
        "Probabilities are shares of runs over chance, weights of the score and uncertain parameters; their intervals are Wilson's with as "
        "many cases as draws, weights drawn within a draw not counted. Expected "
        "loss from an unsure tier: for each tier that the village may truly belong to, what the first aim of the whole county would "
        "gain if it were treated as that tier and not as proposed, times the probability of that tier, summed. It is not the loss "
        "of a wrong tier once it is known to be wrong. Below zero the proposed tier serves the aim better than the others.",
        "概率为在随机因素、评分权重和不确定参数下模拟的占比；区间为威尔逊区间，样本量按抽样次数计，同一次抽样内的权重抽取不另计。分类不确定"
        "的预期损失：对该村可能属于的每个梯次，"
        "以其概率乘以按该梯次（而非建议梯次）对待时全县首要目标的增益，再求和；并非已知判错时的损失。小于零表示建议梯次更有利。"};
    draw(figure, board(source));
    return figure;
}

ReportFigure reasons_table(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "reasons";
    figure.title = {"What decided on the tier of each village", "各村梯次的判定依据"};
    figure.table.columns = {{"Village", "村"},
                            {"Tier", "建议梯次"},
                            {"What decided", "判定依据"},
                            {"Foundation", "发展基础"},
                            {"Drive", "发展动力"},
                            {"Resilience", "抗风险能力"}};
    for (std::size_t v = 0; v < source.plan.villages.size(); ++v) {
        const PlanVillage& one = source.plan.villages[v];
        const auto part = [&](double value, const char* name) { return estimated(value, at(fmt::format("villages/{}", name), {v}), percent, 1); };
        figure.table.rows.push_back({words(source.village(one)), tier_cell(one, v), words(reason_of(source.plan, v)),
                                     part(one.foundation, "foundation"), part(one.drive, "drive"), part(one.resilience, "resilience")});
    }
    figure.note = {"The three numbers add up to the score, of a hundred, means over all draws; the weights are those of the tiers' rule.",
                   "三项之和为综合得分（百分制），为各次抽样的均值；权重按梯次评定办法。"};
    return figure;
}

ReportFigure sizes_table(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "tiers";
    figure.title = {"Size of the tiers", "各梯次规模"};
    figure.table.columns = {{"Tier", "梯次"}, {"Villages", "村数（个）"}, {"Households", "户数（户）"}};
    const TierSizes sizes = tier_sizes(source.plan);
    std::int64_t villages = 0, households = 0;
    for (std::size_t tier = 0; tier < tier_count; ++tier) {
        figure.table.rows.push_back({words(tier_labels()[tier]),
                                     exact(static_cast<double>(sizes.villages[tier]), at("villages/tier_villages", {tier}), 1, 0),
                                     exact(static_cast<double>(sizes.households[tier]), at("villages/tier_households", {tier}), 1, 0)});
        villages += sizes.villages[tier];
        households += sizes.households[tier];
    }
    figure.table.rows.push_back({words({"Total", "合计"}), exact(static_cast<double>(villages), "villages/tier_villages[*]", 1, 0),
                                 exact(static_cast<double>(households), "villages/tier_households[*]", 1, 0)});
    return figure;
}

} // namespace

ReportSection villages_section(const DocumentSource& source) {
    ReportSection section{"villages", {"2. Villages by tier", "二、村庄分类"}, {}};
    const auto& list = source.plan.villages;
    if (list.empty()) return section;
    const auto least =
        std::min_element(list.begin(), list.end(), [](const PlanVillage& a, const PlanVillage& b) { return certainty(a) < certainty(b); });
    const auto v = static_cast<std::size_t>(least - list.begin());
    if (least->tier != Tier::none)
        section.paragraphs.push_back(
            {{"Least sure is " + source.village(*least).en + ": " + tier_text(least->tier).en +
                  " in {0} % of draws. Villages below half should be looked at on site before money is bound to them.",
              "把握最小的是" + source.village(*least).zh + "，" + tier_text(least->tier).zh +
                  "概率 {0}%。概率不足一半的村，应先实地核实，再落实资金。"},
             {probability_of(source.plan, v, position(least->tier), true)}});
    section.figures = {sizes_table(source), villages_table(source), reasons_table(source)};
    return section;
}

} // namespace terrace
