#include "models/household/choice.hpp"

#include <algorithm>

#include "models/household/consumat_rule.hpp"
#include "models/household/logit_rule.hpp"
#include "models/household/plan_value.hpp"
#include "models/household/side_choice.hpp"
#include "models/household/sidelines.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {

Temper temper(const Households& h, std::uint32_t row, std::uint32_t first_household, const ChoiceFacts& facts) {
    return temper_of(h, row, facts, draw_word(facts.month.key.people, static_cast<std::uint32_t>(Purpose::risk_class), first_household + row, 0),
                     draw_word(facts.month.key.people, static_cast<std::uint32_t>(Purpose::expectation_class), first_household + row, 0));
}

void ChoiceWords::draw(RunKey key, Month month, std::uint32_t first_household, std::size_t households) {
    auto fill = [&](RandomKey from, std::vector<std::uint32_t>& words, Purpose purpose, std::int32_t at, std::uint32_t index) {
        words.resize(households);
        fill_words(from, static_cast<std::uint32_t>(purpose), at, first_household, words, index);
    };
    const std::int32_t year = month.year() * 12;
    for (std::uint32_t plan = 0; plan < land.size() && month.month() == 1; ++plan) fill(key, land[plan], Purpose::plan_taste, year, plan);
    for (std::uint32_t option = 0; option < side.size(); ++option) fill(key, side[option], Purpose::side_taste, year, option);
    fill(key.people, risk, Purpose::risk_class, 0, 0);
    fill(key.people, expectation, Purpose::expectation_class, 0, 0);
    fill(key, attention, Purpose::attention, month.index(), 0);
}

double best_plan_value(const Households& h, std::uint32_t row, int home_workers, const Temper& temper, const ChoiceFacts& facts,
                       const BlockedLand& blocked) {
    double best = -1e18;
    for (std::size_t plan = 0; plan < land_plan_count; ++plan)
        if (feasible(h, row, static_cast<LandPlan>(plan)))
            best = std::max(best, plan_value(h, row, static_cast<LandPlan>(plan), home_workers, temper, facts, blocked));
    return best;
}

double best_plan_money(const Households& h, std::uint32_t row, int home_workers, const Temper& temper, const ChoiceFacts& facts,
                       const BlockedLand& blocked) {
    double best = -1e18;
    LandPlan chosen = LandPlan::grain;   // feasible for everybody
    for (std::size_t code = 0; code < land_plan_count; ++code) {
        const auto plan = static_cast<LandPlan>(code);
        if (!feasible(h, row, plan)) continue;
        const double value = plan_value(h, row, plan, home_workers, temper, facts, blocked);
        if (value > best) best = value, chosen = plan;
    }
    return plan_prospect(h, row, chosen, home_workers, temper, facts, blocked).money;
}

double spare_cash(const Households& h, std::uint32_t row, const ChoiceFacts& facts) {
    const double month = facts.parameters.consumption.income_share * 1000.0 * h.income_year[row] / 12;
    return static_cast<double>(h.cash[row]) - 2 * month;
}

bool affordable(const Households& h, std::uint32_t row, double cost, const ChoiceFacts& facts) { return cost <= 0 || cost <= spare_cash(h, row, facts) + facts.credit; }

double side_taste(Side wanted, std::uint32_t household, const MonthFacts& facts) {
    auto taste = [&](Side option) {
        const std::uint32_t word = draw_word(facts.key, static_cast<std::uint32_t>(Purpose::side_taste), household, facts.outside.month.year() * 12, static_cast<std::uint32_t>(option));
        return static_cast<double>(gumbel_table()[word >> gumbel_table_shift]);
    };
    return taste(wanted) - taste(Side::none);
}

double courtyard_money(Fen grant, Fen setup, double net, const ChoiceFacts& facts) {
    return net - std::max(0.0, static_cast<double>(setup - grant)) / std::max(1, facts.parameters.courtyard.life_years);
}

double courtyard_value(const Temper& temper, const PeerShares& peers, Fen grant, Fen setup, double net, double taste, const ChoiceFacts& facts) {
    const ChoiceParameters& choice = facts.parameters.choice;
    const double peer = static_cast<double>(peers.side[static_cast<std::size_t>(Side::courtyard)]);
    constexpr double own_day = 0.3;   // an own spare day counts less than a hired one; estimate
    const double work = facts.parameters.courtyard.days * facts.day_wage * own_day;
    return courtyard_money(grant, setup, net, facts) - work - choice.switching_scale * static_cast<double>(choice.switch_courtyard) +
           temper.usual_income * (choice.peer_weight * peer + choice.taste_scale * taste);
}

std::vector<PeerShares> peer_shares(const Households& h, const Villages& villages, const Markets& markets, double demonstration_weight) {
    std::vector<PeerShares> shares(2 * villages.rows());
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        std::array<float, 2> count{};
        const std::uint32_t first = villages.first_household[v];
        for (std::uint32_t row = first; row < first + villages.households[v]; ++row) {
            const std::size_t type = (h.flags[row] & household_flag::pastoral) != 0 ? 1 : 0;
            PeerShares& peers = shares[2 * v + type];
            ++count[type];
            const auto plan = static_cast<std::size_t>(land_plan(h.plan[row]));
            if (markets.plan_margin[plan] > markets.plan_expected[plan]) ++peers.land[plan];
            ++peers.side[static_cast<std::size_t>(side(h.plan[row]))];
            const Courtyard kind = courtyard_kind(h.courtyard[row]);
            if (!seen_for_a_cycle(h.courtyard[row])) continue;
            peers.side[static_cast<std::size_t>(Side::courtyard)] += kind == Courtyard::demonstration ? static_cast<float>(demonstration_weight) : 1.f;
        }
        for (std::size_t type = 0; type < 2; ++type) {
            PeerShares& peers = shares[2 * v + type];
            for (float& share : peers.land) share = count[type] > 0 ? share / count[type] : 0.f;
            for (float& share : peers.side) share = count[type] > 0 ? std::min(1.f, share / count[type]) : 0.f;
        }
    }
    return shares;
}

const DecisionRule* decision_rule(std::string_view name) {
    static const LogitRule logit;
    static const ConsumatRule consumat;
    if (name == "logit") return &logit;
    return name == "consumat" ? &consumat : nullptr;
}

}  // namespace terrace
