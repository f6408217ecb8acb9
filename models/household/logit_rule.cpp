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

std::array<double, land_plan_count> land_values(const Households& h, std::uint32_t row, int home, const PeerShares& peers, const ChoiceWords& words, const Temper& mood,
                                                const ChoiceFacts& facts) {
    const ChoiceParameters& choice = facts.parameters.choice;
    std::array<double, land_plan_count> values;
    values.fill(impossible);
    for (std::size_t code = 0; code < land_plan_count; ++code) {
        const auto plan = static_cast<LandPlan>(code);
        if (!feasible(h, row, plan)) continue;
        const double liking = choice.peer_weight * static_cast<double>(peers.land[code]) + choice.taste_scale * (taste(words.land[code], row) + choice.habit * facts.plan_habit[code]);
        values[code] = plan_value(h, row, plan, home, mood, facts) + mood.usual_income * liking;
    }
    return values;
}

std::array<double, side_count> liked_sides(const Households& h, std::uint32_t row, int home, const PeerShares& peers, const ChoiceWords& words, const Temper& mood, const ChoiceFacts& facts) {
    std::array<double, side_count> tastes;
    for (std::size_t option = 0; option < side_count; ++option) tastes[option] = taste(words.side[option], row);
    return side_values(h, row, home, peers, tastes, mood, facts);
}

template <std::size_t count>
std::size_t largest(const std::array<double, count>& values) {
    return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

Weighed<side_count> not_considered(std::size_t before, Side taken) {
    Weighed<side_count> weighed{.before = before, .taken = static_cast<std::size_t>(taken), .way = ChoiceWay::not_considered};
    weighed.value.fill(impossible);
    return weighed;
}

}  // namespace

void LogitRule::choose_land(const ChoiceRound& round, const ChoiceFacts& facts) const {
    Households& h = round.households;
    const std::uint32_t noted = round.noted_row();
    for_each_household(round.villages, [&](std::uint32_t row, std::size_t village) {
        const Temper mood = temper_of(h, row, facts, round.words.risk[row], round.words.expectation[row]);
        const auto values = land_values(h, row, round.home[row], round.peers[peers_at(h, row, village)], round.words, mood, facts);
        const std::size_t plan = largest(values);
        if (row == noted) round.notes->land = {values, possible_of(values), static_cast<std::size_t>(land_plan(h.plan[row])), plan, ChoiceWay::largest_value};
        h.plan[row] = with_land_plan(h.plan[row], static_cast<LandPlan>(plan));
    });
}

void LogitRule::choose_side(const ChoiceRound& round, const ChoiceFacts& facts) const {
    Households& h = round.households;
    const std::uint32_t noted = round.noted_row();
    for_each_household(round.villages, [&](std::uint32_t row, std::size_t village) {
        const PeerShares& seen = round.peers[peers_at(h, row, village)];
        const auto before = static_cast<std::size_t>(side(h.plan[row]));
        Side chosen = usual_side(h, row, facts.sides);
        if (row == noted) round.notes->side = not_considered(before, chosen);
        if (attends(facts.parameters.choice, seen, round.words.attention[row])) {
            const auto values = liked_sides(h, row, round.home[row], seen, round.words, temper_of(h, row, facts, round.words.risk[row], round.words.expectation[row]), facts);
            chosen = static_cast<Side>(largest(values));
            if (row == noted) round.notes->side = {values, possible_of(values), before, largest(values), ChoiceWay::largest_value};
        }
        h.plan[row] = with_side(h.plan[row], chosen);
    });
}

}  // namespace terrace
