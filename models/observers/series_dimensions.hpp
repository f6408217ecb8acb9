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
[[nodiscard]] SeriesDimension household_types();
[[nodiscard]] SeriesDimension courtyard_kinds();
[[nodiscard]] SeriesDimension orchard_ages();
[[nodiscard]] SeriesDimension activities();
[[nodiscard]] SeriesDimension employer_kinds();

}  // namespace terrace::dimensions
