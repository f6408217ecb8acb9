#include "analysis/validation/verdict.hpp"

#include <cmath>

namespace terrace {
namespace {

bool below_top(const ValidationTarget& target, double value) { return target.half_open ? value < target.high : value <= target.high; }

} // namespace

Verdict verdict_on(const ValidationTarget& target, const MeanEstimate& model) {
    if (!target.simulated() || model.n == 0 || std::isnan(model.mean)) return Verdict::not_simulated;
    if (!target.comparable) return Verdict::not_comparable;
    if (std::isnan(model.low)) return Verdict::undecided;
    if (model.low >= target.low && below_top(target, model.high)) return target.use == FigureUse::input ? Verdict::follows_from_input : Verdict::met;
    const bool touches = model.high >= target.low && below_top(target, model.low);
    return touches ? Verdict::undecided : Verdict::missed;
}

const char* verdict_key(Verdict verdict) {
    switch (verdict) {
        case Verdict::met: return "met";
        case Verdict::follows_from_input: return "follows_from_input";
        case Verdict::missed: return "missed";
        case Verdict::undecided: return "undecided";
        case Verdict::not_comparable: return "not_comparable";
        case Verdict::not_simulated: break;
    }
    return "not_simulated";
}

Text verdict_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::met: return {"met", "达到"};
        case Verdict::follows_from_input: return {"follows from input", "由输入决定"};
        case Verdict::missed: return {"missed", "未达到"};
        case Verdict::undecided: return {"cannot be told", "尚不能判定"};
        case Verdict::not_comparable: return {"not comparable", "不可比"};
        case Verdict::not_simulated: break;
    }
    return {"not simulated", "未模拟"};
}

} // namespace terrace
