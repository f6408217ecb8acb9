#pragma once

#include <cstddef>
#include <vector>

namespace terrace {

/// Some of the points of a sweep, one bit for each point.
class PointSet {
public:
    PointSet() = default;
    explicit PointSet(std::size_t points, bool all = false) : has_(points, all), count_(all ? points : 0) {}

    /// Whether the point was not in it yet.
    bool insert(std::size_t point) { return set(point, true); }
    /// Whether the point was in it.
    bool erase(std::size_t point) { return set(point, false); }
    [[nodiscard]] bool contains(std::size_t point) const { return point < has_.size() && has_[point]; }
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    /// The member with `before` members below it; `before` must be less than `count()`.
    [[nodiscard]] std::size_t member(std::size_t before) const {
        std::size_t point = 0;
        while (!has_[point] || before-- > 0) ++point;
        return point;
    }

private:
    bool set(std::size_t point, bool member) {
        if (has_[point] == member) return false;
        has_[point] = member;
        if (member) ++count_;
        else --count_;
        return true;
    }

    std::vector<bool> has_;
    std::size_t count_ = 0;
};

} // namespace terrace
