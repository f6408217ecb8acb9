#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "sim/core/text.hpp"

namespace terrace {

/// How the values of a factor are spread.
enum class Spread { uniform, log_uniform, normal, triangular, choice };

/// One uncertain input of a sweep: a key of the scenarios with the values it may take.
struct Factor {
    std::string key;       ///< as after --set: "parameters.crop.cotton_yield", "policies.NAME.households", "decision_rule"; "luck" and "population" are the replicates' numbers
    Text label;
    std::string unit;      ///< of its record; "1" for pure numbers
    std::string group;     ///< factors of one group move together in grouped analyses; its own key when alone
    Spread spread = Spread::uniform;
    double low = -std::numeric_limits<double>::infinity();    ///< of uniform, log_uniform, triangular; cuts a normal
    double high = std::numeric_limits<double>::infinity();
    double mode = 0;                                          ///< of triangular
    double mean = 0, deviation = 1;                           ///< of normal
    bool whole = false;                                       ///< the key takes whole numbers only: the spread reaches half a number beyond low and high and is rounded
    std::vector<std::string> choices;                         ///< of choice, as TOML values; a factor value is the position in them

    /// The value at a share 0 to 1 of its distribution (its quantile function), within low and high; a choice's position.
    [[nodiscard]] double value(double share) const;
    /// The share that belongs to a value; of a choice the middle of its part. `value(share_of(v)) == v` up to rounding.
    [[nodiscard]] double share_of(double value) const;
    /// "key=value", as --set takes it. Numbers in the shortest text that reads back as the same.
    [[nodiscard]] std::string setting(double value) const;

    friend bool operator==(const Factor&, const Factor&) = default;
};

}  // namespace terrace
