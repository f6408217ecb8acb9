#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <vector>

namespace terrace {

int edit_distance(std::string_view one, std::string_view other) {
    const std::size_t width = other.size() + 1;
    std::vector<int> before_last(width), last(width), current(width);
    for (std::size_t j = 0; j < width; ++j)
        current[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= one.size(); ++i) {
        before_last.swap(last);
        last.swap(current);
        current[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < width; ++j) {
            const int replaced = last[j - 1] + (one[i - 1] != other[j - 1]);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
        }
    }
    return current.back();
}

std::string nearest_name(std::string_view name, std::span<const std::string> candidates) {
    constexpr std::size_t longest = 200; // the distance takes time by the product of both lengths
    if (name.size() > longest) return {};
    std::string nearest;
    int smallest = static_cast<int>(std::max<std::size_t>(2, name.size() / 3)) + 1;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest) continue;
        const int distance = edit_distance(name, candidate);
        const bool shares_letters = distance < static_cast<int>(std::max(name.size(), candidate.size()));
        if (distance < smallest && shares_letters) {
            smallest = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace terrace
