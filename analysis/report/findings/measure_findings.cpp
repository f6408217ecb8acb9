#include "analysis/report/findings/kinds.hpp"
#include "analysis/tables/number_text.hpp"

#include <cmath>

namespace terrace {
namespace {

/// The measure with a net and most participants; null when none has been paired.
const MeasureSummary* largest(const ReportSource& source) {
    const MeasureSummary* most = nullptr;
    for (const MeasureSummary& one : source.comparison.measures)
        if (one.paired && one.net.n > 0 && !one.modifier && (most == nullptr || one.participants.mean > most->participants.mean))
            most = &one;
    return most;
}

Text gross_against_net(const MeasureSummary& measure) {
    const auto yuan = [](double value, Language language) { return signed_text(value, 0, language); };
    const bool interval = !std::isnan(measure.net.low);
    const auto ends = [&](Language language, const char* to) {
        return yuan(measure.net.low, language) + to + yuan(measure.net.high, language);
    };
    return {"Under " + measure.label.en + " a participating household is paid " + number_text(measure.gross_paid.mean, 0, Language::en) +
                " yuan in the first year; against the same household without it, its income changes by " +
                yuan(measure.net.mean, Language::en) + " yuan" + (interval ? " (95 % interval " + ends(Language::en, " to ") + ")." : "."),
            measure.label.zh + "第一年向每个参与户支付 " + number_text(measure.gross_paid.mean, 0, Language::zh) +
                " 元；与同一农户不参与相比，收入变化 " + yuan(measure.net.mean, Language::zh) + " 元" +
                (interval ? "（95%区间 " + ends(Language::zh, " 至 ") + " 元）。" : "。")};
}

Text cost(const ReportSource& source) {
    const MeasureSummary* best = nullptr;
    for (const MeasureSummary& one : source.comparison.measures)
        if (const RatioEstimate& cost = one.cost_per_yuan; one.paired && cost.printable && cost.ratio > 0 && cost.denominator.mean > 0)
            if (best == nullptr || cost.ratio < best->cost_per_yuan.ratio) best = &one;
    if (best == nullptr)
        return {"No measure raises households' income clearly enough to say what a yuan of it costs.",
                "没有措施能明确提高农户收入，无法计算每元净增收的财政成本。"};
    const auto number = [](double value, Language language) { return number_text(value, 2, language); };
    const RatioEstimate& cost = best->cost_per_yuan;
    return {"A yuan of households' net income costs least with " + best->label.en + ": " + number(cost.ratio, Language::en) +
                " yuan of public money (" + number(cost.low, Language::en) + " to " + number(cost.high, Language::en) + ").",
            "每增加1元农户净收入，" + best->label.zh + "所需财政资金最少：" + number(cost.ratio, Language::zh) + " 元（" +
                number(cost.low, Language::zh) + " 至 " + number(cost.high, Language::zh) + " 元）。"};
}

Text losers(const ReportSource& source) {
    const MeasureSummary* most = nullptr;
    for (const MeasureSummary& one : source.comparison.measures)
        if (most == nullptr || one.better_alone.mean > most->better_alone.mean) most = &one;
    if (most == nullptr || !(most->better_alone.mean >= 1))
        return {"No measure draws in households that expect less money with it than without.",
                "没有措施使参与户的预期收入低于不参与。"};
    return {number_text(most->better_alone.mean, 0, Language::en) + " of " + number_text(most->participants_all.mean, 0, Language::en) +
                " households in " + most->label.en + " expect less money with it than without, by " +
                number_text(most->loss_better_alone.mean, 0, Language::en) + " yuan a year on average.",
            most->label.zh + "的 " + number_text(most->participants_all.mean, 0, Language::zh) + " 户参与户中，有 " +
                number_text(most->better_alone.mean, 0, Language::zh) + " 户参与反而少收入，预期平均每年少 " +
                number_text(most->loss_better_alone.mean, 0, Language::zh) + " 元。"};
}

} // namespace

std::vector<Text> measure_findings(const ReportSource& source) {
    const MeasureSummary* measure = largest(source);
    if (measure == nullptr) return {};
    return {gross_against_net(*measure), cost(source), losers(source)};
}

} // namespace terrace
