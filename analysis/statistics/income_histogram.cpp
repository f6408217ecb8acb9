#include "analysis/statistics/income_histogram.hpp"

#include <cassert>

namespace terrace {

void IncomeHistogram::add(std::span<const std::int32_t> income_yuan_per_head, std::span<const std::int32_t> persons) {
    assert(income_yuan_per_head.size() == persons.size());
    for (std::size_t i = 0; i < persons.size(); ++i)
        add(income_yuan_per_head[i], persons[i]);
}

void IncomeHistogram::add(std::span<const std::int32_t> income_yuan_per_head, std::span<const std::uint8_t> persons) {
    assert(income_yuan_per_head.size() == persons.size());
    for (std::size_t i = 0; i < persons.size(); ++i)
        add(income_yuan_per_head[i], persons[i]);
}

void IncomeHistogram::add(const IncomeHistogram& other) {
    for (std::size_t i = 0; i < band_count; ++i) {
        bands_[i].persons += other.bands_[i].persons;
        bands_[i].sum += other.bands_[i].sum;
    }
}

double IncomeHistogram::mean() const {
    const Band all = total(groups());
    return all.persons > 0 ? static_cast<double>(all.sum) / static_cast<double>(all.persons) : undefined_measure;
}

double IncomeHistogram::median() const {
    const std::int64_t everybody = persons();
    if (everybody <= 0) return undefined_measure;
    const double half = static_cast<double>(everybody) / 2.0;
    std::int64_t below = 0;
    std::size_t i = 0;
    while (static_cast<double>(below + bands_[i].persons) < half)
        below += bands_[i++].persons;
    const Band& band = bands_[i];
    if (i == 0 || i + 1 == band_count) return static_cast<double>(band.sum) / static_cast<double>(band.persons);
    const double within = (half - static_cast<double>(below)) / static_cast<double>(band.persons);
    return band_yuan * (static_cast<double>(i - 1) + within);
}

double IncomeHistogram::gini() const { return gini_of_groups(groups()); }
double IncomeHistogram::theil() const { return theil_of_groups(groups()); }
std::array<double, 10> IncomeHistogram::decile_means() const { return deciles_of_groups(groups()); }

} // namespace terrace
