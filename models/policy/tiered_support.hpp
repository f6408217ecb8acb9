#pragma once

#include <array>

#include "models/policy/measure.hpp"
#include "models/village/columns.hpp"

namespace terrace {

/// Support by the tier of villages: each tier has a yearly sum, split among its villages by their households; of a village's part a share
/// improves the village, the rest are grants to targeted households by need, one a household and year. A village that moves up or down
/// gets what its new tier gets from the next January on. Source: seed document, second proposal; ODD section 7.19.
class TieredSupport final : public Instrument {
public:
    static constexpr std::string_view name = "tiered_support";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    void support_village(PolicyDesk& desk, std::size_t village, Fen amount, std::span<const std::uint32_t> in_need) const;

    std::array<Fen, tier_count> yearly_{};          // [fen/year] for the county's demonstration, catching-up and consolidation villages
    std::array<double, tier_count> works_share_{};  // of it, for roads, water and waste
    Fen grant_ = 0;                                 // [fen/household/year]
    double works_effect_ = 0;                       // share of what infrastructure lacks that a million yuan adds
};

}  // namespace terrace
