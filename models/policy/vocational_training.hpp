#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// Free courses in a trade for workers of low income or without stable work, with an allowance. Not all complete, not all who complete earn the
/// certificate; it opens vacancies in its trade, and pays and steadies only there. Source: seed document, Hejing: 18 majors,
/// 32 trades, below 20,000 yuan a year or without stable work; ODD section 7.26.
class VocationalTraining final : public Instrument {
public:
    static constexpr std::string_view name = "vocational_training";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    /// Trainees whose course is over go home, with or without a certificate.
    void finish(PolicyDesk& desk) const;
    void start_courses(PolicyDesk& desk) const;
    /// Who has a certificate and searches looks in its trade this month, or elsewhere.
    void look_for_work(PolicyDesk& desk) const;
    /// [row] Its first worker who may attend, one of a household at a time: searches for work, has no skill, was in no course, and either looks for a job
    /// or is of a household that earns less than the ceiling a worker. UINT32_MAX where nobody may.
    [[nodiscard]] std::vector<std::uint32_t> pupils(const PolicyDesk& desk) const;
    /// What a course brings beyond the allowance [fen]: a year's wage gain times its probability.
    [[nodiscard]] double hope(const PolicyDesk& desk) const;

    int seats_ = 0;             // a month, at most
    int months_ = 1;            // of a course
    int days_per_month_ = 0;    // with allowance
    Fen allowance_ = 0;         // [fen/day]
    Fen course_ = 0;            // paid to the school [fen/course]
    Fen income_ceiling_ = 0;    // [fen/worker/year]
    double completion_ = 0, certificate_ = 0;
};

}  // namespace terrace
