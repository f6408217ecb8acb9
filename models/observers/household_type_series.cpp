#include "models/observers/household_type_series.hpp"

namespace terrace {
namespace {

SeriesDimension household_types() { return {"household_type", {"farm", "pastoral", "exited", "not_exited"}, {"农业户", "牧业户", "脱贫户", "非脱贫户"}}; }

/// Sums by marks (1 pastoral, 2 exited) as sums by type.
template <class Number>
ByHouseholdType by_type(const std::array<Number, 4>& by_marks) {
    const auto sum = [&](std::size_t one, std::size_t other) { return static_cast<double>(by_marks[one]) + static_cast<double>(by_marks[other]); };
    return {sum(0, 2), sum(1, 3), sum(2, 3), sum(0, 1)};
}

ByHouseholdType quotients(const ByHouseholdType& part, const ByHouseholdType& whole) {
    ByHouseholdType result{};
    for (std::size_t type = 0; type < result.size(); ++type) result[type] = whole[type] > 0 ? part[type] / whole[type] : 0;
    return result;
}

struct EmployedSums {
    std::uint32_t all = 0, pastoral = 0, exited = 0, both = 0;
};

[[gnu::target_clones("default", "arch=x86-64-v3")]] EmployedSums sum_employed(const std::uint32_t workers, const std::uint8_t* __restrict at, const std::uint8_t* __restrict marks) {
    EmployedSums sums;
    for (std::uint32_t worker = 0; worker < workers; ++worker) {
        const std::uint32_t where = at[worker], mark = marks[worker];
        const std::uint32_t works = (where != place::own_farm) & (where != place::none) & (where != place::training) ? 1 : 0;
        sums.all += works;
        sums.pastoral += works & mark;
        sums.exited += works & (mark >> 1);
        sums.both += works & mark & (mark >> 1);
    }
    return sums;
}

}  // namespace

std::vector<SeriesSpec> household_type_series_specs() {
    const SeriesDimension types = household_types();
    return {
        {"income_per_head_by_type", "yuan", "Net income per head by household type, last twelve months", "人均可支配收入(按农户类型,近12个月)", "time: sum (interval: 12 months)", types},
        {"poverty_headcount_by_type", "1", "Share of persons below the national line by household type", "国家标准下的低收入人口比例(按农户类型)", "", types},
        {"employed_by_type", "workers", "Workers employed off the own farm by household type", "非自家农业就业人数(按农户类型)", "", types},
        {"population_by_type", "persons", "Persons living in the households by household type", "常住人口(按农户类型)", "", types},
    };
}

std::array<std::uint32_t, 4> count_employed(const Workers& workers, std::span<const std::uint8_t> worker_marks) {
    const EmployedSums sums = sum_employed(static_cast<std::uint32_t>(workers.rows()), workers.place.data(), worker_marks.data());
    return {sums.all - sums.pastoral - sums.exited + sums.both, sums.pastoral - sums.both, sums.exited - sums.both, sums.both};
}

std::array<ByHouseholdType, 4> household_type_values(const PeopleCount& people, const std::array<std::uint32_t, 4>& employed) {
    const auto split = [](std::int64_t all, std::int64_t pastoral, std::int64_t exited, double factor) {
        return ByHouseholdType{factor * static_cast<double>(all - pastoral), factor * static_cast<double>(pastoral), factor * static_cast<double>(exited),
                               factor * static_cast<double>(all - exited)};
    };
    const ByHouseholdType persons = split(people.persons, people.pastoral_persons, people.exited_persons, 1.0);
    const ByHouseholdType income = split(people.income, people.pastoral_income, people.exited_income, 10.0);
    return {quotients(income, persons), quotients(by_type(people.poor_by_marks), persons), by_type(employed), persons};
}

}  // namespace terrace
