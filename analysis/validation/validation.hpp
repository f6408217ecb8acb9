#pragma once

#include "analysis/statistics/paired.hpp"
#include "analysis/validation/target.hpp"
#include "analysis/validation/verdict.hpp"

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
};

/// Targets that one study answers: the same scenario and the same base.
struct ValidationStudy {
    std::string scenario, base;        ///< as the targets name them; no base for figures of the scenario itself
    int months = 0;                    ///< up to the last month that a target names
    std::vector<std::size_t> targets;  ///< positions
};

/// Groups targets by study, in the order of their first appearance; those without a scenario, those of a region among them, are in none. `start_of` gives the
/// first month of a scenario.
template <class Start>
[[nodiscard]] std::vector<ValidationStudy> plan_validation(const std::vector<ValidationTarget>& targets, Start start_of) {
    std::vector<ValidationStudy> studies;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const ValidationTarget& target = targets[i];
        if (target.scenario.empty()) continue;
        std::size_t at = 0;
        while (at < studies.size() && (studies[at].scenario != target.scenario || studies[at].base != target.base)) ++at;
        if (at == studies.size()) studies.push_back({target.scenario, target.base, 0, {}});
        const int months = target.month - start_of(target) + 1;
        if (months > studies[at].months) studies[at].months = months;
        studies[at].targets.push_back(i);
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

/// A table for a terminal: target, asked, model, interval, verdict, use; below it what brings each figure about and why some are missed.
[[nodiscard]] std::string validation_text(const Validation& validation, Language language);
/// One line per target with all digits and texts in both languages.
[[nodiscard]] std::string validation_csv(const Validation& validation);
/// One JSON object; what has no value is null.
[[nodiscard]] std::string validation_json(const Validation& validation);

} // namespace terrace
