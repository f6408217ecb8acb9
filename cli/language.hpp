#pragma once

#include "sim/core/text.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace terrace {

/// Reads "en" or "zh".
std::optional<Language> language_named(std::string_view name);

/// The language of everything the program says: `--lang`, else the environment (LC_ALL, LC_MESSAGES, LANG), else English.
/// It must be known before the command line is read, since faults of the command line are told in it as well.
Language language_of(std::span<const std::string> arguments);

} // namespace terrace
