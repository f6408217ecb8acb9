#include <algorithm>

#include "models/population/draft.hpp"
#include "models/population/selection.hpp"
#include "models/purposes.hpp"
#include "models/worker/home.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

constexpr int youngest = 18, working_years = 46;

/// Age: triangular from 18 to 63.
void set_ages(const Draft& draft, std::span<std::uint8_t> ages) {
    const std::vector<std::uint32_t> words = draft.worker_words(SynthesisPurpose::age_and_trade);
    for (std::size_t w = 0; w < ages.size(); ++w) {
        const std::uint32_t sum = (words[w] >> 16) + (words[w] & 0xffff);
        ages[w] = static_cast<std::uint8_t>(youngest + (sum * working_years >> 17));
    }
}

/// Schooling 0 primary or less, 1 junior middle, 2 senior middle, 3 college, by the household's skill; a trade is more
/// likely with schooling (0.4, 0.75, 1.5, 2 times the share; estimate).
void set_skills(const CountyMargins& county, const Draft& draft, std::span<std::uint8_t> skills) {
    const double low = county.low_schooling_share;
    const double junior = math::normal_quantile(0.3 * low), senior = math::normal_quantile(low);
    const double college = math::normal_quantile(low + 0.7 * (1 - low));
    const double weights[4] = {0.4, 0.75, 1.5, 2.0};
    const double mean = low * (0.3 * weights[0] + 0.7 * weights[1]) + (1 - low) * (0.7 * weights[2] + 0.3 * weights[3]);
    std::uint32_t trained[4];
    for (int level = 0; level < 4; ++level) trained[level] = threshold(weights[level] / mean * county.trade_skill_share) >> 16;

    const std::vector<std::uint32_t> words = draft.worker_words(SynthesisPurpose::schooling);
    std::vector<double> schooling(words.size());
    to_normals(words, schooling);
    double sum = 0;
    for (std::size_t w = 0; w < schooling.size(); ++w) {
        schooling[w] = 0.5 * draft.skill[draft.home[w]] + 0.86602540378443865 * schooling[w];
        sum += schooling[w];
    }
    const double centre = sum / std::max(1.0, static_cast<double>(schooling.size()));  // skilled households have more workers
    for (std::size_t w = 0; w < schooling.size(); ++w) {
        const double z = schooling[w] - centre;
        const int level = (z > junior) + (z > senior) + (z > college);
        const int trade = (words[w] & 0xffff) < trained[level];
        skills[w] = skill_code(static_cast<unsigned>(trade), static_cast<unsigned>(level), months_away(skills[w]));
    }
}

/// As many of each household as the register has, those with the lowest scores.
void mark_registered_away(const std::vector<double>& registered, std::span<const std::uint32_t> first_worker, const Households& households, std::span<const float> scores,
                          std::span<std::uint8_t> marks) {
    for (std::size_t row = 0; row < registered.size(); ++row) {
        const std::size_t first = first_worker[row], workers = households.workers[row];
        mark_lowest(scores.subspan(first, workers), static_cast<std::size_t>(registered[row]), marks.subspan(first, workers));
    }
}

/// Long-term away: the young with little land. Somebody always stays at home.
void send_away(const CountyMargins& county, const Draft& draft, std::span<const float> chance, Population& population) {
    Workers& workers = population.workers;
    Households& households = population.households;
    std::vector<float> scores(workers.rows()), land_ties(draft.households);
    std::vector<std::uint8_t> marks(workers.rows());
    for (std::size_t row = 0; row < land_ties.size(); ++row) land_ties[row] = 0.2f * static_cast<float>(draft.land[row]);
    for (std::size_t w = 0; w < scores.size(); ++w) {
        scores[w] = 0.05f * static_cast<float>(workers.age[w]) + land_ties[draft.home[w]] + chance[w];
    }
    const std::vector<std::uint32_t> first_worker = first_workers(households);
    for (std::size_t row = 0; row < land_ties.size(); ++row) {
        const bool keeps_house = households.workers[row] > 0 && households.members[row] == households.workers[row];
        if (keeps_house) scores[first_worker[row]] = never;
    }
    if (const auto* registered = county.registered(HouseholdItem::away))
        mark_registered_away(*registered, first_worker, households, scores, marks);
    else
        mark_lowest(scores, rounded_count(county.away_share, scores.size()), marks);
    std::uint8_t *places = workers.place.data(), *codes = workers.skill_and_absence.data(), *away = households.away.data();
    for (std::size_t w = 0; w < scores.size(); ++w) {
        places[w] = marks[w] ? place::away : place::own_farm;
        codes[w] = with_months_away(codes[w], marks[w] ? 12 : 0);
        away[draft.home[w]] = static_cast<std::uint8_t>(away[draft.home[w]] + marks[w]);
    }
}

/// Own non-farm businesses: households with skill and somebody to run one.
void open_businesses(const CountyMargins& county, const Draft& draft, Population& population) {
    constexpr double unit = 50.0 * 12.0;  // [yuan/year] of Households::business
    constexpr double log_sd = 0.35;       // 30,000 to 80,000 holds about four fifths of them (E)
    Households& households = population.households;
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::business);
    const std::vector<std::uint32_t> size_words = draft.words(SynthesisPurpose::business_size);
    std::vector<float> scores(draft.households);
    std::vector<std::uint8_t> marks(draft.households);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const bool able = households.workers[row] > households.away[row];
        scores[row] = able ? 0.92f * ranking_noise(words[row]) - 0.4f * static_cast<float>(draft.skill[row]) : never;
    }
    mark_lowest(scores, rounded_count(county.business_share, scores.size()), marks);
    const std::vector<std::uint32_t> first_worker = first_workers(households);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        if (!marks[row]) continue;
        const double net = lognormal(county.business_net, log_sd, size_words[row]) / unit;
        households.business[row] = static_cast<std::uint8_t>(std::clamp(net + 0.5, 1.0, 255.0));
        std::size_t owner = first_worker[row];
        while (population.workers.place[owner] == place::away) ++owner;
        population.workers.place[owner] = place::own_business;
    }
}

/// Exactly `count` workers of the own farm, lowest scores first, get another place.
void take_from_farms(std::span<std::uint8_t> places, std::span<float> scores, std::size_t count, std::uint8_t to) {
    std::vector<std::uint8_t> marks(scores.size());
    for (std::size_t w = 0; w < scores.size(); ++w) scores[w] = places[w] == place::own_farm ? scores[w] : never;
    mark_lowest(scores, count, marks);
    for (std::size_t w = 0; w < scores.size(); ++w) places[w] = marks[w] ? to : places[w];
}

/// Local wage work draws the young and skilled with little land; those who look for work are anybody.
void seek_wages(const CountyMargins& county, const Draft& draft, Population& population) {
    const std::vector<std::uint32_t> words = draft.worker_words(SynthesisPurpose::employment);
    Workers& workers = population.workers;
    std::vector<float> scores(workers.rows()), farm_ties(draft.households);
    for (std::size_t row = 0; row < farm_ties.size(); ++row) {
        const double landless = population.households.contracted[row] == 0 ? 1.0 : 0.0;
        farm_ties[row] = static_cast<float>(0.3 * draft.land[row] - 0.3 * draft.skill[row] - landless);
    }
    for (std::size_t w = 0; w < scores.size(); ++w) {
        scores[w] = 0.02f * static_cast<float>(workers.age[w]) + farm_ties[draft.home[w]] + ranking_noise(words[w]);
    }
    take_from_farms(workers.place.span(), scores, rounded_count(county.local_wage_share, scores.size()), place::first_employer);
    for (std::size_t w = 0; w < scores.size(); ++w) scores[w] = static_cast<float>(words[w] & 0xffff);
    take_from_farms(workers.place.span(), scores, rounded_count(county.idle_share, scores.size()), place::none);
}

}  // namespace

void place_workers(const CountyMargins& county, const Draft& draft, Population& population) {
    set_ages(draft, population.workers.age.span());
    set_skills(county, draft, population.workers.skill_and_absence.span());
    // The lasting taste for home that the job market asks for later: who is away at the start is who would go.
    std::vector<std::uint32_t> words(population.workers.rows());
    fill_words(draft.key, static_cast<std::uint32_t>(Purpose::home_taste), 0, population.first_household_id * worker_slots, words);
    std::vector<float> chance(words.size());
    for (std::size_t w = 0; w < chance.size(); ++w) chance[w] = 2.0f * static_cast<float>(standard_normal(words[w]));
    send_away(county, draft, chance, population);
    open_businesses(county, draft, population);
    seek_wages(county, draft, population);
}

}  // namespace terrace
