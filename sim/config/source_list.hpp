#pragma once

#include "sim/config/source_file.hpp"

#include <vector>

namespace terrace {

/// Adds an input file to a list of what was read, unless one of its path is there.
void keep_once(std::vector<SourceFile>& files, const SourceFile& file);

} // namespace terrace
