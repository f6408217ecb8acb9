#include "analysis/comparison/render_parts.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <cmath>

namespace terrace {
namespace {

constexpr std::size_t most_pairs = 12;   ///< of one scenario in the table for people

std::string say(Language language, const std::string& en, const std::string& zh) { return language == Language::zh ? zh : en; }

Cell each(const MeanEstimate& paid, const MeanEstimate& households, Language language) {
    return number_text(households.mean > 0 ? paid.mean / households.mean : NAN, 0, language);
}

std::vector<Cell> row(const OverlapSummary& pair, Language language) {
    const bool twice = pair.twice.mean > 0;
    const std::string names = pair.first_label.in(language) + (language == Language::zh ? "＋" : " + ") + pair.second_label.in(language);
    return {(twice ? "* " : "  ") + names,
            pair.place.label.in(language),
            number_text(pair.households.mean, 0, language),
            each(pair.first_paid, pair.households, language),
            each(pair.second_paid, pair.households, language),
            twice ? pair.kind_label.in(language) : Cell("-"),
            twice ? number_text(pair.twice.mean, pair.twice.mean < 1 ? 1 : 0, language) : Cell("-"),
            twice ? number_text(pair.twice_paid.mean / large_money_divisor(language), large_money_decimals(language), language) : Cell("-")};
}

std::string scenario_text(const std::vector<OverlapSummary>& pairs, Language language) {
    const std::string title = say(language, "Households reached by two measures: ", "同一农户享受两项措施：") + pairs.front().scenario_title.in(language) + "\n";
    TextTable table;
    table.header({"", "", say(language, "house-", "农户"), say(language, "first pays", "前者支付"), say(language, "second pays", "后者支付"), say(language, "both for", "同类事项"),
                  say(language, "paid twice", "重复享受"), say(language, "amount", "重复金额")});
    table.header({"", say(language, "county", "县"), say(language, "holds", "（户）"), say(language, "yuan each", "（元/户）"), say(language, "yuan each", "（元/户）"), "",
                  say(language, "households", "（户）"), say(language, "million yuan", "（万元）")});
    std::size_t shown = 0;
    for (const OverlapSummary& pair : pairs)
        if (shown < most_pairs) table.row(row(pair, language)), ++shown;
    std::string text = title + table.text();
    if (pairs.size() > shown) {
        const std::string more = std::to_string(pairs.size() - shown);
        text += say(language, "  and " + more + " pairs more (csv, json)\n", "  另有 " + more + " 对（见 csv、json）\n");
    }
    return text;
}

} // namespace

std::string overlaps_text(const Comparison& comparison, Language language) {
    std::string text;
    std::vector<OverlapSummary> pairs;
    const auto finish = [&] {
        if (!pairs.empty()) text += '\n' + scenario_text(pairs, language);
        pairs.clear();
    };
    for (const OverlapSummary& pair : comparison.overlaps) {
        if (!pairs.empty() && pairs.front().scenario != pair.scenario) finish();
        pairs.push_back(pair);
    }
    finish();
    if (text.empty()) return text;
    return text + say(language,
                      "* Paid by both for the same kind of thing within twelve months; the amount is the smaller of the two payments. Public money only, whole run.\n",
                      "* 12个月内两项措施就同类事项重复补助；重复金额取两项中较小者。仅计财政资金，全期合计。\n");
}

} // namespace terrace
