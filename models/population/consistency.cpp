#include "models/population/consistency.hpp"

#include <algorithm>
#include <string_view>

#include "models/population/crop_plans.hpp"
#include "models/population/figures.hpp"
#include "sim/config/node.hpp"

namespace terrace {
namespace {

using Result = std::optional<Contradiction>;

Text bound(std::string_view relation_en, std::string_view relation_zh, double value, std::string_view key) {
    const std::string number = number_text(value);
    Text text{std::string(relation_en), std::string(relation_zh)};
    text.en.append(" ").append(number).append(", which follows from '").append(key).append("'");
    text.zh.append(number).append("(由“").append(key).append("”决定)");
    return text;
}
Result at_most(std::string_view key, double limit, std::string_view other, const CountyMargins& county) {
    if (figure(key).value(county) <= limit) return std::nullopt;
    return Contradiction{std::string(key), bound("at most", "不超过", limit, other)};
}
Result at_least(std::string_view key, double limit, std::string_view other, const CountyMargins& county) {
    if (figure(key).value(county) >= limit) return std::nullopt;
    return Contradiction{std::string(key), bound("at least", "不少于", limit, other)};
}

Result check_places(const CountyMargins& c) {
    const auto households = static_cast<double>(c.households), villages = static_cast<double>(c.villages);
    if (auto fault = at_most("exited_households", households, "households", c)) return fault;
    if (auto fault = at_most("villages", households, "households", c)) return fault;
    if (auto fault = at_most("townships", villages, "villages", c)) return fault;
    return at_most("formerly_poor_villages", villages, "villages", c);
}

/// Room that a register leaves for what it does not have.
Result check_beside_register(const CountyMargins& c) {
    const auto *members = c.registered(HouseholdItem::members), *workers = c.registered(HouseholdItem::workers);
    double pensioners = 0, movers = 0, all = 0;
    for (std::size_t row = 0; row < members->size(); ++row) {
        pensioners += std::min(2.0, (*members)[row] - (*workers)[row]);
        movers += std::min((*workers)[row], (*members)[row] - 1);
        all += (*workers)[row];
    }
    if (auto fault = at_most("pensioners_per_household", c.registered(HouseholdItem::pensioners) ? 3.0 : pensioners / static_cast<double>(members->size()), "members", c)) return fault;
    return all > 0 ? at_most("away_share", movers / all, "members", c) : std::nullopt;
}

/// Everyone at home needs a place in a household, and every household somebody at home.
Result check_people(const CountyMargins& c) {
    if (c.registered(HouseholdItem::members)) return check_beside_register(c);
    const auto households = static_cast<double>(c.households);
    const double at_home = households * c.workers_per_household * (1 - c.away_share);
    const double without_worker = std::max(0.2, 0.6 - 0.2 * c.workers_per_household);  // of households, at most
    if (auto fault = at_least("residents", at_home + households * without_worker, "workers_per_household", c)) return fault;
    if (auto fault = at_most("residents", at_home + households * 6, "households", c)) return fault;
    const double dependents = static_cast<double>(c.residents) / households - at_home / households;
    return at_most("pensioners_per_household", 0.6 * dependents, "residents", c);
}

Result check_work(const CountyMargins& c) {
    const auto households = static_cast<double>(c.households);
    const double workers = households * c.workers_per_household;
    const double business = c.business_share / c.workers_per_household;
    const double able = 0.5 * std::min(1.0, c.workers_per_household / 1.5) * (1 - c.away_share);
    if (auto fault = at_most("business_share", able, "workers_per_household", c)) return fault;
    if (auto fault = at_most("local_wage_share", 1 - c.away_share - c.idle_share - business, "away_share", c)) return fault;
    const double lessee = static_cast<double>(c.block_leased_land) / 100.0 / c.mu_per_lessee_job;
    const double others = lessee + static_cast<double>(c.factory_jobs + c.processor_jobs + c.public_posts);
    const double named = households * c.services_jobs + others;
    return at_least("local_wage_share", named / workers, "services_jobs", c);
}

Result check_land(const CountyMargins& c) {
    const auto households = static_cast<double>(c.households), exited = static_cast<double>(c.exited_households);
    const double contracted = static_cast<double>(c.contracted_land) / 100.0;
    const double spread_out = 200;  // [mu/household] the mean beyond which single holdings would pass 655 mu too often
    if (!c.registered(HouseholdItem::contracted)) {
        if (auto fault = at_most("contracted_land", spread_out * households, "households", c)) return fault;
        if (auto fault = at_most("exited_land", std::min(contracted, spread_out * exited), "exited_households", c)) return fault;
        const double others = (households - exited) * spread_out;
        if (auto fault = at_least("exited_land", contracted - others, "contracted_land", c)) return fault;
    }
    const double leasable = c.registered(HouseholdItem::leased_out) ? contracted : 0.8 * c.block_share * contracted;
    if (auto fault = at_most("block_leased_land", leasable, "contracted_land", c)) return fault;
    const double own = (contracted - static_cast<double>(c.block_leased_land) / 100.0) / households;
    if (auto fault = at_least("operated_land", own, "contracted_land", c)) return fault;
    const double lots = 100.0 * c.collective_share * (1 - c.pastoral_share);  // a quarter of what the lots could hold
    return at_most("operated_land", own + lots, "collective_share", c);
}

Result check_herds_and_programmes(const CountyMargins& c) {
    if (auto fault = at_most("sheep_farm", 2'000 * c.sheep_holders, "sheep_holders", c)) return fault;
    if (auto fault = at_most("cattle_farm", 20 * c.cattle_holders, "cattle_holders", c)) return fault;
    if (auto fault = at_most("cattle_pastoral", 50 * c.cattle_herders, "cattle_herders", c)) return fault;
    if (c.registered(HouseholdItem::dibao)) return std::nullopt;
    const double rightly = c.dibao_share * (1 - c.dibao_inclusion);
    if (rightly <= 0.5 * (1 - c.dibao_exclusion)) return std::nullopt;
    const double limit = 0.5 * (1 - c.dibao_exclusion) / (1 - c.dibao_inclusion);
    return at_most("dibao_share", limit, "dibao_exclusion", c);
}

Result check_crops(const CountyMargins& c) {
    const double sum = c.cotton_share + c.chili_share + c.wheat_share;
    if (sum < 1 - 1e-9 || sum > 1 + 1e-9) {
        return Contradiction{"wheat_share", {"the three crop shares add up to 1", "三种作物面积比例之和为1"}};
    }
    if (plan_shares(crop_mix(c.cotton_share, c.chili_share, c.wheat_share), c.mixed_share)) return std::nullopt;
    return Contradiction{"mixed_share", {"a share that the crop areas leave room for, and crop areas that the land plans can give",
                                         "与作物面积相容的比例,且种植方案能够实现该作物面积"}};
}

}  // namespace

std::optional<Contradiction> find_contradiction(const CountyMargins& county) {
    for (const auto& check : {check_places, check_people, check_work, check_land, check_crops, check_herds_and_programmes}) {
        if (auto fault = check(county)) return fault;
    }
    return std::nullopt;
}

}  // namespace terrace
