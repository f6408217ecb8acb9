#include "sim/config/csv_text.hpp"

#include "sim/config/input_error.hpp"

#include <algorithm>

namespace terrace {

CsvReader::CsvReader(const SourceFile& source) : file_(source.path.string()), text_(source.text) {
    if (text_.starts_with("\xEF\xBB\xBF")) next_ = 3;
}

bool CsvReader::at_line_end() const { return text_[next_] == '\n' || text_.compare(next_, 2, "\r\n") == 0; }

/// One byte further; columns count letters, as the other places do.
void CsvReader::step() {
    if (text_[next_] == '\n') {
        ++line_;
        column_ = 1;
    } else {
        column_ += (static_cast<unsigned char>(text_[next_]) & 0xC0) != 0x80;
    }
    ++next_;
}

void CsvReader::skip_blanks() {
    while (!at_end() && (text_[next_] == ' ' || text_[next_] == '\t'))
        step();
}

void CsvReader::leave_line() {
    if (at_end()) return;
    if (text_[next_] == '\r') step();
    step();
}

std::string CsvReader::read_quoted(const Place& start) {
    std::string text;
    step();
    for (;; step()) {
        if (at_end()) {
            throw InputError(start, "", {"a quote that is not closed", "引号没有成对"},
                             {"a second double quote at the end of the field", "字段末尾另有一个英文双引号"});
        }
        if (text_[next_] == '"') {
            step();
            if (at_end() || text_[next_] != '"') break;
        }
        text += text_[next_];
    }
    skip_blanks();
    if (at_end() || at_line_end() || text_[next_] == ',') return text;
    throw InputError(here(), "", {"text behind a closing quote", "右引号后面还有内容"},
                     {"a comma or the end of the line; quotes within quotes are doubled", "逗号或行尾；引号中的引号写两个"});
}

std::string CsvReader::read_plain() {
    std::string text;
    for (; !at_end() && !at_line_end() && text_[next_] != ','; step()) {
        if (text_[next_] == '"') {
            throw InputError(here(), "", {"a quote within a field", "字段中间有引号"},
                             {"quotes around the whole field, those within it doubled", "整个字段加引号，其中的引号写两个"});
        }
        text += text_[next_];
    }
    text.erase(std::find_if(text.rbegin(), text.rend(), [](char c) { return c != ' ' && c != '\t'; }).base(), text.end());
    return text;
}

CsvField CsvReader::read_field() {
    skip_blanks();
    CsvField field{{}, here()};
    field.text = !at_end() && text_[next_] == '"' ? read_quoted(field.place) : read_plain();
    return field;
}

bool CsvReader::next(std::vector<CsvField>& fields) {
    for (;;) {
        fields.clear();
        skip_blanks();
        if (at_end()) return false;
        if (at_line_end()) {
            leave_line();
            continue;
        }
        fields.push_back(read_field());
        while (!at_end() && text_[next_] == ',') {
            step();
            fields.push_back(read_field());
        }
        leave_line();
        if (std::any_of(fields.begin(), fields.end(), [](const CsvField& field) { return !field.text.empty(); })) return true;
    }
}

} // namespace terrace
