#pragma once

#include "sim/random/stream.hpp"

namespace terrace {

/// Where the random numbers of one run come from: itself the key of what happens (weather, prices, offers, illness, choices), beside it that
/// of who lives there: the synthesis and the lasting traits that are found again from a household's or worker's number. Both are the
/// same unless a sweep tells apart how much of a result is due to either.
struct RunKey : RandomKey {
    RandomKey people{};

    constexpr RunKey() = default;
    constexpr RunKey(RandomKey both) : RandomKey(both), people(both) {}
    constexpr RunKey(RandomKey luck, RandomKey people_) : RandomKey(luck), people(people_) {}
};

}  // namespace terrace
