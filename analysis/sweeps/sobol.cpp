#include "analysis/sweeps/design_families.hpp"
#include "sim/random/stream.hpp"

#include <boost/random/sobol.hpp>

namespace terrace {
namespace {

/// A digit of a word is flipped by luck that depends on the digits before it: Owen's scrambling, which keeps how evenly the points lie.
std::uint32_t scrambled(std::uint32_t word, RandomKey key, std::uint32_t column) {
    std::uint32_t flips = 0;
    for (int digit = 31; digit >= 0; --digit) {
        const std::uint32_t before = digit == 31 ? 0 : word >> (digit + 1);
        flips |= (draw_word(key, DesignPurpose::scramble, before, digit, column) >> 31) << digit;
    }
    return word ^ flips;
}

/// Points of the Sobol sequence, [point * columns + column], between 0 and 1. Seed 0: the plain sequence from its second point on, since the first is
/// nothing but zeros; else scrambled from the first point on, so that 2^m points have one in each of 2^m equal parts of every column.
std::vector<double> sobol_points(std::size_t points, std::size_t columns, std::uint32_t seed) {
    boost::random::sobol_engine<std::uint32_t, 32> engine(columns);
    std::vector<double> shares(points * columns);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (seed == 0) {
            shares[i] = engine() * 0x1p-32;
            continue;
        }
        const std::uint32_t word = i < columns ? 0 : engine();
        shares[i] = (scrambled(word, {seed, 0}, static_cast<std::uint32_t>(i % columns)) + 0.5) * 0x1p-32;
    }
    return shares;
}

} // namespace

std::vector<double> sobol_shares(const DesignTerms& terms, std::size_t factors) { return sobol_points(terms.size, factors, terms.seed); }

std::vector<double> saltelli_shares(const DesignTerms& terms, const std::vector<Factor>& factors) {
    const std::size_t k = factors.size(), groups = group_names(factors).size();
    const std::vector<std::size_t> group = group_of_factors(factors);
    const std::vector<double> base = sobol_points(terms.size, 2 * k, terms.seed);
    std::vector<double> shares;
    shares.reserve(point_count(terms, factors) * k);
    for (std::size_t block = 0; block < terms.size; ++block) {
        const double* a = base.data() + block * 2 * k;
        const double* b = a + k;
        const auto add = [&](const double* most, const double* of_group, std::size_t changed) {
            for (std::size_t f = 0; f < k; ++f) shares.push_back(group[f] == changed ? of_group[f] : most[f]);
        };
        add(a, a, groups);
        for (std::size_t g = 0; g < groups; ++g) add(a, b, g);
        for (std::size_t g = 0; terms.second_order && g < groups; ++g) add(b, a, g);
        add(b, b, groups);
    }
    return shares;
}

} // namespace terrace
