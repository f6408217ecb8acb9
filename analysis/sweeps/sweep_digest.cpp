#include "analysis/sweeps/sweep_digest.hpp"

#include <limits>

namespace terrace {

SweepDigest::SweepDigest(DesignKind kind, const std::vector<Factor>& factors) {
    hash_.update(std::string(name_of(kind)) + "\n");
    for (const Factor& factor : factors) hash_.update(factor.key + "\n");
}

void SweepDigest::design(std::span<const double> values) { hash_.update(std::as_bytes(values)); }

void SweepDigest::metrics(const std::vector<MetricInfo>& metrics) {
    for (const MetricInfo& metric : metrics) hash_.update(metric.name + " " + metric.unit + "\n");
}

void SweepDigest::results(std::span<const double> results) {
    for (double value : results) {
        if (value == 0) value = 0.0; // one form of zero and of NaN
        if (value != value) value = std::numeric_limits<double>::quiet_NaN();
        hash_.update(std::as_bytes(std::span(&value, 1)));
    }
}

void SweepDigest::failure(const std::string& reason) { hash_.update(reason + "\n"); }

} // namespace terrace
