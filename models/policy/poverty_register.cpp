#include "models/policy/poverty_register.hpp"

#include <algorithm>

#include "models/policy/desk.hpp"
#include "models/purposes.hpp"
#include "sim/core/money.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

bool registered(const Households& h, std::uint32_t row) { return (h.flags[row] & household_flag::registered_poor) != 0; }

}  // namespace

void PovertyRegister::keys(KeyVisitor& key) {
    key.dated("assured", assured_);
    key.dated("dibao_admitted", dibao_admitted_);
    key.count("verified_per_village", verified_per_village_);
}

void PovertyRegister::act(PolicyDesk& desk) const {
    if (!desk.active() || desk.state().started) return;
    desk.state().started = true;
    desk.state().started_month = desk.month.facts.index();
    Households& h = desk.county.households;
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        if (!desk.targets(row) || registered(h, row)) continue;
        h.flags[row] |= household_flag::registered_poor;
        ++desk.county.registered;
        desk.enrol(row, 0, 0);
    }
}

/// Houses, schooling, medical care and water come to a household at its own point of the campaign, the same in every scenario.
bool PovertyRegister::may_leave(const PolicyDesk& desk, std::uint32_t row, double line) const {
    const std::uint32_t turn = draw_word(desk.month.facts.key, static_cast<std::uint32_t>(Purpose::assurances_met), desk.county.first_household + row, 0);
    return turn < threshold(assured_.at(desk.month.facts.outside.month)) && 0.01 * static_cast<double>(desk.income_per_head(row)) >= line;
}

void PovertyRegister::admit_to_allowance(PolicyDesk& desk) const {
    const MonthFacts& facts = desk.month.facts;
    const Fen line = scale(desk.month.choice.parameters.transfer.dibao_line, facts.outside.social_transfer);
    const std::uint32_t admitted = threshold(dibao_admitted_.at(facts.outside.month));
    Households& h = desk.county.households;
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        if (!registered(h, row) || (h.flags[row] & household_flag::dibao) != 0 || !desk.poorer_than(row, line)) continue;
        if (draw_word(facts.key, static_cast<std::uint32_t>(Purpose::register_dibao), desk.county.first_household + row, facts.index()) < admitted)
            h.flags[row] |= household_flag::dibao;
    }
}

void PovertyRegister::verify_village(PolicyDesk& desk, std::size_t village, double line) const {
    Households& h = desk.county.households;
    const std::uint32_t first = desk.county.villages.first_household[village];
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = first; row < first + desk.county.villages.households[village]; ++row)
        if (registered(h, row) && may_leave(desk, row, line)) rows.push_back(row);
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return std::pair(-desk.income_per_head(a), a) < std::pair(-desk.income_per_head(b), b); });
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(std::max(0, verified_per_village_))));
    for (const std::uint32_t row : rows) {
        h.flags[row] = static_cast<std::uint16_t>(h.flags[row] & ~household_flag::registered_poor);
        desk.county.assurances.meet_all(row);   // the campaign has seen to them
    }
    desk.county.registered -= static_cast<std::uint32_t>(rows.size());
}

void PovertyRegister::monitor(PolicyDesk& desk) const {
    if (!desk.active() || desk.county.registered == 0) return;
    admit_to_allowance(desk);
    if (desk.month.facts.calendar != december) return;
    const double line = desk.month.choice.parameters.line.national.at(desk.month.facts.outside.month);
    for (std::size_t village = 0; village < desk.county.villages.rows(); ++village) verify_village(desk, village, line);
}

}  // namespace terrace
