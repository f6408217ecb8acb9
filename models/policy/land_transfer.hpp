#pragma once

#include <cstdint>
#include <vector>

#include "models/market/state.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

struct LeaseCandidate;

/// How a block is paid for: cash each March; seed cotton at the harvest price each November; or cash, and in November a bonus on what
/// the lessee's yield has above a threshold.
enum class RentForm { fixed, in_kind, bonus };

/// Block lease of household land to a leading enterprise at a posted rent, with jobs offered to those who give land.
/// Households decide (`chosen`) or a campaign fills its number (`assigned`). All plots inside the block go or none; the block
/// holds the same share of everybody's land. Source: seed document, Yuli: 1,260 households, 26,600 mu; ODD section 7.6.
class LandTransfer final : public Instrument {
public:
    static constexpr std::string_view name = "land_transfer";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

    [[nodiscard]] int households() const { return households_; }
    [[nodiscard]] CentiMu area() const { return area_; }
    [[nodiscard]] double mu_per_job() const { return mu_per_job_; }
    [[nodiscard]] Fen job_wage() const { return job_wage_; }
    /// Rent and jobs of its contracts; who, until when and for which measure is left open.
    [[nodiscard]] BlockTerms contract() const;

private:
    void begin(PolicyDesk& desk) const;
    /// Those who lease; `watched` becomes the candidate of its row, as its household weighed the offer last.
    [[nodiscard]] std::vector<LeaseCandidate> lessors(const PolicyDesk& desk, LeaseCandidate& watched) const;
    [[nodiscard]] double jobs_on(std::int64_t area) const;

    int households_ = 0;          // at most
    CentiMu area_ = 0;            // at most [mu/100]
    std::string enterprise_;      // label of the lessee
    RentForm form_ = RentForm::fixed;
    Fen rent_ = 0;                // in cash [fen/mu/year]
    double rent_kg_ = 0;          // in kind: seed cotton [kg/mu/year]
    double bonus_above_ = 0;      // yield of the lessee from which a bonus is paid [kg/mu]
    Fen bonus_per_kg_ = 0;        // on each kilogram above [fen/kg]
    double bonus_share_ = 0;      // of the value of each kilogram above
    int years_ = 0;               // of one contract
    double mu_per_job_ = 0;       // [mu/job], 0: no jobs
    Fen job_wage_ = 0;            // [fen/month]
    Fen subsidy_ = 0;             // [fen/mu], once, to the household
};

}  // namespace terrace
