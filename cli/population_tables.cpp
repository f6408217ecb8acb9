#include "cli/population_tables.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "models/household/plans.hpp"

namespace terrace {
namespace {

template <class T, class Values>
void append_as(const ColumnInfo& info, std::size_t rows, Values& values) {
    for (std::size_t row = 0; row < rows; ++row) {
        T value;
        std::memcpy(&value, info.data + row * sizeof value, sizeof value);
        values.push_back(static_cast<typename Values::value_type>(value));
    }
}

void append(const ColumnInfo& info, std::size_t rows, ListedColumn& column) {
    const std::string_view type = info.type;
    if (type == "float32")
        append_as<float>(info, rows, column.reals);
    else if (type == "float64")
        append_as<double>(info, rows, column.reals);
    else if (type == "uint8")
        append_as<std::uint8_t>(info, rows, column.whole);
    else if (type == "int8")
        append_as<std::int8_t>(info, rows, column.whole);
    else if (type == "uint16")
        append_as<std::uint16_t>(info, rows, column.whole);
    else if (type == "int16")
        append_as<std::int16_t>(info, rows, column.whole);
    else if (type == "uint32")
        append_as<std::uint32_t>(info, rows, column.whole);
    else if (type == "int32")
        append_as<std::int32_t>(info, rows, column.whole);
    else if (type == "int64" || type == "uint64")
        append_as<std::int64_t>(info, rows, column.whole);
    else
        throw std::logic_error("a column of type " + std::string(type) + " cannot be listed");
}

/// An attribute that shares a column of the state with others. It is listed as a column of its own, after the column `after`.
struct SharedColumn {
    std::string_view column, after, name, unit, meaning;
    std::int64_t (*value)(std::int64_t code);
};

std::uint8_t byte(std::int64_t code) { return static_cast<std::uint8_t>(code); }

constexpr SharedColumn shared_columns[] = {
    {"flags", "workers", "pensioners", "persons", "Members who draw the rural pension", [](std::int64_t code) -> std::int64_t { return pensioners(static_cast<std::uint16_t>(code)); }},
    {"flags", "away", "flags", "bits", "Facts of household_flag", [](std::int64_t code) -> std::int64_t { return code & household_flag::facts; }},
    {"plan", "yield_factor", "livestock_skill", "class", "0 weak, 1 average, 2 good", [](std::int64_t code) -> std::int64_t { return livestock_skill(byte(code)); }},
    {"plan", "courtyard", "plan", "code", "Land plan (low nibble) and side activity (high nibble)", [](std::int64_t code) -> std::int64_t { return with_livestock_skill(byte(code), 0); }},
    {"ill_and_home", "income_year", "ill_months", "months", "Months that a severe illness or an injury still costs one worker", [](std::int64_t code) -> std::int64_t { return ill_months(byte(code)); }},
    {"skill_and_absence", "tenure", "months_away", "months", "Months of the last twelve spent away (0 to 12)", [](std::int64_t code) -> std::int64_t { return months_away(byte(code)); }},
    {"skill_and_absence", "age", "skill", "code", "Trade skill, see namespace skill (low nibble); schooling level (high nibble)",
     [](std::int64_t code) -> std::int64_t { return trade_skill(byte(code)) | schooling(byte(code)) << 4; }},
};

/// Takes columns that several attributes share apart.
void take_apart(std::vector<ListedColumn>& columns) {
    const auto position = [&](std::string_view name) { return std::find_if(columns.begin(), columns.end(), [&](const ListedColumn& column) { return column.name == name; }); };
    std::vector<ListedColumn> parts;
    for (const SharedColumn& part : shared_columns) {
        const auto whole = position(part.column);
        if (whole == columns.end()) continue;
        parts.push_back({std::string(part.name), std::string(part.unit), std::string(part.meaning), false, {}, {}});
        for (const std::int64_t code : whole->whole) parts.back().whole.push_back(part.value(code));
    }
    std::erase_if(columns, [](const ListedColumn& column) {
        return std::any_of(std::begin(shared_columns), std::end(shared_columns), [&](const SharedColumn& part) { return part.column == column.name; });
    });
    for (ListedColumn& column : parts) {
        const auto part = std::find_if(std::begin(shared_columns), std::end(shared_columns), [&](const SharedColumn& one) { return one.name == column.name; });
        columns.insert(position(part->after) + 1, std::move(column));
    }
}

/// Columns of one table of every county, one county after the other.
template <class Get>
ListedTable listed(const RegionPopulation& population, std::string name, std::string row, Get get) {
    ListedTable table{std::move(name), std::move(row), {}, {}, {}, {}};
    for (std::size_t county = 0; county < population.counties.size(); ++county) {
        const auto& rows = get(population.counties[county]);
        table.county.insert(table.county.end(), rows.rows(), population.region.counties[county].key);
        for (std::size_t i = 0; i < rows.rows(); ++i)
            table.number.push_back(static_cast<std::int64_t>(i));
        std::size_t position = 0;
        rows.for_each_column([&](const ColumnInfo& info, std::span<const std::byte>) {
            if (position == table.columns.size())
                table.columns.push_back(
                    {std::string(info.name), std::string(info.unit), std::string(info.meaning), info.type.starts_with("float"), {}, {}});
            append(info, rows.rows(), table.columns[position++]);
        });
    }
    take_apart(table.columns);
    return table;
}

/// Household numbers instead of positions, and with them worker numbers: household number x slots + position in the household.
void number_permanently(const RegionPopulation& population, ListedTable& households, ListedTable& workers) {
    households.number.clear();
    workers.number.clear();
    for (const Population& county : population.counties)
        for (std::uint32_t row = 0; row < county.households.rows(); ++row) {
            const std::int64_t number = std::int64_t{county.first_household_id} + row;
            households.number.push_back(number);
            for (int slot = 0; slot < county.households.workers[row]; ++slot)
                workers.number.push_back(number * worker_slots + slot);
        }
}

/// Names that villages and households bear in the counties' registers.
void name_by_register(const RegionPopulation& population, ListedTable& households, ListedTable& villages) {
    const auto& counties = population.region.counties;
    if (std::none_of(counties.begin(), counties.end(), [](const CountyMargins& county) { return county.registers != nullptr; })) return;
    const auto add = [](std::vector<std::string> names, std::size_t rows, ListedTable& table) {
        names.resize(rows);
        table.registered.insert(table.registered.end(), names.begin(), names.end());
    };
    for (std::size_t i = 0; i < counties.size(); ++i) {
        const CountyRegister none, &own = counties[i].registers ? *counties[i].registers : none;
        add(own.household_ids, population.counties[i].households.rows(), households);
        add(own.villages, population.counties[i].villages.rows(), villages);
    }
}

} // namespace

std::vector<ListedTable> listed_tables(const RegionPopulation& population) {
    std::vector<ListedTable> tables;
    tables.push_back(listed(
        population, "households", "household", [](const Population& p) -> const auto& { return p.households; }));
    tables.push_back(listed(
        population, "workers", "worker", [](const Population& p) -> const auto& { return p.workers; }));
    tables.push_back(listed(
        population, "villages", "village", [](const Population& p) -> const auto& { return p.villages; }));
    tables.push_back(listed(
        population, "enterprises", "enterprise", [](const Population& p) -> const auto& { return p.enterprises; }));
    tables.push_back(listed(
        population, "cooperatives", "cooperative", [](const Population& p) -> const auto& { return p.cooperatives; }));
    number_permanently(population, tables[0], tables[1]);
    name_by_register(population, tables[0], tables[2]);
    return tables;
}

} // namespace terrace
