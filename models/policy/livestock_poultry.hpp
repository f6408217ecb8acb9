#pragma once

#include "models/policy/measure.hpp"
#include "models/policy/offer_notes.hpp"

namespace terrace {

/// Animals given to households, paid by the county: chicks in April, ewe lambs in May. Whether they pay depends on the
/// household's skill and, for birds, on how many are sold at once. Source: seed document, Hejing: 3 million yuan, 3,000
/// households, 300,000 chicks; ODD section 7.14.
class LivestockPoultry final : public Instrument {
public:
    static constexpr std::string_view name = "livestock_poultry";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    /// Offers the animals to households in the order of need until the number or the budget is used up.
    template <class Ask>
    void deliver(PolicyDesk& desk, OfferKind kind, Ask ask) const;
    void open_campaign(PolicyDesk& desk) const;
    bool offer_chicks(PolicyDesk& desk, std::uint32_t row) const;
    bool offer_lambs(PolicyDesk& desk, std::uint32_t row) const;

    int households_ = 0;         // at most
    int chicks_ = 0;             // per household [birds]
    Fen chick_price_ = 0;        // [fen/bird]
    int lambs_ = 0;              // per household [head]
    Fen lamb_price_ = 0;         // [fen/head]
};

}  // namespace terrace
