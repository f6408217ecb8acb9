#include "analysis/plan/tier_regret.hpp"

#include "models/assigned_tiers.hpp"

#include <stdexcept>

namespace terrace {
namespace {

/// A village treated as another tier than the plan's.
struct OtherTier {
    std::size_t village = 0;
    Tier tier = Tier::none;
};

Tier tier_at(std::size_t position) { return static_cast<Tier>(position + 1); }

std::vector<OtherTier> other_tiers(const std::vector<PlanVillage>& villages) {
    std::vector<OtherTier> list;
    for (std::size_t v = 0; v < villages.size(); ++v)
        for (std::size_t t = 0; t < tier_count; ++t)
            if (villages[v].tier != Tier::none && villages[v].tier != tier_at(t) && villages[v].probability[t] > 0)
                list.push_back({v, tier_at(t)});
    return list;
}

std::string setting(const PlanVillage& village, Tier tier) { return "assigned_tiers." + village.key + "=" + std::string(tier_key(tier)); }

void check(const std::vector<std::vector<double>>& goals, std::size_t lists) {
    if (goals.size() != lists) throw std::invalid_argument("add_regret: other lists than were asked for");
    for (const std::vector<double>& values : goals)
        if (values.size() != goals.front().size()) throw std::invalid_argument("add_regret: lists of different replicates");
}

} // namespace

std::vector<std::string> tier_settings(const std::vector<PlanVillage>& villages) {
    std::vector<std::string> settings;
    for (const PlanVillage& village : villages)
        if (village.tier != Tier::none) settings.push_back(setting(village, village.tier));
    return settings;
}

std::size_t regret_lists(const std::vector<PlanVillage>& villages) { return other_tiers(villages).size() + 1; }

void add_regret(std::vector<PlanVillage>& villages, bool more_is_better, const GoalEvaluator& evaluate, double confidence) {
    const std::vector<OtherTier> others = other_tiers(villages);
    const std::vector<std::string> planned = tier_settings(villages);
    std::vector<std::vector<std::string>> lists{planned};
    for (const OtherTier& other : others) {
        lists.push_back(planned);
        lists.back().push_back(setting(villages[other.village], other.tier)); // the later setting holds
    }
    const std::vector<std::vector<double>> goals = evaluate(lists);
    check(goals, lists.size());
    std::vector<std::vector<double>> regret(villages.size(), std::vector<double>(goals.front().size(), 0));
    for (std::size_t i = 0; i < others.size(); ++i)
        for (std::size_t r = 0; r < goals.front().size(); ++r) {
            const double gain = goals[i + 1][r] - goals.front()[r];
            regret[others[i].village][r] +=
                villages[others[i].village].probability[static_cast<std::size_t>(others[i].tier) - 1] * (more_is_better ? gain : -gain);
        }
    for (std::size_t v = 0; v < villages.size(); ++v) {
        const MeanEstimate estimate = mean_with_interval(regret[v], confidence);
        villages[v].regret = estimate.mean, villages[v].regret_low = estimate.low, villages[v].regret_high = estimate.high;
    }
}

bool regret_is_known(const PlanVillage& village) { return village.regret_low > 0 || village.regret_high < 0; }

} // namespace terrace
