#pragma once

#include "sim/core/month.hpp"

#include <map>
#include <string>

namespace terrace {

/// A number that changes at known months: poverty lines, prices, budgets. Unit as in its record.
class DatedValues {
public:
    DatedValues() = default;
    /// The same value at all times.
    explicit DatedValues(double constant);

    /// From this month on the value holds, until the next entry.
    void set(Month from, double value);

    /// Growth per year [share] beyond the last entry, applied in whole years after it; 0 unless set.
    void set_growth_after(double share_per_year) { growth_after_ = share_per_year; }
    double growth_after() const { return growth_after_; }

    /// The last value at or before the month; before the first entry, the first value. 0 when there is no entry.
    double at(Month month) const;

    bool empty() const { return values_.empty(); }
    const std::map<Month, double>& values() const { return values_; }

    /// "{ 2021-01 = 4000, 2022-01 = 4200, growth_after = 0.03 }", or the number alone when it is constant.
    std::string to_string() const;

private:
    std::map<Month, double> values_;
    double growth_after_ = 0;
};

} // namespace terrace
