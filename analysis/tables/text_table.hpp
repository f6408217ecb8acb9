#pragma once

#include <string>
#include <vector>

namespace terrace {

/// A cell of a terminal table; `tail` (an interval) is aligned in a column of its own behind the text.
struct Cell {
    std::string text, tail;

    Cell(std::string text_, std::string tail_ = {}) : text(std::move(text_)), tail(std::move(tail_)) {}
    Cell(const char* text_) : text(text_) {}
};

/// A plain table for a terminal: the first column left-aligned, the others right-aligned, aligned in Chinese as well.
/// Short rows are filled with empty cells. No colours, no escape codes.
class TextTable {
public:
    /// Heading lines stand above a rule.
    void header(std::vector<Cell> cells) { lines_.push_back({Kind::header, std::move(cells)}); }
    void row(std::vector<Cell> cells) { lines_.push_back({Kind::row, std::move(cells)}); }
    /// A title across the table, with an empty line above it when rows stand before it.
    void section(std::string title) { lines_.push_back({Kind::section, {Cell(std::move(title))}}); }

    [[nodiscard]] std::string text() const;

private:
    enum class Kind { header, row, section };
    struct Line {
        Kind kind;
        std::vector<Cell> cells;
    };
    struct Widths {
        std::size_t text = 0, tail = 0, header = 0;
        [[nodiscard]] std::size_t all() const;
    };
    [[nodiscard]] std::vector<Widths> widths() const;
    [[nodiscard]] static std::string line_text(const Line& line, const std::vector<Widths>& widths);

    std::vector<Line> lines_;
};

} // namespace terrace
