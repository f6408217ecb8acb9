#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/household/columns.hpp"
#include "models/village/columns.hpp"

namespace terrace {

/// The two marks by which households are told apart: 1 pastoral, 2 poverty-exited, 3 both.
[[nodiscard]] inline std::size_t type_marks(std::uint16_t flags) { return flags & (household_flag::pastoral | household_flag::exited); }

/// How the households of a county are grouped: by village, by the tier that their village had first, by household type (farm, pastoral, exited, not exited; farm and
/// pastoral households are all of them, and so are exited and other households).
enum class Grouping : std::uint8_t { village, tier, household_type, count_ };
inline constexpr std::size_t grouping_count = static_cast<std::size_t>(Grouping::count_);
inline constexpr std::size_t household_type_count = 4;

/// Several whole numbers that are counted of households.
template <std::size_t N>
using Counts = std::array<std::int64_t, N>;

template <std::size_t N>
void add(Counts<N>& to, const Counts<N>& more) {
    for (std::size_t i = 0; i < N; ++i) to[i] += more[i];
}

/// Sums over the groups of a county's households, kept so that all groupings follow exactly: rows are its villages, then the pastoral and the exited households of all.
template <std::size_t N>
struct GroupSums {
    std::vector<Counts<N>> rows;

    GroupSums() = default;
    explicit GroupSums(std::size_t villages) : rows(villages + 2, Counts<N>{}) {}
    [[nodiscard]] std::size_t villages() const { return rows.empty() ? 0 : rows.size() - 2; }
    [[nodiscard]] Counts<N>& pastoral() { return rows[rows.size() - 2]; }
    [[nodiscard]] Counts<N>& exited() { return rows[rows.size() - 1]; }
    [[nodiscard]] const Counts<N>& pastoral() const { return rows[rows.size() - 2]; }
    [[nodiscard]] const Counts<N>& exited() const { return rows[rows.size() - 1]; }

    /// One household's part.
    void add(std::size_t village, std::uint16_t flags, std::size_t what, std::int64_t value) {
        rows[village][what] += value;
        if ((flags & household_flag::pastoral) != 0) pastoral()[what] += value;
        if ((flags & household_flag::exited) != 0) exited()[what] += value;
    }
    void add(const GroupSums& other) {
        for (std::size_t row = 0; row < rows.size(); ++row) terrace::add(rows[row], other.rows[row]);
    }
    void clear() { std::fill(rows.begin(), rows.end(), Counts<N>{}); }
    /// Of all households.
    [[nodiscard]] Counts<N> all() const {
        Counts<N> sum{};
        for (std::size_t village = 0; village < villages(); ++village) terrace::add(sum, rows[village]);
        return sum;
    }
    /// By group, in the order of the groups.
    [[nodiscard]] std::vector<Counts<N>> of(Grouping, const Villages&) const;
};

/// Number of groups in a county with so many villages.
[[nodiscard]] inline std::size_t group_count(Grouping grouping, std::size_t villages) {
    return grouping == Grouping::village ? villages : grouping == Grouping::tier ? tier_count : household_type_count;
}

template <std::size_t N>
std::vector<Counts<N>> GroupSums<N>::of(Grouping grouping, const Villages& table) const {
    std::vector<Counts<N>> groups(group_count(grouping, villages()), Counts<N>{});
    if (grouping == Grouping::village) std::copy_n(rows.begin(), villages(), groups.begin());
    if (grouping == Grouping::tier)
        for (std::size_t village = 0; village < villages(); ++village)
            if (table.first_tier[village] != 0) terrace::add(groups[table.first_tier[village] - std::size_t{1}], rows[village]);
    if (grouping == Grouping::household_type) {
        const Counts<N> everybody = all();
        for (std::size_t i = 0; i < N; ++i) {
            groups[0][i] = everybody[i] - pastoral()[i];
            groups[1][i] = pastoral()[i];
            groups[2][i] = exited()[i];
            groups[3][i] = everybody[i] - exited()[i];
        }
    }
    return groups;
}

}  // namespace terrace
