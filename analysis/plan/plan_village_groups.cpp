#include "analysis/plan/document/reasons.hpp"
#include "analysis/plan/plan_group_writer.hpp"
#include "analysis/plan/plan_groups.hpp"

namespace terrace {
namespace {

class VillageGroups : PlanGroupWriter {
public:
    VillageGroups(const PlanResult& plan, ResultsWriter& writer) : PlanGroupWriter(writer), plan_(plan) {}

    void write() {
        villages();
        reasons();
        tier_rules();
    }

private:
    void villages() {
        const auto& list = plan_.villages;
        axis("villages", "village", each(list, [](const PlanVillage& one) { return one.key; }), "Village", "村");
        const auto reals = [&](const char* name, double PlanVillage::*field, const std::string& units, const std::string& en,
                               const std::string& zh) {
            put("villages", name, {"village"}, each(list, [&](const PlanVillage& one) { return one.*field; }), units, en, zh);
        };
        std::vector<ShareEstimate> probability;
        for (const PlanVillage& one : list)
            for (std::size_t t = 0; t < tier_count; ++t)
                probability.push_back({one.probability[t], one.probability_low[t], one.probability_high[t]});
        put("villages", "village_en", {"village"}, each(list, [](const PlanVillage& one) { return one.name.en; }), "", "Village, English",
            "村，英文");
        put("villages", "village_zh", {"village"}, each(list, [](const PlanVillage& one) { return one.name.zh; }), "", "Village, Chinese",
            "村，中文");
        put("villages", "village_county", {"village"}, each(list, [](const PlanVillage& one) { return one.county; }), "", "County", "县");
        put("villages", "village_households", {"village"},
            each(list, [](const PlanVillage& one) { return static_cast<std::int64_t>(one.households); }), "households", "Households",
            "户数");
        shares("villages", "probability", {"village", "tier"}, probability, "Probability of belonging to the tier", "属于该梯次的概率");
        put("villages", "village_tier", {"village"}, each(list, [](const PlanVillage& one) { return static_cast<std::int32_t>(one.tier); }),
            "1", "Proposed tier, 1 demonstration, 2 catching-up, 3 consolidation", "建议梯次：1示范、2追赶、3巩固");
        reals("score", &PlanVillage::score, "1", "Score", "综合得分");
        reals("score_low", &PlanVillage::score_low, "1", "Score, 5 %", "综合得分5%分位");
        reals("score_high", &PlanVillage::score_high, "1", "Score, 95 %", "综合得分95%分位");
        reals("foundation", &PlanVillage::foundation, "1", "Part of the score: foundation", "得分构成：发展基础");
        reals("drive", &PlanVillage::drive, "1", "Part of the score: drive", "得分构成：发展动力");
        reals("resilience", &PlanVillage::resilience, "1", "Part of the score: resilience", "得分构成：抗风险能力");
        reals("regret", &PlanVillage::regret, "", "Expected loss of the first goal from an unsure tier", "分类不确定的首要目标预期损失");
        reals("regret_low", &PlanVillage::regret_low, "", "The same, low end of the interval", "同上，区间下限");
        reals("regret_high", &PlanVillage::regret_high, "", "The same, high end of the interval", "同上，区间上限");
        const TierSizes sizes = tier_sizes(plan_);
        put("villages", "tier_villages", {"tier"}, Counts(sizes.villages.begin(), sizes.villages.end()), "villages",
            "Villages proposed for the tier", "建议列入该梯次的村数");
        put("villages", "tier_households", {"tier"}, Counts(sizes.households.begin(), sizes.households.end()), "households",
            "Their households", "其户数");
    }

    /// What decided on the tiers, in numbers and in words.
    void reasons() {
        const auto& list = plan_.villages;
        const auto reason = [&](auto member) { return each(list, [&](const PlanVillage& one) { return one.reason.*member; }); };
        shares("villages", "barred", {"village"}, reason(&PlanReason::barred), "Share of cases in which a gate bars it from demonstration",
               "因门槛不能列为示范村的占比");
        shares("villages", "consolidated", {"village"}, reason(&PlanReason::consolidated),
               "Share of cases in which a gate puts it to consolidation", "因门槛列入巩固村的占比");
        put("villages", "needy", {"village"}, reason(&PlanReason::needy), "1",
            "Share of cases with more households in need than demonstration allows", "困难户占比超过示范村门槛的情形占比");
        put("villages", "very_needy", {"village"}, reason(&PlanReason::very_needy), "1",
            "Share of cases with so many households in need that it is consolidated", "困难户占比达到巩固村门槛的情形占比");
        std::vector<ShareEstimate> usual;
        Reals lead;
        Texts en, zh;
        for (std::size_t v = 0; v < list.size(); ++v) {
            usual.insert(usual.end(), list[v].reason.usual.begin(), list[v].reason.usual.end());
            lead.insert(lead.end(), list[v].reason.lead.begin(), list[v].reason.lead.end());
            const Text words = reason_text(plan_, v);
            en.push_back(words.en), zh.push_back(words.zh);
        }
        shares("villages", "usual_probability", {"village", "tier"}, usual, "Probability of the tier with the weights as they stand",
               "按现行权重属于该梯次的概率");
        axis("villages", "tier_indicator", counted(tier_indicator_count), "Indicator of the score, in the order of the model's description",
             "评分指标（按模型说明的次序）");
        put("villages", "lead", {"village", "tier_indicator"}, lead, "1", "Part of the indicator in the score, less the county's mean",
            "指标得分与全县平均之差");
        put("villages", "reason_en", {"village"}, en, "", "What decided, English", "判定依据，英文");
        put("villages", "reason_zh", {"village"}, zh, "", "What decided, Chinese", "判定依据，中文");
    }

    /// What the tiers were drawn over and judged by.
    void tier_rules() {
        const PlanTierRules& rules = plan_.tiers;
        const auto number = [&](const char* name, double value, const std::string& en, const std::string& zh) {
            put("villages", name, {}, Reals{value}, "1", en, zh);
        };
        put("villages", "draws", {}, Counts{static_cast<std::int64_t>(rules.draws)}, "1", "Draws of luck and uncertain parameters",
            "随机因素和不确定参数的抽样次数");
        put("villages", "weight_draws", {}, Counts{static_cast<std::int64_t>(rules.weight_draws)}, "1",
            "Draws of the score's weights in each of them", "每次抽样中评分权重的抽取次数");
        number("concentration", rules.concentration, "Concentration of the Dirichlet distribution of weights", "权重狄利克雷分布的集中度");
        put("villages", "quota", {"tier"}, Reals(rules.quotas.begin(), rules.quotas.end()), "1",
            "Places of the tier, share of the villages", "梯次名额（占村数比例）");
        number("most_needy_limit", rules.most_needy, "Share of households in need above which a village cannot demonstrate",
               "不能列为示范村的困难户占比门槛");
        number("very_needy_limit", rules.very_needy, "Share of households in need above which a village is consolidated",
               "列入巩固村的困难户占比门槛");
    }

    const PlanResult& plan_;
};

} // namespace

void write_village_groups(const PlanResult& plan, ResultsWriter& writer) { VillageGroups(plan, writer).write(); }

} // namespace terrace
