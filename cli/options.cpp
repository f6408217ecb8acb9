#include "cli/options.hpp"

#include <CLI/Validators.hpp>

namespace terrace {
namespace {

/// An option that follows where a value belongs is a forgotten value, not a file of that name. The text is never shown.
const CLI::Validator is_value([](std::string& value) { return std::string(value.starts_with("--") ? "no value" : ""); }, "");

} // namespace

void OptionAdder::inputs(const std::string& name, const Text& help) {
    app_.add_option(name, arguments_.inputs, help.in(language_))->option_text(" ");
}

void OptionAdder::text(const std::string& name, std::string& value, const std::string& shown, const Text& help) {
    app_.add_option(name, value, help.in(language_))
        ->option_text(shown)
        ->check(is_value)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void OptionAdder::texts(const std::string& name, std::vector<std::string>& values, const std::string& shown, const Text& help) {
    app_.add_option(name, values, help.in(language_))->option_text(shown)->check(is_value)->allow_extra_args(false);
}

void OptionAdder::flag(const std::string& name, bool& value, const Text& help) {
    app_.add_flag(name, value, help.in(language_))->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void OptionAdder::speech(const std::string& formats) {
    if (!formats.empty()) text("--format", arguments_.format, formats, {"form of the results (table)", "结果的形式（默认 table）"});
    text("--lang", arguments_.language, "zh|en", {"language (from LANG)", "语言（默认取自 LANG）"});
    flag("--quiet", arguments_.quiet, {"errors only on standard error", "标准错误上只显示错误"});
}

void OptionAdder::seed() { text("--seed", arguments_.seed, "S", {"seed of all random numbers (1)", "随机数种子（默认 1）"}); }

void OptionAdder::output(const Text& help) {
    text("--out", arguments_.out, "FILE", help);
    flag("--force", arguments_.force, {"overwrite an existing file", "允许覆盖已有文件"});
}

void OptionAdder::scenario_changes() {
    text("--months", arguments_.months, "N", {"months to simulate, instead of the scenarios' own", "模拟月数，代替方案文件中的月数"});
    settings();
}

void OptionAdder::settings() {
    texts("--set", arguments_.set, "KEY=VALUE",
          {"changes a key in all scenarios; repeatable. A key of a measure (policies.NAME....)\n"
           "goes to the scenarios that have the measure",
           "修改所有方案中的一个键，可重复使用；措施的键（policies.名称.…）只用于含有该措施的方案"});
}

void OptionAdder::precision() {
    texts("--precision", arguments_.precision, "FIGURE:WIDTH",
          {"goes on until half of the 95 % interval is that narrow, as income_per_head:1%\n"
           "or income_per_head/yuli:50@2024-12; repeatable (docs/replicates.md)",
           "增加模拟次数，直到95%区间半宽不超过要求，如 income_per_head:1%\n或 income_per_head/yuli:50@2024-12；可重复使用（docs/replicates.md）"});
    text("--max-replicates", arguments_.max_replicates, "N", {"at most so many replicates (200); what was reached is told", "模拟次数上限（默认 200），并报告实际达到的精度"});
}

void OptionAdder::villages_monthly() {
    flag("--villages-monthly", arguments_.villages_monthly,
         {"also writes every series of villages for each month into the study file,\nwhich has them for each December (some 60 kB a village, replicate and scenario in five years)",
          "另把各村全部指标逐月写入研究文件（默认只写每年12月；五年约每村每次模拟每方案60 KB）"});
}

void OptionAdder::running() {
    text("--threads", arguments_.threads, "T", {"threads (all); results do not depend on it", "线程数（默认全部），不影响结果"});
    text("--progress", arguments_.progress, "STYLE",
         {"auto|bar|plain|json|none, on standard error", "进度显示方式：auto|bar|plain|json|none（标准错误）"});
}

void OptionAdder::replicates(int otherwise) {
    const std::string number = std::to_string(otherwise);
    text("--replicates", arguments_.replicates, "N",
         {"replicates, each with its own population and luck (" + number + ")",
          "重复模拟次数，各有自己的人口和随机因素（默认 " + number + "）"});
}

} // namespace terrace
