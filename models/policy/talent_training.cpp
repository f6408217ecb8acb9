#include "models/policy/talent_training.hpp"

#include <algorithm>

#include "models/policy/desk.hpp"
#include "models/policy/village_effects.hpp"

namespace terrace {

void TalentTraining::keys(KeyVisitor& key) {
    key.count("villages_per_year", villages_);
    key.count("persons_per_village", persons_);
    key.money("course_yuan_per_person", course_);
    key.count("months_to_effect", months_);
    key.number("skill_gain", skill_);
    key.number("margin_gain", margin_);
    key.money("collective_yuan_per_year", business_);
}

void TalentTraining::take_effect(PolicyDesk& desk, std::size_t village) const {
    Villages& v = desk.county.villages;
    Cooperatives& c = desk.county.cooperatives;
    v.leaders_skill[village] += skill_ * (1 - v.leaders_skill[village]);
    v.business[village] += business_ / 12;
    const auto villages = static_cast<double>(std::count(v.township.begin(), v.township.end(), v.township[village]));
    for (std::size_t row = 0; row < c.rows(); ++row)
        if (c.township[row] == v.township[village]) c.margin_gain[row] += margin_ / villages;
}

void TalentTraining::teach(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    std::int64_t left = scale(villages_, desk.month.support);
    for (const std::size_t village : waiting_villages(desk, desk.county.villages.leaders_skill)) {
        if (left-- <= 0 || !desk.pay_others(Flow::course_fees, course_ * persons_)) return;
        state.villages[village] = 1;
    }
}

void TalentTraining::act(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    if (!desk.active() && !state.started) return;
    const bool begins = !state.started;
    if (begins)
        desk.open_line();
    else
        desk.renew_line();
    state.started = true;
    count_village_months(state, desk.county.villages.rows());
    if (desk.active() && (begins || desk.month.facts.calendar == january)) teach(desk);
    for (std::size_t village = 0; village < desk.county.villages.rows(); ++village)
        if (state.villages[village] == months_ + 1) take_effect(desk, village);   // of courses that ended before the measure did, too
}

}  // namespace terrace
