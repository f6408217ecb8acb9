#include "analysis/replication/render.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace terrace {
namespace {

using Json = nlohmann::ordered_json;

std::string say(Language language, const std::string& en, const std::string& zh) { return language == Language::zh ? zh : en; }

std::string heading(const Ranking& ranking, Language language) {
    const std::string unit = ranking.unit.in(language), label = ranking.label.in(language);
    if (language == Language::zh) return fmt::format("方案排序：{}{}，{}\n", label, unit.empty() ? "" : "（" + unit + "）", ranking.less_is_better ? "越少越好" : "越多越好");
    return fmt::format("Ranking by: {}{}; {} is better\n", label, unit.empty() ? "" : " (" + unit + ")", ranking.less_is_better ? "less" : "more");
}

/// The level as it is, without the sign that changes have.
Cell level_cell(const MeanEstimate& level, int decimals, Language language) {
    const std::string half = number_text((level.high - level.low) / 2, decimals, language);
    return {number_text(level.mean, decimals, language), half == "-" ? "" : "±" + half};
}

std::string percent(double share, Language language) {
    constexpr double sure = 0.9995, impossible = 0.0005; // what the draws cannot tell from certain
    if (share >= sure) return ">99.9";
    return share < impossible ? "<0.1" : number_text(100 * share, 1, language);
}

std::string verdict(const Ranking& ranking, Language language) {
    const RankedScenario& first = ranking.scenarios.front();
    const std::string share = percent(first.probability_best, language), error = number_text(100 * ranking.error, 0, language);
    const auto left = std::count_if(ranking.scenarios.begin(), ranking.scenarios.end(), [](const RankedScenario& one) { return one.in_race; });
    if (ranking.decided && left == 1)
        return say(language, fmt::format("  {} is the best, probability {} %. Scenarios were dropped by a rule that drops the best in {} % of cases at most.\n", first.title.en, share, error),
                   fmt::format("  “{}”最优，概率{}%。其余方案按规则淘汰，误淘汰最优方案的概率不超过{}%。\n", first.title.zh, share, error));
    if (ranking.decided) return say(language, "  The scenarios left do not differ in any replicate: more replicates would not part them.\n", "  余下的方案在每次模拟中完全相同，增加模拟次数也无法区分。\n");
    std::string names;
    for (const RankedScenario& one : ranking.scenarios)
        if (one.in_race) names += (names.empty() ? "" : say(language, ", ", "、")) + one.title.in(language);
    return say(language, fmt::format("  Undecided after {} replicates between: {}. Their differences are small against chance.\n", ranking.replicates, names),
               fmt::format("  模拟{}次后仍不能确定先后：{}。其差别小于随机波动。\n", ranking.replicates, names));
}

Json json(const MeanEstimate& estimate) {
    if (estimate.n == 0) return nullptr;
    return {{"value", estimate.mean}, {"low", estimate.low}, {"high", estimate.high}, {"n", estimate.n}};
}

} // namespace

std::string ranking_text(const Ranking& ranking, Language language) {
    TextTable table;
    table.header({"", say(language, "replicates", "模拟次数"), say(language, "mean", "均值"), say(language, "against the first", "与第一名之差"), say(language, "probability of best, %", "最优概率（%）")});
    for (const RankedScenario& one : ranking.scenarios)
        table.row({"  " + one.title.in(language), std::to_string(one.replicates), level_cell(one.level, ranking.decimals, language),
                   one.to_first.n == 0 ? Cell("-") : estimate_cell(one.to_first, ranking.decimals, language), percent(one.probability_best, language)});
    return heading(ranking, language) + table.text() + verdict(ranking, language);
}

Json ranking_json(const Ranking& ranking) {
    Json scenarios = Json::array();
    for (const RankedScenario& one : ranking.scenarios)
        scenarios.push_back({{"scenario", one.name},
                             {"title", {{"en", one.title.en}, {"zh", one.title.zh}}},
                             {"replicates", one.replicates},
                             {"level", json(one.level)},
                             {"to_first", json(one.to_first)},
                             {"probability_best", one.probability_best},
                             {"dropped", !one.in_race}});
    return {{"label", {{"en", ranking.label.en}, {"zh", ranking.label.zh}}},
            {"unit", ranking.unit.en},
            {"less_is_better", ranking.less_is_better},
            {"error", ranking.error},
            {"replicates", ranking.replicates},
            {"decided", ranking.decided},
            {"scenarios", std::move(scenarios)}};
}

} // namespace terrace
