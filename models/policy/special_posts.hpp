#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// Public posts for targeted workers, paid out of the measure's budget: one a household, offered by need, for a term.
/// They are part-time work in the village: who holds one still works at home, and does not look for another job. Posts that nobody
/// takes or that the money cannot pay are the shortfall. Source: seed document, Yuli: special posts so that exited workers have lasting
/// work (their number is not stated); ODD section 7.23.
class SpecialPosts final : public Instrument {
public:
    static constexpr std::string_view name = "special_posts";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    void after_wages(PolicyDesk& desk, const PayTable& pay) const override;
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    /// Ends posts whose term is over, then the latest taken beyond `most`; those still held come out.
    int end_posts(PolicyDesk& desk, int most) const;
    int offer_posts(PolicyDesk& desk, int vacant) const;

    int posts_ = 0;          // at most, at any time
    Fen wage_ = 0;           // [fen/month], 2021 wages
    int term_months_ = 0;    // of one worker
};

}  // namespace terrace
