#include "analysis/comparison/group_summary.hpp"
#include "analysis/comparison/render_parts.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <algorithm>

namespace terrace {
namespace {

std::string say(Language language, const std::string& en, const std::string& zh) { return language == Language::zh ? zh : en; }

Cell count(const MeanEstimate& estimate, Language language, int decimals = 0) {
    return estimate.n == 0 ? "-" : Cell(number_text(estimate.mean, decimals, language));
}

Cell money(const MeanEstimate& estimate, Language language) {
    return estimate.n == 0 ? "-"
                           : Cell(number_text(estimate.mean / large_money_divisor(language), large_money_decimals(language), language));
}

/// A ratio with half of its interval; "-" where its denominator may be zero.
Cell ratio(const RatioEstimate& estimate, int decimals, Language language, double factor = 1) {
    if (!estimate.printable) return "-";
    return {number_text(factor * estimate.ratio, decimals, language),
            "±" + number_text(factor * (estimate.high - estimate.low) / 2, decimals, language)};
}

std::vector<Cell> row(const GroupSummary& group, Language language) {
    return {group.label.in(language),
            count(group.households, language),
            count(group.participants, language),
            money(group.gross_paid, language),
            money(group.net, language),
            money(group.paid, language),
            count(group.years_lifted, language, 1),
            cost_cell(group.cost_per_lifted, 0, language, more_are_poor()),
            cost_cell(group.cost_per_yuan, 2, language, income_falls()),
            ratio(group.leakage, 0, language, 100)};
}

void head(TextTable& table, Language language) {
    const std::string unit = large_money_unit().in(language);
    table.header({"", say(language, "house-", "农户"), say(language, "taking", "参与户"), say(language, "gross,", "第一年"),
                  say(language, "net,", "第一年"), say(language, "paid by", "全期"), say(language, "years", "减少低收入"),
                  say(language, "cost per", "每户年"), say(language, "cost per", "每元"), say(language, "leakage", "中位数以上")});
    table.header({"", say(language, "holds", ""), say(language, "part", ""), say(language, "year 1", "毛收入"), say(language, "year 1", "净效应"),
                  say(language, "measure", "支付"), say(language, "lifted", "户年"), say(language, "lifted", "成本"),
                  say(language, "yuan net", "净增收成本"), say(language, "", "非脱贫户")});
    table.header(
        {"", "", say(language, "", "（户）"), unit, unit, unit, "", say(language, "yuan", "（元）"), say(language, "yuan", "（元）"), "%"});
}

/// Villages in which nobody takes part and nothing is paid are not shown.
bool shown(const MeasureGroups& measure, const GroupSummary& group) {
    return measure.grouping != Grouping::village || group.key == "all" || group.participants_all.mean > 0 || group.paid.mean > 0;
}

std::string measure_text(const MeasureGroups& measure, Language language) {
    const std::string label = measure.label.in(language).empty() ? measure.measure : measure.label.in(language);
    std::string text = label + say(language, " (", "（") + measure.scenario_title.in(language) + say(language, ", ", "，") +
                       measure.place.label.in(language) + say(language, "), ", "），") + name_of(measure.grouping).label.in(language) +
                       "\n";
    TextTable table;
    head(table, language);
    for (const GroupSummary& group : measure.groups)
        if (shown(measure, group)) table.row(row(group, language));
    table.row({say(language, "To no single household", "未直接到户"), "", "", "", "", money(measure.not_to_households, language)});
    return text + table.text();
}

} // namespace

std::string groups_text(const Comparison& comparison, Language language) {
    std::string text;
    for (const MeasureGroups& measure : comparison.groups) {
        const auto whole = std::find_if(comparison.groups.begin(), comparison.groups.end(), [&](const MeasureGroups& other) {
            return other.grouping == measure.grouping && other.scenario == measure.scenario && other.measure == measure.measure;
        });
        const bool first = &*whole == &measure; // all its counties together, where there are several
        if (first || measure.grouping == Grouping::village) text += '\n' + measure_text(measure, language);
    }
    if (text.empty()) return text;
    return text + say(language,
                      "Groups as at the first month. Gross and net: of participants in their first year. Paid, lifted and costs: whole "
                      "run; costs count the measure's money that is paid to or for\n"
                      "households, against what all households of the group gain. Lifted: household-years below the national line, listed "
                      "or not, without the measure less with it.\n"
                      "Leakage: share of the gross that goes to households above the county's median income and not poverty-exited. - "
                      "where the gain may be zero.\n",
                      "分组按首月情况。毛收入和净效应为参与户第一年；支付、减少低收入户年和成本为全期，成本只计措施支付到户的资金，与该组全"
                      "部农户的收益相比。\n"
                      "减少低收入户年：低于国家标准的户年数（不论是否纳入监测），无措施减有措施。中位数以上非脱贫户：毛收入中付给收入高于全县"
                      "中位数的非脱贫户的比例。\n"
                      "“-”表示收益变化不显著异于零或不适用。\n");
}

} // namespace terrace
