#include <algorithm>
#include <limits>
#include <string>

#include "models/population/draft.hpp"
#include "models/population/selection.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

void name_places(const CountyMargins& county, Population& population) {
    if (county.registers) {
        for (const std::string& name : county.registers->villages) population.village_names.push_back({name, name});
        for (const std::string& name : county.registers->townships) population.township_names.push_back({name, name});
    }
    const auto numbered = [&](std::size_t row, const char* en, const char* zh) {
        const std::string number = std::to_string(row + 1);
        return Text{county.label.en + en + number, county.label.zh + number + zh};
    };
    for (std::size_t row = population.village_names.size(); row < population.villages.rows(); ++row) {
        population.village_names.push_back(numbered(row, " village ", "号村"));
    }
    for (std::size_t row = population.township_names.size(); row < static_cast<std::size_t>(county.townships); ++row) {
        population.township_names.push_back(numbered(row, " township ", "号乡镇"));
    }
}

/// Villages have their households one behind the other.
void settle(std::span<const std::uint32_t> households, Villages& villages) {
    std::uint32_t first = 0;
    for (std::size_t v = 0; v < households.size(); ++v) {
        villages.first_household[v] = first;
        villages.households[v] = households[v];
        first += households[v];
    }
}

/// Households by village in proportion to log-normal sizes, at least one each.
void divide_households(const CountyMargins& county, const Draft& draft, Villages& villages) {
    if (county.registers && !county.registers->village_households.empty()) return settle(county.registers->village_households, villages);
    std::vector<double> sizes(villages.rows());
    for (std::uint32_t v = 0; v < sizes.size(); ++v) {
        sizes[v] = lognormal(1.0, county.village_size_log_sd, draft.village_word(SynthesisPurpose::village_size, v));
    }
    std::vector<std::int32_t> parts(sizes.size());
    const auto spare = county.households - county.villages;
    apportion(spare, sizes, std::numeric_limits<std::int32_t>::max(), parts);
    std::vector<std::uint32_t> households;
    for (const std::int32_t part : parts) households.push_back(static_cast<std::uint32_t>(part) + 1);
    settle(households, villages);
}

/// Which villages were poor until 2017: keyed, each as likely as any other.
void mark_poor_villages(const CountyMargins& county, const Draft& draft, Villages& villages) {
    if (const auto* registered = county.registered(VillageItem::formerly_poor)) {
        std::copy(registered->begin(), registered->end(), villages.formerly_poor.begin());
        return;
    }
    std::vector<float> scores(villages.rows());
    for (std::uint32_t v = 0; v < scores.size(); ++v) {
        scores[v] = static_cast<float>(uniform_open(draft.village_word(SynthesisPurpose::village_place, v)));
    }
    mark_lowest(scores, static_cast<std::size_t>(county.formerly_poor_villages), villages.formerly_poor.span());
}

/// Estimates without a survey behind them: commuting costs spread as distances do (log sd 0.5), formerly poor villages have
/// four fifths of the others' infrastructure, few villages have much for tourists, leaders' skill is about one half.
void describe_village(const CountyMargins& county, const Draft& draft, std::uint32_t v, Villages& villages) {
    const auto quality = [&](std::uint32_t index) { return draft.village_word(SynthesisPurpose::village_quality, v, index); };
    villages.township[v] = static_cast<std::uint16_t>(v * county.townships / county.villages);
    const double commute = lognormal(county.commute_cost, 0.5, draft.village_word(SynthesisPurpose::village_commute, v));
    villages.commute[v] = commute * 100.0;
    villages.infrastructure[v] = (0.3 + 0.6 * uniform_open(quality(0))) * (villages.formerly_poor[v] ? 0.8 : 1.0);
    const double attraction = uniform_open(quality(1));
    villages.tourism[v] = attraction * attraction * attraction;
    villages.leaders_skill[v] = std::clamp(0.5 + 0.17 * standard_normal(quality(2)), 0.0, 1.0);
    villages.cash[v] = fen_from_yuan(lognormal(county.village_cash, 0.5, quality(3)));
}

/// What the village register has takes the place of the estimates. Commuting costs go by distance around the county's mean.
void follow_village_register(const CountyMargins& county, Villages& villages) {
    if (!county.registers) return;
    if (!county.registers->township.empty()) std::copy(county.registers->township.begin(), county.registers->township.end(), villages.township.begin());
    const auto take = [&](VillageItem item, auto& column) {
        if (const auto* registered = county.registered(item)) std::copy(registered->begin(), registered->end(), column.begin());
    };
    take(VillageItem::infrastructure, villages.infrastructure);
    take(VillageItem::tourism, villages.tourism);
    take(VillageItem::leaders_skill, villages.leaders_skill);
    if (const auto* cash = county.registered(VillageItem::cash))
        for (std::size_t v = 0; v < cash->size(); ++v) villages.cash[v] = static_cast<Fen>((*cash)[v]);
    const auto* distance = county.registered(VillageItem::distance);
    if (!distance) return;
    double sum = 0;
    for (const double km : *distance) sum += km;
    const double fen_per_km = sum > 0 ? county.commute_cost * 100.0 * static_cast<double>(distance->size()) / sum : 0.0;
    for (std::size_t v = 0; v < distance->size(); ++v) villages.commute[v] = (*distance)[v] * fen_per_km;
}

}  // namespace

void place_villages(const CountyMargins& county, Draft& draft, Population& population) {
    Villages& villages = population.villages;
    villages.resize(static_cast<std::size_t>(county.villages));
    divide_households(county, draft, villages);
    mark_poor_villages(county, draft, villages);
    for (std::uint32_t v = 0; v < villages.rows(); ++v) describe_village(county, draft, v, villages);
    follow_village_register(county, villages);
    name_places(county, population);
    draft.village_poor.assign(draft.households, 0.0);
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        const auto first = draft.village_poor.begin() + villages.first_household[v];
        if (villages.formerly_poor[v]) std::fill_n(first, villages.households[v], 1.0);
    }
}

}  // namespace terrace
