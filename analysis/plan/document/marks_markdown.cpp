#include "analysis/plan/document/marks.hpp"

#include <charconv>
#include <sstream>

namespace terrace {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Entry {
    std::string position; ///< of a figure in a sentence or a column; "2/0": of a figure within the words of a column
    std::size_t column = 0;
    std::string dataset, interval;
    [[nodiscard]] bool within_words() const { return position.find('/') != std::string::npos; }
};

/// A comment behind a sentence or in a row, taken apart.
struct Comment {
    std::string key, digest;
    std::vector<Entry> entries;
};

std::vector<std::string> parts(const std::string& text, const std::string& between) {
    std::vector<std::string> list;
    std::size_t from = 0;
    for (std::size_t at = text.find(between); at != std::string::npos; at = text.find(between, from)) {
        list.push_back(text.substr(from, at - from));
        from = at + between.size();
    }
    list.push_back(text.substr(from));
    return list;
}

Comment comment_of(const std::string& text) {
    Comment comment;
    const std::size_t colon = text.find(": ");
    std::istringstream head(text.substr(0, colon));
    head >> comment.key >> comment.digest;
    if (colon == std::string::npos) return comment;
    for (const std::string& part : parts(text.substr(colon + 2), "; ")) {
        Entry entry;
        const std::size_t equals = part.find('='), blank = part.find(' ', equals == std::string::npos ? 0 : equals);
        if (equals == std::string::npos || blank == std::string::npos) continue;
        entry.position = part.substr(0, equals);
        std::from_chars(part.data(), part.data() + equals, entry.column);
        entry.dataset = part.substr(equals + 1, blank - equals - 1);
        entry.interval = part.substr(blank + 1);
        comment.entries.push_back(std::move(entry));
    }
    return comment;
}

/// Without the backslashes that keep Markdown from reading a sign.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        plain += text[i];
    }
    return plain;
}

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(' '), to = text.find_last_not_of(' ');
    return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

/// Cells of a table's row, split at pipes that are not escaped.
std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    std::string cell;
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (row[i] == '\\' && i + 1 < row.size()) {
            cell += row[i++];
            cell += row[i];
        } else if (row[i] == '|') {
            cells.push_back(trimmed(cell));
            cell.clear();
        } else {
            cell += row[i];
        }
    }
    return cells;
}

class MarkdownReader {
public:
    DocumentMarks read(std::string_view markdown) {
        std::istringstream lines{std::string(markdown)};
        for (std::string line; std::getline(lines, line);) {
            ++number_;
            if (!line.empty() && line.back() == '\r') line.pop_back();
            one_line(line);
        }
        return std::move(found_);
    }

private:
    void one_line(std::string line) {
        if (number_ == 1 && line.starts_with("<!-- terrace-plan ")) {
            found_.language = line.substr(18, 2) == "zh" ? Language::zh : Language::en;
            digest_line(line);
            return;
        }
        Comment comment;
        if (const std::size_t at = line.find("<!-- plan "); at != std::string::npos) {
            const std::size_t end = line.find("-->", at);
            comment = comment_of(trimmed(line.substr(at + 10, end == std::string::npos ? std::string::npos : end - at - 10)));
            line.erase(at, end == std::string::npos ? std::string::npos : end + 3 - at);
        }
        if (line.starts_with("|"))
            row(cells_of(line), comment);
        else
            sentence(line, comment, comment.entries);
    }

    /// The first line names the run as well.
    void digest_line(const std::string& line) {
        std::istringstream words(line.substr(18));
        std::string language, digest;
        words >> language >> digest;
        found_.marks.push_back({"document", "", digest, "", "", "", number_});
    }

    void add(const Comment& comment, const Entry& entry, const std::string& text) {
        found_.marks.push_back(
            {comment.key + "/" + entry.position, unescaped(text), comment.digest, entry.dataset, entry.interval, "", number_});
    }

    void row(std::vector<std::string> cells, const Comment& comment) {
        for (const Entry& entry : comment.entries) {
            if (entry.within_words() || entry.column >= cells.size()) continue;
            add(comment, entry, cells[entry.column]);
            cells[entry.column].clear();
        }
        for (std::size_t column = 0; column < cells.size(); ++column) {
            std::vector<Entry> within;
            for (const Entry& entry : comment.entries)
                if (entry.within_words() && entry.column == column) within.push_back(entry);
            sentence(cells[column], comment, within);
        }
    }

    /// Words in which the entries' figures are bold, in their order.
    void sentence(const std::string& words, const Comment& comment, const std::vector<Entry>& entries) {
        const std::vector<std::string> pieces = parts(words, "**");
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const std::size_t figure = i / 2;
            if (i % 2 == 1 && figure < entries.size() && i + 1 < pieces.size())
                add(comment, entries[figure], pieces[i]);
            else
                add_loose_numbers(pieces[i], number_, found_.loose);
        }
    }

    std::size_t number_ = 0;
    DocumentMarks found_;
};

} // namespace

DocumentMarks marks_of_markdown(std::string_view markdown) { return MarkdownReader().read(markdown); }

void add_loose_numbers(std::string_view text, std::size_t line, std::vector<LooseNumber>& numbers) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') ++line;
        if (!is_digit(text[i])) continue;
        std::size_t end = i;
        while (end < text.size() &&
               (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') && end + 1 < text.size() && is_digit(text[end + 1]))))
            ++end;
        numbers.push_back({std::string(text.substr(i, end - i)), line});
        i = end - 1;
    }
}

} // namespace terrace
