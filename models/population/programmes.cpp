#include <algorithm>

#include "models/population/draft.hpp"
#include "models/population/selection.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

double income_per_head(const Draft& draft, const Households& households, std::size_t row) {
    return draft.income[row] / (households.members[row] - households.away[row]);
}

void set_marked(Households& households, std::span<const std::uint8_t> marks, std::uint16_t flag) {
    for (std::size_t row = 0; row < marks.size(); ++row) households.flags[row] |= marks[row] ? flag : 0;
}

/// Minimum living allowance: the entitled have the lowest expected incomes per head, in such a number that the two errors
/// of targeting come out as asked; the wrongly included are near them in income.
void grant_allowance(const CountyMargins& county, const Draft& draft, Households& households) {
    if (const auto* registered = county.registered(HouseholdItem::dibao)) return set_flags(*registered, household_flag::dibao, households);
    const std::size_t rows = draft.households;
    const std::size_t receivers = rounded_count(county.dibao_share, rows);
    const std::size_t rightly = rounded_count(1 - county.dibao_inclusion, receivers);
    const double served = 1 - county.dibao_exclusion;
    const std::size_t entitled_count = std::min(rows, rounded_count(1 / served, rightly));
    std::vector<float> scores(rows);
    std::vector<std::uint8_t> entitled(rows), right(rows), wrong(rows);
    std::vector<float> per_head(rows);
    for (std::size_t row = 0; row < rows; ++row) per_head[row] = static_cast<float>(income_per_head(draft, households, row));
    mark_lowest(per_head, entitled_count, entitled);

    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::dibao);
    for (std::size_t row = 0; row < rows; ++row) scores[row] = entitled[row] ? static_cast<float>(uniform_open(words[row])) : never;
    mark_lowest(scores, rightly, right);
    for (std::size_t row = 0; row < rows; ++row) {
        const float relative = per_head[row] / static_cast<float>(county.income_per_head);
        scores[row] = entitled[row] ? never : relative + 0.3f * ranking_noise(words[row]);
    }
    mark_lowest(scores, receivers - std::min(rightly, receivers), wrong);
    set_marked(households, right, household_flag::dibao);
    set_marked(households, wrong, household_flag::dibao);
}

/// Co-operative members are the better endowed; one co-operative a township.
void found_cooperatives(const CountyMargins& county, const Draft& draft, Population& population) {
    constexpr Fen cash_per_member = 300_yuan, reserve_per_member = 100_yuan;  // E
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::cooperative);
    std::vector<float> scores(words.size());
    std::vector<std::uint8_t> marks(words.size());
    for (std::size_t row = 0; row < scores.size(); ++row) {
        scores[row] = 0.92f * ranking_noise(words[row]) - 0.4f * static_cast<float>(draft.endowment[row]);
    }
    mark_lowest(scores, rounded_count(county.cooperative_share, scores.size()), marks);
    if (const auto* registered = county.registered(HouseholdItem::cooperative)) std::copy(registered->begin(), registered->end(), marks.begin());
    set_marked(population.households, marks, household_flag::cooperative);

    Cooperatives& cooperatives = population.cooperatives;
    const Villages& villages = population.villages;
    cooperatives.resize(static_cast<std::size_t>(county.townships));
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        const auto first = marks.begin() + villages.first_household[v];
        cooperatives.members[villages.township[v]] += static_cast<std::int32_t>(std::count(first, first + villages.households[v], 1));
    }
    for (std::size_t row = 0; row < cooperatives.rows(); ++row) {
        cooperatives.township[row] = static_cast<std::uint16_t>(row);
        cooperatives.cash[row] = cooperatives.members[row] * cash_per_member;
        cooperatives.reserve[row] = cooperatives.members[row] * reserve_per_member;
    }
}

/// The share of rows where `holds`, at least a little, so that it can divide.
template <class Holds>
double share_of(std::size_t rows, Holds holds) {
    std::size_t count = 0;
    for (std::size_t row = 0; row < rows; ++row) count += holds(row) ? 1 : 0;
    return std::max(1.0, static_cast<double>(count)) / static_cast<double>(rows);
}

/// Machine harvest, insurance, chronic illness (1.6 times as likely with a pensioner, E), small children, elders alone:
/// independent draws of 16 bits each.
void set_circumstances(const CountyMargins& county, const Draft& draft, Households& households) {
    const std::size_t rows = draft.households;
    const auto old = [&](std::size_t row) { return pensioners(households.flags[row]) > 0; };
    const auto young = [&](std::size_t row) { return households.members[row] > households.workers[row] + pensioners(households.flags[row]); };
    const auto half = [](double probability) { return threshold(probability) >> 16; };
    const auto* registered = county.registered(HouseholdItem::chronic);
    const double chronic = county.chronic_share / (1 + 0.6 * share_of(rows, old));
    const std::uint32_t machine = half(county.machine_share), insured = half(county.insured_share);
    const std::uint32_t ill[2] = {half(chronic), half(1.6 * chronic)};
    const std::uint32_t child = half(county.young_child_share / share_of(rows, young));
    const std::vector<std::uint32_t> farm = draft.words(SynthesisPurpose::harvest_and_insurance);
    const std::vector<std::uint32_t> care = draft.words(SynthesisPurpose::health_and_care);
    for (std::size_t row = 0; row < rows; ++row) {
        unsigned flags = households.flags[row];
        flags |= (farm[row] >> 16) < machine ? household_flag::machine_harvest : 0;
        flags |= (farm[row] & 0xffff) < insured ? household_flag::insured : 0;
        const bool chronic_here = registered ? (*registered)[row] != 0 : (care[row] >> 16) < ill[old(row)];
        flags |= chronic_here ? household_flag::chronic : 0;
        flags |= young(row) && (care[row] & 0xffff) < child ? household_flag::young_child : 0;
        const int others = households.members[row] - households.away[row] - pensioners(households.flags[row]);
        flags |= old(row) && others <= 1 ? household_flag::elder_alone : 0;
        households.flags[row] = static_cast<std::uint16_t>(flags);
    }
}

/// Share of each village's workers who are away.
void note_absence(Population& population) {
    Villages& villages = population.villages;
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        std::uint32_t workers = 0, away = 0;
        const std::uint32_t end = villages.first_household[v] + villages.households[v];
        for (std::uint32_t row = villages.first_household[v]; row < end; ++row) {
            workers += population.households.workers[row];
            away += population.households.away[row];
        }
        villages.away_share[v] = workers > 0 ? static_cast<double>(away) / workers : 0.0;
    }
}

}  // namespace

void join_programmes(const CountyMargins& county, const Draft& draft, Population& population) {
    grant_allowance(county, draft, population.households);
    found_cooperatives(county, draft, population);
    set_circumstances(county, draft, population.households);
    note_absence(population);
}

}  // namespace terrace
