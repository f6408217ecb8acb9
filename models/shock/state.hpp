#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace terrace {

/// The out-of-pocket medical costs of one month that still counts among the last twelve, by ascending row. Three bytes each: there is one
/// for every other household.
class MedicalMonth {
public:
    /// Rows must come in ascending order.
    void add(std::uint32_t row, std::uint16_t amount) {
        constexpr std::uint32_t furthest = 255;
        for (; row - last_row_ > furthest; last_row_ += furthest) push(furthest, 0);   // a stretch without events
        push(row - last_row_, amount);
        last_row_ = row;
    }
    template <class Visit>
    void for_each(Visit visit) const {
        std::uint32_t row = 0;
        for (std::size_t event = 0; event < amount_.size(); ++event) visit(row += rows_on_[event], amount_[event]);
    }
    void clear() { rows_on_.clear(), amount_.clear(), last_row_ = 0; }
    [[nodiscard]] std::size_t size() const { return amount_.size(); }
    [[nodiscard]] std::size_t bytes() const { return rows_on_.size() * sizeof(std::uint8_t) + amount_.size() * sizeof(std::uint16_t); }

private:
    void push(std::uint32_t rows_on, std::uint16_t amount) { rows_on_.push_back(static_cast<std::uint8_t>(rows_on)), amount_.push_back(amount); }

    std::vector<std::uint8_t> rows_on_;   ///< [event] rows after that of the event before; from row 0 for the first
    std::vector<std::uint16_t> amount_;   ///< [event] 10 yuan; 0 where a stretch without events needs more than one step
    std::uint32_t last_row_ = 0;
};

/// By calendar month of the cost.
using MedicalEvents = std::array<MedicalMonth, 12>;

}  // namespace terrace
