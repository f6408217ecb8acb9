#include "analysis/comparison/effects.hpp"

#include "analysis/comparison/participants.hpp"
#include "analysis/comparison/survey.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <stdexcept>
#include <tuple>
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

/// Incomes of one source and month, or nothing for the twin that is not there.
const std::int32_t* incomes(const HouseholdPanel* panel, std::size_t source, int month) {
    return panel == nullptr ? nullptr : panel->income[source].data() + static_cast<std::size_t>(month) * panel->households;
}

/// Income of participants by months since their start: the year before, the first year, and the net by year.
/// Goes through the panel month by month, as it lies in memory.
void add_participants(MeasureEffect& effect, const HouseholdPanel& with, const HouseholdPanel* without, const ParticipationStarts& starts) {
    constexpr int years = std::tuple_size_v<decltype(effect.net_by_year)>;
    for (std::size_t source = 0; source < income_source_count; ++source)
        for (int month = 0; month < with.months; ++month) {
            const std::int32_t* own = incomes(&with, source, month);
            const std::int32_t* twin = incomes(without, source, month);
            for (const std::uint32_t row : starts.full) {
                const int start = starts.by_row[row], age = month - start, year = age / 12;
                if (age < -12 || year >= years) continue;
                if (age < 0) effect.before += own[row];
                if (age >= 0 && age < 12) effect.after += own[row];
                if (age < 0 || twin == nullptr || start + 12 * (year + 1) > with.months) continue;
                const std::int64_t net = std::int64_t{own[row]} - twin[row];
                effect.net_by_year[static_cast<std::size_t>(year)] += net;
                if (age < 12) effect.net[source] += net;
            }
        }
}

void count_years(MeasureEffect& effect, const ParticipationStarts& starts, int months) {
    for (const std::uint32_t row : starts.full)
        for (std::size_t year = 0; year < effect.participants_by_year.size(); ++year)
            effect.participants_by_year[year] += starts.by_row[row] + 12 * static_cast<int>(year + 1) <= months;
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

/// Adds what each household gains in one source and month.
void add_difference(std::span<std::int64_t> net, const std::int32_t* with, const std::int32_t* without) {
    for (std::size_t row = 0; row < net.size(); ++row)
        net[row] += std::int64_t{with[row]} - without[row];
}

void add_others(MeasureEffect& effect, const HouseholdPanel& with, const HouseholdPanel& without, const std::vector<std::uint8_t>& groups,
                int from) {
    std::vector<std::int64_t> net(with.households, 0);
    for (std::size_t source = 0; source < income_source_count; ++source)
        for (int month = from; month < from + 12; ++month)
            add_difference(net, incomes(&with, source, month), incomes(&without, source, month));
    std::array<std::int64_t, group_count> households{}, sums{};
    for (std::size_t row = 0; row < net.size(); ++row) {
        ++households[groups[row]];
        sums[groups[row]] += net[row];
    }
    effect.eligible_others = households[eligible_others];
    effect.rest = households[others_not_eligible];
    effect.net_eligible_others = sums[eligible_others];
    effect.net_rest = sums[others_not_eligible];
    effect.net_county_first_year = sums[eligible_others] + sums[others_not_eligible] + sums[participants];
}

Fen net_of_county(const HouseholdPanel& with, const HouseholdPanel& without) {
    std::int64_t net = 0;
    for (std::size_t source = 0; source < income_source_count; ++source)
        for (int month = with.spin_up_months; month < with.months; ++month) {
            const std::int32_t *own = incomes(&with, source, month), *twin = incomes(&without, source, month);
            for (std::size_t row = 0; row < with.households; ++row)
                net += std::int64_t{own[row]} - twin[row];
        }
    return net;
}

} // namespace

MeasureEffect measure_effect(const HouseholdPanel& with, const HouseholdPanel* without, const MeasureRun& run) {
    if (without != nullptr) require_twins(with, *without);
    MeasureEffect effect;
    effect.measure = run.measure;
    effect.public_cost = run.public_cost;
    effect.shortfall = run.shortfall;
    const ParticipationStarts starts = participation_starts(with, run.measure);
    effect.participants = static_cast<std::int64_t>(starts.full.size());
    effect.participants_all = static_cast<std::int64_t>(starts.all.size());
    add_gross(effect, with, starts, run.measure);
    add_participants(effect, with, without, starts);
    add_own_plans(effect, with, starts, run.measure);
    effect.survey = survey_effect(with, starts);
    if (without == nullptr) return effect;
    effect.paired = true;
    count_years(effect, starts, with.months);
    add_other_money(effect, with, *without, starts, run.measure);
    effect.net_county = net_of_county(with, *without);
    const int from = std::max(run.first - with.first, with.spin_up_months);
    if (from + 12 <= with.months) add_others(effect, with, *without, groups_of(with, starts, run.measure), from);
    return effect;
}

} // namespace terrace
