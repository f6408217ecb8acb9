#include "models/policy/policy_continuity.hpp"

#include <algorithm>

#include "models/policy/desk.hpp"

namespace terrace {

void PolicyContinuity::keys(KeyVisitor& key) {
    key.texts("measures", measures_);
    key.texts("instruments", instruments_);
    key.dated("kept", kept_);
}

/// It acts through what the others may spend; see `support_of`.
void PolicyContinuity::act(PolicyDesk& desk) const { desk.state().started = desk.state().started || desk.active(); }

bool PolicyContinuity::means(const MeasureTerms& measure) const {
    const auto named = [](const std::vector<std::string>& names, const std::string& name) { return names.empty() || std::find(names.begin(), names.end(), name) != names.end(); };
    return named(measures_, measure.name) && named(instruments_, measure.instrument);
}

double PolicyContinuity::share(const MeasureTerms& measure, Month month) const { return means(measure) ? kept_.at(month) : 1; }

double support_of(std::span<const Measure> measures, std::size_t measure, std::span<const std::uint8_t> here, Month month) {
    double support = 1;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        if (m == measure || here[m] == 0 || month < measures[m].terms.from || month > measures[m].terms.until) continue;
        support *= measures[m].instrument->share(measures[measure].terms, month);
    }
    return support;
}

MeasureTerms supported(MeasureTerms terms, double support) {
    terms.budget = scale(terms.budget, support);
    for (auto& [year, amount] : terms.budget_by_year)
        amount = scale(amount, support);
    return terms;
}

}  // namespace terrace
