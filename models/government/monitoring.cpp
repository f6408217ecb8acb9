#include "models/government/monitoring.hpp"

#include <algorithm>

namespace terrace {
namespace usual_income {

const std::array<std::int32_t, 256>& levels() {
    static const std::array<std::int32_t, 256> all = [] {
        constexpr double least = 100, step = 1.025;
        std::array<std::int32_t, 256> level{};
        double income = least;
        for (std::size_t code = 1; code < level.size(); ++code, income *= step) level[code] = static_cast<std::int32_t>(income);
        return level;
    }();
    return all;
}

namespace {

constexpr std::int32_t table_step = 50;   // 500 yuan

/// Code of every 500 yuan up to the highest level.
std::vector<std::uint8_t> code_table() {
    std::vector<std::uint8_t> codes;
    for (std::int32_t income = 0; income <= levels().back(); income += table_step)
        codes.push_back(static_cast<std::uint8_t>(std::upper_bound(levels().begin() + 1, levels().end(), income) - levels().begin() - 1));
    return codes;
}

}  // namespace

std::uint8_t code(std::int32_t income) {
    static const std::vector<std::uint8_t> codes = code_table();
    const std::int32_t held = std::clamp(income, 0, levels().back());
    std::size_t code = codes[static_cast<std::size_t>(held / table_step)];
    while (code < 255 && levels()[code + 1] <= held) ++code;
    return static_cast<std::uint8_t>(code);
}

}  // namespace usual_income

void ClearingRecord::open(std::int32_t month) {
    const std::size_t old = slot(month);
    due += listed[old];
    due_in_time += in_time[old];
    listed[old] = in_time[old] = 0;
}

void ClearingRecord::clear(const MonitoredHousehold& household, std::int32_t month) {
    const auto listed_month = static_cast<std::int32_t>(household.listed_month);
    if (month - listed_month <= 12) ++in_time[slot(listed_month)];
}

const MonitoredHousehold* Monitoring::find(std::uint32_t row) const {
    const auto at = std::lower_bound(list.begin(), list.end(), row, [](const MonitoredHousehold& household, std::uint32_t wanted) { return household.row < wanted; });
    return at != list.end() && at->row == row ? &*at : nullptr;
}

std::vector<std::uint32_t> Monitoring::seeking_work() const {
    std::vector<std::uint32_t> rows;
    for (const MonitoredHousehold& household : list)
        if (household.seeks_work != 0) rows.push_back(household.row);
    return rows;
}

void Monitoring::remember_cleared(std::span<const std::uint32_t> rows, std::int32_t month) {
    std::vector<ClearedHousehold> kept;
    auto leaving = rows.begin();
    const auto leave = [&] {
        ClearedHousehold household{};
        household.row = *leaving++ & 0xffffffu;
        household.month = static_cast<std::uint32_t>(month) & 0xffu;
        kept.push_back(household);
    };
    for (const ClearedHousehold& household : cleared) {
        while (leaving != rows.end() && *leaving < household.row) leave();
        if (leaving != rows.end() && *leaving == household.row) leave();
        else if (household.months_since(month) < 12) kept.push_back(household);
    }
    while (leaving != rows.end()) leave();
    cleared = std::move(kept);
}

void Monitoring::enter(std::span<const MonitoredHousehold> found) {
    const auto middle = static_cast<std::ptrdiff_t>(list.size());
    list.insert(list.end(), found.begin(), found.end());
    std::inplace_merge(list.begin(), list.begin() + middle, list.end(), [](const MonitoredHousehold& a, const MonitoredHousehold& b) { return a.row < b.row; });
}

}  // namespace terrace
