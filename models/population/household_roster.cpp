#include <algorithm>
#include <cmath>

#include "models/population/draft.hpp"
#include "models/population/selection.hpp"
#include "models/population/spread.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

constexpr int most_workers = 6;
constexpr int most_dependents = 8;
constexpr int most_pensioners = 2;
static_assert(most_pensioners <= 3 && most_workers <= 7, "the bits that the columns have for them");

/// Land, skill and labour endowment: three normals of equal correlation (Gaussian copula, by Cholesky).
void draw_endowments(const CountyMargins& county, Draft& draft) {
    draft.land = draft.normals(SynthesisPurpose::land);
    draft.skill = draft.normals(SynthesisPurpose::skill);
    draft.labour = draft.normals(SynthesisPurpose::labour);
    draft.endowment.resize(draft.households);
    const double r = normal_correlation(county.rank_correlation);
    const double l22 = std::sqrt(1 - r * r), l32 = (r - r * r) / l22, l33 = std::sqrt(1 - r * r - l32 * l32);
    const double scale = 1.0 / std::sqrt(3.0 + 6.0 * r);
    const auto rows = draft.households;
    double *land = draft.land.data(), *skill = draft.skill.data(), *labour = draft.labour.data();
    double* endowment = draft.endowment.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        const double second = skill[row];
        skill[row] = r * land[row] + l22 * second;
        labour[row] = r * land[row] + l32 * second + l33 * labour[row];
        endowment[row] = scale * (land[row] + skill[row] + labour[row]);
    }
}

/// What a register has of land, skill and labour decides who is better endowed with it.
void follow_endowments(const CountyMargins& county, Draft& draft) {
    if (!county.registered(HouseholdItem::members)) return;
    if (const auto* land = county.registered(HouseholdItem::contracted)) rank_by(*land, draft.land);
    if (const auto* skill = county.registered(HouseholdItem::livestock_skill)) rank_by(*skill, draft.skill);
    rank_by(*county.registered(HouseholdItem::workers), draft.labour);
    const double r = normal_correlation(county.rank_correlation), scale = 1.0 / std::sqrt(3.0 + 6.0 * r);
    for (std::size_t row = 0; row < draft.endowment.size(); ++row) draft.endowment[row] = scale * (draft.land[row] + draft.skill[row] + draft.labour[row]);
}

/// Pastoral households live in the last villages (the mountain pastures), with a few exceptions.
void choose_pastoral(const CountyMargins& county, const Draft& draft, Population& population, std::span<std::uint8_t> marks) {
    if (const auto* registered = county.registered(HouseholdItem::pastoral)) return set_flags(*registered, household_flag::pastoral, population.households);
    std::vector<float> scores(draft.households);
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::pastoral);
    const double first_pasture = 1.0 - 1.3 * county.pastoral_share;  // 30 % of the pastoral villages' households farm
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const double position = static_cast<double>(row) / static_cast<double>(scores.size());
        const double village = position >= first_pasture ? -3.0 : 0.0;
        scores[row] = static_cast<float>(village) + ranking_noise(words[row]);
    }
    mark_lowest(scores, rounded_count(county.pastoral_share, scores.size()), marks);
    auto* flags = population.households.flags.data();
    for (std::size_t row = 0; row < scores.size(); ++row) flags[row] |= marks[row] ? household_flag::pastoral : 0;
}

/// Poverty-exited households: poorly endowed and more often in formerly poor villages.
void choose_exited(const CountyMargins& county, const Draft& draft, Population& population, std::span<std::uint8_t> marks) {
    if (const auto* registered = county.registered(HouseholdItem::exited)) return set_flags(*registered, household_flag::exited, population.households);
    constexpr double weight_of_endowment = 0.5, weight_of_village = 0.8;
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::exited);
    std::vector<float> scores(draft.households);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const double need = weight_of_endowment * draft.endowment[row] - weight_of_village * draft.village_poor[row];
        scores[row] = static_cast<float>(need) + 0.87f * ranking_noise(words[row]);
    }
    mark_lowest(scores, static_cast<std::size_t>(county.exited_households), marks);
    auto* flags = population.households.flags.data();
    for (std::size_t row = 0; row < scores.size(); ++row) flags[row] |= marks[row] ? household_flag::exited : 0;
}

std::uint8_t whole(double value, int highest) {
    const double held = value < 0.0 ? 0.0 : (value > highest ? highest : value);
    return static_cast<std::uint8_t>(static_cast<std::int32_t>(held + 0.5));
}

void take_counts(const std::vector<double>& registered, std::span<std::uint8_t> counts) {
    for (std::size_t row = 0; row < counts.size(); ++row) counts[row] = static_cast<std::uint8_t>(registered[row]);
}

/// Workers rise with the labour endowment; standard deviation about 0.9 between households.
void count_workers(const CountyMargins& county, const Draft& draft, std::span<std::uint8_t> workers) {
    if (const auto* registered = county.registered(HouseholdItem::workers)) return take_counts(*registered, workers);
    constexpr double spread = 0.85;  // 0.9 with the variance of rounding
    const double mean = county.workers_per_household;
    for (std::size_t row = 0; row < workers.size(); ++row) workers[row] = whole(mean + spread * draft.labour[row], most_workers);
    const std::vector<std::uint8_t> none(workers.size(), 0), most(workers.size(), most_workers);
    const auto total = static_cast<std::int64_t>(rounded_count(county.workers_per_household, workers.size()));
    repair_sum(total, none, most, draft.words(SynthesisPurpose::worker_repair), workers);
}

/// Everyone who is not a worker: so many that registered members less those away are the county's residents.
std::vector<std::uint8_t> count_dependents(const CountyMargins& county, const Draft& draft, const Population& population) {
    constexpr double spread = 1.2;
    const std::size_t rows = draft.households;
    if (const auto* registered = county.registered(HouseholdItem::members)) {
        std::vector<std::uint8_t> others(rows);
        take_counts(*registered, others);
        for (std::size_t row = 0; row < rows; ++row) others[row] = static_cast<std::uint8_t>(others[row] - population.households.workers[row]);
        return others;
    }
    const auto workers = static_cast<std::int64_t>(rounded_count(county.workers_per_household, rows));
    const auto away = static_cast<std::int64_t>(rounded_count(county.away_share, static_cast<std::size_t>(workers)));
    const std::int64_t total = county.residents + away - workers;
    const double mean = static_cast<double>(total) / static_cast<double>(rows);
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::members);
    std::vector<std::uint8_t> dependents(rows), lowest(rows);
    const std::vector<std::uint8_t> highest(rows, most_dependents);
    for (std::size_t row = 0; row < rows; ++row) {
        const bool pastoral = population.households.flags[row] & household_flag::pastoral;
        const double extra = county.pastoral_extra_members * ((pastoral ? 1.0 : 0.0) - county.pastoral_share);
        lowest[row] = population.households.workers[row] == 0;
        dependents[row] = std::max(lowest[row], whole(mean + extra + spread * ranking_noise(words[row]), most_dependents));
    }
    repair_sum(total, lowest, highest, draft.words(SynthesisPurpose::members_repair), dependents);
    return dependents;
}

/// Pensioners are dependents, more of them where there is little labour.
void count_pensioners(const CountyMargins& county, const Draft& draft, std::span<const std::uint8_t> dependents,
                      std::span<std::uint16_t> flags) {
    std::vector<std::uint8_t> pensioners(flags.size());
    if (const auto* registered = county.registered(HouseholdItem::pensioners)) {
        take_counts(*registered, pensioners);
        for (std::size_t row = 0; row < flags.size(); ++row) flags[row] = with_pensioners(flags[row], pensioners[row]);
        return;
    }
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::pensioners);
    const std::vector<std::uint8_t> none(flags.size(), 0);
    std::vector<std::uint8_t> most(flags.size());
    for (std::size_t row = 0; row < pensioners.size(); ++row) {
        const double age = 0.917 * ranking_noise(words[row]) - 0.4 * draft.labour[row];
        most[row] = std::min<std::uint8_t>(dependents[row], most_pensioners);
        pensioners[row] = std::min<std::uint8_t>(most[row], static_cast<std::uint8_t>((age > 0.3) + (age > 1.1)));
    }
    const auto total = static_cast<std::int64_t>(rounded_count(county.pensioners_per_household, pensioners.size()));
    repair_sum(total, none, most, draft.words(SynthesisPurpose::pensioners_repair), pensioners);
    for (std::size_t row = 0; row < flags.size(); ++row) flags[row] = with_pensioners(flags[row], pensioners[row]);
}

/// Workers lie in the order of their households.
void number_workers(Draft& draft, Population& population) {
    Households& households = population.households;
    std::vector<std::uint32_t>&home = draft.home, &number = draft.number;
    home.resize((std::size_t{draft.households} + 1) * most_workers);
    number.resize(home.size());
    std::uint32_t first = 0;
    for (std::uint32_t row = 0; row < draft.households; ++row) {
        for (std::uint32_t slot = 0; slot < static_cast<std::uint32_t>(most_workers); ++slot) {  // the next household overwrites
            home[first + slot] = row;
            number[first + slot] = row * worker_slots + slot;
        }
        first += households.workers[row];
    }
    home.resize(first);
    number.resize(first);
    population.workers.resize(first);
}

}  // namespace

void form_households(const CountyMargins& county, Draft& draft, Population& population) {
    Households& households = population.households;
    households.resize(draft.households);
    std::vector<std::uint8_t> marks(draft.households);
    draw_endowments(county, draft);
    follow_endowments(county, draft);
    choose_pastoral(county, draft, population, marks);
    choose_exited(county, draft, population, marks);
    count_workers(county, draft, households.workers.span());
    const std::vector<std::uint8_t> dependents = count_dependents(county, draft, population);
    count_pensioners(county, draft, dependents, households.flags.span());
    for (std::size_t row = 0; row < households.rows(); ++row) {
        households.members[row] = static_cast<std::uint8_t>(households.workers[row] + dependents[row]);
    }
    number_workers(draft, population);
}

}  // namespace terrace
