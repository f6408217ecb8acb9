#include "sim/config/input_faults.hpp"

namespace terrace {

void InputFaults::add(const InputError& fault) {
    if (!first_)
        first_ = fault;
    else
        first_->add_line(fault.message());
    ++count_;
}

void InputFaults::throw_if_any() const {
    if (!first_) return;
    throw *first_;
}

} // namespace terrace
