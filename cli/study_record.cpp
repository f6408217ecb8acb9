#include "cli/study_record.hpp"

#include "cli/json.hpp"
#include "sim/config/input_error.hpp"
#include "version.hpp"

#include <array>
#include <charconv>
#include <ctime>

namespace terrace {
namespace {

std::string now_in_utc() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text.data(), length};
}

Json parameters_of(const Scenario& scenario) {
    Json keys = Json::array();
    for (const ResolvedKey& key : scenario.resolved) {
        Json entry{{"key", key.key}, {"value", key.value}, {"unit", key.unit}, {"mark", key.mark}, {"source", key.source}};
        if (key.overridden) entry["set_at"] = key.overridden->to_string();
        keys.push_back(std::move(entry));
    }
    return {{"scenario", scenario.name}, {"parameters", std::move(keys)}};
}

/// "name=value" lines; a `scenario` line is followed by the `file` lines of its stack.
std::vector<std::string> arguments_of(const ScenarioRequest& request, const StudyJob& job) {
    std::vector<std::string> lines;
    for (const ScenarioStack& scenario : request.scenarios) {
        lines.push_back("scenario=" + scenario.name);
        for (const std::filesystem::path& file : scenario.files)
            lines.push_back("file=" + file.string());
    }
    lines.push_back("data=" + request.data.string());
    for (const std::string& setting : request.settings)
        lines.push_back("set=" + setting);
    if (request.months) lines.push_back("months=" + std::to_string(*request.months));
    lines.push_back(std::string("attribute=") + (job.attribute ? "1" : "0"));
    lines.push_back(std::string("cotton_years=") + (job.cotton_years ? "1" : "0"));
    return lines;
}

[[noreturn]] void reject_record(const std::string& study_file, const std::string& found) {
    throw InputError({study_file}, "", {"a record of arguments that cannot be repeated: " + found, "无法据以重新模拟的参数记录：" + found},
                     {"a study written by `terrace run` or `terrace compare`", "由 terrace run 或 terrace compare 写出的研究文件"});
}

} // namespace

Study::Provenance provenance_of(const ScenarioInput& input, const StudyJob& job, const StudyReport& report, double wall_seconds) {
    Study::Provenance from;
    from.version = program_version();
    from.commit = program_commit();
    from.compiler = std::string(program_compiler()) + ", " + std::string(program_build());
    from.command_line = job.command_line;
    from.created = now_in_utc();
    from.threads = thread_count(job.threads);
    from.wall_seconds = wall_seconds;
    for (const SourceFile& file : input.files)
        from.files.emplace_back(file.path.string(), file.text);
    Json parameters = Json::array();
    for (const Scenario& scenario : input.scenarios)
        parameters.push_back(parameters_of(scenario));
    from.parameters = json_text(parameters, -1);
    from.timings = report.phases;
    from.arguments = arguments_of(input.request, job);
    return from;
}

ScenarioRequest recorded_request(const Study& study, const std::string& study_file) {
    ScenarioRequest request;
    for (const std::string& line : study.provenance.arguments) {
        const std::size_t equals = line.find('=');
        if (equals == std::string::npos) reject_record(study_file, "'" + line + "'");
        const std::string name = line.substr(0, equals), value = line.substr(equals + 1);
        if (name == "scenario") request.scenarios.push_back({value, {}});
        if (name == "file" && !request.scenarios.empty()) request.scenarios.back().files.emplace_back(value);
        if (name == "data") request.data = value;
        if (name == "set") request.settings.push_back(value);
        if (name == "months") {
            int months = 0;
            const auto [stop, fault] = std::from_chars(value.data(), value.data() + value.size(), months);
            if (fault != std::errc() || stop != value.data() + value.size() || months < 1) reject_record(study_file, "'" + line + "'");
            request.months = months;
        }
    }
    const bool complete = !request.scenarios.empty() && !request.data.empty() && !study.provenance.files.empty();
    if (!complete) reject_record(study_file, "no scenarios");
    return request;
}

} // namespace terrace
