#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace terrace {

/// Products that can lead a county's economy.
enum class PillarProduct : std::uint8_t { cotton, chili, sheep, pear };
inline constexpr std::size_t pillar_product_count = 4;

/// What clusters and chains of a leading industry add to a county's receipts per unit of a product, as a share; in force from the next month on.
using PillarGains = std::array<double, pillar_product_count>;

}  // namespace terrace
