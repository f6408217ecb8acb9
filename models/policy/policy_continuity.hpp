#pragma once

#include <span>
#include <vector>

#include "models/policy/measure.hpp"
#include "sim/config/dated_values.hpp"

namespace terrace {

/// How much of the other measures' support is kept, tapered or cut from when on: the 'four no-removals' of the transition period and
/// what comes after. Budget lines, rates (grants, subsidies, relief), places (posts, homes, seats) and visits are multiplied by the dated share; when it falls,
/// as much of what is left in a line goes back to the state; when it rises again, what went back does not return. Contracts between firms and
/// households go on. Source: seed document, first proposal; ODD section 7.22.
class PolicyContinuity final : public Instrument {
public:
    static constexpr std::string_view name = "policy_continuity";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool modifies() const override { return true; }

    /// Names of the measures meant; none: every measure.
    [[nodiscard]] std::span<const std::string> measures() const { return measures_; }
    /// Instruments whose measures are meant; none: every instrument.
    [[nodiscard]] std::span<const std::string> meant_instruments() const { return instruments_; }
    /// Whether that measure's support is meant.
    [[nodiscard]] bool means(const MeasureTerms& measure) const;
    /// What is left of a measure's support in that month.
    [[nodiscard]] double share(const MeasureTerms& measure, Month month) const override;

private:
    std::vector<std::string> measures_, instruments_;
    DatedValues kept_;                    // share of budgets, rates, places and visits
};

/// What all continuity measures together leave of one measure's support; `here` [measure] is 1 where a measure works in the county.
[[nodiscard]] double support_of(std::span<const Measure> measures, std::size_t measure, std::span<const std::uint8_t> here, Month month);

/// The terms with the budget that is left of them.
[[nodiscard]] MeasureTerms supported(MeasureTerms terms, double support);

}  // namespace terrace
