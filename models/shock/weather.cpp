#include "models/shock/weather.hpp"

#include <cmath>

#include "models/purposes.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {

std::vector<double> weather_losses(const WeatherParameters& weather, RandomKey key, std::uint32_t county, std::size_t townships, int year) {
    std::vector<double> losses(townships, 0.0);
    constexpr std::uint32_t most_townships = 256;
    const double common = standard_normal(draw_word(key, static_cast<std::uint32_t>(Purpose::weather_county), county, year * 12));
    const double total = math::normal_quantile(1 - weather.total_probability);
    const double severe = math::normal_quantile(1 - weather.total_probability - weather.severe_probability);
    const double minor = math::normal_quantile(1 - weather.total_probability - weather.severe_probability - weather.minor_probability);
    for (std::size_t township = 0; township < townships; ++township) {
        const auto agent = county * most_townships + static_cast<std::uint32_t>(township);
        const double own = standard_normal(draw_word(key, static_cast<std::uint32_t>(Purpose::weather_township), agent, year * 12));
        const double badness = std::sqrt(weather.correlation) * common + std::sqrt(1 - weather.correlation) * own;
        losses[township] = badness > total ? 1.0 : badness > severe ? weather.severe_loss : badness > minor ? weather.minor_loss : 0.0;
        if (weather.fixed_loss >= 0) losses[township] = weather.fixed_loss;
    }
    return losses;
}

}  // namespace terrace
