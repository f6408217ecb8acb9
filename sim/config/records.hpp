#pragma once

#include "sim/config/node.hpp"
#include "sim/config/place.hpp"
#include "sim/config/source_file.hpp"
#include "sim/core/text.hpp"

#include <filesystem>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// One documented parameter: its value with unit, range, evidence mark and source.
struct Record {
    std::string key;  ///< full dotted key, "market.price_flexibility"
    std::string unit; ///< "1" for pure numbers, empty for texts and flags
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool ranged = false;    ///< true when the file states low or high
    std::string mark = "-"; ///< F fact, D derived, E estimated, "-" a choice without evidence
    std::string source;
    Text label;
    Node value;
    Place place; ///< of the value
};

/// All documented parameters of a folder of TOML files. A table with a `value` key is a record, others are groups.
class Records {
public:
    Records() = default;

    /// Reads every *.toml of the folder, in the order of their names. Throws InputError for unknown keys, a missing
    /// unit, mark, source or label, a value out of its range, and for a key that two files define.
    static Records read_folder(const std::filesystem::path& folder);

    /// Adds the records of one parsed document, by the same rules.
    void add(const Node& document);

    /// The record with that full key, or null.
    const Record* find(std::string_view key) const;

    /// In the order of files and of the lines in them.
    std::span<const Record> all() const { return records_; }
    std::span<const SourceFile> files() const { return files_; }

private:
    void add_group(const Node& group, const std::string& path);
    void add_record(Record record);

    std::vector<Record> records_;
    std::map<std::string, std::size_t, std::less<>> positions_;
    std::vector<SourceFile> files_;
};

} // namespace terrace
