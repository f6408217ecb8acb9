#pragma once

#include "analysis/sweeps/design.hpp"

#include <cstdint>
#include <vector>

namespace terrace {

/// What a random number of a design decides; numbers apart from those of runs and populations, so that a design shares no luck with its runs.
enum class DesignPurpose : std::uint32_t {
    stratum_order = 0x2000, ///< agent: stratum; index: factor
    stratum_place = 0x2001, ///< likewise
    scramble = 0x2002,      ///< agent, month, index: digits before, place of the digit, column
    start_level = 0x2003,   ///< agent: trajectory; index: factor
    direction = 0x2004,     ///< likewise
    step_order = 0x2005,    ///< agent: trajectory; index: step
};

/// The levels of a factor as shares: those of a choice, else from its low to its high end in equal steps; a uniform whole number has no more
/// levels than numbers.
[[nodiscard]] std::vector<double> level_shares(const Factor& factor, std::size_t levels);

// Points of each family as shares, [point * factors + factor], in the order that design.hpp states.

[[nodiscard]] std::vector<double> factorial_shares(const DesignTerms& terms, const std::vector<Factor>& factors);
[[nodiscard]] std::vector<double> one_at_a_time_shares(const DesignTerms& terms, const std::vector<Factor>& factors);
/// Each factor has exactly one point in each of `size` equal parts of its distribution.
[[nodiscard]] std::vector<double> latin_hypercube_shares(const DesignTerms& terms, std::size_t factors);
[[nodiscard]] std::vector<double> sobol_shares(const DesignTerms& terms, std::size_t factors);
[[nodiscard]] std::vector<double> saltelli_shares(const DesignTerms& terms, const std::vector<Factor>& factors);
[[nodiscard]] std::vector<double> morris_shares(const DesignTerms& terms, const std::vector<Factor>& factors);

/// The user's own points as values, [point * factors + factor]: a CSV with the factors' keys above and one point a line, choices as their text.
/// Throws InputError for a key too many or missing, a value outside the factor's range, and a file without points.
[[nodiscard]] std::vector<double> values_of_csv(const std::filesystem::path& file, const std::vector<Factor>& factors);

/// Number of points of a design, without making it; 0 for a file. Factorials beyond any use stop counting at 2^62.
[[nodiscard]] std::size_t point_count(const DesignTerms& terms, const std::vector<Factor>& factors);

/// Columns of Boost's Sobol sequence.
inline constexpr std::size_t most_sobol_columns = 3667;

} // namespace terrace
