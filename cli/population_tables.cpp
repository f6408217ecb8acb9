#include "cli/population_tables.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

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
