#pragma once

#include <cstdint>
#include <vector>

#include "models/parameters.hpp"
#include "sim/random/stream.hpp"

namespace terrace {

/// Share of a year's crop that bad weather destroys in each township [0, 1]: nothing, a minor loss (re-sowing), a severe or a
/// total one. Townships of a county share part of their luck. With `fixed_loss` at or above zero every township loses that share.
[[nodiscard]] std::vector<double> weather_losses(const WeatherParameters&, RandomKey, std::uint32_t county, std::size_t townships, int year);

}  // namespace terrace
