#pragma once

#include "analysis/report/bands.hpp"
#include "analysis/report/figure.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace terrace {

// The kinds of charts that a page can draw, one struct each; `draw` puts one into a figure. web/src/data.ts is the same in TypeScript, and
// web/src/charts/ has a file for each kind. Missing numbers are NaN and leave a gap.

/// What a chart's numbers are. Sums of money are given in yuan and shown in millions of yuan or 万元.
struct ChartUnit {
    Text name; ///< "yuan per head"; of sums of money what follows the unit, or nothing
    int decimals = 0;
    bool large_money = false;
};

/// Which colours series take in turn. All are told apart with any colour vision.
enum class ChartPalette {
    scenarios, ///< grey for the base, then the scenarios' own
    parts,     ///< parts of a whole; no grey
    tiers,     ///< no tier, demonstration, catching-up, consolidation
    gains,     ///< five steps from loss to gain
};

struct ChartSeries {
    Text name;
    std::vector<double> values;
    std::vector<double> low = {}, high = {}; ///< ends of intervals where there are any
    std::optional<std::size_t> colour = {};  ///< position in the palette; its own position when not given
    std::string stack = {};                  ///< of stacked bars: those of one name stand on each other
    bool reference = false;                  ///< a thin grey line to compare with, no result
};

/// Bars for categories, side by side with whiskers or stacked, upright or lying.
struct BarsChart {
    std::vector<Text> categories;
    ChartUnit unit;
    std::vector<ChartSeries> series;
    bool stacked = false, horizontal = false;
    std::optional<double> axis_end = {}; ///< where the value axis ends, such as 100 for shares of a whole
    ChartPalette palette = ChartPalette::scenarios;
    Text categories_name = {}; ///< what upright categories are, below them
};

/// Lines over months, or over the numbers `x`.
struct LinesChart {
    std::vector<std::string> months;
    std::vector<double> x;
    Text x_name;
    ChartUnit unit;
    std::vector<ChartSeries> series;
    bool zero = false; ///< the axis begins at zero; else it shows the range of the numbers
    ChartPalette palette = ChartPalette::scenarios;
};

struct BandSeries {
    Text name;
    Bands bands;
    std::optional<std::size_t> colour = {};
    bool median_only = false; ///< its bands would cover those of another; their last month is kept for the download
};

/// Medians over months with the bands that hold half and nine tenths of the runs.
struct BandsChart {
    std::vector<std::string> months;
    ChartUnit unit;
    std::vector<BandSeries> series;
    bool zero = false; ///< changes: a line at zero
    ChartPalette palette = ChartPalette::scenarios;
};

struct HexagonCell {
    Text name;
    std::string mark; ///< two or three characters that stand in the hexagon
    std::size_t group = 0;
    double certainty = 1;      ///< share of runs in which it belongs to the group; less is paler. NaN: the board is of one run
    std::vector<double> facts; ///< in the order of the chart's facts
};

struct HexagonFact {
    Text name;
    int decimals = 0;
    bool sign = false;
};

/// A board of hexagons, block by block for each group; colours are those of tiers.
struct HexagonsChart {
    std::vector<Text> groups;
    std::vector<HexagonFact> facts; ///< the first is written into the hexagons where there is room; all are shown on pointing
    std::vector<HexagonCell> cells;
};

struct FlowLink {
    std::size_t from = 0, to = 0;
    double value = 0; ///< above zero
};

/// A flow chart (Sankey); widths are amounts. No link may lead back.
struct FlowsChart {
    std::vector<Text> nodes;
    ChartUnit unit;
    std::vector<FlowLink> links;
};

struct ScatterPoint {
    Text name;
    double x = 0, y = 0;
    double x_low = std::numeric_limits<double>::quiet_NaN(), x_high = x_low, y_low = x_low, y_high = x_low; ///< ends of intervals
    std::size_t group = 0;
    bool labelled = true; ///< its name stands beside it
    bool on_line = false; ///< belongs to the line that is drawn through such points by x, such as a frontier
};

/// Points in the plane with intervals and names.
struct ScatterChart {
    Text x_name, y_name;
    ChartUnit x_unit, y_unit;
    std::vector<Text> groups; ///< the legend; one group has none
    std::vector<ScatterPoint> points;
    Text line_name;
    ChartPalette palette = ChartPalette::parts;
};

void draw(ReportFigure& figure, const BarsChart& chart);
void draw(ReportFigure& figure, const LinesChart& chart);
void draw(ReportFigure& figure, const BandsChart& chart);
void draw(ReportFigure& figure, const HexagonsChart& chart);
void draw(ReportFigure& figure, const FlowsChart& chart);
void draw(ReportFigure& figure, const ScatterChart& chart);

} // namespace terrace
