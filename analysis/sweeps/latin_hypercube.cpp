#include "analysis/sweeps/design_families.hpp"
#include "sim/io/spill.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <utility>

namespace terrace {
namespace {

/// Numbers of strata, of which memory holds only some.
class Strata {
public:
    void set(std::size_t place, std::uint32_t stratum) { spill_.write(place * sizeof stratum, std::as_bytes(std::span(&stratum, 1))); }
    void set(std::size_t place, std::span<const std::uint32_t> strata) { spill_.write(place * sizeof(std::uint32_t), std::as_bytes(strata)); }
    [[nodiscard]] std::uint32_t get(std::size_t place) const {
        std::uint32_t stratum = 0;
        spill_.read(place * sizeof stratum, std::as_writable_bytes(std::span(&stratum, 1)));
        return stratum;
    }
    void get(std::size_t place, std::span<std::uint32_t> strata) const { spill_.read(place * sizeof(std::uint32_t), std::as_writable_bytes(strata)); }

private:
    Spill spill_;
};

constexpr std::uint32_t block = 4096;   ///< strata handed on at once

/// The numbers 0 to `count` - 1 in random order (Fisher and Yates).
Strata random_order(RandomKey key, std::uint32_t count, std::uint32_t factor) {
    Strata order;
    std::vector<std::uint32_t> some;
    for (std::uint32_t first = 0; first < count; first += block) {
        some.clear();
        for (std::uint32_t stratum = first; stratum < std::min(count, first + block); ++stratum) some.push_back(stratum);
        order.set(first, some);
    }
    for (std::uint32_t last = count; last > 1; --last) {
        const std::uint64_t word = draw_word(key, DesignPurpose::stratum_order, last, 0, factor);
        const std::size_t other = (word * last) >> 32;
        const std::uint32_t mine = order.get(last - 1);
        order.set(last - 1, order.get(other));
        order.set(other, mine);
    }
    return order;
}

class LatinHypercube final : public DesignFamily {
public:
    LatinHypercube(const DesignTerms& terms, std::size_t factors) : key_{terms.seed, 0}, points_(static_cast<std::uint32_t>(terms.size)) {
        std::vector<std::uint32_t> some;
        for (std::uint32_t factor = 0; factor < factors; ++factor) {
            const Strata order = random_order(key_, points_, factor);
            for (std::uint32_t first = 0; first < points_; first += block) {
                some.resize(std::min(block, points_ - first));
                order.get(first, some);
                strata_.set(std::size_t{factor} * points_ + first, some);
            }
        }
    }

    [[nodiscard]] std::size_t points() const override { return points_; }
    void fill(std::size_t point, std::span<double> shares) const override {
        for (std::uint32_t factor = 0; factor < shares.size(); ++factor) {
            const std::uint32_t stratum = strata_.get(std::size_t{factor} * points_ + point);
            shares[factor] = (stratum + uniform_open(draw_word(key_, DesignPurpose::stratum_place, stratum, 0, factor))) / points_;
        }
    }

private:
    RandomKey key_;
    std::uint32_t points_;
    Strata strata_;   ///< [factor * points + point]
};

} // namespace

std::unique_ptr<DesignFamily> latin_hypercube_family(const DesignTerms& terms, std::size_t factors) { return std::make_unique<LatinHypercube>(terms, factors); }

} // namespace terrace
