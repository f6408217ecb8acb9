#pragma once

#include "sim/config/input_error.hpp"

#include <gtest/gtest.h>

namespace terrace {

/// The InputError that an action throws; a failed test and an empty error when it throws none.
template <class Action>
InputError input_error_of(Action action) {
    try {
        action();
    } catch (const InputError& error) {
        return error;
    }
    ADD_FAILURE() << "no InputError was thrown";
    return InputError({}, {}, {}, {});
}

} // namespace terrace
