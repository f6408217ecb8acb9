#pragma once

#include "models/market/partnership.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// Enterprise + co-operative + household: chili under contract with a floor price, county money that becomes equal shares of the members in their
/// co-operatives' assets, dividends on them, and a guarantee for what a failing enterprise leaves unpaid. Source: seed document, Bohu:
/// interests linked between leading enterprise, co-operative and household; ODD section 7.31.
class BenefitLinkage final : public Instrument {
public:
    static constexpr std::string_view name = "benefit_linkage";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

private:
    /// Asks households in the order of need, as long as places and money for their shares last.
    void sign_contracts(PolicyDesk& desk, Partnership& partner) const;
    void pay_guarantees(PolicyDesk& desk, Partnership& partner) const;

    int households_ = 0;         // at most
    Fen floor_ = 0;              // [fen/kg]
    double premium_ = 0;         // share of the spot price
    Fen commission_ = 0;         // [fen/kg]
    Fen shares_ = 0;             // [fen/household]
    double dividend_rate_ = 0;   // [1/year]
    Fen capital_ = 0;            // of the enterprise [fen]
    double margin_ = 0;          // share of the spot price
    Fen processing_ = 0;         // [fen/kg]
    double guarantee_ = 0;       // share of what is left unpaid
};

}  // namespace terrace
