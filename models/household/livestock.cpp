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
inline std::int32_t some_of(std::int32_t heads, float share, std::uint32_t word) {
    const float wanted = static_cast<float>(heads) * share;
    const auto whole = static_cast<std::int32_t>(wanted);
    const float luck = static_cast<float>(static_cast<std::int32_t>(word >> 8)) * 0x1p-24f;
    const std::int32_t some = whole + (luck < wanted - static_cast<float>(whole) ? 1 : 0);
    return some < heads ? some : heads;
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

/// What this month asks of every flock; plain numbers for the loop.
struct SheepMonth {
    float birth, death, weak, outbreak_death, sold_now, price, keep, keeper, hay, fodder;
    float sale0, sale1, sale2;
    std::uint32_t outbreak;
    std::int32_t december;
};

[[gnu::target_clones("default", "arch=x86-64-v3")]] HerdChange move_flocks(Households& h, const SheepMonth month, const std::uint32_t* __restrict words, std::int32_t* __restrict costs, std::int32_t* __restrict sales) {
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    std::uint16_t* __restrict sheep = h.sheep.data();
    std::uint16_t* __restrict breeding = h.breeding.data();
    const std::uint8_t* __restrict skills_of = h.livestock_skill.data();
    const std::uint16_t* __restrict flags = h.flags.data();
    std::int32_t before = 0, births = 0, deaths = 0, sold_sum = 0, after = 0;   // a county has far fewer than two billion sheep
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::int32_t heads = sheep[row];
        const std::int32_t ewes = breeding[row];
        const std::int32_t skill = skills_of[row];
        const std::uint32_t word = words[row];
        const float pastoral = (flags[row] & household_flag::pastoral) != 0 ? 1.f : 0.f;
        const float keeps = heads > 0 ? 1.f : 0.f;
        const std::int32_t born = some_of(ewes, month.birth * keeps, word);
        const float rate = month.death * (skill == 0 ? month.weak : 1.f) + (word < month.outbreak ? month.outbreak_death : 0.f);
        const std::int32_t died = some_of(heads, rate, word * 0x9E3779B9u);
        const std::int32_t alive = heads + born - died;
        const std::int32_t surplus = alive > ewes ? alive - ewes : 0;
        const auto wanted = static_cast<std::int32_t>(static_cast<float>(surplus) * month.sold_now + 0.999f);
        const std::int32_t sold = month.sold_now > 0.f ? (wanted < surplus ? wanted : surplus) : 0;
        const float worth = skill == 0 ? month.sale0 : (skill == 1 ? month.sale1 : month.sale2);
        sales[row] = whole_fen(static_cast<float>(sold) * month.price * worth);
        const std::int32_t left = alive - sold < 65535 ? alive - sold : 65535;
        const std::int32_t flock = month.december != 0 && left < ewes ? left : ewes;
        const float above = static_cast<float>(flock) - month.fodder;
        const float hay = (above > 0.f ? above : 0.f) * month.hay * (1.f - pastoral);
        costs[row] += whole_fen(keeps * (static_cast<float>(flock) * month.keep + hay + month.keeper * (1.f - pastoral)));
        sheep[row] = static_cast<std::uint16_t>(left);
        breeding[row] = static_cast<std::uint16_t>(flock);
        before += heads, births += born, deaths += died, sold_sum += sold, after += left;
    }
    return {before, births, 0, sold_sum, deaths, after};
}

}  // namespace

HerdChange tend_sheep(Households& h, const LivestockParameters& livestock, const MonthFacts& facts, std::uint32_t first_household,
                      std::span<std::uint32_t> words, FlowSheet& sheet) {
    const bool lambing = facts.calendar == april;
    const bool selling = facts.calendar >= september && facts.calendar <= november;
    draw(facts, lambing ? Purpose::sheep_births : Purpose::sheep_deaths, first_household, words);
    const auto sale = sale_factors(livestock, facts.outside.lamb);
    SheepMonth month{};
    month.birth = lambing ? static_cast<float>(livestock.ewe_share * livestock.lambing_rate) : 0.f;
    month.death = lambing ? 0.f : static_cast<float>(livestock.sheep_mortality);
    month.weak = static_cast<float>(livestock.unskilled_mortality);
    month.outbreak = lambing ? 0 : threshold(livestock.sheep_epidemic / 12);
    month.outbreak_death = static_cast<float>(livestock.sheep_epidemic_death);
    month.sold_now = !selling ? 0.f : facts.calendar == november ? 1.f : 0.4f;
    month.price = static_cast<float>(facts.outside.lamb);
    month.keep = static_cast<float>(static_cast<double>(livestock.sheep_cost) * facts.outside.cash_cost);
    month.keeper = static_cast<float>(livestock.keeper_cost) / 12;
    month.hay = static_cast<float>(livestock.hay_cost);
    month.fodder = static_cast<float>(livestock.fodder_heads);
    month.sale0 = sale[0], month.sale1 = sale[1], month.sale2 = sale[2];
    month.december = facts.calendar == december ? 1 : 0;
    return move_flocks(h, month, words.data(), paid(sheet, Flow::livestock_costs), received_whole(sheet, Flow::sheep_sales));
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
