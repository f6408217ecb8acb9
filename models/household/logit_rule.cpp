#include <algorithm>

#include "models/household/plan_value.hpp"
#include "models/household/sidelines.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// Mean-variance expected utility with adaptive expectations, a peer term and Gumbel taste: the largest value wins.
class LogitRule final : public DecisionRule {
public:
    void choose_land(Households& h, const Villages& villages, std::span<const std::uint8_t> home, std::span<const PeerShares> peers, const ChoiceWords& words,
                     const ChoiceFacts& facts, std::span<LeaseWish> wishes) const override {
        for_each_household(villages, [&](std::uint32_t row, std::size_t village) {
            const Temper mood = temper_of(h, row, facts, words.risk[row], words.expectation[row]);
            const LandPlan plan = best_land(h, row, home[row], peers_of(h, row, village, peers), words, mood, facts);
            h.plan[row] = plan_code(plan, side(h.plan[row]));
            wishes[row] = wish(h, row, plan, mood, facts);
        });
    }

    void choose_side(Households& h, const Villages& villages, std::span<const std::uint8_t> home, std::span<const PeerShares> peers, const ChoiceWords& words,
                     const ChoiceFacts& facts) const override {
        for_each_household(villages, [&](std::uint32_t row, std::size_t village) {
            const PeerShares& seen = peers_of(h, row, village, peers);
            const Side before = side(h.plan[row]);
            Side chosen = before == Side::poultry ? before : Side::none;   // courtyards stand and flocks have grown: done
            if (attends(facts.parameters.choice, seen, words.attention[row]))
                chosen = best_side(h, row, home[row], seen, words, temper_of(h, row, facts, words.risk[row], words.expectation[row]), facts);
            h.plan[row] = plan_code(land_plan(h.plan[row]), chosen);
        });
    }

private:
    template <class Visit>
    static void for_each_household(const Villages& villages, Visit visit) {
        for (std::size_t v = 0; v < villages.rows(); ++v) {
            const std::uint32_t first = villages.first_household[v];
            for (std::uint32_t row = first; row < first + villages.households[v]; ++row) visit(row, v);
        }
    }

    static const PeerShares& peers_of(const Households& h, std::uint32_t row, std::size_t village, std::span<const PeerShares> peers) {
        return peers[2 * village + ((h.flags[row] & household_flag::pastoral) != 0 ? 1 : 0)];
    }

    /// Few households think about a new side activity in any half-year; more do where they see neighbours succeed with one.
    static bool attends(const ChoiceParameters& choice, const PeerShares& seen, std::uint32_t word) {
        const double share = choice.attention + choice.attention_peer * static_cast<double>(seen.side[static_cast<std::size_t>(Side::courtyard)]);
        return static_cast<double>(word) * 0x1p-32 < share;
    }

    static double taste(const std::vector<std::uint32_t>& words, std::uint32_t row) { return static_cast<double>(gumbel_table()[words[row] >> gumbel_table_shift]); }

    static LandPlan best_land(const Households& h, std::uint32_t row, int home, const PeerShares& peers, const ChoiceWords& words, const Temper& mood,
                              const ChoiceFacts& facts) {
        const ChoiceParameters& choice = facts.parameters.choice;
        LandPlan best = LandPlan::grain;
        double best_value = -1e18;
        for (std::size_t code = 0; code < land_plan_count; ++code) {
            const auto plan = static_cast<LandPlan>(code);
            if (!feasible(h, row, plan)) continue;
            const double liking = choice.peer_weight * static_cast<double>(peers.land[code]) + choice.taste_scale * (taste(words.land[code], row) + choice.habit * facts.plan_habit[code]);
            const double value = plan_value(h, row, plan, home, mood, facts) + mood.usual_income * liking;
            if (value > best_value) best_value = value, best = plan;
        }
        return best;
    }

    /// Sellers ask at least what the land would earn them; buyers offer what the next mu earns after its costs.
    static LeaseWish wish(const Households& h, std::uint32_t row, LandPlan plan, const Temper& mood, const ChoiceFacts& facts) {
        if (plan != LandPlan::lease_out && plan != LandPlan::expand) return {};
        const LandPlan use = plan == LandPlan::expand ? LandPlan::expand : LandPlan::grain;
        const PlanOutlook& outlook = facts.outlooks[static_cast<std::size_t>(mood.expectation_class)][static_cast<std::size_t>(use)];
        const double yield = h.yield_factor[row] / 128.0;
        constexpr double usual_mu = 20;   // the next lot adds to about this much land
        const double risk = 0.5 * mood.risk_aversion * yield * yield * outlook.variance * usual_mu / std::max(1.0, mood.usual_income);
        const double margin = yield * outlook.receipts - outlook.costs - outlook.days * facts.day_wage - risk;
        constexpr double lowest_ask = 5000;   // fen a mu: less is not worth the bother
        if (plan == LandPlan::expand) return {static_cast<std::int32_t>(100 * facts.parameters.choice.expand_mu), static_cast<float>(std::max(0.0, margin))};
        const auto kept = static_cast<std::int32_t>(100 * facts.parameters.choice.kept_mu);
        return {-std::max(0, h.contracted[row] - kept), static_cast<float>(std::max(lowest_ask, margin))};
    }

    static Side best_side(const Households& h, std::uint32_t row, int home, const PeerShares& peers, const ChoiceWords& words, const Temper& mood,
                          const ChoiceFacts& facts) {
        const ChoiceParameters& choice = facts.parameters.choice;
        const SideOutlook& sides = facts.sides;
        if (home == 0) return Side::none;
        auto taste_for = [&](Side option) { return taste(words.side[static_cast<std::size_t>(option)], row); };
        auto liking = [&](Side option) {
            return mood.usual_income * (choice.taste_scale * taste_for(option) + choice.peer_weight * static_cast<double>(peers.side[static_cast<std::size_t>(option)]));
        };
        const double nothing = mood.usual_income * choice.taste_scale * taste_for(Side::none);
        double best_value = nothing;
        Side best = Side::none;
        auto offer = [&](Side option, double value) {
            if (value > best_value) best_value = value, best = option;
        };
        if (courtyard_kind(h.courtyard[row]) == Courtyard::none && affordable(h, row, sides.courtyard_setup, facts)) {
            const double difference = taste_for(Side::courtyard) - taste_for(Side::none);
            offer(Side::courtyard, nothing + courtyard_value(mood, peers, 0, static_cast<Fen>(sides.courtyard_setup), sides.courtyard_net, difference, facts));
        }
        if (affordable(h, row, sides.poultry_start, facts)) {
            const double change = side(h.plan[row]) == Side::poultry ? 0 : choice.switching_scale * static_cast<double>(choice.switch_poultry);
            offer(Side::poultry, sides.poultry_net - change + liking(Side::poultry));
        }
        const bool pastoral = (h.flags[row] & household_flag::pastoral) != 0;
        constexpr std::uint16_t fullest_fold = 60;   // head that a farm household can house
        if ((h.breeding[row] > 0 || pastoral) && (h.breeding[row] < fullest_fold || pastoral) && affordable(h, row, sides.sheep_start, facts)) {
            const double skill = facts.parameters.livestock.skill_margin[std::min<std::size_t>(h.livestock_skill[row], 2)];
            constexpr double capital_cost = 0.2;     // of the price of the ewes, a year: interest and losses; estimate
            const double cost = choice.switching_scale * static_cast<double>(choice.switch_sheep) + capital_cost * sides.sheep_start;
            offer(Side::sheep, sides.sheep_net * skill - cost + liking(Side::sheep));
        }
        return best;
    }
};

}  // namespace

const DecisionRule* decision_rule(std::string_view name) {
    static const LogitRule logit;
    return name == "logit" ? &logit : nullptr;
}

}  // namespace terrace
