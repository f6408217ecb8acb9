#include "analysis/sensitivity/convergence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

/// Weighted share of pairs that keep their order.
double order_kept(std::span<const Estimate> importance, const std::vector<std::vector<double>>& halves) {
    double kept = 0, all = 0;
    for (std::size_t i = 0; i < importance.size(); ++i)
        for (std::size_t j = 0; j < importance.size(); ++j) {
            if (!(importance[i].value > importance[j].value)) continue;
            const double weight = std::max(0.0, importance[i].value);
            for (std::size_t sample = 0; sample < halves[i].size(); ++sample) {
                if (std::isnan(halves[i][sample]) || std::isnan(halves[j][sample])) continue;
                all += weight;
                if (halves[i][sample] > halves[j][sample]) kept += weight;
            }
        }
    return all > 0 ? kept / all : 1;
}

}  // namespace

Convergence judge_convergence(std::span<const Estimate> importance, const std::vector<std::vector<double>>& halves, double scale, std::size_t units) {
    Convergence found;
    found.units = units;
    bool known = false;
    for (const Estimate& one : importance) {
        if (std::isnan(one.width())) continue;
        known = true;
        found.widest = std::max(found.widest, one.width() / scale);
    }
    if (!known || !(scale > 0)) return found;
    found.order_kept = order_kept(importance, halves);
    const bool narrow = found.widest <= narrow_interval;
    if (!narrow) found.units_wanted = static_cast<std::size_t>(std::ceil(static_cast<double>(units) * (found.widest / narrow_interval) * (found.widest / narrow_interval) - 1e-6));
    found.settled = found.order_kept < order_is_kept ? Settled::neither : narrow ? Settled::both : Settled::order;
    return found;
}

const char* settled_key(Settled settled) {
    constexpr const char* keys[] = {"both", "order", "neither", "unknown"};
    return keys[static_cast<std::size_t>(settled)];
}

Text convergence_text(const Convergence& c, const Text& unit) {
    const std::string widest = fmt::format("{:.2f}", c.widest), kept = fmt::format("{:.0f}", 100 * c.order_kept);
    const Text facts{"widest 95 % interval " + widest + ", half samples keep " + kept + " % of the order", "最宽的 95% 区间为 " + widest + "，半样本中 " + kept + "% 的次序不变"};
    const Text more = c.units_wanted == 0 ? Text{} : Text{"; about " + std::to_string(c.units_wanted) + " " + unit.en + " would narrow it to 0.10 (now " + std::to_string(c.units) + ")",
                                                          "；要缩窄到 0.10，约需" + unit.zh + " " + std::to_string(c.units_wanted) + "（现为 " + std::to_string(c.units) + "）"};
    switch (c.settled) {
        case Settled::both: return {"Converged: order and size can be read (" + facts.en + ").", "已收敛：次序和大小均可采信（" + facts.zh + "）。"};
        case Settled::order: return {"Order only: which factors matter can be read, by how much not yet (" + facts.en + more.en + ").", "仅次序可信：哪些因素重要可以采信，具体大小尚不可采信（" + facts.zh + more.zh + "）。"};
        case Settled::neither: return {"Not converged: neither order nor size can be read yet (" + facts.en + more.en + ").", "未收敛：次序和大小均不可采信（" + facts.zh + more.zh + "）。"};
        case Settled::unknown: break;
    }
    return {"No verdict on convergence: there are no intervals (nothing varies, too few points, or no resamples).", "无法判断是否收敛：没有区间（结果不变动、样本太少或未做重抽样）。"};
}

}  // namespace terrace
