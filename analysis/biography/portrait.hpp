#pragma once

#include "analysis/biography/story.hpp"

#include <vector>

namespace terrace {

/// Who the household is when the story begins: a few lines.
[[nodiscard]] std::vector<Text> portrait(const Story& story);

} // namespace terrace
