#pragma once

#include <string_view>

#include "models/household/choice_notes.hpp"
#include "models/market/work_notes.hpp"
#include "models/policy/offer_notes.hpp"

namespace terrace {

struct MonthWork;

/// Somebody who looks on while a county lives through its months. Watching changes nothing: no result depends on it.
class MonthWatcher {
public:
    virtual ~MonthWatcher() = default;
    /// Where the choices of one household are to be noted down; null: nowhere.
    virtual ChoiceNotes* notes() { return nullptr; }
    /// Where the offers of measures to one household are to be noted down; null: nowhere.
    virtual OfferNotes* offers() { return nullptr; }
    /// Where the work open to one household's workers is to be noted down; null: nowhere.
    virtual WorkNotes* work() { return nullptr; }
    /// Called after each step of the month, with the step's name.
    virtual void after(std::string_view step, const MonthWork&) = 0;
};

}  // namespace terrace
