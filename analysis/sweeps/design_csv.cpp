#include "analysis/sweeps/design_families.hpp"
#include "sim/config/csv_text.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"
#include "sim/config/node.hpp"
#include "sim/io/spill.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace terrace {
namespace {

Text found_text(const CsvField& field) { return field.text.empty() ? Text{"nothing", "空"} : Text{"'" + field.text + "'", "“" + field.text + "”"}; }

std::string list_of(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// A choice as it may stand in a cell: a text without its quotes.
std::string plain(const std::string& choice) { return choice.size() > 1 && choice.front() == '"' ? choice.substr(1, choice.size() - 2) : choice; }

std::optional<double> number_of(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

double chosen(const Factor& factor, const CsvField& field) {
    std::vector<std::string> texts;
    for (const std::string& choice : factor.choices) texts.push_back(plain(choice));
    const auto place = std::find(texts.begin(), texts.end(), plain(field.text));
    if (place != texts.end()) return static_cast<double>(place - texts.begin());
    throw InputError(field.place, factor.key, found_text(field), {"one of " + list_of(texts), list_of(texts) + " 之一"}, nearest_name(field.text, texts));
}

double value_of(const Factor& factor, const CsvField& field) {
    if (factor.spread == Spread::choice) return chosen(factor, field);
    const std::optional<double> value = number_of(field.text);
    const bool fits = value && *value >= factor.low && *value <= factor.high && (!factor.whole || *value == std::floor(*value));
    if (fits) return *value;
    const std::string low = number_text(factor.low), high = number_text(factor.high);
    const Text kind = factor.whole ? Text{"a whole number", "整数"} : Text{"a number", "数字"};
    throw InputError(field.place, factor.key, found_text(field), {kind.en + " from " + low + " to " + high, "从 " + low + " 到 " + high + " 的" + kind.zh});
}

/// The factor of each column of the heading.
std::vector<std::size_t> columns_of(const std::vector<CsvField>& heading, const std::vector<Factor>& factors) {
    std::vector<std::string> keys;
    for (const Factor& factor : factors) keys.push_back(factor.key);
    const Text allowed{"each of " + list_of(keys) + " once", list_of(keys) + " 各一次"};
    std::vector<std::size_t> columns;
    for (const CsvField& field : heading) {
        const auto place = std::find(keys.begin(), keys.end(), field.text);
        if (place == keys.end()) throw InputError(field.place, "", found_text(field), allowed, nearest_name(field.text, keys));
        const auto column = static_cast<std::size_t>(place - keys.begin());
        if (std::find(columns.begin(), columns.end(), column) != columns.end())
            throw InputError(field.place, field.text, {"a second column", "重复的列"}, allowed);
        columns.push_back(column);
    }
    for (std::size_t f = 0; f < keys.size(); ++f)
        if (std::find(columns.begin(), columns.end(), f) == columns.end()) throw InputError(heading.front().place, keys[f], {"no column of it", "缺少此列"}, allowed);
    return columns;
}

/// Points of the user's own, whose values are laid aside.
class OwnPoints final : public DesignFamily {
public:
    explicit OwnPoints(std::size_t factors) : factors_(factors) {}

    void add(std::span<const double> values) { values_.write(values_.size(), std::as_bytes(values)); }
    [[nodiscard]] std::size_t points() const override { return values_.size() / bytes(); }
    void fill(std::size_t point, std::span<double> values) const override { values_.read(point * bytes(), std::as_writable_bytes(values)); }

private:
    [[nodiscard]] std::size_t bytes() const { return factors_ * sizeof(double); }

    std::size_t factors_;
    Spill values_;
};

} // namespace

std::unique_ptr<DesignFamily> family_of_csv(const std::filesystem::path& file, const std::vector<Factor>& factors) {
    const SourceFile source = read_source(file);
    CsvReader reader(source);
    std::vector<CsvField> fields;
    const Text allowed{"a line of keys and one line for each point", "一行键名，其后每行一个样本点"};
    if (!reader.next(fields)) throw InputError({file.string()}, "", {"an empty file", "文件没有内容"}, allowed);
    const std::vector<std::size_t> columns = columns_of(fields, factors);
    auto points = std::make_unique<OwnPoints>(factors.size());
    std::vector<double> point(columns.size());
    while (reader.next(fields)) {
        if (fields.size() != columns.size()) {
            const std::string found = std::to_string(fields.size()), as_many = std::to_string(columns.size());
            throw InputError(fields.front().place, "", {found + " fields", found + " 个字段"}, {as_many + " fields, as in the first line", "与首行相同的 " + as_many + " 个字段"});
        }
        for (std::size_t i = 0; i < columns.size(); ++i) point[columns[i]] = value_of(factors[columns[i]], fields[i]);
        points->add(point);
    }
    if (points->points() == 0) throw InputError({file.string()}, "", {"no point", "没有样本点"}, allowed);
    return points;
}

} // namespace terrace
