#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "analysis/sweeps/factor.hpp"

namespace terrace {

enum class DesignKind { factorial, one_at_a_time, latin_hypercube, sobol, saltelli, morris, file };

/// The word of a kind in files: "factorial", "one_at_a_time", "latin_hypercube", "sobol", "saltelli", "morris", "file".
[[nodiscard]] std::string_view name_of(DesignKind kind);

/// What a design is made of, besides its factors.
struct DesignTerms {
    DesignKind kind = DesignKind::latin_hypercube;
    std::size_t size = 0;         ///< points of latin_hypercube and sobol; base points N of saltelli; trajectories of morris
    std::size_t levels = 0;       ///< of each factor in factorial and one_at_a_time (a choice has all of its own); of the grid of morris
    bool second_order = false;    ///< of saltelli: also the points that second-order indices need
    std::uint32_t seed = 1;       ///< of scrambling, permutations and trajectories; does not touch the luck of the runs
    std::filesystem::path file;   ///< of file: CSV with a header of keys and one point a line

    friend bool operator==(const DesignTerms&, const DesignTerms&) = default;
};

class DesignFamily;

/// The numbers of one point, one for each factor.
struct DesignPoint {
    std::vector<double> shares;   ///< 0 to 1
    std::vector<double> values;   ///< the factors' values, choices as positions
};

/// A design whose points are made when they are asked for, so that memory does not grow with them. Copies share what they have.
/// The same terms and factors give the same bits everywhere.
struct StreamedDesign {
    DesignTerms terms;
    std::vector<Factor> factors;

    StreamedDesign() = default;
    /// Throws InputError for a CSV that does not fit the factors, std::invalid_argument for terms that no file reader lets through (no factor,
    /// size 0), FileError when what is laid aside finds no room.
    StreamedDesign(DesignTerms its_terms, std::vector<Factor> its_factors);

    [[nodiscard]] std::size_t points() const;
    /// Any point in any order; several threads may ask.
    [[nodiscard]] DesignPoint point(std::size_t number) const;

private:
    std::shared_ptr<const DesignFamily> family_;
};

/// A design with all its points in memory, as analyses of sweeps read it. Order of points, with g groups (in order of first appearance among the factors):
///   saltelli  N blocks of g + 2 points, with second order 2 g + 2: A, A with group i of B (i = 1..g), [B with group i of A (i = 1..g),] B
///   morris    trajectories of g + 1 points; point j + 1 differs from point j in the factors of exactly one group, order drawn
///   one_at_a_time  the middle (median) of every factor, then each factor's levels with the others in the middle
///   factorial the last factor changes fastest
struct Design {
    DesignTerms terms;
    std::vector<Factor> factors;
    std::vector<double> shares;   ///< [point * factors + factor], 0 to 1
    std::vector<double> values;   ///< likewise: the factors' values, choices as positions

    [[nodiscard]] std::size_t points() const { return factors.empty() ? 0 : values.size() / factors.size(); }
    [[nodiscard]] double value(std::size_t point, std::size_t factor) const { return values[point * factors.size() + factor]; }
    [[nodiscard]] double share(std::size_t point, std::size_t factor) const { return shares[point * factors.size() + factor]; }
    friend bool operator==(const Design&, const Design&) = default;
};

/// Names of groups in the order of first appearance among the factors.
[[nodiscard]] std::vector<std::string> group_names(const std::vector<Factor>& factors);
/// Position of each factor's group in `group_names`.
[[nodiscard]] std::vector<std::size_t> group_of_factors(const std::vector<Factor>& factors);

/// All points of the StreamedDesign of these terms, which throws.
[[nodiscard]] Design make_design(const DesignTerms& terms, std::vector<Factor> factors);

}  // namespace terrace
