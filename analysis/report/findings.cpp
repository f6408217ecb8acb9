#include "analysis/report/findings.hpp"

#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

Text compared(const ReportSource& source) {
    const std::string runs = std::to_string(source.study.replicates), scenarios = std::to_string(source.scenarios.size());
    const std::string &from = source.months.front(), &to = source.months.back();
    return {scenarios + " scenarios were simulated " + runs + " times each from " + from + " to " + to + ", every household with the same luck in all of them; what follows are differences against \"" +
                source.title(source.base).en + "\".",
            "共模拟 " + scenarios + " 个方案，每个方案 " + runs + " 次，时段 " + from + " 至 " + to + "；同一农户在各方案中面对相同的随机因素，以下均为与“" + source.title(source.base).zh + "”的差别。"};
}

/// Runs in which households' net income over the whole run is higher than in the base.
std::size_t runs_better(const ReportSource& source, std::size_t scenario) {
    std::size_t better = 0;
    for (std::size_t r = 0; r < source.study.replicates; ++r) better += source.values.net_income(scenario, r, source.values.all()) > source.values.net_income(source.base, r, source.values.all());
    return better;
}

Text income(const ReportSource& source) {
    std::size_t best = source.base;
    double most = -INFINITY;
    for (const std::size_t scenario : source.scenarios) {
        if (scenario == source.base) continue;
        double gain = 0;
        for (std::size_t r = 0; r < source.study.replicates; ++r) gain += source.values.net_income(scenario, r, source.values.all()) - source.values.net_income(source.base, r, source.values.all());
        if (gain / static_cast<double>(source.study.replicates) > most) most = gain / static_cast<double>(source.study.replicates), best = scenario;
    }
    const std::string runs = std::to_string(runs_better(source, best)), all = std::to_string(source.study.replicates);
    const bool several = source.scenarios.size() > 2;
    return {runs + " of " + all + " runs improve households' income with " + source.title(best).en + (several ? ", the largest gain of the scenarios: " : ": ") + signed_text(most / 1e6, 2, Language::en) +
                " million yuan over the whole run.",
            source.title(best).zh + "在 " + all + " 次模拟中有 " + runs + " 次提高农户收入" + (several ? "，增幅为各方案最大" : "") + "：全期农户净收入合计 " + signed_text(most / 1e4, 0, Language::zh) + " 万元。"};
}

/// The measure with a net and most participants; null when none has been paired.
const MeasureSummary* largest(const ReportSource& source) {
    const MeasureSummary* most = nullptr;
    for (const MeasureSummary& one : source.comparison.measures)
        if (one.paired && one.net.n > 0 && !one.modifier && (most == nullptr || one.participants.mean > most->participants.mean)) most = &one;
    return most;
}

Text gross_against_net(const MeasureSummary& measure) {
    const auto yuan = [](double value, Language language) { return signed_text(value, 0, language); };
    return {"Under " + measure.label.en + " a participating household is paid " + number_text(measure.gross_paid.mean, 0, Language::en) + " yuan in the first year; against the same household without it, its income changes by " +
                yuan(measure.net.mean, Language::en) + " yuan (95 % interval " + yuan(measure.net.low, Language::en) + " to " + yuan(measure.net.high, Language::en) + ").",
            measure.label.zh + "第一年向每个参与户支付 " + number_text(measure.gross_paid.mean, 0, Language::zh) + " 元；与同一农户不参与相比，收入变化 " + yuan(measure.net.mean, Language::zh) + " 元（95%区间 " +
                yuan(measure.net.low, Language::zh) + " 至 " + yuan(measure.net.high, Language::zh) + " 元）。"};
}

Text cost(const ReportSource& source) {
    const MeasureSummary* best = nullptr;
    for (const MeasureSummary& one : source.comparison.measures)
        if (one.paired && one.cost_per_yuan.printable && one.cost_per_yuan.ratio > 0 && (best == nullptr || one.cost_per_yuan.ratio < best->cost_per_yuan.ratio)) best = &one;
    if (best == nullptr) return {"No measure raises households' income clearly enough to say what a yuan of it costs.", "没有措施能明确提高农户收入，无法计算每元净增收的财政成本。"};
    return {"A yuan of households' net income costs least with " + best->label.en + ": " + number_text(best->cost_per_yuan.ratio, 2, Language::en) + " yuan of public money (" +
                number_text(best->cost_per_yuan.low, 2, Language::en) + " to " + number_text(best->cost_per_yuan.high, 2, Language::en) + ").",
            "每增加1元农户净收入，" + best->label.zh + "所需财政资金最少：" + number_text(best->cost_per_yuan.ratio, 2, Language::zh) + " 元（" + number_text(best->cost_per_yuan.low, 2, Language::zh) + " 至 " +
                number_text(best->cost_per_yuan.high, 2, Language::zh) + " 元）。"};
}

Text losers(const ReportSource& source) {
    const MeasureSummary* most = nullptr;
    for (const MeasureSummary& one : source.comparison.measures)
        if (most == nullptr || one.better_alone.mean > most->better_alone.mean) most = &one;
    if (most == nullptr || !(most->better_alone.mean >= 1)) return {"No measure draws in households that would clearly do better on their own plan.", "没有措施使明显更适合自行安排的农户参与其中。"};
    return {number_text(most->better_alone.mean, 0, Language::en) + " of " + number_text(most->participants_all.mean, 0, Language::en) + " households in " + most->label.en +
                " would do better on their own plan, by " + number_text(most->loss_better_alone.mean, 0, Language::en) + " yuan a year on average.",
            most->label.zh + "的 " + number_text(most->participants_all.mean, 0, Language::zh) + " 户参与户中，有 " + number_text(most->better_alone.mean, 0, Language::zh) + " 户自行安排更合算，年均少收入 " +
                number_text(most->loss_better_alone.mean, 0, Language::zh) + " 元。"};
}

} // namespace

std::vector<ReportSentence> findings_of(const ReportSource& source) {
    std::vector<ReportSentence> findings{compared(source)};
    if (source.scenarios.size() < 2) return findings;
    findings.push_back(income(source));
    if (const MeasureSummary* measure = largest(source)) {
        findings.push_back(gross_against_net(*measure));
        findings.push_back(cost(source));
        findings.push_back(losers(source));
    }
    return findings;
}

} // namespace terrace
