#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/core/text.hpp"

namespace terrace {

/// How a cell of a register is written.
enum class CellKind { name, whole, decimal, yes_or_no, household_type, skill_class };

/// One column of a register file: its two names, what may stand in it, and how the model counts it.
struct RegisterColumn {
    std::string_view key;   ///< English header
    std::string_view zh;    ///< Chinese header
    CellKind kind = CellKind::name;
    double low = 0, high = 0;   ///< in the unit of the file
    std::string_view unit{}, unit_zh{};
    double scale = 1;           ///< units of the model in one unit of the file
    int item = -1;              ///< HouseholdItem or VillageItem; -1 for columns that no item holds
    bool required = false;

    /// The value in the units of the model, or nothing when the text is not one that is allowed.
    [[nodiscard]] std::optional<double> value(std::string_view text) const;
    /// What may stand in it, for messages.
    [[nodiscard]] Text allowed() const;
};

/// Columns of households.csv and of villages.csv, in the order of docs/registers.md.
std::span<const RegisterColumn> household_columns();
std::span<const RegisterColumn> village_columns();

}  // namespace terrace
