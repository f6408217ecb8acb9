#pragma once

#include "models/county.hpp"
#include "models/shock/assurance_month.hpp"
#include "sim/config/key_visitor.hpp"
#include "tests/support/rule_facts.hpp"

#include <string>
#include <vector>

namespace terrace::rules {

/// What monitoring did since the first month; `missed` is that of the last one.
struct MonitoredSoFar : MonitoringMonth {
    std::array<std::int64_t, monitoring_category_count> detected{}, listed{}, cleared{}, missed{};
    std::int64_t false_alarms = 0;
};

inline void add_month(MonitoredSoFar& sum, const County& county) {
    const MonitoringMonth& month = county.monitoring.month;
    const Counts<household_event::count> happened = county.events.all();
    for (std::size_t c = 0; c < monitoring_category_count; ++c) {
        sum.detected[c] += happened[household_event::detected + c];
        sum.listed[c] += happened[household_event::listed + c];
        sum.cleared[c] += happened[household_event::cleared + c];
        sum.missed[c] = happened[household_event::missed + c];
    }
    sum.false_alarms += happened[household_event::false_alarm];
    for (std::size_t line = 0; line < monitoring_help_count; ++line)
        sum.help[line] += month.help[line];
    for (std::size_t a = 0; a < assurance_count; ++a)
        sum.assured[a] += month.assured[a];
    sum.assurance_money += month.assurance_money;
}

/// Households lack what their facts say; a supply that leaves somebody without water is unsafe.
inline void enter_unmet(std::span<const HouseholdFacts> households, Assurances& assurances) {
    assurances.unsafe_water.assign(1, 0);
    for (std::uint32_t row = 0; row < households.size(); ++row)
        for (std::size_t a = 0; a < assurance_count; ++a)
            if (households[row].lacks[a]) assurances.lose(std::span(&row, 1), static_cast<Assurance>(a));
    for (const HouseholdFacts& facts : households)
        if (facts.lacks[static_cast<std::size_t>(Assurance::water)]) assurances.unsafe_water[0] = Assurances::waits;
}

/// Lists the households whose facts name a cause.
inline void enter_listed(std::span<const HouseholdFacts> households, std::int32_t month, Monitoring& monitoring) {
    std::vector<MonitoredHousehold> found;
    for (std::uint32_t row = 0; row < households.size(); ++row) {
        if (!households[row].has_cause) continue;
        MonitoredHousehold household{};
        household.row = row & 0xffffffu;
        household.measure = 0xff; // no measure of the case reviews it
        household.listed_month = static_cast<std::uint16_t>(month);
        household.cause = households[row].cause;
        found.push_back(household);
    }
    monitoring.enter(found);
}

/// A month of the assurances, in worlds in which one was unmet at the start.
inline void live_assurances(std::span<const HouseholdFacts> households, County& county, const Parameters& parameters,
                            const MonthFacts& facts, FlowSheet& sheet) {
    std::vector<std::uint32_t> words(households.size());
    for (const HouseholdFacts& one : households)
        if (one.lacks != std::array<bool, assurance_count>{})
            return change_assurances({county.assurances, county.households, county.villages,
                                      county.accident_events[static_cast<std::size_t>(facts.calendar)], county.first_household},
                                     parameters, facts, false, words, sheet);
}

/// Compares lists: of monitoring in the order of the categories and of the help lines, of assurances in theirs; `unmet` is of the first
/// household.
inline void monitoring_differences(const County& county, const MonitoredSoFar& found, KeyVisitor& expect, std::string& lines) {
    const auto compare = [&](const char* name, const auto& values) {
        if (!expect.present(name)) return;
        std::vector<double> expected;
        expect.numbers(name, expected);
        if (expected == std::vector<double>(values.begin(), values.end())) return;
        lines += std::string(name) + " is";
        for (const auto value : values)
            lines += " " + std::to_string(value);
        lines += "\n";
    };
    compare("detected", found.detected);
    compare("listed", found.listed);
    compare("cleared", found.cleared);
    compare("missed", found.missed);
    compare("help", found.help);
    compare("assured", found.assured);
    std::array<unsigned, assurance_count> unmet{};
    for (std::size_t a = 0; a < assurance_count; ++a)
        unmet[a] = county.assurances.unmet(0) >> a & 1u;
    compare("unmet", unmet);
    const auto flag = [&](const char* name, std::uint16_t bit) {
        const bool is = (county.households.flags[0] & bit) != 0;
        bool expected = is;
        if (expect.present(name)) expect.flag(name, expected);
        if (expected != is) lines += std::string(name) + (is ? " is true\n" : " is false\n");
    };
    flag("on_the_list", household_flag::listed);
    flag("dibao", household_flag::dibao);
}

} // namespace terrace::rules
