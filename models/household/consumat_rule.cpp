#include "models/household/consumat_rule.hpp"

#include <algorithm>
#include <cmath>

#include "models/household/plan_value.hpp"
#include "models/household/side_choice.hpp"
#include "models/household/sidelines.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"

namespace terrace {
namespace {

constexpr std::uint32_t imitated = 8, asked = 16;   // villagers of the same type; estimates
constexpr double uncertainty_step = 1.0 / 128;
constexpr double income_step = 10'000;              // fen, of ChoiceMemory::usual

double income(const Households& h, std::uint32_t row) { return 1000.0 * h.income_year[row]; }

/// One village's households of one type, and the middle one of their incomes [fen].
struct Neighbours {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> models;   ///< those with a demonstration courtyard
    double median = 0;
};

std::vector<Neighbours> neighbours_of(const Households& h, const Villages& villages) {
    std::vector<Neighbours> all(2 * villages.rows());
    for_each_household(villages, [&](std::uint32_t row, std::size_t village) {
        Neighbours& type = all[peers_at(h, row, village)];
        type.rows.push_back(row);
        if (courtyard_kind(h.courtyard[row]) == Courtyard::demonstration && seen_for_a_cycle(h.courtyard[row])) type.models.push_back(row);
    });
    std::vector<std::int32_t> incomes;
    for (Neighbours& type : all) {
        if (type.rows.empty()) continue;
        incomes.clear();
        for (const std::uint32_t row : type.rows) incomes.push_back(h.income_year[row]);
        const auto middle = incomes.begin() + static_cast<std::ptrdiff_t>(incomes.size() / 2);
        std::nth_element(incomes.begin(), middle, incomes.end());
        type.median = 1000.0 * *middle;
    }
    return all;
}

/// Usual income and uncertainty take in the year that has passed; in the first year it is all that is known.
void remember(const Households& h, ChoiceMemory& memory) {
    const auto rows = h.rows();
    const bool first = memory.usual.empty();
    memory.usual.resize(rows);
    memory.uncertainty.resize(rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const double year = std::max(0.0, income(h, row));
        const double usual = first ? year : income_step * memory.usual[row];
        const double surprise = std::abs(year - usual) / std::max(income_step, usual);
        const double uncertain = first ? 0 : 0.5 * uncertainty_step * memory.uncertainty[row] + 0.5 * surprise;
        memory.uncertainty[row] = static_cast<std::uint8_t>(std::min(255.0, uncertain / uncertainty_step + 0.5));
        memory.usual[row] = static_cast<std::uint16_t>(std::min(65535.0, (2 * usual + year) / 3 / income_step + 0.5));
    }
}

/// Whom a household meets: `count` of its neighbours, keyed by household and month, the same one perhaps twice, itself never.
template <class Visit>
void meet(const ChoiceRound& round, const ChoiceFacts& facts, std::uint32_t row, const Neighbours& neighbours, std::uint32_t count, Visit visit) {
    const auto others = static_cast<std::uint64_t>(neighbours.rows.size()) - 1;
    if (others == 0) return;
    const auto own = static_cast<std::uint64_t>(std::lower_bound(neighbours.rows.begin(), neighbours.rows.end(), row) - neighbours.rows.begin());
    for (std::uint32_t k = 0; k < count; ++k) {
        const std::uint32_t word = draw_word(facts.month.key, static_cast<std::uint32_t>(Purpose::villager_met), round.first_household + row, facts.month.index(), k);
        const std::uint64_t place = (others * word) >> 32;
        visit(neighbours.rows[place + (place >= own ? 1 : 0)]);
    }
}

double aspiration(const Households& h, std::uint32_t row, const Neighbours& neighbours, const ChoiceMemory& memory, const ChoiceFacts& facts) {
    constexpr double above_the_line = 1.2;   // estimate
    const double heads = std::max(1, h.members[row] - h.away[row]);
    return std::max(above_the_line * facts.line * heads, 0.5 * income_step * memory.usual[row] + 0.5 * neighbours.median);
}

template <std::size_t count>
using Options = std::array<bool, count>;

/// Sum of incomes of the neighbours met by the option that they follow [fen/year].
template <std::size_t count, class OptionOf>
std::array<double, count> incomes_met(const ChoiceRound& round, const ChoiceFacts& facts, std::uint32_t row, const Neighbours& neighbours, OptionOf option_of) {
    std::array<double, count> weight{};
    meet(round, facts, row, neighbours, imitated, [&](std::uint32_t other) { weight[option_of(other)] += std::max(0.0, income(round.households, other)); });
    return weight;
}

/// The option with the largest sum of incomes among the neighbours met; the present one if none of theirs is possible.
template <std::size_t count>
std::size_t imitated_option(const std::array<double, count>& weight, const Options<count>& possible, std::size_t present) {
    std::size_t best = present;
    double most = 0;
    for (std::size_t option = 0; option < count; ++option)
        if (possible[option] && weight[option] > most) most = weight[option], best = option;
    return best;
}

/// Options of the neighbours asked and of the village's demonstration households, and the present one.
template <std::size_t count, class OptionOf>
Options<count> known_options(const ChoiceRound& round, const ChoiceFacts& facts, std::uint32_t row, const Neighbours& neighbours, std::size_t present, OptionOf option_of) {
    Options<count> known{};
    known[present] = true;
    meet(round, facts, row, neighbours, asked, [&](std::uint32_t other) { known[option_of(other)] = true; });
    for (const std::uint32_t other : neighbours.models) known[option_of(other)] = true;
    return known;
}

template <std::size_t count>
std::size_t best_of(const std::array<double, count>& values, const Options<count>& among, std::size_t present) {
    std::size_t best = present;
    double most = impossible;
    for (std::size_t option = 0; option < count; ++option)
        if (among[option] && values[option] > most) most = values[option], best = option;
    return best;
}

/// Values without luck of taste. The plan's constants stay: they stand for soil, water and outlets, not for liking.
std::array<double, land_plan_count> land_values(const Households& h, std::uint32_t row, int home, const PeerShares& peers, const Temper& mood, const ChoiceFacts& facts) {
    const ChoiceParameters& choice = facts.parameters.choice;
    std::array<double, land_plan_count> values;
    for (std::size_t code = 0; code < land_plan_count; ++code) {
        const double liking = choice.peer_weight * static_cast<double>(peers.land[code]) + choice.taste_scale * choice.habit * facts.plan_habit[code];
        const auto plan = static_cast<LandPlan>(code);
        values[code] = feasible(h, row, plan) ? plan_value(h, row, plan, home, mood, facts) + mood.usual_income * liking : impossible;
    }
    return values;
}

ChoiceWay way_of(Strategy how) {
    constexpr std::array<ChoiceWay, 4> ways{ChoiceWay::repeat, ChoiceWay::imitate, ChoiceWay::optimise, ChoiceWay::inquire};
    return ways[static_cast<std::size_t>(how)];
}

/// One household's choice among `count` options by its strategy; written to `weighed` with what was compared.
template <std::size_t count, class Values, class OptionOf>
void choose(Weighed<count>& weighed, const ChoiceRound& round, const ChoiceFacts& facts, std::uint32_t row, const Neighbours& neighbours, Values values_of,
            OptionOf option_of) {
    const std::size_t present = weighed.before;
    weighed.taken = present;
    weighed.value.fill(impossible);
    if (weighed.way == ChoiceWay::repeat) return;
    weighed.value = values_of();
    const Options<count> possible = possible_of(weighed.value);
    if (weighed.way == ChoiceWay::imitate) {
        weighed.neighbours = incomes_met<count>(round, facts, row, neighbours, option_of);
        weighed.taken = imitated_option<count>(weighed.neighbours, possible, present);
        return;
    }
    weighed.compared = possible;
    if (weighed.way == ChoiceWay::inquire) {
        const Options<count> known = known_options<count>(round, facts, row, neighbours, present, option_of);
        for (std::size_t option = 0; option < count; ++option) weighed.compared[option] = known[option] && possible[option];
    }
    weighed.taken = best_of<count>(weighed.value, weighed.compared, present);
}

Strategy strategy_of(const ChoiceRound& round, std::uint32_t row, const Neighbours& neighbours, const ChoiceFacts& facts) {
    return strategy(income(round.households, row), aspiration(round.households, row, neighbours, round.memory, facts), uncertainty_step * round.memory.uncertainty[row],
                    facts.parameters.choice);
}

}  // namespace

Strategy strategy(double income, double aspiration, double uncertainty, const ChoiceParameters& choice) {
    const bool satisfied = income >= choice.satisfied_from * aspiration;
    const bool certain = uncertainty <= choice.certain_to;
    if (satisfied) return certain ? Strategy::repeat : Strategy::imitate;
    return certain ? Strategy::optimise : Strategy::inquire;
}

void ConsumatRule::choose_land(const ChoiceRound& round, const ChoiceFacts& facts) const {
    Households& h = round.households;
    remember(h, round.memory);
    const std::vector<Neighbours> neighbours = neighbours_of(h, round.villages);
    std::vector<std::uint8_t> before(h.plan.begin(), h.plan.end());   // all choose at once
    for_each_household(round.villages, [&](std::uint32_t row, std::size_t village) {
        const std::size_t at = peers_at(h, row, village);
        const Temper mood = temper_of(h, row, facts, round.words.risk[row], round.words.expectation[row]);
        Weighed<land_plan_count> weighed{.before = static_cast<std::size_t>(land_plan(before[row])), .way = way_of(strategy_of(round, row, neighbours[at], facts))};
        choose<land_plan_count>(
            weighed, round, facts, row, neighbours[at],
            [&] { return land_values(h, row, round.home[row], round.peers[at], mood, facts); },
            [&](std::uint32_t other) { return static_cast<std::size_t>(land_plan(before[other])); });
        if (row == round.noted_row()) round.notes->land = weighed;
        h.plan[row] = with_land_plan(h.plan[row], static_cast<LandPlan>(weighed.taken));
    });
}

void ConsumatRule::choose_side(const ChoiceRound& round, const ChoiceFacts& facts) const {
    Households& h = round.households;
    if (round.memory.usual.empty()) remember(h, round.memory);   // a run that begins in July
    const std::vector<Neighbours> neighbours = neighbours_of(h, round.villages);
    std::vector<Side> before(h.rows());   // what neighbours see: a courtyard that has stood for a cycle counts as well, a younger one not at all
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const Side now = side(h.plan[row]);
        const bool young = now == Side::courtyard && !seen_for_a_cycle(h.courtyard[row]);
        before[row] = young ? Side::none : now == Side::none && seen_for_a_cycle(h.courtyard[row]) ? Side::courtyard : now;
    }
    for_each_household(round.villages, [&](std::uint32_t row, std::size_t village) {
        const std::size_t at = peers_at(h, row, village);
        const Temper mood = temper_of(h, row, facts, round.words.risk[row], round.words.expectation[row]);
        Weighed<side_count> weighed{.before = static_cast<std::size_t>(usual_side(h, row, facts.sides)), .way = way_of(strategy_of(round, row, neighbours[at], facts))};
        choose<side_count>(
            weighed, round, facts, row, neighbours[at],
            [&] { return side_values(h, row, round.home[row], round.peers[at], {}, mood, facts); },
            [&](std::uint32_t other) { return static_cast<std::size_t>(before[other]); });
        if (row == round.noted_row()) round.notes->side = weighed;
        h.plan[row] = with_side(h.plan[row], static_cast<Side>(weighed.taken));
    });
}

}  // namespace terrace
