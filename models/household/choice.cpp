#include "models/household/choice.hpp"

#include <algorithm>
#include <cmath>

#include "models/household/sidelines.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

constexpr double season_months = 8;    ///< in which the fields need hands
constexpr double centi = 0.01;

double switching_cost(const ChoiceParameters& choice, LandPlan from, LandPlan to) {
    return from != to && to == LandPlan::lease_out ? choice.switching_scale * static_cast<double>(choice.switch_lease_out) : 0.0;
}

}  // namespace

Temper temper_of(const Households& h, std::uint32_t row, const ChoiceFacts& facts, std::uint32_t risk, std::uint32_t expectation) {
    constexpr std::uint32_t fifth = 858993459, half = 2147483648u, four_fifths = 3435973836u, third = 1431655765;
    const std::size_t klass = risk < fifth ? 0 : risk < half ? 1 : risk < four_fifths ? 2 : 3;
    const int expects = expectation < third ? 0 : expectation < 2 * third ? 1 : 2;
    const double heads = std::max(1, h.members[row] - h.away[row]);
    return {facts.parameters.choice.risk_aversion[klass], expects, std::max(1000.0 * h.income_year[row], facts.line * heads)};
}

Temper temper(const Households& h, std::uint32_t row, std::uint32_t first_household, const ChoiceFacts& facts) {
    return temper_of(h, row, facts, draw_word(facts.month.key, static_cast<std::uint32_t>(Purpose::risk_class), first_household + row, 0),
                     draw_word(facts.month.key, static_cast<std::uint32_t>(Purpose::expectation_class), first_household + row, 0));
}

void ChoiceWords::draw(RandomKey key, Month month, std::uint32_t first_household, std::size_t households) {
    auto fill = [&](std::vector<std::uint32_t>& words, Purpose purpose, std::int32_t at, std::uint32_t index) {
        words.resize(households);
        fill_words(key, static_cast<std::uint32_t>(purpose), at, first_household, words, index);
    };
    const std::int32_t year = month.year() * 12;
    for (std::uint32_t plan = 0; plan < land.size(); ++plan) fill(land[plan], Purpose::plan_taste, year, plan);
    for (std::uint32_t option = 0; option < side.size(); ++option) fill(side[option], Purpose::side_taste, year, option);
    fill(risk, Purpose::risk_class, 0, 0);
    fill(expectation, Purpose::expectation_class, 0, 0);
    fill(attention, Purpose::attention, month.index(), 0);
}

double plan_value(const Households& h, std::uint32_t row, LandPlan plan, int home_workers, const Temper& temper, const ChoiceFacts& facts,
                  std::int32_t extra_leased, double block_rent) {
    const ChoiceParameters& choice = facts.parameters.choice;
    const PlanOutlook& outlook = facts.outlooks[static_cast<std::size_t>(temper.expectation_class)][static_cast<std::size_t>(plan)];
    const double own = centi * (h.contracted[row] - extra_leased);   // what stays after the block
    double area = own + centi * h.collective[row];
    double rents = centi * extra_leased * block_rent - centi * h.collective[row] * static_cast<double>(facts.parameters.crop.collective_rent);
    if (plan == LandPlan::lease_out) {
        const double out = std::max(0.0, own - choice.kept_mu);
        area -= out;
        rents += out * facts.village_rent;
    } else if (plan == LandPlan::expand) {
        area += choice.expand_mu;
        rents -= choice.expand_mu * facts.village_rent;
    }
    const double yield = h.yield_factor[row] / 128.0;
    const double days = area * outlook.days;
    const double capacity = home_workers * season_months * facts.parameters.labour.days_per_month;
    const double hired = std::max(0.0, days - capacity) * facts.day_wage;
    const double spare = std::max(0.0, capacity - days) / (season_months * facts.parameters.labour.days_per_month);
    const double expected = area * (yield * outlook.receipts - outlook.costs) + rents - hired + spare * choice.job_probability * facts.job_wage;
    const double variance = area * area * yield * yield * outlook.variance;
    const double floor = 12.0 * static_cast<double>(facts.parameters.consumption.subsistence) * h.members[row];
    return expected - 0.5 * temper.risk_aversion * variance / std::max(expected, floor) - switching_cost(choice, land_plan(h.plan[row]), plan);
}

bool feasible(const Households& h, std::uint32_t row, LandPlan plan) {
    const bool landless = h.contracted[row] == 0 && h.collective[row] == 0;
    return !(landless && plan != LandPlan::grain) && !(plan == LandPlan::lease_out && h.contracted[row] < 500);
}

double best_plan_value(const Households& h, std::uint32_t row, int home_workers, const Temper& temper, const ChoiceFacts& facts,
                       std::int32_t extra_leased, double block_rent) {
    double best = -1e18;
    for (std::size_t plan = 0; plan < land_plan_count; ++plan)
        if (feasible(h, row, static_cast<LandPlan>(plan)))
            best = std::max(best, plan_value(h, row, static_cast<LandPlan>(plan), home_workers, temper, facts, extra_leased, block_rent));
    return best;
}

bool affordable(const Households& h, std::uint32_t row, double cost, const ChoiceFacts& facts) {
    const double month = facts.parameters.consumption.income_share * 1000.0 * h.income_year[row] / 12;
    return cost <= static_cast<double>(h.cash[row]) - 2 * month;
}

double courtyard_taste(std::uint32_t household, const MonthFacts& facts) {
    auto taste = [&](Side option) {
        const std::uint32_t word = draw_word(facts.key, static_cast<std::uint32_t>(Purpose::side_taste), household, facts.outside.month.year() * 12, static_cast<std::uint32_t>(option));
        return static_cast<double>(gumbel_table()[word >> gumbel_table_shift]);
    };
    return taste(Side::courtyard) - taste(Side::none);
}

double courtyard_value(const Temper& temper, const PeerShares& peers, Fen grant, Fen setup, double net, double taste, const ChoiceFacts& facts) {
    const ChoiceParameters& choice = facts.parameters.choice;
    const double yearly = std::max(0.0, static_cast<double>(setup - grant)) / std::max(1, facts.parameters.courtyard.life_years);
    const double peer = static_cast<double>(peers.side[static_cast<std::size_t>(Side::courtyard)]);
    constexpr double own_day = 0.3;   // an own spare day counts less than a hired one; estimate
    const double work = facts.parameters.courtyard.days * facts.day_wage * own_day;
    return net - yearly - work - choice.switching_scale * static_cast<double>(choice.switch_courtyard) +
           temper.usual_income * (choice.peer_weight * peer + choice.taste_scale * taste);
}

std::vector<PeerShares> peer_shares(const Households& h, const Villages& villages, const Markets& markets, double demonstration_weight) {
    std::vector<PeerShares> shares(2 * villages.rows());
    constexpr int full_cycle = 12;  // months
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        std::array<float, 2> count{};
        const std::uint32_t first = villages.first_household[v];
        for (std::uint32_t row = first; row < first + villages.households[v]; ++row) {
            const std::size_t type = (h.flags[row] & household_flag::pastoral) != 0 ? 1 : 0;
            PeerShares& peers = shares[2 * v + type];
            ++count[type];
            const auto plan = static_cast<std::size_t>(land_plan(h.plan[row]));
            if (markets.plan_margin[plan] > markets.plan_expected[plan]) ++peers.land[plan];
            ++peers.side[static_cast<std::size_t>(side(h.plan[row]))];
            const Courtyard kind = courtyard_kind(h.courtyard[row]);
            if (kind == Courtyard::none || courtyard_age(h.courtyard[row]) < full_cycle) continue;
            peers.side[static_cast<std::size_t>(Side::courtyard)] += kind == Courtyard::demonstration ? static_cast<float>(demonstration_weight) : 1.f;
        }
        for (std::size_t type = 0; type < 2; ++type) {
            PeerShares& peers = shares[2 * v + type];
            for (float& share : peers.land) share = count[type] > 0 ? share / count[type] : 0.f;
            for (float& share : peers.side) share = count[type] > 0 ? std::min(1.f, share / count[type]) : 0.f;
        }
    }
    return shares;
}

}  // namespace terrace
