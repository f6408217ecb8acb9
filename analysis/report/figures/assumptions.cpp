#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/unit_text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace terrace {
namespace {

struct Setting {
    std::string value, unit, mark, source;
    bool set = false; ///< by a scenario, not the shipped value
};

/// [scenario name][key], from the study's own record; empty when it has none.
std::map<std::string, std::map<std::string, Setting>> settings_of(const Study& study) {
    std::map<std::string, std::map<std::string, Setting>> settings;
    const nlohmann::json record = nlohmann::json::parse(study.provenance.parameters, nullptr, false);
    if (!record.is_array()) return settings;
    for (const nlohmann::json& scenario : record)
        for (const nlohmann::json& key : scenario.value("parameters", nlohmann::json::array()))
            settings[scenario.value("scenario", "")][key.value("key", "")] = {
                key.value("value", ""), key.value("unit", ""), key.value("mark", ""), key.value("source", ""), key.contains("set_at")};
    return settings;
}

using Settings = std::map<std::string, std::map<std::string, Setting>>;

/// Counts of the base's parameters by what they rest on.
ReportFigure evidence(const ReportSource& source, const Settings& all) {
    ReportFigure figure;
    const auto found = all.find(source.study.scenarios[source.base].name);
    if (found == all.end()) return figure;
    const std::vector<std::pair<std::string, Text>> marks{{"F", {"found in a public source", "有公开来源"}},
                                                          {"D", {"derived from found figures", "由来源数据推算"}},
                                                          {"E", {"estimated", "估计"}}};
    BarsChart chart{{{"parameters of the base", "基准方案参数"}}, {{"parameters", "参数个数"}, 0}, {}, true, true};
    const std::array<std::size_t, 3> colours{3, 1, 5};
    std::vector<std::string> counts;
    figure.table.columns = {{"Evidence", "依据"}, {"Mark", "标记"}, {"Parameters", "参数个数"}};
    for (const auto& [mark, name] : marks) {
        const auto count =
            std::count_if(found->second.begin(), found->second.end(), [&](const auto& one) { return one.second.mark == mark; });
        counts.push_back(std::to_string(count));
        chart.series.push_back({name, {static_cast<double>(count)}, {}, {}, colours[chart.series.size()]});
        figure.table.rows.push_back({words(name), words({mark, mark}), number(static_cast<double>(count), 0)});
    }
    figure.key = "evidence";
    figure.title = {"Behind the base stand " + counts[0] + " found, " + counts[1] + " derived and " + counts[2] + " estimated parameters",
                    "基准方案依据：有来源参数 " + counts[0] + " 个、推算参数 " + counts[1] + " 个、估计参数 " + counts[2] + " 个"};
    figure.alternative = {"One bar of all parameters by what they rest on.", "全部参数按依据类型划分的堆叠柱。"};
    figure.note = {"terrace parameters lists them all with range and source. What estimates do to the results is a question for a sweep "
                   "(terrace sweep).",
                   "terrace parameters 列出全部参数及其范围和来源；估计值对结果的影响用 terrace sweep 检验。"};
    draw(figure, chart);
    return figure;
}

/// A setting with the scenarios that set it so.
struct SharedSetting {
    std::string key;
    Setting setting;
    std::vector<std::size_t> scenarios;
};

/// Everything that scenarios set themselves; what several set alike stands once.
std::vector<SharedSetting> shared_settings(const ReportSource& source, const Settings& all) {
    std::vector<SharedSetting> list;
    std::map<std::array<std::string, 4>, std::size_t> places;
    for (const std::size_t scenario : source.scenarios) {
        const auto found = all.find(source.study.scenarios[scenario].name);
        if (found == all.end()) continue;
        for (const auto& [key, setting] : found->second) {
            if (!setting.set || key.ends_with(".title")) continue;
            const auto [place, first] = places.try_emplace({key, setting.value, setting.unit, setting.mark}, list.size());
            if (first) list.push_back({key, setting, {}});
            list[place->second].scenarios.push_back(scenario);
        }
    }
    return list;
}

ReportFigure what_scenarios_set(const ReportSource& source, const Settings& all) {
    ReportFigure figure;
    figure.key = "settings";
    figure.alternative = {"A table of everything that scenarios set themselves.", "各方案自行设定的参数一览。"};
    figure.table.columns = {{"Scenarios", "方案"}, {"Key", "参数"}, {"Value", "取值"}, {"Unit", "单位"}, {"Mark", "依据"}};
    std::map<std::size_t, std::size_t> count;
    for (const auto& [key, setting, scenarios] : shared_settings(source, all)) {
        Text titles;
        for (const std::size_t scenario : scenarios) {
            titles.en += (titles.en.empty() ? "" : ", ") + source.title(scenario).en;
            titles.zh += (titles.zh.empty() ? "" : "、") + source.title(scenario).zh;
            ++count[scenario];
        }
        figure.table.rows.push_back({words(titles), words({key, key}), words({setting.value, setting.value}),
                                     words({unit_text(setting.unit, Language::en), unit_text(setting.unit, Language::zh)}),
                                     words({setting.mark, setting.mark})});
    }
    Text counts;
    for (const std::size_t scenario : source.scenarios) {
        if (!all.contains(source.study.scenarios[scenario].name)) continue;
        counts.en += (counts.en.empty() ? "" : ", ") + source.title(scenario).en + " " + std::to_string(count[scenario]);
        counts.zh += (counts.zh.empty() ? "" : "，") + source.title(scenario).zh + " " + std::to_string(count[scenario]) + " 项";
    }
    figure.title = {"Values that scenarios set themselves: " + counts.en, "各方案自行设定的参数：" + counts.zh};
    figure.note = {"Everything else is as shipped. Terms of a measure have no mark: they are what is decided.",
                   "其余均为默认值。措施条款属于决策内容，不标依据。"};
    return figure;
}

} // namespace

std::vector<ReportFigure> assumption_figures(const ReportSource& source) {
    const Settings all = settings_of(source.study);
    std::vector<ReportFigure> figures;
    if (ReportFigure figure = evidence(source, all); !figure.key.empty()) figures.push_back(std::move(figure));
    if (ReportFigure figure = what_scenarios_set(source, all); !figure.table.rows.empty()) figures.push_back(std::move(figure));
    return figures;
}

} // namespace terrace
