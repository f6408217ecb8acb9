#include "analysis/calibration/run_log.hpp"

#include <charconv>
#include <optional>
#include <sstream>

#include "sim/config/input_error.hpp"
#include "sim/config/node.hpp"
#include "sim/core/sha256.hpp"

namespace terrace {
namespace {

std::string with_check(const std::string& line) { return line + " " + crc32_text(line) + "\n"; }

std::string line_of(const std::string& digest, const LoggedRun& run) {
    std::string line = digest + " " + number_text(run.seconds);
    for (const double result : run.results) line += " " + number_text(result);
    return with_check(line);
}

/// The line without its check, or nothing when it is damaged.
std::optional<std::string> checked_line(const std::string& line) {
    const std::size_t end = line.rfind(' ');
    if (end == std::string::npos || line.substr(end + 1) != crc32_text(line.substr(0, end))) return std::nullopt;
    return line.substr(0, end);
}

double number_of(const std::string& word) {
    double value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return value;
}

}  // namespace

RunLog::RunLog(std::filesystem::path path, const std::string& belongs_to, const RunLogKind& kind) : path_(std::move(path)) {
    const std::string head = with_check("terrace-" + kind.name + "-runs " + sha256_of(belongs_to));
    std::string kept = head;
    if (std::filesystem::exists(path_)) {
        std::istringstream lines(read_small_file(path_));
        std::string line;
        if (std::getline(lines, line) && line + "\n" != head)
            throw InputError({path_.string()}, "", kind.other, kind.wanted);
        while (std::getline(lines, line)) {
            const std::optional<std::string> whole = checked_line(line);
            if (!whole) continue;
            std::istringstream words(*whole);
            std::string digest, word;
            LoggedRun run;
            words >> digest >> word;
            run.seconds = number_of(word);
            while (words >> word) run.results.push_back(number_of(word));
            kept += line + "\n";
            runs_[digest] = std::move(run);
        }
    }
    write_durably(path_, kept);   // without what a killed program left half written
    file_ = std::make_unique<AppendedFile>(path_);
}

const LoggedRun* RunLog::find(const std::string& settings) const {
    const std::lock_guard lock(mutex_);
    const auto found = runs_.find(sha256_of(settings));
    return found == runs_.end() ? nullptr : &found->second;
}

void RunLog::add(const std::string& settings, const LoggedRun& run) {
    const std::string digest = sha256_of(settings);
    const std::lock_guard lock(mutex_);
    file_->append(line_of(digest, run));
    runs_[digest] = run;
}

double RunLog::seconds() const {
    double sum = 0;
    for (const auto& [digest, run] : runs_) sum += run.seconds;
    return sum;
}

void RunLog::remove() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

}  // namespace terrace
