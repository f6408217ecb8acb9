#pragma once

#include "models/policy/measure.hpp"
#include "sim/config/dated_values.hpp"

namespace terrace {

/// The register of poor households (建档立卡) of the campaign of 2014 to 2020: whom the target selects in its first month is registered;
/// each December a village's staff verify registered households, and those whose income reaches the national line and whose assurances are
/// met leave for good. Registered households below the line of the minimum living allowance are admitted to it, which the state pays.
/// Otherwise the register is a status that decides nothing by itself. Nobody is registered again. Sources: 中办发〔2016〕16号 on leaving
/// poverty, 国办发〔2016〕70号 on joining register and allowance, 2021 survey report for the years; ODD section 7.32.
class PovertyRegister final : public Instrument {
public:
    static constexpr std::string_view name = "poverty_register";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    void monitor(PolicyDesk& desk) const override;
    [[nodiscard]] bool modifies() const override { return true; }

private:
    [[nodiscard]] bool may_leave(const PolicyDesk& desk, std::uint32_t row, double line) const;
    void admit_to_allowance(PolicyDesk& desk) const;
    void verify_village(PolicyDesk& desk, std::size_t village, double line) const;

    DatedValues assured_;             // share of registered households whose assurances the campaign has met
    DatedValues dibao_admitted_;      // probability a month that one below the dibao line is admitted
    int verified_per_village_ = 0;    // exits that a village's staff can verify each December
};

}  // namespace terrace
