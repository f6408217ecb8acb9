#include "analysis/plan/weight_draws.hpp"

#include "models/purposes.hpp"
#include "sim/math/math.hpp"
#include "sim/random/distributions.hpp"

#include <cmath>
#include <numeric>

namespace terrace {

double draw_gamma(Stream& stream, double shape) {
    if (shape <= 0) return 0;
    if (shape < 1) {
        const double above = draw_gamma(stream, shape + 1);
        return above * math::pow(uniform_open(stream()), 1 / shape);
    }
    const double d = shape - 1.0 / 3.0, c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double normal = standard_normal(stream()), uniform = uniform_open(stream());
        const double root = 1 + c * normal, v = root * root * root;
        if (v > 0 && math::log(uniform) < 0.5 * normal * normal + d * (1 - v + math::log(v))) return d * v;
    }
}

TierIndicators draw_weights(const TierIndicators& weights, double concentration, RandomKey key, std::uint32_t number) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    TierIndicators drawn{};
    if (sum <= 0) return weights;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        Stream stream(key, Purpose::tier_weights, number, static_cast<std::int32_t>(i));
        drawn[i] = draw_gamma(stream, concentration * weights[i] / sum);
    }
    const double all = std::accumulate(drawn.begin(), drawn.end(), 0.0);
    if (all <= 0) return weights;
    for (double& weight : drawn)
        weight *= sum / all;
    return drawn;
}

} // namespace terrace
