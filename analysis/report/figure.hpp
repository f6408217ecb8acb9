#pragma once

#include "sim/core/text.hpp"

#include <nlohmann/json.hpp>

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace terrace {

/// Where a number of a page comes from, so that a program can take it again from the data and compare.
struct ReportOrigin {
    std::string dataset; ///< place in the data file: "budget[3,*,0,2]", positions along the axes, `*` for the sum over one
    double divisor = 1;  ///< the number is what stands there divided by this
    double low = std::numeric_limits<double>::quiet_NaN(),
           high = std::numeric_limits<double>::quiet_NaN(); ///< ends of its interval, in the number's unit
    int percent = 0;                                        ///< of the interval; 0: the number has none
    bool shown = false;                                     ///< the interval stands behind the number: "+183 (+150 to +216)"
    bool estimate = false;                                  ///< found from runs: without an interval it is not exact all the same
};

/// What a page shows of a stored number; shares become percent by a whole factor, so that 0.07 is 7 and not 7.000000000000001.
[[nodiscard]] double divided(double stored, double divisor);

/// One place of a figure's table: words, a number with the decimals to show, or words with numbers in them.
struct ReportCell {
    Text text;
    bool right = false; ///< words that are set like a number, such as an estimate with its interval
    double number = std::numeric_limits<double>::quiet_NaN();
    int decimals = 0;
    bool sign = false; ///< shown with + before positive numbers
    bool is_number = false;
    std::optional<ReportOrigin> origin = {}; ///< of a number; of words that stand for a code, which `number` holds
    std::vector<ReportCell> figures = {}; ///< of words: `{0}` stands for the first, as in a sentence
    bool is_estimate = false; ///< words that tell a mean and its interval: `number`, `low` and `high`, as downloads give them
    double low = std::numeric_limits<double>::quiet_NaN(), high = std::numeric_limits<double>::quiet_NaN();
};

[[nodiscard]] ReportCell words(Text text);
[[nodiscard]] ReportCell number(double value, int decimals);
[[nodiscard]] ReportCell change(double value, int decimals);

/// A sentence with numbers in it: `{0}` stands for the first of `figures`, `{1}` for the second, in both languages.
struct ReportSentence : Text {
    ReportSentence(Text text, std::vector<ReportCell> figures_ = {}) : Text(std::move(text)), figures(std::move(figures_)) {}

    std::vector<ReportCell> figures;
};

/// A sentence as one place of a table, and back.
[[nodiscard]] ReportCell words(ReportSentence sentence);
[[nodiscard]] ReportSentence sentence_of(const ReportCell& cell);

/// The numbers of a figure, as everybody can read them.
struct ReportTable {
    std::vector<Text> columns;
    std::vector<std::vector<ReportCell>> rows; ///< the first cell names the row
};

/// A chart with what stands for it: a finding as title, a text alternative, the table.
struct ReportFigure {
    std::string key;     ///< unique in the report
    Text title;          ///< the finding, a sentence
    Text alternative;    ///< what is drawn, for those who do not see it
    std::string chart;   ///< kind, set by `draw` of charts.hpp; empty: the table is all
    nlohmann::json data; ///< what the chart draws, set by `draw`
    ReportTable table;
    Text note;
    bool wide = false; ///< takes the page's whole width, as charts of many bars do; boards, flow charts and tables alone do so anyway
};

struct ReportSection {
    std::string key;
    Text title;
    std::vector<ReportFigure> figures;
    std::vector<ReportSentence> paragraphs = {}; ///< under the heading
};

/// Everything a page says, computed once; the page only shows it (page.hpp tells how another kind of page is made).
struct Report {
    Text title, subtitle;
    std::vector<ReportSentence> findings; ///< plain sentences for the top
    std::vector<ReportSection> sections;
    std::vector<std::pair<Text, std::string>> provenance; ///< where the figures come from
    std::string digest = {};                              ///< short, of the run; written to every number that has an origin
    bool tables_open = false; ///< tables stand open beside their charts, as in a document that is handed in on paper
};

/// { "en": ..., "zh": ... }
[[nodiscard]] nlohmann::json text_json(const Text& text);
/// Rounded to the decimals that a chart can show, so that the page stays small; null when it is not a number.
[[nodiscard]] nlohmann::json number_json(double value, int decimals);
[[nodiscard]] nlohmann::json numbers_json(const std::vector<double>& values, int decimals);

} // namespace terrace
