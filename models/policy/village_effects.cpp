#include "models/policy/village_effects.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace terrace {

void improve(Villages& v, std::size_t village, Fen spent, double effect) {
    const double share = std::min(1.0, effect * yuan(spent) / 1e6);
    v.infrastructure[village] += share * (1 - v.infrastructure[village]);
    v.commute[village] *= 1 - 0.5 * share;
}

void secure_water(County& county, std::size_t village) {
    const std::uint32_t first = county.villages.first_household[village];
    county.assurances.secure_water(village, first, first + county.villages.households[village]);
}

void secure_houses(PolicyDesk& desk, std::size_t village, Fen money) {
    const Fen cost = scale(desk.month.choice.parameters.assurance.house_cost, desk.month.facts.outside.consumer_price);
    const std::uint32_t first = desk.county.villages.first_household[village], end = first + desk.county.villages.households[village];
    std::vector<std::pair<Fen, std::uint32_t>> unsafe;   // income per head, row
    for (const UnmetAssurances& lacks : desk.county.assurances.list)
        if (lacks.row >= first && lacks.row < end && lacks.has(Assurance::housing) && desk.targets(lacks.row)) unsafe.emplace_back(desk.income_per_head(lacks.row), lacks.row);
    std::sort(unsafe.begin(), unsafe.end());
    for (const auto& [income, row] : unsafe) {
        if (money < cost) return;
        desk.county.assurances.meet(row, row + 1, Assurance::housing);
        money -= cost;
    }
}

std::vector<std::vector<std::uint32_t>> by_village(const PolicyDesk& desk, std::span<const std::uint32_t> rows) {
    std::vector<std::vector<std::uint32_t>> lists(desk.county.villages.rows());
    for (const std::uint32_t row : rows) lists[desk.village_of(row)].push_back(row);
    return lists;
}

std::vector<std::size_t> waiting_villages(PolicyDesk& desk, const Column<double>& column) {
    const MeasureState& state = desk.state();
    std::vector<std::size_t> order(column.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t v) { return !desk.targets_village(v) || (!state.villages.empty() && state.villages[v] != 0); });
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return column[a] < column[b]; });
    return order;
}

void count_village_months(MeasureState& state, std::size_t villages) {
    state.villages.resize(villages);
    for (std::uint8_t& months : state.villages) months = static_cast<std::uint8_t>(months + (months > 0 && months < 255 ? 1 : 0));
}

}  // namespace terrace
