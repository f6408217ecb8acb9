#pragma once

#include "models/household/choice.hpp"

namespace terrace {

/// How a household goes about a choice under the rule `consumat`.
enum class Strategy : std::uint8_t { repeat, imitate, optimise, inquire };

/// Bounded rationality: satisfied and certain households repeat, satisfied and uncertain ones imitate, dissatisfied and certain ones
/// optimise, dissatisfied and uncertain ones inquire. Taste plays no part. ODD section 7.2, with the definitions.
class ConsumatRule final : public DecisionRule {
public:
    void choose_land(const ChoiceRound&, const ChoiceFacts&) const override;
    void choose_side(const ChoiceRound&, const ChoiceFacts&) const override;
};

/// The strategy for an income of twelve months against what the household aspires to (both in the same unit) and its uncertainty.
[[nodiscard]] Strategy strategy(double income, double aspiration, double uncertainty, const ChoiceParameters&);

}  // namespace terrace
