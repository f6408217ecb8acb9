#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/household/choice_memory.hpp"
#include "models/household/choice_notes.hpp"
#include "models/household/columns.hpp"
#include "models/household/plans.hpp"
#include "models/market/state.hpp"
#include "models/month_facts.hpp"
#include "models/outlooks.hpp"
#include "models/village/columns.hpp"

namespace terrace {

/// Everything a choice may look at besides the household's own row. Values only: the decision rule is a pure function of it.
struct ChoiceFacts {
    const Parameters& parameters;
    const MonthFacts& month;
    const Outlooks& outlooks;
    const SideOutlook& sides;
    double village_rent = 0;      ///< last year's rent within villages [fen/mu]
    double day_wage = 0;          ///< [fen/day]
    double job_hope = 0;          ///< what a worker whom the farm does not need expects to earn: probability of a job x its wage [fen/year]
    double line = 0;              ///< national poverty line [fen/person/year]
    std::array<double, land_plan_count> plan_habit{};   ///< log of each plan's share of land at the start
    std::span<const std::uint16_t> orchard_land{};      ///< [row] mu/100 under fruit trees; empty: none
    double credit = 0;            ///< what a bank would lend for a start-up cost [fen]

    [[nodiscard]] std::int32_t orchard(std::uint32_t row) const { return orchard_land.empty() ? 0 : orchard_land[row]; }
};

/// Share of the village's households of the same type in each plan and side activity whose last year went well;
/// demonstration households count several times.
struct PeerShares {
    std::array<float, land_plan_count> land{};
    std::array<float, side_count> side{};
};

/// The household's own way of judging money: risk aversion, expectations, usual income [fen/year].
struct Temper {
    double risk_aversion;
    int expectation_class;
    double usual_income;
};
[[nodiscard]] inline Temper temper_of(const Households& h, std::uint32_t row, const ChoiceFacts& facts, std::uint32_t risk, std::uint32_t expectation) {
    constexpr std::uint32_t fifth = 858993459, half = 2147483648u, four_fifths = 3435973836u, third = 1431655765;
    const std::size_t klass = risk < fifth ? 0 : risk < half ? 1 : risk < four_fifths ? 2 : 3;
    const int expects = expectation < third ? 0 : expectation < 2 * third ? 1 : 2;
    const double heads = std::max(1, h.members[row] - h.away[row]);
    return {facts.parameters.choice.risk_aversion[klass], expects, std::max(1000.0 * h.income_year[row], facts.line * heads)};
}
/// The same, found again from the household's number.
[[nodiscard]] Temper temper(const Households&, std::uint32_t row, std::uint32_t first_household, const ChoiceFacts&);

/// The random words of one round of choices, one a row: fixed addresses, drawn for a whole county at once. Those for land only in January.
struct ChoiceWords {
    std::array<std::vector<std::uint32_t>, land_plan_count> land;
    std::array<std::vector<std::uint32_t>, side_count> side;
    std::vector<std::uint32_t> risk, expectation, attention;
    void draw(RunKey, Month, std::uint32_t first_household, std::size_t households);
};

/// Value of starting a courtyard with `grant` paid towards it, against no side activity [fen/year]; peers included, and the
/// difference of two Gumbel tastes.
[[nodiscard]] double courtyard_value(const Temper&, const PeerShares&, Fen grant, Fen setup, double net, double taste, const ChoiceFacts&);
/// Taste for a side activity less that for none, found again from the household's number.
[[nodiscard]] double side_taste(Side option, std::uint32_t household, const MonthFacts&);

/// Cash beyond two months of consumption [fen]; below zero when there is less.
[[nodiscard]] double spare_cash(const Households&, std::uint32_t row, const ChoiceFacts&);
/// Whether that, and credit where the facts name any, cover a start-up cost; what costs nothing is affordable to all.
[[nodiscard]] bool affordable(const Households&, std::uint32_t row, double cost, const ChoiceFacts&);

/// What one round of choices looks at and writes.
struct ChoiceRound {
    Households& households;
    const Villages& villages;
    std::span<const std::uint8_t> home;        ///< [row] workers at home last month
    std::span<const PeerShares> peers;         ///< [2 * village + type]
    const ChoiceWords& words;
    std::uint32_t first_household;
    ChoiceMemory& memory;
    ChoiceNotes* notes = nullptr;              ///< of the household that is watched, if any

    /// Row of the household whose choices are noted down; beyond all rows when there is none.
    [[nodiscard]] std::uint32_t noted_row() const { return notes == nullptr ? UINT32_MAX : notes->row; }
};

/// A rule by which households choose. `choose_land` in January, then `choose_side`; that again in July.
class DecisionRule {
public:
    virtual ~DecisionRule() = default;
    virtual void choose_land(const ChoiceRound&, const ChoiceFacts&) const = 0;
    virtual void choose_side(const ChoiceRound&, const ChoiceFacts&) const = 0;
};

/// The rule of that name ("logit", "consumat"); null when there is none.
[[nodiscard]] const DecisionRule* decision_rule(std::string_view name);

/// Those of one household.
[[nodiscard]] inline std::size_t peers_at(const Households& h, std::uint32_t row, std::size_t village) {
    return 2 * village + ((h.flags[row] & household_flag::pastoral) != 0 ? 1 : 0);
}

/// Calls `visit(row, village)` for every household.
template <class Visit>
void for_each_household(const Villages& villages, Visit visit) {
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        const std::uint32_t first = villages.first_household[v];
        for (std::uint32_t row = first; row < first + villages.households[v]; ++row) visit(row, v);
    }
}

/// Peer shares of every village, for farm (0) and pastoral (1) households: `[2 * village + type]`.
[[nodiscard]] std::vector<PeerShares> peer_shares(const Households&, const Villages&, const Markets&, double demonstration_weight);

}  // namespace terrace
