#include "analysis/replication/render.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

using Json = nlohmann::ordered_json;

std::string say(Language language, const std::string& en, const std::string& zh) { return language == Language::zh ? zh : en; }

/// Decimals that show two digits of a width at least, and not fewer than `least`.
int decimals_for(double width, int least) {
    constexpr int most = 9;
    if (!(width > 0) || std::isinf(width)) return least;
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(width))), least, most);
}

/// A width in the figure's unit, and as a share of the level where it was asked so.
std::string width_text(double width, const PrecisionReached& of, Language language) {
    std::string text = "±" + number_text(width, decimals_for(width, of.decimals), language);
    if (!of.relative) return text;
    const double share = 100 * width / std::abs(of.level);
    return text + say(language, " (", "（") + number_text(share, decimals_for(share, 1), language) + say(language, " %)", "%）");
}

} // namespace

std::string precision_text(const std::vector<PrecisionReached>& list, Language language) {
    if (list.empty()) return "";
    TextTable table;
    table.header({say(language, "Precision: half of the 95 % interval", "精度：95%置信区间的半宽"), say(language, "unit", "单位"), say(language, "asked", "要求"), say(language, "reached", "达到"), ""});
    for (const PrecisionReached& one : list) {
        const std::string difference = one.paired ? say(language, ", change against the base", "，与基准之差") : "";
        table.row({one.title.in(language) + say(language, ": ", "：") + one.label.in(language) + difference, one.unit.in(language), width_text(one.asked, one, language),
                   width_text(one.reached, one, language), one.met ? say(language, "met", "达到") : say(language, "NOT met", "未达到")});
    }
    return table.text();
}

Json precision_json(const std::vector<PrecisionReached>& list) {
    Json result = Json::array();
    for (const PrecisionReached& one : list)
        result.push_back({{"goal", one.goal},
                          {"scenario", one.scenario},
                          {"label", {{"en", one.label.en}, {"zh", one.label.zh}}},
                          {"unit", one.unit.en},
                          {"paired", one.paired},
                          {"value", one.estimate.mean},
                          {"low", one.estimate.low},
                          {"high", one.estimate.high},
                          {"n", one.estimate.n},
                          {"level", one.level},
                          {"asked", one.asked},
                          {"reached", one.reached},
                          {"met", one.met}});
    return result;
}

} // namespace terrace
