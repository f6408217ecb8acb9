#include "analysis/validation/validation.hpp"

#include "analysis/study/study.hpp"
#include "analysis/validation/metrics.hpp"

#include <limits>

namespace terrace {

Validation begin_validation(const ValidationTargets& targets, std::size_t replicates, std::uint32_t seed) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    Validation validation{targets.title, replicates, seed, {}, targets.free_parameters};
    for (const ValidationTarget& target : targets.targets)
        validation.rows.push_back({target, {0, nan, nan, nan}, Verdict::not_simulated});
    return validation;
}

void answer_targets(Validation& validation, const ValidationStudy& plan, const Study& study) {
    for (const std::size_t position : plan.targets) {
        ValidationRow& row = validation.rows[position];
        row.model = mean_with_interval(measure_target(row.target, study, (plan.base.empty() ? 0 : 1) + plan.position(row.target.scenario)));
        row.verdict = verdict_on(row.target, row.model);
    }
}

} // namespace terrace
