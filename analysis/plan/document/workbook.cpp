#include "analysis/plan/document/document.hpp"
#include "analysis/report/page_text.hpp"
#include "analysis/report/sentence.hpp"
#include "analysis/tables/display_width.hpp"
#include "analysis/tables/number_text.hpp"
#include "sim/io/file_error.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace terrace {
namespace {

constexpr time_t no_time = 315'532'800; ///< 1980-01-01, as in the archive's own entries: a workbook must not tell when it was written
constexpr std::size_t widest = 60;      ///< [characters]

/// "English / 中文" in the order of a workbook for offices: Chinese first; once where they are equal.
std::string joined(const Text& text) {
    return text.en == text.zh || text.en.empty() ? text.zh : text.zh.empty() ? text.en : text.zh + " / " + text.en;
}

Text shown(const ReportCell& cell) { return {cell_text(cell, Language::en), cell_text(cell, Language::zh)}; }

/// At most 31 characters without the signs that Excel forbids.
std::string sheet_name(const Text& title, const std::set<std::string>& taken) {
    std::string name;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < title.zh.size() && characters < 28;) {
        std::size_t length = 1;
        while (i + length < title.zh.size() && (static_cast<unsigned char>(title.zh[i + length]) & 0xC0) == 0x80)
            ++length;
        const std::string one = title.zh.substr(i, length);
        if (one.find_first_of("[]:*?/\\'") == std::string::npos) name += one, ++characters;
        i += length;
    }
    std::string unique = name;
    for (int number = 2; taken.count(unique) > 0; ++number)
        unique = name + " " + std::to_string(number);
    return unique;
}

class Workbook {
public:
    Workbook(const Report& report, const std::filesystem::path& path) : report_(report), path_(path), book_(workbook_new(path.c_str())) {
        if (book_ == nullptr) fail("no memory");
    }

    void write() {
        lxw_doc_properties properties{};
        std::string title = joined(report_.title);
        properties.title = title.data();
        properties.created = no_time;
        workbook_set_properties(book_, &properties);
        bold_ = workbook_add_format(book_);
        format_set_bold(bold_);
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
        format_set_text_wrap(head_);
        format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(head_, LXW_BORDER_THIN);
        wrapped_ = workbook_add_format(book_);
        format_set_text_wrap(wrapped_);
        format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
        contents();
        for (const ReportSection& section : report_.sections)
            for (const ReportFigure& figure : section.figures)
                sheet(figure);
        if (const lxw_error error = workbook_close(book_); error != LXW_NO_ERROR) fail(lxw_strerror(error));
    }

private:
    [[noreturn]] void fail(const std::string& reason) const { throw FileError(path_, {"write the workbook", "写出工作簿"}, reason); }

    lxw_worksheet* add_sheet(const Text& title) {
        const std::string name = sheet_name(title, names_);
        names_.insert(name);
        lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
        if (sheet == nullptr) fail("sheet " + name);
        return sheet;
    }
    static void words(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, const std::string& text, lxw_format* format) {
        if (!text.empty()) worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), text.c_str(), format);
    }

    /// The first sheet: what the workbook is of, and which tables it holds.
    void contents() {
        lxw_worksheet* sheet = add_sheet({"Contents", "目录"});
        words(sheet, 0, 0, report_.title.zh, bold_);
        words(sheet, 1, 0, report_.title.en, bold_);
        lxw_row_t row = 3;
        for (const ReportSection& section : report_.sections)
            for (const ReportFigure& figure : section.figures) {
                words(sheet, row, 0, figure.title.zh, nullptr);
                words(sheet, row++, 1, figure.title.en, nullptr);
            }
        ++row;
        for (const auto& [label, value] : report_.provenance) {
            words(sheet, row, 0, joined(label), nullptr);
            words(sheet, row++, 1, value, nullptr);
        }
        worksheet_set_column(sheet, 0, 0, 50, nullptr);
        worksheet_set_column(sheet, 1, 1, 80, nullptr);
    }

    void sheet(const ReportFigure& figure) {
        const ReportTable table = with_interval_columns(figure.table);
        lxw_worksheet* sheet = add_sheet(figure.title);
        words(sheet, 0, 0, figure.title.zh, bold_);
        words(sheet, 1, 0, figure.title.en, bold_);
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            words(sheet, 2, column, table.columns[column].zh, head_);
            words(sheet, 3, column, table.columns[column].en, head_);
        }
        lxw_row_t row = 4;
        for (const auto& cells : table.rows) {
            for (std::size_t column = 0; column < cells.size(); ++column)
                cell(sheet, row, column, cells[column]);
            ++row;
        }
        for (const Text& line : {figure.note, source_line(figure.table, report_.digest)}) {
            if (line.zh.empty()) continue;
            words(sheet, ++row, 0, line.zh, nullptr);
            words(sheet, ++row, 0, line.en, nullptr);
        }
        widths(sheet, table);
        worksheet_freeze_panes(sheet, 4, 1);
        worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, 9); // A4
        worksheet_fit_to_pages(sheet, 1, 0);
        worksheet_repeat_rows(sheet, 0, 3);
    }

    void cell(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, const ReportCell& cell) {
        if (!cell.is_number) return words(sheet, row, column, joined(shown(cell)), wrapped_);
        if (std::isfinite(cell.number))
            worksheet_write_number(sheet, row, static_cast<lxw_col_t>(column), cell.number, number_format(cell.decimals, cell.sign));
    }

    lxw_format* number_format(int decimals, bool sign) {
        lxw_format*& format = numbers_[{decimals, sign}];
        if (format != nullptr) return format;
        const std::string digits = "#,##0" + (decimals > 0 ? "." + std::string(static_cast<std::size_t>(decimals), '0') : "");
        format = workbook_add_format(book_);
        format_set_num_format(format, (sign ? "+" + digits + ";-" + digits + ";0" : digits).c_str());
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }

    static void widths(lxw_worksheet* sheet, const ReportTable& table) {
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            std::size_t width = std::max<std::size_t>(
                8, std::min<std::size_t>(18, std::max(display_width(table.columns[column].zh), display_width(table.columns[column].en))));
            for (const auto& row : table.rows)
                if (column < row.size())
                    width = std::max(width, row[column].is_number
                                                ? number_text(row[column].number, row[column].decimals, Language::en).size() + 1
                                                : display_width(joined(shown(row[column]))));
            worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                                 static_cast<double>(std::min(width, widest)) + 1, nullptr);
        }
    }

    const Report& report_;
    const std::filesystem::path& path_;
    lxw_workbook* book_;
    lxw_format *bold_ = nullptr, *head_ = nullptr, *wrapped_ = nullptr;
    std::map<std::pair<int, bool>, lxw_format*> numbers_;
    std::set<std::string> names_;
};

} // namespace

void write_workbook(const Report& document, const std::filesystem::path& path) { Workbook(document, path).write(); }

} // namespace terrace
