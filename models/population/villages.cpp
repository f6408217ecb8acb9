#include <algorithm>
#include <limits>
#include <string>

#include "models/population/draft.hpp"
#include "models/population/selection.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

void name_places(const CountyMargins& county, Population& population) {
    const auto numbered = [&](std::size_t row, const char* en, const char* zh) {
        const std::string number = std::to_string(row + 1);
        return Text{county.label.en + en + number, county.label.zh + number + zh};
    };
    for (std::size_t row = 0; row < population.villages.rows(); ++row) {
        population.village_names.push_back(numbered(row, " village ", "号村"));
    }
    for (std::size_t row = 0; row < static_cast<std::size_t>(county.townships); ++row) {
        population.township_names.push_back(numbered(row, " township ", "号乡镇"));
    }
}

/// Households by village in proportion to log-normal sizes, at least one each.
void divide_households(const CountyMargins& county, const Draft& draft, Villages& villages) {
    std::vector<double> sizes(villages.rows());
    for (std::uint32_t v = 0; v < sizes.size(); ++v) {
        sizes[v] = lognormal(1.0, county.village_size_log_sd, draft.village_word(SynthesisPurpose::village_size, v));
    }
    std::vector<std::int32_t> parts(sizes.size());
    const auto spare = county.households - county.villages;
    apportion(spare, sizes, std::numeric_limits<std::int32_t>::max(), parts);
    std::uint32_t first = 0;
    for (std::size_t v = 0; v < sizes.size(); ++v) {
        villages.first_household[v] = first;
        villages.households[v] = static_cast<std::uint32_t>(parts[v]) + 1;
        first += villages.households[v];
    }
}

/// Which villages were poor until 2017: keyed, each as likely as any other.
void mark_poor_villages(const CountyMargins& county, const Draft& draft, Villages& villages) {
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

}  // namespace

void place_villages(const CountyMargins& county, Draft& draft, Population& population) {
    Villages& villages = population.villages;
    villages.resize(static_cast<std::size_t>(county.villages));
    divide_households(county, draft, villages);
    mark_poor_villages(county, draft, villages);
    for (std::uint32_t v = 0; v < villages.rows(); ++v) describe_village(county, draft, v, villages);
    name_places(county, population);
    draft.village_poor.assign(draft.households, 0.0);
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        const auto first = draft.village_poor.begin() + villages.first_household[v];
        if (villages.formerly_poor[v]) std::fill_n(first, villages.households[v], 1.0);
    }
}

}  // namespace terrace
