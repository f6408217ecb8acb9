#include "analysis/calibration/compromise.hpp"

#include <algorithm>

namespace terrace {
namespace {

using Aims = std::vector<std::size_t>;

bool contains(const Aims& aims, std::size_t aim) { return std::find(aims.begin(), aims.end(), aim) != aims.end(); }

Aims others_than(const Calibration& calibration, const Aims& out) {
    Aims others = fitted_aims(calibration.problem.aims);
    std::erase_if(others, [&](std::size_t aim) { return contains(out, aim); });
    return others;
}

/// Contradictions among the fitted aims; those of foretold ones did not enter the posterior.
std::vector<Aims> among_fitted(const Calibration& calibration) {
    std::vector<Aims> found;
    for (const Contradiction& one : calibration.contradictions)
        if (std::all_of(one.aims.begin(), one.aims.end(), [&](std::size_t aim) { return calibration.problem.aims[aim].fitted; })) found.push_back(one.aims);
    return found;
}

/// "1, 3" as the tables number them.
std::string numbers(const Aims& aims, const char* separator) {
    std::string text;
    for (const std::size_t aim : aims) text += (text.empty() ? "" : separator) + std::to_string(aim + 1);
    return text;
}

}  // namespace

std::vector<std::size_t> aims_to_leave_out(const Calibration& calibration) {
    Aims out;
    for (const Aims& aims : among_fitted(calibration)) {
        if (aims.size() > 1) return {};
        out.push_back(aims.front());
    }
    return others_than(calibration, out).empty() ? Aims{} : out;
}

Text compromise_text(const Calibration& calibration, const CalibrationSummary& summary) {
    const Aims out = aims_to_leave_out(calibration);
    if (out.empty()) {
        Aims involved;
        for (const Aims& aims : among_fitted(calibration)) involved.insert(involved.end(), aims.begin(), aims.end());
        if (involved.empty() || others_than(calibration, involved).empty()) return {};
        return {"Before the other targets can be met, one target at least of each line has to be left out (`fit`): until then a verdict \"missed\" may be the compromise's.",
                "以上每行至少须从 fit 中去掉一个目标，其余目标才可能达到；在此之前，“未达到”可能只是折中的结果。"};
    }
    const Aims others = others_than(calibration, out);
    const bool dragged = std::any_of(others.begin(), others.end(), [&](std::size_t aim) { return summary.aims[aim].verdict != AimVerdict::met; });
    Text text{"Without " + numbers(out, ", ") + " the other fitted targets (" + numbers(others, ", ") + ") can be met together",
              "去掉目标 " + numbers(out, "、") + " 后，其余用于校准的目标（" + numbers(others, "、") + "）可以同时达到"};
    if (!dragged) return {text.en + ".", text.zh + "。"};
    return {text.en + ": where the table says that one of them is missed or met in part, that is the compromise. Calibrate again without " + numbers(out, ", ") + " (`fit`).",
            text.zh + "；表中这些目标“未达到”或“部分达到”，是迁就不能达到的目标的结果。请从 fit 中去掉目标 " + numbers(out, "、") + " 后重新校准。"};
}

}  // namespace terrace
