#include "analysis/plan/document/futures.hpp"
#include "analysis/plan/document/sections.hpp"
#include "analysis/plan/plan_groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

ReportSentence who(const DocumentSource& source) {
    const TierSizes sizes = tier_sizes(source.plan);
    const auto villages = [&](std::size_t tier) {
        return exact(static_cast<double>(sizes.villages[tier]), at("villages/tier_villages", {tier}), 1, 0);
    };
    return {{"{0} villages are proposed for demonstration, {1} for catching up and {2} for consolidation.",
             "建议列为示范村 {0} 个、追赶村 {1} 个、巩固村 {2} 个。"},
            {villages(0), villages(1), villages(2)}};
}

ReportSentence money(const DocumentSource& source) {
    const std::size_t chosen = source.plan.chosen;
    std::size_t largest = 0;
    std::vector<ReportCell> sums;
    for (std::size_t line = 0; line < source.plan.lines.size(); ++line) {
        sums.push_back(source.money(chosen, static_cast<int>(line), -1, -1));
        if (sums[line].number > sums[largest].number) largest = line;
    }
    if (sums.empty() || sums[largest].number == 0)
        return Text{"The proposal spends nothing: within the ceilings no package was clearly better in the first aim without clearly "
                    "harming another.",
                    "推荐不安排资金：在资金上限内，没有方案在不明显损害其他目标的前提下使首要目标明显更优。"};
    const Text& label = source.plan.lines[largest].label;
    return {{"The proposal sets aside {0} × 10,000 yuan for " + source.years_text(" to ") + ", the largest part of it ({1}) for \"" +
                 label.en + "\".",
             source.years_text("—") + "年推荐安排资金 {0} 万元，其中“" + label.zh + "”最多，为 {1} 万元。"},
            {source.money(chosen, -1, -1, -1), sums[largest]}};
}

/// What the proposal does to the first two aims that are not money.
ReportSentence effects(const DocumentSource& source) {
    ReportSentence sentence(Text{});
    std::size_t told = 0;
    for (std::size_t goal = 0; goal < source.plan.goals.size() && told < 2; ++goal) {
        if (source.plan.goals[goal].kind == PlanGoalKind::cost) continue;
        const MeanEstimate& change = source.proposal().goals[goal];
        const std::string place = fmt::format("{{{}}}", told++);
        const Text& name = source.plan.goals[goal].label;
        const Text unit = source.after_number(goal);
        sentence.en +=
            (sentence.en.empty() ? "" : " ") + name.en +
            (clear(change) ? (change.mean > 0 ? ": a rise, " : ": a fall, ") : ": no change that can be told apart from doing nothing, ") +
            place + unit.en + ".";
        sentence.zh +=
            name.zh + (clear(change) ? (change.mean > 0 ? "上升：" : "下降：") : "的变化与不实施规划无法区分：") + place + unit.zh + "。";
        sentence.figures.push_back(source.change_of(source.plan.chosen, goal));
    }
    return sentence;
}

/// The measure with the largest part, or where the next money does most.
ReportSentence shares(const DocumentSource& source) {
    const auto& parts = source.plan.split.parts;
    if (parts.empty()) return Text{"The effect was not split among the measures.", "未对各措施贡献进行分解。"};
    const auto best = std::max_element(parts.begin(), parts.end(), [&](const ShapleyPart& a, const ShapleyPart& b) {
        return source.plan.goals[0].more_is_better ? a.part.mean < b.part.mean : a.part.mean > b.part.mean;
    });
    const auto i = static_cast<std::size_t>(best - parts.begin());
    const Text &label = source.plan.lines[best->line].label, unit = source.after_number(0);
    const Text said = clear(best->part) ? Text{} : Text{" That cannot be told apart from nothing.", "该贡献与零无法区分。"};
    return {{"Of the whole change in the first aim, {0}" + unit.en + "; the largest part comes from \"" + label.en + "\": {1}" + unit.en +
                 "." + said.en,
             "首要目标总变化为 {0}" + unit.zh + "，其中“" + label.zh + "”贡献最大，为 {1}" + unit.zh + "。" + said.zh},
            {source.estimate_of(source.plan.split.whole, 0, "split/whole"), source.estimate_of(best->part, 0, at("split/share", {i}))}};
}

/// How much better the plan makes an indicator; below 0: worse.
double gain(const PlanProjection& one) { return look_of(one.indicator).more_is_better ? one.difference.median : -one.difference.median; }

/// The stress that touches the plan under which it gains least or does most harm; null where there is none.
const PlanProjection* least_gain(const DocumentSource& source, const std::string& indicator) {
    const PlanProjection* least = nullptr;
    for (std::size_t stress = 0; stress < source.plan.stresses.size(); ++stress) {
        if (stress == source.ordinary() || !touches(source, stress)) continue;
        const PlanProjection* one = source.projection(stress, 0, indicator, source.last_year());
        if (one != nullptr && (least == nullptr || gain(*one) < gain(*least))) least = one;
    }
    return least;
}

/// What is to be said of a change behind its number.
Text remark(const PlanProjection& one) {
    if (holds_zero(one.difference)) return {", the middle nine tenths of the runs include zero", "，九成模拟区间包含零"};
    return gain(one) < 0 ? Text{", which is harm", "，为不利影响"} : Text{};
}

/// The change in the last year of the projections, when the plan's money has ended; null where they end with the plan.
const PlanProjection* last_change(const DocumentSource& source, const std::string& indicator) {
    const int year = source.plan.first_year + source.plan.horizon_years - 1;
    return year > source.last_year() ? source.projection(source.ordinary(), 0, indicator, year) : nullptr;
}

/// What is left of a change then, with the number `{2}`.
Text afterwards(const DocumentSource& source, const PlanProjection& last, const IndicatorLook& look) {
    const std::string year = std::to_string(last.year), ended = std::to_string(source.last_year());
    return {" In " + year + ", when its money has ended (" + ended + "), the change is {2} " + look.unit.en + " in the ordinary course.",
            "资金于" + ended + "年结束，到" + year + "年，常规情景下变化为 {2} " + look.unit.zh + "。"};
}

/// The stress under which the plan does least good for the first indicator, and what is left when the money has ended.
ReportSentence worst(const DocumentSource& source) {
    if (source.plan.projections.empty() || source.plan.stresses.size() < 2) return Text{"No stress was tried.", "未测试压力情景。"};
    const std::vector<std::string> indicators = shown_indicators(source);
    if (indicators.empty()) return left_out_indicators(source);
    const PlanProjection *ordinary = source.projection(source.ordinary(), 0, indicators.front(), source.last_year()),
                         *least = least_gain(source, indicators.front());
    const Text untouched = untouched_by(source);
    if (ordinary == nullptr || least == nullptr) return untouched.en.empty() ? Text{"No stress was tried.", "未测试压力情景。"} : untouched;
    const IndicatorLook look = look_of(indicators.front());
    const std::string year = std::to_string(source.last_year());
    const Text &stress = source.plan.stresses[least->stress].label, usual = remark(*ordinary), strained = remark(*least);
    std::vector<ReportCell> figures{band_of(source, *ordinary, Quantity::difference), band_of(source, *least, Quantity::difference)};
    Text later;
    if (const PlanProjection* last = last_change(source, indicators.front())) {
        later = afterwards(source, *last, look);
        figures.push_back(band_of(source, *last, Quantity::difference));
    }
    return {{look.name.en + " in " + year + ": the plan changes it by {0} " + look.unit.en + " in the ordinary course" + usual.en +
                 "; it does least good under \"" + stress.en + "\": {1} " + look.unit.en + strained.en + "." + later.en +
                 (untouched.en.empty() ? "" : " " + untouched.en),
             year + "年" + look.name.zh + "：常规情景下规划带来的变化为 {0} " + look.unit.zh + usual.zh + "；效果最差的压力情景是“" +
                 stress.zh + "”，变化为 {1} " + look.unit.zh + strained.zh + "。" + later.zh + untouched.zh},
            std::move(figures)};
}

} // namespace

std::vector<ReportSentence> plan_findings(const DocumentSource& source) {
    return {who(source), money(source), effects(source), shares(source), worst(source)};
}

} // namespace terrace
