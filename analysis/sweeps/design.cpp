#include "analysis/sweeps/design.hpp"

#include "analysis/sweeps/design_families.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace terrace {
namespace {

std::unique_ptr<DesignFamily> family_of(const DesignTerms& terms, const std::vector<Factor>& factors) {
    if (factors.empty()) throw std::invalid_argument("a design without factors");
    if (terms.kind == DesignKind::file) return family_of_csv(terms.file, factors);
    if (point_count(terms, factors) == 0) throw std::invalid_argument("a design without points");
    switch (terms.kind) {
        case DesignKind::factorial: return factorial_family(terms, factors);
        case DesignKind::one_at_a_time: return one_at_a_time_family(terms, factors);
        case DesignKind::latin_hypercube: return latin_hypercube_family(terms, factors.size());
        case DesignKind::sobol: return sobol_family(terms, factors.size());
        case DesignKind::saltelli: return saltelli_family(terms, factors);
        default: return morris_family(terms, factors);
    }
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

StreamedDesign::StreamedDesign(DesignTerms its_terms, std::vector<Factor> its_factors)
    : terms(std::move(its_terms)), factors(std::move(its_factors)), family_(family_of(terms, factors)) {}

std::size_t StreamedDesign::points() const { return family_ ? family_->points() : 0; }

DesignPoint StreamedDesign::point(std::size_t number) const {
    std::vector<double> numbers(factors.size()), others(factors.size());
    family_->fill(number, numbers);
    const bool given = terms.kind == DesignKind::file;   // values; else shares
    for (std::size_t f = 0; f < factors.size(); ++f) others[f] = given ? factors[f].share_of(numbers[f]) : factors[f].value(numbers[f]);
    return given ? DesignPoint{std::move(others), std::move(numbers)} : DesignPoint{std::move(numbers), std::move(others)};
}

Design make_design(const DesignTerms& terms, std::vector<Factor> factors) {
    const StreamedDesign streamed(terms, std::move(factors));
    Design design{terms, streamed.factors, {}, {}};
    for (std::size_t number = 0; number < streamed.points(); ++number) {
        const DesignPoint point = streamed.point(number);
        design.shares.insert(design.shares.end(), point.shares.begin(), point.shares.end());
        design.values.insert(design.values.end(), point.values.begin(), point.values.end());
    }
    return design;
}

} // namespace terrace
