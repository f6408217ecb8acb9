#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "models/row_list.hpp"

namespace terrace {

/// What blows of one month that still counts among the last twelve cost households themselves, by ascending row. Three bytes each: there is
/// one of illness for every other household.
class OwnCostMonth {
public:
    /// Rows must come in ascending order.
    void add(std::uint32_t row, std::uint16_t amount) { rows_.add(row), amount_.push_back(amount); }
    template <class Visit>
    void for_each(Visit visit) const {
        auto amount = amount_.begin();
        rows_.for_each([&](std::uint32_t row) { visit(row, *amount++); });
    }
    void clear() { rows_.clear(), amount_.clear(); }
    [[nodiscard]] std::size_t size() const { return amount_.size(); }
    [[nodiscard]] std::size_t bytes() const { return rows_.bytes() + amount_.size() * sizeof(std::uint16_t); }

private:
    RowList rows_;
    std::vector<std::uint16_t> amount_;   ///< [event] 10 yuan
};

/// By calendar month of the cost.
using OwnCosts = std::array<OwnCostMonth, 12>;

/// Adds the own costs of one month to `cost` [row, 10 yuan]; the sum of twelve months never exceeds its range.
inline void add_up(const OwnCostMonth& month, std::span<std::uint16_t> cost) {
    month.for_each([&](std::uint32_t row, std::uint16_t amount) { cost[row] = static_cast<std::uint16_t>(cost[row] + amount); });
}

/// Fills `cost` [row] with the own cost of the twelve months [10 yuan].
inline void add_up_year(const OwnCosts& events, std::vector<std::uint16_t>& cost, std::size_t rows) {
    cost.assign(rows, 0);
    for (const OwnCostMonth& month : events) add_up(month, cost);
}

}  // namespace terrace
