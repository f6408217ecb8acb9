#pragma once

#include <array>

#include "models/government/monitoring.hpp"
#include "models/household/assurance_state.hpp"
#include "models/household/columns.hpp"
#include "models/household/plans.hpp"
#include "models/shock/state.hpp"
#include "models/village/columns.hpp"
#include "sim/config/key_visitor.hpp"
#include "sim/core/money.hpp"

namespace terrace::rules {

/// What a table may say of one household, and the usual one.
struct HouseholdFacts {
    int members = 4, home = 2;
    int workers = 0, last_wage = 0;   // workers on the own farm, none unless a case names them; their last wage [yuan/month]
    int factory_workers = 0;          // of them, at the factory
    int workers_away = 0;             // of them, outside the county
    int age = 40;
    bool skilled = false;             // all of them
    bool exited = false, dibao = false, pastoral = false, insured = false, listed = false;
    bool has_cause = false;           // listed with a cause
    MonitoringCause cause{};
    LandPlan land_plan = LandPlan::cotton;   // of last January
    CentiMu contracted = 2000, collective = 0, leased_out = 0, cotton = 0, chili = 0;
    std::array<bool, assurance_count> lacks{};   // assurances, unmet at the start
    Fen cash = 50'000_yuan, income = 80'000_yuan, medical = 0, accident = 0, crop_loss = 0, usual_income = 0;   // income of the last twelve months; and of the last farm year, if it was another; accident: in the month before the first
    Courtyard courtyard = Courtyard::none;
    int sheep = 0, birds = 0, skill = 1, cows = 0;

    void keys(KeyVisitor& read) {
        read.count("members", members);
        read.count("home_workers", home);
        read.count("workers", workers);
        read.count("last_wage_yuan", last_wage);
        read.count("factory_workers", factory_workers);
        read.count("workers_away", workers_away);
        read.count("age", age);
        read.flag("skilled", skilled);
        read.flag("exited", exited);
        read.flag("dibao", dibao);
        read.flag("pastoral", pastoral);
        read.flag("insured", insured);
        read.flag("listed", listed);
        has_cause = read.present("listed_for");
        if (has_cause)
            read.choice("listed_for", cause, {{"low_income", MonitoringCause::low_income}, {"illness", MonitoringCause::illness}, {"disaster", MonitoringCause::disaster},
                                              {"income_loss", MonitoringCause::income_loss}, {"false_alarm", MonitoringCause::none}, {"accident", MonitoringCause::accident}, {"assurance", MonitoringCause::assurance}});
        listed = listed || has_cause;
        constexpr std::array<const char*, assurance_count> unmet{"out_of_school", "not_enrolled", "unsafe_house", "unsafe_water"};
        for (std::size_t a = 0; a < assurance_count; ++a) read.flag(unmet[a], lacks[a]);
        read.choice("land_plan", land_plan, {{"cotton", LandPlan::cotton}, {"mixed", LandPlan::mixed}, {"chili", LandPlan::chili}, {"grain", LandPlan::grain},
                                             {"lease_out", LandPlan::lease_out}, {"expand", LandPlan::expand}});
        read.area("contracted_mu", contracted);
        read.area("collective_mu", collective);
        read.area("leased_out_mu", leased_out);
        read.area("cotton_mu", cotton);
        read.area("chili_mu", chili);
        read.money("cash_yuan", cash);
        read.money("income_yuan", income);
        read.money("usual_income_yuan", usual_income);
        read.money("medical_yuan", medical);
        read.money("accident_yuan", accident);
        read.money("crop_loss_yuan", crop_loss);
        read.count("sheep", sheep);
        read.count("birds", birds);
        read.count("skill", skill);
        read.count("cows", cows);
        read.choice("courtyard", courtyard, {{"none", Courtyard::none}, {"ordinary", Courtyard::ordinary}, {"demonstration", Courtyard::demonstration}});
        read.finish();
    }
};

/// Enters the households' accidents into their month; comes back with their own costs of the year, by row [10 yuan].
inline std::vector<std::uint16_t> enter_accidents(std::span<const HouseholdFacts> households, OwnCostMonth& month) {
    std::vector<std::uint16_t> costs;
    for (const HouseholdFacts& facts : households) costs.push_back(static_cast<std::uint16_t>(facts.accident / 1000));
    for (std::uint32_t row = 0; row < costs.size(); ++row)
        if (costs[row] > 0) month.add(row, costs[row]);
    return costs;
}

/// What a table may say of the village, and the usual one.
struct VillageFacts {
    Tier tier = Tier::catching_up;
    double infrastructure = 0.5, leaders_skill = 0.5, tourism = 0;
    Fen commute = 200_yuan;   // a month

    void keys(KeyVisitor& read) {
        read.choice("tier", tier, {{"demonstration", Tier::demonstration}, {"catching_up", Tier::catching_up}, {"consolidation", Tier::consolidation}});
        read.number("infrastructure", infrastructure);
        read.number("leaders_skill", leaders_skill);
        read.number("tourism", tourism);
        read.money("commute_yuan", commute);
        read.finish();
    }
    void describe(Villages& villages, std::size_t village) const {
        villages.tier[village] = static_cast<std::uint8_t>(tier);
        villages.infrastructure[village] = infrastructure;
        villages.leaders_skill[village] = leaders_skill;
        villages.tourism[village] = tourism;
        villages.commute[village] = static_cast<double>(commute);
    }
};

}  // namespace terrace::rules
