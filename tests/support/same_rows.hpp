#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "sim/core/table.hpp"

namespace terrace {

/// Column and row of the first difference among those of the first `rows` rows that `compared(row)` admits; empty when there is none.
template <class Rows, class Compared>
[[nodiscard]] std::string first_difference(const Table<Rows>& one, const Table<Rows>& other, std::size_t rows, Compared compared) {
    if (rows > std::min(one.rows(), other.rows())) return "fewer rows";
    const std::vector<ColumnInfo> left = one.columns(), right = other.columns();
    for (std::size_t c = 0; c < left.size(); ++c)
        for (std::size_t row = 0; row < rows; ++row) {
            const std::size_t bytes = left[c].element_bytes, at = row * bytes;
            if (compared(row) && std::memcmp(left[c].data + at, right[c].data + at, bytes) != 0)
                return "column " + std::string(left[c].name) + ", row " + std::to_string(row);
        }
    return {};
}

/// The same for all rows.
template <class Rows>
[[nodiscard]] std::string first_difference(const Table<Rows>& one, const Table<Rows>& other) {
    if (one.rows() != other.rows()) return "other number of rows";
    return first_difference(one, other, one.rows(), [](std::size_t) { return true; });
}

}  // namespace terrace
