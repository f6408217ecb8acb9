#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/money.hpp"

namespace terrace {

/// A small firm of somebody who came back. Its account is the household's: profit goes there, and losses end with the firm.
/// Founder and month of founding identify it. What it employs is an employer of all firms of the county, `EnterpriseKind::startups`.
struct Startup {
    std::uint32_t row;           ///< household of the founder
    std::uint32_t worker;        ///< the founder
    std::int32_t founded;        ///< month, index
    std::int32_t capital;        ///< spent at the start [fen]
    std::int32_t profit;         ///< a month's net, the founder's work not paid, at usual demand and 2021 wages [fen]
    std::int32_t last_profit;    ///< this month's [fen]
    std::uint8_t jobs;           ///< for hired workers
    std::uint8_t measure;
    bool trained;                ///< the founder took the course
};

/// The small firms of one county.
struct Startups {
    std::vector<Startup> firms;   ///< in the order of founding
    Fen local_sales = 0, outside_sales = 0;   ///< this month, net of inputs other than wages: what founders receive
};

}  // namespace terrace
