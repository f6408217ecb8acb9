#pragma once

#include "sim/core/text.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace terrace {

/// Where a document does not say what the plan file holds.
struct DocumentFault {
    std::size_t line = 0;        ///< of the document, 0 where nothing of it is to be seen
    std::string place;           ///< table/row/column, sentence/position
    Text what;                   ///< "number", "digest", "number without origin", ...
    std::string found, expected; ///< "" for nothing
};

struct DocumentCheck {
    std::size_t figures = 0; ///< that the document should have
    std::vector<DocumentFault> faults;
};

/// Holds every number of plan.html or plan.md, by the ending of the name, against the plan file: each is taken again from the place in the
/// file that it names, divided, rounded, and compared with the text; origin, digest and interval are compared as well. Numbers that are
/// missing, that were changed, or that stand in the text without an origin are faults, and so are numbers of charts and CSV links of a
/// page. Words are free. Throws InputError when the document is none of a plan, FileError when one of the files cannot be read or the plan
/// file is not one.
[[nodiscard]] DocumentCheck check_plan_document(const std::filesystem::path& document, const std::filesystem::path& plan_file);

} // namespace terrace
