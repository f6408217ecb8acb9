#pragma once

#include "sim/core/text.hpp"

#include <string>

namespace terrace {

/// What a results file of this program is by its attribute `format`, when it is not the study that was asked for: its kind, the commands that read it,
/// and the chapter. Any other format gives "no study of this program".
[[nodiscard]] Text kind_instead_of_study(const std::string& format);

} // namespace terrace
