#include "analysis/plan/shapley.hpp"

#include <map>
#include <stdexcept>

namespace terrace {
namespace {

using Effects = std::vector<double>;

unsigned bit(std::size_t line) { return 1U << line; }

std::size_t pair_count(std::size_t lines) { return lines * (lines - 1) / 2; }

/// Position of the pair (first, second), first < second.
std::size_t pair_position(std::size_t lines, std::size_t first, std::size_t second) {
    return first * lines - first * (first + 1) / 2 + second - first - 1;
}

/// [size] s! (n - s - 1)! / n!: the share of the orders of n players in which a given set of s stands before a given player.
std::vector<double> shares_of_orders(std::size_t players) {
    std::vector<double> shares(players);
    double choices = 1; // players - 1 over s
    for (std::size_t s = 0; s < players; ++s) {
        shares[s] = 1 / (choices * static_cast<double>(players));
        choices = choices * static_cast<double>(players - 1 - s) / static_cast<double>(s + 1);
    }
    return shares;
}

/// Effects of subsets, each run once.
class Runs {
public:
    explicit Runs(const EffectOfLines& effect) : effect_(effect) {}

    const Effects& operator()(unsigned mask) {
        const auto known = effects_.find(mask);
        if (known != effects_.end()) return known->second;
        Effects fresh = effect_(mask);
        if (!effects_.empty() && fresh.size() != effects_.begin()->second.size())
            throw std::invalid_argument("shapley_split: effects of unequal length");
        return effects_.emplace(mask, std::move(fresh)).first->second;
    }

private:
    const EffectOfLines& effect_;
    std::map<unsigned, Effects> effects_;
};

/// [line or pair][replicate]
struct ByReplicate {
    std::vector<Effects> parts, interactions;
    std::vector<double> seen; ///< [pair] orders in which the two were neighbours
};

ByReplicate by_all_subsets(std::size_t lines, Runs& runs) {
    const unsigned masks = 1U << lines;
    const std::size_t replicates = runs(0).size();
    ByReplicate result{std::vector(lines, Effects(replicates)), std::vector(pair_count(lines), Effects(replicates)),
                       std::vector(pair_count(lines), 1.0)};
    for (unsigned mask = 0; mask < masks; ++mask)
        runs(mask);
    Effects effects(masks);
    for (std::size_t r = 0; r < replicates; ++r) {
        for (unsigned mask = 0; mask < masks; ++mask)
            effects[mask] = runs(mask)[r];
        const ShapleyValues values = shapley_values(lines, effects);
        for (std::size_t line = 0; line < lines; ++line)
            result.parts[line][r] = values.parts[line];
        for (std::size_t pair = 0; pair < values.interactions.size(); ++pair)
            result.interactions[pair][r] = values.interactions[pair];
    }
    return result;
}

void add_difference(Effects& sum, const Effects& more, const Effects& less) {
    for (std::size_t r = 0; r < sum.size(); ++r)
        sum[r] += more[r] - less[r];
}

/// Adds one order: the marginal effect of each line, and what neighbours add together beyond what each adds there alone.
void add_order(const std::vector<std::size_t>& order, Runs& runs, ByReplicate& sums) {
    const std::size_t lines = order.size();
    unsigned before = 0;
    for (std::size_t place = 0; place < lines; ++place) {
        const std::size_t line = order[place];
        const unsigned with = before | bit(line);
        add_difference(sums.parts[line], runs(with), runs(before));
        if (place + 1 < lines) {
            const std::size_t next = order[place + 1];
            const std::size_t pair = pair_position(lines, std::min(line, next), std::max(line, next));
            add_difference(sums.interactions[pair], runs(with | bit(next)), runs(with));
            add_difference(sums.interactions[pair], runs(before), runs(before | bit(next)));
            ++sums.seen[pair];
        }
        before = with;
    }
}

ByReplicate by_orders(std::size_t lines, Runs& runs, const ShapleyTerms& terms) {
    const std::size_t replicates = runs(0).size();
    ByReplicate sums{std::vector(lines, Effects(replicates)), std::vector(pair_count(lines), Effects(replicates)),
                     std::vector(pair_count(lines), 0.0)};
    double orders = 0;
    for (std::size_t round = 0; round < std::max<std::size_t>(1, terms.rounds); ++round)
        for (const auto& order : balanced_orders(lines, terms.seed, static_cast<std::uint32_t>(round))) {
            add_order(order, runs, sums);
            ++orders;
        }
    for (Effects& part : sums.parts)
        for (double& value : part)
            value /= orders;
    for (std::size_t pair = 0; pair < sums.interactions.size(); ++pair)
        for (double& value : sums.interactions[pair])
            value /= sums.seen[pair];
    return sums;
}

MeanEstimate difference(const Effects& more, const Effects& less, double confidence) {
    return paired_difference(more, less, confidence).difference;
}

} // namespace

ShapleyValues shapley_values(std::size_t lines, std::span<const double> effects) {
    const unsigned masks = 1U << lines;
    if (effects.size() != masks) throw std::invalid_argument("shapley_values: not one effect for each subset");
    ShapleyValues values{std::vector<double>(lines, 0), std::vector<double>(pair_count(lines), 0)};
    const std::vector<double> share = shares_of_orders(lines), share_of_pairs = shares_of_orders(lines - 1);
    for (unsigned mask = 0; mask < masks; ++mask) {
        const auto size = static_cast<std::size_t>(__builtin_popcount(mask));
        for (std::size_t i = 0; i < lines; ++i) {
            if ((mask & bit(i)) != 0) continue;
            const double marginal = effects[mask | bit(i)] - effects[mask];
            values.parts[i] += share[size] * marginal;
            for (std::size_t j = i + 1; j < lines; ++j)
                if ((mask & bit(j)) == 0)
                    values.interactions[pair_position(lines, i, j)] +=
                        share_of_pairs[size] * (effects[mask | bit(i) | bit(j)] - effects[mask | bit(j)] - marginal);
        }
    }
    return values;
}

ShapleySplit shapley_split(std::size_t lines, const EffectOfLines& effect, const ShapleyTerms& terms) {
    if (lines == 0 || lines > 31) throw std::invalid_argument("shapley_split: 1 to 31 lines");
    Runs runs(effect);
    const ByReplicate values = lines <= most_exact_lines ? by_all_subsets(lines, runs) : by_orders(lines, runs, terms);
    const unsigned all = (1U << lines) - 1;
    ShapleySplit split;
    split.whole = difference(runs(all), runs(0), terms.confidence);
    for (std::size_t line = 0; line < lines; ++line)
        split.parts.push_back({line, mean_with_interval(values.parts[line], terms.confidence),
                               difference(runs(bit(line)), runs(0), terms.confidence),
                               difference(runs(all), runs(all & ~bit(line)), terms.confidence)});
    for (std::size_t first = 0; first < lines; ++first)
        for (std::size_t second = first + 1; second < lines; ++second)
            split.interactions.push_back(
                {first, second, mean_with_interval(values.interactions[pair_position(lines, first, second)], terms.confidence)});
    return split;
}

} // namespace terrace
