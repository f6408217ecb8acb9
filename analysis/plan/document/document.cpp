#include "analysis/plan/document/document.hpp"

#include "analysis/plan/document/sections.hpp"
#include "analysis/report/page.hpp"
#include "analysis/report/page_text.hpp"
#include "sim/io/pending_file.hpp"
#include "sim/io/small_files.hpp"

namespace terrace {
namespace {

std::vector<std::pair<Text, std::string>> provenance_of(const PlanResult& plan) {
    const PlanResult::Provenance& from = plan.provenance;
    return {{{"Program", "程序版本"}, "terrace " + from.version + " (" + from.commit + ")"},
            {{"Command", "命令"}, from.command_line},
            {{"Digest of the run (SHA-256)", "模拟摘要（SHA-256）"}, from.digest}};
}

} // namespace

Report plan_document(const PlanResult& plan) {
    const DocumentSource source(plan);
    Report report;
    report.title = {plan.title.en + " (" + source.years_text("–") + ")", plan.title.zh + "（" + source.years_text("—") + "年）"};
    report.subtitle = {"Draft from simulation, to be examined and approved", "模拟测算稿，供审议"};
    report.digest = plan.provenance.digest.substr(0, 12);
    report.tables_open = true;
    report.findings = plan_findings(source);
    report.sections = {aims_section(source),       villages_section(source),     measures_section(source),      budgets_section(source),
                       indicators_section(source), alternatives_section(source), contributions_section(source), risks_section(source),
                       unknowns_section(source),   methods_section(source)};
    std::erase_if(report.sections, [](const ReportSection& one) { return one.figures.empty() && one.paragraphs.empty(); });
    report.provenance = provenance_of(plan);
    return report;
}

std::vector<std::filesystem::path> write_plan_documents(const PlanResult& plan, const std::filesystem::path& folder, Language language) {
    const Report document = plan_document(plan);
    const std::filesystem::path tables = folder / "tables";
    make_folder(tables);
    std::vector<std::filesystem::path> written;
    FileBatch batch;
    const auto add = [&](const std::filesystem::path& path, const std::string& text) {
        batch.add(path, text);
        written.push_back(path);
    };
    add(folder / "plan.html", report_page(document, language));
    add(folder / "plan.md", plan_markdown(document, language));
    for (const ReportSection& section : document.sections)
        for (const ReportFigure& figure : section.figures)
            add(tables / (figure.key + ".csv"), table_csv(figure.table));
    add(tables / "origins.csv", origins_csv(document));
    PendingFile workbook(folder / "plan.xlsx", true);
    write_workbook(document, workbook.temporary());
    batch.publish();
    workbook.publish();
    written.push_back(folder / "plan.xlsx");
    return written;
}

} // namespace terrace
