#pragma once

#include "analysis/sweeps/design.hpp"

#include <cstdint>
#include <memory>
#include <span>
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

/// How many levels a factor has: all choices, else `levels`, but a uniform whole number no more than it has numbers.
[[nodiscard]] std::size_t level_count(const Factor& factor, std::size_t levels);
/// Level `level` of `count` as a share: the middle of a choice's part, else from the low to the high end in equal steps.
[[nodiscard]] double level_share(const Factor& factor, std::size_t count, std::size_t level);

/// The points of a design, each made when it is asked for, so that they need not be held. Any order, several threads.
class DesignFamily {
public:
    DesignFamily() = default;
    virtual ~DesignFamily() = default;
    DesignFamily(const DesignFamily&) = delete;
    DesignFamily& operator=(const DesignFamily&) = delete;

    [[nodiscard]] virtual std::size_t points() const = 0;
    /// One number for each factor: its share, but of the user's own points its value.
    virtual void fill(std::size_t point, std::span<double> numbers) const = 0;
};

// The families, with points in the order that design.hpp states. Throw std::invalid_argument for terms that no file reader lets through.

[[nodiscard]] std::unique_ptr<DesignFamily> factorial_family(const DesignTerms& terms, const std::vector<Factor>& factors);
[[nodiscard]] std::unique_ptr<DesignFamily> one_at_a_time_family(const DesignTerms& terms, const std::vector<Factor>& factors);
/// Each factor has exactly one point in each of `size` equal parts of its distribution. The order of the parts is kept, in a `Spill`.
[[nodiscard]] std::unique_ptr<DesignFamily> latin_hypercube_family(const DesignTerms& terms, std::size_t factors);
[[nodiscard]] std::unique_ptr<DesignFamily> sobol_family(const DesignTerms& terms, std::size_t factors);
[[nodiscard]] std::unique_ptr<DesignFamily> saltelli_family(const DesignTerms& terms, const std::vector<Factor>& factors);
[[nodiscard]] std::unique_ptr<DesignFamily> morris_family(const DesignTerms& terms, const std::vector<Factor>& factors);

/// The user's own points, kept in a `Spill`: a CSV with the factors' keys above and one point a line, choices as their text.
/// Throws InputError for a key too many or missing, a value outside the factor's range, and a file without points.
[[nodiscard]] std::unique_ptr<DesignFamily> family_of_csv(const std::filesystem::path& file, const std::vector<Factor>& factors);

/// Number of points of a design, without making it; 0 for a file. Factorials beyond any use stop counting at 2^62.
[[nodiscard]] std::size_t point_count(const DesignTerms& terms, const std::vector<Factor>& factors);

/// Columns of Boost's Sobol sequence.
inline constexpr std::size_t most_sobol_columns = 3667;

} // namespace terrace
