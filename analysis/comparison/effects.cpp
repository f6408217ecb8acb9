#include "analysis/comparison/effects.hpp"

#include "analysis/comparison/group_effects.hpp"
#include "analysis/comparison/participants.hpp"
#include "analysis/comparison/survey.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
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

void require_prices(const HouseholdPanel& panel) {
    if (panel.consumer_price.size() != static_cast<std::size_t>(panel.months))
        throw std::invalid_argument("measure_effect: a consumer price for each month is missing");
}

/// Whether a receipt falls in the first year of a participant whose first year is complete.
bool in_first_year(const Receipt& receipt, const ParticipationStarts& starts, int months) {
    const int start = starts.by_row[receipt.row];
    return start >= 12 && start + 12 <= months && receipt.month >= start && receipt.month < start + 12;
}

/// Median income per head over households at the first month [yuan]; 0 for a panel without facts.
float median_income(const HouseholdPanel& panel) {
    std::vector<float> incomes;
    for (const FirstMonthFacts& facts : panel.facts) incomes.push_back(facts.income_per_head);
    if (incomes.empty()) return 0;
    const auto middle = incomes.begin() + static_cast<std::ptrdiff_t>(incomes.size() / 2);
    std::nth_element(incomes.begin(), middle, incomes.end());
    return *middle;
}

void add_gross(MeasureEffect& effect, GroupTally& tally, const HouseholdPanel& with, const ParticipationStarts& starts, std::uint8_t measure) {
    const float median = median_income(with);
    const auto not_in_need = [&](std::uint32_t row) { return row < with.facts.size() && with.facts[row].exited == 0 && with.facts[row].income_per_head > median; };
    for (const Receipt& receipt : with.receipts) {
        if (receipt.measure != measure) continue;
        if (receipt.from_budget) tally.add(receipt.row, effect_sum::paid, receipt.amount);
        if (!in_first_year(receipt, starts, with.months)) continue;
        effect.gross[static_cast<std::size_t>(receipt.form)] += receipt.amount;
        if (receipt.form == ReceiptForm::activity) continue;
        tally.add(receipt.row, effect_sum::gross_paid, receipt.amount);
        if (!not_in_need(receipt.row)) continue;
        effect.gross_above_median += receipt.amount;
        tally.add(receipt.row, effect_sum::gross_above_median, receipt.amount);
    }
}

void add_own_plans(MeasureEffect& effect, const HouseholdPanel& with, const ParticipationStarts& starts, std::uint8_t measure) {
    std::vector<std::uint8_t> counted(with.households, 0);
    double loss = 0;
    for (const Participant& participant : with.participants) {
        if (participant.measure != measure || participant.first_month != starts.by_row[participant.row]) continue;
        if (counted[participant.row]++ != 0 || !(participant.money_without > participant.money_with)) continue;
        ++effect.better_alone;
        loss += participant.money_without - participant.money_with;
    }
    effect.loss_better_alone = std::llround(loss);
}

/// Incomes of one source and month, by row.
const std::int32_t* incomes(const HouseholdPanel& panel, std::size_t source, int month) {
    return panel.income[source].data() + static_cast<std::size_t>(month) * panel.households;
}

/// Adds one month's income of participants before and after their start, and the same at consumer prices of 2021.
void add_before_after(MeasureEffect& effect, const std::int32_t* own, int month, double consumer_price, const ParticipationStarts& starts) {
    Fen before = 0, after = 0;
    for (const std::uint32_t row : starts.full) {
        const int age = month - starts.by_row[row];
        if (age >= -12 && age < 0) before += own[row];
        if (age >= 0 && age < 12) after += own[row];
    }
    effect.before += before;
    effect.after += after;
    effect.before_real += std::llround(static_cast<double>(before) / consumer_price);
    effect.after_real += std::llround(static_cast<double>(after) / consumer_price);
}

constexpr int years = std::tuple_size_v<decltype(MeasureEffect::net_by_year)>;
using ByYear = std::array<Fen, years>;

/// One month's difference of participants, added to the year after their start in which it falls, if that year is complete.
void add_net(ByYear& net, const std::int32_t* with, const std::int32_t* without, int month, int months, const ParticipationStarts& starts) {
    for (const std::uint32_t row : starts.full) {
        const int start = starts.by_row[row], age = month - start, year = age / 12;
        if (age < 0 || year >= years || start + 12 * (year + 1) > months) continue;
        net[static_cast<std::size_t>(year)] += std::int64_t{with[row]} - without[row];
    }
}

/// Net of participants from one source, by year after their start.
ByYear net_of_source(const HouseholdPanel& with, const HouseholdPanel& without, std::size_t source, const ParticipationStarts& starts) {
    ByYear net{};
    for (int month = 0; month < with.months; ++month)
        add_net(net, incomes(with, source, month), incomes(without, source, month), month, with.months, starts);
    return net;
}

/// Net of participants from the target-price subsidy on cotton, by year after their start.
ByYear net_of_cotton_subsidy(const HouseholdPanel& with, const HouseholdPanel& without, const ParticipationStarts& starts) {
    ByYear net{};
    for (std::size_t i = 0; i < std::min(with.cotton_subsidy.size(), without.cotton_subsidy.size()); ++i)
        add_net(net, with.cotton_subsidy[i].amount.data(), without.cotton_subsidy[i].amount.data(), with.cotton_subsidy[i].month, with.months, starts);
    return net;
}

void add_to(ByYear& sum, const ByYear& other) {
    for (std::size_t year = 0; year < sum.size(); ++year) sum[year] += other[year];
}

/// Income of participants in the year before their start and the first year.
void add_participants(MeasureEffect& effect, const HouseholdPanel& with, const ParticipationStarts& starts) {
    for (std::size_t source = 0; source < income_source_count; ++source)
        for (int month = 0; month < with.months; ++month)
            add_before_after(effect, incomes(with, source, month), month, with.consumer_price[static_cast<std::size_t>(month)], starts);
}

void add_nets(MeasureEffect& effect, const HouseholdPanel& with, const HouseholdPanel& without, const ParticipationStarts& starts) {
    for (std::size_t source = 0; source < income_source_count; ++source) {
        const ByYear net = net_of_source(with, without, source, starts);
        effect.net[source] = net[0];
        add_to(effect.net_by_year, net);
        if (source == static_cast<std::size_t>(IncomeSource::business)) add_to(effect.net_farm_by_year, net);
    }
    add_to(effect.net_farm_by_year, net_of_cotton_subsidy(with, without, starts));
}

std::int64_t leased_area(const HouseholdPanel& with, const ParticipationStarts& starts, std::uint8_t measure) {
    std::int64_t area = 0;
    for (const Participant& participant : with.participants)
        if (participant.measure == measure && std::binary_search(starts.full.begin(), starts.full.end(), participant.row)) area += participant.area;
    return area;
}

/// Workers of participants who were at home when the run began.
std::int64_t workers_at_home(const HouseholdPanel& with, const ParticipationStarts& starts) {
    std::int64_t workers = 0;
    for (const std::uint32_t row : starts.full)
        if (row < with.facts.size()) workers += with.facts[row].home;
    return workers;
}

void count_years(MeasureEffect& effect, const ParticipationStarts& starts, int months) {
    for (const std::uint32_t row : starts.full)
        for (std::size_t year = 0; year < effect.participants_by_year.size(); ++year)
            effect.participants_by_year[year] += starts.by_row[row] + 12 * static_cast<int>(year + 1) <= months;
}

/// Whether a receipt is income: what is given for assets is gross only, turnover is counted before costs.
bool is_income(ReceiptForm form) { return form != ReceiptForm::grant && form != ReceiptForm::goods && form != ReceiptForm::activity; }

/// Income of participants from other measures than `own`, all measures when it is empty.
Fen money_of_others(const HouseholdPanel& panel, const ParticipationStarts& starts, std::optional<std::uint8_t> own) {
    Fen money = 0;
    for (const Receipt& receipt : panel.receipts)
        if (receipt.measure != own && is_income(receipt.form) && in_first_year(receipt, starts, panel.months)) money += receipt.amount;
    return money;
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

/// Class of a household's change over a year [fen].
std::size_t change_class(std::int64_t net) {
    constexpr std::int64_t much = 100'000, some = 10'000;
    if (net < -some) return net < -much ? 0 : 1;
    return net <= some ? 2 : net <= much ? 3 : 4;
}

void add_others(MeasureEffect& effect, const HouseholdPanel& with, const HouseholdPanel& without, const std::vector<std::uint8_t>& groups,
                int from) {
    std::vector<std::int64_t> net(with.households, 0);
    for (std::size_t source = 0; source < income_source_count; ++source)
        for (int month = from; month < from + 12; ++month)
            add_difference(net, incomes(with, source, month), incomes(without, source, month));
    std::array<std::int64_t, group_count> households{}, sums{};
    for (std::size_t row = 0; row < net.size(); ++row) {
        ++households[groups[row]];
        sums[groups[row]] += net[row];
        ++effect.households_by_change[change_class(net[row])];
    }
    effect.eligible_others = households[eligible_others];
    effect.rest = households[others_not_eligible];
    effect.net_eligible_others = sums[eligible_others];
    effect.net_rest = sums[others_not_eligible];
    effect.net_county_first_year = sums[eligible_others] + sums[others_not_eligible] + sums[participants];
}

/// What each household gains over the whole run. A block of households at a time stays in the first cache.
std::vector<Fen> net_by_household(const HouseholdPanel& with, const HouseholdPanel& without) {
    constexpr std::size_t block = 2048;
    std::vector<Fen> net(with.households, 0);
    for (std::size_t first = 0; first < net.size(); first += block) {
        const std::span<Fen> rows = std::span(net).subspan(first, std::min(block, net.size() - first));
        for (std::size_t source = 0; source < income_source_count; ++source)
            for (int month = with.spin_up_months; month < with.months; ++month)
                add_difference(rows, incomes(with, source, month) + first, incomes(without, source, month) + first);
    }
    return net;
}

void add_county_net(MeasureEffect& effect, GroupTally& tally, const HouseholdPanel& with, const HouseholdPanel& without) {
    const std::vector<Fen> net = net_by_household(with, without);
    effect.net_county = std::accumulate(net.begin(), net.end(), Fen{0});
    tally.add(effect_sum::net_all, net);
}

void add_lifted(MeasureEffect& effect, GroupTally& tally, const HouseholdPanel& with, const HouseholdPanel& without) {
    std::vector<std::int64_t> lifted(std::min(with.months_below.size(), without.months_below.size()), 0);
    for (std::size_t row = 0; row < lifted.size(); ++row) lifted[row] = without.months_below[row] - with.months_below[row];
    effect.months_lifted = std::accumulate(lifted.begin(), lifted.end(), std::int64_t{0});
    tally.add(effect_sum::months_lifted, lifted);
}

/// Net of each participant in its first year, for the groups; `add_nets` has it by source and year for the county.
void add_group_net(GroupTally& tally, const HouseholdPanel& with, const HouseholdPanel& without, const ParticipationStarts& starts) {
    for (const std::uint32_t row : starts.full) {
        Fen net = 0;
        for (std::size_t source = 0; source < income_source_count; ++source)
            for (int month = starts.by_row[row]; month < starts.by_row[row] + 12; ++month) net += std::int64_t{incomes(with, source, month)[row]} - incomes(without, source, month)[row];
        tally.add(row, effect_sum::net, net);
    }
}

ParticipationStarts starts_of(const HouseholdPanel& with, const MeasureRun& run) {
    if (!run.modifies) return participation_starts(with, run.measure);
    return eligible_starts(with, run.measure, std::max(run.first - with.first, with.spin_up_months));
}

} // namespace

MeasureEffect measure_effect(const HouseholdPanel& with, const HouseholdPanel* without, const MeasureRun& run) {
    if (without != nullptr) require_twins(with, *without);
    require_prices(with);
    MeasureEffect effect;
    effect.measure = run.measure;
    effect.shortfall = run.shortfall;
    const ParticipationStarts starts = starts_of(with, run);
    effect.participants = static_cast<std::int64_t>(starts.full.size());
    effect.participants_all = static_cast<std::int64_t>(starts.all.size());
    GroupTally tally(with);
    for (const std::uint32_t row : starts.all) tally.add(row, effect_sum::participants_all, 1);
    for (const std::uint32_t row : starts.full) tally.add(row, effect_sum::participants, 1);
    add_gross(effect, tally, with, starts, run.measure);
    add_participants(effect, with, starts);
    effect.leased_area = leased_area(with, starts, run.measure);
    effect.workers_home = workers_at_home(with, starts);
    add_own_plans(effect, with, starts, run.measure);
    effect.survey = survey_effect(with, starts);
    if (without == nullptr) {
        effect.groups = tally.groups();
        return effect;
    }
    effect.paired = true;
    count_years(effect, starts, with.months);
    add_nets(effect, with, *without, starts);
    effect.net_other_money = money_of_others(with, starts, run.measure) - money_of_others(*without, starts, std::nullopt);
    add_county_net(effect, tally, with, *without);
    add_group_net(tally, with, *without, starts);
    add_lifted(effect, tally, with, *without);
    effect.groups = tally.groups();
    const int from = std::max(run.first - with.first, with.spin_up_months);
    if (from + 12 <= with.months) add_others(effect, with, *without, groups_of(with, starts, run.measure), from);
    return effect;
}

FirstIn first_in_effect(const HouseholdPanel& with, const HouseholdPanel& base, const MeasureRun& run) {
    require_twins(with, base);
    const ParticipationStarts starts = starts_of(with, run);
    FirstIn effect{static_cast<std::int64_t>(starts.full.size()), 0};
    for (std::size_t source = 0; source < income_source_count; ++source) effect.net += net_of_source(with, base, source, starts)[0];
    return effect;
}

} // namespace terrace
