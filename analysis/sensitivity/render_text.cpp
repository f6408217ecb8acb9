#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/sensitivity/budget.hpp"
#include "analysis/sensitivity/render.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "analysis/tables/unit_text.hpp"

namespace terrace {
namespace {

constexpr std::size_t most_pairs_shown = 5;

/// Enough decimals for four digits.
int decimals_of(double size) { return size >= 1000 || !(size > 0) ? 0 : std::clamp(3 - static_cast<int>(std::floor(std::log10(size))), 0, 8); }

/// Positions of estimates, the largest value first, those without one last.
std::vector<std::size_t> largest_first(const std::vector<Estimate>& estimates) {
    std::vector<std::size_t> order(estimates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t i) { return std::isnan(estimates[i].value) ? -1e300 : estimates[i].value; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
    return order;
}

class Report {
public:
    Report(const Sensitivity& all, Language language) : all_(all), language_(language) {}

    std::string text() {
        std::string text = heading();
        for (const MetricSensitivity& metric : all_.metrics) text += "\n" + of_metric(metric);
        return text + "\n" + legend();
    }

private:
    [[nodiscard]] std::string say(const char* en, const char* zh) const { return language_ == Language::zh ? zh : en; }
    [[nodiscard]] std::string say(const Text& text) const { return text.in(language_); }
    [[nodiscard]] std::string brackets(const std::string& text) const { return say(" (", "（") + text + say(")", "）"); }

    [[nodiscard]] Cell share(const Estimate& one) const {
        if (std::isnan(one.value)) return "-";
        const double factor = all_.is_budget() ? 100 : 1;
        return interval(one, factor, all_.is_budget() ? 1 : 3, all_.is_budget() ? " %" : "");
    }

    [[nodiscard]] Cell interval(const Estimate& one, double factor, int decimals, const std::string& after) const {
        if (std::isnan(one.value)) return "-";
        const auto number = [&](double value) { return number_text(factor * value, decimals, language_); };
        return {number(one.value) + after, std::isnan(one.low) ? "" : "[" + number(one.low) + ", " + number(one.high) + "]"};
    }

    [[nodiscard]] std::string label(std::size_t group) const { return say(all_.groups[group].label); }
    [[nodiscard]] std::string factor_label(std::size_t factor) const {
        const Text& text = all_.factors[factor].label;
        return text.en.empty() && text.zh.empty() ? all_.factors[factor].key : say(text);
    }

    [[nodiscard]] std::string heading() const {
        const std::string points = std::to_string(all_.points), replicates = std::to_string(all_.replicates), size = std::to_string(all_.terms.size),
                          resamples = std::to_string(all_.bootstrap.resamples), design(name_of(all_.terms.kind));
        const Text line{"design " + design + (all_.terms.size > 0 ? ", size " + size : "") + ", points: " + points + ", replicates: " + replicates + ", intervals: 95 %, resamples: " + resamples,
                        "设计 " + design + (all_.terms.size > 0 ? "，规模 " + size : "") + "，样本点 " + points + " 个，每点重复 " + replicates + " 次；区间为 95%，重抽样 " + resamples + " 次"};
        return say(all_.title) + "\n" + say(line) + "\n";
    }

    [[nodiscard]] std::string of_metric(const MetricSensitivity& metric) const {
        const int decimals = decimals_of(std::max(std::fabs(metric.mean), metric.deviation));
        const std::string mean = number_text(metric.mean, decimals, language_), deviation = number_text(metric.deviation, decimals, language_), failed = std::to_string(metric.failed);
        const std::string unit = unit_text(metric.info.unit, language_);
        std::string text = say(metric.info.label) + (unit.empty() ? "" : " [" + unit + "]") +
                           say({": mean " + mean + ", standard deviation over the points " + deviation, "：平均 " + mean + "，各样本点标准差 " + deviation});
        if (metric.failed > 0) text += say({"; points without a result, left out: " + failed, "；无结果而剔除的样本点 " + failed + " 个"});
        text += "\n" + noise(metric);
        if (metric.sobol) text += budget_text(all_, metric, language_) + sobol_table(*metric.sobol);
        if (metric.morris) text += morris_table(metric);
        if (metric.pawn) text += (metric.sobol || metric.morris ? "\n" : "") + pawn_table(*metric.pawn);
        if (!metric.swings.empty()) return text + swing_table(metric);
        return text + say(convergence_text(metric.convergence, all_.unit())) + "\n";
    }

    [[nodiscard]] std::string noise(const MetricSensitivity& metric) const {
        if (std::isnan(metric.noise)) return "";
        const std::string percent = number_text(100 * std::min(1.0, metric.noise), 1, language_), replicates = std::to_string(all_.replicates);
        return say({"Monte-Carlo noise: at most " + percent + " % of this variance is luck that " + replicates + " replicates a point do not average out.\n",
                    "随机波动：该方差中至多 " + percent + "% 来自每点 " + replicates + " 次重复未能平均掉的随机因素。\n"});
    }

    [[nodiscard]] std::string sobol_table(const SobolIndices& sobol) const {
        TextTable table;
        table.header({say("Share of the variance", "方差占比"), say("alone (first order)", "单独（一阶）"), say("with interactions (total)", "含交互（总效应）")});
        for (const std::size_t group : largest_first(sobol.total)) table.row({label(group), share(sobol.first[group]), share(sobol.total[group])});
        table.row({say("Only together (1 less all first orders)", "仅共同作用（1 减各一阶之和）"), share(sobol.interactions)});
        if (!sobol.second.empty()) {
            table.section(say("Largest pairs (second order)", "最大的两两交互（二阶）"));
            std::vector<std::pair<std::size_t, std::size_t>> pairs;
            for (std::size_t i = 0; i < all_.groups.size(); ++i)
                for (std::size_t j = i + 1; j < all_.groups.size(); ++j) pairs.emplace_back(i, j);
            const std::vector<std::size_t> order = largest_first(sobol.second);
            for (std::size_t k = 0; k < std::min(order.size(), most_pairs_shown); ++k) table.row({label(pairs[order[k]].first) + " × " + label(pairs[order[k]].second), share(sobol.second[order[k]])});
        }
        const std::string blocks = std::to_string(sobol.blocks), incomplete = std::to_string(sobol.incomplete), fewest = std::to_string(sobol.fewest);
        if (sobol.incomplete == 0) return table.text();
        return table.text() + say({incomplete + " of " + blocks + " blocks lack a point; each index takes the blocks that have its points, " + fewest + " at least.\n",
                                   blocks + " 个样本块中有 " + incomplete + " 个缺点；各指数只用所需样本点齐全的块，最少 " + fewest + " 个。\n"});
    }

    [[nodiscard]] std::string morris_table(const MetricSensitivity& metric) const {
        const MorrisMeasures& morris = *metric.morris;
        double largest = 0;
        for (const Estimate& one : morris.size) largest = std::max(largest, std::isnan(one.value) ? 0 : one.value);
        const int decimals = decimals_of(largest);
        TextTable table;
        table.header({say("Effect of the whole range", "全范围变动的效应"), say("size (mu*)", "大小（mu*）"), say("with sign (mu)", "带符号（mu）"), say("spread (sigma)", "离散（sigma）")});
        for (const std::size_t group : largest_first(morris.size))
            table.row({label(group), interval(morris.size[group], 1, decimals, ""), interval(morris.mean[group], 1, decimals, ""), interval(morris.spread[group], 1, decimals, "")});
        const std::string lost = std::to_string(morris.lost);
        return table.text() + (morris.lost == 0 ? "" : say({"Effects lost to failed points: " + lost + "\n", "因样本点失败而缺失的效应：" + lost + " 个\n"}));
    }

    [[nodiscard]] std::string pawn_table(const PawnIndices& pawn) const {
        TextTable table;
        table.header({say("Shift of the distribution (PAWN)", "分布变动（PAWN）"), say("index", "指数"), say("floor", "噪声线"), say("stands out", "超出噪声")});
        for (const std::size_t factor : largest_first(pawn.index))
            table.row({factor_label(factor), interval(pawn.index[factor], 1, 3, ""), number_text(pawn.floor[factor], 3, language_),
                       std::isnan(pawn.index[factor].value) ? "-" : pawn.stands_out(factor) ? say("yes", "是") : say("no", "否")});
        return table.text();
    }

    [[nodiscard]] std::string swing_table(const MetricSensitivity& metric) const {
        std::vector<Estimate> ranges;
        double largest = 0;
        for (const Swing& swing : metric.swings) {
            ranges.push_back({.value = std::fabs(swing.at_high - swing.at_low)});
            for (const double change : {swing.at_low, swing.at_high}) largest = std::max(largest, std::isnan(change) ? 0 : std::fabs(change));
        }
        const int decimals = decimals_of(largest);
        TextTable table;
        table.header({say("Change from the middle", "相对中间值的变化"), say("factor at its lowest", "因素取最低值"), say("factor at its highest", "因素取最高值")});
        for (const std::size_t factor : largest_first(ranges))
            table.row({factor_label(factor), signed_text(metric.swings[factor].at_low, decimals, language_), signed_text(metric.swings[factor].at_high, decimals, language_)});
        return table.text() + say("One factor at a time says nothing of interactions and has no intervals.\n", "逐个变动因素不反映交互作用，也没有区间。\n");
    }

    [[nodiscard]] std::string legend() const {
        switch (all_.terms.kind) {
            case DesignKind::saltelli:
                return say("First order: what knowing this factor alone would take off the variance. Total: what would remain of it if all others were known.\n"
                           "PAWN floor: what a factor without effect stays below in 95 of 100 cases. Reading, estimators, when not to trust: docs/sensitivity.md\n",
                           "一阶：仅知道该因素时方差可减少的比例。总效应：其余因素全部已知时剩余的比例。\n"
                           "PAWN 噪声线：无影响的因素在 100 次中有 95 次低于此值。读法、估计方法与局限见 docs/sensitivity.md\n");
            case DesignKind::morris:
                return say("mu*: mean size of the change when a factor goes through its whole range; sigma large beside it: the effect bends or depends on others.\n"
                           "Reading, estimators, when not to trust: docs/sensitivity.md\n",
                           "mu*：因素从最低变到最高时结果变化的平均大小；sigma 相对较大说明效应非线性或取决于其他因素。\n读法、估计方法与局限见 docs/sensitivity.md\n");
            default:
                return say("Reading, estimators, when not to trust: docs/sensitivity.md\n", "读法、估计方法与局限见 docs/sensitivity.md\n");
        }
    }

    const Sensitivity& all_;
    Language language_;
};

}  // namespace

std::string sensitivity_text(const Sensitivity& sensitivity, Language language) { return Report(sensitivity, language).text(); }

}  // namespace terrace
