#pragma once

#include <array>

#include "models/market/startups.hpp"
#include "models/policy/loan_terms.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// Members who work away return and found small firms, with a guaranteed loan, a short course, a start-up subsidy, and relief of rent and
/// utilities for a time. In January, and when the measure begins, every worker away compares the firm he could pay for with staying
/// away; applications are served as they come, since nobody sees beforehand who will do well. Firms hire, earn, and may fail; then jobs go and the loan is called.
/// Source: 2021 survey report, proposal on talent: guaranteed loans, training, start-up subsidy, rent and utility relief for
/// returnees; ODD section 7.28.
class ReturneeStartups final : public Instrument {
public:
    static constexpr std::string_view name = "returnee_startups";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool follows_yearly_money() const override { return true; }

private:
    /// A firm that a worker could found, the values of founding it and of staying away, and the money expected of each [fen/year].
    struct Project {
        std::uint32_t row, worker;
        Fen capital, loan, profit;     ///< [fen], [fen], [fen/month at 2021 wages]
        double with, without, money_with, money_without;
    };
    [[nodiscard]] double hazard(int year, bool trained) const;
    [[nodiscard]] double ability(const PolicyDesk& desk, std::uint32_t worker) const;
    /// The best of the three sizes that the household can pay for; no capital when there is none.
    [[nodiscard]] Project project(const PolicyDesk& desk, std::uint32_t row, std::uint32_t worker) const;
    /// Fills in the value of the firm and its money.
    void weigh(const PolicyDesk& desk, Project& plan) const;
    [[nodiscard]] std::vector<Project> projects(const PolicyDesk& desk) const;
    /// What the line owes open firms: their relief and their loans' interest.
    [[nodiscard]] Fen promised(const PolicyDesk& desk) const;
    bool found(PolicyDesk& desk, const Project& plan, Fen& promised) const;
    /// What a household missed that founds nothing.
    [[nodiscard]] Offer missed(const PolicyDesk& desk, std::uint32_t row) const;
    void offer(PolicyDesk& desk) const;
    void relieve(PolicyDesk& desk) const;
    void fail(PolicyDesk& desk, const Startup& firm) const;
    void close_failed(PolicyDesk& desk) const;

    int firms_ = 0;                       // at most, in all
    LoanTerms loans_;
    Fen subsidy_ = 0, course_ = 0;        // [fen/firm]
    Fen relief_ = 0;                      // [fen/month]
    int relief_months_ = 0;
    std::array<Fen, 3> capital_{};        // [fen] small, middle, large
    double own_share_ = 0;                // of the capital, at least
    Fen profit_ = 0;                      // [fen/year] net, of a middle firm at ability 1, in 2021 wages
    double ability_sd_ = 0, skilled_gain_ = 0;
    std::array<double, 3> failure_{};     // [1/year] in the first, second, and any later year
    double training_effect_ = 0;          // share of failures that the course prevents
    double salvage_ = 0;                  // of the capital, when a firm fails
    Fen capital_per_job_ = 0;             // [fen]
    double wage_ = 0;                     // [yuan/month, 2021]
};

}  // namespace terrace
