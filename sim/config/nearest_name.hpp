#pragma once

#include <span>
#include <string>
#include <string_view>

namespace terrace {

/// Number of single-letter insertions, deletions, replacements and swaps of neighbours that turn one name into the
/// other.
int edit_distance(std::string_view one, std::string_view other);

/// The candidate most like `name`, or an empty string when none is near (more than a third of the letters differ).
/// Ties go to the first candidate.
std::string nearest_name(std::string_view name, std::span<const std::string> candidates);

} // namespace terrace
