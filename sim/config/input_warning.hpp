#pragma once

#include "sim/config/place.hpp"
#include "sim/core/text.hpp"

#include <string>

namespace terrace {

/// Something legal that is probably not meant, such as a setting that changes nothing.
struct InputWarning {
    Place place;
    std::string key;
    Text finding;

    /// "file:line:column: key 'x': finding" in both languages.
    Text message() const;
};

/// The warning for a key whose value is what it would be without it.
InputWarning changes_nothing(Place place, std::string key, const std::string& value);

} // namespace terrace
