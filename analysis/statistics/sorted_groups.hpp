#pragma once

#include "analysis/statistics/logarithm.hpp"

#include <array>
#include <limits>
#include <span>

namespace terrace {

/// Persons with one income (or one narrow band of incomes): their number and what they have together.
template <class Number>
struct IncomeGroup {
    Number persons;
    Number sum;
};

inline constexpr double undefined_measure = std::numeric_limits<double>::quiet_NaN();

/// Total persons and total income of a list of groups.
template <class Number>
[[nodiscard]] IncomeGroup<Number> total(std::span<const IncomeGroup<Number>> groups) {
    IncomeGroup<Number> all{};
    for (const auto& group : groups) {
        all.persons += group.persons;
        all.sum += group.sum;
    }
    return all;
}

/// Gini of groups in ascending order of income: sum of s_i (2 C_i-1 + w_i - W) / (S W), C the persons below, S and W the totals.
template <class Number>
[[nodiscard]] double gini_of_groups(std::span<const IncomeGroup<Number>> groups) {
    const auto all = total(groups);
    const auto persons = static_cast<double>(all.persons);
    if (!(all.persons > 0) || !(all.sum > 0)) return undefined_measure;
    double below = 0, sum = 0;
    for (const auto& group : groups) {
        const auto w = static_cast<double>(group.persons);
        sum += static_cast<double>(group.sum) * (2.0 * below + w - persons);
        below += w;
        if (below == persons) break;
    }
    return sum / (static_cast<double>(all.sum) * persons);
}

/// Theil T of groups, each taken at its own mean; a group without positive income adds nothing.
template <class Number>
[[nodiscard]] double theil_of_groups(std::span<const IncomeGroup<Number>> groups) {
    double persons = 0, sum = 0;
    for (const auto& group : groups) {
        persons += static_cast<double>(group.persons);
        if (group.sum > 0) sum += static_cast<double>(group.sum);
    }
    if (!(persons > 0) || !(sum > 0)) return undefined_measure;
    const double mean = sum / persons;
    double index = 0;
    for (const auto& group : groups) {
        if (!(group.persons > 0) || !(group.sum > 0)) continue;
        const auto s = static_cast<double>(group.sum);
        index += s * natural_log(s / (static_cast<double>(group.persons) * mean));
    }
    return index / sum;
}

/// Means of the ten tenths of the persons, in ascending order; a group on a border is divided at its own mean.
template <class Number>
[[nodiscard]] std::array<double, 10> deciles_of_groups(std::span<const IncomeGroup<Number>> groups) {
    std::array<double, 10> means;
    means.fill(undefined_measure);
    const auto persons = static_cast<double>(total(groups).persons);
    if (!(persons > 0)) return means;
    const double tenth = persons / 10.0;
    std::size_t decile = 0;
    double sum = 0, room = tenth;
    for (const auto& group : groups) {
        auto left = static_cast<double>(group.persons);
        if (!(left > 0)) continue;
        const double each = static_cast<double>(group.sum) / left;
        while (decile < 9 && left >= room) {
            means[decile++] = (sum + each * room) / tenth;
            left -= room;
            sum = 0;
            room = tenth;
        }
        sum += each * left;
        room -= left;
    }
    if (decile == 9) means[9] = sum / tenth;
    return means;
}

} // namespace terrace
