#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace terrace {

/// A golden result: one line of numbers for each name (a few columns in front of them), written so that they read back exactly.
struct GoldenTable {
    std::size_t name_columns = 0;             ///< leading columns that name a line, such as month and series
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> lines;
};

namespace golden {

inline std::filesystem::path folder() { return std::filesystem::path(TERRACE_SOURCE_DIR) / "tests" / "regression" / "golden"; }

inline std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream text(line);
    for (std::string field; std::getline(text, field, ',');) fields.push_back(field);
    return fields;
}

inline std::string line_of(const std::vector<std::string>& fields) {
    std::string line;
    for (const std::string& field : fields) line += (line.empty() ? "" : ",") + field;
    return line + "\n";
}

inline std::string name_of(const std::vector<std::string>& line, std::size_t columns) {
    std::string name;
    for (std::size_t c = 0; c < columns && c < line.size(); ++c) name += (c > 0 ? ", " : "") + line[c];
    return name;
}

inline void write(const std::filesystem::path& path, const GoldenTable& table) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << line_of(table.header);
    for (const auto& line : table.lines) file << line_of(line);
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

inline GoldenTable read(const std::filesystem::path& path, std::size_t name_columns) {
    GoldenTable table{name_columns, {}, {}};
    std::ifstream file(path, std::ios::binary);
    for (std::string line; std::getline(file, line);) (table.header.empty() ? table.header : table.lines.emplace_back()) = fields_of(line);
    return table;
}

}  // namespace golden

/// What differs, a line for each number: where it stands, what was found and what the golden file says.
inline std::vector<std::string> golden_differences(const std::string& scenario, const GoldenTable& found, const GoldenTable& expected) {
    std::vector<std::string> differences;
    const auto say = [&](const std::string& what) { differences.push_back("scenario " + scenario + ", " + what); };
    if (found.header != expected.header) say("columns: found " + golden::line_of(found.header) + "expected " + golden::line_of(expected.header));
    std::map<std::string, const std::vector<std::string>*> left;
    for (const auto& line : expected.lines) left[golden::name_of(line, expected.name_columns)] = &line;
    for (const auto& line : found.lines) {
        const std::string name = golden::name_of(line, found.name_columns);
        const auto known = left.find(name);
        if (known == left.end()) {
            say(name + ": not in the golden file");
            continue;
        }
        for (std::size_t c = found.name_columns; c < line.size(); ++c) {
            const std::string wanted = c < known->second->size() ? (*known->second)[c] : "nothing";
            if (line[c] != wanted) say(found.header[c] + ", " + name + ": found " + line[c] + ", expected " + wanted);
        }
        left.erase(known);
    }
    for (const auto& [name, line] : left) say(name + ": in the golden file, but no longer a result");
    return differences;
}

/// Compares with tests/regression/golden/NAME.csv, or renews it when TERRACE_RENEW_GOLDEN=1 is set.
inline void expect_golden(const std::string& name, const GoldenTable& found) {
    const std::filesystem::path path = golden::folder() / (name + ".csv");
    const char* renew = std::getenv("TERRACE_RENEW_GOLDEN");
    if (renew != nullptr && std::string(renew) == "1") {
        golden::write(path, found);
        return;
    }
    ASSERT_TRUE(std::filesystem::exists(path)) << path << " is missing. To write it: TERRACE_RENEW_GOLDEN=1 build/test/tests/regression_tests";
    const std::vector<std::string> differences = golden_differences(name, found, golden::read(path, found.name_columns));
    constexpr std::size_t most = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, differences.size()); ++i) text += differences[i] + "\n";
    if (differences.size() > most) text += "and " + std::to_string(differences.size() - most) + " more\n";
    EXPECT_TRUE(differences.empty()) << text << "If the change is meant, see 'When results change' in CONTRIBUTING.md.";
}

}  // namespace terrace
