#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/household/columns.hpp"
#include "sim/config/key_visitor.hpp"
#include "sim/core/money.hpp"
#include "sim/core/month.hpp"
#include "sim/core/text.hpp"

namespace terrace {

class PolicyDesk;
struct PayTable;

/// Who may take part: a household that meets at least one of the named conditions; everybody when none is named.
struct Target {
    bool exited = false;             ///< poverty-exited households
    bool dibao = false;              ///< receivers of the minimum living allowance
    bool listed = false;             ///< households on the monitoring list
    bool low_income = false;         ///< income per head below `income_below`
    Fen income_below = 0;            ///< [fen/person/year]
    std::vector<std::uint32_t> excluded_households;   ///< permanent numbers that may not take part
    std::uint8_t tiers = 0;          ///< bit t: villages that are in tier t now; 0: all villages
    void keys(KeyVisitor& key);
    /// Whether people of a village in that tier (code of `Villages::tier`) may take part.
    [[nodiscard]] bool in_tiers(std::uint8_t tier) const { return tiers == 0 || (tiers >> tier & 1) != 0; }
    /// Whether a household with these facts meets a condition; income of the last twelve months [10 yuan] and persons who live on it.
    [[nodiscard]] bool selects(std::uint16_t flags, std::int32_t income_year, int persons) const {
        return !(exited || dibao || listed || low_income) || (flags & named_flags()) != 0 || (low_income && below_line(income_year, persons, income_below));
    }
    /// Whether it meets one only because it is listed.
    [[nodiscard]] bool selects_by_listing(std::uint16_t flags, std::int32_t income_year, int persons) const {
        const auto unlisted = static_cast<std::uint16_t>(flags & ~household_flag::listed);
        return listed && selects(flags, income_year, persons) && !selects(unlisted, income_year, persons);
    }

private:
    [[nodiscard]] unsigned named_flags() const {
        return (exited ? household_flag::exited : 0u) | (dibao ? household_flag::dibao : 0u) | (listed ? household_flag::listed : 0u);
    }
};

enum class Enrolment { chosen, assigned };

/// What every measure has, whatever its instrument.
struct MeasureTerms {
    std::string name;
    std::string instrument;
    Text label;
    std::string county;              ///< key; empty: every county
    Month from, until;               ///< first and last month
    Target target;
    Enrolment enrolment = Enrolment::chosen;
    Fen budget = 0;                  ///< for the whole time [fen]
    std::vector<std::pair<int, Fen>> budget_by_year;   ///< what of it comes when: year, fen; ascending. Empty: all when the measure begins
    void keys(KeyVisitor& key);
    [[nodiscard]] bool works_in(std::string_view county_key) const { return county.empty() || county == county_key; }
    /// Money of the years from `first` to `last`; all of it where the budget is not dated [fen].
    [[nodiscard]] Fen budget_of(int first, int last) const;
};

/// One way of supporting people. Read once, then const; what it has done is in `MeasureState`.
class Instrument {
public:
    virtual ~Instrument() = default;
    /// Binds the instrument's own keys.
    virtual void keys(KeyVisitor& key) = 0;
    /// Does the month: changes offers before anybody decides, or pays from its budget line.
    virtual void act(PolicyDesk& desk) const = 0;
    /// After the labour market: writes down what the month's jobs brought to participants.
    virtual void after_wages(PolicyDesk& desk, const PayTable& pay) const { (void)desk, (void)pay; }
    /// Looks after households when the month's needs are known, after consumption and before the books are closed.
    virtual void monitor(PolicyDesk&) const {}
    /// Share of another measure's support that this one leaves in that month.
    [[nodiscard]] virtual double share(const MeasureTerms& other, Month month) const { return (void)other, (void)month, 1; }
    /// True for instruments that go on when the money of another year comes, so that their budget may be dated.
    [[nodiscard]] virtual bool follows_yearly_money() const { return false; }
    /// True for instruments that change how others work and reach nobody with money of their own.
    [[nodiscard]] virtual bool modifies() const { return false; }
};

/// One measure of a scenario: terms and instrument.
struct Measure {
    MeasureTerms terms;
    std::shared_ptr<const Instrument> instrument;
};

}  // namespace terrace
