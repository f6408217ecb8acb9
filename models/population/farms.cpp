#include <algorithm>
#include <cmath>

#include "models/household/plans.hpp"
#include "models/population/crop_plans.hpp"
#include "models/population/draft.hpp"
#include "models/population/selection.hpp"
#include "models/population/spread.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

bool has(std::uint16_t flags, std::uint16_t flag) { return (flags & flag) != 0; }

/// Livestock skill in classes of 30, 50 and 20 % by skill; yield factors with mean 1, and `yield_exited` for exited households.
void rate_skills(const CountyMargins& county, const Draft& draft, Households& households) {
    constexpr double weak_below = -0.52440051270804089, good_above = 0.84162123357291418;  // normal quantiles of 0.3 and 0.8
    const double rho = county.yield_skill_correlation, own = std::sqrt(1 - rho * rho);
    const TailShape shape(county.lower_tail);
    std::vector<double> factors = draft.normals(SynthesisPurpose::yield);
    for (std::size_t row = 0; row < factors.size(); ++row) factors[row] = shape(rho * draft.skill[row] + own * factors[row]);
    to_exponentials(county.yield_log_sd, 0.0, factors);
    double sum[2] = {0, 0}, count[2] = {0, 0};
    for (std::size_t row = 0; row < factors.size(); ++row) {
        const double skill = draft.skill[row];
        households.livestock_skill[row] = static_cast<std::uint8_t>((skill > weak_below) + (skill > good_above));
        const std::size_t group = has(households.flags[row], household_flag::exited);
        sum[group] += factors[row];
        count[group] += 1;
    }
    const double to_mean[2] = {128.0 * count[0] / std::max(sum[0], 1e-9), 128.0 * county.yield_exited * count[1] / std::max(sum[1], 1e-9)};
    for (std::size_t row = 0; row < factors.size(); ++row) {
        const double factor = factors[row] * to_mean[has(households.flags[row], household_flag::exited)];
        households.yield_factor[row] = static_cast<std::uint8_t>(std::clamp(factor + 0.5, 1.0, 255.0));
    }
}

std::uint32_t operated(const Households& households, std::size_t row) {
    return std::uint32_t{households.contracted[row]} - households.leased_out[row] + households.leased_in[row] + households.collective[row];
}

/// The crop mix that households outside block leases need, so that all operated land has the county's.
CropMix mix_besides_leases(const CountyMargins& county, const Households& households) {
    double all = 0, leasing = 0;
    for (std::size_t row = 0; row < households.rows(); ++row) {
        const double land = operated(households, row);
        all += land;
        leasing += households.leased_out[row] > 0 ? land : 0.0;
    }
    const CropMix kept = crop_mixes[static_cast<std::size_t>(LandPlan::lease_out)];
    const double rest = std::max(all - leasing, 1.0);
    const auto without = [&](double share, double kept_share) { return (share * all - kept_share * leasing) / rest; };
    return {without(county.cotton_share, kept.cotton), without(county.chili_share, kept.chili), without(county.wheat_share, kept.wheat)};
}

/// Standing or last crops; seed cotton delivered at 300 kg/mu times the yield factor.
void sow(Households& households, std::size_t row, LandPlan plan) {
    constexpr double cotton_yield = 300.0;  // [kg/mu] smallholders (F)
    const CropMix& mix = crop_mixes[static_cast<std::size_t>(plan)];
    const std::uint32_t land = operated(households, row);
    const auto cotton = static_cast<std::uint32_t>(land * mix.cotton + 0.5);
    const auto chili = std::min(static_cast<std::uint32_t>(land * mix.chili + 0.5), land - cotton);
    households.cotton[row] = static_cast<std::uint16_t>(cotton);
    households.chili[row] = static_cast<std::uint16_t>(chili);
    households.wheat[row] = static_cast<std::uint16_t>(land - cotton - chili);
    const double tens_of_kg = cotton / 100.0 * cotton_yield * households.yield_factor[row] / 128.0 / 10.0;
    households.cotton_delivered[row] = static_cast<std::uint16_t>(std::min(tens_of_kg + 0.5, 65535.0));
}

void plan_crops(const CountyMargins& county, const Draft& draft, Households& households) {
    const auto besides = plan_shares(mix_besides_leases(county, households), county.mixed_share);
    const PlanShares shares = besides ? *besides : *plan_shares({county.cotton_share, county.chili_share, county.wheat_share}, county.mixed_share);
    const double grain_from = 1 - shares.grain, chili_from = grain_from - shares.chili, mixed_from = chili_from - shares.mixed;
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::crop_plan);
    for (std::size_t row = 0; row < households.rows(); ++row) {
        const double u = uniform_open(words[row]);
        const int later = (u >= mixed_from) + (u >= chili_from) + (u >= grain_from);  // plans in the order of LandPlan
        const LandPlan plan = households.leased_out[row] > 0 ? LandPlan::lease_out : static_cast<LandPlan>(later);
        sow(households, row, plan);
        households.plan[row] = plan_code(plan, Side::none);
    }
}

/// Flocks of farm and of pastoral households; each total is exact.
void stock_sheep(const CountyMargins& county, const Draft& draft, Households& households) {
    constexpr std::int64_t largest_flock = 20'000;
    const TailShape shape(county.lower_tail);
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::sheep_holder);
    const std::uint32_t holds = threshold(county.sheep_holders);
    std::vector<double> flock = draft.normals(SynthesisPurpose::sheep);
    for (std::size_t row = 0; row < flock.size(); ++row) flock[row] = shape(0.5 * draft.skill[row] + 0.86602540378443865 * flock[row]);
    to_exponentials(county.sheep_log_sd, 0.0, flock);
    const auto pastoral = [&](std::size_t row) { return has(households.flags[row], household_flag::pastoral); };
    std::size_t herders = 0;
    for (std::size_t row = 0; row < flock.size(); ++row) {
        herders += pastoral(row);
        flock[row] *= pastoral(row) || words[row] < holds ? 1.0 : 0.0;
    }
    std::vector<std::int32_t> sheep(flock.size());
    const auto total = [](double mean, std::size_t keepers) { return static_cast<std::int64_t>(rounded_count(mean, keepers)); };
    apportion_group(total(county.sheep_pastoral, herders), flock, largest_flock, sheep, pastoral);
    apportion_group(total(county.sheep_farm, flock.size() - herders), flock, largest_flock, sheep,
                    [&](std::size_t row) { return !pastoral(row); });
    for (std::size_t row = 0; row < flock.size(); ++row) households.sheep[row] = static_cast<std::uint16_t>(sheep[row]);
    std::copy(households.sheep.begin(), households.sheep.end(), households.breeding.begin());
}

/// Courtyards (of full age), birds for sale, else the flock is the sideline.
void choose_sidelines(const CountyMargins& county, const Draft& draft, Households& households) {
    constexpr std::uint8_t full_age = 63;  // [months]
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::sideline);
    const std::uint32_t courtyards = threshold(county.courtyard_share);
    const std::uint32_t birds = threshold(std::min(1.0, county.courtyard_share + county.poultry_share));
    for (std::size_t row = 0; row < households.rows(); ++row) {
        Side chosen = households.sheep[row] > 0 ? Side::sheep : Side::none;
        if (words[row] < courtyards) {
            chosen = Side::courtyard;
            households.courtyard[row] = static_cast<std::uint8_t>(static_cast<std::uint8_t>(Courtyard::ordinary) | full_age << 2);
        } else if (words[row] < birds) {
            chosen = Side::poultry;
            households.birds[row] = static_cast<std::uint16_t>(county.birds_per_household + 0.5);
        }
        households.plan[row] = plan_code(land_plan(households.plan[row]), chosen);
    }
}

}  // namespace

void stock_farms(const CountyMargins& county, const Draft& draft, Population& population) {
    rate_skills(county, draft, population.households);
    plan_crops(county, draft, population.households);
    stock_sheep(county, draft, population.households);
    choose_sidelines(county, draft, population.households);
}

}  // namespace terrace
