#pragma once

#include "models/household/plans.hpp"
#include "models/policy/loan_terms.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// Small loans without guarantee or collateral to targeted households, the interest paid by the county. A household asks for one only for a
/// side activity that it would choose and cannot pay for: a courtyard (January, July), ewes (January), birds (April). The bank
/// lends what its cash beyond two months of consumption does not cover, never more than the activity costs. The county
/// shares the bank's losses. Source: notice on microcredit for poverty-exited households, March 2021: at most 50,000 yuan and 3 years,
/// for production only; ODD section 7.27.
class Microcredit final : public Instrument {
public:
    static constexpr std::string_view name = "microcredit";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

private:
    struct Wish {
        Side side;
        double cost;                    ///< [fen]
        double with, without;           ///< value of the best activity with and without the loan [fen/year]
        Side otherwise = Side::none;    ///< the best without
    };
    /// What the household would do with the loan; `Side::none` when it needs none or finds nothing to do with it now.
    [[nodiscard]] Wish wish(const PolicyDesk& desk, std::uint32_t row) const;
    /// True when the bank's and the village's people call on the household this half-year.
    [[nodiscard]] std::vector<std::uint32_t> visited(const PolicyDesk& desk) const;
    bool offer(PolicyDesk& desk, std::uint32_t row, Fen& promised) const;

    LoanTerms loans_;
    double visited_share_ = 0;          // of the targeted households, in each of the three rounds of a year
};

}  // namespace terrace
