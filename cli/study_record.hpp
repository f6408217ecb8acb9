#pragma once

#include "cli/study_job.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Where a study comes from: program, command line, inputs as text, resolved parameters, and what `verify` needs to repeat it.
Study::Provenance provenance_of(const ScenarioInput& input, const StudyJob& job, const StudyReport& report, double wall_seconds);

/// The request that a study's record holds, with paths as they were on the machine that made it. Throws InputError when the record
/// is not one that this program writes. `study_file` names it in messages.
ScenarioRequest recorded_request(const Study& study, const std::string& study_file);

} // namespace terrace
