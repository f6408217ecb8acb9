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

/// Points of the Sobol sequence between 0 and 1. Seed 0: the plain sequence from its second point on, since the first is nothing but zeros; else
/// scrambled from the first point on, so that 2^m points have one in each of 2^m equal parts of every column.
class SobolSequence {
public:
    SobolSequence(std::size_t columns, std::uint32_t seed) : engine_(columns), seed_(seed) {}

    void fill(std::size_t point, std::span<double> shares) const {
        Engine engine = engine_; // of this thread, at this point
        const auto number = static_cast<std::uint32_t>(point);
        if (seed_ == 0) {
            engine.seed(number);
            for (double& share : shares) share = engine() * 0x1p-32;
            return;
        }
        if (point > 0) engine.seed(number - 1);
        for (std::uint32_t column = 0; column < shares.size(); ++column)
            shares[column] = (scrambled(point == 0 ? 0 : engine(), {seed_, 0}, column) + 0.5) * 0x1p-32;
    }

private:
    using Engine = boost::random::sobol_engine<std::uint32_t, 32>;
    Engine engine_;
    std::uint32_t seed_;
};

class Sobol final : public DesignFamily {
public:
    Sobol(const DesignTerms& terms, std::size_t factors) : sequence_(factors, terms.seed), points_(terms.size) {}

    [[nodiscard]] std::size_t points() const override { return points_; }
    void fill(std::size_t point, std::span<double> shares) const override { sequence_.fill(point, shares); }

private:
    SobolSequence sequence_;
    std::size_t points_;
};

class Saltelli final : public DesignFamily {
public:
    Saltelli(const DesignTerms& terms, const std::vector<Factor>& factors)
        : sequence_(2 * factors.size(), terms.seed), points_(point_count(terms, factors)), groups_(group_names(factors).size()), group_(group_of_factors(factors)) {
        block_ = points_ / terms.size;
    }

    [[nodiscard]] std::size_t points() const override { return points_; }
    void fill(std::size_t point, std::span<double> shares) const override {
        std::vector<double> both(2 * group_.size()); // A, then B
        sequence_.fill(point / block_, both);
        const std::size_t place = point % block_;
        const bool mostly_b = place > groups_, whole = place == 0 || place + 1 == block_;
        const std::size_t changed = whole ? groups_ : (place - 1) % groups_;
        for (std::size_t f = 0; f < group_.size(); ++f) shares[f] = both[(mostly_b != (group_[f] == changed) ? group_.size() : 0) + f];
    }

private:
    SobolSequence sequence_;
    std::size_t points_, groups_, block_ = 1;
    std::vector<std::size_t> group_;
};

} // namespace

std::unique_ptr<DesignFamily> sobol_family(const DesignTerms& terms, std::size_t factors) { return std::make_unique<Sobol>(terms, factors); }

std::unique_ptr<DesignFamily> saltelli_family(const DesignTerms& terms, const std::vector<Factor>& factors) { return std::make_unique<Saltelli>(terms, factors); }

} // namespace terrace
