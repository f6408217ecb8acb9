#include "cli/sweep_slurm.hpp"

#include "cli/json.hpp"
#include "cli/sweep_session.hpp"
#include "sim/io/small_files.hpp"
#include "sim/run/processes.hpp"

#include <algorithm>

namespace terrace {
namespace {

constexpr std::int64_t usual_tasks = 16, most_tasks = 100'000;

/// A word as the shell takes it.
std::string quoted(const std::string& text) {
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

std::string script_text(const std::filesystem::path& folder, const std::string& name, std::int64_t tasks, int threads) {
    const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
    const std::string cores = std::to_string(std::max(1, threads));
    return "#!/bin/bash\n"
           "# Every task takes from the points that are missing, so that any number of them may run, die, be requeued or submitted again.\n"
           "#SBATCH --job-name=" + name + "\n#SBATCH --array=1-" + std::to_string(tasks) + "\n#SBATCH --cpus-per-task=" + cores +
           "\n#SBATCH --requeue\n#SBATCH --open-mode=append\n#SBATCH --output=\"" + (folder / "slurm-%A_%a.log").string() + "\"\n" +
           "exec " + quoted(program) + " sweep worker " + quoted(folder.string()) + " --threads " + cores + " --progress none\n";
}

/// A job's name without blanks, which the directive would need quotes for.
std::string job_name(std::string name) {
    for (char& c : name)
        if (c == ' ' || c == '\'' || c == '"') c = '-';
    return name;
}

std::string submit(const std::filesystem::path& script) {
    const ProgramAnswer answer = run_program_for_answer("sbatch", {"--parsable", script.string()});
    if (answer.status != 0)
        throw FileError(script, {"submit the job array", "提交作业组"}, answer.status == 127 ? "no sbatch on this machine" : "sbatch ended with " + std::to_string(answer.status));
    return answer.output.substr(0, answer.output.find_first_of(";\n"));
}

} // namespace

ExitStatus prepare_slurm(const Arguments& arguments, const std::string& sweep, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const SweepSession session = open_sweep(arguments, sweep, console);
    if (!session.folder) {
        console.note({session.out.string() + " is complete; there is nothing to submit", session.out.string() + " 已完整，无需提交作业"});
        return ExitStatus::done;
    }
    const auto missing = static_cast<std::int64_t>(session.folder->missing().count());
    const std::int64_t asked = arguments.tasks.empty() ? usual_tasks : whole_number("--tasks", arguments.tasks, 1, most_tasks);
    const std::int64_t tasks = std::max<std::int64_t>(1, std::min(asked, missing));
    const std::filesystem::path folder = std::filesystem::absolute(session.folder->path()), script = folder / "sweep.sbatch";
    write_durably(script, script_text(folder, job_name(std::filesystem::path(sweep).stem().string()), tasks, threads_of(arguments)));
    const std::string job = arguments.submit ? submit(script) : "";
    const std::string next = "terrace sweep merge " + quoted(session.folder->path().string()) + " --out " + quoted(session.out.string());
    if (format == OutputFormat::json)
        console.print(json_text({{"command", "sweep slurm"}, {"script", script.string()}, {"folder", folder.string()}, {"tasks", tasks}, {"missing", missing},
                                 {"job", job.empty() ? Json(nullptr) : Json(job)}, {"merge", next}}));
    else
        console.print(Text{"script  " + script.string() + "\n" + (job.empty() ? "submit  sbatch " + quoted(script.string()) : "job     " + job) + "\nthen    " + next + "\n",
                           "脚本  " + script.string() + "\n" + (job.empty() ? "提交  sbatch " + quoted(script.string()) : "作业  " + job) + "\n然后  " + next + "\n"}
                          .in(console.language()));
    return ExitStatus::done;
}

} // namespace terrace
