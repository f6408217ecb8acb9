#include "analysis/sweeps/request_parts.hpp"
#include "sim/config/document.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>

namespace terrace {
namespace {

std::string nearest_file(const std::filesystem::path& file) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path(), ignored))
        if (entry.path().extension() == ".toml") names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return nearest_name(file.filename().string(), names);
}

bool is_file(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

/// "a.toml", or "a.toml+b.toml" to be stacked; a name that is a file as it stands is one file.
std::vector<std::filesystem::path> stack_of(const Node& element, const std::filesystem::path& folder) {
    const std::string& text = element.string();
    std::vector<std::filesystem::path> stack;
    for (std::size_t start = 0, end = 0; start <= text.size(); start = end + 1) {
        end = is_file(folder / text) ? text.size() : std::min(text.find('+', start), text.size());
        stack.push_back((folder / text.substr(start, end - start)).lexically_normal());
        if (!is_file(stack.back()))
            throw InputError(element.place(), "scenarios", {stack.back().string() + ": no such file", stack.back().string() + "：没有此文件"},
                             {"scenario files, relative to this file; a.toml+b.toml stacks b on a", "方案文件（相对于本文件）；a.toml+b.toml 表示叠加"}, nearest_file(stack.back()));
    }
    return stack;
}

std::string name_of(const std::vector<std::filesystem::path>& stack) {
    std::string name;
    for (const std::filesystem::path& file : stack) name.append(name.empty() ? "" : "+").append(file.stem().string());
    return name;
}

} // namespace

std::vector<MeasureTerms> SweepScenarios::measures(std::size_t scenario) const {
    std::vector<MeasureTerms> measures;
    const Node* policies = roots[scenario].find("policies");
    for (std::size_t i = 0; policies && i < policies->children().size(); ++i) {
        const Node& measure = policies->children()[i];
        const Node* enabled = measure.find("enabled");
        if (enabled && enabled->is_boolean() && !enabled->boolean()) continue;
        MeasureTerms terms;
        terms.name = measure.key();
        const Node* instrument = measure.find("instrument");
        terms.instrument = instrument && instrument->is_string() ? instrument->string() : terms.name;
        measures.push_back(std::move(terms));
    }
    return measures;
}

SweepScenarios read_sweep_scenarios(KeyVisitor& root, const std::filesystem::path& folder) {
    std::vector<std::string> texts;
    root.texts("scenarios", texts);
    if (texts.empty()) root.fail("scenarios", {"one or more scenario files", "一个或多个方案文件"});
    SweepScenarios scenarios;
    const Node& list = *root.node()->find("scenarios");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Node& element = list.is_array() ? list.children()[i] : list;
        scenarios.stacks.push_back(stack_of(element, folder));
        const std::string name = name_of(scenarios.stacks.back());
        if (std::find(scenarios.names.begin(), scenarios.names.end(), name) != scenarios.names.end())
            throw InputError(element.place(), "scenarios", {"a second scenario named '" + name + "'", "第二个名为“" + name + "”的方案"},
                             {"scenarios with names of their own", "各方案的文件名互不相同"});
        scenarios.names.push_back(name);
        scenarios.roots.push_back(stack_scenarios(scenarios.stacks.back()).root);
    }
    return scenarios;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace terrace
