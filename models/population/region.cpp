#include "models/population/region.hpp"

#include <algorithm>
#include <cmath>

#include "models/population/consistency.hpp"
#include "models/population/figures.hpp"
#include "sim/config/document.hpp"
#include "sim/config/key_visitor.hpp"

namespace terrace {
namespace {

void read_evidence(KeyVisitor& figure_keys, const FigureInfo& info, CountyMargins& county) {
    Evidence evidence;
    figure_keys.text("mark", evidence.mark);
    if (evidence.mark != "F" && evidence.mark != "D" && evidence.mark != "E") {
        figure_keys.fail("mark", {"\"F\" found, \"D\" derived or \"E\" estimated", "\"F\"(查得)、\"D\"(推算)或\"E\"(估计)"});
    }
    figure_keys.text("source", evidence.source);
    if (evidence.source.empty()) figure_keys.fail("source", {"where the figure comes from", "数据来源"});
    county.evidence[std::string(info.key)] = std::move(evidence);
}

/// A figure is inside the evidence range that the file states and inside what the model can represent.
void check_range(KeyVisitor& keys, const FigureInfo& info, double value) {
    double low = info.low, high = info.high;
    keys.number("low", low);
    keys.number("high", high);
    low = std::max(low, info.low);
    high = std::min(high, info.high);
    const std::string range = number_text(low) + " .. " + number_text(high) + " " + std::string(info.unit);
    if (!(value >= low && value <= high)) keys.fail("value", {range, range});
    if (info.whole() && value != std::floor(value)) keys.fail("value", {"a whole number", "整数"});
}

void read_figure(KeyVisitor& table, const FigureInfo& info, CountyMargins& county) {
    if (!table.present(info.key)) return table.skip(info.key);  // known, so that it can be suggested
    KeyVisitor keys = table.group(info.key);
    std::string unit;
    keys.text("unit", unit);
    if (unit != info.unit) keys.fail("unit", {std::string(info.unit), std::string(info.unit)});
    if (!keys.present("value")) keys.fail("value", {"a number", "数值"});
    double value = 0;
    keys.number("value", value);
    check_range(keys, info, value);
    read_evidence(keys, info, county);
    info.set(county, value);
}

CountyMargins read_county(KeyVisitor& counties, const std::string& key, const CountyMargins& common) {
    KeyVisitor table = counties.group(key);
    CountyMargins county = common;
    county.key = key;
    county.label = {key, key};
    table.label("label", county.label);
    for (const FigureInfo& info : figures()) read_figure(table, info, county);
    table.finish();  // a misspelt figure is named before the one that it leaves missing
    for (const FigureInfo& info : figures()) {
        if (!county.evidence.contains(info.key)) {
            table.fail(info.key, {"a figure here or under 'common': { value, unit = \"" + std::string(info.unit) + "\", mark, source }",
                                  "在此处或“common”下给出 { value, unit = \"" + std::string(info.unit) + "\", mark, source }"});
        }
    }
    if (const auto fault = find_contradiction(county)) table.fail(fault->key, fault->allowed);
    return county;
}

}  // namespace

const CountyMargins* Region::find(std::string_view county) const {
    for (const CountyMargins& candidate : counties) {
        if (candidate.key == county) return &candidate;
    }
    return nullptr;
}

Region read_region(const std::filesystem::path& file) {
    const Node document = read_document(file);
    const Records no_records;
    KeyVisitor root(document, "", no_records, "");
    Region region;
    root.text("key", region.key);
    if (region.key.empty()) root.fail("key", {"the name of the region", "地区代号"});
    region.label = {region.key, region.key};
    root.label("label", region.label);

    CountyMargins common;
    KeyVisitor shared = root.group("common");
    for (const FigureInfo& info : figures()) read_figure(shared, info, common);
    shared.finish();

    KeyVisitor counties = root.group("counties");
    for (const std::string& key : counties.names()) region.counties.push_back(read_county(counties, key, common));
    if (region.counties.empty() || region.counties.size() > 4096) {
        root.fail("counties", {"1 to 4096 tables [counties.KEY]", "1至4096个 [counties.代号] 表"});
    }
    root.finish();
    return region;
}

}  // namespace terrace
