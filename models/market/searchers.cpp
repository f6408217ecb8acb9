#include "models/market/searchers.hpp"

#include <algorithm>

#include "models/marks.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// Marks searchers of a skill whose word is at most `limit`.
[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark(const std::uint32_t rows, const std::uint32_t* __restrict words, const std::uint8_t* __restrict where,
                                                               const std::uint8_t* __restrict skill, const std::uint32_t limit, const std::uint8_t skilled,
                                                               std::uint8_t* __restrict marks) {
    for (std::uint32_t worker = 0; worker < rows; ++worker) {
        const std::uint8_t early = words[worker] <= limit ? 1 : 0;
        const std::uint8_t looking = static_cast<std::uint8_t>((where[worker] == place::own_farm) | (where[worker] == place::none));
        const std::uint8_t has = skill[worker] & 1;
        marks[worker] = static_cast<std::uint8_t>(early & looking & (has == skilled ? 1 : 0));
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] std::array<std::int32_t, 2> count(const std::uint32_t rows, const std::uint8_t* __restrict where,
                                                                                      const std::uint8_t* __restrict skill) {
    std::int32_t all = 0, skilled = 0;
    for (std::uint32_t worker = 0; worker < rows; ++worker) {
        const std::int32_t looking = (where[worker] == place::own_farm) | (where[worker] == place::none);
        all += looking;
        skilled += looking & skill[worker];   // the lowest bit of both
    }
    return {all - skilled, skilled};
}

/// Searchers of a skill among those with a mark.
[[gnu::target_clones("default", "arch=x86-64-v3")]] std::int32_t count_among(const std::uint32_t rows, const std::uint8_t* __restrict where, const std::uint8_t* __restrict skill,
                                                                             const std::uint8_t skilled, const std::uint8_t* __restrict marks) {
    std::int32_t all = 0;
    for (std::uint32_t worker = 0; worker < rows; ++worker) {
        const std::int32_t looking = (where[worker] == place::own_farm) | (where[worker] == place::none);
        const std::int32_t has = (skill[worker] & 1) == skilled ? 1 : 0;
        all += looking & has & marks[worker];
    }
    return all;
}

}  // namespace

std::array<std::int64_t, 2> count_searchers(const Workers& w) {
    const auto [unskilled, skilled] = count(static_cast<std::uint32_t>(w.rows()), w.place.data(), w.skill_and_absence.data());
    return {unskilled, skilled};
}

std::vector<Searcher> first_searchers(const Workers& w, std::span<const std::uint32_t> words, std::span<std::uint8_t> marks, std::size_t skill, std::size_t wanted,
                                      std::size_t pool, std::span<const std::uint8_t> only) {
    std::vector<Searcher> found;
    const auto rows = static_cast<std::uint32_t>(w.rows());
    if (!only.empty()) pool = static_cast<std::size_t>(count_among(rows, w.place.data(), w.skill_and_absence.data(), static_cast<std::uint8_t>(skill), only.data()));
    if (wanted == 0 || pool == 0) return found;
    double share = 1.15 * static_cast<double>(wanted) / static_cast<double>(pool) + 0.001;
    while (true) {
        found.clear();
        mark(rows, words.data(), w.place.data(), w.skill_and_absence.data(), threshold(share), static_cast<std::uint8_t>(skill), marks.data());
        for_each_mark(marks.first(rows), [&](std::uint32_t worker) {
            if (only.empty() || only[worker] != 0) found.push_back({words[worker], worker});
        });
        if (found.size() >= wanted || share >= 1) break;
        share *= 1.5;
    }
    if (found.size() > wanted) {
        std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end());
        found.resize(wanted);
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace terrace
