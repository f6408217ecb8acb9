#pragma once

#include "sim/core/text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// A number as a document shows it, and what the document says of its origin.
struct DocumentMark {
    std::string key;  ///< where in the document: table/row/column, or sentence/position; with .zh or .en where a page has a sentence twice
    std::string text; ///< as people read it; both languages of a page joined by " / "
    std::string digest, dataset, interval;
    std::string value;    ///< all digits; in pages only
    std::size_t line = 0; ///< of the file, from 1
};

/// A number in the text that names no origin: years, chapter numbers, digests.
struct LooseNumber {
    std::string text;
    std::size_t line = 0;
};

struct DocumentMarks {
    std::vector<DocumentMark> marks;
    std::vector<LooseNumber> loose;
    std::vector<std::string> charts, downloads; ///< of a page: numbers that its charts draw and its CSV links hold, in order
    std::optional<Language> language;           ///< of Markdown; none when it does not begin as a plan document does
};

/// Reads the numbers of a page that `report_page` wrote, also when it was edited by hand.
[[nodiscard]] DocumentMarks marks_of_page(std::string_view html);
/// Reads the numbers of a file that `plan_markdown` wrote, also when it was edited by hand.
[[nodiscard]] DocumentMarks marks_of_markdown(std::string_view markdown);

/// Runs of digits with their points, commas and signs within them: "1,234.5". Lines are counted from `line`.
void add_loose_numbers(std::string_view text, std::size_t line, std::vector<LooseNumber>& numbers);

} // namespace terrace
