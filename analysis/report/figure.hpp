#pragma once

#include <nlohmann/json.hpp>

#include "sim/core/text.hpp"

#include <limits>
#include <string>
#include <vector>

namespace terrace {

/// One place of a figure's table: words, or a number with the decimals to show.
struct ReportCell {
    Text text;
    bool right = false;     ///< words that are set like a number, such as an estimate with its interval
    double number = std::numeric_limits<double>::quiet_NaN();
    int decimals = 0;
    bool sign = false;      ///< shown with + before positive numbers
    bool is_number = false;
};

[[nodiscard]] ReportCell words(Text text);
[[nodiscard]] ReportCell number(double value, int decimals);
[[nodiscard]] ReportCell change(double value, int decimals);

/// The numbers of a figure, as everybody can read them.
struct ReportTable {
    std::vector<Text> columns;
    std::vector<std::vector<ReportCell>> rows;   ///< the first cell names the row
};

/// A chart with what stands for it: a finding as title, a text alternative, the table.
struct ReportFigure {
    std::string key;         ///< unique in the report
    Text title;              ///< the finding, a sentence
    Text alternative;        ///< what is drawn, for those who do not see it
    std::string chart;       ///< kind, set by `draw` of charts.hpp; empty: the table is all
    nlohmann::json data;     ///< what the chart draws, set by `draw`
    ReportTable table;
    Text note;
};

struct ReportSection {
    std::string key;
    Text title;
    std::vector<ReportFigure> figures;
    Text introduction = {};              ///< a paragraph under the heading, or nothing
};

/// Everything a page says, computed once; the page only shows it (page.hpp tells how another kind of page is made).
struct Report {
    Text title, subtitle;
    std::vector<Text> findings;          ///< plain sentences for the top
    std::vector<ReportSection> sections;
    std::vector<std::pair<Text, std::string>> provenance;   ///< where the figures come from
};

/// { "en": ..., "zh": ... }
[[nodiscard]] nlohmann::json text_json(const Text& text);
/// Rounded to the decimals that a chart can show, so that the page stays small; null when it is not a number.
[[nodiscard]] nlohmann::json number_json(double value, int decimals);
[[nodiscard]] nlohmann::json numbers_json(const std::vector<double>& values, int decimals);

} // namespace terrace
