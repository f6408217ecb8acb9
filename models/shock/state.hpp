#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/row_list.hpp"

namespace terrace {

/// The out-of-pocket medical costs of one month that still counts among the last twelve, by ascending row. Three bytes each: there is one
/// for every other household.
class MedicalMonth {
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
using MedicalEvents = std::array<MedicalMonth, 12>;

/// Fills `cost` [row] with the out-of-pocket medical cost of the twelve months [10 yuan]; their sum never exceeds its range.
inline void add_up_year(const MedicalEvents& events, std::vector<std::uint16_t>& cost, std::size_t rows) {
    cost.assign(rows, 0);
    for (const MedicalMonth& month : events) month.for_each([&](std::uint32_t row, std::uint16_t amount) { cost[row] = static_cast<std::uint16_t>(cost[row] + amount); });
}

}  // namespace terrace
