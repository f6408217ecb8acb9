#include "analysis/replication/selection.hpp"
#include "models/purposes.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrace {
namespace {

/// Differences of one alternative to the first over the replicates that both have.
struct Differences {
    double mean = 0;
    std::vector<double> around;   ///< the mean taken off
};

Differences differences(const std::vector<double>& values, const std::vector<double>& first) {
    Differences result;
    const std::size_t n = std::min(values.size(), first.size());
    for (std::size_t r = 0; r < n; ++r) result.around.push_back(values[r] - first[r]);
    result.mean = std::accumulate(result.around.begin(), result.around.end(), 0.0) / static_cast<double>(n);
    for (double& value : result.around) value -= result.mean;
    return result;
}

/// Normal numbers of one draw, a number for each replicate; what uses fewer replicates uses the first of them, which keeps the draws of
/// alternatives joint.
struct Draw {
    std::vector<double> normal;
    std::vector<double> squares;   ///< [n]: chi-square with n degrees of freedom

    Draw(std::uint32_t seed, std::size_t number, std::size_t replicates) : normal(replicates), squares(replicates, 0) {
        const RandomKey key{seed, static_cast<std::uint32_t>(number)};
        for (std::size_t r = 0; r < replicates; ++r) {
            const auto agent = static_cast<std::uint32_t>(r);
            normal[r] = standard_normal(draw_word(key, Purpose::posterior_mean, agent, 0));
            const double spread = standard_normal(draw_word(key, Purpose::posterior_spread, agent, 0));
            if (r + 1 < replicates) squares[r + 1] = squares[r] + spread * spread;
        }
    }

    /// A mean difference from its posterior; certain when it never varied, unknown from one replicate.
    [[nodiscard]] double mean(const Differences& of) const {
        const std::size_t n = of.around.size();
        if (n < 2) return std::numeric_limits<double>::quiet_NaN();
        double sum = 0;
        for (std::size_t r = 0; r < n; ++r) sum += normal[r] * of.around[r];
        return of.mean + sum / std::sqrt(static_cast<double>(n) * squares[n - 1]);
    }
};

} // namespace

std::vector<double> probability_of_best(const std::vector<std::vector<double>>& values, std::size_t first, std::uint32_t seed, std::size_t draws) {
    std::vector<Differences> all;
    for (const std::vector<double>& one : values) all.push_back(differences(one, values[first]));
    std::vector<double> share(values.size(), 0), mean(values.size());
    for (std::size_t number = 0; number < draws; ++number) {
        const Draw draw(seed, number, values[first].size());
        for (std::size_t i = 0; i < all.size(); ++i) mean[i] = draw.mean(all[i]);
        const double best = *std::max_element(mean.begin(), mean.end());
        const auto equals = static_cast<double>(std::count(mean.begin(), mean.end(), best));
        for (std::size_t i = 0; i < mean.size(); ++i)
            if (mean[i] == best) share[i] += 1 / equals;
    }
    for (double& one : share) one /= static_cast<double>(draws);
    return share;
}

} // namespace terrace
