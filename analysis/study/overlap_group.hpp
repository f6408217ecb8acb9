#pragma once

#include "analysis/study/study.hpp"
#include "sim/io/results_file.hpp"

namespace terrace {

/// Writes the study's overlaps as the group `/overlaps`, one row each with the names it concerns; nothing when there are none.
void write_overlaps(ResultsWriter& writer, const Study& study);

/// Reads them back. Throws std::invalid_argument when they do not fit the study.
void read_overlaps(const ResultsReader& reader, Study& study);

} // namespace terrace
