#include "analysis/tables/unit_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace terrace {
namespace {

constexpr std::array words{
    std::pair{"million yuan", "百万元"}, std::pair{"yuan", "元"},       std::pair{"kg seed cotton", "公斤籽棉"}, std::pair{"kg lint", "公斤皮棉"},
    std::pair{"kg fresh", "公斤鲜品"},   std::pair{"kg", "公斤"},       std::pair{"mu", "亩"},                   std::pair{"households", "户"},
    std::pair{"household", "户"},        std::pair{"persons", "人"},    std::pair{"person", "人"},               std::pair{"workers", "人"},
    std::pair{"worker", "人"},           std::pair{"years", "年"},      std::pair{"year", "年"},                 std::pair{"months", "个月"},
    std::pair{"month", "月"},            std::pair{"days", "天"},       std::pair{"day", "天"},                  std::pair{"head", "头"},
    std::pair{"bird", "只"},             std::pair{"jobs", "个岗位"},   std::pair{"job", "岗位"},              std::pair{"villages", "个村"},
    std::pair{"village", "村"},          std::pair{"visits", "人次"},   std::pair{"visit", "人次"},              std::pair{"firm", "户企业"},
    std::pair{"ewe", "只母羊"},          std::pair{"cow", "头母牛"},    std::pair{"lambs", "只羔羊"},            std::pair{"course", "期培训"},
    std::pair{"home", "套住房"},         std::pair{"fair", "场招聘会"}, std::pair{"counties", "个县"},           std::pair{"county", "县"},
    std::pair{"probability", "概率"},    std::pair{"share", "比例"},
};

std::string chinese(const std::string& word) {
    for (const auto& [en, zh] : words)
        if (word == en) return zh;
    return word;
}

} // namespace

std::string unit_text(const std::string& whole, Language language) {
    const std::string unit = whole.substr(0, whole.find_first_of(";,")); // what follows is a remark
    if (unit == "1" || unit == "2021 = 1" || unit == "share" || unit.starts_with("share of ")) return {};
    if (language == Language::en) return unit;
    std::string text;
    for (std::size_t from = 0; from <= unit.size();) {
        const std::size_t end = std::min(unit.find('/', from), unit.size());
        if (from > 0) text += '/';
        text += chinese(unit.substr(from, end - from));
        from = end + 1;
    }
    return text;
}

} // namespace terrace
