#pragma once

#include "sim/config/place.hpp"
#include "sim/config/source_file.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace terrace {

/// One field of a record, without the quotes around it and the blanks beside it, and where it begins.
struct CsvField {
    std::string text;
    Place place;
};

/// Reads comma-separated values (RFC 4180) record by record: fields in double quotes may hold commas, line breaks and doubled quotes;
/// lines end in LF or CRLF; a byte order mark is passed over, and so are lines without any text. The source must outlive the reader.
class CsvReader {
public:
    explicit CsvReader(const SourceFile& source);

    /// The next record; false at the end of the text. Throws InputError for a quote that is not closed, for text behind a closing
    /// quote and for a quote within a field that has none around it.
    bool next(std::vector<CsvField>& fields);

private:
    CsvField read_field();
    std::string read_quoted(const Place& start);
    std::string read_plain();
    [[nodiscard]] bool at_end() const { return next_ == text_.size(); }
    [[nodiscard]] bool at_line_end() const;
    [[nodiscard]] Place here() const { return {file_, line_, column_}; }
    void skip_blanks();
    void step();
    void leave_line();

    std::string file_;
    const std::string& text_;
    std::size_t next_ = 0; ///< byte
    int line_ = 1, column_ = 1;
};

} // namespace terrace
