#pragma once

#include "analysis/statistics/paired.hpp"
#include "analysis/validation/target.hpp"
#include "analysis/validation/verdict.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace terrace {

struct Study;

/// A target beside what the model makes of it.
struct ValidationRow {
    ValidationTarget target;
    MeanEstimate model;
    Verdict verdict = Verdict::not_simulated;
};

struct Validation {
    Text title;
    std::size_t replicates = 0;
    std::uint32_t seed = 1;
    std::vector<ValidationRow> rows;
    std::vector<FreeParameter> free_parameters;
};

/// Targets that one study answers: those of one scenario, or all those whose scenarios have the same base, which is then simulated once.
struct ValidationStudy {
    std::vector<std::string> scenarios; ///< as the targets name them
    std::string base;                   ///< none for figures of a scenario itself
    int months = 0;                     ///< up to the last month that a target names
    std::vector<std::size_t> targets;   ///< positions

    [[nodiscard]] std::size_t position(const std::string& scenario) const {
        return static_cast<std::size_t>(std::find(scenarios.begin(), scenarios.end(), scenario) - scenarios.begin());
    }
};

/// Groups targets by study, in the order of their first appearance; those without a scenario, those of a region among them, are in none.
/// `start_of` gives the first month of a scenario; scenarios share a study only if they begin in the same month.
template <class Start>
[[nodiscard]] std::vector<ValidationStudy> plan_validation(const std::vector<ValidationTarget>& targets, Start start_of) {
    std::vector<ValidationStudy> studies;
    std::vector<Month> starts;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const ValidationTarget& target = targets[i];
        if (target.scenario.empty()) continue;
        const Month start = start_of(target);
        const auto answers = [&](std::size_t at) {
            const bool has = studies[at].position(target.scenario) < studies[at].scenarios.size();
            return studies[at].base == target.base && starts[at] == start && (has || !target.base.empty());
        };
        std::size_t at = 0;
        while (at < studies.size() && !answers(at))
            ++at;
        if (at == studies.size()) studies.push_back({{}, target.base, 0, {}}), starts.push_back(start);
        ValidationStudy& study = studies[at];
        if (study.position(target.scenario) == study.scenarios.size()) study.scenarios.push_back(target.scenario);
        study.months = std::max(study.months, target.month - start + 1);
        study.targets.push_back(i);
    }
    return studies;
}

/// One row for each target, not simulated so far.
[[nodiscard]] Validation begin_validation(const ValidationTargets& targets, std::size_t replicates, std::uint32_t seed);

/// Fills in what a study answers.
void answer_targets(Validation& validation, const ValidationStudy& plan, const Study& study);

/// Fills in what the populations of region files answer, which are relative to the file of targets: one population for each replicate, the same
/// that its runs begin with. Throws InputError for a margin or county that the region lacks.
void answer_margin_targets(Validation& validation, const std::filesystem::path& targets);

/// A table for a terminal: target, asked, model, interval, verdict, use; below it what brings each figure about, remarks, and how many
/// values were set by hand.
[[nodiscard]] std::string validation_text(const Validation& validation, Language language);
/// One line per target with all digits and texts in both languages.
[[nodiscard]] std::string validation_csv(const Validation& validation);
/// One JSON object; what has no value is null.
[[nodiscard]] std::string validation_json(const Validation& validation);

} // namespace terrace
