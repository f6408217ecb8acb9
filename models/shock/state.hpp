#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace terrace {

/// An out-of-pocket medical cost that still counts among the last twelve months. Four bytes each: there is one for every other household.
struct MedicalEvent {
    std::uint16_t rows_on;      ///< rows after that of the event before; from row 0 for the first
    std::uint16_t amount;       ///< 10 yuan
};

/// The medical costs of one month, by ascending row.
class MedicalMonth {
public:
    /// Rows must come in ascending order.
    void add(std::uint32_t row, std::uint16_t amount) {
        constexpr std::uint32_t furthest = 65535;
        for (; row - last_row_ > furthest; last_row_ += furthest) events_.push_back({furthest, 0});   // a stretch without events
        events_.push_back({static_cast<std::uint16_t>(row - last_row_), amount});
        last_row_ = row;
    }
    template <class Visit>
    void for_each(Visit visit) const {
        std::uint32_t row = 0;
        for (const MedicalEvent& event : events_) visit(row += event.rows_on, event.amount);
    }
    void clear() { events_.clear(), last_row_ = 0; }
    [[nodiscard]] std::size_t size() const { return events_.size(); }

private:
    std::vector<MedicalEvent> events_;
    std::uint32_t last_row_ = 0;
};

/// By calendar month of the cost.
using MedicalEvents = std::array<MedicalMonth, 12>;

}  // namespace terrace
