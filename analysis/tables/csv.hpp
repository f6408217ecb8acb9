#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// One line of comma-separated values (RFC 4180: quoted where a comma, quote or line break stands in a field), ending in "\n".
[[nodiscard]] std::string csv_line(const std::vector<std::string>& fields);

/// A number with all its digits; an empty field when it is NaN.
[[nodiscard]] std::string csv_number(double value);

} // namespace terrace
