#include "models/population/synthesis.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "models/population/draft.hpp"
#include "sim/core/money.hpp"

namespace terrace {

std::vector<double> Draft::normals(SynthesisPurpose purpose) const {
    const std::vector<std::uint32_t> drawn = words(purpose);
    std::vector<double> out(drawn.size());
    to_normals(drawn, out);
    return out;
}

std::vector<std::uint32_t> Draft::worker_words(SynthesisPurpose purpose) const {
    constexpr std::uint32_t chunk = 256 * worker_slots;  // numbers drawn at a time, small enough to stay in the nearest cache
    std::array<std::uint32_t, chunk> drawn;
    std::vector<std::uint32_t> out(number.size());
    const std::uint32_t numbers = households * worker_slots;
    std::size_t w = 0;
    for (std::uint32_t first = 0; first < numbers; first += chunk) {
        const std::uint32_t count = std::min(chunk, numbers - first);
        fill_words(key, purpose, 0, first_household * worker_slots + first, std::span(drawn).first(count));
        for (; w < out.size() && number[w] - first < count; ++w) out[w] = drawn[number[w] - first];
    }
    return out;
}

std::size_t rounded_count(double share, std::size_t count) {
    return static_cast<std::size_t>(round_half_away(share * static_cast<double>(count)));
}

Population synthesise(const CountyMargins& county, std::uint32_t county_index, RandomKey key) {
    assert(county_index < county_limit && county.households <= household_numbers_per_county);
    Population population;
    population.county_index = county_index;
    population.first_household_id = first_household_number(county_index);
    Draft draft{.key = key,
                .county_index = county_index,
                .first_household = population.first_household_id,
                .households = static_cast<std::uint32_t>(county.households)};
    place_villages(county, draft, population);
    form_households(county, draft, population);
    divide_land(county, draft, population);
    stock_farms(county, draft, population);
    place_workers(county, draft, population);
    staff_enterprises(county, draft, population);
    fill_income(county, draft, population);
    join_programmes(county, draft, population);
    return population;
}

}  // namespace terrace
