#pragma once

#include "sim/config/dated_values.hpp"
#include "sim/config/node.hpp"
#include "sim/config/records.hpp"
#include "sim/core/money.hpp"
#include "sim/core/month.hpp"
#include "sim/core/text.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace terrace {

/// A value as it stands in a file, with the key to name in errors and the record (or null) whose range holds for it.
struct KeyedValue {
    const Node& node;
    std::string key;
    const Record* record;
};

// From a value of a file to a value of the program. All throw InputError when the type or the range is wrong.

double to_number(const KeyedValue& value);
/// Whole, within the limits and the record's range; not negative unless the record's range says so.
std::int64_t to_count(const KeyedValue& value, std::int64_t largest);
/// From yuan.
Fen to_money(const KeyedValue& value);
/// From mu; not negative unless the record's range says so.
CentiMu to_area(const KeyedValue& value);
Month to_month(const KeyedValue& value);
bool to_flag(const KeyedValue& value);
std::string to_string(const KeyedValue& value);
std::vector<std::string> to_strings(const KeyedValue& value);
std::vector<double> to_numbers(const KeyedValue& value);
std::vector<std::uint32_t> to_ids(const KeyedValue& value);
/// Changes the dates that a table names and keeps the others; a plain number holds at all times.
DatedValues to_dated(const KeyedValue& value, DatedValues earlier);
Text to_label(const KeyedValue& value);

/// The value as it is shown after "found": its text, with its kind when `with_kind`.
Text shown_value(const Node& node, bool with_kind);

} // namespace terrace
