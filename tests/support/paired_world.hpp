#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/study/simulate.hpp"
#include "tests/support/county_walk.hpp"

namespace terrace {

/// Replicates of tests of direction: all must show it, which chance alone does with alpha = 2^-8 = 0.004 (sign test).
inline constexpr std::uint32_t paired_replicates = 8, paired_seed = 7;

inline Study paired_study(std::vector<Scenario> scenarios) {
    StudyRequest request;
    request.scenarios = std::move(scenarios);
    request.replicates = paired_replicates;
    request.seed = paired_seed;
    return simulate_study(request);
}

/// Net per participant in the first year [yuan], by replicate, of the only measure of scenario 1.
inline std::vector<double> net_per_participant(const Study& study) {
    std::vector<double> net;
    for (const MeasureEffect& effect : study.effects) {
        Fen sum = 0;
        for (const Fen part : effect.net) sum += part;
        EXPECT_GT(effect.participants, 0);
        net.push_back(yuan(sum) / static_cast<double>(std::max<std::int64_t>(1, effect.participants)));
    }
    EXPECT_EQ(net.size(), paired_replicates);
    return net;
}

inline void expect_all_above(const std::vector<double>& values, double least) {
    for (const double value : values) EXPECT_GT(value, least);
}
inline void expect_all_below(const std::vector<double>& values, double most) {
    for (const double value : values) EXPECT_LT(value, most);
}

}  // namespace terrace
