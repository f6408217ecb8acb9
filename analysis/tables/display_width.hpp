#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace terrace {

/// Columns that UTF-8 text takes in a terminal: East Asian wide and full-width characters two, combining marks none, others one.
/// Characters of ambiguous width count as one, as terminals do. A broken byte counts as one.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Text filled with blanks on the right (left-aligned) or on the left; longer text stays as it is.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

} // namespace terrace
