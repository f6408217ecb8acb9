#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/household/plan_value.hpp"
#include "models/market/state.hpp"
#include "models/policy/desk.hpp"

namespace terrace {

/// A household that a block could take, with what it would have with and without [fen/year].
struct LeaseCandidate {
    std::uint32_t row;
    std::int64_t land;            ///< contracted and not yet in a block [mu/100]
    std::int64_t part = 0;        ///< of it, what the block takes [mu/100]
    double value_with = 0, value_without = 0;
    double money_with = 0, money_without = 0;   ///< expected of the same plans
    [[nodiscard]] double gain() const { return value_with - value_without; }
};

/// What households expect of a year's rent for one mu, by their class of expectations.
struct RentOutlook {
    std::array<double, expectation_classes> mean{};       ///< [fen/mu]
    std::array<double, expectation_classes> variance{};   ///< of what moves with the price [fen^2/mu^2]
};
/// Cash as agreed; cotton at the price that goes with the household's expected receipts, the subsidy being the grower's; a bonus at the
/// usual yield of the lessee.
[[nodiscard]] RentOutlook rent_outlook(const BlockTerms&, const Markets&, const ChoiceFacts&);

/// What households make of an offer, with the same yardstick with and without it: the best of all land plans, on the land that stays.
class LeaseValuation {
public:
    /// `jobs` at `job_wage` [fen/month] come with the offer, reserved for workers of poverty-exited households: only these count on them,
    /// each searching worker with the same probability (days freed x wage x probability of a job).
    LeaseValuation(const PolicyDesk&, std::span<const std::int32_t> leased, const RentOutlook&, Fen job_wage, double jobs);

    /// With the part of its land that the block takes given away.
    [[nodiscard]] double with(const LeaseCandidate&) const;
    [[nodiscard]] double without(const LeaseCandidate&) const;
    /// Fills in the money of both.
    void expect_money(LeaseCandidate&) const;

private:
    /// What is in blocks when the part is given away as well, with its rent.
    [[nodiscard]] BlockedLand blocked(const LeaseCandidate&, const Temper&) const;
    [[nodiscard]] const ChoiceFacts& facts_with(const LeaseCandidate&) const;

    const PolicyDesk& desk_;
    std::span<const std::int32_t> leased_;   ///< [row] in older blocks [mu/100]
    RentOutlook rent_;
    ChoiceFacts with_jobs_;
};

/// Sets the parts of everybody's land such that they sum to the block, or to all land if that is less, and the value with each.
void take_parts(std::vector<LeaseCandidate>&, const LeaseValuation&, std::int64_t block);

/// Those who gain, `most` at most, by gain per mu. Who gains depends on the part taken, and the part on who gains: starting from the part
/// if all took part, whoever loses is out and the part is taken anew, until it stays or five times. Nobody is left who loses by it.
/// `watched` becomes the candidate of its row as its household weighed the offer last.
[[nodiscard]] std::vector<LeaseCandidate> willing(std::vector<LeaseCandidate>, const LeaseValuation&, std::int64_t block, std::size_t most, LeaseCandidate& watched);

/// Sets `watched` to the candidate of its row, if there is one.
void look_at(const std::vector<LeaseCandidate>&, LeaseCandidate& watched);

}  // namespace terrace
