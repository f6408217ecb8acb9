#pragma once

#include <cstdint>
#include <vector>

namespace terrace {

/// Ascending rows of a table, one byte each as long as there is one in every 255: the rows from each to the next.
class RowList {
public:
    /// Rows must come in ascending order; the same one may come again.
    void add(std::uint32_t row) {
        for (; row - last_ >= stretch; last_ += stretch) steps_.push_back(stretch);
        steps_.push_back(static_cast<std::uint8_t>(row - last_));
        last_ = row, ++size_;
    }
    template <class Visit>
    void for_each(Visit visit) const {
        std::uint32_t row = 0;
        for (const std::uint8_t step : steps_) {
            row += step;
            if (step < stretch) visit(row);
        }
    }
    void clear() { steps_.clear(), last_ = 0, size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t bytes() const { return steps_.size(); }

private:
    static constexpr std::uint8_t stretch = 255;   // this many rows on, and nothing there

    std::vector<std::uint8_t> steps_;
    std::uint32_t last_ = 0;
    std::size_t size_ = 0;
};

}  // namespace terrace
