#include "analysis/plan/plan_notes.hpp"

namespace terrace {
namespace {

std::string name_of(const std::filesystem::path& file) { return file.filename().string(); }

} // namespace

std::vector<std::pair<Text, std::string>> plan_assumptions(const PlanInputs& inputs) {
    const PlanRequest& request = inputs.request;
    const std::string file = name_of(request.file.path);
    std::vector<std::pair<Text, std::string>> list;
    list.emplace_back(Text{"Without the plan: " + inputs.full.title.en, "不实施规划：" + inputs.full.title.zh}, name_of(request.base));
    for (std::size_t line = 0; line < inputs.lines.size(); ++line) {
        const std::filesystem::path& lent = request.lines[line].scenario;
        const Text& label = inputs.lines[line].label;
        list.emplace_back(Text{"Terms of: " + label.en, "措施条款：" + label.zh}, lent.empty() ? file : name_of(lent) + ", " + file);
    }
    list.emplace_back(Text{"Villages keep the plan's tier to the horizon", "各村在规划期及展望期内保持规划确定的梯次"}, "docs/plans.md");
    list.emplace_back(
        Text{"All runs have the same people; weather, prices, luck and choices differ", "各次模拟人口相同，天气、价格、偶然因素和选择不同"},
        "docs/plans.md");
    if (!request.uncertainty.factors.empty()) {
        Text drawn{"Differ between the replicates of the frontier, over the ranges of their records: ", "前沿各次模拟在取值范围内抽取的参数："};
        for (std::size_t f = 0; f < request.uncertainty.factors.size(); ++f) {
            const Text& label = request.uncertainty.factors[f].label;
            drawn.en += (f == 0 ? "" : "; ") + label.en;
            drawn.zh += (f == 0 ? "" : "；") + label.zh;
        }
        list.emplace_back(std::move(drawn), file);
    }
    return list;
}

double late_gain(const PlanResult& plan) {
    const std::vector<PlanProgress>& progress = plan.progress;
    if (progress.size() < least_reports || !(progress.back().hypervolume > 0)) return 0;
    return 1 - progress[progress.size() - 1 - progress.size() / 4].hypervolume / progress.back().hypervolume;
}

std::vector<Text> plan_unknowns(bool parameters_drawn) {
    return {
        parameters_drawn
            ? Text{"What other values of parameters that were not drawn would give: intervals show the luck of weather, prices and choices and "
                   "the parameters that the annex names; people and all other parameters are held as they are.",
                   "其他参数取值不同时的结果：区间反映天气、价格、选择的偶然性和附件所列参数的不确定性，人口和其余参数按现用值。"}
            : Text{"What other values of the parameters would give: intervals show only the luck of weather, prices and choices; people and "
                   "parameters are held as they are.",
                   "参数取其他值时的结果：区间只反映天气、价格和选择的偶然性，人口和参数按现用值。"},
        {"Differences within the intervals: plans of the frontier that differ by less may be equally good.",
         "区间以内的差别：前沿上相差不足区间宽度的方案可能同样好。"},
        {"What the model leaves out (ODD section 9), such as whether the county can carry out so many measures at once.",
         "模型未包括的因素（ODD 第9节），例如县里能否同时实施这些措施。"},
    };
}

} // namespace terrace
