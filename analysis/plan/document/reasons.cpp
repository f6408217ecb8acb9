#include "analysis/plan/document/reasons.hpp"

#include "analysis/plan/document/source.hpp"
#include "analysis/report/page_text.hpp"
#include "analysis/report/sentence.hpp"

#include <algorithm>
#include <numeric>

namespace terrace {
namespace {

constexpr double settled = 0.8; // probability from which a tier counts as certain enough

/// What raises a village's score and what lowers it, in the order of TierIndicator.
struct IndicatorWords {
    Text good, bad;
};

const std::array<IndicatorWords, tier_indicator_count>& indicator_words() {
    static const std::array<IndicatorWords, tier_indicator_count> words{{
        {{"high income per head", "人均收入高"}, {"low income per head", "人均收入低"}},
        {{"good infrastructure", "基础设施好"}, {"poor infrastructure", "基础设施差"}},
        {{"high collective income", "村集体收入高"}, {"low collective income", "村集体收入低"}},
        {{"much land per worker", "劳均耕地多"}, {"little land per worker", "劳均耕地少"}},
        {{"nearness to town", "离县城近"}, {"distance to town", "离县城远"}},
        {{"skilled leaders", "村班子能力强"}, {"less skilled leaders", "村班子能力弱"}},
        {{"many households in a co-operative", "入社比例高"}, {"few households in a co-operative", "入社比例低"}},
        {{"much for tourists", "旅游资源好"}, {"little for tourists", "旅游资源少"}},
        {{"many workers employed", "就业比例高"}, {"few workers employed", "就业比例低"}},
        {{"few households in need", "困难户少"}, {"many households in need", "困难户多"}},
        {{"few poverty-exited households", "脱贫户少"}, {"many poverty-exited households", "脱贫户多"}},
        {{"steady income", "收入稳定"}, {"falling income", "收入下滑"}},
        {{"few dependants", "赡养负担轻"}, {"many dependants", "赡养负担重"}},
    }};
    return words;
}

/// "a and b" of the two indicators that lead most into the direction of the sign; empty for none.
Text two_of(const TierIndicators& lead, double sign) {
    std::array<std::size_t, tier_indicator_count> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sign * lead[a] > sign * lead[b]; });
    constexpr double least = 1e-3; // of the score; less is not worth a word
    Text names;
    for (std::size_t i = 0; i < 2; ++i) {
        if (!(sign * lead[order[i]] >= least)) break;
        const Text& label = sign > 0 ? indicator_words()[order[i]].good : indicator_words()[order[i]].bad;
        names.en += (names.en.empty() ? "" : " and ") + label.en;
        names.zh += (names.zh.empty() ? "" : "、") + label.zh;
    }
    return names;
}

bool most(double share) { return share > 0.5; }

/// Why a gate held: need alone ({1}: the limit), standing alone, or now one and now the other.
Text gate_cause(double need) {
    const Text needy{"more than {1} % of its households are below the national line", "低于国家标准的户数超过{1}%"},
        poor{"it was poor until 2017 and scores below the median", "原贫困村且得分低于中位数"};
    if (most(need)) return needy;
    if (need == 0) return poor;
    return {poor.en + ", or " + needy.en, poor.zh + "，或" + needy.zh};
}

ReportSentence gate_sentence(const PlanResult& plan, std::size_t v) {
    const PlanReason& reason = plan.villages[v].reason;
    const bool consolidated = most(reason.consolidated.share);
    if (!consolidated && !most(reason.barred.share)) return Text{};
    const double need = consolidated ? reason.very_needy : reason.needy;
    const Text cause = gate_cause(need), consequence = consolidated ? Text{"so it is consolidated", "列入巩固村"}
                                                                    : Text{"so it cannot demonstrate", "不能列为示范村"};
    ReportSentence sentence(
        {"Gate: " + cause.en + ", " + consequence.en + " ({0} % of cases).", "门槛：" + cause.zh + "，" + consequence.zh + "（占{0}%）。"},
        {consolidated ? chance(reason.consolidated, at("villages/consolidated", {v})) : chance(reason.barred, at("villages/barred", {v}))});
    if (need != 0)
        sentence.figures.push_back(consolidated ? given_percent(plan.tiers.very_needy, "villages/very_needy_limit")
                                                : given_percent(plan.tiers.most_needy, "villages/most_needy_limit"));
    return sentence;
}

Text strength_sentence(const TierIndicators& lead) {
    const Text strong = two_of(lead, 1), weak = two_of(lead, -1);
    Text text;
    if (!strong.en.empty()) text = {"Raised most by " + strong.en, "加分最多的是" + strong.zh};
    if (!weak.en.empty())
        text.en += (text.en.empty() ? "Lowered most by " : "; lowered most by ") + weak.en,
            text.zh += (text.zh.empty() ? "失分最多的是" : "；失分最多的是") + weak.zh;
    if (text.en.empty()) return {"Like the county's mean in everything.", "各项指标与全县平均相近。"};
    return {text.en + ".", text.zh + "。"};
}

ReportSentence quota_sentence(const PlanResult& plan, std::size_t v) {
    const PlanVillage& one = plan.villages[v];
    const auto likely =
        static_cast<std::size_t>(std::max_element(one.probability.begin(), one.probability.end()) - one.probability.begin());
    if (one.tier == Tier::none || one.probability[likely] == one.probability[static_cast<std::size_t>(one.tier) - 1]) return Text{};
    const Text& label = tier_labels()[likely];
    return {{"Most often it was " + label.en + " ({0} %), which the quotas do not allow.",
             "多数情况下为" + label.zh + "（{0}%），因名额所限未列入。"},
            {probability_of(plan, v, likely)}};
}

ReportSentence doubt_sentence(const PlanResult& plan, std::size_t v) {
    const PlanVillage& one = plan.villages[v];
    if (one.tier == Tier::none) return Text{};
    const std::size_t tier = static_cast<std::size_t>(one.tier) - 1;
    if (one.probability[tier] >= settled) return Text{};
    const ShareEstimate& usual = one.reason.usual[tier];
    return {usual.share >= settled ? Text{"Its tier moves with the weights: {0} % over all weights, {1} % with those that stand.",
                                          "所属梯次随权重变动：各种权重下为{0}%，现行权重下为{1}%。"}
                                   : Text{"Its tier is not settled: {0} % over all weights, {1} % with those that stand.",
                                          "所属梯次尚不能确定：各种权重下为{0}%，现行权重下为{1}%。"},
            {probability_of(plan, v, tier), chance(usual, at("villages/usual_probability", {v, tier}))}};
}

} // namespace

ReportSentence reason_of(const PlanResult& plan, std::size_t village) {
    ReportSentence reason = gate_sentence(plan, village);
    append(reason, strength_sentence(plan.villages[village].reason.lead));
    append(reason, quota_sentence(plan, village));
    append(reason, doubt_sentence(plan, village));
    return reason;
}

Text reason_text(const PlanResult& plan, std::size_t village) {
    const ReportCell cell = words(reason_of(plan, village));
    return {cell_text(cell, Language::en), cell_text(cell, Language::zh)};
}

} // namespace terrace
