#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/government/screening.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// Monthly screening against relapse into poverty: three categories of households are found by their own report, a cadre's visit or
/// a data alert, listed after review, helped by cause through the lines that exist, and cleared at quarterly reviews. It pays
/// nothing itself: houses and water supplies that it has repaired are paid by the state. Without it nobody is listed. One measure a county; where several work the first to find a household keeps it.
/// Source: 2020 and 2021 central guidance (中农组发〔2021〕7号); seed document, monthly screening in Hejing; ODD section 7.12.
class RelapseMonitoring final : public Instrument {
public:
    static constexpr std::string_view name = "relapse_monitoring";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    void monitor(PolicyDesk& desk) const override;
    [[nodiscard]] bool modifies() const override { return true; }

private:
    [[nodiscard]] RiskTest risk_test(const PolicyDesk& desk) const;
    void remember_incomes(PolicyDesk& desk) const;
    void screen(PolicyDesk& desk) const;
    [[nodiscard]] MonitoredHousehold detected(const PolicyDesk& desk, std::uint32_t row, const HardSpending&, const Risk& risk) const;
    [[nodiscard]] double detection(const PolicyDesk& desk, std::uint32_t row, unsigned unmet) const;
    [[nodiscard]] double visits(const PolicyDesk& desk, std::uint32_t row) const;
    /// Probabilities a month where a household is visited so often a month.
    [[nodiscard]] double false_alarm(double visits) const;
    [[nodiscard]] double review_ends(double visits) const;
    void list_reviewed(PolicyDesk& desk) const;
    void help(PolicyDesk& desk) const;
    void help_one(PolicyDesk& desk, MonitoredHousehold& household) const;
    [[nodiscard]] double arranging(const PolicyDesk& desk, std::uint32_t row) const;
    void review(PolicyDesk& desk) const;

    Fen hard_amount_ = 0;              // [fen/household/year]
    double hard_share_ = 0;            // of twelve-month income
    double income_loss_ = 0;           // share of usual income
    double means_test_lines_ = 0;      // monitoring lines; 0: a blow counts whatever the income
    double assurance_lines_ = 0;       // monitoring lines below which an unmet assurance is a risk; 0: never
    double self_report_ = 0, visit_ = 0, alert_ = 0;   // probability a month; a visit a month
    Fen alert_amount_ = 0;             // own cost of illness and accidents of twelve months [fen]
    double false_alarm_ = 0;           // probability a month, at usual visits
    double village_visits_ = 0;        // by the village's own staff [visits/village/month]
    double review_ = 0;                // probability a month that a review ends, after its first month, at usual visits
    double usual_visits_ = 0;          // at which those two hold [visits/household/month]
    double weeded_ = 0;                // share of wrong entries that a visit weeds out
    double review_by_visit_ = 0;       // by how much more often reviews end for one more visit a month [share/visit]
    double help_ = 0;                  // probability a month that help is arranged
    int stable_months_ = 0;            // on the list, and without new hardship, before it can be cleared
};

}  // namespace terrace
