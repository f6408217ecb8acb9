#pragma once

#include "analysis/plan/plan_result.hpp"
#include "analysis/report/figure.hpp"

#include <array>
#include <string>

namespace terrace {

inline constexpr double yuan_of_wan = 1e4; ///< 10,000 yuan, the unit of a document's money [yuan]

/// What a document's sections are made from, and the words they share. Numbers come with the place in the plan file where they stand.
class DocumentSource {
public:
    explicit DocumentSource(const PlanResult& plan);

    const PlanResult& plan;

    [[nodiscard]] const PlanCandidate& proposal() const { return plan.frontier[plan.chosen]; }
    [[nodiscard]] int last_year() const { return plan.first_year + plan.years - 1; }
    [[nodiscard]] std::string years_text(std::string_view dash) const;
    /// The years over which goals are measured.
    [[nodiscard]] std::string goal_years_text(std::string_view dash) const;

    // --- Words
    [[nodiscard]] static Text village(const PlanVillage& village);
    [[nodiscard]] Text package(std::size_t candidate) const;
    [[nodiscard]] Text instrument(const PlanLine& line) const;

    // --- Numbers. `dataset` is a place in the plan file such as "budget[3,*,0,2]": positions along the axes, `*` for the sum over one.
    /// Money of a candidate [10,000 yuan]; -1 sums over all lines, tiers or years.
    [[nodiscard]] ReportCell money(std::size_t candidate, int line, int tier, int year) const;
    /// A goal's change by a candidate with its 95 % interval; money goals in 10,000 yuan.
    [[nodiscard]] ReportCell change_of(std::size_t candidate, std::size_t goal) const;
    /// The same in single runs: the median with the middle nine tenths behind it; the share of runs in which the goal is better [%].
    [[nodiscard]] ReportCell change_in_runs(std::size_t candidate, std::size_t goal) const;
    [[nodiscard]] ReportCell runs_better(std::size_t candidate, std::size_t goal) const;
    [[nodiscard]] ReportCell estimate_of(const MeanEstimate& value, std::size_t goal, const std::string& dataset, double divisor = 1) const;

    /// The goal's unit as the document shows it, and what the file's numbers are divided by.
    [[nodiscard]] Text unit(std::size_t goal) const;
    /// The unit behind a number in a sentence: " yuan", or nothing for pure numbers.
    [[nodiscard]] Text after_number(std::size_t goal) const;
    [[nodiscard]] double divisor(std::size_t goal) const;
    [[nodiscard]] int decimals(std::size_t goal) const;
    /// "Households at risk (households)", "风险农户（户）".
    [[nodiscard]] Text goal_column(std::size_t goal) const;
    [[nodiscard]] int money_decimals() const { return money_decimals_; }

    /// Position of the ordinary course among the stresses.
    [[nodiscard]] std::size_t ordinary() const;
    [[nodiscard]] const PlanProjection* projection(std::size_t stress, int tier, const std::string& indicator, int year) const;

private:
    int money_decimals_ = 0; ///< so many that the amounts of budgets are shown exactly, and parts add up to sums
};

enum class Quantity { with, without, difference };

/// An indicator of the projections as the document shows it.
struct IndicatorLook {
    Text name, unit;
    double divisor = 1;
    int decimals = 0;
    bool more_is_better = true;
};
[[nodiscard]] IndicatorLook look_of(const std::string& indicator);

/// The band of a projection: the median with the middle nine tenths of the runs behind it, or without when not `shown`.
[[nodiscard]] ReportCell band_of(const DocumentSource& source, const PlanProjection& projection, Quantity quantity, bool shown = true);
/// One end of the band: quantile 1 to 4 is 25, 75, 5 or 95 %.
[[nodiscard]] ReportCell band_end(const DocumentSource& source, const PlanProjection& projection, Quantity quantity, std::size_t quantile);
[[nodiscard]] const PlanBand& band(const PlanProjection& projection, Quantity quantity);

/// Names of the tiers, [tier - 1]: {"demonstration", "示范村"}, ...
[[nodiscard]] const std::array<Text, tier_count>& tier_labels();
/// "words (unit)", or the words alone where there is no unit.
[[nodiscard]] Text with_unit(const Text& words, const Text& unit);
/// Whether the middle nine tenths of the runs include zero.
[[nodiscard]] bool holds_zero(const PlanBand& band);

/// What an interval says: "clear" or "cannot be told apart from zero".
[[nodiscard]] bool clear(const MeanEstimate& value);
[[nodiscard]] Text verdict(const MeanEstimate& value);

/// A number exactly as in the file, divided: money set aside, counts.
[[nodiscard]] ReportCell exact(double stored, const std::string& dataset, double divisor, int decimals);
/// The same of a number that was found from runs and has no interval.
[[nodiscard]] ReportCell estimated(double stored, const std::string& dataset, double divisor, int decimals);
[[nodiscard]] ReportCell with_interval(ReportCell cell, double low, double high, int percent, bool shown);
/// A share found from draws or runs as a percentage, with its 95 % interval.
[[nodiscard]] ReportCell chance(const ShareEstimate& share, const std::string& dataset, bool shown = false);
/// The probability of a tier (0 to 2) of a village.
[[nodiscard]] ReportCell probability_of(const PlanResult& plan, std::size_t village, std::size_t tier, bool shown = false);
/// A number that was given to the plan, exactly as in the file, with as many decimals as it has (three at most); a share as a percentage.
[[nodiscard]] ReportCell given(double stored, const std::string& dataset, double divisor = 1);
[[nodiscard]] ReportCell given_percent(double share, const std::string& dataset);
/// Words that stand for a code in the file.
[[nodiscard]] ReportCell coded(Text words, double code, const std::string& dataset);

/// A dash where there is no number.
[[nodiscard]] ReportCell nothing();

/// At most so many positions of a list, evenly from the first to the last.
[[nodiscard]] std::vector<std::size_t> thinned(std::size_t count, std::size_t most);

/// "path[1,2]"
[[nodiscard]] std::string at(const std::string& path, std::initializer_list<std::size_t> positions);

} // namespace terrace
