#pragma once

#include "analysis/plan/plan_result.hpp"
#include "sim/config/document.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace terrace {

/// The future without any stress, which every plan is projected in first.
[[nodiscard]] PlanStress ordinary_course();

/// A scenario in another future: the files of a stress over it (empty: none), then settings "key=value", over so many months. Titles stay.
/// Throws InputError for a file that cannot be read and a setting that is none.
[[nodiscard]] Stacked in_future(Stacked scenario, const std::filesystem::path& stress, const std::vector<std::string>& settings,
                                int months);

} // namespace terrace
