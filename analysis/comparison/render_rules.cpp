#include "analysis/comparison/render_parts.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace terrace {
namespace {

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
            row.emplace_back(std::to_string(criterion.rank[rule][i]) + (criterion.surely_behind[rule][i] != 0 ? "" : "~"));
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

/// How many of the pairs are ordered alike for sure.
std::string told(const RuleCriterion& criterion, std::size_t replicates, Language language) {
    return say(language, fmt::format("{} of {} pairs are surely in the same order under both, {} surely reversed; {} replicates", criterion.alike, criterion.pairs, criterion.reversed, replicates),
               fmt::format("{} 对方案中 {} 对在两种规则下先后一致且可以确定，{} 对先后相反且可以确定；重复模拟 {} 次", criterion.pairs, criterion.alike, criterion.reversed, replicates));
}

std::string verdict(const RuleComparison& rules, const RuleCriterion& criterion, Language language) {
    const std::string& en = criterion.label.en;
    const std::string& zh = criterion.label.zh;
    const std::string pairs = told(criterion, rules.replicates, language);
    switch (criterion.verdict()) {
        case RuleVerdict::same:
            return say(language, fmt::format("  {}: the ranking does not depend on the rule: {} ({}).\n", en, order(rules, criterion, 0, language), pairs),
                       fmt::format("  {}：两种决策规则下排序相同：{}（{}）。\n", zh, order(rules, criterion, 0, language), pairs));
        case RuleVerdict::depends:
            return say(language,
                       fmt::format("  {}: the ranking depends on the rule: {}: {}; {}: {} ({}).\n", en, rules.rules[0], order(rules, criterion, 0, language), rules.rules[1], order(rules, criterion, 1, language), pairs),
                       fmt::format("  {}：排序因决策规则而异：{}：{}；{}：{}（{}）。\n", zh, rules.rules[0], order(rules, criterion, 0, language), rules.rules[1], order(rules, criterion, 1, language), pairs));
        case RuleVerdict::cannot_be_told: break;
    }
    return say(language, fmt::format("  {}: whether the ranking depends on the rule cannot be told: {}.\n", en, pairs), fmt::format("  {}：排序是否取决于决策规则尚不能判断：{}。\n", zh, pairs));
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
    text += say(language, "  ~: not surely behind all that are ranked before it (95 %, paired replicates; nothing is sure with fewer than five)\n",
                "  ~：与排在前面的方案相比，先后不能全部确定（95%，配对重复模拟；少于5次时均不能确定）\n");
    if (rules.scenarios.size() < 2) return text + say(language, "  One scenario beside the base: nothing to rank.\n", "  除基准外只有一个方案，无需排序。\n");
    for (const RuleCriterion& criterion : rules.criteria) text += verdict(rules, criterion, language);
    return text;
}

} // namespace terrace
