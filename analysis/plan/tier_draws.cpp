#include "analysis/plan/tier_draws.hpp"

#include "analysis/sweeps/design.hpp"
#include "models/simulation.hpp"
#include "models/village/standing.hpp"
#include "sim/config/input_error.hpp"

#include <stdexcept>

namespace terrace {
namespace {

std::vector<std::size_t> counties_of(const Region& region, const std::string& county) {
    std::vector<std::size_t> chosen;
    std::vector<std::string> keys;
    for (std::size_t c = 0; c < region.counties.size(); ++c) {
        keys.push_back(region.counties[c].key);
        if (county.empty() || county == keys.back()) chosen.push_back(c);
    }
    if (!chosen.empty()) return chosen;
    std::string all;
    for (const std::string& key : keys)
        all += (all.empty() ? "" : ", ") + key;
    throw InputError({}, "county", {county, county}, {"a county of the region: " + all, "区域文件中的县：" + all});
}

Text name_of(const CountyMargins& county, std::size_t village) {
    if (county.registers && village < county.registers->villages.size())
        return {county.registers->villages[village], county.registers->villages[village]};
    const std::string number = std::to_string(village + 1);
    return {county.label.en + " village " + number, county.label.zh + number + "号村"};
}

CountyTierDraws empty_draws(const Scenario& scenario, const CountyMargins& county, const TierRequest& request) {
    CountyTierDraws result;
    result.county = county.key;
    for (std::size_t v = 0; v < static_cast<std::size_t>(county.villages); ++v) {
        result.keys.push_back(village_key(county.key, v));
        result.names.push_back(name_of(county, v));
    }
    result.parameters = scenario.parameters.tiers;
    result.seed = request.seed;
    result.draws.resize(request.draws);
    return result;
}

} // namespace

std::vector<std::vector<std::string>> settings_of_draws(const std::vector<Factor>& factors, std::size_t draws, std::uint32_t seed) {
    std::vector<std::vector<std::string>> settings(draws);
    if (factors.empty()) return settings;
    const Design design = make_design({.kind = DesignKind::latin_hypercube, .size = draws, .seed = seed, .file = {}}, factors);
    for (std::size_t d = 0; d < draws; ++d)
        for (std::size_t f = 0; f < factors.size(); ++f)
            settings[d].push_back(factors[f].setting(design.value(d, f)));
    return settings;
}

TierDraw tier_draw(County& county, const Parameters& parameters, Month month) {
    TierDraw draw;
    const VillageRoll roll{county.villages, county.households, county.workers, parameters.line.national.at(month)};
    draw.ranks = tier_ranks(village_indicators(roll));
    draw.needy = village_poverty(roll);
    draw.formerly_poor.assign(county.villages.formerly_poor.begin(), county.villages.formerly_poor.end());
    draw.parameters = parameters.tiers;
    return draw;
}

std::vector<CountyTierDraws> draw_village_tiers(const TierRequest& request) {
    if (request.draws == 0) throw std::invalid_argument("draw_village_tiers: no draw");
    const Scenario plain = request.base({});
    const std::vector<std::size_t> counties = counties_of(plain.region, request.county);
    const std::vector<std::vector<std::string>> settings = settings_of_draws(request.factors, request.draws, request.seed);
    std::vector<CountyTierDraws> results;
    for (const std::size_t c : counties)
        results.push_back(empty_draws(plain, plain.region.counties[c], request));
    const MonthlyCycle cycle;
    run_tasks(request.draws, request.run, [&](std::size_t d) {
        const Scenario moved = settings[d].empty() ? Scenario{} : request.base(settings[d]);
        const Scenario& scenario = settings[d].empty() ? plain : moved;
        const RunKey key({request.seed, static_cast<std::uint32_t>(d)},
                         {request.seed, request.new_people ? static_cast<std::uint32_t>(d) : 0});
        const std::vector<OutsideMonth> path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, 1);
        Scratch scratch;
        for (std::size_t c = 0; c < counties.size(); ++c) {
            PreparedCounty prepared = prepare_county(scenario, counties[c], key, path, cycle, scratch, false);
            results[c].draws[d] = tier_draw(prepared.run.county, scenario.parameters, scenario.start);
            const Villages& villages = prepared.run.county.villages;
            if (d == 0) results[c].households.assign(villages.households.begin(), villages.households.end());
        }
    });
    return results;
}

} // namespace terrace
