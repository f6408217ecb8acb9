#pragma once

#include <array>
#include <cstdint>

#include "sim/core/money.hpp"

namespace terrace {

/// What a month pays at each place of work: wages of employers, posts and money sent home differ only in these two numbers.
struct PayTable {
    std::array<float, 256> per_yuan{};   ///< fen paid per yuan of the worker's wage in 2021 wages
    std::array<float, 256> less{};       ///< fen deducted from it
    std::array<std::uint8_t, 256> post{};   ///< 1 where the county government pays
};

/// Sums over the workers of a county in one month.
struct WorkerMonth {
    std::array<Fen, 256> payroll{};             ///< by place [fen]
    std::array<std::int64_t, 256> employed{};   ///< by place [workers]
};

}  // namespace terrace
