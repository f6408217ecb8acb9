#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// Courses for village leaders and co-operative managers, first where leaders' skill is lowest, so many a year and as far as the budget goes. Some months
/// later the leaders are more skilled, the township's co-operative keeps a better margin on what it markets, in proportion to the
/// township's villages that took part, of which members get their refund, and the collective has a small business of its own.
/// Source: seed document, fourth proposal; ODD section 7.21.
class TalentTraining final : public Instrument {
public:
    static constexpr std::string_view name = "talent_training";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool modifies() const override { return true; }
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    void teach(PolicyDesk& desk) const;
    void take_effect(PolicyDesk& desk, std::size_t village) const;

    int villages_ = 0;               // at most, a year
    int persons_ = 0;                // of each village
    Fen course_ = 0;                 // [fen/person]
    int months_ = 0;                 // from the course to its effect
    double skill_ = 0;               // share of what leaders' skill lacks that a course adds
    double margin_ = 0;              // added to a co-operative's margin when all its villages took part
    Fen business_ = 0;               // [fen/village/year] of the collective
};

}  // namespace terrace
