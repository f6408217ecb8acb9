#include <algorithm>
#include <cmath>

#include "models/household/plans.hpp"
#include "models/population/crop_plans.hpp"
#include "models/population/draft.hpp"
#include "models/population/selection.hpp"
#include "models/population/spread.hpp"
#include "sim/core/money.hpp"
#include "sim/math/math.hpp"

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
    const auto* classes = county.registered(HouseholdItem::livestock_skill);
    for (std::size_t row = 0; row < factors.size(); ++row) {
        const double skill = draft.skill[row];
        const unsigned skill_class = classes ? static_cast<unsigned>((*classes)[row]) : static_cast<unsigned>(skill > weak_below) + static_cast<unsigned>(skill > good_above);
        households.plan[row] = with_livestock_skill(households.plan[row], skill_class);
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

/// Bearing orchards on at most half of the own land that is not leased out; nobody has one without two mu of it.
void plant_orchards(const CountyMargins& county, const Draft& draft, Population& population) {
    constexpr std::uint32_t least = 200;         // [mu/100] own land of a household with an orchard
    constexpr std::uint8_t planted = 15;         // 2005: full-grown
    constexpr double size_log_sd = 0.5;          // estimate
    const Households& households = population.households;
    const auto own = [&](std::size_t row) { return std::uint32_t{households.contracted[row]} - households.leased_out[row]; };
    std::size_t farms = 0, able = 0;
    for (std::size_t row = 0; row < households.rows(); ++row) {
        const bool farm = !has(households.flags[row], household_flag::pastoral);
        farms += farm;
        able += farm && own(row) >= least;
    }
    const double share = county.orchard_holders * static_cast<double>(farms) / std::max<double>(1, static_cast<double>(able));
    const std::uint32_t holds = threshold(std::min(1.0, share));
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::orchard);
    std::vector<double> size = draft.normals(SynthesisPurpose::orchard_size);
    to_exponentials(size_log_sd, 0.0, size);
    const double usual = 100.0 * county.orchard_mu / math::exp(0.5 * size_log_sd * size_log_sd);
    for (std::uint32_t row = 0; row < households.rows(); ++row) {
        if (has(households.flags[row], household_flag::pastoral) || own(row) < least || words[row] >= holds) continue;
        const auto area = std::min(usual * size[row] + 0.5, 0.5 * own(row));
        population.orchards.push_back({row, static_cast<std::uint16_t>(area), planted, OrchardPlot::own});
    }
}

/// Land for crops by household: operated less orchards [mu/100].
std::vector<std::uint32_t> field_land(const Population& population) {
    std::vector<std::uint32_t> land(population.households.rows());
    for (std::size_t row = 0; row < land.size(); ++row) land[row] = operated(population.households, row);
    for (const OrchardPlot& plot : population.orchards) land[plot.row] -= plot.area;
    return land;
}

/// The crop mix that households outside block leases need, so that all operated land has the county's.
CropMix mix_besides_leases(const CountyMargins& county, const Households& households, const std::vector<std::uint32_t>& fields) {
    double all = 0, leasing = 0;
    for (std::size_t row = 0; row < households.rows(); ++row) {
        const double land = fields[row];
        all += land;
        leasing += households.leased_out[row] > 0 ? land : 0.0;
    }
    const CropMix kept = crop_mixes[static_cast<std::size_t>(LandPlan::lease_out)];
    const double rest = std::max(all - leasing, 1.0);
    const auto without = [&](double share, double kept_share) { return (share * all - kept_share * leasing) / rest; };
    return crop_mix(without(county.cotton_share, kept.cotton), without(county.chili_share, kept.chili), without(county.wheat_share, kept.grain()));
}

/// Standing or last crops; seed cotton delivered at 300 kg/mu times the yield factor.
void sow(Households& households, std::size_t row, LandPlan plan, std::uint32_t land) {
    constexpr double cotton_yield = 300.0;  // [kg/mu] smallholders (F)
    const CropMix& mix = crop_mixes[static_cast<std::size_t>(plan)];
    const auto cotton = static_cast<std::uint32_t>(land * mix.cotton + 0.5);
    const auto chili = std::min(static_cast<std::uint32_t>(land * mix.chili + 0.5), land - cotton);
    households.cotton[row] = static_cast<std::uint16_t>(cotton);
    households.chili[row] = static_cast<std::uint16_t>(chili);
    households.grain[row] = static_cast<std::uint16_t>(land - cotton - chili);
    const double tens_of_kg = cotton / 100.0 * cotton_yield * households.yield_factor[row] / 128.0 / 10.0;
    households.cotton_delivered[row] = static_cast<std::uint16_t>(std::min(tens_of_kg + 0.5, 65535.0));
}

void plan_crops(const CountyMargins& county, const Draft& draft, Population& population) {
    Households& households = population.households;
    const std::vector<std::uint32_t> fields = field_land(population);
    const auto besides = plan_shares(mix_besides_leases(county, households, fields), county.mixed_share);
    const PlanShares shares = besides ? *besides : *plan_shares(crop_mix(county.cotton_share, county.chili_share, county.wheat_share), county.mixed_share);
    const double grain_from = 1 - shares.grain, chili_from = grain_from - shares.chili, mixed_from = chili_from - shares.mixed;
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::crop_plan);
    for (std::size_t row = 0; row < households.rows(); ++row) {
        const double u = uniform_open(words[row]);
        const int later = (u >= mixed_from) + (u >= chili_from) + (u >= grain_from);  // plans in the order of LandPlan
        const LandPlan plan = households.leased_out[row] > 0 ? LandPlan::lease_out : static_cast<LandPlan>(later);
        sow(households, row, plan, fields[row]);
        households.plan[row] = with_land_plan(households.plan[row], plan);
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
    if (const auto* registered = county.registered(HouseholdItem::sheep)) {
        std::copy(registered->begin(), registered->end(), sheep.begin());
    } else {
        apportion_group(total(county.sheep_pastoral, herders), flock, largest_flock, sheep, pastoral);
        apportion_group(total(county.sheep_farm, flock.size() - herders), flock, largest_flock, sheep, [&](std::size_t row) { return !pastoral(row); });
    }
    for (std::size_t row = 0; row < flock.size(); ++row) households.sheep[row] = static_cast<std::uint16_t>(sheep[row]);
    std::copy(households.sheep.begin(), households.sheep.end(), households.breeding.begin());
}

/// Cattle of January: cows and last March's calves, since yearlings are sold. Each total is exact.
void stock_cattle(const CountyMargins& county, const Draft& draft, Population& population) {
    constexpr std::int64_t largest_herd = 200;
    constexpr double cows = 0.61;   // of a herd: 0.65 calves a cow
    const Households& households = population.households;
    const std::vector<std::uint32_t> words = draft.words(SynthesisPurpose::cattle_holder);
    const std::uint32_t farms = threshold(county.cattle_holders), herders = threshold(county.cattle_herders);
    std::vector<double> herd = draft.normals(SynthesisPurpose::cattle);
    to_exponentials(county.sheep_log_sd, 0.0, herd);
    const auto pastoral = [&](std::size_t row) { return has(households.flags[row], household_flag::pastoral); };
    std::size_t herding = 0;
    for (std::size_t row = 0; row < herd.size(); ++row) {
        herding += pastoral(row);
        herd[row] *= words[row] < (pastoral(row) ? herders : farms) ? 1.0 : 0.0;
    }
    std::vector<std::int32_t> heads(herd.size());
    const auto total = [](double mean, std::size_t keepers) { return static_cast<std::int64_t>(rounded_count(mean, keepers)); };
    if (const auto* registered = county.registered(HouseholdItem::cattle)) {
        std::copy(registered->begin(), registered->end(), heads.begin());
    } else {
        apportion_group(total(county.cattle_pastoral, herding), herd, largest_herd, heads, pastoral);
        apportion_group(total(county.cattle_farm, herd.size() - herding), herd, largest_herd, heads, [&](std::size_t row) { return !pastoral(row); });
    }
    for (std::uint32_t row = 0; row < heads.size(); ++row) {
        if (heads[row] == 0) continue;
        const auto mothers = static_cast<std::uint8_t>(std::max(1.0, heads[row] * cows + 0.5));
        population.cattle.push_back({row, mothers, static_cast<std::uint8_t>(heads[row] - mothers), 0, 0});
    }
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
        households.plan[row] = with_side(households.plan[row], chosen);
    }
}

}  // namespace

void stock_farms(const CountyMargins& county, const Draft& draft, Population& population) {
    rate_skills(county, draft, population.households);
    plant_orchards(county, draft, population);
    plan_crops(county, draft, population);
    stock_sheep(county, draft, population.households);
    stock_cattle(county, draft, population);
    choose_sidelines(county, draft, population.households);
}

}  // namespace terrace
