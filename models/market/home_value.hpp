#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "models/household/columns.hpp"
#include "models/parameters.hpp"
#include "models/worker/columns.hpp"

namespace terrace {

/// What keeps a worker at home and what a job must beat, in fen a month of 2021 wages.
struct HomeValue {
    const Households& households;
    const Workers& workers;
    const LabourParameters& labour;
    double least;                              ///< minimum living allowance of one person
    double day_wage;                           ///< what a hired day costs [fen]
    std::array<double, 256> reservation{};     ///< share of the last wage still asked for, by months without a job

    HomeValue(const Households& households_in, const Workers& workers_in, const LabourParameters& labour_in, const TransferParameters& transfer, double day_wage_in)
        : households(households_in), workers(workers_in), labour(labour_in), least(static_cast<double>(transfer.dibao_line) / 12), day_wage(day_wage_in) {
        double share = 100 * labour.reservation_share;
        for (double& value : reservation) value = share, share *= 1 - labour.reservation_decay;
    }

    /// A month's worth of the days that nobody else of the household could do: they had to be hired. Cotton asks about 6, chili 12, grain 3 days a mu.
    [[nodiscard]] double displaced(std::uint32_t household, int home_workers) const {
        const Households& h = households;
        const double days = 0.01 * (6.0 * h.cotton[household] + 12.0 * h.chili[household] + 3.3 * h.grain[household]) + 0.6 * std::min<int>(h.sheep[household], 200);
        const double others = 8.0 * labour.days_per_month * std::max(0, home_workers - 1);
        return std::clamp(days - others, 0.0, 8.0 * labour.days_per_month) * day_wage / 12;
    }

    /// What a worker asks for whose days the farm does not miss: a falling part of the last wage, or what the allowance would give.
    [[nodiscard]] double asked(std::uint32_t worker) const { return std::max(reservation[workers.tenure[worker]] * workers.wage[worker], least); }

    [[nodiscard]] double operator()(std::uint32_t household, std::uint32_t worker, int home_workers) const {
        return std::max(asked(worker), displaced(household, home_workers));
    }
};

}  // namespace terrace
