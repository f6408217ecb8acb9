#pragma once

#include "analysis/sweeps/sweep_request.hpp"
#include "cli/json.hpp"
#include "cli/policy_arithmetic.hpp"
#include "cli/target_count.hpp"
#include "sim/config/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace terrace {

enum class FileKind { scenario, region, parameters, sweep, calibration, plan };

/// What `check` found in one file or stack of files.
struct CheckedFile {
    std::string file;
    FileKind kind = FileKind::scenario;
    std::optional<Text> fault;
    Text title;
    std::size_t entries = 0; ///< measures, counties, parameters, factors, free parameters or lines of a plan
    std::vector<Override> overrides;
    std::vector<InputWarning> warnings;
    std::vector<InputWarning> notes; ///< what may surprise, but is as it is meant
    std::vector<DerivedValue> arithmetic;
    std::vector<TargetCount> targets;
    std::optional<SweepRequest> sweep;
};

/// Checks one argument of `check`; faults of the input become part of the answer.
CheckedFile check_file(const std::string& argument, const std::vector<std::string>& settings, std::optional<int> months,
                       std::uint32_t seed);

std::string checked_text(const CheckedFile& checked, Language language);
/// One line per finding: file, kind, finding, measure, key, place, value, unit, text.
std::string checked_csv(const std::vector<CheckedFile>& checked, Language language);
Json checked_json(const CheckedFile& checked);

} // namespace terrace
