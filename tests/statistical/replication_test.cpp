#include <gtest/gtest.h>

#include <numeric>

#include "analysis/replication/selection.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/statistics/stopping.hpp"
#include "tests/support/synthetic_runs.hpp"

// How often intervals cover and selections are right, over invented runs with known means. Every case is 1,000 experiments with fixed seeds, so
// an observed share of 95 % has a standard error of 0.7 points.
namespace terrace {
namespace {

constexpr std::uint32_t experiments = 1'000;
constexpr double base_mean = 10, effect = 0.3;

struct Shape {
    const char* name;
    double shared;
};
constexpr Shape shapes[] = {{"normal", 0}, {"normal", 0.5}, {"normal", 0.95}, {"heavy", 0.9}, {"flat", 0.9}, {"skewed", 0.9}, {"skewed", 0.5}};

bool covers(const MeanEstimate& estimate, double truth) { return estimate.low <= truth && truth <= estimate.high; }

PairedEstimate difference(const SyntheticRuns& runs, std::size_t n) {
    return paired_difference(runs.values(1, 0, n, base_mean + effect), runs.values(0, 0, n, base_mean));
}

TEST(PairedInterval, covers_the_true_difference_in_93_to_97_percent_of_experiments) {
    for (const Shape& shape : shapes)
        for (const std::size_t n : {10u, 20u, 40u}) {
            double covered = 0;
            for (std::uint32_t e = 0; e < experiments; ++e) covered += covers(difference({shape.name, shape.shared, e}, n).difference, effect);
            const double share = covered / experiments;
            EXPECT_GE(share, 0.93) << shape.name << ", shared " << shape.shared << ", n " << n;
            EXPECT_LE(share, 0.97) << shape.name << ", shared " << shape.shared << ", n " << n;
        }
}

struct Stopped {
    double coverage = 0, mean_replicates = 0, met = 0;
};

/// Replicates by the rule of --precision: half an interval of at most `width`, a share of the base's level when `relative`.
Stopped stop(const Shape& shape, double width, bool relative) {
    constexpr std::size_t most = 400;
    Stopped result;
    for (std::uint32_t e = 0; e < experiments; ++e) {
        const SyntheticRuns runs{shape.name, shape.shared, e};
        std::size_t n = fewest_replicates;
        for (;;) {
            const MeanEstimate estimate = difference(runs, n).difference;
            const double asked = relative ? width * mean_with_interval(runs.values(0, 0, n, base_mean)).mean : width;
            const bool met = narrow_enough(estimate, asked);
            if (met || n == most) {
                result.coverage += covers(estimate, effect) / static_cast<double>(experiments);
                result.mean_replicates += static_cast<double>(n) / experiments;
                result.met += met / static_cast<double>(experiments);
                break;
            }
            n = replicates_of_next_look(estimate, asked, most);
        }
    }
    return result;
}

// Looking several times and stopping at a narrow interval costs a little coverage; with twenty replicates at least it stays within the same bounds.
TEST(SequentialRule, covers_the_true_difference_in_93_to_97_percent_of_experiments) {
    for (const Shape& shape : shapes)
        for (const double part : {0.2, 0.3, 0.4, 0.5}) {   // of the standard deviation of one difference
            const double width = part * std::sqrt(2 * (1 - shape.shared));
            const Stopped absolute = stop(shape, width, false), relative = stop(shape, width / base_mean, true);
            for (const Stopped& stopped : {absolute, relative}) {
                EXPECT_GE(stopped.coverage, 0.93) << shape.name << ", shared " << shape.shared << ", width " << part;
                EXPECT_LE(stopped.coverage, 0.97) << shape.name << ", shared " << shape.shared << ", width " << part;
                EXPECT_GE(stopped.met, 0.99) << shape.name << ", shared " << shape.shared << ", width " << part;
            }
        }
}

TEST(SequentialRule, takes_about_as_many_replicates_as_the_width_needs) {
    for (const double part : {0.2, 0.3, 0.4}) {
        const double needed = 1.96 * 1.96 / (part * part);
        const double taken = stop({"normal", 0.9}, part * std::sqrt(0.2), false).mean_replicates;
        EXPECT_GT(taken, 0.95 * needed) << part;
        EXPECT_LT(taken, 1.3 * needed) << part;
    }
}

struct Selected {
    double right = 0, decided = 0, wrong_when_decided = 0, replicates = 0;
};

/// Means by scenario; the first is the best. Looks from 20, doubling, to `most`.
Selected select(const std::vector<double>& means, const Shape& shape, std::size_t most, const std::vector<double>& deviations) {
    Selected result;
    std::size_t looks = 1;
    for (std::size_t n = fewest_replicates; n < most; n *= 2) ++looks;
    for (std::uint32_t e = 0; e < experiments; ++e) {
        const SyntheticRuns runs{shape.name, shape.shared, e};
        Selection selection(means.size(), {0.05, looks});
        std::size_t done = 0;
        for (std::size_t n = fewest_replicates; done < most && (done == 0 || !selection.decided()); n = std::min(2 * n, most)) {
            for (const std::size_t i : selection.race()) selection.add(i, runs.values(i, done, n, means[i], deviations[i]));
            done = n;
            selection.look();
        }
        const bool right = selection.first() == 0;
        result.right += right / static_cast<double>(experiments);
        result.decided += selection.decided() / static_cast<double>(experiments);
        result.wrong_when_decided += (selection.decided() && !right) / static_cast<double>(experiments);
        for (const auto& values : selection.values()) result.replicates += static_cast<double>(values.size()) / experiments;
    }
    return result;
}

TEST(Selection, drops_the_best_in_at_most_5_percent_of_experiments) {
    for (const Shape& shape : shapes)
        for (const std::vector<double>& means : {std::vector<double>{1.2, 1, 1}, {1.3, 1, 1, 1, 0.5}, {1.02, 1, 1, 1}}) {
            const Selected selected = select(means, shape, 160, std::vector<double>(means.size(), 1));
            EXPECT_LE(selected.wrong_when_decided, 0.05) << shape.name << ", shared " << shape.shared << ", best " << means[0];
        }
}

TEST(Selection, finds_a_best_that_is_ahead_in_at_least_95_percent_of_experiments) {
    const std::vector<double> means{1.3, 1.1, 1, 1, 0.5}, deviations{1, 1.2, 0.8, 1, 1.5};
    for (const double shared : {0.8, 0.95}) {
        const Selected selected = select(means, {"normal", shared}, 640, deviations);
        EXPECT_GE(selected.right, 0.95) << shared;
    }
}

TEST(Selection, puts_replicates_where_the_ranking_is_unclear) {
    const std::vector<double> means{1, 0.97, 0.5, 0.4, 0};   // two close, three clearly behind
    const Selected selected = select(means, {"normal", 0.9}, 160, std::vector<double>(5, 1));
    EXPECT_LT(selected.replicates, 0.6 * 5 * 160);
    EXPECT_GT(selected.replicates, 2 * 160 + 3 * 20 - 100);
}

TEST(ProbabilityOfBest, means_what_it_says) {
    // two scenarios, means drawn anew in each experiment from a wide distribution: of the cases given about 80 %, about 80 % are right
    double cases = 0, right = 0, stated = 0;
    for (std::uint32_t e = 0; e < experiments; ++e) {
        const SyntheticRuns runs{"normal", 0.5, e};
        const double mean = 0.5 * runs.normal(7, 0);
        const std::vector<std::vector<double>> values{runs.values(0, 0, 20, 0), runs.values(1, 0, 20, mean)};
        const std::size_t first = mean_with_interval(values[1]).mean > mean_with_interval(values[0]).mean;
        const double probability = probability_of_best(values, first, e, 400)[first];
        if (probability < 0.6 || probability > 0.95) continue;
        ++cases;
        stated += probability;
        right += (first == 1) == (mean > 0);
    }
    ASSERT_GT(cases, 200);
    EXPECT_NEAR(right / cases, stated / cases, 3 * 0.5 / std::sqrt(cases));
}

} // namespace
} // namespace terrace
