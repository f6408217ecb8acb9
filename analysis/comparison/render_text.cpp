#include "analysis/comparison/render.hpp"
#include "analysis/comparison/render_parts.hpp"
#include "analysis/replication/render.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

constexpr std::size_t counties_per_block = 4;

std::string label_with_unit(const Indicator& indicator, Language language) {
    const std::string label = indicator.label.in(language);
    const std::string unit = indicator.large_money ? large_money_unit().in(language) : indicator.unit.in(language);
    if (unit.empty()) return label;
    return language == Language::zh ? label + "（" + unit + "）" : label + " (" + unit + ")";
}

struct Scale {
    double divisor;
    int decimals;
};

Scale scale_of(const Indicator& indicator, Language language) {
    return indicator.large_money ? Scale{large_money_divisor(language), large_money_decimals(language)} : Scale{1, indicator.decimals};
}

/// Counties [from, to) of one scenario; the whole stands in front in the first block.
std::string scenario_block(const Comparison& comparison, const ScenarioComparison& scenario, Language language, std::size_t from,
                           std::size_t to) {
    const auto say = [&](const char* en, const char* zh) { return std::string(language == Language::zh ? zh : en); };
    const std::size_t whole = comparison.places.size() - 1;
    const bool with_whole = from == 0;
    TextTable table;
    std::vector<Cell> top{""}, names{""};
    if (with_whole) {
        const std::string all = comparison.places[whole].label.in(language);
        for (const auto& name : {all, all, std::string()})
            top.emplace_back(name);
        for (const auto& name : {say("base", "基准"), say("change", "变化"), say("v.r.", "方差缩减")})
            names.emplace_back(name);
    }
    for (std::size_t place = from; place < to; ++place) {
        top.emplace_back(comparison.places[place].label.in(language));
        names.emplace_back(say("change", "变化"));
    }
    table.header(top);
    table.header(names);
    const auto add = [&](const Indicator& indicator, const std::string& group) {
        const Scale scale = scale_of(indicator, language);
        std::vector<Cell> row{group + label_with_unit(indicator, language)};
        if (with_whole) {
            row.emplace_back(number_text(indicator.places[whole].base.mean / scale.divisor, scale.decimals, language));
            row.push_back(estimate_cell(indicator.places[whole].change.difference, scale.decimals, language, scale.divisor));
            row.emplace_back(factor_text(indicator.places[whole].change.variance_reduction));
        }
        for (std::size_t place = from; place < to; ++place)
            row.push_back(estimate_cell(indicator.places[place].change.difference, scale.decimals, language, scale.divisor));
        table.row(std::move(row));
    };
    for (const Indicator& indicator : scenario.indicators)
        add(indicator, "");
    const auto add_ratios = [&](std::string label, const std::vector<RatioEstimate>& ratios, int decimals, const Text& loses) {
        std::vector<Cell> row{Cell(std::move(label))};
        if (with_whole) row.insert(row.end(), {Cell("-"), cost_cell(ratios[whole], decimals, language, loses), Cell("-")});
        for (std::size_t place = from; place < to; ++place)
            row.push_back(cost_cell(ratios[place], decimals, language, loses));
        table.row(std::move(row));
    };
    add_ratios(say("Public cost per yuan of net income (yuan)", "每增加1元农户收入的财政成本（元）"), scenario.cost_per_yuan, 2, income_falls());
    add_ratios(say("Public cost per household lifted, a year (yuan)", "每减少1户低收入户每年的财政成本（元）"), scenario.cost_per_lifted, 0, more_are_poor());
    if (!scenario.tiers.empty()) table.section(say("By village tier (tier at the first month), last twelve months", "按村庄梯次（首月所属梯次），最后12个月"));
    for (const TierComparison& tier : scenario.tiers)
        for (const Indicator& indicator : tier.indicators)
            add(indicator, tier.label.in(language) + say(": ", "："));
    return table.text();
}

std::string scenario_table(const Comparison& comparison, const ScenarioComparison& scenario, Language language) {
    const std::string title = language == Language::zh
                                  ? fmt::format("{}（与“{}”相比）", scenario.title.in(language), comparison.base_title.in(language))
                                  : fmt::format("{} against {}", scenario.title.in(language), comparison.base_title.in(language));
    std::string text = title + "\n";
    const std::size_t counties = comparison.places.size() > 1 ? comparison.places.size() - 1 : 0;
    for (std::size_t from = 0; from == 0 || from < counties; from += counties_per_block) {
        if (from > 0) text += '\n';
        text += scenario_block(comparison, scenario, language, from, std::min(from + counties_per_block, counties));
    }
    return text;
}

std::string heading(const Comparison& comparison, Language language) {
    const std::string first = comparison.first.to_string(), last = comparison.last.to_string();
    if (language == Language::zh)
        return fmt::format("{}至{}，配对模拟{}次；“±”为95%置信区间的半宽。\n", first, last, comparison.replicates);
    return fmt::format("{} to {}, {} paired replicates; ± is half of the 95 % interval.\n", first, last, comparison.replicates);
}

std::string notes(const Comparison& comparison, Language language) {
    std::string text;
    const auto line = [&](const char* en, const char* zh) { text += std::string(language == Language::zh ? zh : en) + '\n'; };
    line("How to read this", "读表说明");
    if (!comparison.measures.empty()) {
        line("  Gross: what the measure paid to a household, the figure that reports usually quote; what it replaces is not taken off.",
             "  毛收入：措施直接带给参与户的收入，即通常上报的数字，未扣除被替代的收入。");
        line("  After less before: the household's income in the year from its start less the year before; prices and weather included.",
             "  前后对比：参与后一年减参与前一年，包含价格、天气等变化。");
        line("  Net: the same households with less without the measure, with the same prices, weather and luck. This is the effect.",
             "  净效应：同一批农户在相同价格、天气和际遇下，有该措施减无该措施之差，即真正的政策效果。");
        line("  Net of it alone: the base with this measure only, less the base; where measures compete or help each other it differs from the net.",
             "  单独实施净效应：基线只加该措施，减基线；多项措施相互竞争或带动时，与上述净效应不同。");
        line("  Prices of 2021: each month's income over the model's consumer price index. Other measures' money: grants for assets left out.",
             "  2021年不变价：逐月收入按模型居民消费价格指数折算；其他措施带来的收入不含购建资产的补助。");
        line("  The survey line is what matched difference-in-differences would find.", "  调查口径：用匹配双重差分法可得到的估计。");
        line("  Taking part brings less money: expected yuan a year with the measure less than without; taste, risk and own days are no money.",
             "  参与反而少收入：预期参与后的年收入低于不参与；偏好、风险和自家用工不折算为收入。");
    }
    line("  v.r.: how many times the variance of the change falls because both scenarios share the same random shocks.",
         "  方差缩减：两个方案共用同一组随机冲击，使差值方差缩小的倍数。");
    line("  Average over the run: of twelve-month incomes, from the twelfth month on. Gini of all counties: from the counties' deciles.",
         "  全期平均：自第12个月起逐月的过去12个月收入之平均；各县合计的基尼系数由各县十等分组推算。");
    line("  Costs per yuan and per household lifted (national line): only where the gain is sure; \"loses\", \"more poor\" where the loss is sure.",
         "  两项财政成本仅在增收或低收入户（按国家标准）减少显著时列出；显著变差的注明“净收入减少”“低收入户增加”。");
    line("  - means not defined or not in this study.", "  “-”表示不适用或本次未模拟。");
    return text;
}

} // namespace

std::string comparison_text(const Comparison& comparison, Language language) {
    std::string text = heading(comparison, language);
    for (const ScenarioComparison& scenario : comparison.scenarios)
        text += '\n' + scenario_table(comparison, scenario, language);
    text += measures_text(comparison, language);
    for (const MeasureSummary& measure : comparison.measures)
        if (measure.land && is_whole_of_measure(comparison, measure)) text += '\n' + land_text(measure, language);
    for (const ScenarioComparison& scenario : comparison.scenarios)
        if (const std::string money = scenario_money_text(comparison, scenario, language); !money.empty()) text += '\n' + money;
    for (const MeasureSummary& measure : comparison.measures)
        if (const std::string money = is_whole_of_measure(comparison, measure) ? money_text(measure, language) : ""; !money.empty()) text += '\n' + money;
    text += groups_text(comparison, language);
    text += overlaps_text(comparison, language);
    if (const std::string rules = rules_text(comparison, language); !rules.empty()) text += '\n' + rules;
    if (const std::string precision = precision_text(comparison.precision, language); !precision.empty()) text += '\n' + precision;
    if (comparison.ranking) text += '\n' + ranking_text(*comparison.ranking, language);
    return text + '\n' + notes(comparison, language);
}

} // namespace terrace
