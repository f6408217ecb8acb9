#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "models/worker/columns.hpp"

namespace terrace {

/// Calls `visit(i)` for every i with a mark (1, not 0), in ascending order. Eight marks are looked at together, since few are set.
template <class Visit>
void for_each_mark(std::span<const std::uint8_t> marks, Visit visit) {
    static_assert(std::endian::native == std::endian::little);
    const auto count = static_cast<std::uint32_t>(marks.size());
    std::uint32_t at = 0;
    for (; at + 8 <= count; at += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, marks.data() + at, 8);
        for (; eight != 0; eight &= eight - 1) visit(at + static_cast<std::uint32_t>(std::countr_zero(eight)) / 8);
    }
    for (; at < count; ++at)
        if (marks[at] != 0) visit(at);
}

/// Somebody who looks for a job, and the keyed priority of this month; the smaller is met first.
struct Searcher {
    std::uint32_t priority;
    std::uint32_t worker;
    bool operator<(const Searcher& other) const { return priority != other.priority ? priority < other.priority : worker < other.worker; }
};

/// Searchers by skill.
[[nodiscard]] std::array<std::int64_t, 2> count_searchers(const Workers&);

/// The `wanted` searchers of a skill whose priority number (`words`, one a worker) is lowest, in that order; `pool` of them search.
/// With `only`, those of workers w with `only[w]` set. `marks` is scratch, one a worker.
[[nodiscard]] std::vector<Searcher> first_searchers(const Workers&, std::span<const std::uint32_t> words, std::span<std::uint8_t> marks, std::size_t skill,
                                                    std::size_t wanted, std::size_t pool, std::span<const std::uint8_t> only = {});

}  // namespace terrace
