#include "cli/sweep_session.hpp"

#include "analysis/sweeps/sweep_file_reader.hpp"
#include "analysis/sweeps/sweep_precision.hpp"
#include "cli/data_folder.hpp"
#include "cli/study_job.hpp"
#include "sim/config/input_error.hpp"
#include "sim/io/small_files.hpp"

#include <algorithm>

namespace terrace {
namespace {

void show_warnings(const SweepInputs& inputs, const Console& console) {
    std::vector<std::string> shown;
    const auto show = [&](const std::vector<InputWarning>& warnings) {
        for (const InputWarning& warning : warnings) {
            const Text text = warning.message();
            if (std::find(shown.begin(), shown.end(), text.en) != shown.end()) continue;
            shown.push_back(text.en);
            console.warn(text);
        }
    };
    show(inputs.request.warnings);
    for (const Scenario& scenario : inputs.scenarios) show(scenario.warnings);
}

/// In the folder of a sweep that may replace an earlier output: whoever continues it need not say so again.
std::filesystem::path replacing_mark(const std::filesystem::path& parts) { return parts / "replaces-output"; }

/// Whether the output holds this very sweep, and all of it. Another sweep is rejected, another file too.
bool is_complete(const std::filesystem::path& out, const std::vector<std::string>& description) {
    std::optional<SweepFileReader> file;
    try {
        file.emplace(out);
    } catch (const FileError&) {
        throw FileExists(out);
    }
    require_same_sweep(out, file->head().description, description);
    return file->end().missing == 0;
}

void begin(const SweepInputs& inputs, const std::filesystem::path& data, const SweepSession& session, bool force) {
    const std::filesystem::path parts = parts_folder(session.out);
    check_output(session.out, force, inputs.files);
    SweepFolder::create(parts, inputs, data);
    if (session.replaces) write_durably(replacing_mark(parts), "");
}

void tell_resuming(const SweepFolder& folder, const Console& console) {
    const ShardCheck check = check_shards(folder);
    const std::string damaged = std::to_string(check.damaged), lost = std::to_string(check.lost);
    if (check.damaged > 0) console.warn({damaged + " finished points were damaged and are run again", damaged + " 个已完成的样本点文件损坏，将重新模拟"});
    if (check.lost > 0) console.warn({lost + " finished points are gone and are run again", lost + " 个已完成的样本点文件丢失，将重新模拟"});
    const std::string all = std::to_string(folder.points()), done = std::to_string(folder.points() - folder.missing().count());
    console.note({"continuing " + folder.path().string() + ": " + done + " of " + all + " points are finished",
                  "继续 " + folder.path().string() + "：" + all + " 个样本点已完成 " + done + " 个"});
}

} // namespace

std::filesystem::path parts_folder(const std::filesystem::path& out) { return out.string() + ".parts"; }

SweepSession open_sweep(const Arguments& arguments, const std::string& sweep, const Console& console) {
    if (arguments.out.empty()) reject_usage("--out", {"nothing", "没有给出"}, {"the file to write", "要写出的文件"});
    const std::filesystem::path data = data_folder({sweep, std::filesystem::absolute(sweep).parent_path()});
    SweepInputs inputs = read_sweep_inputs(sweep, data);
    if (arguments.precision.empty() && !arguments.max_replicates.empty())
        reject_usage("--max-replicates", {"nothing that adds replicates", "没有需要增加模拟次数的选项"}, {"--max-replicates together with --precision", "与 --precision 一起使用"});
    if (!arguments.precision.empty()) ask_precision(inputs, arguments.precision, max_replicates_of(arguments, inputs.request.replicates));
    const std::vector<std::string> description = describe_sweep(inputs);
    SweepSession session;
    session.out = arguments.out;
    const std::filesystem::path parts = parts_folder(session.out);
    std::error_code ignored;
    const bool output_there = std::filesystem::exists(session.out, ignored);
    if (arguments.force) SweepFolder::remove(parts);
    const bool parts_there = SweepFolder::exists(parts);
    if (arguments.resume && !output_there && !parts_there)
        reject_usage("--resume", {"nothing to continue", "没有可以继续的内容"}, {"the --out of an interrupted sweep", "此前中断的扫描所用的 --out"});
    const bool replacing = parts_there && std::filesystem::exists(replacing_mark(parts), ignored);
    if (output_there && !arguments.force && !replacing && is_complete(session.out, description)) {
        SweepFolder::remove(parts);
        return session;
    }
    session.replaces = output_there;
    if (parts_there) require_same_sweep(parts, SweepFolder(parts).description(), description);
    show_warnings(inputs, console);
    if (!parts_there) begin(inputs, data, session, arguments.force || output_there);
    session.folder.emplace(parts);
    session.inputs = session.folder->read_inputs();
    if (parts_there) tell_resuming(*session.folder, console);
    return session;
}

} // namespace terrace
