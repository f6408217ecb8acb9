#include "models/population/register_columns.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "models/population/registers.hpp"
#include "sim/config/node.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

constexpr int of(HouseholdItem item) { return static_cast<int>(item); }
constexpr int of(VillageItem item) { return static_cast<int>(item); }

using Words = std::span<const std::pair<std::string_view, double>>;
constexpr std::pair<std::string_view, double> truths[] = {{"1", 1}, {"0", 0}, {"yes", 1}, {"no", 0}, {"true", 1}, {"false", 0}, {"是", 1}, {"否", 0}};
constexpr std::pair<std::string_view, double> types[] = {{"farm", 0}, {"pastoral", 1}, {"农业户", 0}, {"牧业户", 1}, {"农户", 0}, {"牧户", 1}, {"农业", 0}, {"牧业", 1}};
constexpr std::pair<std::string_view, double> classes[] = {{"weak", 0}, {"average", 1}, {"good", 2}, {"弱", 0}, {"中", 1}, {"强", 2}};

std::optional<double> word(Words words, std::string_view text) {
    for (const auto& [known, value] : words)
        if (known == text) return value;
    return std::nullopt;
}

/// Digits with at most one point between them: no sign, no exponent, no separators.
std::optional<double> plain_number(std::string_view text) {
    if (text.empty() || text.front() == '.' || text.back() == '.' || text.size() > 18) return std::nullopt;
    if (text.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<double> RegisterColumn::value(std::string_view text) const {
    if (kind == CellKind::name) return std::nullopt;
    if (kind == CellKind::yes_or_no) return word(truths, text);
    if (kind == CellKind::household_type) return word(types, text);
    if (kind == CellKind::skill_class) return word(classes, text);
    const std::optional<double> number = plain_number(text);
    if (!number || *number < low || *number > high) return std::nullopt;
    if (kind == CellKind::whole && text.find('.') != std::string_view::npos) return std::nullopt;
    return scale == 1 ? *number : static_cast<double>(round_half_away(*number * scale));
}

Text RegisterColumn::allowed() const {
    if (kind == CellKind::name) return {"a name", "名称"};
    if (kind == CellKind::yes_or_no) return {"1 or 0, yes or no, 是 or 否", "是或否（也可写 1 或 0）"};
    if (kind == CellKind::household_type) return {"farm or pastoral, 农业户 or 牧业户", "农业户或牧业户（也可写 farm 或 pastoral）"};
    if (kind == CellKind::skill_class) return {"weak, average or good, 弱, 中 or 强", "弱、中或强（也可写 weak、average 或 good）"};
    const std::string range = number_text(low) + " .. " + number_text(high);
    const auto with = [&](std::string_view name) { return range + (name.empty() ? "" : " ") + std::string(name); };
    const std::string en = with(unit), zh = with(unit_zh);
    if (kind == CellKind::whole) return {"a whole number, " + en, "整数，" + zh};
    return {"a plain number, " + en, "数值（不带单位和千分位），" + zh};
}

std::span<const RegisterColumn> household_columns() {
    using H = HouseholdItem;
    using enum CellKind;
    static constexpr std::array list{
        RegisterColumn{.key = "household_id", .zh = "户编号", .kind = name, .required = true},
        RegisterColumn{.key = "county", .zh = "县", .kind = name},
        RegisterColumn{.key = "village", .zh = "村", .kind = name},
        RegisterColumn{.key = "weight", .zh = "权重", .kind = decimal, .low = 0.001, .high = 131072, .unit = "households", .unit_zh = "户"},
        RegisterColumn{.key = "members", .zh = "人口", .kind = whole, .low = 1, .high = 20, .unit = "persons", .unit_zh = "人", .item = of(H::members), .required = true},
        RegisterColumn{.key = "workers", .zh = "劳动力", .kind = whole, .low = 0, .high = 6, .unit = "persons", .unit_zh = "人", .item = of(H::workers), .required = true},
        RegisterColumn{.key = "pensioners", .zh = "领取养老金人数", .kind = whole, .low = 0, .high = 3, .unit = "persons", .unit_zh = "人", .item = of(H::pensioners)},
        RegisterColumn{.key = "away", .zh = "外出务工", .kind = whole, .low = 0, .high = 6, .unit = "persons", .unit_zh = "人", .item = of(H::away)},
        RegisterColumn{.key = "type", .zh = "类型", .kind = household_type, .item = of(H::pastoral)},
        RegisterColumn{.key = "exited", .zh = "脱贫户", .kind = yes_or_no, .item = of(H::exited)},
        RegisterColumn{.key = "dibao", .zh = "低保", .kind = yes_or_no, .item = of(H::dibao)},
        RegisterColumn{.key = "cooperative", .zh = "合作社社员", .kind = yes_or_no, .item = of(H::cooperative)},
        RegisterColumn{.key = "chronic", .zh = "慢性病", .kind = yes_or_no, .item = of(H::chronic)},
        RegisterColumn{.key = "contracted_mu", .zh = "承包地亩", .kind = decimal, .low = 0, .high = 655.35, .unit = "mu", .unit_zh = "亩", .scale = 100, .item = of(H::contracted)},
        RegisterColumn{.key = "leased_out_mu", .zh = "流转出亩", .kind = decimal, .low = 0, .high = 655.35, .unit = "mu", .unit_zh = "亩", .scale = 100, .item = of(H::leased_out)},
        RegisterColumn{.key = "sheep", .zh = "羊", .kind = whole, .low = 0, .high = 20000, .unit = "head", .unit_zh = "头（只）", .item = of(H::sheep)},
        RegisterColumn{.key = "cattle", .zh = "牛", .kind = whole, .low = 0, .high = 200, .unit = "head", .unit_zh = "头（只）", .item = of(H::cattle)},
        RegisterColumn{.key = "skill", .zh = "养殖技能", .kind = skill_class, .item = of(H::livestock_skill)},
        RegisterColumn{.key = "cash_yuan", .zh = "现金元", .kind = decimal, .low = 0, .high = 2e7, .unit = "yuan", .unit_zh = "元", .scale = 100, .item = of(H::cash)},
        RegisterColumn{.key = "debt_yuan", .zh = "贷款元", .kind = decimal, .low = 0, .high = 1e6, .unit = "yuan", .unit_zh = "元", .scale = 100, .item = of(H::debt)},
        RegisterColumn{.key = "income_yuan", .zh = "年纯收入元", .kind = decimal, .low = 0, .high = 3.9e6, .unit = "yuan/year", .unit_zh = "元/年", .scale = 100, .item = of(H::income)},
    };
    return list;
}

std::span<const RegisterColumn> village_columns() {
    using V = VillageItem;
    using enum CellKind;
    static constexpr std::array list{
        RegisterColumn{.key = "village", .zh = "村", .kind = name, .required = true},
        RegisterColumn{.key = "county", .zh = "县", .kind = name},
        RegisterColumn{.key = "township", .zh = "乡镇", .kind = name},
        RegisterColumn{.key = "households", .zh = "户数", .kind = whole, .low = 1, .high = 131072, .unit = "households", .unit_zh = "户", .item = of(V::households)},
        RegisterColumn{.key = "poor_village", .zh = "贫困村", .kind = yes_or_no, .item = of(V::formerly_poor)},
        RegisterColumn{.key = "distance_km", .zh = "到县城公里", .kind = decimal, .low = 0, .high = 1000, .unit = "km", .unit_zh = "公里", .item = of(V::distance)},
        RegisterColumn{.key = "infrastructure", .zh = "基础设施", .kind = decimal, .low = 0, .high = 1, .item = of(V::infrastructure)},
        RegisterColumn{.key = "tourism", .zh = "旅游资源", .kind = decimal, .low = 0, .high = 1, .item = of(V::tourism)},
        RegisterColumn{.key = "leaders_skill", .zh = "班子能力", .kind = decimal, .low = 0, .high = 1, .item = of(V::leaders_skill)},
        RegisterColumn{.key = "collective_cash_yuan", .zh = "村集体资金元", .kind = decimal, .low = 0, .high = 1e8, .unit = "yuan", .unit_zh = "元", .scale = 100, .item = of(V::cash)},
    };
    return list;
}

}  // namespace terrace
