#include "analysis/study/effect_ratios.hpp"

#include <limits>

namespace terrace {
namespace {

double over(double part, double whole) { return whole != 0 ? part / whole : std::numeric_limits<double>::quiet_NaN(); }

} // namespace

double cost_per_yuan(const EffectSums& sums) { return over(yuan(sums[effect_sum::paid]), yuan(sums[effect_sum::net_all])); }

double cost_per_lifted(const EffectSums& sums) { return over(yuan(sums[effect_sum::paid]), years_lifted(sums)); }

double leakage(const EffectSums& sums) { return over(yuan(sums[effect_sum::gross_above_median]), yuan(sums[effect_sum::gross_paid])); }

} // namespace terrace
