#include "models/village/tiers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/money.hpp"

namespace terrace {
namespace {

/// Of these indicators little is good.
constexpr bool reversed(TierIndicator indicator) {
    using enum TierIndicator;
    return indicator == distance || indicator == needy || indicator == exited || indicator == dependency;
}

/// Positions by ascending value, equal ones by position.
template <class Value>
std::vector<std::size_t> ascending(std::size_t count, Value value) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return value(a) < value(b); });
    return order;
}

double median_score(std::span<const VillageStanding> villages) {
    const auto order = ascending(villages.size(), [&](std::size_t v) { return villages[v].score; });
    const std::size_t half = villages.size() / 2;
    const double upper = villages[order[half]].score;
    return villages.size() % 2 == 1 ? upper : 0.5 * (upper + villages[order[half - 1]].score);
}

/// Score in the middle between the `taken`-th of these scores and the next, in the order given.
double cut_after(const std::vector<double>& scores, std::size_t taken) {
    if (scores.empty()) return 1;
    if (taken == 0) return scores.front();
    if (taken >= scores.size()) return scores.back();
    return 0.5 * (scores[taken - 1] + scores[taken]);
}

/// What a village wishes, and how far it is from where it would stay.
struct Wish {
    std::int8_t move = 0;
    double distance = 0;
};

Wish wish_of(const VillageStanding& village, Tier tier, bool no_demonstration, bool consolidation, const TierGates& gates, double margin) {
    const double above = village.score - gates.upper_cut, below = gates.lower_cut - village.score;
    constexpr double by_gate = 1;   // before anybody whom only the score moves
    if (tier == Tier::demonstration) {
        if (no_demonstration) return {-1, by_gate};
        return above < -margin ? Wish{-1, -above} : Wish{};
    }
    if (tier == Tier::consolidation) return !consolidation && below < -margin ? Wish{1, -below} : Wish{};
    if (consolidation) return {-1, by_gate};
    if (below > margin) return {-1, below};
    return !no_demonstration && above > margin ? Wish{1, above} : Wish{};
}

}  // namespace

std::vector<double> percentile_ranks(std::span<const double> values) {
    const auto order = ascending(values.size(), [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size(), 0.5);
    if (values.size() < 2) return ranks;
    const double most = static_cast<double>(values.size() - 1);
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) ++last;
        for (std::size_t i = first; i <= last; ++i) ranks[order[i]] = 0.5 * static_cast<double>(first + last) / most;
        first = last + 1;
    }
    return ranks;
}

std::vector<TierIndicators> tier_ranks(std::span<const TierIndicators> villages) {
    std::vector<TierIndicators> list(villages.size());
    std::vector<double> values(villages.size());
    for (std::size_t i = 0; i < tier_indicator_count; ++i) {
        for (std::size_t v = 0; v < villages.size(); ++v) values[v] = villages[v][i];
        const std::vector<double> ranks = percentile_ranks(values);
        const bool little_is_good = reversed(static_cast<TierIndicator>(i));
        for (std::size_t v = 0; v < villages.size(); ++v) list[v][i] = little_is_good ? 1 - ranks[v] : ranks[v];
    }
    return list;
}

double score_of(const TierIndicators& ranks, const TierIndicators& weights) {
    double score = 0;
    for (std::size_t i = 0; i < tier_indicator_count; ++i) score += weights[i] * ranks[i];
    return score;
}

std::vector<double> tier_scores(std::span<const TierIndicators> villages, const TierIndicators& weights) {
    std::vector<double> scores;
    for (const TierIndicators& ranks : tier_ranks(villages)) scores.push_back(score_of(ranks, weights));
    return scores;
}

std::array<std::size_t, tier_count> tier_quotas(std::size_t villages, const std::array<double, tier_count>& shares) {
    constexpr std::int64_t million = 1'000'000;   // in whole millionths, so that equal remainders are equal
    std::array<std::size_t, tier_count> quotas{};
    std::array<std::int64_t, tier_count> remainder{};
    std::size_t left = villages;
    for (std::size_t t = 0; t < tier_count; ++t) {
        const std::int64_t exact = static_cast<std::int64_t>(villages) * scale(million, shares[t]);
        quotas[t] = std::min(left, static_cast<std::size_t>(exact / million));
        remainder[t] = exact % million;
        left -= quotas[t];
    }
    while (left > 0) {
        std::size_t most = tier_count - 1;
        for (std::size_t t = tier_count - 1; t-- > 0;)
            if (remainder[t] > remainder[most]) most = t;
        ++quotas[most];
        remainder[most] = -1;
        --left;
    }
    return quotas;
}

TierGates tier_gates(std::span<const VillageStanding> villages, const TierParameters& parameters) {
    TierGates gates;
    if (villages.empty()) return gates;
    const double median = median_score(villages);
    std::vector<double> passing, all;
    for (const VillageStanding& village : villages) {
        const bool poor_and_low = village.formerly_poor && village.score < median;
        gates.no_demonstration.push_back(poor_and_low || village.needy > parameters.most_needy);
        gates.consolidation.push_back(poor_and_low || village.needy > parameters.very_needy);
        all.push_back(village.score);
        if (gates.no_demonstration.back() == 0) passing.push_back(village.score);
    }
    const auto quotas = tier_quotas(villages.size(), parameters.quotas);
    std::sort(passing.rbegin(), passing.rend());
    std::sort(all.begin(), all.end());
    gates.upper_cut = cut_after(passing, quotas[0]);
    gates.lower_cut = cut_after(all, quotas[2]);
    return gates;
}

std::vector<Tier> classify(std::span<const VillageStanding> villages, const TierParameters& parameters) {
    std::vector<Tier> tiers(villages.size(), Tier::catching_up);
    const TierGates gates = tier_gates(villages, parameters);
    const auto quotas = tier_quotas(villages.size(), parameters.quotas);
    const auto order = ascending(villages.size(), [&](std::size_t v) { return villages[v].score; });
    std::size_t demonstration = 0, consolidation = 0;
    for (std::size_t v = 0; v < tiers.size(); ++v)
        if (gates.consolidation[v] != 0) tiers[v] = Tier::consolidation, ++consolidation;
    for (std::size_t i = order.size(); i-- > 0 && demonstration < quotas[0];)
        if (gates.no_demonstration[order[i]] == 0 && tiers[order[i]] == Tier::catching_up) tiers[order[i]] = Tier::demonstration, ++demonstration;
    for (std::size_t i = 0; i < order.size() && consolidation < quotas[2]; ++i)
        if (tiers[order[i]] == Tier::catching_up) tiers[order[i]] = Tier::consolidation, ++consolidation;
    return tiers;
}

std::size_t review_tiers(std::span<const VillageStanding> villages, const TierParameters& parameters, bool fixed, std::span<std::uint8_t> tier,
                         std::span<std::int8_t> wish, std::span<const Tier> assigned) {
    const TierGates gates = tier_gates(villages, parameters);
    std::vector<Wish> wishes;
    std::vector<std::size_t> movers;
    for (std::size_t v = 0; v < villages.size(); ++v) {
        wishes.push_back(wish_of(villages[v], static_cast<Tier>(tier[v]), gates.no_demonstration[v] != 0, gates.consolidation[v] != 0, gates, parameters.margin));
        if (v < assigned.size() && assigned[v] != Tier::none) wishes[v] = {};
        if (!fixed && wishes[v].move != 0 && wishes[v].move == wish[v]) movers.push_back(v);
        wish[v] = wishes[v].move;
    }
    std::stable_sort(movers.begin(), movers.end(), [&](std::size_t a, std::size_t b) { return wishes[a].distance > wishes[b].distance; });
    movers.resize(std::min(movers.size(), static_cast<std::size_t>(parameters.most_moves * static_cast<double>(villages.size()) + 1e-9)));
    for (const std::size_t v : movers) {
        tier[v] = static_cast<std::uint8_t>(tier[v] - wish[v]);
        wish[v] = 0;
    }
    return movers.size();
}

}  // namespace terrace
