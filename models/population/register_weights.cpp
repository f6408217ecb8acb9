#include "models/population/register_weights.hpp"

namespace terrace {

std::vector<std::uint32_t> whole_copies(std::span<const double> weights) {
    std::vector<std::uint32_t> copies;
    double sum = 0.5;
    std::uint64_t given = 0;
    for (const double weight : weights) {
        sum += weight;
        const auto until_here = static_cast<std::uint64_t>(sum);
        copies.push_back(static_cast<std::uint32_t>(until_here - given));
        given = until_here;
    }
    return copies;
}

}  // namespace terrace
