#include "analysis/study/study_file.hpp"
#include "analysis/tables/csv.hpp"
#include "analysis/tables/text_table.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/restored_inputs.hpp"
#include "cli/study_job.hpp"
#include "version.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

namespace terrace {
namespace {

void add_options(OptionAdder& add, Arguments&) {
    add.inputs("STUDY", {"study file written by `run` or `compare`", "由 run 或 compare 写出的研究文件"});
    add.running();
    add.speech();
}

/// One scenario and replicate: what the file says and what came out now.
struct Repeated {
    std::string scenario;
    std::size_t replicate = 0;
    std::string recorded, now;
    bool same_series = false;

    [[nodiscard]] bool equal() const { return !recorded.empty() && recorded == now && same_series; }
};

std::optional<std::size_t> position(const Study& study, const std::string& scenario) {
    for (std::size_t i = 0; i < study.scenarios.size(); ++i)
        if (study.scenarios[i].name == scenario) return i;
    return std::nullopt;
}

bool same_number(double one, double other) { return one == other || (one != one && other != other); }

/// Whether those of villages, tiers and household types are; a file of an older program has none.
bool same_groups(const Study& one, std::size_t in_one, const Study& other, std::size_t in_other, std::size_t replicate) {
    for (std::size_t g = 0; g < std::min(one.groups.size(), other.groups.size()); ++g) {
        const GroupTable &table = one.groups[g], &again = other.groups[g];
        for (std::size_t s = 0; s < table.series.size(); ++s) {
            const auto found = std::find_if(again.series.begin(), again.series.end(), [&](const SeriesInfo& info) { return info.name == table.series[s].name && info.size == table.series[s].size; });
            if (found == again.series.end() || table.times != again.times || table.groups != again.groups) return false;
            const std::size_t size = table.series[s].size;
            const double* from = table.values[s].data() + table.at(in_one * one.replicates + replicate, 0, 0, size);
            const double* with = again.values[static_cast<std::size_t>(found - again.series.begin())].data() + again.at(in_other * other.replicates + replicate, 0, 0, size);
            if (!std::equal(from, from + table.times * table.groups * size, with, same_number)) return false;
        }
    }
    return true;
}

/// Whether the recorded numbers of a scenario and replicate are the same in both studies.
bool same_series(const Study& one, std::size_t in_one, const Study& other, std::size_t in_other, std::size_t replicate) {
    if (one.values.size() != other.values.size() || one.months != other.months || one.counties.size() != other.counties.size())
        return false;
    for (std::size_t s = 0; s < one.values.size(); ++s) {
        const SeriesInfo &info = one.series[s], &info_other = other.series[s];
        if (info.name != info_other.name || info.size != info_other.size) return false;
        const std::size_t count = static_cast<std::size_t>(one.months) * one.counties.size() * info.size;
        const auto from = one.values[s].begin() + static_cast<std::ptrdiff_t>(one.at(in_one, replicate, 0, 0, info.size));
        const auto with = other.values[s].begin() + static_cast<std::ptrdiff_t>(other.at(in_other, replicate, 0, 0, info.size));
        if (!std::equal(from, from + static_cast<std::ptrdiff_t>(count), with, same_number)) return false;
    }
    return same_groups(one, in_one, other, in_other, replicate);
}

std::vector<Repeated> compare_runs(const Study& recorded, const Study& now) {
    std::vector<Repeated> runs;
    for (std::size_t scenario = 0; scenario < recorded.scenarios.size(); ++scenario) {
        if (recorded.scenarios[scenario].helper) continue;
        const std::string& name = recorded.scenarios[scenario].name;
        const auto again = position(now, name);
        for (std::size_t replicate = 0; replicate < recorded.replicates; ++replicate) {
            Repeated run{name, replicate, recorded.digests.at(scenario * recorded.replicates + replicate), "", false};
            if (again) {
                run.now = now.digests.at(*again * now.replicates + replicate);
                run.same_series = same_series(recorded, scenario, now, *again, replicate);
            }
            runs.push_back(std::move(run));
        }
    }
    return runs;
}

Study repeat(const Study& recorded, const Arguments& arguments, const Console& console) {
    const RestoredInputs restored(recorded, arguments.inputs.front());
    const ScenarioInput input = read_scenarios(restored.request());
    restored.check_origin(input);
    StudyJob job = study_job(arguments, recorded.replicates);
    job.seed = recorded.seed;
    job.effects = false; // digests do not depend on them
    return simulate_job(input, job, Console(console.language(), true)).study;
}

std::string short_digest(const std::string& digest) { return digest.empty() ? "-" : digest.substr(0, 16); }

std::string table_text(const std::vector<Repeated>& runs, Language language) {
    TextTable table;
    table.header({Text{"Scenario", "方案"}.in(language), Text{"replicate", "重复"}.in(language), Text{"recorded", "文件记录"}.in(language),
                  Text{"repeated", "重新模拟"}.in(language), Text{"numbers", "数据"}.in(language), ""});
    for (const Repeated& run : runs)
        table.row({run.scenario, std::to_string(run.replicate), short_digest(run.recorded), short_digest(run.now),
                   run.same_series ? Text{"equal", "相同"}.in(language) : Text{"different", "不同"}.in(language),
                   run.equal() ? Text{"equal", "相同"}.in(language) : Text{"DIFFERENT", "不同"}.in(language)});
    return table.text();
}

std::string csv_text(const std::vector<Repeated>& runs) {
    std::string text = csv_line({"scenario", "replicate", "recorded", "repeated", "series_equal", "equal"});
    for (const Repeated& run : runs)
        text += csv_line(
            {run.scenario, std::to_string(run.replicate), run.recorded, run.now, run.same_series ? "1" : "0", run.equal() ? "1" : "0"});
    return text;
}

std::string all_json(const std::vector<Repeated>& runs, const Study& recorded, const std::string& file, bool equal) {
    Json list = Json::array();
    for (const Repeated& run : runs)
        list.push_back({{"scenario", run.scenario},
                        {"replicate", run.replicate},
                        {"recorded", run.recorded},
                        {"repeated", run.now},
                        {"series_equal", run.same_series},
                        {"equal", run.equal()}});
    return json_text({{"command", "verify"},
                      {"study", file},
                      {"equal", equal},
                      {"recorded_version", recorded.provenance.version},
                      {"recorded_commit", recorded.provenance.commit},
                      {"version", program_version()},
                      {"commit", program_commit()},
                      {"runs", std::move(list)}});
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const std::string& file = only_input(arguments, {"terrace verify STUDY.h5", "terrace verify 研究文件"});
    study_job(arguments, 1); // its options are checked before the study is read
    const Study recorded = read_study(file);
    const std::vector<Repeated> runs = compare_runs(recorded, repeat(recorded, arguments, console));
    const bool equal = !runs.empty() && std::all_of(runs.begin(), runs.end(), [](const Repeated& one) { return one.equal(); });
    if (format == OutputFormat::json) console.print(all_json(runs, recorded, file, equal));
    if (format == OutputFormat::csv) console.print(csv_text(runs));
    if (format == OutputFormat::table) console.print(table_text(runs, console.language()));
    if (equal) return ExitStatus::done;
    console.error(
        {"the run does not repeat; the study was made by commit " + recorded.provenance.commit + ", this is " +
             std::string(program_commit()),
         "重新模拟的结果不同；研究文件由提交 " + recorded.provenance.commit + " 的程序写出，本程序为 " + std::string(program_commit())});
    return ExitStatus::failed;
}

} // namespace

Command verify_command() {
    return {"verify",
            {"repeats the run recorded in a study file and compares digests", "按研究文件中的记录重新模拟并比较摘要"},
            {"Inputs are taken from the file, not from disk. Exit status 0 when all digests and series are equal, 1 when not.\n"
             "Example: terrace verify study.h5",
             "输入取自研究文件本身而非磁盘。全部摘要和数据相同时退出状态为 0，否则为 1。\n"
             "示例：terrace verify study.h5"},
            add_options,
            run};
}

} // namespace terrace
