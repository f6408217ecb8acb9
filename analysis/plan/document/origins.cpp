#include "analysis/plan/document/sections.hpp"
#include "analysis/tables/csv.hpp"

namespace terrace {
namespace {

class Origins {
public:
    explicit Origins(const Report& document) : digest_(document.digest) {
        for (const ReportSection& section : document.sections)
            for (const ReportFigure& figure : section.figures)
                for (std::size_t row = 0; row < figure.table.rows.size(); ++row)
                    for (std::size_t column = 0; column < figure.table.rows[row].size(); ++column)
                        add(figure.key, std::to_string(row), std::to_string(column), figure.table.rows[row][column]);
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void add(const std::string& table, const std::string& row, const std::string& column, const ReportCell& cell) {
        for (std::size_t i = 0; i < cell.figures.size(); ++i)
            add(table, row, column + "/" + std::to_string(i), cell.figures[i]);
        if (!cell.origin) return;
        const ReportOrigin& from = *cell.origin;
        const bool interval = from.percent > 0;
        text_ += csv_line({table, row, column, from.dataset, csv_number(from.divisor), interval ? csv_number(from.low) : "",
                           interval ? csv_number(from.high) : "", interval ? std::to_string(from.percent) : from.estimate ? "estimate" : "exact", digest_});
    }

    std::string digest_;
    std::string text_ = "\xEF\xBB\xBF" + csv_line({"table", "row", "column", "place", "divisor", "low", "high", "interval", "digest"});
};

} // namespace

std::string origins_csv(const Report& document) { return Origins(document).text(); }

} // namespace terrace
