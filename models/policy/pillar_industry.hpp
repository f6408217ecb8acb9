#pragma once

#include "models/county.hpp"
#include "models/market/pillar_state.hpp"
#include "models/outside.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// What growers of a county, firms on leased land included, produce in a usual year at today's price [fen/year].
[[nodiscard]] double yearly_output(const County&, const Parameters&, const OutsideMonth&, PillarProduct);

/// One leading industry for a county: public works for it, a cluster whose growers all get a little more for a unit of the product, and a
/// processing firm with outside capital that hires and pays a premium on what its staff can work up. Source: seed document, third
/// proposal: one leading industry for each place and 'X'; ODD section 7.30.
class PillarIndustry final : public Instrument {
public:
    static constexpr std::string_view name = "pillar_industry";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool modifies() const override { return true; }

    /// Capital that comes for so much public money [fen].
    [[nodiscard]] Fen capital(Fen spent) const;
    /// Jobs of a firm with that capital.
    [[nodiscard]] double jobs(Fen capital) const { return static_cast<double>(capital) / static_cast<double>(capital_per_job_); }

private:
    void build(PolicyDesk& desk) const;
    /// Outside capital comes, becomes a plant, and the firm is there, without jobs yet.
    void invest(PolicyDesk& desk) const;
    /// What the cluster and the staffed chain add to next month's receipts.
    void raise(PolicyDesk& desk, int age) const;

    PillarProduct product_ = PillarProduct::chili;
    int build_months_ = 1;
    double cluster_gain_ = 0;          // share of receipts per unit, at most
    Fen cluster_half_ = 0;             // [fen/household of the county] of public money that brings half of it
    int cluster_months_ = 1;           // after the works until it is full
    double chain_premium_ = 0;         // share of the price, on what the firm buys
    Fen raw_per_job_ = 0;              // [fen/job/year] of the product, worked up
    double capital_ratio_ = 0;         // outside capital per yuan of public money
    Fen capital_per_job_ = 1;          // [fen]
    int start_up_months_ = 0;          // after the works until the firm hires
    Fen wage_ = 0;                     // [fen/month], 2021 wages
};

}  // namespace terrace
