#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// Better breeding, paid by the county: rams for pure-line improvement of herders' flocks (more and heavier lambs), rams for
/// commercial crossing on farms (heavier lambs), insemination of cattle (more and heavier calves). Effects show a year later.
/// Source: seed document, Hejing: 500,000 Bayinbuluke sheep, 100,000 meat sheep, 5,000 cattle; ODD section 7.15.
class BreedingImprovement final : public Instrument {
public:
    static constexpr std::string_view name = "breeding_improvement";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

private:
    /// Serves whole flocks until the number is used up; herders' flocks or farms'.
    void improve(PolicyDesk& desk, int sheep, bool pure_line) const;
    /// All cows of a herd, as long as the number lasts.
    void inseminate(PolicyDesk& desk) const;

    int pure_line_sheep_ = 0;    // head, at most
    int crossed_sheep_ = 0;      // head, at most
    int cattle_ = 0;             // cows, at most
    Fen cost_per_ewe_ = 0;       // [fen/ewe]
    Fen cost_per_cow_ = 0;       // [fen/cow]
};

}  // namespace terrace
