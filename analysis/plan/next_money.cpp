#include "analysis/plan/next_money.hpp"

#include <span>
#include <stdexcept>

namespace terrace {

NextMoney best_place(const std::vector<NextCell>& places, const std::vector<std::vector<double>>& without,
                     const std::vector<PlanGoal>& goals) {
    if (places.empty() || without.front().size() < 4) throw std::invalid_argument("best_place: no place, or fewer than four replicates");
    const std::size_t half = without.front().size() / 2;
    const auto gain = [&](const NextCell& place) {
        const double change = paired_difference(std::span(place.change[0]).first(half), std::span(without[0]).first(half)).difference.mean;
        return goals[0].more_is_better ? change : -change;
    };
    const NextCell* best = &places.front();
    for (const NextCell& place : places)
        if (gain(place) > gain(*best)) best = &place;
    NextMoney next{best->tier, best->year, {}};
    for (std::size_t g = 0; g < goals.size(); ++g)
        next.change.push_back(paired_difference(std::span(best->change[g]).subspan(half), std::span(without[g]).subspan(half)).difference);
    return next;
}

} // namespace terrace
