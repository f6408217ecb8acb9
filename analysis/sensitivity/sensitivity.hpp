#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/sensitivity/convergence.hpp"
#include "analysis/sensitivity/morris.hpp"
#include "analysis/sensitivity/pawn.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "analysis/sensitivity/swings.hpp"
#include "analysis/sweeps/sweep_table.hpp"

namespace terrace {

/// Factors that a design moves together.
struct FactorGroup {
    std::string name;
    Text label;                          ///< of its factor when it has one, else of what it stands for
    std::vector<std::size_t> factors;    ///< positions
};

/// What a sweep says of one metric. Results of a point are means over its replicates.
struct MetricSensitivity {
    MetricInfo info;
    std::size_t points = 0, failed = 0;  ///< with a result, without one
    double mean = 0, deviation = 0;      ///< over the points
    /// Variance of the mean over replicates within a point, over the variance between points: at most this share of what is analysed is luck of
    /// the replicates; less where all points share their luck. NaN for one replicate.
    double noise = std::numeric_limits<double>::quiet_NaN();
    std::optional<SobolIndices> sobol;     ///< of saltelli, by group
    std::optional<MorrisMeasures> morris;  ///< of morris, by group
    std::optional<PawnIndices> pawn;       ///< of all but one_at_a_time, by factor
    std::vector<Swing> swings;             ///< of one_at_a_time, by factor
    Convergence convergence;               ///< of first orders and totals, else of effects, else of PAWN
};

struct Sensitivity {
    Text title;
    std::string digest;                  ///< of the sweep
    DesignTerms terms;
    std::vector<Factor> factors;
    std::vector<FactorGroup> groups;
    std::size_t points = 0, replicates = 0;
    std::size_t study_runs = 20;         ///< replicates of the study that an uncertainty budget is for; those of `terrace compare` unless said
    BootstrapTerms bootstrap;
    std::vector<MetricSensitivity> metrics;

    /// Whether groups set apart what is luck, population, decision rule and parameters: an uncertainty budget.
    [[nodiscard]] bool is_budget() const;
    /// What the verdict on convergence counts in.
    [[nodiscard]] Text unit() const;
};

/// All indices that the design of a sweep allows, for the metrics of these names; for all when none is named. Throws std::invalid_argument for a
/// name that the sweep does not have. The same sweep and terms give the same bits.
[[nodiscard]] Sensitivity analyse_sweep(const SweepTable& sweep, const std::vector<std::string>& metrics, const BootstrapTerms& terms);

}  // namespace terrace
