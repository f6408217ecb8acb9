#include "analysis/report/figures/figures.hpp"

#include <map>

namespace terrace {
namespace {

struct Setting {
    std::string value, unit, mark, source;
    bool set = false;   ///< by a scenario, not the shipped value
};

/// [scenario name][key], from the study's own record; empty when it has none.
std::map<std::string, std::map<std::string, Setting>> settings_of(const Study& study) {
    std::map<std::string, std::map<std::string, Setting>> settings;
    const nlohmann::json record = nlohmann::json::parse(study.provenance.parameters, nullptr, false);
    if (!record.is_array()) return settings;
    for (const nlohmann::json& scenario : record)
        for (const nlohmann::json& key : scenario.value("parameters", nlohmann::json::array()))
            settings[scenario.value("scenario", "")][key.value("key", "")] = {key.value("value", ""), key.value("unit", ""), key.value("mark", ""), key.value("source", ""), key.contains("set_at")};
    return settings;
}

ReportFigure what_scenarios_set(const ReportSource& source) {
    ReportFigure figure;
    figure.key = "settings";
    figure.alternative = {"A table of everything that scenarios set themselves.", "各方案自行设定的参数一览。"};
    figure.table.columns = {{"Scenario", "方案"}, {"Key", "参数"}, {"Value", "取值"}, {"Unit", "单位"}, {"Mark", "依据"}};
    std::map<std::string, std::size_t> marks;
    const auto all = settings_of(source.study);
    for (const std::size_t scenario : source.scenarios) {
        const auto found = all.find(source.study.scenarios[scenario].name);
        if (found == all.end()) continue;
        for (const auto& [key, setting] : found->second) {
            if (scenario == source.base) ++marks[setting.mark];
            if (setting.set) figure.table.rows.push_back({words(source.title(scenario)), words({key, key}), words({setting.value, setting.value}), words({setting.unit, setting.unit}), words({setting.mark, setting.mark})});
        }
    }
    const auto count = [&](const char* mark) { return std::to_string(marks[mark]); };
    figure.title = {"Behind the base stand " + count("F") + " found, " + count("D") + " derived and " + count("E") + " estimated parameters", "基准方案依据：有来源参数 " + count("F") + " 个、推算参数 " + count("D") + " 个、估计参数 " + count("E") + " 个"};
    figure.note = {"F: found in a public source, D: derived from found figures, E: estimate. `terrace parameters` lists them all with range and source; `terrace validate` holds the model against known figures.",
                   "F：有公开来源；D：由来源数据推算；E：估计。terrace parameters 列出全部参数及来源，terrace validate 给出模型检验结果。"};
    return figure;
}

} // namespace

std::vector<ReportFigure> assumption_figures(const ReportSource& source) {
    ReportFigure figure = what_scenarios_set(source);
    if (figure.table.rows.empty()) return {};
    return {std::move(figure)};
}

} // namespace terrace
