#include "models/population/region.hpp"

#include <algorithm>
#include <cmath>

#include "models/population/consistency.hpp"
#include "models/population/figures.hpp"
#include "models/population/register_file.hpp"
#include "models/population/register_margins.hpp"
#include "sim/config/document.hpp"
#include "sim/config/input_error.hpp"
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

/// A register file that the county names; one that cannot be read is a fault of the key that names it.
std::optional<SourceFile> register_source(KeyVisitor& keys, std::string_view name, const std::filesystem::path& region_file, Region& region) {
    std::string file;
    keys.text(name, file);
    if (!keys.present(name)) return std::nullopt;
    const Text allowed{"a CSV file, by its path relative to the region file", "CSV 文件，路径相对于区域文件"};
    if (file.empty()) keys.fail(name, allowed);
    const std::filesystem::path path = (region_file.parent_path() / file).lexically_normal();
    for (const auto& known : region.registers)
        if (known->path == path) return *known;
    try {
        region.registers.push_back(std::make_shared<const SourceFile>(read_source(path)));
        return *region.registers.back();
    } catch (const InputError& fault) {
        if (fault.place().line > 0) throw;   // bytes that are no text, at their place
        const Text found{path.string() + ": " + fault.found().en, path.string() + "：" + fault.found().zh};
        throw InputError(keys.place_of(name), "registers." + std::string(name), found, allowed, fault.suggestion());
    }
}

/// Households of the register against the figure, so that a sample is never taken for the whole county.
void check_household_count(const KeyVisitor& table, const CountyMargins& county) {
    const CountyRegister& own = *county.registers;
    std::int64_t rows = 0;
    for (const std::uint32_t households : own.village_households) rows += households;
    if (!own.household_ids.empty()) rows = static_cast<std::int64_t>(own.household_ids.size());
    if (rows == 0 || rows == county.households) return;
    const std::string number = std::to_string(rows), &file = own.household_ids.empty() ? own.village_file : own.household_file;
    table.fail("households", {number + ", as many as " + file + " has; a sample needs a column 'weight' whose sum is the number of households",
                              number + "，与 " + file + " 相同；若只是样本，须有“权重”列，合计等于总户数"});
}

void read_county_registers(KeyVisitor& table, CountyMargins& county, std::span<const CountyName> names, const std::filesystem::path& region_file, Region& region) {
    KeyVisitor keys = table.group("registers");
    RegisterSources sources;
    sources.villages = register_source(keys, "villages", region_file, region);
    sources.households = register_source(keys, "households", region_file, region);
    if (!sources.villages && !sources.households) return;
    county.registers = std::make_shared<const CountyRegister>(read_registers(sources, county.key, names));
}

CountyMargins read_county(KeyVisitor& counties, const std::string& key, const CountyMargins& common, std::span<const CountyName> names, const std::filesystem::path& region_file,
                          Region& region) {
    KeyVisitor table = counties.group(key);
    CountyMargins county = common;
    county.key = key;
    county.label = {key, key};
    table.label("label", county.label);
    for (const FigureInfo& info : figures()) read_figure(table, info, county);
    read_county_registers(table, county, names, region_file, region);
    table.finish();  // a misspelt figure is named before the one that it leaves missing
    for (const FigureInfo& info : figures()) {
        if (!county.evidence.contains(info.key)) {
            table.fail(info.key, {"a figure here or under 'common': { value, unit = \"" + std::string(info.unit) + "\", mark, source }",
                                  "在此处或“common”下给出 { value, unit = \"" + std::string(info.unit) + "\", mark, source }"});
        }
    }
    if (county.registers) {
        check_household_count(table, county);
        follow_registers(county);
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
    Stacked stacked = stack_scenario(file);
    const Records no_records;
    KeyVisitor root(stacked.root, "", no_records, "");
    Region region;
    region.files = std::move(stacked.files);
    root.text("key", region.key);
    if (region.key.empty()) root.fail("key", {"the name of the region", "地区代号"});
    region.label = {region.key, region.key};
    root.label("label", region.label);

    CountyMargins common;
    KeyVisitor shared = root.group("common");
    for (const FigureInfo& info : figures()) read_figure(shared, info, common);
    shared.finish();

    KeyVisitor counties = root.group("counties");
    std::vector<CountyName> names;
    for (const std::string& key : counties.names()) {
        names.push_back({key, {key, key}});
        counties.group(key).label("label", names.back().label);
    }
    for (const std::string& key : counties.names()) region.counties.push_back(read_county(counties, key, common, names, file, region));
    if (region.counties.empty() || region.counties.size() > 4096) {
        root.fail("counties", {"1 to 4096 tables [counties.KEY]", "1至4096个 [counties.代号] 表"});
    }
    root.finish();
    return region;
}

}  // namespace terrace
