#include "models/household/logit_rule.hpp"

#include <algorithm>

#include "models/household/plan_value.hpp"
#include "models/household/side_choice.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// Few households think about a new side activity in any half-year; more do where they see neighbours succeed with one.
bool attends(const ChoiceParameters& choice, const PeerShares& seen, std::uint32_t word) {
    const double share = choice.attention + choice.attention_peer * static_cast<double>(seen.side[static_cast<std::size_t>(Side::courtyard)]);
    return static_cast<double>(word) * 0x1p-32 < share;
}

double taste(const std::vector<std::uint32_t>& words, std::uint32_t row) { return static_cast<double>(gumbel_table()[words[row] >> gumbel_table_shift]); }

LandPlan best_land(const Households& h, std::uint32_t row, int home, const PeerShares& peers, const ChoiceWords& words, const Temper& mood, const ChoiceFacts& facts) {
    const ChoiceParameters& choice = facts.parameters.choice;
    LandPlan best = LandPlan::grain;
    double best_value = impossible;
    for (std::size_t code = 0; code < land_plan_count; ++code) {
        const auto plan = static_cast<LandPlan>(code);
        if (!feasible(h, row, plan)) continue;
        const double liking = choice.peer_weight * static_cast<double>(peers.land[code]) + choice.taste_scale * (taste(words.land[code], row) + choice.habit * facts.plan_habit[code]);
        const double value = plan_value(h, row, plan, home, mood, facts) + mood.usual_income * liking;
        if (value > best_value) best_value = value, best = plan;
    }
    return best;
}

Side best_side(const Households& h, std::uint32_t row, int home, const PeerShares& peers, const ChoiceWords& words, const Temper& mood, const ChoiceFacts& facts) {
    std::array<double, side_count> tastes;
    for (std::size_t option = 0; option < side_count; ++option) tastes[option] = taste(words.side[option], row);
    const std::array<double, side_count> values = side_values(h, row, home, peers, tastes, mood, facts);
    return static_cast<Side>(std::max_element(values.begin(), values.end()) - values.begin());
}

}  // namespace

void LogitRule::choose_land(const ChoiceRound& round, const ChoiceFacts& facts) const {
    Households& h = round.households;
    for_each_household(round.villages, [&](std::uint32_t row, std::size_t village) {
        const Temper mood = temper_of(h, row, facts, round.words.risk[row], round.words.expectation[row]);
        const LandPlan plan = best_land(h, row, round.home[row], round.peers[peers_at(h, row, village)], round.words, mood, facts);
        h.plan[row] = plan_code(plan, side(h.plan[row]));
    });
}

void LogitRule::choose_side(const ChoiceRound& round, const ChoiceFacts& facts) const {
    Households& h = round.households;
    for_each_household(round.villages, [&](std::uint32_t row, std::size_t village) {
        const PeerShares& seen = round.peers[peers_at(h, row, village)];
        Side chosen = usual_side(h, row, facts.sides);
        if (attends(facts.parameters.choice, seen, round.words.attention[row]))
            chosen = best_side(h, row, round.home[row], seen, round.words, temper_of(h, row, facts, round.words.risk[row], round.words.expectation[row]), facts);
        h.plan[row] = plan_code(land_plan(h.plan[row]), chosen);
    });
}

}  // namespace terrace
