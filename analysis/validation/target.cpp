#include "analysis/validation/target.hpp"

#include "analysis/validation/metrics.hpp"
#include "sim/config/document.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/key_visitor.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>

namespace terrace {
namespace {

void require(KeyVisitor& key, const std::string& name, bool present, const Text& what) {
    if (!present) key.fail(name, what);
}

void read_range(KeyVisitor& key, ValidationTarget& target) {
    key.number("low", target.low);
    key.number("high", target.high);
    key.flag("half_open", target.half_open);
    if (!key.present("low") && !key.present("high")) key.fail("low", {"low, high or both", "至少给出 low 或 high"});
    if (target.high < target.low) key.fail("high", {"a number not below 'low'", "不小于 low 的数"});
}

void read_metric(KeyVisitor& key, ValidationTarget& target) {
    key.text("metric", target.metric);
    key.text("series", target.series);
    key.text("part", target.part);
    key.text("by", target.by);
    key.text("measure", target.measure);
    key.text("county", target.county);
    key.month("month", target.month);
    key.month("since", target.since);
    std::vector<std::string> names = metric_names();
    if (std::find(names.begin(), names.end(), target.metric) == names.end()) {
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
        key.fail("metric", {list, list}, nearest_name(target.metric, names));
    }
    require(key, "month", key.present("month"), {"the month of the figure, \"YYYY-MM\"", "该数值所属月份，\"YYYY-MM\""});
    if (needs_base(target.metric)) {
        require(key, "base", !target.base.empty(), {"the scenario to compare with", "用作对照的方案"});
        require(key, "measure", !target.measure.empty(), {"the name of a measure of the scenario", "方案中某项措施的名称"});
    }
}

/// A figure of the population of a region file: `series` is a margin of `terrace population`, over that of `by` when given.
void read_margin(KeyVisitor& key, ValidationTarget& target) {
    key.text("series", target.series);
    key.text("by", target.by);
    key.text("county", target.county);
    target.metric = "margin";
    require(key, "series", !target.series.empty(), {"the name of a margin, as `terrace population --format csv` tells", "边际指标名称，见 terrace population --format csv"});
    require(key, "region", target.scenario.empty(), {"a region or a scenario, not both", "只能给出 region 或 scenario 之一"});
    require(key, "base", target.base.empty(), {"no base beside a region", "给出 region 时不得给出 base"});
}

ValidationTarget read_target(KeyVisitor key) {
    ValidationTarget target;
    key.text("id", target.id);
    require(key, "id", !target.id.empty(), {"a name of its own", "自有名称"});
    target.place = key.place_of("id");
    target.label = target.unit = {};
    key.label("label", target.label);
    key.label("unit", target.unit);
    key.count("decimals", target.decimals);
    key.label("source", target.source);
    key.text("mark", target.mark);
    require(key, "source", !target.source.en.empty(), {"where the figure comes from", "数据来源"});
    require(key, "mark", target.mark == "F" || target.mark == "D" || target.mark == "E", {"\"F\", \"D\" or \"E\"", "\"F\"、\"D\"或\"E\""});
    read_range(key, target);
    key.flag("comparable", target.comparable);
    key.choice("use", target.use, {{"free", FigureUse::free}, {"calibrated", FigureUse::calibrated}, {"input", FigureUse::input}});
    key.text("scenario", target.scenario);
    key.text("base", target.base);
    key.text("region", target.region);
    key.label("mechanism", target.mechanism);
    key.label("remark", target.remark);
    if (!target.region.empty()) read_margin(key, target);
    else if (!target.scenario.empty()) read_metric(key, target);
    key.finish();
    return target;
}

FreeParameter read_free_parameter(KeyVisitor key) {
    FreeParameter parameter;
    key.text("key", parameter.key);
    require(key, "key", !parameter.key.empty(), {"the key of a record or of a region file", "参数记录或区域文件的键"});
    key.choice(
        "kind", parameter.kind,
        {{"accounts", FreeParameterKind::accounts}, {"behaviour", FreeParameterKind::behaviour}, {"measure", FreeParameterKind::measure}});
    key.count("values", parameter.values);
    require(key, "values", parameter.values > 0, {"a number of at least 1", "不小于 1 的整数"});
    key.finish();
    return parameter;
}

} // namespace

ValidationTargets read_targets(const std::filesystem::path& file) {
    const Node document = read_document(file);
    const Records no_records;
    KeyVisitor root(document, "", no_records, "");
    ValidationTargets all;
    all.title = {file.stem().string(), file.stem().string()};
    root.label("title", all.title);
    for (KeyVisitor& key : root.groups("target")) {
        all.targets.push_back(read_target(key));
        const std::string& id = all.targets.back().id;
        const auto same = [&](const ValidationTarget& other) { return other.id == id; };
        if (std::count_if(all.targets.begin(), all.targets.end(), same) > 1) key.fail("id", {"a name that no other target has", "与其他目标不同的名称"});
    }
    for (KeyVisitor& key : root.groups("free_parameter"))
        all.free_parameters.push_back(read_free_parameter(key));
    root.finish();
    if (all.targets.empty()) root.fail("target", {"one or more [[target]] tables", "一个或多个 [[target]] 表"});
    all.file = read_source(file);
    return all;
}

} // namespace terrace
