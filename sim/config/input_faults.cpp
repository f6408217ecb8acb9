#include "sim/config/input_faults.hpp"

#include <string>

namespace terrace {

void InputFaults::add(const InputError& fault) {
    if (!first_)
        first_ = fault;
    else if (count_ < most_told)
        first_->add_line(fault.message());
    ++count_;
}

void InputFaults::throw_if_any() const {
    if (!first_) return;
    InputError all = *first_;
    if (count_ > most_told) {
        const std::string more = std::to_string(count_ - most_told);
        all.add_line({"and " + more + " more", "另有 " + more + " 处"});
    }
    throw all;
}

} // namespace terrace
