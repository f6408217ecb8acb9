#pragma once

#include <cstdint>
#include <vector>

namespace terrace {

/// A subsidised home beside the plant, and who lives in it.
struct ParkHome {
    std::uint32_t worker : 24;
    std::uint32_t measure : 8;
};
static_assert(sizeof(ParkHome) == 4);

/// What measures do to the job market of a county.
struct LabourSupport {
    double matching = 0;            ///< added to the efficiency of matching this month, by job fairs
    std::vector<ParkHome> homes;    ///< lived in, by worker
    std::vector<float> separation;  ///< [measure] of those who live in its homes, times the usual; shorter where no later measure has any
};

}  // namespace terrace
