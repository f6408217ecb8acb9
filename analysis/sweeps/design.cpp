#include "analysis/sweeps/design.hpp"

#include "analysis/sweeps/design_families.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace terrace {
namespace {

std::vector<double> shares_of(const DesignTerms& terms, const std::vector<Factor>& factors) {
    switch (terms.kind) {
        case DesignKind::factorial: return factorial_shares(terms, factors);
        case DesignKind::one_at_a_time: return one_at_a_time_shares(terms, factors);
        case DesignKind::latin_hypercube: return latin_hypercube_shares(terms, factors.size());
        case DesignKind::sobol: return sobol_shares(terms, factors.size());
        case DesignKind::saltelli: return saltelli_shares(terms, factors);
        default: return morris_shares(terms, factors);
    }
}

template <class Convert>
std::vector<double> converted(const std::vector<double>& numbers, const std::vector<Factor>& factors, Convert convert) {
    std::vector<double> result(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) result[i] = convert(factors[i % factors.size()], numbers[i]);
    return result;
}

} // namespace

std::string_view name_of(DesignKind kind) {
    constexpr std::array<std::string_view, 7> names{"factorial", "one_at_a_time", "latin_hypercube", "sobol", "saltelli", "morris", "file"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<std::string> group_names(const std::vector<Factor>& factors) {
    std::vector<std::string> names;
    for (const Factor& factor : factors)
        if (std::find(names.begin(), names.end(), factor.group) == names.end()) names.push_back(factor.group);
    return names;
}

std::vector<std::size_t> group_of_factors(const std::vector<Factor>& factors) {
    const std::vector<std::string> names = group_names(factors);
    std::vector<std::size_t> groups;
    for (const Factor& factor : factors) groups.push_back(static_cast<std::size_t>(std::find(names.begin(), names.end(), factor.group) - names.begin()));
    return groups;
}

Design make_design(const DesignTerms& terms, std::vector<Factor> factors) {
    if (factors.empty()) throw std::invalid_argument("a design without factors");
    Design design{terms, std::move(factors), {}, {}};
    if (terms.kind == DesignKind::file) {
        design.values = values_of_csv(terms.file, design.factors);
        design.shares = converted(design.values, design.factors, [](const Factor& factor, double value) { return factor.share_of(value); });
        return design;
    }
    if (point_count(terms, design.factors) == 0) throw std::invalid_argument("a design without points");
    design.shares = shares_of(terms, design.factors);
    design.values = converted(design.shares, design.factors, [](const Factor& factor, double share) { return factor.value(share); });
    return design;
}

} // namespace terrace
