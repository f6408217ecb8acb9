#pragma once

#include "analysis/statistics/sorted_groups.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace terrace {

/// Distribution of income per head among persons, filled at one or two nanoseconds a household and read once a month.
/// Bands of 50 yuan up to 200,000, one below zero and one above; each keeps persons and income as integers, so means are exact,
/// nothing depends on the order of households, and Gini and Theil lack only the differences inside a band.
class IncomeHistogram {
public:
    static constexpr std::int32_t band_yuan = 50;
    static constexpr std::int32_t top_yuan = 200'000;

    void clear() { bands_.fill({}); }

    /// One household: income per head [yuan] of so many persons.
    void add(std::int32_t income_yuan_per_head, std::int32_t persons) {
        auto& band = bands_[band_of(income_yuan_per_head)];
        band.persons += persons;
        band.sum += static_cast<std::int64_t>(income_yuan_per_head) * persons;
    }
    /// Many households at once.
    void add(std::span<const std::int32_t> income_yuan_per_head, std::span<const std::int32_t> persons);
    void add(std::span<const std::int32_t> income_yuan_per_head, std::span<const std::uint8_t> persons);
    /// Joins another distribution to this one (counties to a prefecture).
    void add(const IncomeHistogram& other);

    [[nodiscard]] std::int64_t persons() const { return total(groups()).persons; }
    [[nodiscard]] std::int64_t income_yuan() const { return total(groups()).sum; }
    /// The measures below are NaN where they are not defined: nobody inside, or a total income that is not positive.
    [[nodiscard]] double mean() const;   ///< yuan per head, exact
    [[nodiscard]] double median() const; ///< yuan per head, linear inside the band
    [[nodiscard]] double gini() const;
    [[nodiscard]] double theil() const;                        ///< bands without positive income count as zero
    [[nodiscard]] std::array<double, 10> decile_means() const; ///< yuan per head, poorest tenth first

private:
    using Band = IncomeGroup<std::int64_t>;
    static constexpr std::size_t band_count = top_yuan / band_yuan + 2;

    static std::size_t band_of(std::int32_t income) {
        const auto clamped = static_cast<std::uint32_t>(income < 0 ? -band_yuan : (income < top_yuan ? income : top_yuan)) + band_yuan;
        return clamped / band_yuan;
    }
    [[nodiscard]] std::span<const Band> groups() const { return bands_; }

    std::array<Band, band_count> bands_{};
};

} // namespace terrace
