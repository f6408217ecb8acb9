#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/study_values.hpp"
#include "analysis/report/figure.hpp"

#include <string>
#include <vector>

namespace terrace {

/// What figures are made from.
struct ReportSource {
    const Study& study;
    const StudyValues& values;
    const Comparison& comparison;
    std::size_t base;                       ///< position in study.scenarios
    std::vector<std::size_t> scenarios;     ///< positions without helper runs, the base first
    std::vector<std::string> months;        ///< "2021-01", ...

    [[nodiscard]] const Text& title(std::size_t scenario) const { return study.scenarios[scenario].title; }
    [[nodiscard]] std::size_t last() const { return months.size() - 1; }
};

/// Places where a scenario changes households' income, counties first; the places of a comparison are counties, then all together.
[[nodiscard]] std::vector<std::size_t> changed_places(const ReportSource& source);

/// A place as it stands in a sentence.
[[nodiscard]] Text place_name(const ReportSource& source, std::size_t place);

/// Whether a scenario changes households' income at a place at all.
[[nodiscard]] bool changes_income(const ReportSource& source, std::size_t scenario, std::size_t place);

/// The base, and the scenarios that change income at the place.
[[nodiscard]] std::vector<std::size_t> scenarios_at(const ReportSource& source, std::size_t place);

/// Position of a scenario's colour, the same in all charts: 0 for the base.
[[nodiscard]] std::size_t colour_of(const ReportSource& source, std::size_t scenario);

/// Last months of the calendar years in the run, and the run's last month.
[[nodiscard]] std::vector<std::size_t> year_ends(const ReportSource& source);

/// A mean and its interval as a table's words: "+416 ±95"; a divisor for large money.
[[nodiscard]] ReportCell estimate(const MeanEstimate& value, int decimals, double divisor = 1);

} // namespace terrace
