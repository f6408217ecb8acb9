#include "cli/data_folder.hpp"

#include "sim/config/input_error.hpp"

#include <cstdlib>

namespace terrace {
namespace {

const Text needed{"a folder with parameters/ and regions/", "含有 parameters/ 和 regions/ 的文件夹"};

bool has_data(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::is_directory(folder / "parameters", ignored) && std::filesystem::is_directory(folder / "regions", ignored);
}

} // namespace

std::filesystem::path data_folder(const std::vector<std::filesystem::path>& files) {
    const char* variable = std::getenv("TERRACE_DATA");
    if (variable && *variable) {
        if (has_data(variable)) return variable;
        throw InputError({"TERRACE_DATA"}, "", {std::string("'") + variable + "'", std::string("“") + variable + "”"}, needed);
    }
    for (const std::filesystem::path& file : files) {
        const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
        if (has_data(folder)) return folder;
    }
    const std::filesystem::path source = std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios";
    if (has_data(source)) return source;
    throw InputError({"TERRACE_DATA"}, "", {"nothing", "未设置"}, needed);
}

DataFolders folders_below(const std::filesystem::path& data) { return {data / "parameters", data / "regions"}; }

} // namespace terrace
