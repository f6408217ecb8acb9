#include "models/population/margins.hpp"

#include <algorithm>
#include <string_view>

#include "models/population/draft.hpp"
#include "models/population/figures.hpp"

namespace terrace {
namespace {

/// What one county's tables add up to.
struct Tally {
    double households = 0, farms = 0, herders = 0, exited = 0, residents = 0, pensioners = 0, dibao = 0, cooperative = 0;
    double machine = 0, insured = 0, chronic = 0, children = 0, businesses = 0, courtyards = 0, poultry = 0, birds = 0;
    double farm_cattle = 0, herd_cattle = 0, cattle_farms = 0, cattle_herders = 0;
    double farm_sheep = 0, herd_sheep = 0, sheep_farms = 0, landless_farms = 0, landless_herders = 0, other_farms = 0, other_herders = 0, collective = 0;
    double contracted = 0, exited_land = 0, leased = 0, leasing = 0, operated = 0, cotton = 0, chili = 0, grain = 0;
    double orchards = 0, orchard_land = 0;
    double cash = 0, income = 0, exited_income = 0, exited_residents = 0, yield = 0, exited_yield = 0, business = 0;
    double workers = 0, local_wage = 0, away = 0, idle = 0, trade = 0, schooling = 0, outside_pay = 0;
};

bool has(std::uint16_t flags, std::uint16_t flag) { return (flags & flag) != 0; }

void count_people(const Households& h, std::size_t row, Tally& t) {
    const std::uint16_t flags = h.flags[row];
    const double residents = h.members[row] - h.away[row], income = h.income_year[row] * 10.0;
    const bool exited = has(flags, household_flag::exited);
    t.households += 1;
    t.exited += exited;
    t.residents += residents;
    t.pensioners += pensioners(h.flags[row]);
    t.dibao += has(flags, household_flag::dibao);
    t.cooperative += has(flags, household_flag::cooperative);
    t.machine += has(flags, household_flag::machine_harvest);
    t.insured += has(flags, household_flag::insured);
    t.chronic += has(flags, household_flag::chronic);
    t.children += has(flags, household_flag::young_child);
    t.businesses += h.business[row] > 0;
    t.business += h.business[row] * 600.0;
    t.cash += h.cash[row] / 100.0;
    t.income += income;
    t.exited_income += exited ? income : 0.0;
    t.exited_residents += exited ? residents : 0.0;
    t.exited_yield += exited ? h.yield_factor[row] / 128.0 : 0.0;
}

void count_farm(const Households& h, std::size_t row, Tally& t) {
    const bool herds = has(h.flags[row], household_flag::pastoral), exited = has(h.flags[row], household_flag::exited);
    const bool landless = h.contracted[row] == 0;
    (herds ? t.herders : t.farms) += 1;
    (herds ? t.herd_sheep : t.farm_sheep) += h.sheep[row];
    t.sheep_farms += !herds && h.sheep[row] > 0;
    t.landless_farms += !herds && !exited && landless;
    t.landless_herders += herds && !exited && landless;
    t.other_farms += !herds && !exited;
    t.other_herders += herds && !exited;
    t.collective += !herds && h.collective[row] > 0;
    t.contracted += h.contracted[row];
    t.exited_land += exited ? h.contracted[row] : 0;
    t.leased += h.leased_out[row];
    t.leasing += h.leased_out[row] > 0;
    t.operated += h.contracted[row] - h.leased_out[row] + h.leased_in[row] + h.collective[row];
    t.cotton += h.cotton[row];
    t.chili += h.chili[row];
    t.grain += h.grain[row];
    t.courtyards += h.courtyard[row] > 0;
    t.poultry += h.birds[row] > 0;
    t.birds += h.birds[row];
}

void count_worker(const Workers& workers, std::size_t w, Tally& t) {
    const std::uint8_t at = workers.place[w];
    t.workers += 1;
    t.local_wage += at >= place::first_employer;
    t.away += at == place::away;
    t.outside_pay += at == place::away ? workers.wage[w] : 0;
    t.idle += at == place::none;
    t.trade += trade_skill(workers, w) == skill::practised;
    t.schooling += schooling(workers.skill_and_absence[w]) <= 1;
}

Tally tally(const Population& population) {
    Tally t;
    for (std::size_t row = 0; row < population.households.rows(); ++row) {
        count_people(population.households, row, t);
        count_farm(population.households, row, t);
    }
    t.orchards = static_cast<double>(population.orchards.size());
    for (const OrchardPlot& plot : population.orchards) t.orchard_land += plot.area;
    for (const CattleHerd& herd : population.cattle) {
        const bool herds = has(population.households.flags[herd.row], household_flag::pastoral);
        (herds ? t.herd_cattle : t.farm_cattle) += herd.heads();
        (herds ? t.cattle_herders : t.cattle_farms) += 1;
    }
    for (std::size_t w = 0; w < population.workers.rows(); ++w) count_worker(population.workers, w, t);
    return t;
}

/// Collects checks in the words of the figures.
struct Checks {
    const CountyMargins& county;
    std::vector<MarginCheck> list{};

    void add(std::string_view key, double asked, double met, bool exact) {
        const FigureInfo& info = figure(key);
        MarginCheck check{.key = std::string(key), .label = info.label, .unit = std::string(info.unit), .asked = asked, .met = met,
                          .exact = exact, .at_least = false, .mark = {}, .source = {}};
        if (const auto replaced = county.replaced.find(key); replaced != county.replaced.end()) {
            check.of_region_file = replaced->second.of_region_file;
            if (replaced->second.outcome) {
                check.asked = replaced->second.of_region_file;
                check.exact = false;
            }
        }
        if (const auto evidence = county.evidence.find(key); evidence != county.evidence.end()) {
            check.mark = evidence->second.mark;
            check.source = evidence->second.source;
        }
        list.push_back(std::move(check));
    }
    void exact(std::string_view key, double met) { add(key, figure(key).value(county), met, true); }
    void near(std::string_view key, double met) { add(key, figure(key).value(county), met, false); }
    /// A share or mean that the synthesis turns into a whole number of things among `of`, and then meets exactly.
    void exact_count(std::string_view key, double count, double of) {
        const auto asked = static_cast<double>(rounded_count(figure(key).value(county), static_cast<std::size_t>(of)));
        if (of > 0) add(key, asked / of, count / of, true);
    }
    void near_share(std::string_view key, double count, double of) {
        if (of > 0) near(key, count / of);
    }
};

void check_people(Checks& checks, const Population& population, const Tally& t) {
    const auto poor = population.villages.formerly_poor.span();
    checks.exact("residents", t.residents);
    checks.exact("households", t.households);
    checks.exact("exited_households", t.exited);
    checks.exact("villages", static_cast<double>(population.villages.rows()));
    checks.exact("townships", static_cast<double>(population.cooperatives.rows()));
    checks.exact("formerly_poor_villages", static_cast<double>(std::count(poor.begin(), poor.end(), 1)));
    checks.exact_count("pastoral_share", t.herders, t.households);
    checks.exact_count("workers_per_household", t.workers, t.households);
    checks.exact_count("pensioners_per_household", t.pensioners, t.households);
    checks.near_share("young_child_share", t.children, t.households);
    checks.near_share("chronic_share", t.chronic, t.households);
}

void check_work(Checks& checks, const Population& population, const Tally& t) {
    const auto staff = [&](EnterpriseKind kind) { return static_cast<double>(population.enterprises.employed[static_cast<std::size_t>(kind)]); };
    checks.exact_count("local_wage_share", t.local_wage, t.workers);
    checks.exact_count("away_share", t.away, t.workers);
    checks.exact_count("idle_share", t.idle, t.workers);
    checks.exact_count("business_share", t.businesses, t.households);
    checks.near_share("business_net", t.business, t.businesses);
    checks.near_share("trade_skill_share", t.trade, t.workers);
    checks.near_share("low_schooling_share", t.schooling, t.workers);
    checks.exact("factory_jobs", staff(EnterpriseKind::factory));
    checks.exact("processor_jobs", staff(EnterpriseKind::processor));
    checks.exact("public_posts", staff(EnterpriseKind::public_posts));
    checks.exact_count("services_jobs", staff(EnterpriseKind::services), t.households);
}

void check_land(Checks& checks, const Tally& t) {
    checks.exact("contracted_land", t.contracted / 100.0);
    checks.exact("exited_land", t.exited_land / 100.0);
    checks.list.back().at_least = true;
    checks.exact("block_leased_land", t.leased / 100.0);
    checks.near("leasing_households", t.leasing);
    checks.near_share("operated_land", t.operated / 100.0, t.households);
    checks.exact_count("landless_share", t.landless_farms, t.other_farms);
    checks.exact_count("pastoral_landless_share", t.landless_herders, t.other_herders);
    checks.near_share("cotton_share", t.cotton, t.operated - t.orchard_land);
    checks.near_share("chili_share", t.chili, t.operated - t.orchard_land);
    checks.near_share("wheat_share", t.grain, t.operated - t.orchard_land);
    checks.near_share("orchard_holders", t.orchards, t.farms);
    checks.near_share("orchard_mu", t.orchard_land / 100.0, t.orchards);
    checks.near_share("yield_exited", t.exited_yield, t.exited);
    checks.near_share("machine_share", t.machine, t.households);
    checks.near_share("insured_share", t.insured, t.households);
}

void check_animals_and_money(Checks& checks, const Tally& t) {
    checks.exact_count("sheep_farm", t.farm_sheep, t.farms);
    checks.exact_count("sheep_pastoral", t.herd_sheep, t.herders);
    checks.near_share("sheep_holders", t.sheep_farms, t.farms);
    checks.exact_count("cattle_farm", t.farm_cattle, t.farms);
    checks.exact_count("cattle_pastoral", t.herd_cattle, t.herders);
    checks.near_share("cattle_holders", t.cattle_farms, t.farms);
    checks.near_share("cattle_herders", t.cattle_herders, t.herders);
    checks.near_share("courtyard_share", t.courtyards, t.households);
    checks.near_share("poultry_share", t.poultry, t.households);
    checks.near_share("birds_per_household", t.birds, t.poultry);
    checks.exact_count("dibao_share", t.dibao, t.households);
    checks.exact_count("cooperative_share", t.cooperative, t.households);
    checks.near_share("cash_per_household", t.cash, t.households);
    checks.near_share("income_per_head", t.income, t.residents);
    if (t.exited > 0) checks.near("income_exited_ratio", t.exited_income / t.exited_residents / (t.income / t.residents));
}

}  // namespace

std::vector<MarginCheck> check_margins(const CountyMargins& county, const Population& population) {
    const Tally t = tally(population);
    Checks checks{county};
    check_people(checks, population, t);
    check_work(checks, population, t);
    check_land(checks, t);
    check_animals_and_money(checks, t);
    return std::move(checks.list);
}

}  // namespace terrace
