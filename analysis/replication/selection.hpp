#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace terrace {

/// How sure a selection is to be.
struct SelectionTerms {
    double error = 0.05;     ///< chance that the best of all is ever dropped, all looks and pairs together
    std::size_t looks = 1;   ///< how often the selection will look at the values, at most
};

/// Finds the alternative with the highest mean among several that share their random numbers, replicate by replicate. At every look an
/// alternative is dropped when another still in the race beats it by a paired one-sided t test at the level error / ((k - 1) looks) (k
/// alternatives). By Bonferroni over pairs and looks the best is dropped with probability `error` at most, for normal values of any
/// correlation and any variances; no smallest difference that matters has to be named. Literature: the screening of Kim and Nelson 2001,
/// Nelson et al. 2001.
class Selection {
public:
    Selection(std::size_t alternatives, SelectionTerms terms) : terms_(terms), values_(alternatives), in_race_(alternatives, true) {}

    /// The next replicates of an alternative that is in the race.
    void add(std::size_t alternative, const std::vector<double>& values);
    /// Drops what is clearly behind. All alternatives in the race have the same number of replicates.
    void look();

    [[nodiscard]] bool in_race(std::size_t alternative) const { return in_race_[alternative]; }
    [[nodiscard]] std::vector<std::size_t> race() const;
    /// Whether one alternative is left, or several that do not differ in any replicate: more replicates would not part them.
    [[nodiscard]] bool decided() const;
    /// The one in the race with the highest mean; the first of equals.
    [[nodiscard]] std::size_t first() const;
    [[nodiscard]] const std::vector<std::vector<double>>& values() const { return values_; }

private:
    [[nodiscard]] bool beats(std::size_t better, std::size_t worse) const;

    SelectionTerms terms_;
    std::vector<std::vector<double>> values_;
    std::vector<bool> in_race_;
};

/// For each alternative the posterior probability of having the highest mean. The means are drawn jointly around that of `first`: differences to it
/// are Student's t with the covariance of the replicates that both have (no prior knowledge), so that two alternatives compare as in a paired t
/// test. Equals share. Drawn with the random numbers of `seed`; the error of a share p is sqrt(p (1 - p) / draws).
[[nodiscard]] std::vector<double> probability_of_best(const std::vector<std::vector<double>>& values, std::size_t first, std::uint32_t seed, std::size_t draws = 10'000);

} // namespace terrace
