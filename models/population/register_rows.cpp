#include "models/population/register_rows.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "sim/config/nearest_name.hpp"

namespace terrace {
namespace {

/// Names of all columns in both languages, for messages and for the nearest.
std::vector<std::string> header_names(std::span<const RegisterColumn> columns) {
    std::vector<std::string> names;
    for (const RegisterColumn& column : columns) names.emplace_back(column.key);
    for (const RegisterColumn& column : columns) names.emplace_back(column.zh);
    return names;
}

Text all_names(std::span<const RegisterColumn> columns) {
    Text text;
    for (const RegisterColumn& column : columns) {
        text.en += (text.en.empty() ? "" : ", ") + std::string(column.key);
        text.zh += (text.zh.empty() ? "" : "、") + std::string(column.zh);
    }
    return text;
}

Text quoted(const std::string& text) { return {"'" + text + "'", "“" + text + "”"}; }

/// Position of each column in the file, -1 for those that are not there.
std::vector<int> read_header(std::span<const CsvField> header, std::span<const RegisterColumn> columns, InputFaults& faults) {
    std::vector<int> positions(columns.size(), -1);
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto known = std::find_if(columns.begin(), columns.end(), [&](const RegisterColumn& c) { return c.key == header[i].text || c.zh == header[i].text; });
        const auto column = static_cast<std::size_t>(known - columns.begin());
        if (known == columns.end()) {
            faults.add(InputError(header[i].place, "", {"a column '" + header[i].text + "' that registers do not have", "台账没有的列“" + header[i].text + "”"},
                                  all_names(columns), nearest_name(header[i].text, header_names(columns))));
        } else if (positions[column] >= 0) {
            faults.add(InputError(header[i].place, std::string(known->key), {"a second column of that name", "同一列出现两次"}, {"each column once", "每列一次"}));
        } else {
            positions[column] = static_cast<int>(i);
        }
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (!columns[column].required || positions[column] >= 0) continue;
        const std::string key(columns[column].key), zh(columns[column].zh);
        faults.add(InputError(header.front().place, key, {"a header without the column '" + key + "'", "表头缺少列“" + zh + "”"}, {key + " or " + zh, zh + "或" + key}));
    }
    return positions;
}

const CountyName* find_county(std::span<const CountyName> counties, const std::string& name) {
    const auto found = std::find_if(counties.begin(), counties.end(),
                                    [&](const CountyName& county) { return county.key == name || county.label.en == name || county.label.zh == name; });
    return found == counties.end() ? nullptr : &*found;
}

/// Whether the row is one of the county's; a county that the region does not have is a fault, told once for each name.
bool belongs(const RegisterRow& row, const RegisterCounties& counties, std::set<std::string>& unknown) {
    if (!row.has("county")) return true;
    const std::string& name = row.text("county");
    if (const CountyName* county = find_county(counties.all, name)) return county->key == counties.wanted;
    if (!unknown.insert(name).second) return false;
    Text names;
    for (const CountyName& county : counties.all) {
        names.en += (names.en.empty() ? "" : ", ") + county.key;
        names.zh += (names.zh.empty() ? "" : "、") + county.label.zh;
    }
    const Text found = quoted(name);
    row.reject("county", {found.en + ", which is no county of the region", found.zh + "，区域文件中没有这个县"}, names);
    return false;
}

}  // namespace

std::size_t RegisterRow::index(std::string_view key) const {
    const auto column = std::find_if(columns_.begin(), columns_.end(), [&](const RegisterColumn& c) { return c.key == key; });
    assert(column != columns_.end());
    return static_cast<std::size_t>(column - columns_.begin());
}

double RegisterRow::number(std::string_view key) const { return has(key) ? columns_[index(key)].value(text(key)).value_or(0) : 0.0; }

void RegisterRow::reject(std::string_view key, Text found, Text allowed) const {
    faults_.add(InputError(field(key).place, std::string(key), std::move(found), std::move(allowed)));
}

void RegisterRow::reject_name(std::string_view key, Text found, std::span<const std::string> names) const {
    Text allowed{"one of " + std::to_string(names.size()) + " names, such as '" + names.front() + "'", "共 " + std::to_string(names.size()) + " 个名称之一，如“" + names.front() + "”"};
    faults_.add(InputError(field(key).place, std::string(key), std::move(found), std::move(allowed), nearest_name(text(key), names)));
}

bool RegisterRow::cells_are_good() const {
    bool good = true;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (positions_[c] < 0) continue;
        const RegisterColumn& column = columns_[c];
        const std::string& cell = fields_[static_cast<std::size_t>(positions_[c])].text;
        const bool fits = column.kind == CellKind::name ? !cell.empty() : column.value(cell).has_value();
        if (fits) continue;
        good = false;
        Text allowed = column.allowed();
        if (cell.empty() && !column.required) {
            allowed.en += "; a column that is not known for every row is left out as a whole";
            allowed.zh += "；并非每行都有数的列，请整列删去";
        }
        reject(column.key, cell.empty() ? Text{"an empty cell", "空单元格"} : quoted(cell), allowed);
    }
    return good;
}

bool read_register_rows(const SourceFile& source, std::span<const RegisterColumn> columns, const RegisterCounties& counties, InputFaults& faults,
                        const std::function<void(const RegisterRow&)>& take) {
    CsvReader reader(source);
    std::vector<CsvField> header, fields;
    const std::string file = source.path.string();
    bool any = false;
    try {
        if (!reader.next(header)) {
            faults.add(InputError({file}, "", {"an empty file", "文件没有内容"}, {"a header and one row for each entry", "表头和逐行的数据"}));
            return true;
        }
        const std::size_t faults_before = faults.count();
        const std::vector<int> positions = read_header(header, columns, faults);
        if (faults.count() > faults_before) return true;
        std::set<std::string> unknown;
        while (reader.next(fields)) {
            const RegisterRow row(columns, positions, fields, faults);
            if (fields.size() != header.size()) {
                const std::string found = std::to_string(fields.size()), wanted = std::to_string(header.size());
                faults.add(InputError(fields.front().place, "", {found + " fields", found + " 个字段"},
                                      {wanted + " fields, as many as the header has; text with a comma needs quotes", wanted + " 个字段，与表头相同；含逗号的文字要加引号"}));
                any = true;
            } else if (belongs(row, counties, unknown)) {
                any = true;
                if (row.cells_are_good()) take(row);
            }
        }
    } catch (const InputError& fault) {   // what follows cannot be told apart
        const Text& found = fault.found();
        faults.add(InputError(fault.place(), fault.key(), {found.en + "; the file was not read from here on", found.zh + "，文件自此处起未读取"}, fault.allowed()));
        return true;
    }
    return any;
}

}  // namespace terrace
