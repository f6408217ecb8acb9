#include "analysis/plan/tier_reasons.hpp"

#include "models/population/registers.hpp"

#include <fmt/format.h>

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

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }
std::string percent_zh(double share) { return fmt::format("{:.0f}%", 100 * share); }

void say(Text& text, const Text& sentence) {
    text.en += (text.en.empty() ? "" : " ") + sentence.en;
    text.zh += sentence.zh;
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

/// Why a gate held: need alone, standing alone, or now one and now the other.
Text gate_cause(const Share& need, double limit) {
    if (need.most())
        return {"more than " + percent(limit) + " of its households are listed or below the line",
                "监测或低于收入标准的户数超过" + percent_zh(limit)};
    if (need.count == 0) return {"it was poor until 2017 and scores below the median", "原贫困村且得分低于中位数"};
    return {"it was poor until 2017 and scores below the median, or more than " + percent(limit) +
                " of its households are listed or below the line",
            "原贫困村且得分低于中位数，或监测、低于收入标准的户数超过" + percent_zh(limit)};
}

Text gate_sentence(const VillageTiers& village, const TierParameters& parameters) {
    const bool consolidated = village.consolidated.most();
    const Share& gate = consolidated ? village.consolidated : village.barred;
    if (!gate.most()) return {};
    const Text cause =
        consolidated ? gate_cause(village.very_needy, parameters.very_needy) : gate_cause(village.needy, parameters.most_needy);
    const Text consequence =
        consolidated ? Text{"so it is consolidated", "列入巩固村"} : Text{"so it cannot demonstrate", "不能列为示范村"};
    return {"Gate: " + cause.en + ", " + consequence.en + " (" + percent(gate.value()) + " of cases).",
            "门槛：" + cause.zh + "，" + consequence.zh + "（占" + percent_zh(gate.value()) + "）。"};
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

Text quota_sentence(const VillageTiers& village) {
    const auto most =
        std::max_element(village.tiers.begin(), village.tiers.end(), [](const Share& a, const Share& b) { return a.count < b.count; });
    const Tier likely = static_cast<Tier>(most - village.tiers.begin() + 1);
    if (likely == village.tier || most->count == village.tiers[static_cast<std::size_t>(village.tier) - 1].count) return {};
    return {"Most often it was " + tier_label(likely).en + " (" + percent(most->value()) + "), which the quotas do not allow.",
            "多数情况下为" + tier_label(likely).zh + "（" + percent_zh(most->value()) + "），因名额所限未列入。"};
}

Text doubt_sentence(const VillageTiers& village) {
    const std::size_t tier = static_cast<std::size_t>(village.tier) - 1;
    const double share = village.tiers[tier].value(), usual = village.usual_weights[tier].value();
    if (share >= settled) return {};
    if (usual >= settled)
        return {"Its tier moves with the weights: " + percent(share) + " over all weights, " + percent(usual) + " with those that stand.",
                "所属梯次随权重变动：各种权重下为" + percent_zh(share) + "，现行权重下为" + percent_zh(usual) + "。"};
    return {"Its tier is not settled: " + percent(share) + " over all weights and only " + percent(usual) + " with those that stand.",
            "所属梯次尚不能确定：各种权重下为" + percent_zh(share) + "，现行权重下也只有" + percent_zh(usual) + "。"};
}

std::vector<const CountyMargins*> counties_of(const Region& region, const std::string& county) {
    std::vector<const CountyMargins*> list;
    for (const CountyMargins& one : region.counties)
        if (county.empty() || one.key == county) list.push_back(&one);
    return list;
}

/// Labels of what decides on tiers and the county's registers do not say.
Text not_registered(const CountyMargins& county) {
    const std::array<std::pair<bool, Text>, 6> items{
        {{county.registered(VillageItem::formerly_poor) != nullptr, {"which villages were poor until 2017", "哪些村是原贫困村"}},
         {county.registered(VillageItem::infrastructure) != nullptr, {"infrastructure", "基础设施"}},
         {county.registered(VillageItem::distance) != nullptr, {"distance to town", "到县城距离"}},
         {county.registered(VillageItem::leaders_skill) != nullptr, {"skill of the leaders", "村班子能力"}},
         {county.registered(VillageItem::tourism) != nullptr, {"tourism endowment", "旅游资源"}},
         {county.registers && !county.registers->household_ids.empty(), {"the households", "农户"}}}};
    Text missing;
    for (const auto& [known, label] : items)
        if (!known) missing.en += (missing.en.empty() ? "" : ", ") + label.en, missing.zh += (missing.zh.empty() ? "" : "、") + label.zh;
    return missing;
}

} // namespace

Text tier_label(Tier tier) {
    switch (tier) {
    case Tier::demonstration:
        return {"demonstration", "示范村"};
    case Tier::catching_up:
        return {"catching-up", "追赶村"};
    case Tier::consolidation:
        return {"consolidation", "巩固村"};
    default:
        return {"untiered", "未定"};
    }
}

Text reason_of(const VillageTiers& village, const TierParameters& parameters) {
    Text reason;
    for (const Text& sentence :
         {gate_sentence(village, parameters), strength_sentence(village.lead), quota_sentence(village), doubt_sentence(village)})
        if (!sentence.en.empty()) say(reason, sentence);
    return reason;
}

std::vector<std::pair<Text, std::string>> tier_assumptions(const TierRequest& request) {
    const TierParameters tiers = request.base({}).parameters.tiers;
    const auto weight = [](double value) { return fmt::format("{:g}", value); };
    return {
        {{"Weights of the villages' score, drawn from a Dirichlet distribution of " + weight(request.concentration) + " times the weights",
          "村级评分权重，按权重" + weight(request.concentration) + "倍为参数的狄利克雷分布抽取"},
         "E"},
        {{"Places by tier: " + percent(tiers.quotas[0]) + " demonstration, " + percent(tiers.quotas[1]) + " catching-up, " +
              percent(tiers.quotas[2]) + " consolidation",
          "梯次名额：示范" + percent_zh(tiers.quotas[0]) + "、追赶" + percent_zh(tiers.quotas[1]) + "、巩固" + percent_zh(tiers.quotas[2])},
         "E"},
        {{"A village's tier in the plan: the most probable one within the quotas", "规划中的梯次：在名额内取总概率最大的划分"}, "D"},
    };
}

std::vector<Text> tier_unknowns(const TierRequest& request) {
    std::vector<Text> unknowns;
    const Scenario scenario = request.base({});
    for (const CountyMargins* county : counties_of(scenario.region, request.county)) {
        const Text missing = not_registered(*county);
        if (missing.en.empty()) continue;
        const Text people =
            request.new_people
                ? Text{"drawn anew in every case, so that a village's number stands for no place", "每次抽样重新合成，村编号不对应实际村庄"}
                : Text{"synthesised once, so that a village's number stands for one synthetic village and for no place",
                       "只合成一次，村编号仅代表一个合成村，不对应实际村庄"};
        unknowns.push_back({"No register of " + county->label.en + " tells: " + missing.en + ". They are " + people.en +
                                "; tiers of real villages need registers (docs/registers.md).",
                            county->label.zh + "的台账没有：" + missing.zh + "。这些由程序合成，" + people.zh +
                                "；实际村庄的梯次须填报台账（docs/registers.md）。"});
    }
    unknowns.push_back({"Steadiness of income needs three years of records; at the first classification all villages count alike in it.",
                        "收入稳定性需三年记录，首次划分时各村按相同计。"});
    unknowns.push_back({"The year before the plan is simulated in every case anew: the probabilities hold its luck, although those who "
                        "lived through it know how "
                        "it went.",
                        "规划前一年在每种情形中重新模拟，概率包含该年的运气成分，而当地实际情况已知。"});
    return unknowns;
}

} // namespace terrace
