#include "analysis/plan/document/sections.hpp"
#include "analysis/plan/plan_notes.hpp"
#include "analysis/report/charts.hpp"
#include "analysis/report/sentence.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// Aims of which the runs cannot say whether the proposal moves them.
std::vector<ReportSentence> undecided_aims(const DocumentSource& source) {
    std::vector<ReportSentence> sentences;
    for (std::size_t goal = 0; goal < source.plan.goals.size(); ++goal)
        if (!clear(source.proposal().goals[goal]))
            sentences.push_back(
                {{"Whether the proposal moves \"" + source.plan.goals[goal].label.en + "\" is not known: {0}" +
                      source.after_number(goal).en + ".",
                  "推荐方案能否改变“" + source.plan.goals[goal].label.zh + "”尚不能确定：{0}" + source.after_number(goal).zh + "。"},
                 {source.change_of(source.plan.chosen, goal)}});
    return sentences;
}

std::vector<ReportSentence> unsure_villages(const DocumentSource& source) {
    std::vector<ReportSentence> sentences;
    for (std::size_t v = 0; v < source.plan.villages.size(); ++v) {
        const PlanVillage& one = source.plan.villages[v];
        if (one.tier == Tier::none) continue;
        const auto tier = static_cast<std::size_t>(one.tier) - 1;
        if (one.probability[tier] >= 0.5) continue;
        sentences.push_back({{"The tier of " + source.village(one).en + " is open: " + tier_labels()[tier].en + " with {0} %.",
                              source.village(one).zh + "的梯次尚不确定：" + tier_labels()[tier].zh + "概率仅 {0}%。"},
                             {probability_of(source.plan, v, tier, true)}});
    }
    return sentences;
}

/// What the search did not look at, and whether it was still finding something.
ReportSentence unseen_budgets(const DocumentSource& source) {
    const std::vector<PlanProgress>& progress = source.plan.progress;
    const std::size_t last = progress.size() - 1;
    ReportSentence sentence({"Whether a budget that was not looked at is better: {0} were.", "未评价的预算方案是否更好：共评价 {0} 个。"},
                            {exact(static_cast<double>(progress[last].evaluations), at("search/evaluations", {last}), 1, 0)});
    if (progress.size() >= least_reports)
        append(sentence,
               {{"The last quarter of the search added {0} % to what the frontier covers.", "搜索最后四分之一使前沿覆盖范围增加 {0}%。"},
                {estimated(late_gain(source.plan), "search/late_gain", 0.01, 1)}});
    return sentence;
}

ReportFigure files(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "files";
    figure.title = {"Input files", "输入文件"};
    figure.table.columns = {{"File", "文件"}, {"SHA-256", "SHA-256"}};
    for (const auto& [path, hash] : source.plan.provenance.files)
        figure.table.rows.push_back({words({path, path}), words({hash, hash})});
    return figure;
}

ReportFigure search(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "search";
    figure.title = {"How the search went on", "搜索过程"};
    figure.alternative = {"Hypervolume of the frontier against the number of packages tried.", "前沿超体积随评估方案数的变化。"};
    figure.table.columns = {
        {"Packages tried", "累计评估方案数"}, {"Hypervolume of the frontier", "前沿超体积"}, {"Packages on the frontier", "前沿方案数"}};
    LinesChart chart;
    chart.x_name = figure.table.columns[0];
    chart.unit = {{"hypervolume", "超体积"}, 3, false};
    ChartSeries series{{"hypervolume", "超体积"}, {}};
    for (const std::size_t i : thinned(source.plan.progress.size(), 12)) {
        const PlanProgress& one = source.plan.progress[i];
        figure.table.rows.push_back({exact(static_cast<double>(one.evaluations), at("search/evaluations", {i}), 1, 0),
                                     estimated(one.hypervolume, at("search/hypervolume", {i}), 1, 4),
                                     exact(static_cast<double>(one.frontier), at("search/frontier_size", {i}), 1, 0)});
        chart.x.push_back(static_cast<double>(one.evaluations));
        series.values.push_back(one.hypervolume);
    }
    chart.series = {std::move(series)};
    draw(figure, chart);
    return figure;
}

/// What the search and the frontier rest on. How many runs that took is not said: it depends on where the search was interrupted.
ReportSentence effort(const DocumentSource& source) {
    ReportSentence sentence(Text{});
    if (const std::vector<PlanProgress>& progress = source.plan.progress; !progress.empty()) {
        const std::size_t last = progress.size() - 1;
        append(sentence, {{"The search looked at {0} budgets.", "搜索共评估 {0} 个预算方案。"},
                          {exact(static_cast<double>(progress[last].evaluations), at("search/evaluations", {last}), 1, 0)}});
    }
    append(
        sentence,
        {{"Each package on the frontier was run in {0} replicates; their luck is drawn from seed {1}. Households keep their luck in every "
          "package, so differences are due to the package.",
          "前沿上每个方案重复模拟 {0} 次，随机种子为 {1}。同一农户在各方案中面对相同的随机因素，差别只来自方案。"},
         {exact(static_cast<double>(source.plan.replicates), "replicates", 1, 0), exact(source.plan.seed, "seed", 1, 0)}});
    return sentence;
}

} // namespace

ReportSection unknowns_section(const DocumentSource& source) {
    ReportSection section{"unknowns", {"9. What is not known", "九、尚不确定的问题"}, {}};
    section.paragraphs = undecided_aims(source);
    for (ReportSentence& one : unsure_villages(source))
        section.paragraphs.push_back(std::move(one));
    if (!source.plan.progress.empty()) section.paragraphs.push_back(unseen_budgets(source));
    for (const Text& one : source.plan.unknowns)
        section.paragraphs.push_back(one);
    section.paragraphs.push_back(
        Text{"The search found no package that is clearly better, among those that it tried; that none exists is not proven. Figures are "
             "simulated; they foretell "
             "under the assumptions of the annex and replace no survey of the villages.",
             "搜索在给定次数内未发现明显更优的方案，但不能证明不存在。本文数据均为模拟测算，以附件所列假设为前提，不能代替入村调查。"});
    return section;
}

ReportSection methods_section(const DocumentSource& source) {
    ReportSection section{"methods", {"Annex. Data and methods", "附：数据与方法"}, {}};
    section.paragraphs = {
        effort(source),
        {{"Every figure names its place in the plan file and the digest of the run; terrace plan check compares them all.",
          "每个数字均标注其在规划结果文件中的位置和模拟摘要，可用 terrace plan check 逐一核对。"}}};
    section.figures.push_back(assumptions_table(source));
    if (!source.plan.progress.empty()) section.figures.push_back(search(source));
    if (!source.plan.provenance.files.empty()) section.figures.push_back(files(source));
    return section;
}

} // namespace terrace
