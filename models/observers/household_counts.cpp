#include "models/observers/household_counts.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// Some households of one village, few enough to stay in the first cache and for 16 bits to count them.
struct PeopleBlock {
    static constexpr std::uint32_t most = 1024;
    std::array<std::int32_t, most> per_head;   ///< [yuan/year], whole
    std::array<std::int32_t, most> heads;
    std::array<std::uint16_t, most> facts;     ///< bits of `fact_columns`, then the marks
};

/// A sum over all, over the pastoral and over the exited households of a block.
struct MarkedSum {
    std::int64_t all = 0, pastoral = 0, exited = 0;
};

void enter(HouseholdCounts& counts, std::size_t village, std::size_t what, MarkedSum sum) {
    counts.rows[village][what] += sum.all;
    counts.pastoral()[what] += sum.pastoral;
    counts.exited()[what] += sum.exited;
}

/// Facts of households that are counted as households, by bit.
constexpr std::array<std::size_t, 7> fact_columns{counted::listed,  counted::dibao,     counted::cooperative, counted::ordinary_courtyard, counted::demonstration_courtyard,
                                                  counted::in_debt, counted::owing_kin};

struct PeopleSums {
    MarkedSum persons, income;
};

[[gnu::target_clones("default", "arch=x86-64-v3")]] PeopleSums measure_people(const std::uint32_t count, const std::uint8_t* __restrict members,
                                                                             const std::uint8_t* __restrict away, const std::int32_t* __restrict income,
                                                                             const std::uint16_t* __restrict flags, std::int32_t* __restrict per_head,
                                                                             std::int32_t* __restrict heads) {
    std::int32_t persons = 0, pastoral_persons = 0, exited_persons = 0;
    std::int32_t incomes = 0, pastoral_income = 0, exited_income = 0;   // of so few households far less than two billion
    for (std::uint32_t row = 0; row < count; ++row) {
        const std::int32_t here = members[row] - away[row];
        const std::int32_t living = here > 1 ? here : 1;
        const std::int32_t exited = (flags[row] & household_flag::exited) != 0 ? -1 : 0;   // as masks
        const std::int32_t pastoral = (flags[row] & household_flag::pastoral) != 0 ? -1 : 0;
        heads[row] = living;
        // Exact: a quotient by so few persons is never within rounding of the next whole number.
        per_head[row] = static_cast<std::int32_t>(10.0 * income[row] / living);
        persons += living;
        incomes += income[row];
        exited_persons += living & exited;
        exited_income += income[row] & exited;
        pastoral_persons += living & pastoral;
        pastoral_income += income[row] & pastoral;
    }
    return {{persons, pastoral_persons, exited_persons}, {incomes, pastoral_income, exited_income}};
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void gather_facts(const std::uint32_t count, const std::uint16_t* __restrict flags, const std::uint8_t* __restrict courtyard,
                                                                     const std::int32_t* __restrict debt, const std::int32_t* __restrict cash, std::uint16_t* __restrict facts) {
    for (std::uint32_t row = 0; row < count; ++row) {
        const std::int32_t flag = flags[row], yard = courtyard[row] & 3;
        const std::int32_t owes = debt[row] > 0 ? 1 : 0, kin = cash[row] < 0 ? 1 : 0;
        const std::int32_t ordinary = yard == static_cast<int>(Courtyard::ordinary) ? 1 : 0, demonstration = yard == static_cast<int>(Courtyard::demonstration) ? 1 : 0;
        facts[row] = static_cast<std::uint16_t>((flag >> 12 & 1) | (flag >> 2 & 1) << 1 | (flag >> 3 & 1) << 2 | ordinary << 3 | demonstration << 4 | owes << 5 | kin << 6);
    }
}
static_assert(household_flag::listed == 1u << 12 && household_flag::dibao == 1u << 2 && household_flag::cooperative == 1u << 3);
static_assert(household_flag::pastoral == 1u && household_flag::exited == 2u);

[[gnu::target_clones("default", "arch=x86-64-v3")]] MarkedSum count_fact(const std::uint32_t count, const std::uint16_t* __restrict facts, const std::uint16_t* __restrict flags, const int bit) {
    std::uint16_t all = 0, pastoral = 0, exited = 0;
    for (std::uint32_t row = 0; row < count; ++row) {
        const std::uint16_t one = static_cast<std::uint16_t>(facts[row] >> bit & 1);
        all = static_cast<std::uint16_t>(all + one);
        pastoral = static_cast<std::uint16_t>(pastoral + (one & flags[row]));
        exited = static_cast<std::uint16_t>(exited + (one & flags[row] >> 1));
    }
    return {all, pastoral, exited};
}

struct StockSums {
    MarkedSum operated, leased_out, sheep, birds;
};

/// Columns of a block of households.
struct StockColumns {
    const std::uint16_t *contracted, *leased_out, *leased_in, *collective, *sheep, *birds, *flags;
};

/// Stocks of so few households fit into 32 bits.
[[gnu::target_clones("default", "arch=x86-64-v3")]] StockSums sum_stocks(const std::uint32_t count, const StockColumns columns) {
    const std::uint16_t* __restrict contracted = columns.contracted;
    const std::uint16_t* __restrict out = columns.leased_out;
    const std::uint16_t* __restrict in = columns.leased_in;
    const std::uint16_t* __restrict collective = columns.collective;
    const std::uint16_t* __restrict sheep = columns.sheep;
    const std::uint16_t* __restrict birds = columns.birds;
    const std::uint16_t* __restrict flags = columns.flags;
    std::int32_t land = 0, land_p = 0, land_e = 0, leased = 0, leased_p = 0, leased_e = 0, heads = 0, heads_p = 0, heads_e = 0, poultry = 0, poultry_p = 0, poultry_e = 0;
    for (std::uint32_t row = 0; row < count; ++row) {
        const std::int32_t pastoral = (flags[row] & household_flag::pastoral) != 0 ? -1 : 0, exited = (flags[row] & household_flag::exited) != 0 ? -1 : 0;   // as masks
        const std::int32_t operated = contracted[row] - out[row] + in[row] + collective[row];
        land += operated;
        land_p += operated & pastoral;
        land_e += operated & exited;
        leased += out[row];
        leased_p += out[row] & pastoral;
        leased_e += out[row] & exited;
        heads += sheep[row];
        heads_p += sheep[row] & pastoral;
        heads_e += sheep[row] & exited;
        poultry += birds[row];
        poultry_p += birds[row] & pastoral;
        poultry_e += birds[row] & exited;
    }
    return {{land, land_p, land_e}, {leased, leased_p, leased_e}, {heads, heads_p, heads_e}, {poultry, poultry_p, poultry_e}};
}

/// How many are told by each mark.
[[gnu::target_clones("default", "arch=x86-64-v3")]] MarkedSum count_marked(const std::uint32_t count, const std::uint16_t* __restrict flags) {
    std::uint16_t pastoral = 0, exited = 0;
    for (std::uint32_t row = 0; row < count; ++row) {
        pastoral = static_cast<std::uint16_t>(pastoral + (flags[row] & 1));
        exited = static_cast<std::uint16_t>(exited + (flags[row] >> 1 & 1));
    }
    return {count, pastoral, exited};
}
/// Workers at one place; 16 bits count the workers of a block.
[[gnu::target_clones("default", "arch=x86-64-v3")]] MarkedSum count_at(const std::uint32_t count, const std::uint8_t* __restrict at, const std::uint8_t* __restrict marks, const std::uint8_t where) {
    std::uint16_t all = 0, pastoral = 0, exited = 0;
    for (std::uint32_t worker = 0; worker < count; ++worker) {
        const std::uint16_t one = at[worker] == where ? 1 : 0;
        all = static_cast<std::uint16_t>(all + one);
        pastoral = static_cast<std::uint16_t>(pastoral + (one & marks[worker]));
        exited = static_cast<std::uint16_t>(exited + (one & marks[worker] >> 1));
    }
    return {all, pastoral, exited};
}

/// Where a place of work is counted.
struct PlaceColumn {
    std::uint8_t where;
    std::size_t column;
};

std::vector<PlaceColumn> place_columns(const Enterprises& enterprises) {
    std::vector<PlaceColumn> places{{place::own_farm, counted::own_farm}, {place::away, counted::away},         {place::own_business, counted::own_business},
                                    {place::none, counted::none},         {place::training, counted::training}};
    for (std::size_t e = 0; e < enterprises.rows(); ++e) places.push_back({static_cast<std::uint8_t>(place::first_employer + e), employment_column(enterprises.kind[e])});
    return places;
}

/// One village at a time.
class TableCount {
public:
    TableCount(const CountyRoll& roll, PovertyLines lines, IncomeSpread& spread)
        : roll_(roll), h_(roll.county.households), lines_(lines), spread_(spread), counts_(roll.county.villages.rows()), places_(place_columns(roll.county.enterprises)) {}

    HouseholdCounts take() {
        const Villages& villages = roll_.county.villages;
        for (std::size_t v = 0; v < villages.rows(); ++v) {
            const std::uint32_t first = villages.first_household[v], end = first + villages.households[v];
            spread_.enter_village(v, villages.first_tier[v]);
            for (std::uint32_t from = first; from < end; from += PeopleBlock::most) count_block(v, from, std::min(PeopleBlock::most, end - from));
            if (first < end) count_workers(v, first, end);
        }
        return std::move(counts_);
    }

private:
    static constexpr std::size_t poor_columns = 7;

    void count_block(std::size_t village, std::uint32_t first, std::uint32_t count) {
        const std::uint16_t* flags = h_.flags.data() + first;
        const PeopleSums people = measure_people(count, h_.members.data() + first, h_.away.data() + first, h_.income_year.data() + first, flags, block_.per_head.data(), block_.heads.data());
        enter(counts_, village, counted::households, count_marked(count, flags));
        enter(counts_, village, counted::persons, people.persons);
        enter(counts_, village, counted::income, people.income);
        gather_facts(count, flags, h_.courtyard.data() + first, h_.debt.data() + first, h_.cash.data() + first, block_.facts.data());
        for (std::size_t fact = 0; fact < fact_columns.size(); ++fact) enter(counts_, village, fact_columns[fact], count_fact(count, block_.facts.data(), flags, static_cast<int>(fact)));
        const StockSums stocks = sum_stocks(count, {h_.contracted.data() + first, h_.leased_out.data() + first, h_.leased_in.data() + first, h_.collective.data() + first, h_.sheep.data() + first,
                                                    h_.birds.data() + first, flags});
        enter(counts_, village, counted::operated, stocks.operated);
        enter(counts_, village, counted::leased_out, stocks.leased_out);
        enter(counts_, village, counted::sheep, stocks.sheep);
        enter(counts_, village, counted::birds, stocks.birds);
        spread_.add(std::span(block_.per_head).first(count), std::span(block_.heads).first(count), {flags, count});
        for (std::uint32_t i = 0; i < count; ++i)
            if (block_.per_head[i] < lines_.monitoring) count_poor(first + i, block_.heads[i]);   // the lower line is the national one
        enter_poor(village);
    }

    void count_poor(std::uint32_t row, std::int32_t heads) {
        const double income = 10.0 * h_.income_year[row] / heads;
        Counts<poor_columns>& poor = poor_[type_marks(h_.flags[row])];
        if (income < lines_.monitoring) count_gap(poor, income, lines_.monitoring, heads, 1);
        if (income >= lines_.national) return;
        count_gap(poor, income, lines_.national, heads, 0);
        poor[poor_columns - 1] += (h_.flags[row] & household_flag::listed) == 0 ? 1 : 0;
    }

    static void count_gap(Counts<poor_columns>& poor, double income, double line, std::int32_t heads, std::size_t which) {
        const double short_by = std::min(1.0, (line - income) / line);
        poor[which] += heads;
        poor[2 + which] += static_cast<std::int64_t>(short_by * gap_unit) * heads;
        poor[4 + which] += static_cast<std::int64_t>(short_by * short_by * gap_unit) * heads;
    }

    /// What `count_poor` has counted by marks goes to the village and to the household types.
    void enter_poor(std::size_t village) {
        constexpr std::array<std::size_t, poor_columns> columns{counted::poor, counted::poor_monitoring, counted::gap, counted::gap_monitoring, counted::gap_squared, counted::gap_squared_monitoring, counted::latent};
        for (std::uint16_t marks = 0; marks < 4; ++marks)
            for (std::size_t i = 0; i < poor_columns; ++i) counts_.add(village, marks, columns[i], poor_[marks][i]);
        poor_ = {};
    }

    void count_workers(std::size_t village, std::uint32_t first_row, std::uint32_t end_row) {
        const auto all = static_cast<std::uint32_t>(roll_.county.workers.rows());
        const std::uint32_t begin = roll_.first_worker[first_row], end = end_row < h_.rows() ? roll_.first_worker[end_row] : all;
        constexpr std::uint32_t most = 32768;
        for (std::uint32_t from = begin; from < end; from += most) {
            const std::uint32_t count = std::min(most, end - from);
            for (const PlaceColumn& place : places_)
                enter(counts_, village, place.column, count_at(count, roll_.county.workers.place.data() + from, roll_.worker_marks.data() + from, place.where));
        }
    }

    const CountyRoll& roll_;
    const Households& h_;
    PovertyLines lines_;
    IncomeSpread& spread_;
    HouseholdCounts counts_;
    std::vector<PlaceColumn> places_;
    PeopleBlock block_;
    std::array<Counts<poor_columns>, 4> poor_{};   ///< of a block, by `type_marks`
};

}  // namespace

HouseholdCounts count_tables(const CountyRoll& roll, PovertyLines lines, IncomeSpread& spread) {
    return TableCount(roll, lines, spread).take();
}

void count_lists(const County& county, std::int32_t month, HouseholdCounts& counts) {
    std::size_t village = 0;
    // Most lists are in the order of rows, so that the next village is the present one or a little further.
    const auto village_of = [&](std::uint32_t row) {
        if (row < county.villages.first_household[village]) village = village_of_household(county.villages, row);
        while (row >= county.villages.first_household[village] + county.villages.households[village]) ++village;
        return village;
    };
    const auto count = [&](std::uint32_t row, std::size_t what, std::int64_t value) { counts.add(village_of(row), county.households.flags[row], what, value); };
    for (const CattleHerd& herd : county.cattle) count(herd.row, counted::cattle, herd.heads());
    for (const MonitoredHousehold& monitored : county.monitoring.list)
        if (monitored.listed(month)) count(monitored.row, counted::unstable_exited + static_cast<std::size_t>(monitored.category), 1);
    for (const LoanAccount& loan : county.loans.accounts)
        if (county.households.debt[loan.row] <= 0) count(loan.row, counted::in_debt, 1);
    for (const UnmetAssurances& lacks : county.assurances.list)
        for (std::size_t a = 0; a < assurance_count; ++a)
            if (lacks.has(static_cast<Assurance>(a))) count(lacks.row, counted::no_schooling + a, 1);
    for (std::size_t row = 0; row < county.idle_land.rows.size(); ++row) counts.rows[row][counted::idle] = county.idle_land.rows[row][0];
    for (const ReliefClaim& claim : county.relief_claims) count(claim.row, counted::claims_waiting, 1);
    for (const Startup& firm : county.startups.firms) count(firm.row, counted::firms, 1);
}

}  // namespace terrace
