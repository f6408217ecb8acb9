#include "models/policy/breeding_improvement.hpp"

#include <algorithm>
#include <cmath>

#include "models/household/livestock.hpp"
#include "models/policy/desk.hpp"

namespace terrace {
namespace {

CattleHerd* herd_of(County& county, std::uint32_t row) {
    const auto at = std::lower_bound(county.cattle.begin(), county.cattle.end(), row, [](const CattleHerd& herd, std::uint32_t wanted) { return herd.row < wanted; });
    return at != county.cattle.end() && at->row == row ? &*at : nullptr;
}

}  // namespace

void BreedingImprovement::keys(KeyVisitor& key) {
    key.count("pure_line_sheep", pure_line_sheep_);
    key.count("crossed_sheep", crossed_sheep_);
    key.count("cattle", cattle_);
    key.money("cost_yuan_per_ewe", cost_per_ewe_);
    key.money("cost_yuan_per_cow", cost_per_cow_);
}

void BreedingImprovement::improve(PolicyDesk& desk, int sheep, bool pure_line) const {
    County& county = desk.county;
    const Households& h = county.households;
    const LivestockParameters& livestock = desk.month.choice.parameters.livestock;
    const double lamb = desk.month.facts.outside.lamb;
    std::vector<std::uint8_t> done(h.rows(), 0);
    for (const MeasureState& state : county.government.measures) state.improved.for_each([&](std::uint32_t row) { done[row] = 1; });
    std::vector<std::uint32_t> improved;
    desk.state().improved.for_each([&](std::uint32_t row) { improved.push_back(row); });
    int left = sheep;
    const auto pastoral = [&](std::uint32_t row) { return (h.flags[row] & household_flag::pastoral) != 0; };
    const auto may = [&](std::uint32_t row) { return h.breeding[row] > 0 && h.breeding[row] <= sheep && pastoral(row) == pure_line && done[row] == 0; };
    for (const std::uint32_t row : desk.by_need(may)) {
        const int heads = h.breeding[row];
        const Offer offer{.kind = pure_line ? OfferKind::pure_line_rams : OfferKind::crossed_rams, .outcome = OfferOutcome::assigned, .quantity = static_cast<double>(heads)};
        if (heads > left) {
            desk.refuse(row, offer, OfferOutcome::no_places);
            continue;
        }
        const double ewes = heads * livestock.ewe_share;
        const double lambs = livestock.lambing_rate * livestock.improved_weight + (pure_line ? livestock.improved_lambing * (1 + livestock.improved_weight) : 0);
        if (!desk.give(row, cost_per_ewe_ * std::llround(ewes))) {
            desk.refuse(row, offer, OfferOutcome::no_money);
            continue;
        }
        improved.push_back(row);
        left -= heads;
        desk.enrol(row, Offer(offer).worth(ewes * lambs * lamb, 0));
    }
    const std::uint32_t watched = desk.watched_row();
    if (sheep > 0 && watched < h.rows() && pastoral(watched) == pure_line)
        desk.pass_over([&](std::uint32_t row) {
            const Offer offer{.kind = pure_line ? OfferKind::pure_line_rams : OfferKind::crossed_rams};
            return offer.ends(done[row] != 0 ? OfferOutcome::has_one : h.breeding[row] == 0 ? OfferOutcome::no_animals : OfferOutcome::no_places);
        });
    std::sort(improved.begin(), improved.end());
    desk.state().improved.clear();
    for (const std::uint32_t row : improved) desk.state().improved.add(row);
    desk.state().shortfall += left;
}

void BreedingImprovement::inseminate(PolicyDesk& desk) const {
    const LivestockParameters& livestock = desk.month.choice.parameters.livestock;
    const double gain = livestock.insemination_calving * (1 + livestock.insemination_weight) - livestock.calving_rate;
    int left = cattle_;
    const auto may = [&](std::uint32_t row) {
        const CattleHerd* herd = herd_of(desk.county, row);
        return herd != nullptr && herd->cows > 0 && (herd->bred & CattleHerd::inseminated) == 0;
    };
    for (const std::uint32_t row : desk.by_need(may)) {
        CattleHerd* herd = herd_of(desk.county, row);
        const int cows = herd->cows;
        const Offer offer{.kind = OfferKind::insemination, .outcome = OfferOutcome::assigned, .quantity = static_cast<double>(cows)};
        if (cows > left || !desk.give(row, cows * cost_per_cow_)) {
            desk.refuse(row, offer, cows > left ? OfferOutcome::no_places : OfferOutcome::no_money);
            continue;
        }
        herd->bred = static_cast<std::uint8_t>(herd->bred | CattleHerd::inseminated);
        left -= cows;
        desk.enrol(row, Offer(offer).worth(cows * gain * desk.month.facts.outside.cattle, 0));
    }
    desk.pass_over([&](std::uint32_t row) {
        const CattleHerd* herd = herd_of(desk.county, row);
        return Offer{.kind = OfferKind::insemination}.ends(herd == nullptr || herd->cows == 0 ? OfferOutcome::no_animals : OfferOutcome::has_one);
    });
    desk.state().shortfall += left;
}

void BreedingImprovement::act(PolicyDesk& desk) const {
    if (!desk.active()) return;
    MeasureState& state = desk.state();
    if (!state.started) {
        state.started = true;
        state.started_month = desk.month.facts.index();
        desk.appropriate(desk.terms.budget);
        improve(desk, pure_line_sheep_, true);
        improve(desk, crossed_sheep_, false);
    }
    // Cows are inseminated in the first June, to calve in March.
    const bool first_year = desk.month.facts.index() - state.started_month < 12;
    if (first_year && cattle_ > 0 && desk.month.facts.calendar == june) inseminate(desk);
}

}  // namespace terrace
