#include "models/parameters.hpp"

#include <algorithm>
#include <vector>

namespace terrace {
namespace {

template <std::size_t N>
void fixed_numbers(KeyVisitor& key, std::string_view name, std::array<double, N>& values) {
    std::vector<double> read(values.begin(), values.end());
    key.numbers(name, read);
    if (read.size() != N)
        key.fail(name, Text{"a list of " + std::to_string(N) + " numbers", std::to_string(N) + " 个数的列表"});
    std::copy(read.begin(), read.end(), values.begin());
}

}  // namespace

void PriceParameters::keys(KeyVisitor& key) {
    key.choice("cotton_path", cotton_path,
               {{"process", CottonPath::process}, {"ordinary", CottonPath::ordinary}, {"good", CottonPath::good}, {"bad", CottonPath::bad}, {"recorded", CottonPath::recorded}});
    key.money("cotton_ordinary", cotton_ordinary);
    key.money("cotton_good", cotton_good);
    key.money("cotton_bad", cotton_bad);
    key.number("cotton_log_sd", cotton_log_sd);
    key.number("cotton_persistence", cotton_persistence);
    key.dated("cotton_recorded", cotton_recorded);
    key.dated("lint_recorded", lint_recorded);
    key.dated("target_recorded", target_recorded);
    key.money("cotton_target", cotton_target);
    key.money("lint_at_ordinary", lint_at_ordinary);
    key.number("lint_slope_above", lint_slope_above);
    key.number("lint_slope_below", lint_slope_below);
    key.number("lint_share", lint_share);
    key.money("chili", chili);
    key.money("wheat", wheat);
    key.money("maize", maize);
    key.money("lamb", lamb);
    key.number("chili_log_sd", chili_log_sd);
    key.number("wheat_log_sd", wheat_log_sd);
    key.number("maize_log_sd", maize_log_sd);
    key.number("lamb_log_sd", lamb_log_sd);
    key.money("cattle", cattle);
    key.number("cattle_log_sd", cattle_log_sd);
    key.money("pear", pear);
    key.number("pear_log_sd", pear_log_sd);
    key.number("pear_bust_probability", pear_bust_probability);
    key.number("pear_bust", pear_bust);
}

void GrowthParameters::keys(KeyVisitor& key) {
    key.dated("local_wage", local_wage);
    key.dated("outside_wage", outside_wage);
    key.dated("social_transfer", social_transfer);
    key.dated("consumer_price", consumer_price);
    key.dated("cotton_yield", cotton_yield);
    key.dated("crop_yield", crop_yield);
    key.dated("cash_cost", cash_cost);
    key.dated("cotton_price", cotton_price);
    key.dated("herd_price", herd_price);
}

void WeatherParameters::keys(KeyVisitor& key) {
    key.number("minor_probability", minor_probability);
    key.number("minor_loss", minor_loss);
    key.number("severe_probability", severe_probability);
    key.number("severe_loss", severe_loss);
    key.number("total_probability", total_probability);
    key.number("correlation", correlation);
    key.number("fixed_loss", fixed_loss);
    key.number("yield_log_sd", yield_log_sd);
}

void CropParameters::keys(KeyVisitor& key) {
    key.number("cotton_yield", cotton_yield);
    key.number("company_cotton_yield", company_cotton_yield);
    key.number("chili_yield", chili_yield);
    key.number("wheat_yield", wheat_yield);
    key.number("maize_yield", maize_yield);
    key.money("cotton_inputs", cotton_inputs);
    key.money("company_inputs", company_inputs);
    key.money("machine_harvest", machine_harvest);
    key.money("chili_inputs", chili_inputs);
    key.money("wheat_inputs", wheat_inputs);
    key.money("maize_inputs", maize_inputs);
    key.number("cotton_care_days", cotton_care_days);
    key.number("cotton_hand_days", cotton_hand_days);
    key.number("cotton_machine_days", cotton_machine_days);
    key.number("chili_days", chili_days);
    key.number("chili_machine_days", chili_machine_days);
    key.number("wheat_days", wheat_days);
    key.number("maize_days", maize_days);
    key.number("consolidated_yield", consolidated_yield);
    key.number("consolidated_days", consolidated_days);
    key.money("wheat_subsidy", wheat_subsidy);
    key.money("insured_sum", insured_sum);
    key.money("premium", premium);
    key.number("farmer_premium_share", farmer_premium_share);
    key.number("insurance_threshold", insurance_threshold);
    key.money("collective_rent", collective_rent);
    key.number("cooperative_premium", cooperative_premium);
    key.number("cooperative_fee", cooperative_fee);
    key.number("cooperative_refund_share", cooperative_refund_share);
    key.number("cooperative_margin", cooperative_margin);
}

void LivestockParameters::keys(KeyVisitor& key) {
    key.number("ewe_share", ewe_share);
    key.number("lambing_rate", lambing_rate);
    key.number("sheep_mortality", sheep_mortality);
    key.number("unskilled_mortality", unskilled_mortality);
    key.money("sheep_cost", sheep_cost);
    key.money("keeper_cost", keeper_cost);
    fixed_numbers(key, "skill_margin", skill_margin);
    key.number("fodder_heads", fodder_heads);
    key.money("hay_cost", hay_cost);
    key.number("sheep_epidemic", sheep_epidemic);
    key.number("sheep_epidemic_death", sheep_epidemic_death);
    key.number("bird_epidemic", bird_epidemic);
    key.number("bird_epidemic_death", bird_epidemic_death);
    key.count("birds_per_household", birds_per_household);
    key.money("chick_price", chick_price);
    key.money("bird_feed", bird_feed);
    key.money("bird_price", bird_price);
    key.money("bird_price_low", bird_price_low);
    key.money("bird_price_high", bird_price_high);
    key.number("bird_survival", bird_survival);
    key.number("calving_rate", calving_rate);
    key.number("cattle_mortality", cattle_mortality);
    key.money("cattle_cost", cattle_cost);
    key.number("improved_lambing", improved_lambing);
    key.number("improved_weight", improved_weight);
    key.count("improvement_lag", improvement_lag);
    key.number("insemination_calving", insemination_calving);
    key.number("insemination_weight", insemination_weight);
    key.money("grassland_subsidy", grassland_subsidy);
}

void OrchardParameters::keys(KeyVisitor& key) {
    key.number("yield", yield);
    key.money("inputs", inputs);
    key.number("days", days);
    key.money("establishment", establishment);
    key.count("bearing_year", bearing_year);
    key.count("full_year", full_year);
    key.count("life_years", life_years);
    key.number("discount", discount);
}

void CourtyardParameters::keys(KeyVisitor& key) {
    key.money("ordinary_sales", ordinary_sales);
    key.money("demonstration_sales", demonstration_sales);
    key.money("ordinary_costs", ordinary_costs);
    key.money("demonstration_costs", demonstration_costs);
    key.money("ordinary_setup", ordinary_setup);
    key.number("days", days);
    key.count("months_to_bearing", months_to_bearing);
    key.count("life_years", life_years);
    key.number("price_low", price_low);
    key.number("price_high", price_high);
}

void LabourParameters::keys(KeyVisitor& key) {
    key.number("days_per_month", days_per_month);
    key.number("field_supply", field_supply);
    key.money("field_day_wage", field_day_wage);
    key.number("field_wage_elasticity", field_wage_elasticity);
    key.number("separation_town", separation_town);
    key.number("separation_services", separation_services);
    key.number("separation_factory", separation_factory);
    key.number("separation_processor", separation_processor);
    key.number("separation_lessee", separation_lessee);
    key.number("separation_posts", separation_posts);
    key.number("separation_trained", separation_trained);
    key.number("separation_outside", separation_outside);
    key.number("matching_efficiency", matching_efficiency);
    key.number("wage_log_sd", wage_log_sd);
    key.number("skilled_wage", skilled_wage);
    key.number("trained_wage", trained_wage);
    key.number("trade_match", trade_match);
    key.number("reservation_share", reservation_share);
    key.number("reservation_decay", reservation_decay);
    key.money("outside_wage", outside_wage);
    key.money("outside_living", outside_living);
    key.money("home_bias", home_bias);
    key.money("home_bias_care", home_bias_care);
    key.number("home_bias_sd", home_bias_sd);
    key.number("outside_contact", outside_contact);
    key.number("outside_contact_peer", outside_contact_peer);
    key.number("remitted_share", remitted_share);
    key.number("outside_age", outside_age);
    key.number("spending_elasticity", spending_elasticity);
    key.number("job_growth", job_growth);
}

void ServicesParameters::keys(KeyVisitor& key) {
    key.number("local_share", local_share);
    key.number("wage_share", wage_share);
    key.number("owner_share", owner_share);
    key.number("rural_share", rural_share);
    key.number("business_local_share", business_local_share);
}

void HealthParameters::keys(KeyVisitor& key) {
    key.number("hospital_probability", hospital_probability);
    key.number("severe_probability", severe_probability);
    key.money("hospital_cost", hospital_cost);
    key.money("severe_cost", severe_cost);
    key.money("chronic_cost", chronic_cost);
    key.number("cost_log_sd", cost_log_sd);
    key.number("reimbursed", reimbursed);
    key.number("reimbursed_exited", reimbursed_exited);
    key.count("severe_months", severe_months);
}

void AccidentParameters::keys(KeyVisitor& key) {
    key.number("injury_share", injury_share);
    key.money("injury_bill", injury_bill);
    key.number("injury_coverage", injury_coverage);
    key.count("injury_months", injury_months);
    key.number("damage_probability", damage_probability);
    key.money("damage_cost", damage_cost);
    key.number("damage_log_sd", damage_log_sd);
    key.number("damage_insured", damage_insured);
    key.money("insured_sum", insured_sum);
}

void AssuranceParameters::keys(KeyVisitor& key) {
    key.number("unsafe_house", unsafe_house);
    key.number("house_decay", house_decay);
    key.money("unsafe_damage", unsafe_damage);
    key.number("own_repair", own_repair);
    key.count("repair_months", repair_months);
    key.money("house_cost", house_cost);
    key.money("house_grant", house_grant);
    key.number("not_enrolled", not_enrolled);
    key.number("not_enrolled_poor", not_enrolled_poor);
    key.number("not_enrolled_exited", not_enrolled_exited);
    key.number("out_of_school", out_of_school);
    key.number("unsafe_water", unsafe_water);
    key.number("water_failure", water_failure);
    key.number("water_share", water_share);
    key.number("water_repair", water_repair);
    key.count("urgent_water_months", urgent_water_months);
    key.money("water_repair_cost", water_repair_cost);
}

void FirmParameters::keys(KeyVisitor& key) {
    key.number("debt_limit", debt_limit);
    key.number("capital_share", capital_share);
    key.count("vacant_months", vacant_months);
}

void TransferParameters::keys(KeyVisitor& key) {
    key.money("pension", pension);
    key.money("dibao", dibao);
    key.money("dibao_line", dibao_line);
    key.number("dibao_persons", dibao_persons);
    key.number("dibao_exclusion", dibao_exclusion);
    key.number("dibao_inclusion", dibao_inclusion);
    key.money("social_contribution", social_contribution);
    key.money("land_subsidy", land_subsidy);
}

void ConsumptionParameters::keys(KeyVisitor& key) {
    key.money("subsistence", subsistence);
    key.number("income_share", income_share);
    key.number("wealth_share", wealth_share);
    key.number("buffer_months", buffer_months);
    key.money("own_use", own_use);
    key.number("deposit_rate", deposit_rate);
}

void CreditParameters::keys(KeyVisitor& key) {
    key.number("rate", rate);
    key.number("harvest_share", harvest_share);
    key.number("arrears_write_off", arrears_write_off);
    key.number("kin_share", kin_share);
}

void ChoiceParameters::keys(KeyVisitor& key) {
    key.number("taste_scale", taste_scale);
    key.number("habit", habit);
    key.number("peer_weight", peer_weight);
    key.number("attention", attention);
    key.number("attention_peer", attention_peer);
    key.number("demonstration_weight", demonstration_weight);
    key.number("switching_scale", switching_scale);
    fixed_numbers(key, "expectation_weights", expectation_weights);
    fixed_numbers(key, "risk_aversion", risk_aversion);
    key.money("switch_lease_out", switch_lease_out);
    key.money("switch_courtyard", switch_courtyard);
    key.money("switch_sheep", switch_sheep);
    key.money("switch_poultry", switch_poultry);
    key.number("job_probability", job_probability);
    key.number("expand_mu", expand_mu);
    key.number("kept_mu", kept_mu);
    key.number("satisfied_from", satisfied_from);
    key.number("certain_to", certain_to);
}

void MarketParameters::keys(KeyVisitor& key) {
    key.number("bird_flexibility", bird_flexibility);
    key.number("courtyard_flexibility", courtyard_flexibility);
}

void TourismParameters::keys(KeyVisitor& key) {
    key.number("visits", visits);
    key.money("spend", spend);
    key.money("ticket", ticket);
    key.number("infrastructure_weight", infrastructure_weight);
    key.money("distance_half", distance_half);
    key.number("promotion_gain", promotion_gain);
    key.number("promotion_memory", promotion_memory);
    key.money("promotion_half", promotion_half);
    key.number("flexibility", flexibility);
    key.number("price_low", price_low);
    key.number("price_high", price_high);
    key.money("stall_sales", stall_sales);
    key.money("stall_fixed", stall_fixed);
    key.money("homestay_sales", homestay_sales);
    key.money("homestay_fixed", homestay_fixed);
    key.number("goods_share", goods_share);
    key.number("stall_days", stall_days);
    key.number("homestay_days", homestay_days);
    fixed_numbers(key, "skill_sales", skill_sales);
    key.money("keep_per_day", keep_per_day);
    key.money("switch_cost", switch_cost);
    key.number("operator_wage_share", operator_wage_share);
    key.number("operator_goods_share", operator_goods_share);
}

void LineParameters::keys(KeyVisitor& key) {
    key.dated("national", national);
    key.dated("monitoring", monitoring);
}

void TierParameters::keys(KeyVisitor& key) {
    constexpr std::array<const char*, tier_indicator_count> names{"income", "infrastructure", "collective_income", "land_per_worker", "distance",
                                                                  "leaders_skill", "cooperation", "tourism", "employment",
                                                                  "needy", "exited", "worst_change", "dependency"};
    KeyVisitor weight = key.group("weight");
    for (std::size_t i = 0; i < names.size(); ++i) weight.number(names[i], weights[i]);
    fixed_numbers(key, "quotas", quotas);
    key.number("most_needy", most_needy);
    key.number("very_needy", very_needy);
    key.number("margin", margin);
    key.number("most_moves", most_moves);
    key.count("fixed_months", fixed_months);
}

void Parameters::keys(KeyVisitor& root) {
    auto read = [&root](std::string_view name, auto& group) {
        KeyVisitor visitor = root.group(name);
        group.keys(visitor);
    };
    read("price", price);
    read("growth", growth);
    read("weather", weather);
    read("crop", crop);
    read("livestock", livestock);
    read("courtyard", courtyard);
    read("orchard", orchard);
    read("labour", labour);
    read("services", services);
    read("health", health);
    read("accident", accident);
    read("assurance", assurance);
    read("firm", firm);
    read("transfer", transfer);
    read("consumption", consumption);
    read("credit", credit);
    read("choice", choice);
    read("market", market);
    read("tourism", tourism);
    read("line", line);
    read("tiers", tiers);
}

}  // namespace terrace
