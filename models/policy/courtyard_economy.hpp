#pragma once

#include "models/policy/measure.hpp"
#include "models/policy/offer_notes.hpp"

namespace terrace {

/// Grants for productive courtyards: demonstration courtyards first, then ordinary ones every January and July until the
/// budget line is empty. Demonstration households are seen by their village, so that others follow from observed success.
/// Source: seed document, Bohu: 30 million yuan, 500 demonstration households; ODD section 7.7.
class CourtyardEconomy final : public Instrument {
public:
    static constexpr std::string_view name = "courtyard_economy";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

    [[nodiscard]] int demonstration_households() const { return demonstration_households_; }
    [[nodiscard]] Fen demonstration_grant() const { return demonstration_grant_; }
    [[nodiscard]] Fen grant() const { return grant_; }
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    /// Demonstration courtyards that are still missing, in the order of priority.
    void offer_demonstrations(PolicyDesk& desk) const;
    /// Offers one grant; true when the household took part.
    bool offer(PolicyDesk& desk, std::uint32_t row, bool demonstration) const;
    /// What a household missed that was not asked for an ordinary courtyard; `places`: that are left.
    [[nodiscard]] Offer missed(const PolicyDesk& desk, std::uint32_t row, std::int64_t places) const;

    int demonstration_households_ = 0;
    Fen demonstration_setup_ = 0;   // [fen] cost of a demonstration courtyard
    Fen demonstration_grant_ = 0;   // [fen]
    Fen grant_ = 0;                 // [fen] towards an ordinary courtyard
    int households_ = 0;            // ordinary grants, at most
};

}  // namespace terrace
