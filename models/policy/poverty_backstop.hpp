#pragma once

#include "models/policy/measure.hpp"
#include "sim/config/dated_values.hpp"

namespace terrace {

/// Social protection for those on the poverty register who cannot earn the line (兜底保障, the last of the five batches of November 2015): a
/// village's staff look after so many cases at a time, the poorest first. A case is paid every month what spreads the gap between its income of
/// the last twelve months and the line of the minimum living allowance (the national line at least) over the months to November, before the year's verification; never more than a ceiling,
/// and only while the budget lasts. At first only households without enough labour are cases, from the drive of 2018 on every registered
/// household (一户一策). Whether a household leaves the register is decided by the register's own verification. Sources: 国办发〔2016〕70号 on joining
/// allowance and register, 国发〔2014〕47号 on temporary relief; ODD section 7.33.
class PovertyBackstop final : public Instrument {
public:
    static constexpr std::string_view name = "poverty_backstop";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;

private:
    /// Income that a household lacks of the line [fen/year]; zero for who is no case.
    [[nodiscard]] Fen gap(const PolicyDesk& desk, std::uint32_t row) const;
    void help_village(PolicyDesk& desk, std::size_t village) const;

    DatedValues cases_per_village_;         // households helped in a village at a time
    DatedValues workers_per_person_most_;   // workers at home per person, at most, of who is a case
    Fen most_per_month_ = 0;                // to one household
};

}  // namespace terrace
