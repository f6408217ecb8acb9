#pragma once

#include "analysis/study/study.hpp"
#include "models/flows.hpp"
#include "models/panel.hpp"
#include "sim/core/text.hpp"

#include <array>
#include <string_view>

namespace terrace {

/// Names of things in tables and files; keys are those of the JSON and CSV output.
struct Named {
    std::string_view key;
    Text label;
};

[[nodiscard]] const std::array<Named, receipt_form_count>& receipt_form_names();
[[nodiscard]] const std::array<Named, income_source_count>& income_source_names();
[[nodiscard]] const std::array<Named, household_change_count>& household_change_names();

} // namespace terrace
