#include "analysis/report/figures/figures.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/validation/metrics.hpp"
#include "analysis/validation/verdict.hpp"
#include "sim/config/input_error.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <sstream>

namespace terrace {
namespace {

/// How far a study can be held against a target.
enum class Standing {
    asked_for,   ///< the study simulates what the target is asked of
    beside,      ///< it simulates something near, so both numbers are shown without a verdict
    absent,
};

struct Held {
    const ValidationTarget* target;
    Standing standing = Standing::absent;
    std::size_t scenario = 0;
    MeanEstimate model;
};

/// "../yuli-land-transfer.toml+../cotton-ordinary.toml" is the scenarios "yuli-land-transfer" and "cotton-ordinary".
std::vector<std::string> names_of(const std::string& stack) {
    std::vector<std::string> names;
    std::istringstream files(stack);
    for (std::string file; std::getline(files, file, '+');) names.push_back(std::filesystem::path(file).stem().string());
    return names;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "+") + name;
    return text;
}

/// Whether settings were changed on the command line, so that names of scenarios do not say what was simulated.
bool changed_by_hand(const Study& study) {
    for (const std::string& argument : study.provenance.arguments)
        if (argument.starts_with("--set")) return true;
    return false;
}

std::optional<std::size_t> scenario_named(const ReportSource& source, const std::string& name) {
    for (const std::size_t scenario : source.scenarios)
        if (source.study.scenarios[scenario].name == name) return scenario;
    return std::nullopt;
}

/// The scenario that comes nearest to what a target is asked of. Figures that follow from a measure's terms are the same at every price and in
/// every weather; sums over a county mean nothing in a scenario of other
/// measures, and what describes something else anyway means nothing beside another scenario.
Held standing_of(const ReportSource& source, const ValidationTarget& target) {
    Held held{&target, Standing::absent, 0, {}};
    const std::vector<std::string> asked = names_of(target.scenario);
    if (asked.empty()) return held;
    if (const auto exact = scenario_named(source, joined(asked)); exact && !changed_by_hand(source.study)) {
        held.standing = Standing::asked_for, held.scenario = *exact;
    } else if (const auto same_measures = scenario_named(source, asked.front())) {
        const bool by_terms = needs_base(target.metric) && target.use == FigureUse::input && !changed_by_hand(source.study);
        held.standing = by_terms ? Standing::asked_for : Standing::beside, held.scenario = *same_measures;
    } else if (target.comparable && !needs_base(target.metric) && target.metric != "total") {
        held.standing = Standing::beside, held.scenario = source.base;
    }
    return held;
}

/// Fills in the study's figure; what the study does not hold, such as another decade, makes the target absent.
void measure(const ReportSource& source, Held& held) {
    if (held.standing == Standing::absent) return;
    try {
        held.model = mean_with_interval(measure_target(*held.target, source.study, held.scenario));
        if (held.model.n > 0 && std::isfinite(held.model.mean)) return;
    } catch (const InputError&) {
    }
    held.standing = Standing::absent;
}

std::vector<Held> held_against(const ReportSource& source, const ValidationTargets& targets) {
    std::vector<Held> list;
    for (const ValidationTarget& target : targets.targets) {
        if (!target.region.empty()) continue;   // of the population before the first month, which a study does not hold
        list.push_back(standing_of(source, target));
        measure(source, list.back());
    }
    return list;
}

std::string range(const ValidationTarget& target, Language language) {
    const std::string low = number_text(target.low, target.decimals, language), high = number_text(target.high, target.decimals, language);
    const std::string unit = target.unit.in(language).empty() ? "" : " " + target.unit.in(language);
    if (target.low == target.high) return low + unit;
    if (std::isinf(target.low)) return (target.half_open ? "< " : "≤ ") + high + unit;
    if (std::isinf(target.high)) return "≥ " + low + unit;
    return low + (language == Language::en ? (target.half_open ? " to below " : " to ") : (target.half_open ? " 至不足 " : " 至 ")) + high + unit;
}

Text outcome(const ReportSource& source, const Held& held) {
    if (held.standing == Standing::asked_for) return verdict_text(verdict_on(*held.target, held.model));
    const std::string asked = joined(names_of(held.target->scenario));
    if (asked.empty()) return verdict_text(Verdict::not_simulated);
    const Text not_here{"not comparable here: asked of " + asked, "此处不可比：目标对应 " + asked};
    if (held.standing == Standing::absent) return not_here;
    const std::string& shown = source.study.scenarios[held.scenario].name;
    const Text changed = shown == asked ? Text{", whose settings were changed", "（参数有改动）"} : Text{};
    return {not_here.en + ", shown for " + shown + changed.en, not_here.zh + "，所列为 " + shown + changed.zh};
}

Text set_for_it(FigureUse use) {
    switch (use) {
        case FigureUse::calibrated: return {"yes, calibrated", "是（校准）"};
        case FigureUse::input: return {"follows from the inputs", "由投入推得"};
        case FigureUse::free: break;
    }
    return {"no, a free test", "否（自由检验）"};
}

std::vector<ReportCell> row_of(const ReportSource& source, const Held& held) {
    const ValidationTarget& target = *held.target;
    ReportCell model = held.standing == Standing::absent ? words({"-", "-"}) : number(held.model.mean, target.decimals);
    model.right = true;
    ReportCell asked = words({range(target, Language::en), range(target, Language::zh)});
    asked.right = true;
    return {words(target.label), std::move(asked), std::move(model), words(outcome(source, held)), words(set_for_it(target.use)), words({target.mark, target.mark}), words(target.source)};
}

Text finding(const std::vector<Held>& list) {
    std::size_t here = 0, met = 0, inputs = 0, open = 0;
    for (const Held& held : list) {
        if (held.standing != Standing::asked_for) continue;
        const Verdict verdict = verdict_on(*held.target, held.model);
        here += verdict != Verdict::not_comparable;
        met += verdict == Verdict::met;
        inputs += verdict == Verdict::follows_from_input;
        open += verdict == Verdict::undecided;
    }
    const std::string all = std::to_string(list.size()), of = std::to_string(here), some = std::to_string(met), given = std::to_string(inputs), untold = std::to_string(open);
    if (here == 0)
        return {"None of the " + all + " known figures can be held against this study; terrace validate holds all against the model", "已知的 " + all + " 项数据均不能与本研究直接对照；terrace validate 给出全部检验"};
    return {"This study can be held against " + of + " of " + all + " known figures: it meets " + some + ", " + given + " follow from input, and of " + untold + " its replicates cannot tell; terrace validate holds all against the model",
            "已知的 " + all + " 项数据中，" + of + " 项可与本研究直接对照：达到 " + some + " 项，由输入决定 " + given + " 项，重复次数不足以判定 " + untold + " 项；terrace validate 给出全部检验"};
}

} // namespace

ReportFigure target_figure(const ReportSource& source, const ValidationTargets& targets) {
    ReportFigure figure;
    const std::vector<Held> list = held_against(source, targets);
    figure.key = "targets";
    figure.title = finding(list);
    figure.alternative = {"A table of known figures, what the model should give, what this study gives, and the source.", "已知数据、目标范围、本研究结果和来源一览。"};
    figure.table.columns = {{"Known figure", "已知数据"}, {"Asked", "目标"}, {"This study", "本研究"}, {"Verdict", "结论"}, {"Was the model set for it?", "是否据此设定"}, {"Mark", "依据"}, {"Source", "来源"}};
    for (const Standing standing : {Standing::asked_for, Standing::beside, Standing::absent})
        for (const Held& held : list)
            if (held.standing == standing) figure.table.rows.push_back(row_of(source, held));
    figure.note = {"A verdict is given where the study simulates what the figure was reported for; figures that follow from a measure's terms hold at any price. Elsewhere both numbers stand side by side, "
                   "or the study has none. terrace validate simulates what each figure was reported for.",
                   "仅当本研究模拟的情形与数据口径一致时给出结论；由措施条款推得的数据与价格无关。其余只并列数值，或本研究没有相应结果。terrace validate 按每项数据的口径另行模拟。"};
    return figure;
}

} // namespace terrace
