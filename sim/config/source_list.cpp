#include "sim/config/source_list.hpp"

#include <algorithm>

namespace terrace {

void keep_once(std::vector<SourceFile>& files, const SourceFile& file) {
    const bool known = std::any_of(files.begin(), files.end(), [&](const SourceFile& one) { return one.path == file.path; });
    if (!known) files.push_back(file);
}

} // namespace terrace
