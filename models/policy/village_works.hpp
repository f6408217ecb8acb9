#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// Roads, water, waste and the fronts of courtyards, village by village, those that lack most first, as far as the budget goes.
/// A share of the cost is paid as day wages to whoever of the targeted households is at home; these days are missing in the fields. Work rests
/// from September to February, for the harvest and the frost. When a village is done its infrastructure is better, the way to
/// town cheaper, its water supply safe, and of its unsafe houses those of targeted households are, poorest first, as far as the share for them
/// goes. Source: seed document, living-environment villages; ODD section 7.20.
class VillageWorks final : public Instrument {
public:
    static constexpr std::string_view name = "village_works";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool modifies() const override { return true; }
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    /// What has been paid for one village when it has been worked in for so many months [fen].
    [[nodiscard]] Fen paid_until(int month) const;
    /// One month's part of the cost: wages as far as there are hands, the rest to builders and suppliers from outside. False when the
    /// line does not hold it.
    bool work(PolicyDesk& desk, std::size_t village, Fen amount) const;
    /// What a village has when it is done.
    void finish(PolicyDesk& desk, std::size_t village) const;

    int villages_ = 0;               // at most
    Fen cost_ = 0;                   // [fen/village]
    double wage_share_ = 0;          // of the cost, to villagers
    int months_ = 0;                 // of work in one village
    double days_ = 0;                // [days/month] that a worker at home may spend on it
    double house_share_ = 0;         // of the cost, for unsafe houses of the village
    double effect_ = 0;              // share of what infrastructure lacks that a million yuan adds
};

}  // namespace terrace
