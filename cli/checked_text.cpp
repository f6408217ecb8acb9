#include "analysis/tables/csv.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "cli/checked_file.hpp"
#include "cli/checked_sweep.hpp"

namespace terrace {
namespace {

struct KindWords {
    const char* key;
    Text name, entries;
};

const KindWords& words_of(FileKind kind) {
    static const KindWords words[] = {{"scenario", {"scenario", "方案"}, {"measures", "措施"}},
                                      {"region", {"region", "区域"}, {"counties", "县"}},
                                      {"parameters", {"parameters", "参数"}, {"parameters", "参数"}},
                                      {"sweep", {"sweep", "参数扫描"}, {"factors", "因素"}},
                                      {"calibration", {"calibration", "参数校准"}, {"free parameters", "待校准参数"}},
                                      {"plan", {"plan", "规划"}, {"lines", "措施项目"}}};
    return words[static_cast<std::size_t>(kind)];
}

std::string overrides_text(const CheckedFile& checked, Language language) {
    if (checked.overrides.empty()) return "";
    TextTable table;
    table.header({Text{"Overridden value", "被覆盖的值"}.in(language), Text{"earlier", "原值"}.in(language),
                  Text{"later", "新值"}.in(language), Text{"set at", "设置位置"}.in(language)});
    for (const Override& one : checked.overrides)
        table.row({one.key, one.earlier_value, one.later_value, one.later.to_string()});
    return "\n" + table.text();
}

std::string arithmetic_text(const CheckedFile& checked, Language language) {
    if (checked.arithmetic.empty()) return "";
    TextTable table;
    table.header({Text{"What the terms imply", "由条款推算"}.in(language), "", ""});
    std::string measure;
    for (const DerivedValue& value : checked.arithmetic) {
        if (value.measure != measure) table.section(value.measure);
        measure = value.measure;
        table.row({value.label.in(language), number_text(value.value, value.decimals, language), value.unit.in(language)});
    }
    return "\n" + table.text();
}

std::string targets_text(const CheckedFile& checked, Language language) {
    if (checked.targets.empty()) return "";
    TextTable table;
    table.header({Text{"Households that may take part", "符合条件的农户"}.in(language), Text{"county", "县"}.in(language),
                  Text{"targeted", "符合条件"}.in(language), Text{"of all", "全部农户"}.in(language)});
    for (const TargetCount& count : checked.targets)
        table.row({count.measure, count.county_label.in(language), number_text(static_cast<double>(count.targeted), 0, language),
                   number_text(static_cast<double>(count.households), 0, language)});
    return "\n" + table.text();
}

} // namespace

std::string checked_text(const CheckedFile& checked, Language language) {
    if (checked.fault) return checked.file + ": " + Text{"faulty", "有误"}.in(language) + "\n";
    const KindWords& words = words_of(checked.kind);
    std::string text = checked.file + ": " + words.name.in(language) + ", " + checked.title.in(language) + ", " +
                       words.entries.in(language) + ": " + std::to_string(checked.entries) + "\n";
    if (!checked.warnings.empty() || !checked.notes.empty()) text += "\n";
    for (const InputWarning& warning : checked.warnings)
        text += Text{"warning: ", "警告："}.in(language) + warning.message().in(language) + "\n";
    for (const InputWarning& note : checked.notes)
        text += Text{"note: ", "提示："}.in(language) + note.message().in(language) + "\n";
    if (checked.sweep) text += sweep_text(*checked.sweep, language);
    return text + overrides_text(checked, language) + arithmetic_text(checked, language) + targets_text(checked, language);
}

std::string checked_csv(const std::vector<CheckedFile>& files, Language language) {
    std::string text = csv_line({"file", "kind", "finding", "measure", "key", "place", "value", "unit", "text"});
    for (const CheckedFile& checked : files) {
        const std::string kind = words_of(checked.kind).key;
        const auto line = [&](const std::vector<std::string>& fields) {
            std::vector<std::string> all{checked.file, kind};
            all.insert(all.end(), fields.begin(), fields.end());
            text += csv_line(all);
        };
        if (checked.fault) line({"fault", "", "", "", "", "", checked.fault->in(language)});
        for (const auto& [finding, list] : {std::pair{"warning", &checked.warnings}, std::pair{"note", &checked.notes}})
            for (const InputWarning& one : *list)
                line({finding, "", one.key, one.place.to_string(), "", "", one.finding.in(language)});
        for (const Override& one : checked.overrides)
            line(
                {"override", "", one.key, one.later.to_string(), one.later_value, "", one.earlier_value + " @ " + one.earlier.to_string()});
        for (const DerivedValue& one : checked.arithmetic)
            line({"arithmetic", one.measure, one.key, "", csv_number(one.value), one.unit.en, one.label.in(language)});
        if (checked.sweep)
            for (const std::vector<std::string>& one : sweep_lines(*checked.sweep, language))
                line(one);
        for (const TargetCount& one : checked.targets)
            line({"target", one.measure, one.county, "", std::to_string(one.targeted), "households", one.county_label.in(language)});
    }
    return text;
}

Json checked_json(const CheckedFile& checked) {
    Json result{{"file", checked.file}, {"kind", words_of(checked.kind).key}, {"ok", !checked.fault}};
    if (checked.fault) {
        result["fault"] = json(*checked.fault);
        return result;
    }
    result["title"] = json(checked.title);
    result["entries"] = checked.entries;
    const auto list = [&](const char* name, const auto& items, auto make) {
        result[name] = Json::array();
        for (const auto& item : items)
            result[name].push_back(make(item));
    };
    list("overrides", checked.overrides, [](const Override& one) {
        return Json{{"key", one.key},
                    {"earlier", one.earlier_value},
                    {"earlier_place", one.earlier.to_string()},
                    {"later", one.later_value},
                    {"later_place", one.later.to_string()}};
    });
    const auto finding = [](const InputWarning& one) {
        return Json{{"key", one.key}, {"place", one.place.to_string()}, {"finding", json(one.finding)}};
    };
    list("warnings", checked.warnings, finding);
    list("notes", checked.notes, finding);
    list("arithmetic", checked.arithmetic, [](const DerivedValue& one) {
        return Json{{"measure", one.measure}, {"key", one.key}, {"label", json(one.label)}, {"value", one.value}, {"unit", one.unit.en}};
    });
    list("targets", checked.targets, [](const TargetCount& one) {
        return Json{{"measure", one.measure}, {"county", one.county}, {"targeted", one.targeted}, {"households", one.households}};
    });
    if (checked.sweep) result["sweep"] = sweep_json(*checked.sweep);
    return result;
}

} // namespace terrace
