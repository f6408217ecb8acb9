#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/government/monitoring.hpp"
#include "models/household/columns.hpp"
#include "models/shock/state.hpp"

namespace terrace {

/// When a household counts as at risk of falling back. Income is that of the twelve months to the end of last month.
struct RiskTest {
    std::int32_t line = 0;          ///< monitoring line [yuan per head and year]
    std::int32_t hard_amount = 0;   ///< own cost of illness and accidents and uninsured crop loss of twelve months, above [10 yuan]
    float hard_share = 0;           ///< or above this share of income
    std::array<std::int32_t, 256> income_kept{};   ///< income below this is lost income, by code of usual income [10 yuan]
    std::int32_t means_test = 0;    ///< a blow counts if income less spending is below this [yuan per head and year]
    std::int32_t assurance_line = 0;   ///< an unmet assurance counts if income is below this [yuan per head and year]

    RiskTest(std::int32_t line, std::int32_t hard_amount, double hard_share, double income_loss, double means_test_lines, double assurance_lines);
};

/// What of it a household shows.
struct Risk {
    bool below_line = false, hard_spending = false, lost_income = false;
    bool unassured = false;   ///< lacks an assurance, and the income to see to it
    [[nodiscard]] bool blow() const { return hard_spending || lost_income; }
    [[nodiscard]] bool any() const { return below_line || blow() || unassured; }
};

/// The risk of one household whose hard spending is `spending` [10 yuan] and that lacks the assurances `unmet` (bits).
[[nodiscard]] Risk risk_of(const Households&, std::uint32_t row, std::uint8_t usual_income, std::int32_t spending, unsigned unmet, const RiskTest&);

/// A household and how many months, this one included, of its spending count.
struct RecentMonths {
    std::uint32_t row = 0;
    int months = 0;
};
/// Hard spending of some households, by ascending row [10 yuan].
struct HardSpending {
    std::int32_t illness = 0, accidents = 0, crop_loss = 0;   ///< crop_loss: uninsured, if its harvest fell into the months that count
    [[nodiscard]] std::int32_t all() const { return illness + accidents + crop_loss; }
};

/// Own costs of twelve months, one a row [10 yuan].
struct OwnCostsOfYear {
    std::span<const std::uint16_t> illness, accidents;
    /// All hard spending of a household.
    [[nodiscard]] HardSpending of(const Households& h, std::uint32_t row) const { return {illness[row], accidents[row], h.crop_loss[row]}; }
};

/// Marks with 1 every household at risk; usual_income and marks are one a row.
void mark_risks(const Households&, std::span<const std::uint8_t> usual_income, const OwnCostsOfYear&, const RiskTest&, std::span<std::uint8_t> marks);
/// Marks those, too, that are at risk because they lack an assurance.
void mark_unassured(const Households&, std::span<const UnmetAssurances>, const RiskTest&, std::span<std::uint8_t> marks);
/// Marks those whose word is among the last `limit`, too: the other end of the word that decides on being found.
void mark_false_alarms(std::span<const std::uint32_t> words, std::uint32_t limit, std::span<std::uint8_t> marks);

[[nodiscard]] std::vector<HardSpending> recent_spending(const Households&, const OwnCosts& illness, const OwnCosts& accidents, std::span<const RecentMonths>, int calendar);

[[nodiscard]] MonitoringCategory category_of(const Households&, std::uint32_t row, const Risk&);
/// The largest part of hard spending [10 yuan], or what else put the household at risk.
[[nodiscard]] MonitoringCause cause_of(const HardSpending&, const Risk&);

}  // namespace terrace
