#include <algorithm>

#include "models/population/draft.hpp"
#include "models/population/selection.hpp"
#include "models/population/spread.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

constexpr std::int64_t largest_holding = 65'535;  ///< [mu/100], what a land column can hold

bool has(std::uint16_t flags, std::uint16_t flag) { return (flags & flag) != 0; }

/// Landless households did not exit poverty and stand low in land; exact shares of farm and of pastoral households.
void mark_landless(const CountyMargins& county, const Draft& draft, const Households& households, std::span<std::uint8_t> landless) {
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::landless);
    std::vector<float> scores(draft.households);
    std::vector<std::uint8_t> marks(draft.households);
    std::fill(landless.begin(), landless.end(), std::uint8_t{0});
    for (const bool pastoral : {true, false}) {
        std::size_t group = 0;
        for (std::size_t row = 0; row < scores.size(); ++row) {
            const std::uint16_t kind = households.flags[row] & (household_flag::exited | household_flag::pastoral);
            const bool member = kind == (pastoral ? household_flag::pastoral : 0);
            const float standing = static_cast<float>(draft.land[row]) + ranking_noise(words[row]);
            scores[row] = member ? standing : never;
            group += member;
        }
        mark_lowest(scores, rounded_count(pastoral ? county.pastoral_landless_share : county.landless_share, group), marks);
        for (std::size_t row = 0; row < scores.size(); ++row) landless[row] |= marks[row];
    }
}

/// Relative holdings: log-normal with a Pareto lower tail; none for landless households.
std::vector<double> holding_weights(const CountyMargins& county, const Draft& draft, const Households& households) {
    const TailShape shape(county.lower_tail);
    const double pastoral_ratio = county.pastoral_land_ratio;
    std::vector<std::uint8_t> landless(draft.households);
    mark_landless(county, draft, households, landless);
    std::vector<double> weights(draft.households);
    for (std::size_t row = 0; row < weights.size(); ++row) weights[row] = shape(draft.land[row]);
    to_exponentials(county.land_log_sd, 0.0, weights);
    for (std::size_t row = 0; row < weights.size(); ++row) {
        const double ratio = has(households.flags[row], household_flag::pastoral) ? pastoral_ratio : 1.0;
        weights[row] *= landless[row] ? 0.0 : ratio;
    }
    return weights;
}

void take_land(const std::vector<double>& registered, Households& households) {
    for (std::size_t row = 0; row < registered.size(); ++row) {
        households.contracted[row] = static_cast<std::uint16_t>(registered[row]);
        households.flags[row] |= registered[row] == 0 ? household_flag::lives_off_land : 0;
    }
}

/// Contracted land of exited and of other households; each total is met to the hundredth of a mu.
void contract_land(const CountyMargins& county, const Draft& draft, Households& households) {
    if (const auto* registered = county.registered(HouseholdItem::contracted)) return take_land(*registered, households);
    const std::vector<double> weights = holding_weights(county, draft, households);
    std::vector<std::int32_t> holdings(weights.size());
    const auto exited = [&](std::size_t row) { return has(households.flags[row], household_flag::exited); };
    apportion_group(county.exited_land, weights, largest_holding, holdings, exited);
    apportion_group(county.contracted_land - county.exited_land, weights, largest_holding, holdings,
                    [&](std::size_t row) { return !exited(row); });
    for (std::size_t row = 0; row < holdings.size(); ++row) {
        households.contracted[row] = static_cast<std::uint16_t>(holdings[row]);
        households.flags[row] |= holdings[row] == 0 ? household_flag::lives_off_land : 0;
    }
}

void note_lease(std::uint32_t row, std::int32_t area, Population& population) {
    if (area == 0) return;
    population.households.leased_out[row] = static_cast<std::uint16_t>(area);
    population.leases.push_back({row, static_cast<std::uint32_t>(area)});
}

/// Standing block leases: the lessee looks for large holdings, and takes exited households' land only when the others'
/// does not suffice. Every leasing household keeps a little, `block_share` varies by +-0.04.
void lease_blocks(const CountyMargins& county, const Draft& draft, Population& population) {
    if (county.block_leased_land == 0) return;
    Households& households = population.households;
    if (const auto* registered = county.registered(HouseholdItem::leased_out)) {
        for (std::uint32_t row = 0; row < registered->size(); ++row) note_lease(row, static_cast<std::int32_t>((*registered)[row]), population);
        return;
    }
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::leasing);
    const std::vector<std::uint32_t> share_words = draft.words(SynthesisPurpose::leased_share);
    const std::size_t rows = draft.households;
    std::vector<float> scores(rows);
    std::vector<std::int32_t> offered(rows), parts(rows);
    std::vector<std::uint8_t> marks(rows);
    std::vector<double> weights(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const double share = county.block_share + 0.08 * (uniform_open(share_words[row]) - 0.5);
        offered[row] = static_cast<std::int32_t>(households.contracted[row] * std::min(share, 0.999));
        const float reluctance = 0.8f * ranking_noise(words[row]) - 0.6f * static_cast<float>(draft.land[row]);
        const float late = has(households.flags[row], household_flag::exited) ? 100.0f : 0.0f;
        scores[row] = offered[row] > 0 ? reluctance + late : never;
    }
    mark_lowest_until(scores, offered, county.block_leased_land, marks);
    for (std::size_t row = 0; row < rows; ++row) weights[row] = marks[row] ? offered[row] : 0.0;
    apportion(county.block_leased_land, weights, largest_holding, parts);
    for (std::uint32_t row = 0; row < rows; ++row) note_lease(row, parts[row], population);
}

/// Land of the collective or the state, which tops the mean operated area up; to households with labour and skill.
void lease_collective_land(const CountyMargins& county, const Draft& draft, Households& households) {
    constexpr std::int64_t largest_lot = 40'000;  // [mu/100], so that own and collective land fit a land column together
    const auto operated = round_half_away(county.operated_land * 100.0 * static_cast<double>(county.households));
    std::int64_t total = operated - (county.contracted_land - county.block_leased_land);
    if (total <= 0) return;
    const std::vector<std::uint32_t> wish = draft.words(SynthesisPurpose::collective);
    const auto limit = static_cast<float>(math::normal_quantile(county.collective_share));
    std::vector<double> size = draft.normals(SynthesisPurpose::collective_size);
    for (std::size_t row = 0; row < size.size(); ++row) size[row] = 0.4 * size[row] + 0.3 * (draft.labour[row] + draft.skill[row]);
    to_exponentials(1.0, 0.0, size);
    for (std::size_t row = 0; row < size.size(); ++row) {
        const bool farms = !has(households.flags[row], household_flag::pastoral) && households.leased_out[row] == 0 &&
                           households.contracted[row] <= largest_holding - largest_lot;
        const float reluctance = 0.8f * ranking_noise(wish[row]) - 0.6f * static_cast<float>(draft.labour[row]);
        size[row] = farms && reluctance < limit ? size[row] : 0.0;
    }
    const auto lots = std::count_if(size.begin(), size.end(), [](double weight) { return weight > 0; });
    if (lots == 0) return;
    total = std::min(total, std::int64_t{lots} * largest_lot);
    std::vector<std::int32_t> parts(size.size());
    apportion(total, size, largest_lot, parts);
    for (std::size_t row = 0; row < size.size(); ++row) households.collective[row] = static_cast<std::uint16_t>(parts[row]);
}

}  // namespace

void divide_land(const CountyMargins& county, const Draft& draft, Population& population) {
    contract_land(county, draft, population.households);
    lease_blocks(county, draft, population);
    lease_collective_land(county, draft, population.households);
}

}  // namespace terrace
