#pragma once

#include <string>

namespace terrace {

/// What a value that was set by hand is for.
enum class FreeParameterKind {
    accounts,  ///< household accounts close with it
    behaviour, ///< how households choose
    measure,   ///< a term of a measure
};

/// A key whose values were set by hand, within their ranges, with known figures in view.
struct FreeParameter {
    std::string key; ///< of a record, or of a region file
    FreeParameterKind kind = FreeParameterKind::accounts;
    int values = 0; ///< numbers that were set: one for each county or date that has its own
};

} // namespace terrace
