#include "analysis/sensitivity/budget.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrace {
namespace {

std::string percent(double share) { return std::to_string(std::lround(100 * share)); }

/// " [62, 102]" in percent, or nothing.
std::string interval(const Estimate& one) { return std::isnan(one.width()) ? "" : " [" + percent(one.low) + ", " + percent(one.high) + "]"; }

std::vector<std::size_t> largest_first(const std::vector<Estimate>& estimates) {
    std::vector<std::size_t> order(estimates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return estimates[a].value > estimates[b].value; });
    return order;
}

Text runs_text(std::size_t runs) {
    if (runs == 1) return {"a single run", "单次模拟"};
    const std::string count = std::to_string(runs);
    return {"a mean of " + count + " runs", count + " 次模拟平均值"};
}

Text together_text(const BudgetParts& parts, const Estimate& interactions) {
    const std::string rest = std::to_string(parts.together) + " %" + interval(interactions), rest_zh = std::to_string(parts.together) + "%" + interval(interactions);
    if (parts.together >= 0) return {"the remaining " + rest + " comes only of several together.", "其余 " + rest_zh + " 仅在多项共同作用时出现。"};
    const std::string sum = std::to_string(100 - parts.together);
    return {"that is " + sum + " %, more than there is, by the noise of the estimates: nothing was found that comes only of several together" + interval(interactions) + ".",
            "合计 " + sum + "%，超出部分为估计误差，未发现仅在多项共同作用时出现的部分" + interval(interactions) + "。"};
}

Text parts_text(const Sensitivity& all, const SobolIndices& sobol) {
    const BudgetParts parts = budget_parts(sobol);
    const Text run = runs_text(all.replicates);
    Text text{"Uncertainty budget: of the variance of this figure in " + run.en + " ", "不确定性构成：该指标的方差中（" + run.zh + "），"};
    bool clipped = false;
    for (const std::size_t group : largest_first(sobol.first)) {
        const bool below = sobol.first[group].value < 0;
        const std::string value = std::to_string(parts.percent[group]), range = interval(sobol.first[group]);
        text.en += (below ? "about " : "") + value + " %" + range + " is " + all.groups[group].label.en + ", ";
        text.zh += all.groups[group].label.zh + "占" + (below ? "约 " : " ") + value + "%" + range + "，";
        clipped = clipped || below;
    }
    const Text together = together_text(parts, sobol.interactions);
    text.en += together.en, text.zh += together.zh;
    if (clipped) text.en += " (Estimates below 0 are noise and count as 0.)", text.zh += "（估计值低于 0 系误差，按 0 计。）";
    return text;
}

Text luck_text(const Sensitivity& all, const Estimate& total) {
    const auto of = [&](std::size_t runs) {
        const Estimate share = luck_share(total, all.replicates, runs);
        return Text{percent(share.value) + " %" + interval(share), percent(share.value) + "%" + interval(share)};
    };
    const Text one = of(1), mean = of(all.study_runs);
    const Text runs = runs_text(all.study_runs);
    return {"Luck, alone and with others, is " + one.en + " of the variance of a single run, and " + mean.en + " of that of " + runs.en + " with luck of their own, as a study shows it.",
            "随机波动（含与其他因素共同作用）占单次模拟方差的 " + one.zh + "，占研究结果所用 " + runs.zh + "方差的 " + mean.zh + "。"};
}

}  // namespace

std::size_t luck_group(const Sensitivity& all) {
    const auto luck = [&](const FactorGroup& group) { return group.factors.size() == 1 && all.factors[group.factors.front()].key == "luck"; };
    return static_cast<std::size_t>(std::find_if(all.groups.begin(), all.groups.end(), luck) - all.groups.begin());
}

Estimate luck_share(const Estimate& total, std::size_t analysed, std::size_t runs) {
    const double ratio = static_cast<double>(analysed) / static_cast<double>(runs);
    const auto share = [&](double one) {
        const double luck = std::clamp(one, 0.0, 1.0);   // NaN stays
        return std::isnan(one) ? one : luck * ratio / (1 - luck + luck * ratio);
    };
    return {share(total.value), share(total.low), share(total.high)};
}

BudgetParts budget_parts(const SobolIndices& indices) {
    BudgetParts parts;
    for (const Estimate& one : indices.first) parts.percent.push_back(std::lround(100 * std::max(0.0, one.value)));
    parts.together = 100 - std::accumulate(parts.percent.begin(), parts.percent.end(), 0L);
    return parts;
}

std::string budget_text(const Sensitivity& sensitivity, const MetricSensitivity& metric, Language language) {
    if (!sensitivity.is_budget() || !metric.sobol || std::isnan(metric.sobol->interactions.value)) return "";
    std::string text = parts_text(sensitivity, *metric.sobol).in(language) + "\n";
    const std::size_t luck = luck_group(sensitivity);
    if (luck < sensitivity.groups.size() && !std::isnan(metric.sobol->total[luck].value)) text += luck_text(sensitivity, metric.sobol->total[luck]).in(language) + "\n";
    return text;
}

}  // namespace terrace
