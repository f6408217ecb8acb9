#include "analysis/report/page.hpp"
#include "analysis/report/report.hpp"
#include "analysis/study/study_file.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/study_input.hpp"
#include "cli/study_job.hpp"
#include "cli/text_file.hpp"

#include <optional>

namespace terrace {
namespace {

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("STUDY.h5", {"a study file written by `terrace compare` or `terrace run`", "由 terrace compare 或 terrace run 写出的研究文件"});
    add.text("--base", arguments.base, "NAME", {"scenario to compare with (the first)", "用作基准的方案（默认第一个）"});
    add.output({"the page to write (the study's name with .html)", "要写出的网页（默认与研究文件同名，后缀 .html）"});
    add.speech("");
}

std::filesystem::path page_path(const Arguments& arguments, const std::filesystem::path& study) {
    if (!arguments.out.empty()) return arguments.out;
    return std::filesystem::path(study).replace_extension(".html");
}

/// The known figures that the model is held against; none where the data folder has no such file.
std::optional<ValidationTargets> shipped_targets() {
    const std::filesystem::path file = data_folder({}) / "validation" / "targets.toml";
    if (!std::filesystem::exists(file)) return std::nullopt;
    return read_targets(file);
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const std::filesystem::path file = only_input(arguments, {"one study file", "一个研究文件"}), page = page_path(arguments, file);
    check_output(page, arguments.force, {SourceFile{file, ""}});
    const Study study = read_study(file);
    const std::optional<ValidationTargets> targets = shipped_targets();
    const Report report = make_report(study, base_position(study, arguments.base), targets ? &*targets : nullptr);
    const std::string text = report_page(report, console.language());
    write_text_file(text, page, arguments.force);
    console.note({"wrote " + page.string() + " (" + std::to_string(text.size() / 1024) + " KiB)", "已写出 " + page.string() + "（" + std::to_string(text.size() / 1024) + " KiB）"});
    if (!has_charts())
        console.note({"without charts: this program was built without Node.js (install nodejs and npm, then build again)", "报告不含图形：本程序编译时没有 Node.js（安装 nodejs 和 npm 后重新编译）"});
    return ExitStatus::done;
}

} // namespace

Command report_command() {
    return {"report",
            {"writes one HTML page of a study", "把研究文件写成一个网页报告"},
            {"The page needs no network and no other file, in Chinese and English, with a table under each chart; it prints to A4.\n"
             "Example: terrace report study.h5 --out report.html",
             "网页为单个文件，无需网络，中英文可切换，每张图附表格和 CSV 下载，可直接打印为 A4。\n"
             "示例：terrace report study.h5 --out report.html"},
            add_options,
            run};
}

} // namespace terrace
