#pragma once

#include <array>
#include <cstdint>

#include "sim/config/dated_values.hpp"
#include "sim/config/key_visitor.hpp"
#include "sim/core/money.hpp"

namespace terrace {

/// Assumptions of the model. Values, units, ranges, evidence marks and sources stand in scenarios/parameters/*.toml;
/// nothing here has a default of its own. Money is in fen, shares are 0 to 1. They never change after reading.

enum class CottonPath { process, ordinary, good, bad, recorded };

struct PriceParameters {
    CottonPath cotton_path{};
    Fen cotton_ordinary{}, cotton_good{}, cotton_bad{};       // [fen/kg seed cotton]
    double cotton_log_sd{}, cotton_persistence{};
    DatedValues cotton_recorded, lint_recorded, target_recorded;   // [yuan/kg], what was seen in years gone by
    Fen cotton_target{}, lint_at_ordinary{};                  // [fen/kg lint]
    double lint_slope_above{}, lint_slope_below{}, lint_share{};
    Fen chili{}, wheat{}, maize{}, lamb{};                    // [fen/kg], lambs [fen/head]
    double chili_log_sd{}, wheat_log_sd{}, maize_log_sd{}, lamb_log_sd{};
    Fen cattle{};                                             // [fen/head] fattened
    double cattle_log_sd{};
    Fen pear{};                                               // [fen/kg], mean over good and bust years
    double pear_log_sd{}, pear_bust_probability{}, pear_bust{};   // of good years, [1/year], share of the mean
    void keys(KeyVisitor& key);
};

struct GrowthParameters {
    DatedValues local_wage, outside_wage, social_transfer, consumer_price, cotton_yield, crop_yield, cash_cost, cotton_price, herd_price;
    void keys(KeyVisitor& key);
};

struct WeatherParameters {
    double minor_probability{}, minor_loss{}, severe_probability{}, severe_loss{}, total_probability{};
    double correlation{}, fixed_loss{}, yield_log_sd{};
    void keys(KeyVisitor& key);
};

struct CropParameters {
    double cotton_yield{}, company_cotton_yield{}, chili_yield{}, wheat_yield{}, maize_yield{};  // [kg/mu]
    Fen cotton_inputs{}, company_inputs{}, machine_harvest{}, chili_inputs{}, wheat_inputs{}, maize_inputs{};  // [fen/mu]
    double cotton_care_days{}, cotton_hand_days{}, cotton_machine_days{}, chili_days{}, chili_machine_days{}, wheat_days{}, maize_days{};  // [days/mu/year]
    double consolidated_yield{}, consolidated_days{};         // share more, share less, on consolidated land
    Fen wheat_subsidy{};                                      // [fen/mu]
    Fen insured_sum{}, premium{};                             // [fen/mu]
    double farmer_premium_share{}, insurance_threshold{};
    Fen collective_rent{};                                    // [fen/mu/year]
    double cooperative_premium{}, cooperative_fee{}, cooperative_refund_share{}, cooperative_margin{};
    void keys(KeyVisitor& key);
};

struct LivestockParameters {
    double ewe_share{}, lambing_rate{}, sheep_mortality{}, unskilled_mortality{};
    Fen sheep_cost{}, keeper_cost{};                          // [fen/head/month], [fen/household/year]
    std::array<double, 3> skill_margin{};
    double fodder_heads{};
    Fen hay_cost{};                                           // [fen/head/month] above the fodder of the household's land
    double sheep_epidemic{}, sheep_epidemic_death{}, bird_epidemic{}, bird_epidemic_death{};
    int birds_per_household{};
    Fen chick_price{}, bird_feed{}, bird_price{}, bird_price_low{}, bird_price_high{};
    double bird_survival{};
    double calving_rate{}, cattle_mortality{};                // [calves/cow/year], [1/year]
    Fen cattle_cost{};                                        // [fen/head/month]
    double improved_lambing{}, improved_weight{};             // [lambs/ewe/year] more, share of the price more
    int improvement_lag{};                                    // [months]
    double insemination_calving{}, insemination_weight{};     // [calves/cow], share of the price more
    Fen grassland_subsidy{};                                  // [fen/household/year]
    void keys(KeyVisitor& key);
};

struct OrchardParameters {
    double yield{};                                           // [kg/mu] of a full-grown orchard
    Fen inputs{};                                             // [fen/mu/year] of a full-grown orchard, picking apart
    double days{};                                            // [days/mu/year] of a full-grown orchard
    Fen establishment{};                                      // [fen/mu] over the first three years
    int bearing_year{}, full_year{}, life_years{};            // counted from the year of planting, which is 1
    double discount{};                                        // [1/year]
    void keys(KeyVisitor& key);
};

struct CourtyardParameters {
    Fen ordinary_sales{}, demonstration_sales{}, ordinary_costs{}, demonstration_costs{};  // [fen/year]
    Fen ordinary_setup{};                                     // [fen]
    double days{};                                            // [days/year]
    int months_to_bearing{}, life_years{};
    double price_low{}, price_high{};                         // relative to the reference price
    void keys(KeyVisitor& key);
};

struct LabourParameters {
    double days_per_month{}, field_supply{};
    Fen field_day_wage{};                                     // [fen/day]
    double field_wage_elasticity{};
    double separation_town{}, separation_services{}, separation_factory{}, separation_processor{}, separation_lessee{}, separation_posts{};
    double separation_trained{}, separation_outside{};
    double matching_efficiency{}, wage_log_sd{}, skilled_wage{}, trained_wage{}, trade_match{};
    double reservation_share{}, reservation_decay{};
    Fen outside_wage{}, outside_living{}, home_bias{}, home_bias_care{};   // [fen/month]
    double home_bias_sd{}, outside_contact{}, outside_contact_peer{}, remitted_share{};
    double outside_age{}, spending_elasticity{}, job_growth{};
    void keys(KeyVisitor& key);
};

struct ServicesParameters {
    double local_share{}, wage_share{}, owner_share{}, rural_share{}, business_local_share{};
    void keys(KeyVisitor& key);
};

struct HealthParameters {
    double hospital_probability{}, severe_probability{};      // [per person-month], [per person-year]
    Fen hospital_cost{}, severe_cost{}, chronic_cost{};       // [fen out of pocket]: mean, mean, per year
    double cost_log_sd{}, reimbursed{}, reimbursed_exited{};
    int severe_months{};
    void keys(KeyVisitor& key);
};

struct AccidentParameters {
    double injury_share{};                                    // of hospital stays
    Fen injury_bill{};                                        // [fen], mean, in all
    double injury_coverage{};                                 // of the usual reimbursement
    int injury_months{};                                      // without work
    double damage_probability{};                              // [per household-year]
    Fen damage_cost{};                                        // [fen], mean, in all
    double damage_log_sd{}, damage_insured{};
    Fen insured_sum{};                                        // [fen/household], most that farm-house insurance pays
    void keys(KeyVisitor& key);
};

/// Assurances other than income: how they are lost and met, and what help with them costs.
struct AssuranceParameters {
    double unsafe_house{}, house_decay{};                     // of households never registered poor, at the start; [1/household/year]
    Fen unsafe_damage{};                                      // [fen] damage from which on a house is unsafe
    double own_repair{};                                      // [1/month] of households above the monitoring line
    int repair_months{};
    Fen house_cost{}, house_grant{};                          // [fen/house], 2021 prices
    double not_enrolled{}, not_enrolled_poor{}, not_enrolled_exited{};   // of households and year
    double out_of_school{};                                   // of households with a child of school age and year
    double unsafe_water{}, water_failure{};                   // of villages whose infrastructure lacks everything: at the start; [1/year]
    double water_share{}, water_repair{};                     // of a village's households; [1/month] by ordinary upkeep
    int urgent_water_months{};
    Fen water_repair_cost{};                                  // [fen/village], 2021 prices
    void keys(KeyVisitor& key);
};

struct FirmParameters {
    double debt_limit{}, capital_share{};                     // of a year's turnover
    int vacant_months{};
    void keys(KeyVisitor& key);
};

struct TransferParameters {
    Fen pension{}, dibao{}, dibao_line{};                     // [fen/person/month], [fen/person/month], [fen/person/year]
    double dibao_persons{}, dibao_exclusion{}, dibao_inclusion{};
    Fen social_contribution{};                                // [fen/person/year]
    Fen land_subsidy{};                                       // [fen/mu contracted/year]
    void keys(KeyVisitor& key);
};

struct ConsumptionParameters {
    Fen subsistence{};                                        // [fen/person/month]
    double income_share{}, wealth_share{}, buffer_months{};
    Fen own_use{};                                            // [fen/household/year]
    double deposit_rate{};
    void keys(KeyVisitor& key);
};

struct CreditParameters {
    double rate{}, harvest_share{}, arrears_write_off{}, kin_share{};
    void keys(KeyVisitor& key);
};

struct ChoiceParameters {
    double taste_scale{}, habit{}, peer_weight{}, attention{}, attention_peer{}, demonstration_weight{}, switching_scale{};
    std::array<double, 3> expectation_weights{};
    std::array<double, 4> risk_aversion{};
    Fen switch_lease_out{}, switch_courtyard{}, switch_sheep{}, switch_poultry{};
    double job_probability{}, expand_mu{}, kept_mu{};
    double satisfied_from{}, certain_to{};                    // of the rule `consumat`
    void keys(KeyVisitor& key);
};

struct MarketParameters {
    double bird_flexibility{}, courtyard_flexibility{};
    void keys(KeyVisitor& key);
};

/// Visitors of villages and the stalls and homestays that live on them.
struct TourismParameters {
    double visits{};                                          // [visits/year] to a village of full attraction, without promotion
    Fen spend{}, ticket{};                                    // [fen/visit] at stalls and homestays; at an operator's attraction
    double infrastructure_weight{};                           // share of a village's attraction that bad roads, water and waste can take
    Fen distance_half{};                                      // [fen/month] commuting cost at which a village draws half as many
    double promotion_gain{}, promotion_memory{};              // share more visits, at most; share of goodwill left after a month
    Fen promotion_half{};                                     // [fen/year] of promotion, kept up, that brings half of the most
    double flexibility{}, price_low{}, price_high{};          // of the takings of a place; relative to the usual
    Fen stall_sales{}, stall_fixed{}, homestay_sales{}, homestay_fixed{};   // [fen/year]
    double goods_share{};                                     // of sales
    double stall_days{}, homestay_days{};                     // [days/year]
    std::array<double, 3> skill_sales{};                      // times the usual, by trading skill
    Fen keep_per_day{};                                       // [fen/day] a place that earns less is given up
    Fen switch_cost{};                                        // [fen] of taking it up
    double operator_wage_share{}, operator_goods_share{};     // of an operator's takings
    void keys(KeyVisitor& key);
};

struct LineParameters {
    DatedValues national, monitoring;                         // [yuan/person/year]
    void keys(KeyVisitor& key);
};

/// What a village's tier depends on; a county's villages are ranked by each of them. Weights sum to one.
enum class TierIndicator : std::uint8_t {
    income, infrastructure, collective_income, land_per_worker, distance,            // foundation
    leaders_skill, cooperation, tourism, employment,                                 // drive
    needy, exited, worst_change, dependency,                                         // resilience
    count_
};
inline constexpr std::size_t tier_indicator_count = static_cast<std::size_t>(TierIndicator::count_);

struct TierParameters {
    std::array<double, tier_indicator_count> weights{};
    std::array<double, 3> quotas{};                           // demonstration, catching-up, consolidation
    double most_needy{}, very_needy{};                        // share of households below the national line: no demonstration; consolidation
    double margin{}, most_moves{};                            // of the score over a cut; villages a year
    int fixed_months{};                                       // from the first month, without moves
    void keys(KeyVisitor& key);
};

struct Parameters {
    PriceParameters price;
    GrowthParameters growth;
    WeatherParameters weather;
    CropParameters crop;
    LivestockParameters livestock;
    CourtyardParameters courtyard;
    OrchardParameters orchard;
    LabourParameters labour;
    ServicesParameters services;
    HealthParameters health;
    AccidentParameters accident;
    AssuranceParameters assurance;
    FirmParameters firm;
    TransferParameters transfer;
    ConsumptionParameters consumption;
    CreditParameters credit;
    ChoiceParameters choice;
    MarketParameters market;
    TourismParameters tourism;
    LineParameters line;
    TierParameters tiers;
    /// Binds every group to its keys `parameters.GROUP.NAME`. Throws InputError.
    void keys(KeyVisitor& root);
};

}  // namespace terrace
