#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "models/policy/measure.hpp"

namespace terrace {

/// The kind of thing that an instrument gives to households; `none`: nothing of its own. Two measures of one kind may pay a household twice for the same thing.
enum class Support { none, industry, land, job, skill, relief, credit };

struct InstrumentEntry {
    std::string_view name;
    std::unique_ptr<Instrument> (*make)();
    Text label;
    Support support = Support::none;
    Text places;   ///< what it offers a number of, in which `MeasureState::shortfall` counts; empty where it offers no number
};

/// Every instrument, in the order in which they act within a month.
[[nodiscard]] std::span<const InstrumentEntry> instruments();

/// The entry of that name, or null.
[[nodiscard]] const InstrumentEntry* find_instrument(std::string_view name);

/// What the instrument of that name supports; `none` for an unknown one.
[[nodiscard]] Support support_of(std::string_view instrument);

/// Unit of what the instrument of that name offers and may not fill ("households", "户"); empty where it offers no number.
[[nodiscard]] Text places_of(std::string_view instrument);

/// "industries", "产业发展".
[[nodiscard]] const Text& support_label(Support);
[[nodiscard]] std::string_view support_key(Support);

}  // namespace terrace
