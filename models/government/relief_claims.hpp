#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/core/money.hpp"

namespace terrace {

/// What a relief fund answers: own cost of illness, an uninsured crop loss, own cost of an accident (injury, damage to house or goods).
enum class ReliefCause : std::uint8_t { illness, disaster, accident, count_ };
inline constexpr std::size_t relief_cause_count = static_cast<std::size_t>(ReliefCause::count_);

/// Money by cause [fen].
using ReliefByCause = std::array<Fen, relief_cause_count>;

/// A claim on the relief fund that waits for money.
struct ReliefClaim {
    std::uint32_t row;
    std::int32_t amount;        ///< fen
    std::uint32_t need;         ///< smaller is served first
    std::int16_t month;         ///< of the claim, index
    std::uint8_t measure;
    ReliefCause cause : 2;
    bool referred : 1;          ///< the household may claim only because it was listed
};
static_assert(sizeof(ReliefClaim) == 16);

}  // namespace terrace
