#pragma once

#include "analysis/study/study.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace terrace {

/// Net income of households in one month and county: what they receive as income less what they pay for it [fen]; `flows` [flow] is a
/// month's ledger.
[[nodiscard]] Fen household_income(const std::int64_t* flows);

/// Reads a study by scenario, replicate and place; a place is a county's position, or the number of counties for all together.
/// NaN where the study lacks the series.
class StudyValues {
public:
    explicit StudyValues(const Study& study);

    [[nodiscard]] std::size_t all() const { return study_.counties.size(); }
    [[nodiscard]] const Study& study() const { return study_; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view series) const;
    [[nodiscard]] const Coordinate* coordinate(std::string_view series) const;

    /// Mean over persons of a figure per head or a share (weights: series `population`).
    [[nodiscard]] double per_head(std::string_view series, std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t place,
                                  std::size_t inner = 0) const;
    /// The same within a group of persons (a tier, a household type): weights are the group's persons, series `persons`, at the same
    /// position. NaN where the group has none.
    [[nodiscard]] double per_head_of_group(std::string_view series, std::string_view persons, std::size_t scenario, std::size_t replicate,
                                           std::size_t time, std::size_t place, std::size_t inner) const;
    /// Sum over counties, and over those positions of the inner coordinate whose label is not in `without`.
    [[nodiscard]] double total(std::string_view series, std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t place,
                               const std::vector<std::string_view>& without = {}) const;
    /// Gini of income per head; for all counties together from their decile means, differences inside tenths left out.
    [[nodiscard]] double gini_at(std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t place) const;
    /// Households' net income over the whole run, from the ledger [yuan].
    [[nodiscard]] double net_income(std::size_t scenario, std::size_t replicate, std::size_t place) const;
    /// What the state pays besides the measures over the whole run, less what it takes in, from the ledger [yuan].
    [[nodiscard]] double other_public_money(std::size_t scenario, std::size_t replicate, std::size_t place) const;

private:
    [[nodiscard]] double value(std::size_t series, std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t county,
                               std::size_t inner) const;

    const Study& study_;
    [[nodiscard]] double from_ledger(const std::vector<Fen>& sums, std::size_t scenario, std::size_t replicate, std::size_t place) const;

    std::vector<Fen> net_income_, public_money_; ///< (scenario, replicate, county); empty without a ledger
};

} // namespace terrace
