#pragma once

#include "models/market/tourism_state.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// Stalls and homestays for households of villages that have something to show, promotion and festivals that bring visitors, and
/// an attraction whose operator hires for the season. Source: seed document, Yuli: 110 exited households, festivals, night market,
/// road-side economy; Bohu: one of the uses of 30 million yuan; ODD section 7.29.
class RuralTourism final : public Instrument {
public:
    static constexpr std::string_view name = "rural_tourism";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    void after_wages(PolicyDesk& desk, const PayTable& pay) const override;
    void monitor(PolicyDesk& desk) const override;
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    /// Promotion of the month, and a festival in the months from May on.
    void promote(PolicyDesk& desk) const;
    void build_attraction(PolicyDesk& desk) const;
    /// The operator's jobs of the season, out of what its attractions take.
    void staff(PolicyDesk& desk) const;
    void offer_places(PolicyDesk& desk) const;
    [[nodiscard]] Fen start_of(TourismKind kind) const { return kind == TourismKind::stall ? stall_start_ : homestay_start_; }
    [[nodiscard]] Fen grant_of(TourismKind kind) const { return kind == TourismKind::stall ? stall_grant_ : homestay_grant_; }

    int stalls_ = 0, homestays_ = 0;          // at any time, at most
    Fen stall_start_ = 0, homestay_start_ = 0;   // [fen] cost of opening
    Fen stall_grant_ = 0, homestay_grant_ = 0;   // [fen] towards it
    double least_attraction_ = 0;             // of a village with places
    Fen promotion_ = 0;                       // [fen/year], paid outside
    int festivals_ = 0;                       // a year, one a month from May on
    Fen festival_ = 0;                        // [fen] cost of one
    double festival_visits_ = 0;              // that one brings to the county's villages
    double local_share_ = 0;                  // of a festival's cost, to services of the county
    Fen attraction_ = 0;                      // [fen] cost of the attraction
    int build_months_ = 1;
    double attraction_gain_ = 0;              // added to a village's endowment per million yuan
    Fen wage_ = 0;                            // of the operator's jobs [fen/month], 2021 wages
};

}  // namespace terrace
