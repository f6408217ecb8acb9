#include "cli/study_job.hpp"

#include "analysis/study/helper_runs.hpp"
#include "analysis/study/study_file.hpp"
#include "cli/interruption.hpp"
#include "cli/stacking.hpp"
#include "cli/study_record.hpp"
#include "sim/io/pending_file.hpp"

#include <algorithm>
#include <chrono>

namespace terrace {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Turns finished counties into household-months, which is what a run consists of for its user.
class HouseholdMonths : public Progress {
public:
    HouseholdMonths(Progress& shown, std::size_t per_unit) : shown_(shown), per_unit_(per_unit) {}
    void begin(std::size_t total_units) override { shown_.begin(total_units * per_unit_); }
    void advance(std::size_t units) override { shown_.advance(units * per_unit_); }
    void end() override { shown_.end(); }

private:
    Progress& shown_;
    std::size_t per_unit_;
};

/// Of one county and replicate with all runs, helpers included, on the mean over counties.
std::size_t household_months_per_task(const StudyRequest& request) {
    double household_months = 0;
    const std::vector<PlannedRun> runs = plan_runs(request.scenarios, request.attribute, request.cotton_years);
    for (const CountyMargins& county : request.scenarios.front().region.counties) {
        const std::vector<std::size_t> same = same_runs(runs, county.key);
        for (std::size_t r = 0; r < runs.size(); ++r)
            if (same[r] == r) household_months += static_cast<double>(county.households) * runs[r].scenario.months;
    }
    const double counties = static_cast<double>(request.scenarios.front().region.counties.size());
    return static_cast<std::size_t>(std::max(1.0, household_months / counties));
}

bool is_same_file(const std::filesystem::path& one, const std::filesystem::path& other) {
    std::error_code failed;
    return std::filesystem::equivalent(one, other, failed) && !failed;
}

void show_warnings(const ScenarioInput& input, const Console& console) {
    std::vector<std::string> shown;
    const auto show = [&](const std::vector<InputWarning>& warnings) {
        for (const InputWarning& warning : warnings) {
            const Text text = warning.message();
            if (std::find(shown.begin(), shown.end(), text.en) != shown.end()) continue; // scenarios share their base
            shown.push_back(text.en);
            console.warn(text);
        }
    };
    for (const Scenario& scenario : input.scenarios) {
        show(scenario.warnings);
        show(stacking_doubts(scenario));
    }
}

} // namespace

StudyJob study_job(const Arguments& arguments, std::size_t default_replicates) {
    StudyJob job;
    job.replicates = replicates_of(arguments, default_replicates);
    job.seed = seed_of(arguments);
    job.threads = threads_of(arguments);
    job.progress = progress_of(arguments);
    job.attribute = arguments.attribute;
    job.time_steps = arguments.time_steps;
    job.villages_monthly = arguments.villages_monthly;
    job.command_line = arguments.command_line;
    return job;
}

void require_file_for_villages(const Arguments& arguments) {
    if (arguments.villages_monthly && arguments.out.empty())
        reject_usage("--villages-monthly", {"no file to write it to", "没有给出要写的文件"}, {"--villages-monthly together with --out FILE", "与 --out 文件 一起使用"});
}

void check_output(const std::filesystem::path& path, bool force, const std::vector<SourceFile>& inputs, std::uint64_t panel_bytes) {
    if (path.empty()) return;
    for (const SourceFile& input : inputs)
        if (is_same_file(path, input.path))
            reject_usage("--out", {"'" + path.string() + "', which is an input", "“" + path.string() + "”，它是输入文件"},
                         {"a file of its own", "另一个文件名"});
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        reject_usage("--out", {"the folder '" + path.string() + "'", "文件夹“" + path.string() + "”"}, {"the name of a file", "文件名"});
    const PendingFile trial(path, force); // vanishes again
    trial.require_space(panel_bytes, {"find room for the household panel (--panel)", "确认住户面板（--panel）所需磁盘空间"});
}

FinishedStudy simulate_job(const ScenarioInput& input, const StudyJob& job, const Console& console) {
    if (job.warn) show_warnings(input, console);
    ProgressReporter reporter(job.progress, console.language(), {"household-months", "户·月"});
    StudyRequest request;
    request.scenarios = input.scenarios;
    request.replicates = job.replicates;
    request.first_replicate = job.first_replicate;
    request.seed = job.seed;
    request.effects = job.effects;
    request.attribute = job.attribute;
    request.cotton_years = job.cotton_years;
    request.villages_monthly = job.villages_monthly;
    HouseholdMonths progress(reporter, household_months_per_task(request));
    request.run = {job.threads, job.progress == ProgressStyle::none ? nullptr : &progress, &interruption()};

    FinishedStudy finished;
    const auto start = Clock::now();
    finished.study = simulate_study(request, &finished.report, job.time_steps);
    stop_if_interrupted();
    finished.wall_seconds = seconds_since(start);
    finished.study.provenance = provenance_of(input, job, finished.report, finished.wall_seconds);
    return finished;
}

void save_study(const Study& study, const std::filesystem::path& path, bool force, const Console& console, const std::vector<Scenario>* panel) {
    if (path.empty()) return;
    const auto start = Clock::now();
    write_study(study, path, force, &interruption(), panel);
    const std::string seconds = std::to_string(std::max(0.1, seconds_since(start))).substr(0, 4);
    console.note({"wrote " + path.string() + " in " + seconds + " s", "已写出 " + path.string() + "，用时 " + seconds + " 秒"});
}

} // namespace terrace
