#include "analysis/sensitivity/sobol_indices.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t fewest_blocks_of_figure = 4;   // different ones: three centred columns lie in three dimensions at least, so that none follows from the others
constexpr double least_own_share = 0.05;             // of B that does not go with A by chance: what is divided by

/// Columns of a block.
struct Columns {
    std::size_t groups, all;
    [[nodiscard]] std::size_t a() const { return 0; }
    [[nodiscard]] std::size_t b() const { return all - 1; }
    [[nodiscard]] std::size_t a_with(std::size_t group) const { return 1 + group; }
    [[nodiscard]] std::size_t b_with(std::size_t group) const { return 1 + groups + group; }
};

/// Counts different blocks among sorted ones.
class Different {
public:
    void add(std::uint32_t block) {
        count_ += count_ == 0 || block != last_;
        last_ = block;
    }
    [[nodiscard]] bool enough() const { return count_ >= fewest_blocks_of_figure; }

private:
    std::size_t count_ = 0;
    std::uint32_t last_ = 0;
};

/// Sums over the blocks of a sample, taken from results less their common mean so that little is lost to rounding.
class Sample {
public:
    Sample(const SaltelliResults& results, std::span<const std::uint32_t> blocks)
        : values_(results.values.data()), columns_(results.columns()), blocks_(blocks.begin(), blocks.end()) {
        std::sort(blocks_.begin(), blocks_.end());
        double sum = 0, count = 0;
        for (const std::uint32_t block : blocks_)
            for (const std::size_t column : {std::size_t{0}, columns_ - 1})
                if (const double y = at(block, column); !std::isnan(y)) sum += y, ++count;
        centre_ = count > 0 ? sum / count : 0;
        double squares = 0, size = 0;
        for (const std::uint32_t block : blocks_)
            for (const std::size_t column : {std::size_t{0}, columns_ - 1})
                if (const double y = at(block, column); !std::isnan(y)) squares += (y - centre_) * (y - centre_), size = std::max(size, std::fabs(y));
        const double rounding = 1e-13 * size;
        variance_ = count < 2 || squares <= rounding * rounding * count ? nan : squares / (count - 1);
    }

    /// Of A and B together; NaN when they do not vary beyond rounding.
    [[nodiscard]] double variance() const { return variance_; }

    /// Correlation of two columns over the blocks that have both; NaN for too few different ones.
    [[nodiscard]] double correlation(std::size_t one, std::size_t other) const {
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        Different different;
        for (const std::uint32_t block : blocks_) {
            const double u = at(block, one) - centre_, v = at(block, other) - centre_;
            if (std::isnan(u) || std::isnan(v)) continue;
            ++n, x += u, y += v, xx += u * u, yy += v * v, xy += u * v;
            different.add(block);
        }
        const double spread = (n * xx - x * x) * (n * yy - y * y);
        return different.enough() && spread > 0 && !std::isnan(variance_) ? (n * xy - x * y) / std::sqrt(spread) : nan;
    }

    using Pair = std::pair<std::size_t, std::size_t>;
    /// Mean squared difference of pairs of columns over the blocks that have both; NaN for too few different ones.
    [[nodiscard]] double mean_difference(std::span<const Pair> pairs) const {
        double squares = 0, count = 0;
        Different different;
        for (const std::uint32_t block : blocks_)
            for (const auto& [one, other] : pairs) {
                const double difference = at(block, one) - at(block, other);
                if (std::isnan(difference)) continue;
                squares += difference * difference, ++count;
                different.add(block);
            }
        return different.enough() ? squares / count : nan;
    }

private:
    [[nodiscard]] double at(std::uint32_t block, std::size_t column) const { return values_[block * columns_ + column]; }

    const double* values_;
    std::size_t columns_;
    std::vector<std::uint32_t> blocks_;   ///< sorted
    double centre_ = 0, variance_ = nan;
};

/// How far `mixed` goes with `taken` beyond what `kept`, which it goes with as well, happens to share with `taken` in this sample. NaN where the
/// two can hardly be told apart.
double own_part(const Sample& sample, std::size_t taken, std::size_t kept, std::size_t mixed) {
    const double spurious = sample.correlation(taken, kept);
    const double own = 1 - spurious * spurious;
    return own >= least_own_share ? (sample.correlation(taken, mixed) - spurious * sample.correlation(kept, mixed)) / own : nan;
}

double first_order(const SaltelliResults& results, const Sample& sample, const Columns& column, std::size_t group) {
    const double one = own_part(sample, column.b(), column.a(), column.a_with(group));
    return results.second_order ? 0.5 * (one + own_part(sample, column.a(), column.b(), column.b_with(group))) : one;
}

/// The share of two groups together: `B with group i of A` against `A with group j of B`, less what B and A happen to share.
double both_together(const Sample& sample, const Columns& column, std::size_t i, std::size_t j) {
    const double spurious = sample.correlation(column.a(), column.b());
    return sample.correlation(column.b_with(i), column.a_with(j)) - spurious * sample.correlation(column.b(), column.b_with(i)) * sample.correlation(column.a(), column.a_with(j));
}

double total_effect(const SaltelliResults& results, const Sample& sample, const Columns& column, std::size_t group) {
    std::vector<Sample::Pair> pairs{{column.a(), column.a_with(group)}};
    if (results.second_order) pairs.emplace_back(column.b(), column.b_with(group));
    return sample.mean_difference(pairs) / (2 * sample.variance());
}

/// Whether what failed left a group one value: nothing can be said of it.
bool is_unmoved(const SaltelliResults& results, std::size_t group) { return group < results.unmoved.size() && results.unmoved[group] != 0; }

/// Blocks that have both points of each first order and total: the fewest of any.
std::size_t fewest_blocks(const SaltelliResults& results) {
    const Columns column{results.groups, results.columns()};
    std::size_t fewest = results.blocks();
    for (std::size_t group = 0; group < results.groups; ++group)
        for (const std::size_t base : {column.a(), column.b()})
            for (std::size_t mixed = column.a_with(group); mixed < column.b(); mixed += results.groups) {
                std::size_t count = 0;
                for (std::size_t block = 0; block < results.blocks(); ++block)
                    count += !std::isnan(results.values[block * column.all + base]) && !std::isnan(results.values[block * column.all + mixed]);
                fewest = std::min(fewest, count);
            }
    return fewest;
}

}  // namespace

std::size_t pair_position(std::size_t i, std::size_t j, std::size_t groups) { return i * groups - i * (i + 1) / 2 + (j - i - 1); }

std::vector<double> sobol_figures(const SaltelliResults& results, std::span<const std::uint32_t> blocks) {
    const Columns column{results.groups, results.columns()};
    const Sample sample(results, blocks);
    std::vector<double> figures;
    double alone = 0;
    for (std::size_t group = 0; group < results.groups; ++group) alone += figures.emplace_back(is_unmoved(results, group) ? nan : first_order(results, sample, column, group));
    for (std::size_t group = 0; group < results.groups; ++group) figures.push_back(is_unmoved(results, group) ? nan : total_effect(results, sample, column, group));
    figures.push_back(1 - alone);
    for (std::size_t i = 0; results.second_order && i < results.groups; ++i)
        for (std::size_t j = i + 1; j < results.groups; ++j) {
            const double together = 0.5 * (both_together(sample, column, i, j) + both_together(sample, column, j, i));
            figures.push_back(together - figures[i] - figures[j]);
        }
    return figures;
}

SobolIndices sobol_indices(const SaltelliResults& results, const BootstrapTerms& terms) {
    const std::vector<Estimate> all = bootstrap(results.blocks(), terms, [&](std::span<const std::uint32_t> blocks) { return sobol_figures(results, blocks); });
    const auto groups = static_cast<std::ptrdiff_t>(results.groups);
    SobolIndices indices;
    indices.first.assign(all.begin(), all.begin() + groups);
    indices.total.assign(all.begin() + groups, all.begin() + 2 * groups);
    indices.interactions = all[2 * results.groups];
    indices.second.assign(all.begin() + 2 * groups + 1, all.end());
    indices.variance = Sample(results, all_units(results.blocks())).variance();
    indices.blocks = results.blocks();
    indices.fewest = fewest_blocks(results);
    for (std::size_t block = 0; block < results.blocks(); ++block) {
        const auto first = results.values.begin() + static_cast<std::ptrdiff_t>(block * results.columns());
        indices.incomplete += std::any_of(first, first + static_cast<std::ptrdiff_t>(results.columns()), [](double y) { return std::isnan(y); });
    }
    return indices;
}

}  // namespace terrace
