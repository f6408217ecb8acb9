#pragma once

#include <cstdint>
#include <span>

namespace terrace {

/// Foster-Greer-Thorbecke measures at one line, as shares of all persons.
struct PovertyMeasures {
    double headcount = 0;   ///< share of persons below the line
    double gap = 0;         ///< mean of (line - income) / line, zero above the line
    double gap_squared = 0; ///< mean of its square
};

/// Counts persons below a line from whole yuan; integer sums, so the order of households does not matter.
/// A person exactly at the line is not poor; income below zero counts as zero in the gaps.
class PovertyCounter {
public:
    explicit PovertyCounter(std::int32_t line_yuan_per_head = 0) : line_(line_yuan_per_head) {}

    void add(std::int32_t income_yuan_per_head, std::int32_t persons) {
        const std::int64_t income = income_yuan_per_head < 0 ? 0 : income_yuan_per_head;
        const std::int64_t short_of = line_ - income;
        const std::int64_t gap = short_of > 0 ? short_of : 0;
        persons_ += persons;
        poor_ += gap > 0 ? persons : 0;
        gap_ += gap * persons;
        gap_squared_ += gap * gap * persons;
    }
    void add(const PovertyCounter& other);

    [[nodiscard]] std::int64_t persons() const { return persons_; }
    [[nodiscard]] std::int64_t poor() const { return poor_; }
    /// NaN when nobody was counted.
    [[nodiscard]] PovertyMeasures measures() const;

private:
    std::int64_t line_;
    std::int64_t persons_ = 0, poor_ = 0, gap_ = 0, gap_squared_ = 0;
};

/// The same from plain numbers; `weights` are persons (an empty span: one each). `line` must be positive.
[[nodiscard]] PovertyMeasures poverty(std::span<const double> incomes, std::span<const double> weights, double line);

} // namespace terrace
