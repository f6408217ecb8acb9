#include "analysis/sensitivity/convergence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

/// Weighted share of pairs that keep their order; half samples that cannot tell do not keep it.
double order_kept(const Ranking& ranking) {
    const auto& [importance, halves] = ranking;
    double kept = 0, all = 0;
    for (std::size_t i = 0; i < importance.size(); ++i)
        for (std::size_t j = 0; j < importance.size(); ++j) {
            if (!(importance[i].value > importance[j].value)) continue;
            const double weight = std::max(0.0, importance[i].value);
            for (std::size_t sample = 0; sample < halves[i].size(); ++sample) {
                all += weight;
                if (halves[i][sample] > halves[j][sample]) kept += weight;
            }
        }
    return all > 0 ? kept / all : 1;
}

/// Takes in the widths of a ranking; how many inputs have none.
std::size_t look_at_widths(const Ranking& ranking, double scale, double& widest) {
    std::size_t without = 0;
    for (const Estimate& one : ranking.figures) {
        if (std::isnan(one.width())) ++without;
        else widest = std::max(widest, one.width() / scale);
    }
    return without;
}

Settled verdict(const Convergence& found) {
    const double lost = 1 - static_cast<double>(found.fewest) / static_cast<double>(found.units);
    const bool too_few = found.fewest < fewest_of_order || lost > half_lost;
    if (found.without > 0 || found.order_kept < order_is_kept || found.widest > widest_of_order || too_few) return Settled::neither;
    return found.widest <= narrow_interval && lost <= few_lost ? Settled::both : Settled::order;
}

/// What failed points took, and whether there are too few.
Text lacking_text(const Convergence& c, const Text& unit) {
    Text text;
    const std::string without = std::to_string(c.without), inputs = std::to_string(c.inputs), fewest = std::to_string(c.fewest), units = std::to_string(c.units);
    if (c.without > 0) text = {"; without index or interval: " + without + " of " + inputs + " inputs", "；" + inputs + " 个因素中有 " + without + " 个没有指数或区间"};
    if (c.fewest == c.units && c.units < fewest_of_order) text = {text.en + "; fewer than " + std::to_string(fewest_of_order) + " " + unit.en, text.zh + "；" + unit.zh + "不足 " + std::to_string(fewest_of_order)};
    if (c.fewest < c.units) {
        text.en += "; after failures the poorest index rests on " + fewest + " of " + units + " " + unit.en;
        text.zh += "；因样本点失败，最少的指数只依据" + unit.zh + " " + units + " 中的 " + fewest;
    }
    return text;
}

}  // namespace

Convergence judge_convergence(std::span<const Ranking> rankings, double scale, std::size_t units, std::size_t fewest) {
    Convergence found;
    found.units = units;
    found.fewest = fewest;
    bool known = false;
    for (const Ranking& ranking : rankings) {
        const std::size_t without = look_at_widths(ranking, scale, found.widest);
        known = known || without < ranking.figures.size();
        found.inputs = std::max(found.inputs, ranking.figures.size());
        found.without = std::max(found.without, without);
    }
    if (!known || !(scale > 0)) return found;
    found.order_kept = 1;
    for (const Ranking& ranking : rankings) found.order_kept = std::min(found.order_kept, order_kept(ranking));
    if (found.widest > narrow_interval) found.units_wanted = static_cast<std::size_t>(std::ceil(static_cast<double>(units) * (found.widest / narrow_interval) * (found.widest / narrow_interval) - 1e-6));
    found.settled = verdict(found);
    return found;
}

const char* settled_key(Settled settled) {
    constexpr const char* keys[] = {"both", "order", "neither", "unknown"};
    return keys[static_cast<std::size_t>(settled)];
}

Text convergence_text(const Convergence& c, const Text& unit) {
    const std::string widest = fmt::format("{:.2f}", c.widest), kept = fmt::format("{:.0f}", 100 * c.order_kept);
    Text facts{"widest 95 % interval " + widest + ", half samples keep " + kept + " % of the order", "最宽的 95% 区间为 " + widest + "，半样本中 " + kept + "% 的次序不变"};
    const Text lacking = lacking_text(c, unit);
    facts.en += lacking.en, facts.zh += lacking.zh;
    const Text more = c.units_wanted == 0 ? Text{} : Text{"; about " + std::to_string(c.units_wanted) + " " + unit.en + " would narrow it to 0.10 (now " + std::to_string(c.units) + ")",
                                                          "；要缩窄到 0.10，约需" + unit.zh + " " + std::to_string(c.units_wanted) + "（现为 " + std::to_string(c.units) + "）"};
    switch (c.settled) {
        case Settled::both: return {"Converged: order and size can be read (" + facts.en + ").", "已收敛：次序和大小均可采信（" + facts.zh + "）。"};
        case Settled::order: return {"Order only: which factors matter can be read, by how much not yet (" + facts.en + more.en + ").", "仅次序可信：哪些因素重要可以采信，具体大小尚不可采信（" + facts.zh + more.zh + "）。"};
        case Settled::neither: return {"Not converged: neither order nor size can be read yet (" + facts.en + more.en + ").", "未收敛：次序和大小均不可采信（" + facts.zh + more.zh + "）。"};
        case Settled::unknown: break;
    }
    return {"No verdict on convergence: there are no intervals (nothing varies, too few points with a result, or no resamples).", "无法判断是否收敛：没有区间（结果不变动、有结果的样本太少或未做重抽样）。"};
}

}  // namespace terrace
