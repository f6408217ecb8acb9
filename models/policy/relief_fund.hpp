#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// A county fund against falling back into poverty: half of what illness or an accident cost above a deductible, part of an
/// uninsured crop loss. Claims are served by month, then need, while money lasts; the balance never falls below zero; unpaid claims
/// lapse. Source: seed document, 2 million yuan in each county; ODD section 7.8.
class ReliefFund final : public Instrument {
public:
    static constexpr std::string_view name = "relief_fund";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

private:
    /// What is paid of own cost: a share of what lies above the deductible, up to the cap [fen/household/year].
    struct Award {
        double share = 0;
        Fen deductible = 0, cap = 0;
        [[nodiscard]] Fen of(Fen cost) const;
        [[nodiscard]] std::uint16_t steps() const;   ///< the deductible [10 yuan]
    };

    void raise_claims(PolicyDesk& desk) const;
    [[nodiscard]] Fen disaster_grant(const PolicyDesk& desk, std::uint32_t row) const;
    void serve(PolicyDesk& desk) const;

    bool top_up_ = false;              // each January, to the budget
    Award illness_, accident_;
    double disaster_share_ = 0, disaster_threshold_ = 0;  // of the expected crop value
    Fen disaster_cap_ = 0;             // [fen/household/year]
    int lapse_months_ = 0;
};

}  // namespace terrace
