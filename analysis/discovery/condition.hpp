#pragma once

#include <string>
#include <string_view>

namespace terrace {

/// What makes a future one of interest: a figure of the sweep compared with a number.
struct Condition {
    enum class Relation { below, at_most, above, at_least };

    std::string metric;
    Relation relation = Relation::below;
    double value = 0;

    /// False for NaN.
    [[nodiscard]] bool holds(double figure) const;
    friend bool operator==(const Condition&, const Condition&) = default;
};

/// "<", "<=", ">" or ">=".
[[nodiscard]] std::string_view sign_of(Condition::Relation relation);

/// Reads "METRIC < NUMBER"; blanks do not matter. Throws InputError whose place is `option`.
[[nodiscard]] Condition parse_condition(const std::string& text, const std::string& option);

} // namespace terrace
