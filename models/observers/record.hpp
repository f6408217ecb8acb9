#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/flows.hpp"
#include "models/group_sums.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// A coordinate that a series has besides time and county.
struct SeriesDimension {
    std::string name;                       ///< "" for none
    std::vector<std::string> labels, labels_zh;
};

struct SeriesSpec {
    std::string name, unit, long_name, long_name_zh, cell_methods;
    SeriesDimension dimension;
    [[nodiscard]] std::size_t size() const { return dimension.labels.empty() ? 1 : dimension.labels.size(); }
};

/// What one county recorded in one run: series[s][month * size + inner], the ledger's amounts and village series.
struct CountyRecord {
    std::vector<std::vector<double>> series;
    std::vector<std::int64_t> ledger;                    ///< [month * flow_count + flow]
    std::vector<std::vector<double>> villages;           ///< [series][month * villages + village]
    /// By grouping: [series][(time * groups + group) * size + inner]; the time is every month, for villages every December unless `monthly_villages`.
    std::array<std::vector<std::vector<double>>, grouping_count> groups;
    bool monthly_villages = false;                       ///< groups of villages in every month, not only in December
    std::string final_state;                             ///< SHA-256 of the county at the last month
};

}  // namespace terrace
