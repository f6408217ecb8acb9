#include "sim/config/dated_values.hpp"

#include "sim/config/node.hpp"

#include <iterator>

namespace terrace {

DatedValues::DatedValues(double constant) { set(Month::of(1, 1), constant); }

void DatedValues::set(Month from, double value) { values_[from] = value; }

double DatedValues::at(Month month) const {
    if (values_.empty()) return 0;
    const auto next = values_.upper_bound(month);
    if (next == values_.begin()) return next->second;
    const auto& [from, value] = *std::prev(next);
    if (next != values_.end()) return value;
    double grown = value;
    if (growth_after_ != 0) {
        for (int years = (month - from) / 12; years > 0; --years)
            grown *= 1 + growth_after_;
    }
    return grown;
}

std::string DatedValues::to_string() const {
    if (values_.size() == 1 && growth_after_ == 0) return number_text(values_.begin()->second);
    std::string text;
    for (const auto& [from, value] : values_) {
        text += (text.empty() ? "" : ", ") + from.to_string() + " = " + number_text(value);
    }
    if (growth_after_ != 0) text += (text.empty() ? "" : ", ") + ("growth_after = " + number_text(growth_after_));
    return text.empty() ? "{}" : "{ " + text + " }";
}

} // namespace terrace
