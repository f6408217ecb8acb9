#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// An industrial park: jobs at the factory that open over a time, and subsidised homes beside it, which lower separations. Whoever takes
/// one of its jobs takes part, if targeted; there are no more jobs than workers of targeted households; the homes go to those with the longest way. The budget pays for the homes. Jobs stay when the measure
/// ends, homes do not. Source: seed document, Hejing: New Hope park, more than 1,300 jobs, 1,280 homes; ODD section 7.25.
class IndustrialPark final : public Instrument {
public:
    static constexpr std::string_view name = "industrial_park";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    void after_wages(PolicyDesk& desk, const PayTable& pay) const override;

private:
    void begin(PolicyDesk& desk, std::size_t factory) const;
    /// Part of its jobs that is open so many months after the first.
    [[nodiscard]] double open_share(int age) const;
    void give_homes(PolicyDesk& desk, std::size_t factory) const;

    int jobs_ = 0;
    int ramp_months_ = 1;              // until all jobs are open
    Fen wage_ = 0;                     // of unskilled work [fen/month], 2021 wages
    double skilled_share_ = 0;         // of its jobs
    int homes_ = 0;
    double housed_separation_ = 1;     // times the usual
    Fen home_subsidy_ = 0;             // [fen/home/month], paid to who runs the homes
};

}  // namespace terrace
