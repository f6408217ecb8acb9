#pragma once

#include <cstring>

#include <gtest/gtest.h>

#include "analysis/study/study.hpp"

namespace terrace {

/// Every series of a county is the same to the bit with and without the measures of scenario 1 in the first `months` months.
inline void expect_untouched(const Study& study, std::size_t county, std::size_t months) {
    for (std::size_t s = 0; s < study.series.size(); ++s) {
        const std::size_t size = study.series[s].size;
        const auto month_of = [&](std::size_t scenario, std::size_t replicate, std::size_t month) { return &study.values[s][study.at(scenario, replicate, month, county, size)]; };
        std::size_t moved = 0;
        for (std::size_t r = 0; r < study.replicates; ++r)
            for (std::size_t month = 0; month < months; ++month) moved += std::memcmp(month_of(0, r, month), month_of(1, r, month), size * sizeof(double)) != 0 ? 1 : 0;
        EXPECT_EQ(moved, 0u) << study.series[s].name << " in " << study.counties[county].key;
    }
}

}  // namespace terrace
