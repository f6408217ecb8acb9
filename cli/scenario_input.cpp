#include "cli/scenario_input.hpp"

#include "analysis/study/stacked_settings.hpp"
#include "cli/arguments.hpp"
#include "cli/data_folder.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/source_list.hpp"

namespace terrace {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

void apply_settings(std::vector<Stacked>& stacks, const ScenarioRequest& request) {
    for (const std::string& setting : request.settings)
        set_where_it_belongs(stacks, setting);
    if (!request.months) return;
    for (Stacked& stack : stacks)
        stack.root.set("months", {"--months"}, Node::of_integer(*request.months, {"--months"}));
}

void reject_equal_names(const std::vector<ScenarioStack>& scenarios) {
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (scenarios[i].name == scenarios[j].name)
                reject_usage(scenarios[i].files.back().string(),
                             {"a second scenario named '" + scenarios[i].name + "'", "第二个名为“" + scenarios[i].name + "”的方案"},
                             {"scenarios with names of their own", "各方案的文件名互不相同"});
}

Text title_of(const Node& root, const std::string& otherwise) {
    const Node* title = root.find("title");
    if (!title) return {otherwise, otherwise};
    if (title->is_string()) return {title->string(), title->string()};
    const auto word = [&](const char* language) {
        const Node* text = title->find(language);
        return text && text->is_string() ? text->string() : otherwise;
    };
    return {word("en"), word("zh")};
}

/// A stack bears the titles of all its files, since the last one's alone would hide what it stands on.
void join_titles(Scenario& scenario, const ScenarioStack& stack) {
    if (stack.files.size() < 2) return;
    scenario.title = {};
    for (const std::filesystem::path& file : stack.files) {
        const Text title = title_of(read_document(file), file.stem().string());
        scenario.title.en += (scenario.title.en.empty() ? "" : " + ") + title.en;
        scenario.title.zh += (scenario.title.zh.empty() ? "" : " + ") + title.zh;
    }
}

std::vector<std::filesystem::path> paths_of(const std::vector<Stacked>& stacks) {
    std::vector<std::filesystem::path> paths;
    for (const Stacked& stack : stacks)
        for (const SourceFile& file : stack.files)
            paths.push_back(file.path);
    return paths;
}

} // namespace

ScenarioStack scenario_stack(const std::string& argument) {
    std::error_code ignored;
    if (std::filesystem::exists(argument, ignored)) return {std::filesystem::path(argument).stem().string(), {argument}};
    ScenarioStack stack;
    for (const std::string& file : split(argument, '+')) {
        if (file.empty())
            reject_usage(argument.empty() ? "SCENARIO" : argument, {"an empty file name", "空文件名"},
                         {"FILE or FILE+FILE", "文件 或 文件+文件"});
        stack.files.emplace_back(file);
        stack.name += (stack.name.empty() ? "" : "+") + stack.files.back().stem().string();
    }
    return stack;
}

ScenarioInput read_scenarios(ScenarioRequest request) {
    reject_equal_names(request.scenarios);
    std::vector<Stacked> stacks;
    for (const ScenarioStack& scenario : request.scenarios)
        stacks.push_back(stack_scenarios(scenario.files));
    apply_settings(stacks, request);
    if (request.data.empty()) request.data = data_folder(paths_of(stacks));

    ScenarioInput input;
    const DataFolders folders = folders_below(request.data);
    input.records = Records::read_folder(folders.parameters);
    for (const SourceFile& file : input.records.files())
        keep_once(input.files, file);
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        Scenario scenario = read_scenario(stacks[i], request.scenarios[i].name, input.records, folders);
        join_titles(scenario, request.scenarios[i]);
        for (const SourceFile& file : scenario.files)
            keep_once(input.files, file);
        for (const SourceFile& file : scenario.region.files)
            keep_once(input.files, file);
        for (const auto& file : scenario.region.registers)
            keep_once(input.files, *file);
        input.scenarios.push_back(std::move(scenario));
    }
    input.request = std::move(request);
    return input;
}

} // namespace terrace
