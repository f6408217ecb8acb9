#pragma once

#include "sim/config/input_error.hpp"

#include <cstddef>
#include <optional>

namespace terrace {

/// Faults of one input that are told together, each in full.
class InputFaults {
public:
    void add(const InputError& fault);
    [[nodiscard]] std::size_t count() const { return count_; }
    /// Throws one InputError for all of them, with the place of the first; nothing when there are none.
    void throw_if_any() const;

private:
    std::optional<InputError> first_;
    std::size_t count_ = 0;
};

} // namespace terrace
