#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace terrace {

/// What cadres paired with households can do in one county this month. Set by the measure `cadre_pairing`; without it nobody is
/// paired. Paired households are those that the measure has reached.
struct CadreCover {
    bool working = false;
    std::uint8_t measure = 0;               ///< whose `reached` says who is paired
    double paired_visits = 0;               ///< to each paired household and month
    double other_visits = 0;                ///< to each other household and month: what pairing leaves over
    double paired_help = 0;                 ///< by how much more often help is arranged for a paired household
    double guided_capacity = 0;             ///< by how much more a visit finds where a guidance team works
    double guided_help = 0;                 ///< by how much more often help is arranged there
    std::vector<std::uint8_t> guided;       ///< [village] 1 where a guidance team works
};

}  // namespace terrace
