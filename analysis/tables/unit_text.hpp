#pragma once

#include "sim/core/text.hpp"

#include <string>

namespace terrace {

/// A unit of the records in a language: "yuan/kg lint" is 元/公斤皮棉 in Chinese; words that are not known stay as they are.
/// Without remarks ("mu/job; 0 = no jobs" is mu/job); "" for pure numbers ("1") and shares.
[[nodiscard]] std::string unit_text(const std::string& unit, Language language);

} // namespace terrace
