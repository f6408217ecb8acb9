#include "analysis/sweeps/point_deaths.hpp"

#include "sim/io/small_files.hpp"

#include <charconv>
#include <sstream>
#include <string>
#include <system_error>

namespace terrace {
namespace {

std::filesystem::path file_of(const std::filesystem::path& folder, std::size_t point) { return folder / (std::to_string(point) + ".txt"); }

} // namespace

void PointDeaths::note(std::size_t point, int signal) const {
    make_folder(folder_);
    AppendedFile(file_of(folder_, point)).append("signal " + std::to_string(signal) + "\n");
}

PointSet PointDeaths::points(std::size_t points) const {
    PointSet found(points);
    std::error_code ignored;
    for (std::filesystem::directory_iterator file(folder_, ignored), end; !ignored && file != end; file.increment(ignored)) {
        const std::string name = file->path().stem().string();
        std::size_t point = 0;
        const auto [stop, fault] = std::from_chars(name.data(), name.data() + name.size(), point);
        if (fault == std::errc() && stop == name.data() + name.size() && point < points) found.insert(point);
    }
    return found;
}

std::vector<int> PointDeaths::signals(std::size_t point) const {
    std::vector<int> signals;
    std::error_code ignored;
    if (!std::filesystem::exists(file_of(folder_, point), ignored)) return signals;
    std::istringstream text(read_small_file(file_of(folder_, point)));
    std::string word;
    for (int signal = 0; text >> word >> signal;) signals.push_back(signal);
    return signals;
}

} // namespace terrace
