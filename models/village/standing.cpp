#include "models/village/standing.hpp"

#include <algorithm>

namespace terrace {
namespace {

constexpr double unscored = -1;   ///< of a review that has not taken place

/// Sums over the households of one village.
struct VillageCount {
    double heads = 0, members = 0, workers = 0, employed = 0, land = 0, income = 0;
    double cooperative = 0, needy = 0, exited = 0;
};

bool below_line(const VillageRoll& roll, std::uint32_t row) {
    const Households& h = roll.households;
    return 10.0 * h.income_year[row] < roll.line * std::max(1, h.members[row] - h.away[row]);
}

bool employed(std::uint8_t where) { return where != place::own_farm && where != place::none && where != place::training; }

/// `worker` moves on to the first worker of the next village.
VillageCount count_village(const VillageRoll& roll, std::size_t village, std::uint32_t& worker) {
    const Households& h = roll.households;
    VillageCount count;
    const std::uint32_t first = roll.villages.first_household[village];
    for (std::uint32_t row = first; row < first + roll.villages.households[village]; ++row) {
        const double here = std::max(1, h.members[row] - h.away[row]);
        count.heads += here;
        count.members += h.members[row];
        count.workers += h.workers[row];
        count.land += h.contracted[row] - h.leased_out[row] + h.leased_in[row] + h.collective[row];
        count.income += h.income_year[row];
        count.cooperative += (h.flags[row] & household_flag::cooperative) != 0;
        count.exited += (h.flags[row] & household_flag::exited) != 0;
        count.needy += (h.flags[row] & household_flag::listed) != 0 || below_line(roll, row);
        for (const std::uint32_t end = worker + h.workers[row]; worker < end; ++worker) count.employed += employed(roll.workers.place[worker]);
    }
    return count;
}

std::size_t at(TierIndicator indicator) { return static_cast<std::size_t>(indicator); }

double mean_score(const Villages& v, std::size_t village) {
    double sum = v.score[village], years = 1;
    for (const double earlier : {v.score_1[village], v.score_2[village]})
        if (earlier != unscored) sum += earlier, ++years;
    return sum / years;
}

std::vector<VillageStanding> standings(const Villages& villages, const std::vector<double>& poverty) {
    std::vector<VillageStanding> list;
    for (std::size_t v = 0; v < villages.rows(); ++v)
        list.push_back({mean_score(villages, v), poverty[v], villages.formerly_poor[v] != 0});
    return list;
}

}  // namespace

std::vector<TierIndicators> village_indicators(const VillageRoll& roll) {
    using enum TierIndicator;
    std::vector<TierIndicators> list(roll.villages.rows());
    std::uint32_t worker = 0;
    for (std::size_t v = 0; v < list.size(); ++v) {
        const VillageCount count = count_village(roll, v, worker);
        const double households = std::max(1.0, static_cast<double>(roll.villages.households[v]));
        const double heads = std::max(1.0, count.heads), workers = std::max(1.0, count.workers);
        TierIndicators& i = list[v];
        i[at(income)] = count.income / heads;
        i[at(infrastructure)] = roll.villages.infrastructure[v];
        i[at(collective_income)] = static_cast<double>(roll.villages.income[v]) / heads;
        i[at(land_per_worker)] = count.land / workers;
        i[at(distance)] = roll.villages.commute[v];
        i[at(leaders_skill)] = roll.villages.leaders_skill[v];
        i[at(cooperation)] = count.cooperative / households;
        i[at(tourism)] = roll.villages.tourism[v];
        i[at(employment)] = count.employed / workers;
        i[at(needy)] = count.needy / households;
        i[at(exited)] = count.exited / households;
        i[at(dependency)] = (count.members - count.workers) / workers;
    }
    return list;
}

std::vector<double> village_poverty(const VillageRoll& roll) {
    std::vector<double> shares;
    for (std::size_t v = 0; v < roll.villages.rows(); ++v) {
        const std::uint32_t first = roll.villages.first_household[v], count = roll.villages.households[v];
        double poor = 0;
        for (std::uint32_t row = first; row < first + count; ++row) poor += below_line(roll, row) ? 1 : 0;
        shares.push_back(poor / std::max(1.0, static_cast<double>(count)));
    }
    return shares;
}

void classify_villages(const VillageRoll& roll, const TierParameters& parameters) {
    Villages& v = roll.villages;
    const std::vector<TierIndicators> indicators = village_indicators(roll);   // no year before to compare with: changes are all alike
    const std::vector<double> scores = tier_scores(indicators, parameters.weights);
    std::fill(v.score_1.begin(), v.score_1.end(), unscored);
    std::fill(v.score_2.begin(), v.score_2.end(), unscored);
    std::copy(scores.begin(), scores.end(), v.score.begin());
    for (std::size_t row = 0; row < v.rows(); ++row) v.income_reviewed[row] = indicators[row][at(TierIndicator::income)];
    std::vector<Tier> tiers = classify(standings(v, village_poverty(roll)), parameters);
    for (std::size_t row = 0; row < std::min(tiers.size(), roll.assigned.size()); ++row)
        if (roll.assigned[row] != Tier::none) tiers[row] = roll.assigned[row];
    for (std::size_t row = 0; row < v.rows(); ++row) v.tier[row] = v.first_tier[row] = static_cast<std::uint8_t>(tiers[row]);
}

void review_villages(const VillageRoll& roll, const TierParameters& parameters, int month) {
    Villages& v = roll.villages;
    std::vector<TierIndicators> indicators = village_indicators(roll);
    for (std::size_t row = 0; row < v.rows(); ++row) {
        const double income = indicators[row][at(TierIndicator::income)];
        const double change = v.income_reviewed[row] > 0 ? income / v.income_reviewed[row] - 1 : 0;
        const bool second = v.score_1[row] != unscored, third = v.score_2[row] != unscored;   // or later review
        indicators[row][at(TierIndicator::worst_change)] = std::min({change, second ? v.income_change_1[row] : change, third ? v.income_change_2[row] : change});
        v.income_change_2[row] = v.income_change_1[row];
        v.income_change_1[row] = change;
        v.income_reviewed[row] = income;
    }
    const std::vector<double> scores = tier_scores(indicators, parameters.weights);
    for (std::size_t row = 0; row < v.rows(); ++row) {
        v.score_2[row] = v.score_1[row];
        v.score_1[row] = v.score[row];
        v.score[row] = scores[row];
    }
    review_tiers(standings(v, village_poverty(roll)), parameters, month < parameters.fixed_months, v.tier.span(), v.tier_wish.span(), roll.assigned);
}

}  // namespace terrace
