#pragma once

#include "sim/config/input_warning.hpp"
#include "sim/config/node.hpp"
#include "sim/config/place.hpp"
#include "sim/config/source_file.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// Reads one TOML file to a table. Throws InputError when it cannot be read, is not TOML or has no key at all.
Node read_document(const std::filesystem::path& path);

/// A value of an earlier file that a later one replaced by a different one.
struct Override {
    std::string key;
    Place earlier;
    Place later;
    std::string earlier_value;
    std::string later_value;
};

/// Several files merged into one table: later wins, tables merge key by key, arrays and plain values replace.
struct Stacked {
    Node root;
    std::vector<Override> overrides;
    std::vector<SourceFile> files;      ///< in the order in which they were applied
    std::vector<InputWarning> warnings; ///< settings that repeat what an earlier file said
};

/// A scenario over its bases. `base` (a string or an array of strings, relative to the file that names it) is followed
/// and taken out. A file reached twice is applied once, where it is first needed. Throws InputError for a circle.
Stacked stack_scenario(const std::filesystem::path& path);

/// Several scenarios on top of each other, in the given order; common bases are applied once.
Stacked stack_scenarios(const std::vector<std::filesystem::path>& paths);

/// Applies "a.b.c=value" (option --set); a table is merged into the one that is there. The value is TOML; what is no
/// TOML value is taken as text, so that months need no quotes. Throws InputError at place "--set".
void set_key(Node& root, std::string_view assignment);

} // namespace terrace
