#include "analysis/plan/tier_notes.hpp"

#include "models/population/registers.hpp"

#include <array>

namespace terrace {
namespace {

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

PlanTierRules tier_rules(const TierRequest& request) {
    const TierParameters tiers = request.base({}).parameters.tiers;
    return {request.draws, request.weight_draws, request.concentration, tiers.quotas, tiers.most_needy, tiers.very_needy};
}

std::vector<std::pair<Text, std::string>> tier_assumptions() {
    return {{{"A village's tier in the plan: the most probable one within the quotas", "规划中的梯次：在名额内取总概率最大的划分"}, "D"}};
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
