#pragma once

#include <cstdint>

namespace terrace {

/// A public post that a measure pays for, now held or once held: a worker holds one post of a measure only once.
struct PublicPost {
    std::uint32_t worker;
    std::uint32_t row;        ///< household of the worker
    std::int16_t since;       ///< index of the first month
    std::uint8_t measure;
    bool held;
};

}  // namespace terrace
