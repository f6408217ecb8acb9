#include "analysis/sensitivity/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/statistics/quantile.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/run/tasks.hpp"

namespace terrace {
namespace {

constexpr std::size_t fewest_units = 4;   // that an interval can be drawn from
constexpr double lower = 0.025, upper = 0.975;
constexpr double known_enough = 0.95;     // of the resamples: what the others would have said could move an end of the interval; our choice

std::vector<std::uint32_t> words(std::size_t units, std::uint32_t seed, std::uint32_t number, Purpose purpose) {
    std::vector<std::uint32_t> out(units);
    fill_words({seed, number}, purpose, 0, 0, out);
    return out;
}

std::vector<std::uint32_t> drawn_order(std::size_t units, std::uint32_t seed, std::uint32_t number, Purpose purpose) {
    const std::vector<std::uint32_t> luck = words(units, seed, number, purpose);
    std::vector<std::uint32_t> order = all_units(units);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return luck[a] != luck[b] ? luck[a] < luck[b] : a < b; });
    return order;
}

bool mostly_known(const std::vector<double>& figures) {
    const auto known = std::count_if(figures.begin(), figures.end(), [](double figure) { return !std::isnan(figure); });
    return static_cast<double>(known) >= known_enough * static_cast<double>(figures.size());
}

double mean_of_known(const std::vector<double>& numbers) {
    double sum = 0, count = 0;
    for (const double number : numbers)
        if (!std::isnan(number)) sum += number, ++count;
    return sum / count;
}

}  // namespace

std::vector<std::uint32_t> all_units(std::size_t units) {
    std::vector<std::uint32_t> all(units);
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

std::vector<std::uint32_t> resample(std::size_t units, std::uint32_t seed, std::uint32_t number) {
    std::vector<std::uint32_t> drawn = words(units, seed, number, Purpose::resampling);
    for (std::uint32_t& word : drawn) word = static_cast<std::uint32_t>((std::uint64_t{word} * units) >> 32);
    return drawn;
}

std::vector<std::uint32_t> half_sample(std::size_t units, std::uint32_t seed, std::uint32_t number) {
    std::vector<std::uint32_t> order = drawn_order(units, seed, number, Purpose::half_sample);
    order.resize((units + 1) / 2);
    std::sort(order.begin(), order.end());
    return order;
}

std::vector<std::uint32_t> shuffled(std::size_t units, std::uint32_t seed, std::uint32_t number) { return drawn_order(units, seed, number, Purpose::shuffled_units); }

std::vector<std::vector<double>> figures_of_samples(std::size_t samples, int threads, const Draw& draw, const Statistic& statistic) {
    std::vector<std::vector<double>> by_sample(samples);
    RunOptions options;
    options.threads = threads;
    run_tasks(samples, options, [&](std::size_t sample) { by_sample[sample] = statistic(draw(static_cast<std::uint32_t>(sample))); });
    std::vector<std::vector<double>> figures(by_sample.empty() ? 0 : by_sample.front().size(), std::vector<double>(samples));
    for (std::size_t sample = 0; sample < samples; ++sample)
        for (std::size_t f = 0; f < figures.size(); ++f) figures[f][sample] = by_sample[sample][f];
    return figures;
}

std::vector<Estimate> bootstrap(std::size_t units, const BootstrapTerms& terms, const Statistic& statistic) {
    std::vector<Estimate> estimates;
    for (const double value : statistic(all_units(units))) estimates.push_back({.value = value});
    if (units < fewest_units || terms.resamples < 2) return estimates;
    const auto drawn = figures_of_samples(
        terms.resamples, terms.threads, [&](std::uint32_t number) { return resample(units, terms.seed, number); }, statistic);
    for (std::size_t f = 0; f < estimates.size(); ++f) {
        if (std::isnan(estimates[f].value) || !mostly_known(drawn[f])) continue;
        estimates[f].low = quantile_of(drawn[f], lower);
        estimates[f].high = quantile_of(drawn[f], upper);
    }
    return estimates;
}

HalfSampled half_sample_intervals(std::size_t units, const BootstrapTerms& terms, const Statistic& statistic) {
    HalfSampled found;
    for (const double value : statistic(all_units(units))) found.estimates.push_back({.value = value});
    found.halves.resize(found.estimates.size());
    if (units < fewest_units || terms.resamples < 2) return found;
    found.halves = figures_of_samples(
        std::min(terms.resamples, half_samples), terms.threads, [&](std::uint32_t number) { return half_sample(units, terms.seed, number); }, statistic);
    for (std::size_t f = 0; f < found.estimates.size(); ++f) {
        Estimate& one = found.estimates[f];
        if (std::isnan(one.value) || !mostly_known(found.halves[f])) continue;
        const double centre = mean_of_known(found.halves[f]);
        one.low = one.value + quantile_of(found.halves[f], lower) - centre;
        one.high = one.value + quantile_of(found.halves[f], upper) - centre;
    }
    return found;
}

}  // namespace terrace
