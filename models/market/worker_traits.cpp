#include "models/market/worker_traits.hpp"

#include <algorithm>

#include "models/purposes.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

[[gnu::target_clones("default", "arch=x86-64-v3")]] void normals(const std::uint32_t* __restrict words, float* __restrict out, std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) out[i] = static_cast<float>(standard_normal(words[i]));
}

/// Wages of mean `mean`, `skilled` times that with a practised trade skill; certificates of local courses count for nothing outside.
[[gnu::target_clones("default", "arch=x86-64-v3")]] void offers(const std::uint32_t* __restrict words, const std::uint8_t* __restrict skills, float* __restrict out,
                                                                 std::uint32_t count, const double mean, const double skilled, const double log_sd) {
    for (std::uint32_t i = 0; i < count; ++i) {
        const double factor = trade_skill(skills[i]) == skill::practised ? skilled : 1.0;
        out[i] = static_cast<float>(mean * (factor * math::exp(log_sd * (standard_normal(words[i]) - 0.5 * log_sd))));
    }
}

}  // namespace

WorkerTraits worker_traits(const Households& h, const Workers& w, std::span<const std::uint32_t> home_of, std::uint32_t first_worker, const LabourParameters& labour,
                           RandomKey key) {
    const auto rows = static_cast<std::uint32_t>(w.rows());
    std::vector<std::uint32_t> words(rows);
    WorkerTraits traits;
    traits.home_taste.resize(rows);
    traits.outside_offer.resize(rows);
    traits.leaves_from.resize(rows);
    fill_words(key, static_cast<std::uint32_t>(Purpose::home_taste), 0, first_worker, words);
    normals(words.data(), traits.home_taste.data(), rows);
    fill_words(key, static_cast<std::uint32_t>(Purpose::outside_wage), 0, first_worker, words);
    offers(words.data(), w.skill_and_absence.data(), traits.outside_offer.data(), rows, 0.01 * static_cast<double>(labour.outside_wage), labour.skilled_wage, labour.wage_log_sd);
    constexpr double a_little_low = 0.999;
    for (std::uint32_t worker = 0; worker < rows; ++worker) {
        const double bias = home_bias(labour, traits.home_taste[worker], h.flags[home_of[worker]]);
        const double offer = 100.0 * static_cast<double>(traits.outside_offer[worker]);
        traits.leaves_from[worker] = static_cast<float>(a_little_low * (bias + static_cast<double>(labour.outside_living)) / std::max(1.0, offer));
    }
    return traits;
}

}  // namespace terrace
