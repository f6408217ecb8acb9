#pragma once

#include "analysis/comparison/study_values.hpp"
#include "sim/core/text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace terrace {

/// NAME[.PART][/COUNTY][:SETTING][@YYYY-MM], as users write figures of a run; what is left out is empty.
struct FigureText {
    std::string name, part, county, month;
    std::optional<std::string> setting;
};
[[nodiscard]] FigureText split_figure(const std::string& text);

/// One number of each replicate of a scenario: a row of the table of `terrace compare` (by its key), or a series at one month, the last unless
/// said. Over counties, and over parts that are not chosen, what counts things is added up; means and shares are weighted by persons.
class StudyFigure {
public:
    /// Finds a figure by its name; of `layout` no value is read. Throws InputError at `option` for a name, part, county or month that is not there.
    StudyFigure(const FigureText& text, const Study& layout, const std::string& option);

    /// By replicate; NaN where the run has no such value. A measure that the study does not have counts 0.
    [[nodiscard]] std::vector<double> values(const StudyValues& values, std::size_t scenario) const;

    [[nodiscard]] const std::string& name() const { return text_.name; }
    [[nodiscard]] const Text& label() const { return label_; }
    [[nodiscard]] const Text& unit() const { return unit_; }
    [[nodiscard]] int decimals() const { return decimals_; }

private:
    void find_place(const Study& layout, const std::string& option);
    bool find_indicator(const StudyValues& layout);
    void find_series(const StudyValues& layout, const std::string& option);
    void find_month(const Study& layout, const std::string& option);
    void describe_series(const SeriesInfo& series, const Coordinate* coordinate);
    [[nodiscard]] double value(const StudyValues& values, std::size_t scenario, std::size_t replicate) const;
    [[nodiscard]] double mean(const StudyValues& values, std::size_t scenario, std::size_t replicate, std::size_t part) const;

    FigureText text_;
    bool indicator_ = false;
    bool counts_ = false;          ///< a series that is added up, not averaged
    double factor_ = 1;            ///< 100 for shares that are shown in per cent
    std::size_t place_ = 0;        ///< county, or the number of counties for all together
    std::size_t time_ = 0;         ///< of a series
    Text label_, unit_;
    int decimals_ = 0;
};

} // namespace terrace
