#pragma once

#include "analysis/plan/plan_result.hpp"
#include "analysis/report/figure.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// The document of a plan in the form that a county office hands in: findings on top, nine chapters and an annex. Every number that was
/// computed has its origin, a place in the plan file; the page and the Markdown file are two ways to show this one content.
[[nodiscard]] Report plan_document(const PlanResult& plan);

/// The content as Markdown in one language. Numbers of sentences are bold; a comment behind each sentence and each row of a table names the
/// digest and, in order, the place in the plan file and the interval of every number.
[[nodiscard]] std::string plan_markdown(const Report& document, Language language);

/// The tables as a workbook, one sheet each: numbers as numbers, headings in both languages, frozen. The same plan gives the same bytes.
/// Throws FileError when it cannot be written to the path.
void write_workbook(const Report& document, const std::filesystem::path& path);

/// Writes plan.html, plan.md, plan.xlsx and tables/*.csv into a folder, made where it is absent; files of the same names are replaced, each
/// complete or not at all. `language` is that of plan.md and the first of plan.html. Returns what was written. Throws FileError.
std::vector<std::filesystem::path> write_plan_documents(const PlanResult& plan, const std::filesystem::path& folder, Language language);

} // namespace terrace
