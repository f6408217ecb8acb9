#pragma once

#include "models/scenario.hpp"

#include <filesystem>
#include <vector>

namespace terrace {

/// The folder that holds parameters/ and regions/: TERRACE_DATA, else the first folder of the given files that has both, else
/// scenarios/ of the program's source. Throws InputError when TERRACE_DATA lacks them or none is found.
std::filesystem::path data_folder(const std::vector<std::filesystem::path>& files);

DataFolders folders_below(const std::filesystem::path& data);

} // namespace terrace
