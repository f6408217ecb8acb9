#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// A county fund against falling back into poverty: half of what illness cost above a deductible, part of an uninsured
/// crop loss. Claims are served by month, then need, while money lasts; the balance never falls below zero; unpaid claims
/// lapse. Source: seed document, 2 million yuan in each county; ODD section 7.8.
class ReliefFund final : public Instrument {
public:
    static constexpr std::string_view name = "relief_fund";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

private:
    void raise_claims(PolicyDesk& desk) const;
    void serve(PolicyDesk& desk) const;

    bool top_up_ = false;              // each January, to the budget
    double illness_share_ = 0;
    Fen illness_deductible_ = 0, illness_cap_ = 0;     // [fen/household/year]
    double disaster_share_ = 0, disaster_threshold_ = 0;  // of the expected crop value
    Fen disaster_cap_ = 0;             // [fen/household/year]
    int lapse_months_ = 0;
};

}  // namespace terrace
