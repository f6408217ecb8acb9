#include "analysis/tables/csv.hpp"

#include <fmt/format.h>

#include <cmath>

namespace terrace {
namespace {

std::string quoted(const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    std::string text = "\"";
    for (const char character : field)
        text += character == '"' ? std::string("\"\"") : std::string(1, character);
    return text + '"';
}

} // namespace

std::string csv_line(const std::vector<std::string>& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i)
        line.append(i > 0 ? "," : "").append(quoted(fields[i]));
    return line + '\n';
}

std::string csv_number(double value) { return std::isnan(value) ? "" : fmt::format("{}", value); }

} // namespace terrace
