#pragma once

#include "analysis/report/figure.hpp"

#include <functional>
#include <stdexcept>
#include <string>

namespace terrace {

/// The figure of a report with that key. Throws std::out_of_range.
inline const ReportFigure& figure_of(const Report& report, const std::string& key) {
    for (const ReportSection& section : report.sections)
        for (const ReportFigure& figure : section.figures)
            if (figure.key == key) return figure;
    throw std::out_of_range(key);
}

/// Every cell and every figure of a sentence in a document, figures within the words of a cell too.
inline void for_each_cell(const Report& report, const std::function<void(const ReportCell&)>& visit) {
    const auto in_table = [&](const ReportCell& cell) {
        visit(cell);
        for (const ReportCell& figure : cell.figures)
            visit(figure);
    };
    for (const ReportSentence& one : report.findings)
        for (const ReportCell& cell : one.figures)
            visit(cell);
    for (const ReportSection& section : report.sections) {
        for (const ReportSentence& one : section.paragraphs)
            for (const ReportCell& cell : one.figures)
                visit(cell);
        for (const ReportFigure& figure : section.figures)
            for (const auto& row : figure.table.rows)
                for (const ReportCell& cell : row)
                    in_table(cell);
    }
}

} // namespace terrace
