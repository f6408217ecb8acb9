#pragma once

#include <cstdint>
#include <span>

#include "models/enterprise/columns.hpp"
#include "models/market/state.hpp"
#include "models/worker/columns.hpp"
#include "sim/random/stream.hpp"

namespace terrace {

/// The lessee takes on jobs for `area` [mu/100] leased under `terms`, which name how many mu make a job, at `wage` [yuan/month] for all it
/// hires from now on; as many are reserved for workers of poverty-exited households, `exited_employed` of whom work there already.
void bring_lease_jobs(BlockTerms& terms, std::int64_t area, double wage, std::int32_t exited_employed, Enterprises&);

/// `area` of the terms at that position has gone back: its jobs and reservations go, and with the last lease that has jobs its wage.
void end_lease_jobs(BlockLeases&, std::size_t terms, std::int64_t area, Enterprises&);

/// After leases have ended: an employer whose jobs fell since `jobs_before` sends home whom it employs beyond its jobs, as many as jobs
/// were lost at most: the shortest service first, then keyed priority, then number.
void lay_off_after_leases(Workers&, Enterprises&, std::span<const double> jobs_before, std::uint32_t first_worker, RandomKey key, std::int32_t month);

}  // namespace terrace
