#pragma once

#include "analysis/sweeps/sweep_head.hpp"
#include "sim/core/sha256.hpp"

#include <span>
#include <string>

namespace terrace {

/// SHA-256 of design, metrics, results and failures, point by point: first all `design`, then `metrics`, then all `results`, then all `failure`.
class SweepDigest {
public:
    SweepDigest(DesignKind kind, const std::vector<Factor>& factors);
    /// The values of one point or of several.
    void design(std::span<const double> values);
    void metrics(const std::vector<MetricInfo>& metrics);
    void results(std::span<const double> results);
    /// The reason in English, empty for a point that did not fail.
    void failure(const std::string& reason);
    [[nodiscard]] std::string hex() { return hash_.hex(); }

private:
    Sha256 hash_;
};

} // namespace terrace
