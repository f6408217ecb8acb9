#pragma once

#include "analysis/plan/plan_result.hpp"
#include "analysis/plan/tier_draws.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace terrace {

/// How often one thing was so, out of so many.
struct Share {
    std::uint64_t count = 0, of = 0;
    void note(bool so) { count += so, ++of; }
    [[nodiscard]] double value() const { return of > 0 ? static_cast<double>(count) / static_cast<double>(of) : 0; }
    [[nodiscard]] bool most() const { return 2 * count > of; }
};

/// How a village was classified over draws and weights of the score.
struct VillageTiers {
    std::array<Share, tier_count> tiers;             ///< over draws and weights
    std::array<Share, tier_count> usual_weights;     ///< over draws, with the weights as they stand
    Share barred, consolidated;                      ///< gates over draws and weights: no demonstration; consolidated
    Share needy, very_needy;                         ///< more households in need than demonstration allows; than catching-up allows
    double score = 0, score_low = 0, score_high = 0; ///< mean and middle 90 %
    std::array<double, 3> parts{};                   ///< mean of foundation, drive, resilience
    TierIndicators lead{};                           ///< mean part of each indicator in the score, less the county's mean
    Tier tier = Tier::none;                          ///< in the plan
};

/// Classifies the villages of a county in every draw with `weight_draws` weights around those that stand (`draw_weights`), by the same
/// gates and quotas as the model (`classify`); who comes first of villages with equal scores is drawn by lot each time. Then gives each its
/// tier in the plan, by `assign_tiers` with the gates that hold in more than half of all classifications. Results do not depend on threads.
/// Throws std::invalid_argument for no weights, Cancelled.
[[nodiscard]] std::vector<VillageTiers> village_tiers(const CountyTierDraws& draws, std::size_t weight_draws, double concentration,
                                                      const RunOptions& run);

/// What a plan says of a village's tier. 95 % intervals are those of shares over `draws` independent trials: the weights drawn within one
/// draw share its luck and add none, so the intervals are rather too wide.
[[nodiscard]] PlanVillage plan_village(const VillageTiers& village, std::size_t draws);

/// What decides on a village's tier in the plan.
struct TierVotes {
    std::array<std::uint64_t, tier_count> count{};        ///< classifications to each tier
    bool no_demonstration = false, consolidation = false; ///< gates
};

/// The tiers with the largest sum of votes, hence of probabilities, among those that fill the quotas: villages whose gate says so are
/// consolidated, on top of the quota if it is too small; demonstration places are filled from villages that no gate bars and stay empty for
/// want of them; the rest catches up. Exact, by dynamic programming over whole numbers; of equally good choices the one that puts the first
/// village highest, then the second.
[[nodiscard]] std::vector<Tier> assign_tiers(std::span<const TierVotes> villages, const std::array<std::size_t, tier_count>& quotas);

/// Everything that a plan says of its villages except what a wrong tier costs: by county in the order of the region, villages in theirs.
[[nodiscard]] std::vector<PlanVillage> judge_villages(const TierRequest& request);

} // namespace terrace
