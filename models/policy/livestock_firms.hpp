#pragma once

#include "models/market/livestock_firm.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// A livestock firm comes with capital from outside: it buys lambs of targeted households under a standing price above the market's, fattens them with hired
/// workers and bank credit, and may fail and be founded again. The budget pays nothing: what the county gives is the contract's mediation.
/// Source: the enterprises of the specification of livelihoods in Hejing (purchase of lambs in late autumn); ODD section 7.34.
class LivestockFirms final : public Instrument {
public:
    static constexpr std::string_view name = "livestock_firms";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

private:
    void sign_contracts(PolicyDesk& desk, LivestockFirm& firm) const;
    /// Founds the firm once somebody signs.
    void begin(PolicyDesk& desk) const;

    int households_ = 0;
    double heads_per_job_ = 1;
    Fen wage_ = 0, feed_ = 0;
    int heads_per_year_ = 0, months_ = 0, insolvent_months_ = 0, vacant_months_ = 0;
    FatteningTerms terms_;
};

}  // namespace terrace
