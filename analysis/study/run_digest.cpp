#include "analysis/study/run_digest.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "sim/core/sha256.hpp"

namespace terrace {
namespace {

double one_form(double value) {
    if (value == 0) return 0.0;
    return value != value ? std::numeric_limits<double>::quiet_NaN() : value;
}

}  // namespace

std::string run_digest(const Study& study, std::size_t scenario, std::size_t replicate, std::span<const std::string> final_states,
                       const std::vector<std::size_t>& measures) {
    Sha256 hash;
    std::vector<std::size_t> order(study.series.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return study.series[a].name < study.series[b].name; });
    for (const std::string& state : final_states) hash.update(state);
    for (const std::size_t s : order) {
        const SeriesInfo& info = study.series[s];
        hash.update(info.name);
        std::vector<std::size_t> inner(info.size);
        std::iota(inner.begin(), inner.end(), std::size_t{0});
        if (info.dimension == "measure") inner = measures;
        for (std::size_t t = 0; t < static_cast<std::size_t>(study.months); ++t)
            for (std::size_t county = 0; county < study.counties.size(); ++county)
                for (const std::size_t i : inner) {
                    const double value = one_form(study.values[s][study.at(scenario, replicate, t, county, info.size, i)]);
                    hash.update(std::as_bytes(std::span(&value, 1)));
                }
    }
    return hash.hex();
}

}  // namespace terrace
