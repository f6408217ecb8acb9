#pragma once

#include <cstdint>
#include <vector>

namespace terrace {

/// A subsidised home beside the plant, and who lives in it.
struct ParkHome {
    std::uint32_t worker;
    float separation;       ///< of its worker, times the usual
    std::uint8_t measure;
};

/// What measures do to the job market of a county.
struct LabourSupport {
    double matching = 0;            ///< added to the efficiency of matching this month, by job fairs
    std::vector<ParkHome> homes;    ///< lived in, by worker
};

}  // namespace terrace
