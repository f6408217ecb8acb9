#include "models/observers/people_count.hpp"

namespace terrace {
namespace {

/// Some households' people and incomes, small enough to stay in the first cache.
struct PeopleBlock {
    static constexpr std::uint32_t most = 2048;
    std::array<std::int32_t, most> per_head;   ///< [yuan/year], whole
    std::array<std::int32_t, most> heads;
};

struct PeopleSums {
    std::int64_t persons = 0, income = 0, exited_persons = 0, exited_income = 0, pastoral_persons = 0, pastoral_income = 0;
};

[[gnu::target_clones("default", "arch=x86-64-v3")]] PeopleSums measure_people(const std::uint32_t count, const std::uint8_t* __restrict members,
                                                                             const std::uint8_t* __restrict away, const std::int32_t* __restrict income,
                                                                             const std::uint16_t* __restrict flags, std::int32_t* __restrict per_head,
                                                                             std::int32_t* __restrict heads) {
    PeopleSums sums;
    for (std::uint32_t row = 0; row < count; ++row) {
        const std::int32_t here = members[row] - away[row];
        const std::int32_t persons = here > 1 ? here : 1;
        const std::int32_t exited = (flags[row] & household_flag::exited) != 0 ? -1 : 0;   // as masks
        const std::int32_t pastoral = (flags[row] & household_flag::pastoral) != 0 ? -1 : 0;
        heads[row] = persons;
        // Exact: a quotient by so few persons is never within rounding of the next whole number.
        per_head[row] = static_cast<std::int32_t>(10.0 * income[row] / persons);
        sums.persons += persons;
        sums.income += income[row];
        sums.exited_persons += persons & exited;
        sums.exited_income += income[row] & exited;
        sums.pastoral_persons += persons & pastoral;
        sums.pastoral_income += income[row] & pastoral;
    }
    return sums;
}

}  // namespace

PeopleCount count_people(const Households& h, const Villages& villages, double national, double monitoring, IncomeHistogram& histogram) {
    PeopleCount count;
    histogram.clear();
    PeopleBlock block;
    std::size_t village = 0;
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    for (std::uint32_t first = 0; first < rows; first += PeopleBlock::most) {
        const std::uint32_t some = std::min(PeopleBlock::most, rows - first);
        const PeopleSums sums = measure_people(some, h.members.data() + first, h.away.data() + first, h.income_year.data() + first, h.flags.data() + first,
                                               block.per_head.data(), block.heads.data());
        count.persons += sums.persons, count.income += sums.income;
        count.exited_persons += sums.exited_persons, count.exited_income += sums.exited_income;
        count.pastoral_persons += sums.pastoral_persons, count.pastoral_income += sums.pastoral_income;
        for (std::uint32_t i = 0; i < some; ++i) histogram.add(block.per_head[i], block.heads[i]);
        for (std::uint32_t i = 0; i < some; ++i) {
            if (block.per_head[i] >= monitoring) continue;   // the lower line is the national one
            const double exact = 10.0 * h.income_year[first + i] / block.heads[i];
            count.national.add(exact, national, block.heads[i]);
            count.monitoring.add(exact, monitoring, block.heads[i]);
            while (first + i >= villages.first_household[village] + villages.households[village]) ++village;
            if (exact < national) {
                count.poor_by_tier[villages.first_tier[village]] += block.heads[i];
                count.poor_by_marks[type_marks(h.flags[first + i])] += block.heads[i];
            }
            count.latent += exact < national && (h.flags[first + i] & household_flag::listed) == 0;
        }
    }
    return count;
}

}  // namespace terrace
