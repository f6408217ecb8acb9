#pragma once

#include <cstdint>

namespace terrace {

/// What a random number is for: part of its address (seed, replicate, purpose, agent, month). Numbers are permanent; never reuse one.
enum class Purpose : std::uint32_t {
    cotton_price = 1,
    chili_price = 2,
    wheat_price = 3,
    sheep_price = 4,
    cattle_price = 7,
    pear_price = 8,
    maize_price = 9,
    weather_county = 10,
    weather_township = 11,
    weather_kind = 12,
    yield_of_year = 13,
    plan_taste = 20,
    side_taste = 21,
    risk_class = 22,
    expectation_class = 23,
    attention = 24,
    villager_met = 25,
    trading_skill = 26,
    tourism_taste = 27,
    job_event = 30,
    job_priority = 31,
    wage_offer = 32,
    home_taste = 33,
    outside_wage = 34,
    lay_off = 35,
    trade_of_job = 36,
    training_result = 37,
    hospital = 40,
    hospital_cost = 41,
    severe_illness = 42,
    severe_cost = 43,
    sheep_births = 50,
    sheep_deaths = 51,
    sheep_epidemic = 52,
    bird_deaths = 53,
    bird_epidemic = 54,
    improved_births = 55,
    cattle_births = 56,
    cattle_deaths = 57,
    campaign_priority = 60,
    dibao_review = 70,
    monitoring_detection = 71,
    monitoring_delay = 72,
    monitoring_help = 73,
    assurances_met = 74,
    register_dibao = 75,
    queue_priority = 80,
    loan_visit = 90,
    business_ability = 91,
    business_failure = 92,
    // Of analyses of sweeps: what is drawn again, not what happens.
    resampling = 120,
    half_sample = 121,
    shuffled_units = 122,
    // Of rankings: what could be, given what was seen.
    posterior_mean = 200,
    posterior_spread = 201,
    // Of plans: how much each indicator of a village's score counts, and who of equal villages comes first.
    tier_weights = 210,
    tier_lot = 211,
};

}  // namespace terrace
