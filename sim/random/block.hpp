#pragma once

#include "sim/random/stream.hpp"

#include <cstdint>
#include <span>

namespace terrace {

/// The words of many neighbouring agents at once: `out[i] == draw_word(key, purpose, first_agent + i, month, index)`.
/// Four agents share one Philox block, so this is an order of magnitude cheaper than single draws.
void fill_words(RandomKey key, PurposeCode purpose, std::int32_t month, std::uint32_t first_agent,
                std::span<std::uint32_t> out, std::uint32_t index = 0);

} // namespace terrace
