#pragma once

#include "analysis/report/figure.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace terrace {

/// Text as it may stand between tags and inside quoted attributes.
[[nodiscard]] std::string escaped(std::string_view text);

/// Both languages, each marked; once, unmarked, where they are equal.
[[nodiscard]] std::string both(const Text& text, std::string_view tag = "span");

/// A number in both languages, whose texts differ in the commas of English alone: these are marked and the digits stand once. Else like
/// `both`.
[[nodiscard]] std::string both_numbers(const Text& text);

/// JSON as it may stand inside a script element: nothing in it can end the element.
[[nodiscard]] std::string script_json(const nlohmann::json& json);

/// A cell in one language, with the interval of a number that shows it, and numbers in their places within words.
[[nodiscard]] std::string cell_text(const ReportCell& cell, Language language);

/// A figure's table as CSV with a byte-order mark, as spreadsheets want it; both languages where they differ, numbers with all digits,
/// intervals in columns of their own.
[[nodiscard]] std::string table_csv(const ReportTable& table);

/// What the page's script adds to a table's words to make its CSV: for each cell null, a number, or a mean with the ends of its interval.
/// Numbers have three digits more than are shown. Null for a table of words.
[[nodiscard]] nlohmann::json table_numbers(const ReportTable& table);

/// A CSV as an address that a link can download.
[[nodiscard]] std::string csv_address(const std::string& csv);

} // namespace terrace
