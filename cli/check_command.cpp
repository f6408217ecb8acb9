#include "cli/checked_file.hpp"
#include "cli/command.hpp"

#include <algorithm>

namespace terrace {
namespace {

void add_options(OptionAdder& add, Arguments&) {
    add.inputs("FILE",
               {"scenario (a.toml+b.toml stacks b on a), region or parameter files", "方案（a.toml+b.toml 表示叠加）、区域或参数文件"});
    add.seed();
    add.scenario_changes();
    add.speech();
}

std::string all_text(const std::vector<CheckedFile>& files, Language language) {
    std::string text;
    for (const CheckedFile& checked : files)
        text += (text.empty() ? "" : "\n") + checked_text(checked, language);
    return text;
}

std::string all_json(const std::vector<CheckedFile>& files, bool ok) {
    Json list = Json::array();
    for (const CheckedFile& checked : files)
        list.push_back(checked_json(checked));
    return json_text({{"command", "check"}, {"ok", ok}, {"files", std::move(list)}});
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const std::uint32_t seed = seed_of(arguments);
    const std::optional<int> months = months_of(arguments);
    if (arguments.inputs.empty()) reject_usage("", {"no file", "没有给出文件"}, {"terrace check FILE...", "terrace check 文件…"});
    std::vector<CheckedFile> files;
    for (const std::string& input : arguments.inputs)
        files.push_back(check_file(input, arguments.set, months, seed));
    for (const CheckedFile& checked : files)
        if (checked.fault) console.error(*checked.fault);
    const bool ok = std::none_of(files.begin(), files.end(), [](const CheckedFile& checked) { return checked.fault.has_value(); });
    if (format == OutputFormat::json) console.print(all_json(files, ok));
    if (format == OutputFormat::csv) console.print(checked_csv(files, console.language()));
    if (format == OutputFormat::table) console.print(all_text(files, console.language()));
    return ok ? ExitStatus::done : ExitStatus::wrong_input;
}

} // namespace

Command check_command() {
    return {"check",
            {"reads and checks files without running", "只读取并检查文件，不模拟"},
            {"Shows overridden values, what the terms of measures imply (unit values, what budgets can pay) and how many households\n"
             "may take part. Warns of budgets that cannot reach their numbers, numbers that a county does not have, targets that\n"
             "select nobody and overlapping measures. Exit status 2 when a file is faulty.\n"
             "Example: terrace check scenarios/yuli-land-transfer.toml scenarios/regions/bayingolin.toml",
             "显示被覆盖的值、由措施条款推算的结果（单位金额、预算可支付数）以及符合条件的农户数。预算达不到要求数量、数量超出\n"
             "县内实有、没有农户符合条件、措施重叠时给出警告。文件有误时退出状态为 2。\n"
             "示例：terrace check scenarios/yuli-land-transfer.toml scenarios/regions/bayingolin.toml"},
            add_options,
            run};
}

} // namespace terrace
