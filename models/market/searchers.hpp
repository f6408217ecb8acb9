#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/worker/columns.hpp"

namespace terrace {

/// Somebody who looks for a job, and the keyed priority of this month; the smaller is met first.
struct Searcher {
    std::uint32_t priority;
    std::uint32_t worker;
    bool operator<(const Searcher& other) const { return priority != other.priority ? priority < other.priority : worker < other.worker; }
};

/// Searchers by skill.
[[nodiscard]] std::array<std::int64_t, 2> count_searchers(const Workers&);

/// The `wanted` searchers of a skill whose priority number (`words`, one a worker) is lowest, in that order; `pool` search in all.
/// With `only`, those of workers w with `only[w]` set. `marks` is scratch, one a worker.
[[nodiscard]] std::vector<Searcher> first_searchers(const Workers&, std::span<const std::uint32_t> words, std::span<std::uint8_t> marks, std::size_t skill,
                                                    std::size_t wanted, std::size_t pool, std::span<const std::uint8_t> only = {});

}  // namespace terrace
