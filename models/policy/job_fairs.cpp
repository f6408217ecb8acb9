#include "models/policy/job_fairs.hpp"

#include <algorithm>

#include "models/policy/desk.hpp"

namespace terrace {

void JobFairs::keys(KeyVisitor& key) {
    key.count("every_months", every_months_);
    key.number("efficiency", efficiency_);
    key.money("cost_yuan", cost_);
}

void JobFairs::act(PolicyDesk& desk) const {
    if (!desk.active()) return;
    MeasureState& state = desk.state();
    const std::int32_t now = desk.month.facts.index();
    if (!state.started) {
        state.started = true;
        state.started_month = now;
        desk.appropriate(desk.terms.budget);
    }
    if ((now - state.started_month) % std::max(1, every_months_) != 0 || desk.month.support <= 0) return;
    if (cost_ > 0 && !desk.pay_others(Flow::programme_costs, scale(cost_, desk.month.support))) {   // less support: the same fairs, smaller
        ++state.shortfall;   // a fair that the money cannot pay
        return;
    }
    desk.county.labour_support.matching += efficiency_ * desk.month.support;
}

}  // namespace terrace
