#pragma once

#include "analysis/statistics/sorted_groups.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace terrace {

/// Distribution of income per head among the persons of one of many groups: the small sibling of IncomeHistogram, 3 KB instead of 64.
/// One band for losses, one below 512 yuan, then bands each 4.4 % wide up to 524,288, and one above; each keeps persons and income as
/// integers, so means are exact and nothing depends on the order of households. Gini and Theil lack the differences inside a band
/// (less than 0.001), tenths divide a band at its own mean.
class IncomeBands {
public:
    void clear() { bands_.fill({}); }

    /// One household: income per head [yuan] of so many persons.
    void add(std::int32_t income_yuan_per_head, std::int32_t persons) {
        auto& band = bands_[band_of(income_yuan_per_head)];
        band.persons += persons;
        band.sum += static_cast<std::int64_t>(income_yuan_per_head) * persons;
    }
    /// Joins another distribution to this one.
    void add(const IncomeBands& other) {
        for (std::size_t i = 0; i < band_count; ++i) {
            bands_[i].persons += other.bands_[i].persons;
            bands_[i].sum += other.bands_[i].sum;
        }
    }

    [[nodiscard]] std::int64_t persons() const { return total(groups()).persons; }
    [[nodiscard]] std::int64_t income_yuan() const { return total(groups()).sum; }
    /// NaN where they are not defined: nobody inside, or a total income that is not positive.
    [[nodiscard]] double gini() const { return gini_of_groups(groups()); }
    [[nodiscard]] double theil() const { return theil_of_groups(groups()); }                             ///< bands without positive income count as zero
    [[nodiscard]] std::array<double, 10> decile_means() const { return deciles_of_groups(groups()); }   ///< yuan per head, poorest tenth first

private:
    using Band = IncomeGroup<std::int64_t>;
    /// The leading bits of a float: its exponent and four of its mantissa, so 16 bands for each doubling.
    static constexpr int dropped_bits = 19, bands_a_doubling = 16;
    static constexpr std::int32_t lowest = 512, highest = lowest << 10;
    static constexpr std::size_t band_count = 10 * bands_a_doubling + 3;
    static std::uint32_t leading(std::int32_t yuan) { return std::bit_cast<std::uint32_t>(static_cast<float>(yuan)) >> dropped_bits; }

    static std::size_t band_of(std::int32_t income) {
        if (income < lowest) return income < 0 ? 0 : 1;
        return leading(income < highest ? income : highest) - leading(lowest) + 2;
    }
    [[nodiscard]] std::span<const Band> groups() const { return bands_; }

    std::array<Band, band_count> bands_{};
};

}  // namespace terrace
