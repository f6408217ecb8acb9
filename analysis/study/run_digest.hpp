#pragma once

#include "analysis/study/study.hpp"

#include <span>
#include <string>

namespace terrace {

/// SHA-256 of one run of a study: the final states of its counties, then its series in name order, with one form of zero and NaN. Series by
/// measure are taken at the scenario's own `measures` (positions among those of the study): other scenarios must not matter.
[[nodiscard]] std::string run_digest(const Study& study, std::size_t scenario, std::size_t replicate, std::span<const std::string> final_states,
                                     const std::vector<std::size_t>& measures);

}  // namespace terrace
