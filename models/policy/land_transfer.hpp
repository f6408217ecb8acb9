#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// Block lease of household land to a leading enterprise at a posted fixed rent, with jobs offered to those who give land.
/// Households decide (`chosen`) or a campaign fills its number (`assigned`). All plots inside the block go or none; the block
/// holds the same share of everybody's land. Source: seed document, Yuli: 1,260 households, 26,600 mu; ODD section 7.6.
class LandTransfer final : public Instrument {
public:
    static constexpr std::string_view name = "land_transfer";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

    [[nodiscard]] int households() const { return households_; }
    [[nodiscard]] CentiMu area() const { return area_; }
    [[nodiscard]] Fen rent() const { return rent_; }
    [[nodiscard]] double mu_per_job() const { return mu_per_job_; }
    [[nodiscard]] Fen job_wage() const { return job_wage_; }

private:
    void begin(PolicyDesk& desk) const;

    int households_ = 0;          // at most
    CentiMu area_ = 0;            // at most [mu/100]
    std::string enterprise_;      // label of the lessee
    std::string form_ = "fixed";
    Fen rent_ = 0;                // [fen/mu/year]
    int years_ = 0;               // of one contract
    double mu_per_job_ = 0;       // [mu/job], 0: no jobs
    Fen job_wage_ = 0;            // [fen/month]
    Fen subsidy_ = 0;             // [fen/mu], once, to the household
};

}  // namespace terrace
