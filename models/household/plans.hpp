#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace terrace {

/// Uses of the land that a household chooses among in January.
enum class LandPlan : std::uint8_t { cotton = 0, mixed = 1, chili = 2, grain = 3, lease_out = 4, expand = 5 };
inline constexpr std::size_t land_plan_count = 6;

/// Side activities, chosen in January and July.
enum class Side : std::uint8_t { none = 0, courtyard = 1, poultry = 2, sheep = 3 };
inline constexpr std::size_t side_count = 4;

/// `Households::plan`: land plan in the low four bits, side activity in the next two, livestock skill (0 weak, 1 average, 2 good) in the last two.
inline constexpr LandPlan land_plan(std::uint8_t code) { return static_cast<LandPlan>(code & 0x0f); }
inline constexpr Side side(std::uint8_t code) { return static_cast<Side>((code >> 4) & 3); }
inline constexpr std::uint8_t livestock_skill(std::uint8_t code) { return static_cast<std::uint8_t>(code >> 6); }
/// The code with one part changed.
inline constexpr std::uint8_t with_land_plan(std::uint8_t code, LandPlan land) { return static_cast<std::uint8_t>((code & 0xf0) | static_cast<unsigned>(land)); }
inline constexpr std::uint8_t with_side(std::uint8_t code, Side side) { return static_cast<std::uint8_t>((code & 0xcf) | (static_cast<unsigned>(side) << 4)); }
inline constexpr std::uint8_t with_livestock_skill(std::uint8_t code, unsigned skill) { return static_cast<std::uint8_t>((code & 0x3f) | (skill << 6)); }

/// Shares of the land for crops under cotton, chili, wheat and maize (they sum to one). Estimate; county mixes come out of the choice.
struct CropMix {
    double cotton, chili, wheat, maize;
    [[nodiscard]] constexpr double grain() const { return wheat + maize; }
};
/// Maize on grain land, the same in every mix, so that one column holds both; the rest is wheat. Estimate.
inline constexpr double maize_of_grain = 1.0 / 3;
constexpr CropMix crop_mix(double cotton, double chili, double grain) { return {cotton, chili, grain * (1 - maize_of_grain), grain * maize_of_grain}; }
inline constexpr std::array<CropMix, land_plan_count> crop_mixes{{
    crop_mix(0.85, 0.00, 0.15),
    crop_mix(0.40, 0.30, 0.30),
    crop_mix(0.10, 0.60, 0.30),
    crop_mix(0.05, 0.05, 0.90),
    crop_mix(0.00, 0.00, 1.00),
    crop_mix(0.60, 0.20, 0.20),
}};

/// What a household wants on the village lease market: mu/100 to lease out (negative) or in (positive), and its rent per mu [fen].
struct LeaseWish {
    std::int32_t area = 0;
    float rent = 0;
    float margin = 0;           ///< of a mu of its own under grain worked by hired days, expected [fen/year]
    float days = 0;             ///< that it asks for
};

}  // namespace terrace
