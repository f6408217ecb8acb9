#include "analysis/validation/verdict.hpp"

#include <cmath>

namespace terrace {
namespace {

bool below_top(const ValidationTarget& target, double value) { return target.half_open ? value < target.high : value <= target.high; }

} // namespace

Verdict verdict_on(const ValidationTarget& target, const MeanEstimate& model) {
    if (target.scenario.empty() || model.n == 0 || std::isnan(model.mean)) return Verdict::not_simulated;
    if (!target.comparable) return Verdict::not_comparable;
    if (model.mean >= target.low && below_top(target, model.mean)) return Verdict::met;
    const bool overlaps = model.high >= target.low && below_top(target, model.low); // false where there is no interval
    return overlaps ? Verdict::within_interval : Verdict::missed;
}

const char* verdict_key(Verdict verdict) {
    switch (verdict) {
        case Verdict::met: return "met";
        case Verdict::within_interval: return "within_interval";
        case Verdict::missed: return "missed";
        case Verdict::not_comparable: return "not_comparable";
        case Verdict::not_simulated: break;
    }
    return "not_simulated";
}

Text verdict_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::met: return {"met", "达到"};
        case Verdict::within_interval: return {"within interval", "区间内"};
        case Verdict::missed: return {"missed", "未达到"};
        case Verdict::not_comparable: return {"not comparable", "不可比"};
        case Verdict::not_simulated: break;
    }
    return {"not simulated", "未模拟"};
}

} // namespace terrace
