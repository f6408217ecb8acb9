#include "analysis/sensitivity/morris.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t fewest_effects = 4;   // of a group, that an interval can be drawn from

/// The first factor whose share differs between two points, or the number of factors.
std::size_t moved_factor(const Design& design, std::size_t point) {
    std::size_t factor = 0;
    while (factor < design.factors.size() && design.share(point, factor) == design.share(point + 1, factor)) ++factor;
    return factor;
}

std::size_t effects_of(const ElementaryEffects& found, std::size_t group) {
    std::size_t count = 0;
    for (std::size_t t = 0; t < found.trajectories(); ++t) count += !std::isnan(found.effects[t * found.groups + group]);
    return count;
}

}  // namespace

ElementaryEffects elementary_effects(const Design& design, std::span<const double> results) {
    const std::vector<std::size_t> group_of = group_of_factors(design.factors);
    ElementaryEffects found{.groups = group_names(design.factors).size(), .effects = {}, .has_sign = {}};
    const std::size_t points = found.groups + 1, trajectories = design.points() / points;
    found.effects.assign(trajectories * found.groups, nan);
    for (std::size_t group = 0; group < found.groups; ++group) found.has_sign.push_back(std::count(group_of.begin(), group_of.end(), group) == 1 ? 1 : 0);
    for (std::size_t t = 0; t < trajectories; ++t)
        for (std::size_t step = 0; step < found.groups; ++step) {
            const std::size_t point = t * points + step, factor = moved_factor(design, point);
            if (factor == design.factors.size()) continue;
            const double move = design.share(point + 1, factor) - design.share(point, factor);
            found.effects[t * found.groups + group_of[factor]] = (results[point + 1] - results[point]) / move;
        }
    return found;
}

std::vector<double> morris_figures(const ElementaryEffects& found, std::span<const std::uint32_t> trajectories) {
    std::vector<double> figures(3 * found.groups, nan);
    for (std::size_t group = 0; group < found.groups; ++group) {
        double n = 0, sum = 0, size = 0, squares = 0;
        for (const std::uint32_t t : trajectories)
            if (const double effect = found.effects[t * found.groups + group]; !std::isnan(effect)) ++n, sum += effect, size += std::fabs(effect);
        if (n == 0) continue;
        figures[found.groups + group] = size / n;
        if (found.has_sign[group] == 0) continue;
        for (const std::uint32_t t : trajectories)
            if (const double effect = found.effects[t * found.groups + group]; !std::isnan(effect)) squares += (effect - sum / n) * (effect - sum / n);
        figures[group] = sum / n;
        if (n > 1) figures[2 * found.groups + group] = std::sqrt(squares / (n - 1));
    }
    return figures;
}

MorrisMeasures morris_measures(const ElementaryEffects& found, const BootstrapTerms& terms) {
    const std::vector<Estimate> all = bootstrap(found.trajectories(), terms, [&](std::span<const std::uint32_t> some) { return morris_figures(found, some); });
    const auto groups = static_cast<std::ptrdiff_t>(found.groups);
    MorrisMeasures measures;
    measures.mean.assign(all.begin(), all.begin() + groups);
    measures.size.assign(all.begin() + groups, all.begin() + 2 * groups);
    measures.spread.assign(all.begin() + 2 * groups, all.end());
    measures.trajectories = found.trajectories();
    measures.fewest = measures.trajectories;
    for (std::size_t group = 0; group < found.groups; ++group) {
        const std::size_t count = effects_of(found, group);
        measures.fewest = std::min(measures.fewest, count);
        for (auto* estimates : {&measures.mean, &measures.size, &measures.spread})
            if (Estimate& one = (*estimates)[group]; count < fewest_effects) one = {.value = one.value};
    }
    measures.lost = static_cast<std::size_t>(std::count_if(found.effects.begin(), found.effects.end(), [](double effect) { return std::isnan(effect); }));
    return measures;
}

}  // namespace terrace
