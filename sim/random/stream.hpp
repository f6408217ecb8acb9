#pragma once

#include "sim/random/philox.hpp"

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace terrace {

/// Which run the luck belongs to. Scenarios share the key, so twins have the same luck.
struct RandomKey {
    std::uint32_t seed = 0;
    std::uint32_t replicate = 0;

    friend bool operator==(const RandomKey&, const RandomKey&) = default;
};

/// What a random number is for; any enumeration or number converts. The list of purposes belongs to the model.
struct PurposeCode {
    template <class P>
    requires(std::is_enum_v<P> || std::integral<P>) constexpr PurposeCode(P purpose)
        : value(static_cast<std::uint32_t>(purpose)) {}

    std::uint32_t value;
};

/// The random word at an address: the same for every scenario, thread and machine.
/// Agents 4b to 4b+3 share the Philox block b, so that a block generator wastes nothing.
constexpr std::uint32_t draw_word(RandomKey key, PurposeCode purpose, std::uint32_t agent, std::int32_t month,
                                  std::uint32_t index = 0) {
    return philox4x32_10({agent / 4, purpose.value, static_cast<std::uint32_t>(month), index},
                         {key.seed, key.replicate})[agent % 4];
}

/// The words of one agent in one month for one purpose, one after the other; works under any distribution.
/// Draw nothing after a distribution that uses a varying number of words: take another purpose instead.
class Stream {
public:
    using result_type = std::uint32_t;

    constexpr Stream(RandomKey key, PurposeCode purpose, std::uint32_t agent, std::int32_t month)
        : key_(key), purpose_(purpose), agent_(agent), month_(month) {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
    constexpr result_type operator()() { return draw_word(key_, purpose_, agent_, month_, next_++); }

private:
    RandomKey key_;
    PurposeCode purpose_;
    std::uint32_t agent_;
    std::int32_t month_;
    std::uint32_t next_ = 0;
};

} // namespace terrace
