#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/county.hpp"
#include "models/observers/month_watcher.hpp"

namespace terrace {

/// What a panel says of a household in a month, one byte each.
enum class HouseholdCode : std::uint8_t { plan, side, listed, dibao, registered, away, members, own_farm, elsewhere, own_business, public_post, none, training, local_wage, count_ };
inline constexpr std::size_t household_code_count = static_cast<std::size_t>(HouseholdCode::count_);

/// Larger numbers that a panel has of a household in a month.
enum class HouseholdNumber : std::uint8_t { cash, debt, operated, leased_out, sheep, cattle, birds, count_ };
inline constexpr std::size_t household_number_count = static_cast<std::size_t>(HouseholdNumber::count_);

/// All households of a county in the recorded months of a run: [month * households + row].
struct HouseholdMonths {
    std::array<std::vector<std::int32_t>, household_number_count> numbers; ///< at the end of the month [fen], [mu/100], [heads]
    std::array<std::vector<std::int8_t>, household_code_count> codes;
    // Facts that do not change, by row.
    std::vector<std::int32_t> village;                                     ///< 1 for the county's first
    std::vector<std::int8_t> exited, pastoral;
};

/// Keeps them as the county lives through its months.
class HouseholdMonthsKeeper final : public MonthWatcher {
public:
    void after(std::string_view step, const MonthWork&) override;
    [[nodiscard]] HouseholdMonths take() { return std::move(kept_); }

private:
    void keep_facts(const MonthWork&);
    void keep_work(const County&, std::span<const std::uint32_t> first_worker);
    HouseholdMonths kept_;
};

}  // namespace terrace
