#include "analysis/comparison/land_table.hpp"

#include <algorithm>
#include <array>

namespace terrace {
namespace {

struct YearKind {
    const char* key;
    Text label;
};

const std::array<YearKind, 4>& year_kinds() {
    static const std::array<YearKind, 4> kinds{{{"cotton-ordinary", {"ordinary cotton price", "棉价平年"}},
                                                {"cotton-good", {"good cotton price", "棉价好年"}},
                                                {"cotton-bad", {"bad cotton price", "棉价差年"}},
                                                {"harvest-failure", {"harvest failure", "大灾歉收年"}}}};
    return kinds;
}

/// The same measure in the run of one kind of year; no replicates when the study has no such run.
MeasureReplicates in_year(const Study& study, const std::string& scenario, const std::string& measure, const std::string& year) {
    const auto run = find_scenario(study, scenario + "@" + year);
    if (!run) return {};
    const auto& measures = study.scenarios[*run].measures;
    for (std::size_t i = 0; i < measures.size(); ++i)
        if (measures[i].name == measure) return measure_replicates(study, *run, i, std::nullopt);
    return {};
}

/// Land that a participant leases out, mean over all replicates; 0 when nobody takes part.
double mu_per_household(const MeasureReplicates& effects) {
    double area = 0, households = 0;
    for (const MeasureEffect& effect : effects.replicates) {
        area += 0.01 * static_cast<double>(effect.leased_area);
        households += static_cast<double>(effect.participants);
    }
    return households > 0 ? area / households : 0;
}

} // namespace

BreakEvenSurface break_even_surface(const LandTerms& terms, const MeanEstimate& own_margin) {
    BreakEvenSurface surface{terms, own_margin, {0, 300, 600, 900, 1200, 1500, 1800}, {0, 0.15, 0.3, 0.6}, {}, {}};
    if (own_margin.n > 0) surface.margins.push_back(own_margin.mean);
    std::sort(surface.margins.begin(), surface.margins.end());
    surface.margins.erase(std::unique(surface.margins.begin(), surface.margins.end()), surface.margins.end());
    for (const double jobs : surface.jobs) {
        const double income = terms.rent_yuan_per_mu * terms.mu_per_household + jobs * terms.wage_yuan_per_year;
        auto& row = surface.net.emplace_back();
        for (const double margin : surface.margins)
            row.push_back(income - margin * terms.mu_per_household);
        surface.break_even_margin.push_back(income / terms.mu_per_household);
    }
    return surface;
}

LandTable land_table(const Study& study, std::size_t scenario, std::size_t measure, const MeasureReplicates& effects) {
    const ScenarioInfo& run = study.scenarios[scenario];
    LandTable table;
    table.gross_rent = gross_per_household(effects, ReceiptForm::rent);
    table.gross_wage = gross_per_household(effects, ReceiptForm::wage);
    table.gross_bonus = gross_per_household(effects, ReceiptForm::dividend);
    for (const YearKind& kind : year_kinds()) {
        const auto year = in_year(study, run.name, run.measures[measure].name, kind.key);
        table.years.push_back(
            {kind.key, kind.label, gross_per_household(year, ReceiptForm::rent), net_per_household(year), net_in_year(year, 1)});
    }
    if (const auto& offered = run.measures[measure].land; offered && offered->mu_per_household > 0) {
        LandTerms terms = *offered;
        if (const double leased = mu_per_household(effects); leased > 0) terms.mu_per_household = leased;
        const auto ordinary = in_year(study, run.name, run.measures[measure].name, "cotton-ordinary");
        table.surface = break_even_surface(terms, given_up_per_mu(ordinary));
    }
    return table;
}

} // namespace terrace
