#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// Consolidation of scattered plots into level, irrigated ones: better yields and less work on the same land, for good.
/// Source: seed document, Bohu: subsidies for intensive land use; ODD section 7.17.
class LandConsolidation final : public Instrument {
public:
    static constexpr std::string_view name = "land_consolidation";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    CentiMu area_ = 0;      // at most [mu/100]
    Fen cost_ = 0;          // [fen/mu]
    Fen grant_ = 0;         // of it, paid by the county [fen/mu]
};

}  // namespace terrace
