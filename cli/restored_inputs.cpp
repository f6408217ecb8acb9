#include "cli/restored_inputs.hpp"

#include "cli/study_record.hpp"
#include "sim/config/input_error.hpp"
#include "sim/io/file_error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace terrace {
namespace {

const Text restore_operation{"restore the inputs of the study", "还原研究的输入文件"};

std::filesystem::path new_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "terrace-verify-XXXXXX").string();
    errno = 0;
    if (mkdtemp(name.data()) == nullptr) throw FileError(name, restore_operation, std::generic_category().message(errno));
    return std::filesystem::canonical(name);
}

/// How many times a path leads upwards before it leads anywhere.
std::ptrdiff_t steps_up(const std::filesystem::path& path) {
    const std::filesystem::path normal = path.lexically_normal();
    return std::count(normal.begin(), normal.end(), std::filesystem::path(".."));
}

void write_file(const std::filesystem::path& path, const std::string& text) {
    errno = 0;
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw FileError(path, restore_operation, error ? error.message() : std::generic_category().message(errno ? errno : EIO));
}

bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

} // namespace

RestoredInputs::RestoredInputs(const Study& study, const std::string& study_file)
    : study_(study), study_file_(study_file), folder_(new_folder()), working_(folder_ / "relative") {
    std::ptrdiff_t most = 0;
    const ScenarioRequest recorded = recorded_request(study, study_file);
    for (const auto& [path, text] : study.provenance.files)
        most = std::max(most, steps_up(path));
    most = std::max(most, steps_up(recorded.data));
    for (std::ptrdiff_t step = 0; step < most; ++step)
        working_ /= "below";
    for (const auto& [path, text] : study.provenance.files)
        write_file(place_of(path), text);
}

RestoredInputs::~RestoredInputs() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::filesystem::path RestoredInputs::place_of(const std::filesystem::path& recorded) const {
    const std::filesystem::path place = recorded.is_absolute() ? folder_ / "absolute" / recorded.lexically_normal().relative_path()
                                                               : (working_ / recorded).lexically_normal();
    if (is_below(place, folder_)) return place;
    throw InputError({study_file_}, "", {"the input path '" + recorded.string() + "'", "输入路径“" + recorded.string() + "”"},
                     {"paths inside the study's own folders", "研究自身文件夹内的路径"});
}

ScenarioRequest RestoredInputs::request() const {
    ScenarioRequest request = recorded_request(study_, study_file_);
    for (ScenarioStack& scenario : request.scenarios)
        for (std::filesystem::path& file : scenario.files)
            file = place_of(file);
    request.data = place_of(request.data);
    return request;
}

void RestoredInputs::check_origin(const ScenarioInput& input) const {
    for (const SourceFile& file : input.files) {
        if (is_below(file.path.lexically_normal(), folder_)) continue;
        const auto same = [&](const auto& recorded) { return recorded.first == file.path.string() && recorded.second == file.text; };
        if (std::any_of(study_.provenance.files.begin(), study_.provenance.files.end(), same)) continue;
        throw InputError({file.path.string()}, "",
                         {"a text other than the one recorded in " + study_file_, "与 " + study_file_ + " 中记录的内容不同"},
                         {"the file as it was, since it is named by its absolute path", "原来的文件（它以绝对路径引用）"});
    }
}

} // namespace terrace
