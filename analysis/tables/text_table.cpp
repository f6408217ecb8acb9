#include "analysis/tables/text_table.hpp"

#include "analysis/tables/display_width.hpp"

#include <algorithm>

namespace terrace {
namespace {

constexpr std::size_t gap = 2;

std::string without_trailing_blanks(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

} // namespace

std::size_t TextTable::Widths::all() const {
    const std::size_t body = text + (tail > 0 ? tail + 1 : 0);
    return std::max(body, header);
}

std::vector<TextTable::Widths> TextTable::widths() const {
    std::vector<Widths> widths;
    for (const Line& line : lines_) {
        if (line.kind == Kind::section) continue;
        widths.resize(std::max(widths.size(), line.cells.size()));
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            auto& text = line.kind == Kind::header ? widths[i].header : widths[i].text;
            text = std::max(text, display_width(line.cells[i].text));
            widths[i].tail = std::max(widths[i].tail, display_width(line.cells[i].tail));
        }
    }
    return widths;
}

std::string TextTable::line_text(const Line& line, const std::vector<Widths>& widths) {
    std::string text;
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
        const Cell& cell = line.cells[i];
        if (i == 0) {
            text += pad_right(cell.text, widths[i].all());
            continue;
        }
        std::string body = cell.text;
        if (line.kind == Kind::row && widths[i].tail > 0) body += ' ' + pad_right(cell.tail, widths[i].tail);
        text += std::string(gap, ' ') + pad_left(body, widths[i].all());
    }
    return without_trailing_blanks(text) + '\n';
}

std::string TextTable::text() const {
    const auto columns = widths();
    std::size_t whole = 0;
    for (std::size_t i = 0; i < columns.size(); ++i)
        whole += columns[i].all() + (i > 0 ? gap : 0);
    std::string rule;
    for (std::size_t i = 0; i < whole; ++i)
        rule += "─";
    std::string text;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const bool after_header = i > 0 && lines_[i - 1].kind == Kind::header;
        if (lines_[i].kind != Kind::header && after_header) text += rule + '\n';
        if (lines_[i].kind == Kind::section && i > 0 && !after_header) text += '\n';
        text += line_text(lines_[i], columns);
    }
    return text;
}

} // namespace terrace
