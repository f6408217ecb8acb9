#include "models/household/livestock.hpp"

#include <algorithm>
#include <array>

#include "models/household/flow_columns.hpp"
#include "models/household/plans.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

constexpr std::size_t skills = 3;

/// Heads affected when each of `heads` is affected with a share: the whole part, and one more by the luck of `word`.
std::int32_t some_of(std::int32_t heads, float share, std::uint32_t word) {
    const float wanted = static_cast<float>(heads) * share;
    const auto whole = static_cast<std::int32_t>(wanted);
    const float luck = static_cast<float>(word >> 8) * 0x1p-24f;
    return std::min(heads, whole + (luck < wanted - static_cast<float>(whole) ? 1 : 0));
}

void draw(const MonthFacts& facts, Purpose purpose, std::uint32_t first_household, std::span<std::uint32_t> words) {
    fill_words(facts.key, static_cast<std::uint32_t>(purpose), facts.index(), first_household, words);
}

/// Income per head sold for each skill: cost plus the margin that the skill earns on it.
std::array<float, skills> sale_factors(const LivestockParameters& livestock, double lamb_price) {
    const double heads_sold = livestock.ewe_share * livestock.lambing_rate;
    const double cost = 12.0 * static_cast<double>(livestock.sheep_cost);
    const double margin = std::max(0.0, heads_sold * lamb_price - cost);
    std::array<float, skills> factors{};
    for (std::size_t skill = 0; skill < skills; ++skill)
        factors[skill] = static_cast<float>((cost + margin * livestock.skill_margin[skill]) / std::max(1.0, cost + margin));
    return factors;
}

}  // namespace

HerdChange tend_sheep(Households& h, const LivestockParameters& livestock, const MonthFacts& facts, std::uint32_t first_household,
                      std::span<std::uint32_t> words, FlowSheet& sheet) {
    draw(facts, facts.calendar == april ? Purpose::sheep_births : Purpose::sheep_deaths, first_household, words);
    const bool lambing = facts.calendar == april;
    const bool selling = facts.calendar >= september && facts.calendar <= november;
    const float birth = static_cast<float>(livestock.ewe_share * livestock.lambing_rate);
    const float death = static_cast<float>(livestock.sheep_mortality);
    const float weak = static_cast<float>(livestock.unskilled_mortality);
    const std::uint32_t outbreak = threshold(livestock.sheep_epidemic / 12);
    const float outbreak_death = static_cast<float>(livestock.sheep_epidemic_death);
    const float keep = static_cast<float>(livestock.sheep_cost) * static_cast<float>(facts.outside.cash_cost);
    const float keeper = static_cast<float>(livestock.keeper_cost) / 12;
    const float hay = static_cast<float>(livestock.hay_cost);
    const float fodder = static_cast<float>(livestock.fodder_heads);
    const auto sale = sale_factors(livestock, facts.outside.lamb);
    const auto price = static_cast<float>(facts.outside.lamb);
    const float sold_now = facts.calendar == november ? 1.f : 0.4f;

    std::int32_t* __restrict costs = paid(sheet, Flow::livestock_costs);
    std::int32_t* __restrict sales = selling ? received(sheet, Flow::sheep_sales) : nullptr;
    HerdChange herd;
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    for (std::uint32_t row = 0; row < rows; ++row) {
        std::int32_t heads = h.sheep[row];
        if (heads == 0) continue;
        const std::uint8_t skill = h.livestock_skill[row];
        const bool pastoral = (h.flags[row] & household_flag::pastoral) != 0;
        herd.before += heads;
        const std::uint32_t word = words[row];
        if (lambing) {
            const std::int32_t born = some_of(h.breeding[row], birth, word);
            heads += born;
            herd.born += born;
        } else {
            const float rate = (word < outbreak ? outbreak_death : 0.f) + death * (skill == 0 ? weak : 1.f);
            const std::int32_t died = some_of(heads, rate, word * 0x9E3779B9u);
            heads -= died;
            herd.died += died;
        }
        if (sales) {
            const std::int32_t surplus = std::max(0, heads - static_cast<std::int32_t>(h.breeding[row]));
            const std::int32_t sold = std::min(surplus, static_cast<std::int32_t>(static_cast<float>(surplus) * sold_now + 0.999f));
            sales[row] = whole_fen(static_cast<float>(sold) * price * sale[std::min<std::size_t>(skill, skills - 1)]);
            heads -= sold;
            herd.sold += sold;
        }
        if (facts.calendar == december && heads < h.breeding[row]) h.breeding[row] = static_cast<std::uint16_t>(heads);
        h.sheep[row] = static_cast<std::uint16_t>(std::min(heads, 65535));
        const float above = pastoral ? 0.f : std::max(0.f, static_cast<float>(h.breeding[row]) - fodder);
        costs[row] += whole_fen(static_cast<float>(h.breeding[row]) * keep + above * hay + (pastoral ? 0.f : keeper));
        herd.after += heads;
    }
    return herd;
}

HerdChange tend_birds(Households& h, const LivestockParameters& livestock, const MonthFacts& facts, std::uint32_t first_household,
                      std::span<std::uint32_t> words, std::span<std::uint16_t> for_sale, FlowSheet& sheet) {
    HerdChange flock;
    std::fill(for_sale.begin(), for_sale.end(), std::uint16_t{0});
    if (facts.calendar < april || facts.calendar > september) return flock;   // nobody raises birds in winter
    draw(facts, Purpose::bird_deaths, first_household, words);
    const bool buying = facts.calendar == april;
    const bool selling = facts.calendar == september;
    constexpr double months_raised = 6;   // April to September
    const auto death = static_cast<float>(1 - math::pow(livestock.bird_survival, 1 / months_raised));
    const std::uint32_t outbreak = threshold(livestock.bird_epidemic / 12);
    const auto outbreak_death = static_cast<float>(livestock.bird_epidemic_death);
    const float feed = static_cast<float>(livestock.bird_feed) / static_cast<float>(months_raised) * static_cast<float>(facts.outside.cash_cost);
    const float chick = static_cast<float>(livestock.chick_price) * static_cast<float>(facts.outside.cash_cost);
    std::int32_t* __restrict costs = paid(sheet, Flow::livestock_costs);
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    for (std::uint32_t row = 0; row < rows; ++row) {
        std::int32_t birds = h.birds[row];
        const bool starts = buying && side(h.plan[row]) == Side::poultry && birds == 0;
        if (birds == 0 && !starts) continue;
        flock.before += birds;
        if (starts) {
            flock.bought += livestock.birds_per_household;
            birds += livestock.birds_per_household;
            costs[row] += whole_fen(static_cast<float>(livestock.birds_per_household) * chick);
        }
        const float rate = death + (words[row] < outbreak ? outbreak_death : 0.f);
        const std::int32_t died = some_of(birds, std::min(1.f, rate), words[row] * 0x9E3779B9u);
        birds -= died;
        flock.died += died;
        costs[row] += whole_fen(static_cast<float>(birds) * feed);
        if (selling) {
            for_sale[row] = static_cast<std::uint16_t>(birds);
            flock.sold += birds;
            birds = 0;
        }
        h.birds[row] = static_cast<std::uint16_t>(birds);
        flock.after += birds;
    }
    return flock;
}

}  // namespace terrace
