#include "analysis/sweeps/factor.hpp"

#include "sim/config/node.hpp"
#include "sim/math/math.hpp"
#include "sim/math/normal_probability.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

/// Where the spread of a factor begins and ends. Whole numbers reach half a number further, so that the first and the last have their full share.
struct Ends {
    double low, high;
};

Ends ends_of(const Factor& factor) {
    const double half = factor.whole ? 0.5 : 0;
    return {factor.low - half, factor.high + half};
}

double log_uniform_value(const Ends& ends, double share) {
    const double from = math::log(ends.low), to = math::log(ends.high);
    return math::exp(from + share * (to - from));
}

double log_uniform_share(const Ends& ends, double value) {
    const double from = math::log(ends.low), to = math::log(ends.high);
    return (math::log(value) - from) / (to - from);
}

/// Shares of the uncut normal below the ends.
Ends normal_ends(const Factor& factor, const Ends& ends) {
    return {math::normal_probability((ends.low - factor.mean) / factor.deviation), math::normal_probability((ends.high - factor.mean) / factor.deviation)};
}

double normal_value(const Factor& factor, const Ends& ends, double share) {
    const Ends shares = normal_ends(factor, ends);
    return factor.mean + factor.deviation * math::normal_quantile(shares.low + share * (shares.high - shares.low));
}

double normal_share(const Factor& factor, const Ends& ends, double value) {
    const Ends shares = normal_ends(factor, ends);
    return (math::normal_probability((value - factor.mean) / factor.deviation) - shares.low) / (shares.high - shares.low);
}

double triangular_value(const Factor& factor, const Ends& ends, double share) {
    const double width = ends.high - ends.low, left = factor.mode - ends.low, right = ends.high - factor.mode;
    return share * width < left ? ends.low + std::sqrt(share * width * left) : ends.high - std::sqrt((1 - share) * width * right);
}

double triangular_share(const Factor& factor, const Ends& ends, double value) {
    const double width = ends.high - ends.low, left = factor.mode - ends.low, right = ends.high - factor.mode;
    const double below = value - ends.low, above = ends.high - value;
    return value < factor.mode ? below * below / (width * left) : 1 - (right > 0 ? above * above / (width * right) : 0);
}

double spread_value(const Factor& factor, double share) {
    const Ends ends = ends_of(factor);
    switch (factor.spread) {
        case Spread::log_uniform: return log_uniform_value(ends, share);
        case Spread::normal: return normal_value(factor, ends, share);
        case Spread::triangular: return triangular_value(factor, ends, share);
        default: return ends.low + share * (ends.high - ends.low);
    }
}

double spread_share(const Factor& factor, double value) {
    const Ends ends = ends_of(factor);
    switch (factor.spread) {
        case Spread::log_uniform: return log_uniform_share(ends, value);
        case Spread::normal: return normal_share(factor, ends, value);
        case Spread::triangular: return triangular_share(factor, ends, value);
        default: return (value - ends.low) / (ends.high - ends.low);
    }
}

double choice_position(const Factor& factor, double share) {
    const double choices = static_cast<double>(factor.choices.size());
    return std::clamp(std::floor(share * choices), 0.0, choices - 1);
}

} // namespace

double Factor::value(double share) const {
    if (spread == Spread::choice) return choice_position(*this, share);
    const double found = spread_value(*this, share);
    return std::clamp(whole ? std::floor(found + 0.5) : found, low, high);
}

double Factor::share_of(double value) const {
    if (spread == Spread::choice) return (value + 0.5) / static_cast<double>(choices.size());
    const double share = whole ? 0.5 * (spread_share(*this, value - 0.5) + spread_share(*this, value + 0.5)) : spread_share(*this, value);
    return std::clamp(share, 0.0, 1.0);
}

std::string Factor::setting(double value) const {
    return key + "=" + (spread == Spread::choice ? choices.at(static_cast<std::size_t>(value)) : number_text(value));
}

} // namespace terrace
