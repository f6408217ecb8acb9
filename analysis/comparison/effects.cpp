#include "analysis/comparison/effects.hpp"

#include "analysis/comparison/participants.hpp"
#include "analysis/comparison/survey.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace terrace {
namespace {

void require_twins(const HouseholdPanel& with, const HouseholdPanel& without) {
    if (with.households != without.households || with.months != without.months || with.first != without.first)
        throw std::invalid_argument("measure_effect: the two runs have not the same households and months");
}

/// Whether a receipt falls in the first year of a participant whose first year is complete.
bool in_first_year(const Receipt& receipt, const ParticipationStarts& starts, int months) {
    const int start = starts.by_row[receipt.row];
    return start >= 12 && start + 12 <= months && receipt.month >= start && receipt.month < start + 12;
}

void add_gross(MeasureEffect& effect, const HouseholdPanel& with, const ParticipationStarts& starts, std::uint8_t measure) {
    for (const Receipt& receipt : with.receipts)
        if (receipt.measure == measure && in_first_year(receipt, starts, with.months))
            effect.gross[static_cast<std::size_t>(receipt.form)] += receipt.amount;
}

void add_before_after(MeasureEffect& effect, const HouseholdPanel& with, const ParticipationStarts& starts) {
    for (const std::uint32_t row : starts.full) {
        const int start = starts.by_row[row];
        for (std::size_t source = 0; source < income_source_count; ++source) {
            effect.before += income_between(with, source, row, start - 12, start);
            effect.after += income_between(with, source, row, start, start + 12);
        }
    }
}

void add_own_plans(MeasureEffect& effect, const HouseholdPanel& with, const ParticipationStarts& starts, std::uint8_t measure) {
    std::vector<std::uint8_t> counted(with.households, 0);
    double loss = 0;
    for (const Participant& participant : with.participants) {
        if (participant.measure != measure || participant.first_month != starts.by_row[participant.row]) continue;
        if (counted[participant.row]++ != 0 || !(participant.value_without > participant.value_with)) continue;
        ++effect.better_alone;
        loss += participant.value_without - participant.value_with;
    }
    effect.loss_better_alone = std::llround(loss);
}

void add_net(MeasureEffect& effect, const HouseholdPanel& with, const HouseholdPanel& without, const ParticipationStarts& starts) {
    for (const std::uint32_t row : starts.full) {
        const int start = starts.by_row[row];
        for (std::size_t source = 0; source < income_source_count; ++source)
            effect.net[source] +=
                income_between(with, source, row, start, start + 12) - income_between(without, source, row, start, start + 12);
        for (std::size_t year = 0; year < effect.net_by_year.size(); ++year) {
            const int from = start + 12 * static_cast<int>(year);
            if (from + 12 > with.months) break;
            ++effect.participants_by_year[year];
            for (std::size_t source = 0; source < income_source_count; ++source)
                effect.net_by_year[year] +=
                    income_between(with, source, row, from, from + 12) - income_between(without, source, row, from, from + 12);
        }
    }
}

void add_other_money(MeasureEffect& effect, const HouseholdPanel& with, const HouseholdPanel& without, const ParticipationStarts& starts,
                     std::uint8_t measure) {
    for (const Receipt& receipt : with.receipts)
        if (receipt.measure != measure && receipt.form != ReceiptForm::activity && in_first_year(receipt, starts, with.months))
            effect.net_other_money += receipt.amount;
    for (const Receipt& receipt : without.receipts)
        if (receipt.form != ReceiptForm::activity && in_first_year(receipt, starts, with.months)) effect.net_other_money -= receipt.amount;
}

enum Group : std::uint8_t { others_not_eligible, eligible_others, participants, group_count };

std::vector<std::uint8_t> groups_of(const HouseholdPanel& with, const ParticipationStarts& starts, std::uint8_t measure) {
    std::vector<std::uint8_t> groups(with.households, others_not_eligible);
    const bool listed = measure < with.eligible.size() && with.eligible[measure].size() == with.households;
    for (std::uint32_t row = 0; row < with.households; ++row) {
        if (listed && with.eligible[measure][row] != 0) groups[row] = eligible_others;
        if (starts.by_row[row] != ParticipationStarts::never) groups[row] = participants;
    }
    return groups;
}

void add_others(MeasureEffect& effect, const HouseholdPanel& with, const HouseholdPanel& without, const std::vector<std::uint8_t>& groups,
                int from) {
    std::array<std::int64_t, group_count> net{};
    for (const std::uint8_t group : groups) {
        effect.eligible_others += group == eligible_others;
        effect.rest += group == others_not_eligible;
    }
    const std::size_t n = with.households;
    for (std::size_t source = 0; source < income_source_count; ++source)
        for (std::size_t cell = static_cast<std::size_t>(from) * n, row = 0; cell < static_cast<std::size_t>(from + 12) * n; ++cell) {
            net[groups[row]] += static_cast<std::int64_t>(with.income[source][cell]) - without.income[source][cell];
            row = row + 1 == n ? 0 : row + 1;
        }
    effect.net_eligible_others = net[eligible_others];
    effect.net_rest = net[others_not_eligible];
    effect.net_county_first_year = net[eligible_others] + net[others_not_eligible] + net[participants];
}

Fen net_of_county(const HouseholdPanel& with, const HouseholdPanel& without) {
    std::int64_t net = 0;
    const auto from = static_cast<std::size_t>(with.spin_up_months) * with.households;
    const auto to = static_cast<std::size_t>(with.months) * with.households;
    for (std::size_t source = 0; source < income_source_count; ++source)
        for (std::size_t cell = from; cell < to; ++cell)
            net += static_cast<std::int64_t>(with.income[source][cell]) - without.income[source][cell];
    return net;
}

} // namespace

MeasureEffect measure_effect(const HouseholdPanel& with, const HouseholdPanel* without, const MeasureRun& run) {
    MeasureEffect effect;
    effect.measure = run.measure;
    effect.public_cost = run.public_cost;
    effect.shortfall = run.shortfall;
    const ParticipationStarts starts = participation_starts(with, run.measure);
    effect.participants = static_cast<std::int64_t>(starts.full.size());
    effect.participants_all = static_cast<std::int64_t>(starts.all.size());
    add_gross(effect, with, starts, run.measure);
    add_before_after(effect, with, starts);
    add_own_plans(effect, with, starts, run.measure);
    effect.survey = survey_effect(with, starts);
    if (without == nullptr) return effect;
    require_twins(with, *without);
    effect.paired = true;
    add_net(effect, with, *without, starts);
    add_other_money(effect, with, *without, starts, run.measure);
    effect.net_county = net_of_county(with, *without);
    const int from = std::max(run.first - with.first, with.spin_up_months);
    if (from + 12 <= with.months) add_others(effect, with, *without, groups_of(with, starts, run.measure), from);
    return effect;
}

} // namespace terrace
