#include "cli/plan_check.hpp"

#include "analysis/plan/document/check.hpp"
#include "analysis/tables/csv.hpp"
#include "cli/json.hpp"
#include "sim/config/input_error.hpp"
#include "sim/io/file_error.hpp"

namespace terrace {
namespace {

std::string quoted(const std::string& text, Language language) {
    if (text.empty()) return Text{"nothing", "无"}.in(language);
    return language == Language::zh ? "“" + text + "”" : "'" + text + "'";
}

/// "plan.md:41: budget-by-tier/0/2: number: found '1,210.00', expected '1,200.00'"
std::string fault_line(const std::string& document, const DocumentFault& fault, Language language) {
    std::string line = document + (fault.line > 0 ? ":" + std::to_string(fault.line) : "") + ": " +
                       (fault.place.empty() ? "" : fault.place + ": ") + fault.what.in(language);
    line += Text{": found ", "：现为"}.in(language) + quoted(fault.found, language);
    return line + Text{", expected ", "，应为"}.in(language) + quoted(fault.expected, language) + "\n";
}

std::string table(const std::string& document, const DocumentCheck& check, Language language) {
    std::string text;
    for (const DocumentFault& fault : check.faults)
        text += fault_line(document, fault, language);
    const std::string figures = std::to_string(check.figures), faults = std::to_string(check.faults.size());
    if (check.faults.empty()) return Text{figures + " figures match\n", figures + " 个数字全部一致\n"}.in(language);
    return text + Text{faults + " faults in a document of " + figures + " figures\n",
                       "文档共 " + figures + " 个数字，发现 " + faults + " 处不一致\n"}
                      .in(language);
}

std::string csv(const DocumentCheck& check, Language language) {
    std::string text = csv_line({"line", "place", "what", "found", "expected"});
    for (const DocumentFault& fault : check.faults)
        text += csv_line({std::to_string(fault.line), fault.place, fault.what.in(language), fault.found, fault.expected});
    return text;
}

std::string json(const std::string& document, const DocumentCheck& check) {
    Json faults = Json::array();
    for (const DocumentFault& fault : check.faults)
        faults.push_back({{"line", fault.line},
                          {"place", fault.place},
                          {"what", {{"en", fault.what.en}, {"zh", fault.what.zh}}},
                          {"found", fault.found},
                          {"expected", fault.expected}});
    return json_text({{"command", "plan check"},
                      {"document", document},
                      {"ok", check.faults.empty()},
                      {"figures", check.figures},
                      {"faults", std::move(faults)}});
}

/// The check, with a file that cannot be read told as wrong input: the document is not at fault then.
DocumentCheck checked(const std::string& document, const std::string& plan) {
    try {
        return check_plan_document(document, plan);
    } catch (const FileError& error) {
        throw InputError({error.path().string(), 0, 0}, "", {error.reason(), error.reason()},
                         {"plan.html or plan.md, then the plan file", "先 plan.html 或 plan.md，再规划结果文件"});
    }
}

} // namespace

ExitStatus run_plan_check(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    if (arguments.inputs.size() != 3)
        reject_usage("", {std::to_string(arguments.inputs.size() - 1) + " files", std::to_string(arguments.inputs.size() - 1) + " 个文件"},
                     {"terrace plan check DOCUMENT PLAN.h5", "terrace plan check 文档 规划结果.h5"});
    const std::string &document = arguments.inputs[1], &plan = arguments.inputs[2];
    const DocumentCheck check = checked(document, plan);
    console.print(format == OutputFormat::json  ? json(document, check)
                  : format == OutputFormat::csv ? csv(check, console.language())
                                                : table(document, check, console.language()));
    return check.faults.empty() ? ExitStatus::done : ExitStatus::failed;
}

} // namespace terrace
