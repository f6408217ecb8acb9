#include "analysis/plan/allocation.hpp"

#include "sim/config/node.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

/// The lower half is none, the upper half rises to one.
double weight_of(double coordinate) { return std::max(0.0, 2 * coordinate - 1); }

/// Weight of each cell, as PlanBudget::money is ordered.
std::vector<double> cell_weights(std::size_t lines, std::size_t years, std::span<const double> point) {
    std::vector<double> weights;
    const std::span<const double> tiers = point.subspan(1, lines * tier_count), by_year = point.subspan(1 + lines * tier_count);
    for (std::size_t line = 0; line < lines; ++line) {
        double sum = 0;
        for (std::size_t y = 0; y < years; ++y)
            sum += weight_of(by_year[line * years + y]);
        for (std::size_t t = 0; t < tier_count; ++t)
            for (std::size_t y = 0; y < years; ++y)
                weights.push_back(sum > 0 ? weight_of(tiers[line * tier_count + t]) * weight_of(by_year[line * years + y]) / sum : 0);
    }
    return weights;
}

/// Units still free under each ceiling.
struct Room {
    std::vector<std::int64_t> line, year;
    std::array<std::int64_t, tier_count> tier{};

    explicit Room(const PlanCeilings& ceilings) {
        for (const Fen most : ceilings.by_line)
            line.push_back(most / ceilings.unit);
        for (const Fen most : ceilings.by_year)
            year.push_back(most / ceilings.unit);
        for (std::size_t t = 0; t < tier_count; ++t)
            tier[t] = ceilings.by_tier[t] / ceilings.unit;
    }
    [[nodiscard]] bool for_cell(std::size_t cell) const {
        const std::size_t years = year.size();
        return line[cell / years / tier_count] > 0 && tier[cell / years % tier_count] > 0 && year[cell % years] > 0;
    }
    void take(std::size_t cell) {
        const std::size_t years = year.size();
        --line[cell / years / tier_count];
        --tier[cell / years % tier_count];
        --year[cell % years];
    }
};

} // namespace

std::size_t point_size(std::size_t lines, std::size_t years) { return 1 + lines * (tier_count + years); }

PlanBudget budget_at(const PlanCeilings& ceilings, std::span<const double> point) {
    const std::size_t lines = ceilings.by_line.size(), years = ceilings.by_year.size();
    const std::vector<double> weights = cell_weights(lines, years, point);
    std::vector<std::int64_t> units(weights.size(), 0);
    Room room(ceilings);
    const std::int64_t total = scale(ceilings.total / ceilings.unit, point[0]);
    for (std::int64_t unit = 0; unit < total; ++unit) {
        std::size_t best = weights.size();
        double highest = 0;
        for (std::size_t cell = 0; cell < weights.size(); ++cell) {
            const double claim = weights[cell] / static_cast<double>(2 * units[cell] + 1);
            if (claim > highest && room.for_cell(cell)) best = cell, highest = claim;
        }
        if (best == weights.size()) break;
        ++units[best];
        room.take(best);
    }
    PlanBudget budget{lines, years, {}};
    for (const std::int64_t count : units)
        budget.money.push_back(count * ceilings.unit);
    return budget;
}

bool within(const PlanCeilings& ceilings, const PlanBudget& budget) {
    std::vector<Fen> line(budget.lines, 0), year(budget.years, 0);
    std::array<Fen, tier_count> tier{};
    for (std::size_t l = 0; l < budget.lines; ++l)
        for (std::size_t t = 0; t < tier_count; ++t)
            for (std::size_t y = 0; y < budget.years; ++y) {
                const Fen money = budget.at(l, t, y);
                if (money < 0 || money % ceilings.unit != 0) return false;
                line[l] += money, tier[t] += money, year[y] += money;
            }
    const auto below = [](const auto& spent, const auto& most) {
        return std::equal(spent.begin(), spent.end(), most.begin(), most.end(), std::less_equal<>());
    };
    return budget.total() <= ceilings.total && below(line, ceilings.by_line) && below(year, ceilings.by_year) &&
           below(tier, ceilings.by_tier);
}

std::size_t starting_points(std::size_t lines) { return 2 + lines * (1 + tier_count); }

std::vector<std::vector<double>> first_points(std::size_t lines, std::size_t years, std::size_t count, std::uint32_t seed) {
    const std::size_t size = point_size(lines, years);
    std::vector<std::vector<double>> points{std::vector<double>(size, 0), std::vector<double>(size, 1)};
    const auto alone = [&](std::size_t line, std::size_t first, std::size_t tiers) {
        std::vector<double> point(size, 1);
        std::fill(point.begin() + 1, point.begin() + 1 + static_cast<std::ptrdiff_t>(lines * tier_count), 0.0);
        std::fill_n(point.begin() + 1 + static_cast<std::ptrdiff_t>(line * tier_count + first), tiers, 1.0);
        points.push_back(std::move(point));
    };
    for (std::size_t line = 0; line < lines; ++line)
        alone(line, 0, tier_count);
    for (std::size_t line = 0; line < lines; ++line)
        for (std::size_t t = 0; t < tier_count; ++t)
            alone(line, t, 1);
    while (points.size() < count) {
        std::vector<double> point;
        for (std::size_t i = 0; i < size; ++i) {
            constexpr std::uint32_t drawn_budget = 1; // what the words are for; nothing to do with the luck of runs
            point.push_back(uniform_open(draw_word({seed, 0}, PurposeCode(drawn_budget), static_cast<std::uint32_t>(points.size()), 0,
                                                   static_cast<std::uint32_t>(i))));
        }
        points.push_back(std::move(point));
    }
    return points;
}

std::string budget_text(const PlanBudget& budget) {
    std::string text;
    for (const Fen money : budget.money) {
        if (!text.empty()) text += ",";
        text += number_text(yuan(money));
    }
    return text;
}

} // namespace terrace
