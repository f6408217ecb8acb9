#include "models/policy/cadre_pairing.hpp"

#include <algorithm>
#include <numeric>

#include "models/policy/desk.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {

void CadrePairing::keys(KeyVisitor& key) {
    key.count("cadres", cadres_);
    key.number("visits_per_cadre_month", visits_);
    key.number("coverage", coverage_);
    key.number("paired_help", paired_help_);
    key.count("guided_villages", guided_villages_);
    key.number("guided_capacity", guided_capacity_);
    key.number("guided_help", guided_help_);
}

/// Households are paired once and stay paired; with less than full coverage by keyed priority.
void CadrePairing::pair(PolicyDesk& desk) const {
    const std::uint32_t covered = threshold(coverage_);
    const auto rows = static_cast<std::uint32_t>(desk.county.households.rows());
    for (std::uint32_t row = 0; row < rows; ++row)
        if (desk.targets(row) && (coverage_ >= 1 || desk.priority(row) < covered)) desk.enrol(row, 0, 0);
    if (desk.state().reached.empty()) desk.state().reached.assign(rows, false);
}

/// Formerly poor villages first, then those with the most households to pair.
void CadrePairing::send_guidance(PolicyDesk& desk, CadreCover& cover) const {
    const Villages& v = desk.county.villages;
    const std::vector<bool>& paired = desk.state().reached;
    std::vector<std::int64_t> count(v.rows());
    for (std::size_t village = 0; village < v.rows(); ++village) {
        const auto first = paired.begin() + v.first_household[village];
        count[village] = std::accumulate(first, first + v.households[village], std::int64_t{0});
    }
    std::vector<std::size_t> order(v.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return v.formerly_poor[a] != v.formerly_poor[b] ? v.formerly_poor[a] > v.formerly_poor[b] : count[a] > count[b];
    });
    cover.guided.assign(v.rows(), 0);
    for (std::size_t i = 0; i < std::min(order.size(), static_cast<std::size_t>(guided_villages_)); ++i) cover.guided[order[i]] = 1;
}

void CadrePairing::act(PolicyDesk& desk) const {
    if (!desk.active()) return;
    CadreCover& cover = desk.county.cadres;
    if (!desk.state().started) {
        desk.state().started = true;
        desk.state().started_month = desk.month.facts.index();
        pair(desk);
        send_guidance(desk, cover);
    }
    cover.working = true;
    cover.measure = desk.measure();
    const double support = desk.month.support;   // cadres' time is support like money, though no line pays it
    cover.paired_help = paired_help_ * support;
    cover.guided_capacity = guided_capacity_ * support;
    cover.guided_help = guided_help_ * support;
    const auto paired = static_cast<double>(desk.state().recipients);
    const double others = static_cast<double>(desk.county.households.rows()) - paired;
    const double visits = static_cast<double>(cadres_) * visits_ * support;
    cover.paired_visits = paired > 0 ? std::min(1.0, visits / paired) : 0;
    cover.other_visits = others > 0 ? std::max(0.0, visits - paired) / others : 0;
}

}  // namespace terrace
