#pragma once

#include <span>

#include "models/observers/series.hpp"

namespace terrace::dimensions {

/// The inner coordinates of series, with their labels.
[[nodiscard]] SeriesDimension sources();
[[nodiscard]] SeriesDimension deciles();
[[nodiscard]] SeriesDimension lines();
[[nodiscard]] SeriesDimension employment();
[[nodiscard]] SeriesDimension products();
[[nodiscard]] SeriesDimension measure_dimension(std::span<const MeasureTerms> measures);
[[nodiscard]] SeriesDimension tiers();
[[nodiscard]] SeriesDimension relief_causes();

}  // namespace terrace::dimensions
