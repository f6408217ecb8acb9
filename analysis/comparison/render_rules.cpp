#include "analysis/comparison/render_parts.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

constexpr double sure = 0.9;   ///< an order of the first two that holds in fewer replicates is called unsure

std::string say(Language language, const std::string& en, const std::string& zh) { return language == Language::zh ? zh : en; }

std::string rule_name(const std::string& rule, Language language) {
    if (rule == "logit") return say(language, "largest value (logit)", "收益最大（logit）");
    if (rule == "consumat") return say(language, "bounded (consumat)", "有限理性（consumat）");
    return rule;
}

void add(TextTable& table, const RuleComparison& rules, const RuleCriterion& criterion, Language language) {
    table.section(criterion.label.in(language) + (language == Language::zh ? "（" + criterion.unit.zh + "）" : " (" + criterion.unit.en + ")"));
    for (std::size_t i = 0; i < rules.scenarios.size(); ++i) {
        std::vector<Cell> row{"  " + rules.titles[i].in(language)};
        for (std::size_t rule = 0; rule < 2; ++rule) {
            row.push_back(estimate_cell(criterion.value[rule][i], criterion.decimals, language));
            row.emplace_back(std::to_string(criterion.rank[rule][i]));
        }
        table.row(std::move(row));
    }
    if (rules.scenarios.size() < 2) return;
    std::vector<Cell> row{say(language, "  first better than second, % of replicates", "  第一优于第二的重复模拟比例（%）")};
    for (std::size_t rule = 0; rule < 2; ++rule) {
        row.emplace_back(number_text(100 * criterion.order_holds[rule], 0, language));
        row.emplace_back("");
    }
    table.row(std::move(row));
}

/// Scenarios from the best to the worst.
std::string order(const RuleComparison& rules, const RuleCriterion& criterion, std::size_t rule, Language language) {
    std::vector<std::size_t> places(rules.scenarios.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return criterion.rank[rule][a] < criterion.rank[rule][b]; });
    std::string text;
    for (const std::size_t place : places) text += (text.empty() ? "" : say(language, ", ", "、")) + rules.titles[place].in(language);
    return text;
}

std::string verdict(const RuleComparison& rules, const RuleCriterion& criterion, Language language) {
    const std::string& en = criterion.label.en;
    const std::string& zh = criterion.label.zh;
    std::string text = criterion.same_order
                           ? say(language, fmt::format("  {}: the ranking does not depend on the rule ({}).", en, order(rules, criterion, 0, language)),
                                 fmt::format("  {}：两种决策规则下排序相同（{}）。", zh, order(rules, criterion, 0, language)))
                           : say(language,
                                 fmt::format("  {}: the ranking depends on the rule ({}: {}; {}: {}).", en, rules.rules[0], order(rules, criterion, 0, language), rules.rules[1], order(rules, criterion, 1, language)),
                                 fmt::format("  {}：排序因决策规则而异（{}：{}；{}：{}）。", zh, rules.rules[0], order(rules, criterion, 0, language), rules.rules[1], order(rules, criterion, 1, language)));
    if (std::any_of(criterion.order_holds.begin(), criterion.order_holds.end(), [](double share) { return !(share >= sure); }))
        text += say(language, " The first two are too close to be sure of their order.", "前两名差距过小，先后不能确定。");
    return text + '\n';
}

} // namespace

std::string rules_text(const Comparison& comparison, Language language) {
    if (!comparison.rules) return "";
    const RuleComparison& rules = *comparison.rules;
    std::string text = say(language, "Does the ranking depend on the rule? All counties, change against ", "排序是否取决于决策规则？各县合计，与“") + rules.base_title.in(language) +
                       say(language, "\n", "”相比的变化\n");
    TextTable table;
    std::vector<Cell> names{""};
    for (const std::string& rule : rules.rules) {
        names.emplace_back(rule_name(rule, language));
        names.emplace_back(say(language, "rank", "位次"));
    }
    table.header(names);
    for (const RuleCriterion& criterion : rules.criteria) add(table, rules, criterion, language);
    text += table.text();
    if (rules.scenarios.size() < 2) return text + say(language, "  One scenario beside the base: nothing to rank.\n", "  除基准外只有一个方案，无需排序。\n");
    for (const RuleCriterion& criterion : rules.criteria) text += verdict(rules, criterion, language);
    return text;
}

} // namespace terrace
