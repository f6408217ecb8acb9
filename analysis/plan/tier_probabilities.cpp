#include "analysis/plan/tier_probabilities.hpp"

#include "analysis/plan/weight_draws.hpp"
#include "analysis/statistics/quantile.hpp"
#include "models/purposes.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

/// Indicators of foundation, drive and resilience: each part's first, and one behind the last.
constexpr std::array<std::size_t, 4> part_ends{0, static_cast<std::size_t>(TierIndicator::leaders_skill),
                                               static_cast<std::size_t>(TierIndicator::needy), tier_indicator_count};

/// Of one draw, over its weights.
struct DrawOutcome {
    std::vector<VillageTiers> villages;      ///< counts, and sums instead of means
    std::vector<std::vector<double>> scores; ///< [village][weights]
};

std::vector<VillageStanding> standings(const TierDraw& draw, const TierIndicators& weights) {
    std::vector<VillageStanding> list;
    for (std::size_t v = 0; v < draw.ranks.size(); ++v)
        list.push_back({score_of(draw.ranks[v], weights), draw.needy[v], draw.formerly_poor[v] != 0});
    return list;
}

/// As the model classifies, but for equal scores: who comes first is drawn by lot.
std::vector<Tier> classify_by_lot(const std::vector<VillageStanding>& villages, const TierParameters& parameters, RandomKey key,
                                  std::int32_t number) {
    std::vector<std::uint32_t> lots, order(villages.size());
    std::iota(order.begin(), order.end(), 0u);
    for (const std::uint32_t v : order)
        lots.push_back(draw_word(key, Purpose::tier_lot, v, number));
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return lots[a] < lots[b]; });
    std::vector<VillageStanding> shuffled;
    for (const std::uint32_t v : order)
        shuffled.push_back(villages[v]);
    const std::vector<Tier> found = classify(shuffled, parameters);
    std::vector<Tier> tiers(villages.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        tiers[order[i]] = found[i];
    return tiers;
}

void note_tier(std::array<Share, tier_count>& shares, Tier tier) {
    for (std::size_t t = 0; t < tier_count; ++t)
        shares[t].note(static_cast<std::size_t>(tier) == t + 1);
}

void note_village(VillageTiers& village, const VillageStanding& standing, bool barred, bool consolidated,
                  const TierParameters& parameters) {
    village.barred.note(barred);
    village.consolidated.note(consolidated);
    village.needy.note(standing.needy > parameters.most_needy);
    village.very_needy.note(standing.needy > parameters.very_needy);
    village.score += standing.score;
}

void note_parts(VillageTiers& village, const TierIndicators& ranks, const TierIndicators& weights, const TierIndicators& mean_rank) {
    for (std::size_t part = 0; part < village.parts.size(); ++part)
        for (std::size_t i = part_ends[part]; i < part_ends[part + 1]; ++i)
            village.parts[part] += weights[i] * ranks[i];
    for (std::size_t i = 0; i < tier_indicator_count; ++i)
        village.lead[i] += weights[i] * (ranks[i] - mean_rank[i]);
}

TierIndicators mean_ranks(const std::vector<TierIndicators>& ranks) {
    TierIndicators mean{};
    for (const TierIndicators& village : ranks)
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += village[i] / static_cast<double>(ranks.size());
    return mean;
}

DrawOutcome classify_draw(const TierDraw& draw, RandomKey key, std::size_t weight_draws, double concentration) {
    DrawOutcome outcome;
    outcome.villages.resize(draw.ranks.size());
    outcome.scores.resize(draw.ranks.size());
    const TierIndicators mean = mean_ranks(draw.ranks);
    const std::vector<Tier> usual = classify_by_lot(standings(draw, draw.parameters.weights), draw.parameters, key, -1);
    for (std::size_t v = 0; v < usual.size(); ++v)
        note_tier(outcome.villages[v].usual_weights, usual[v]);
    for (std::size_t w = 0; w < weight_draws; ++w) {
        const TierIndicators weights = draw_weights(draw.parameters.weights, concentration, key, static_cast<std::uint32_t>(w));
        const std::vector<VillageStanding> villages = standings(draw, weights);
        const TierGates gates = tier_gates(villages, draw.parameters);
        const std::vector<Tier> tiers = classify_by_lot(villages, draw.parameters, key, static_cast<std::int32_t>(w));
        for (std::size_t v = 0; v < villages.size(); ++v) {
            note_tier(outcome.villages[v].tiers, tiers[v]);
            note_village(outcome.villages[v], villages[v], gates.no_demonstration[v] != 0, gates.consolidation[v] != 0, draw.parameters);
            note_parts(outcome.villages[v], draw.ranks[v], weights, mean);
            outcome.scores[v].push_back(villages[v].score);
        }
    }
    return outcome;
}

void add(Share& sum, const Share& part) { sum.count += part.count, sum.of += part.of; }

void add(VillageTiers& sum, const VillageTiers& part) {
    for (std::size_t t = 0; t < tier_count; ++t)
        add(sum.tiers[t], part.tiers[t]), add(sum.usual_weights[t], part.usual_weights[t]);
    add(sum.barred, part.barred);
    add(sum.consolidated, part.consolidated);
    add(sum.needy, part.needy);
    add(sum.very_needy, part.very_needy);
    sum.score += part.score;
    for (std::size_t p = 0; p < sum.parts.size(); ++p)
        sum.parts[p] += part.parts[p];
    for (std::size_t i = 0; i < sum.lead.size(); ++i)
        sum.lead[i] += part.lead[i];
}

/// Sums become means.
void finish(VillageTiers& village, std::vector<double> scores) {
    const double n = static_cast<double>(scores.size());
    std::sort(scores.begin(), scores.end());
    village.score /= n;
    village.score_low = sorted_quantile(scores, 0.05);
    village.score_high = sorted_quantile(scores, 0.95);
    for (double& part : village.parts)
        part /= n;
    for (double& lead : village.lead)
        lead /= n;
}

} // namespace

std::vector<VillageTiers> village_tiers(const CountyTierDraws& draws, std::size_t weight_draws, double concentration,
                                        const RunOptions& run) {
    if (weight_draws == 0 || draws.draws.empty() || !(concentration > 0))
        throw std::invalid_argument("village_tiers: no draw, no weights, or a concentration of 0");
    std::vector<DrawOutcome> outcomes(draws.draws.size());
    run_tasks(outcomes.size(), run, [&](std::size_t d) {
        outcomes[d] = classify_draw(draws.draws[d], {draws.seed, static_cast<std::uint32_t>(d)}, weight_draws, concentration);
    });
    std::vector<VillageTiers> villages(draws.draws.front().ranks.size());
    std::vector<TierVotes> votes;
    for (std::size_t v = 0; v < villages.size(); ++v) {
        std::vector<double> scores;
        for (const DrawOutcome& outcome : outcomes) {
            add(villages[v], outcome.villages[v]);
            scores.insert(scores.end(), outcome.scores[v].begin(), outcome.scores[v].end());
        }
        finish(villages[v], std::move(scores));
        const auto& tiers = villages[v].tiers;
        votes.push_back({{tiers[0].count, tiers[1].count, tiers[2].count}, villages[v].barred.most(), villages[v].consolidated.most()});
    }
    const std::vector<Tier> assigned = assign_tiers(votes, tier_quotas(villages.size(), draws.parameters.quotas));
    for (std::size_t v = 0; v < villages.size(); ++v)
        villages[v].tier = assigned[v];
    return villages;
}

PlanVillage plan_village(const VillageTiers& village, std::size_t draws) {
    const auto estimated = [&](const Share& share) { return share_with_interval(share.value(), draws); };
    PlanVillage result;
    for (std::size_t t = 0; t < tier_count; ++t) {
        const ShareEstimate probability = estimated(village.tiers[t]);
        result.probability[t] = probability.share;
        result.probability_low[t] = probability.low, result.probability_high[t] = probability.high;
        result.reason.usual[t] = estimated(village.usual_weights[t]);
    }
    result.tier = village.tier;
    result.score = village.score, result.score_low = village.score_low, result.score_high = village.score_high;
    result.foundation = village.parts[0], result.drive = village.parts[1], result.resilience = village.parts[2];
    result.reason.barred = estimated(village.barred), result.reason.consolidated = estimated(village.consolidated);
    result.reason.needy = village.needy.value(), result.reason.very_needy = village.very_needy.value();
    result.reason.lead = village.lead;
    return result;
}

std::vector<PlanVillage> judge_villages(const TierRequest& request) {
    std::vector<PlanVillage> villages;
    RunOptions quiet = request.run;
    quiet.progress = nullptr;
    for (const CountyTierDraws& county : draw_village_tiers(request)) {
        const std::vector<VillageTiers> tiers = village_tiers(county, request.weight_draws, request.concentration, quiet);
        for (std::size_t v = 0; v < tiers.size(); ++v) {
            PlanVillage village = plan_village(tiers[v], county.draws.size());
            village.key = county.keys[v];
            village.name = county.names[v];
            village.county = county.county;
            village.households = county.households[v];
            villages.push_back(std::move(village));
        }
    }
    return villages;
}

} // namespace terrace
