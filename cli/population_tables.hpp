#pragma once

#include "cli/population_files.hpp"
#include "sim/core/table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// One column of a table over all counties.
struct ListedColumn {
    std::string name, unit, meaning;
    bool real = false;
    std::vector<std::int64_t> whole; ///< when not `real`
    std::vector<double> reals;       ///< when `real`
};

/// One table over all counties, county by county; `county` is each row's county key.
struct ListedTable {
    std::string name; ///< households, workers, villages, enterprises, cooperatives
    std::string row;  ///< household, worker, ...
    std::vector<std::string> county;
    std::vector<std::int64_t> number; ///< permanent numbers of households and workers; position in the county for the others
    std::vector<ListedColumn> columns;
    std::vector<std::string> registered; ///< names in the counties' registers; empty without registers
};

std::vector<ListedTable> listed_tables(const RegionPopulation& population);

} // namespace terrace
