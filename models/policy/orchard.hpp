#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// Grants for planting fruit trees on part of a household's own land, paid in three parts over the years in which the orchard
/// costs and does not bear. Source: seed document, Bohu: subsidies for specialty fruit; ODD section 7.16.
class Orchard final : public Instrument {
public:
    static constexpr std::string_view name = "orchard";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    /// Pays the later parts for trees of the last two years.
    void go_on(PolicyDesk& desk) const;
    void plant(PolicyDesk& desk) const;
    /// What the household and the county pay for an area in one of the first three years.
    void pay_part(PolicyDesk& desk, std::uint32_t row, CentiMu area, int year) const;

    CentiMu area_ = 0;              // at most [mu/100]
    CentiMu area_per_household_ = 0; // wanted [mu/100]
    Fen grant_ = 0;                 // [fen/mu] over three years
};

}  // namespace terrace
