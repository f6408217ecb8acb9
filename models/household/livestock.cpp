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

void draw(const MonthFacts& facts, Purpose purpose, std::uint32_t first_household, std::span<std::uint32_t> words) {
    fill_words(facts.key, static_cast<std::uint32_t>(purpose), facts.index(), first_household, words);
}

/// Income per sheep sold for each skill.
std::array<float, skills> sale_factors(const LivestockParameters& livestock, double lamb_price) {
    const double heads_sold = livestock.ewe_share * livestock.lambing_rate;
    const double cost = 12.0 * static_cast<double>(livestock.sheep_cost);
    return skilled_receipts(livestock, heads_sold * lamb_price, cost);
}

constexpr double months_raised = 6;   // birds: April to September

/// Chance of a bird to die in a month without an outbreak.
double bird_death(const LivestockParameters& livestock, int skill) {
    const double usual = 1 - math::pow(livestock.bird_survival, 1 / months_raised);
    return std::min(1.0, usual * (skill == 0 ? livestock.unskilled_mortality : 1.0));
}

/// Farms whose flock earns less than it costs sell part of it. Reads flocks and skill, writes `breeding`.
void give_up_losing_flocks(Households& h, const LivestockParameters& livestock, const OutsideMonth& outside) {
    constexpr int part = 3, too_few = 3;   // a third a year; nobody keeps two sheep; estimates
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const int heads = h.breeding[row];
        if (heads == 0 || (h.flags[row] & household_flag::pastoral) != 0) continue;
        if (flock_profit(livestock, outside, livestock_skill(h.plan[row]), false, heads) >= 0) continue;
        h.breeding[row] = static_cast<std::uint16_t>(heads <= too_few ? 0 : heads - (heads + part - 1) / part);
    }
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
    const std::uint8_t* __restrict plans = h.plan.data();
    const std::uint16_t* __restrict flags = h.flags.data();
    std::int32_t before = 0, births = 0, deaths = 0, sold_sum = 0, after = 0;   // a county has far fewer than two billion sheep
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::int32_t heads = sheep[row];
        const std::int32_t ewes = breeding[row];
        const std::int32_t skill = livestock_skill(plans[row]);
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

std::array<float, 3> skilled_receipts(const LivestockParameters& livestock, double receipts, double cost) {
    const double margin = std::max(0.0, receipts - cost);
    std::array<float, 3> factors{};
    for (std::size_t skill = 0; skill < skills; ++skill)
        factors[skill] = static_cast<float>((cost + margin * livestock.skill_margin[skill]) / std::max(1.0, cost + margin));
    return factors;
}

BirdOutlook bird_outlook(const LivestockParameters& livestock, int skill) {
    const double lives = 1 - bird_death(livestock, skill);
    BirdOutlook bird{1, 0};
    for (int month = 0; month < static_cast<int>(months_raised); ++month) {
        bird.survival *= lives;
        bird.feed += bird.survival * static_cast<double>(livestock.bird_feed) / months_raised;
    }
    return bird;
}

double flock_profit(const LivestockParameters& livestock, const OutsideMonth& outside, int skill, bool pastoral, int heads) {
    if (heads <= 0) return 0;
    const double margin = livestock.ewe_share * livestock.lambing_rate * outside.lamb - 12 * static_cast<double>(livestock.sheep_cost) * outside.cash_cost;
    const double earned = heads * (margin > 0 ? margin * livestock.skill_margin[static_cast<std::size_t>(std::clamp(skill, 0, 2))] : margin);
    if (pastoral) return earned;
    return earned - static_cast<double>(livestock.keeper_cost) - std::max(0.0, heads - livestock.fodder_heads) * 12 * static_cast<double>(livestock.hay_cost);
}

HerdChange tend_sheep(Households& h, const LivestockParameters& livestock, const MonthFacts& facts, std::uint32_t first_household,
                      std::span<std::uint32_t> words, FlowSheet& sheet) {
    const bool lambing = facts.calendar == april;
    const bool selling = facts.calendar >= september && facts.calendar <= november;
    if (facts.calendar == november) give_up_losing_flocks(h, livestock, facts.outside);
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

void improve_flocks(Households& h, const RowList& improved, std::int32_t since, const LivestockParameters& livestock, const MonthFacts& facts,
                    std::uint32_t first_household, HerdChange& change, FlowSheet& sheet) {
    const bool lambing = facts.calendar == april;
    const bool selling = facts.calendar >= september && facts.calendar <= november;
    if (improved.size() == 0 || !(lambing || selling) || facts.index() - since < livestock.improvement_lag) return;
    std::int32_t* __restrict sales = received(sheet, Flow::sheep_sales);
    const auto gain = static_cast<float>(livestock.improved_weight), more = static_cast<float>(livestock.ewe_share * livestock.improved_lambing);
    improved.for_each([&](std::uint32_t row) {
        if (selling) sales[row] += whole_fen(static_cast<float>(sales[row]) * gain);
        if (!lambing || (h.flags[row] & household_flag::pastoral) == 0 || h.sheep[row] >= largest_flock) return;
        const std::uint32_t word = draw_word(facts.key, static_cast<std::uint32_t>(Purpose::improved_births), first_household + row, facts.index());
        const std::int32_t born = some_of(h.breeding[row], more, word);
        h.sheep[row] = static_cast<std::uint16_t>(h.sheep[row] + born);
        change.born += born;
        change.after += born;
    });
}

HerdChange tend_birds(Households& h, const LivestockParameters& livestock, const MonthFacts& facts, std::uint32_t first_household,
                      std::span<std::uint32_t> words, std::span<std::uint16_t> for_sale, FlowSheet& sheet) {
    HerdChange flock;
    std::fill(for_sale.begin(), for_sale.end(), std::uint16_t{0});
    if (facts.calendar < april || facts.calendar > september) return flock;   // nobody raises birds in winter
    draw(facts, Purpose::bird_deaths, first_household, words);
    const bool buying = facts.calendar == april;
    const bool selling = facts.calendar == september;
    const auto death = static_cast<float>(bird_death(livestock, 2)), weak_death = static_cast<float>(bird_death(livestock, 0));
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
        const float rate = (livestock_skill(h.plan[row]) == 0 ? weak_death : death) + (words[row] < outbreak ? outbreak_death : 0.f);
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
