#pragma once

#include "models/household/choice.hpp"

namespace terrace {

/// Mean-variance expected utility with adaptive expectations, a peer term and Gumbel taste: the largest value wins. ODD section 7.2.
class LogitRule final : public DecisionRule {
public:
    void choose_land(const ChoiceRound&, const ChoiceFacts&) const override;
    void choose_side(const ChoiceRound&, const ChoiceFacts&) const override;
};

}  // namespace terrace
