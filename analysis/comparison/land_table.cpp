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

} // namespace

BreakEvenSurface break_even_surface(const LandTerms& terms) {
    BreakEvenSurface surface{terms, {0, 300, 600, 900, 1200, 1500, 1800}, {0, 0.15, 0.3, 0.6}, {}, {}};
    surface.margins.push_back(terms.own_margin_yuan_per_mu);
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
    if (const auto& terms = run.measures[measure].land; terms && terms->mu_per_household > 0) table.surface = break_even_surface(*terms);
    return table;
}

} // namespace terrace
