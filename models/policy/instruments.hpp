#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "models/policy/measure.hpp"

namespace terrace {

struct InstrumentEntry {
    std::string_view name;
    std::unique_ptr<Instrument> (*make)();
    Text label;
};

/// Every instrument, in the order in which they act within a month.
[[nodiscard]] std::span<const InstrumentEntry> instruments();

/// The entry of that name, or null.
[[nodiscard]] const InstrumentEntry* find_instrument(std::string_view name);

}  // namespace terrace
