#include "models/population/crop_plans.hpp"

namespace terrace {
namespace {

const CropMix& mix_of(LandPlan plan) { return crop_mixes[static_cast<std::size_t>(plan)]; }

bool is_share(double value) { return value >= -1e-9 && value <= 1 + 1e-9; }
double held(double value) { return value < 0 ? 0 : (value > 1 ? 1 : value); }

}  // namespace

std::optional<PlanShares> plan_shares(const CropMix& wanted, double mixed) {
    const CropMix cotton = mix_of(LandPlan::cotton), all = mix_of(LandPlan::mixed);
    const CropMix chili = mix_of(LandPlan::chili), grain = mix_of(LandPlan::grain);
    // cotton = 1 - mixed - chili - grain, put into the equations of cotton and chili areas.
    const double pure = 1 - mixed;
    const double a = chili.cotton - cotton.cotton, b = grain.cotton - cotton.cotton;
    const double c = chili.chili - cotton.chili, d = grain.chili - cotton.chili;
    const double cotton_rest = wanted.cotton - mixed * all.cotton - pure * cotton.cotton;
    const double chili_rest = wanted.chili - mixed * all.chili - pure * cotton.chili;
    const double determinant = a * d - b * c;
    if (determinant == 0) return std::nullopt;
    PlanShares shares;
    shares.mixed = mixed;
    shares.chili = (cotton_rest * d - b * chili_rest) / determinant;
    shares.grain = (a * chili_rest - c * cotton_rest) / determinant;
    shares.cotton = pure - shares.chili - shares.grain;
    if (!is_share(shares.chili) || !is_share(shares.grain) || !is_share(shares.cotton)) return std::nullopt;
    return PlanShares{held(shares.cotton), mixed, held(shares.chili), held(shares.grain)};
}

}  // namespace terrace
