#include "cli/text_file.hpp"

#include "sim/io/file_error.hpp"
#include "sim/io/pending_file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace terrace {

void write_text_file(const std::string& text, const std::filesystem::path& path, bool force) {
    PendingFile pending(path, force);
    std::ofstream file(pending.temporary(), std::ios::binary);
    file << text;
    file.close();
    if (!file) throw FileError(path, {"cannot write the file", "无法写入文件"}, std::strerror(errno));
    pending.publish();
}

} // namespace terrace
