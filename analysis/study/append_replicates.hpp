#pragma once

#include "analysis/study/study.hpp"

namespace terrace {

/// Puts the replicates of `more` behind those of a study: what comes out is what one run over all of them would have given, to the bit. The
/// provenance stays the study's own. Throws std::invalid_argument unless both have the same scenarios, places, months, series and seed, and
/// `more` goes on where the study ends.
void append_replicates(Study& study, const Study& more);

} // namespace terrace
