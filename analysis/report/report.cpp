#include "analysis/report/report.hpp"

#include "analysis/report/figures/figures.hpp"
#include "analysis/report/findings/findings.hpp"

namespace terrace {
namespace {

std::vector<std::pair<Text, std::string>> provenance_of(const Study& study, const std::vector<std::size_t>& scenarios) {
    const Study::Provenance& from = study.provenance;
    std::vector<std::pair<Text, std::string>> lines{
        {{"Program", "程序版本"}, "terrace " + from.version + " (" + from.commit + ")"},
        {{"Command", "命令"}, from.command_line},
        {{"Written", "生成时间"}, from.created},
        {{"Replicates, seed", "重复次数、随机种子"}, std::to_string(study.replicates) + ", " + std::to_string(study.seed)}};
    for (const std::size_t scenario : scenarios)
        if (const std::size_t at = scenario * study.replicates; at < study.digests.size())
            lines.push_back(
                {{"Digest of the first run, " + study.scenarios[scenario].title.en, "首次模拟摘要，" + study.scenarios[scenario].title.zh},
                 study.digests[at]});
    std::string inputs;
    for (const auto& [path, text] : from.files)
        inputs += (inputs.empty() ? "" : ", ") + path;
    lines.push_back({{"Input files, kept in the study", "输入文件（已存于研究文件）"}, inputs});
    return lines;
}

std::vector<std::string> months_of(const Study& study) {
    std::vector<std::string> months;
    for (int month = 0; month < study.months; ++month)
        months.push_back((study.first + month).to_string());
    return months;
}

std::vector<std::size_t> scenarios_of(const Study& study, std::size_t base) {
    std::vector<std::size_t> list{base};
    for (std::size_t s = 0; s < study.scenarios.size(); ++s)
        if (s != base && !study.scenarios[s].helper) list.push_back(s);
    return list;
}

} // namespace

Report make_report(const Study& study, std::size_t base, const ValidationTargets* targets) {
    const Comparison comparison = compare_scenarios(study, base);
    const StudyValues values(study);
    const ReportSource source{study, values, comparison, base, scenarios_of(study, base), months_of(study)};
    Report report;
    report.title =
        source.scenarios.size() > 1 ? Text{"What the measures change", "政策措施的净效应"} : Text{"What the simulation gives", "模拟结果"};
    for (const std::size_t scenario : source.scenarios) {
        report.subtitle.en += (report.subtitle.en.empty() ? "" : " · ") + study.scenarios[scenario].title.en;
        report.subtitle.zh += (report.subtitle.zh.empty() ? "" : " · ") + study.scenarios[scenario].title.zh;
    }
    report.findings = findings_of(source);
    report.sections = {{"measures", {"Measures: gross, before and after, net", "措施：毛收入、前后变化与净效应"}, measure_figures(source)},
                       {"changes", {"What scenarios change, run by run", "各方案带来的变化（逐次配对）"}, difference_figures(source)},
                       {"paths", {"Income and poverty over the years", "收入与贫困走势"}, path_figures(source)},
                       {"distribution", {"Who gains, who loses", "谁受益、谁受损"}, distribution_figures(source)},
                       {"money", {"Where the money went", "资金去向"}, money_figures(source)},
                       {"economy", {"Income, work and prices", "收入构成、就业与价格"}, economy_figures(source)},
                       {"monitoring", {"Households at risk", "风险农户与监测"}, monitoring_figures(source)},
                       {"villages", {"Villages by tier", "分梯次村庄"}, village_figures(source)},
                       {"assumptions", {"What it rests on", "依据与假设"}, assumption_figures(source)}};
    if (targets != nullptr && !targets->targets.empty()) report.sections.back().figures.push_back(target_figure(source, *targets));
    std::erase_if(report.sections, [](const ReportSection& section) { return section.figures.empty(); });
    report.provenance = provenance_of(study, source.scenarios);
    return report;
}

} // namespace terrace
