#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace terrace {

/// What every household is to be assured of besides income: schooling, basic medical cover, a safe house (三保障) and safe drinking water
/// (饮水安全).
enum class Assurance : std::uint8_t { schooling, medical, housing, water, count_ };
inline constexpr std::size_t assurance_count = static_cast<std::size_t>(Assurance::count_);

inline constexpr unsigned assurance_bit(Assurance assurance) { return 1u << static_cast<unsigned>(assurance); }

/// A household of which not all assurances are met; the others have no entry.
struct UnmetAssurances {
    std::uint32_t row : 24;
    std::uint32_t unmet : assurance_count; ///< bits of `assurance_bit`
    std::uint32_t repair : 4;              ///< months until its house is safe; 0 unless it is being repaired

    [[nodiscard]] bool has(Assurance assurance) const { return (unmet & assurance_bit(assurance)) != 0; }
    void meet(Assurance assurance) { unmet &= ~assurance_bit(assurance) & 0xfu; }
    bool operator==(const UnmetAssurances&) const = default;
};
static_assert(sizeof(UnmetAssurances) == 4);

/// The assurances of one county's households. Only what is not met is kept: some hundredths of the households.
struct Assurances {
    std::vector<UnmetAssurances> list;      ///< by row, each household at most once
    std::vector<std::uint8_t> unsafe_water; ///< [village] 0: its supply is safe; else months until it is repaired, or `waits`

    static constexpr std::uint8_t waits = 255; ///< nobody has begun to repair it

    [[nodiscard]] std::size_t bytes() const { return list.size() * sizeof(UnmetAssurances) + unsafe_water.size(); }
    /// The entry of a household, null when all its assurances are met.
    [[nodiscard]] UnmetAssurances* find(std::uint32_t row);
    /// Bits of what a household lacks.
    [[nodiscard]] unsigned unmet(std::uint32_t row) const;
    /// These households lack it from now on; rows ascend. `repair`: months of a repair that has begun already.
    void lose(std::span<const std::uint32_t> rows, Assurance assurance, unsigned repair = 0);
    /// Households of the rows [first, end) have it from now on.
    void meet(std::uint32_t first, std::uint32_t end, Assurance assurance);
    /// The supply of a village, whose households are the rows [first, end), is safe from now on.
    void secure_water(std::size_t village, std::uint32_t first, std::uint32_t end);
    /// A household has all of them.
    void meet_all(std::uint32_t row);
    /// Forgets the entries of households that lack nothing any more.
    void tidy();
};

/// Looks up rows that ascend, one step for each entry.
class AscendingAssurances {
public:
    explicit AscendingAssurances(std::span<const UnmetAssurances> list) : next_(list.begin()), end_(list.end()) {}
    [[nodiscard]] unsigned unmet(std::uint32_t row) {
        while (next_ != end_ && next_->row < row)
            ++next_;
        return next_ != end_ && next_->row == row ? next_->unmet : 0u;
    }

private:
    std::span<const UnmetAssurances>::iterator next_, end_;
};

} // namespace terrace
