#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "models/population/register_columns.hpp"
#include "sim/config/csv_text.hpp"
#include "sim/config/input_faults.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// A county as a register may name it.
struct CountyName {
    std::string key;
    Text label;
};

/// One row of a register that belongs to the county; cells are asked for by the English name of their column.
class RegisterRow {
public:
    RegisterRow(std::span<const RegisterColumn> columns, std::span<const int> positions, std::span<const CsvField> fields, InputFaults& faults)
        : columns_(columns), positions_(positions), fields_(fields), faults_(faults) {}

    [[nodiscard]] bool has(std::string_view key) const { return positions_[index(key)] >= 0; }
    [[nodiscard]] const std::string& text(std::string_view key) const { return field(key).text; }
    /// The value in units of the model; 0 for a column that the file does not have. Only for rows whose cells are all good.
    [[nodiscard]] double number(std::string_view key) const;
    [[nodiscard]] int line() const { return fields_.front().place.line; }
    [[nodiscard]] const Place& place(std::string_view key) const { return field(key).place; }
    /// Notes a fault of the cell.
    void reject(std::string_view key, Text found, Text allowed) const;
    /// The same for a name that is none of `names`, with the nearest of them.
    void reject_name(std::string_view key, Text found, std::span<const std::string> names) const;
    /// Notes every cell whose own text is not allowed; whether there was none.
    [[nodiscard]] bool cells_are_good() const;

private:
    [[nodiscard]] std::size_t index(std::string_view key) const;
    [[nodiscard]] const CsvField& field(std::string_view key) const { return fields_[static_cast<std::size_t>(positions_[index(key)])]; }

    std::span<const RegisterColumn> columns_;
    std::span<const int> positions_;   ///< of each column in the file; -1 when it is not there
    std::span<const CsvField> fields_;
    InputFaults& faults_;
};

/// The county whose rows are wanted and all that a register may name.
struct RegisterCounties {
    std::string_view wanted;
    std::span<const CountyName> all;
};

/// Reads the rows of one county in the order of the file. Faults of the header, of the number of fields, of cells and of county names
/// are noted; `take` gets the rows whose cells are good. Whether a row of the county was read.
bool read_register_rows(const SourceFile& source, std::span<const RegisterColumn> columns, const RegisterCounties& counties, InputFaults& faults,
                        const std::function<void(const RegisterRow&)>& take);

}  // namespace terrace
