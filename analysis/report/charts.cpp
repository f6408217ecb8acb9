#include "analysis/report/charts.hpp"

#include "analysis/comparison/render_parts.hpp"

#include <utility>

namespace terrace {
namespace {

using Json = nlohmann::json;

Json unit_json(const ChartUnit& unit) {
    if (!unit.large_money)
        return {{"name", text_json(unit.name)},
                {"decimals", {{"en", unit.decimals}, {"zh", unit.decimals}}},
                {"divisor", {{"en", 1}, {"zh", 1}}}};
    const auto both = [](auto of) -> Json { return {{"en", of(Language::en)}, {"zh", of(Language::zh)}}; };
    const Text money = large_money_unit();
    const Text name = unit.name.en.empty() ? money : Text{money.en + ", " + unit.name.en, money.zh + "，" + unit.name.zh};
    return {{"name", text_json(name)}, {"decimals", both(large_money_decimals)}, {"divisor", both(large_money_divisor)}};
}

/// Numbers keep more digits than are shown, so that rounding them again says the same as the tables.
int kept(const ChartUnit& unit) { return unit.large_money ? 0 : unit.decimals + 3; }

const char* palette_key(ChartPalette palette) {
    switch (palette) {
    case ChartPalette::parts:
        return "parts";
    case ChartPalette::tiers:
        return "tiers";
    case ChartPalette::gains:
        return "gains";
    case ChartPalette::scenarios:
        break;
    }
    return "scenarios";
}

Json texts_json(const std::vector<Text>& texts) {
    Json list = Json::array();
    for (const Text& one : texts)
        list.push_back(text_json(one));
    return list;
}

Json series_json(const std::vector<ChartSeries>& series, const ChartUnit& unit) {
    Json list = Json::array();
    for (std::size_t i = 0; i < series.size(); ++i) {
        const ChartSeries& one = series[i];
        Json json{{"name", text_json(one.name)}, {"colour", one.colour.value_or(i)}, {"values", numbers_json(one.values, kept(unit))}};
        if (!one.low.empty()) json["low"] = numbers_json(one.low, kept(unit));
        if (!one.high.empty()) json["high"] = numbers_json(one.high, kept(unit));
        if (!one.stack.empty()) json["stack"] = one.stack;
        if (one.reference) json["reference"] = true;
        list.push_back(std::move(json));
    }
    return list;
}

/// Ends of bands that are not drawn are given for the last month alone, as the tables do: they would be half of a page of many scenarios.
Json bands_of_series(const BandSeries& series, const ChartUnit& unit) {
    Json json = bands_json(series.bands, kept(unit), unit.large_money ? 0 : unit.decimals + 1);
    if (!series.median_only) return json;
    for (const char* end : {"low90", "high90", "low50", "high50"})
        if (json.contains(end) && !json[end].empty()) json[end] = Json::array({json[end].back()});
    return json;
}

Json point_json(const ScatterChart& chart, const ScatterPoint& point) {
    const int x = kept(chart.x_unit), y = kept(chart.y_unit);
    return {{"name", text_json(point.name)},
            {"x", number_json(point.x, x)},
            {"y", number_json(point.y, y)},
            {"x_low", number_json(point.x_low, x)},
            {"x_high", number_json(point.x_high, x)},
            {"y_low", number_json(point.y_low, y)},
            {"y_high", number_json(point.y_high, y)},
            {"group", point.group},
            {"labelled", point.labelled},
            {"on_line", point.on_line}};
}

void set(ReportFigure& figure, const char* kind, Json data) {
    figure.chart = kind;
    figure.data = std::move(data);
}

} // namespace

void draw(ReportFigure& figure, const BarsChart& chart) {
    Json data{{"categories", texts_json(chart.categories)},
              {"unit", unit_json(chart.unit)},
              {"stacked", chart.stacked},
              {"horizontal", chart.horizontal},
              {"palette", palette_key(chart.palette)},
              {"series", series_json(chart.series, chart.unit)}};
    if (chart.axis_end) data["axis_end"] = *chart.axis_end;
    if (!chart.categories_name.en.empty()) data["categories_name"] = text_json(chart.categories_name);
    set(figure, "bars", std::move(data));
}

void draw(ReportFigure& figure, const LinesChart& chart) {
    Json data{{"unit", unit_json(chart.unit)},
              {"zero", chart.zero},
              {"palette", palette_key(chart.palette)},
              {"series", series_json(chart.series, chart.unit)}};
    if (!chart.months.empty()) data["months"] = chart.months;
    if (!chart.x.empty()) data["x"] = numbers_json(chart.x, 3), data["x_name"] = text_json(chart.x_name);
    set(figure, "lines", std::move(data));
}

void draw(ReportFigure& figure, const BandsChart& chart) {
    Json list = Json::array();
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const BandSeries& one = chart.series[i];
        list.push_back({{"name", text_json(one.name)}, {"colour", one.colour.value_or(i)}, {"bands", bands_of_series(one, chart.unit)}});
        if (one.median_only) list.back()["median_only"] = true;
    }
    set(figure, "bands",
        {{"months", chart.months},
         {"unit", unit_json(chart.unit)},
         {"zero", chart.zero},
         {"palette", palette_key(chart.palette)},
         {"series", std::move(list)}});
}

void draw(ReportFigure& figure, const HexagonsChart& chart) {
    Json facts = Json::array(), cells = Json::array();
    for (const HexagonFact& fact : chart.facts)
        facts.push_back({{"name", text_json(fact.name)}, {"decimals", fact.decimals}, {"sign", fact.sign}});
    for (const HexagonCell& cell : chart.cells) {
        Json values = Json::array();
        for (std::size_t i = 0; i < cell.facts.size() && i < chart.facts.size(); ++i)
            values.push_back(number_json(cell.facts[i], chart.facts[i].decimals));
        cells.push_back({{"name", text_json(cell.name)},
                         {"mark", cell.mark},
                         {"group", cell.group},
                         {"certainty", number_json(cell.certainty, 2)},
                         {"facts", std::move(values)}});
    }
    set(figure, "hexagons", {{"groups", texts_json(chart.groups)}, {"facts", std::move(facts)}, {"cells", std::move(cells)}});
}

void draw(ReportFigure& figure, const FlowsChart& chart) {
    Json links = Json::array();
    for (const FlowLink& link : chart.links)
        links.push_back({{"from", link.from}, {"to", link.to}, {"value", number_json(link.value, kept(chart.unit))}});
    set(figure, "flows", {{"nodes", texts_json(chart.nodes)}, {"unit", unit_json(chart.unit)}, {"links", std::move(links)}});
}

void draw(ReportFigure& figure, const ScatterChart& chart) {
    Json points = Json::array();
    for (const ScatterPoint& point : chart.points)
        points.push_back(point_json(chart, point));
    set(figure, "scatter",
        {{"x_name", text_json(chart.x_name)},
         {"y_name", text_json(chart.y_name)},
         {"x_unit", unit_json(chart.x_unit)},
         {"y_unit", unit_json(chart.y_unit)},
         {"groups", texts_json(chart.groups)},
         {"palette", palette_key(chart.palette)},
         {"line_name", text_json(chart.line_name)},
         {"points", std::move(points)}});
}

} // namespace terrace
