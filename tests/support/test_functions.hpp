#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "analysis/sensitivity/sobol_indices.hpp"
#include "analysis/sweeps/sweep_table.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

namespace terrace {

/// A function of shares 0 to 1.
using ShareFunction = std::function<double(const std::vector<double>&)>;

/// Ishigami and Homma (1990) with a = 7, b = 0.1; shares stand for -pi to pi. Further shares have no effect.
inline double ishigami(const std::vector<double>& x) {
    const auto angle = [&](std::size_t i) { return std::numbers::pi * (2 * x[i] - 1); };
    return std::sin(angle(0)) + 7 * std::sin(angle(1)) * std::sin(angle(1)) + 0.1 * std::pow(angle(2), 4) * std::sin(angle(0));
}

/// What its indices are.
struct Shares {
    std::vector<double> first, total;
};
inline Shares ishigami_shares() {
    const double pi = std::numbers::pi, b = 0.1;
    const double one = 0.5 * std::pow(1 + b * std::pow(pi, 4) / 5, 2), two = 49.0 / 8, both = b * b * std::pow(pi, 8) * (1.0 / 18 - 1.0 / 50);
    const double all = one + two + both;
    return {{one / all, two / all, 0}, {(one + both) / all, two / all, both / all}};
}

/// Sobol's g-function (Saltelli and Sobol 1995) with the usual coefficients 0, 1, 4.5, 9, 99, 99, 99, 99.
inline const std::vector<double> g_coefficients{0, 1, 4.5, 9, 99, 99, 99, 99};
inline double g_function(const std::vector<double>& x) {
    double product = 1;
    for (std::size_t i = 0; i < g_coefficients.size(); ++i) product *= (std::fabs(4 * x[i] - 2) + g_coefficients[i]) / (1 + g_coefficients[i]);
    return product;
}
inline Shares g_shares() {
    double all = 1;
    std::vector<double> own;
    for (const double a : g_coefficients) all *= 1 + own.emplace_back(1.0 / 3 / ((1 + a) * (1 + a)));
    Shares shares;
    for (const double v : own) {
        shares.first.push_back(v / (all - 1));
        shares.total.push_back(v * all / (1 + v) / (all - 1));
    }
    return shares;
}

/// Factors x1, x2, ... between 0 and 1; `groups` names their groups, each its own where it is short.
inline std::vector<Factor> plain_factors(std::size_t count, const std::vector<std::string>& groups = {}) {
    std::vector<Factor> factors(count);
    for (std::size_t i = 0; i < count; ++i) {
        factors[i].key = "x" + std::to_string(i + 1);
        factors[i].label = {factors[i].key, factors[i].key};
        factors[i].unit = "1";
        factors[i].group = i < groups.size() ? groups[i] : factors[i].key;
        factors[i].low = 0, factors[i].high = 1;
    }
    return factors;
}

inline double plain_share(std::uint32_t seed, std::uint32_t set, std::size_t point, std::size_t factor) {
    Stream words({seed, set}, 1, static_cast<std::uint32_t>(point), static_cast<std::int32_t>(factor));
    const std::uint32_t high = words();
    return uniform_open53(high, words());
}

/// Independent random points.
inline Design random_design(std::size_t factors, std::size_t points, std::uint32_t seed) {
    Design design{.terms = {.kind = DesignKind::file, .size = points, .file = {}}, .factors = plain_factors(factors), .shares = {}, .values = {}};
    for (std::size_t p = 0; p < points; ++p)
        for (std::size_t f = 0; f < factors; ++f) design.shares.push_back(plain_share(seed, 0, p, f));
    design.values = design.shares;
    return design;
}

/// A saltelli design of independent random points.
inline Design random_saltelli(std::vector<Factor> factors, std::size_t blocks, bool second_order, std::uint32_t seed) {
    Design design{.terms = {.kind = DesignKind::saltelli, .size = blocks, .second_order = second_order, .file = {}}, .factors = std::move(factors), .shares = {}, .values = {}};
    const std::vector<std::size_t> group = group_of_factors(design.factors);
    const std::size_t groups = group_names(design.factors).size();
    const auto put = [&](std::size_t block, std::uint32_t own, std::size_t moved) {
        for (std::size_t f = 0; f < design.factors.size(); ++f) design.shares.push_back(plain_share(seed, group[f] == moved ? 3 - own : own, block, f));
    };
    for (std::size_t block = 0; block < blocks; ++block) {
        put(block, 1, groups);
        for (std::size_t g = 0; g < groups; ++g) put(block, 1, g);
        for (std::size_t g = 0; second_order && g < groups; ++g) put(block, 2, g);
        put(block, 2, groups);
    }
    design.values = design.shares;
    return design;
}

/// Morris trajectories on a grid of `levels`, one factor at a time by half the levels, up or down, in drawn order.
inline Design random_morris(std::vector<Factor> factors, std::size_t trajectories, std::size_t levels, std::uint32_t seed) {
    Design design{.terms = {.kind = DesignKind::morris, .size = trajectories, .levels = levels, .file = {}}, .factors = std::move(factors), .shares = {}, .values = {}};
    const std::size_t count = design.factors.size();
    const double step = static_cast<double>(levels) / 2 / static_cast<double>(levels - 1);
    for (std::uint32_t t = 0; t < trajectories; ++t) {
        std::vector<double> x;
        std::vector<std::size_t> order;
        for (std::size_t f = 0; f < count; ++f) {
            order.insert(order.begin() + static_cast<std::ptrdiff_t>(plain_share(seed, 1, t, f) * static_cast<double>(f + 1)), f);
            const double low = std::floor(plain_share(seed, 2, t, f) * static_cast<double>(levels / 2)) / static_cast<double>(levels - 1);
            x.push_back(plain_share(seed, 3, t, f) < 0.5 ? low : low + step);
        }
        design.shares.insert(design.shares.end(), x.begin(), x.end());
        for (const std::size_t f : order) {
            x[f] += x[f] + step <= 1.0001 ? step : -step;
            design.shares.insert(design.shares.end(), x.begin(), x.end());
        }
    }
    design.values = design.shares;
    return design;
}

/// The function at every point of a design.
inline std::vector<double> results_of(const Design& design, const ShareFunction& function) {
    std::vector<double> results;
    for (std::size_t p = 0; p < design.points(); ++p) {
        const auto first = design.shares.begin() + static_cast<std::ptrdiff_t>(p * design.factors.size());
        results.push_back(function(std::vector<double>(first, first + static_cast<std::ptrdiff_t>(design.factors.size()))));
    }
    return results;
}

inline SaltelliResults blocks_of(const Design& design, const ShareFunction& function) {
    return {.groups = group_names(design.factors).size(), .second_order = design.terms.second_order, .values = results_of(design, function)};
}

/// A sweep of one metric and one replicate.
inline SweepTable plain_sweep(Design design, const ShareFunction& function) {
    SweepTable sweep;
    sweep.title = {"A sweep", "一次扫描"};
    sweep.metrics = {{"y", "yuan", {"Result", "结果"}}};
    sweep.replicates = 1;
    sweep.results = results_of(design, function);
    sweep.failures.resize(design.points());
    sweep.design = std::move(design);
    return sweep;
}

}  // namespace terrace
