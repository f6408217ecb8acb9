#include "analysis/plan/tier_probabilities.hpp"

#include <algorithm>

namespace terrace {
namespace {

constexpr std::int64_t impossible = -1;

/// Largest sums of votes of the villages from one on that fill so many places of demonstration and of consolidation.
class Sums {
public:
    Sums(std::size_t villages, std::size_t demonstration, std::size_t consolidation)
        : rows_(demonstration + 1), columns_(consolidation + 1), sums_((villages + 1) * rows_ * columns_, impossible) {}

    std::int64_t& at(std::size_t village, std::size_t demonstration, std::size_t consolidation) {
        return sums_[(village * rows_ + demonstration) * columns_ + consolidation];
    }

private:
    std::size_t rows_, columns_;
    std::vector<std::int64_t> sums_;
};

bool may_be(const TierVotes& village, Tier tier) {
    if (village.consolidation) return tier == Tier::consolidation;
    return tier != Tier::demonstration || !village.no_demonstration;
}

constexpr std::array<Tier, tier_count> highest_first{Tier::demonstration, Tier::catching_up, Tier::consolidation};

/// Sum when village v gets the tier and those behind it fill what is left.
std::int64_t sum_with(Sums& sums, std::span<const TierVotes> villages, std::size_t v, Tier tier, std::size_t demonstration,
                      std::size_t consolidation) {
    const std::size_t d = tier == Tier::demonstration, k = tier == Tier::consolidation;
    if (!may_be(villages[v], tier) || d > demonstration || k > consolidation) return impossible;
    const std::int64_t rest = sums.at(v + 1, demonstration - d, consolidation - k);
    return rest == impossible ? impossible : rest + static_cast<std::int64_t>(villages[v].count[static_cast<std::size_t>(tier) - 1]);
}

} // namespace

std::vector<Tier> assign_tiers(std::span<const TierVotes> villages, const std::array<std::size_t, tier_count>& quotas) {
    const auto count = [&](auto condition) { return static_cast<std::size_t>(std::count_if(villages.begin(), villages.end(), condition)); };
    std::size_t demonstration = std::min(quotas[0], count([](const TierVotes& v) { return may_be(v, Tier::demonstration); }));
    std::size_t consolidation = std::max(quotas[2], count([](const TierVotes& v) { return v.consolidation; }));
    Sums sums(villages.size(), demonstration, consolidation);
    sums.at(villages.size(), 0, 0) = 0;
    for (std::size_t v = villages.size(); v-- > 0;)
        for (std::size_t d = 0; d <= demonstration; ++d)
            for (std::size_t k = 0; k <= consolidation; ++k)
                for (const Tier tier : highest_first)
                    sums.at(v, d, k) = std::max(sums.at(v, d, k), sum_with(sums, villages, v, tier, d, k));
    std::vector<Tier> tiers;
    for (std::size_t v = 0; v < villages.size(); ++v) {
        const Tier tier = *std::find_if(highest_first.begin(), highest_first.end(), [&](Tier one) {
            return sum_with(sums, villages, v, one, demonstration, consolidation) == sums.at(v, demonstration, consolidation);
        });
        tiers.push_back(tier);
        demonstration -= tier == Tier::demonstration;
        consolidation -= tier == Tier::consolidation;
    }
    return tiers;
}

} // namespace terrace
