#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/study/study.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace terrace {

/// Effects of one measure, one per replicate, counties added up. Replicates without an effect are left out.
struct MeasureReplicates {
    std::vector<MeasureEffect> replicates;
};

/// Collects a measure's effects at one county, or at all counties when `county` is empty.
[[nodiscard]] MeasureReplicates measure_replicates(const Study& study, std::size_t scenario, std::size_t measure,
                                                   std::optional<std::size_t> county);

/// Mean over replicates of an amount divided by a number of households (fen to yuan); replicates with nobody are left out.
[[nodiscard]] MeanEstimate per_household(const MeasureReplicates& effects, Fen MeasureEffect::*amount,
                                         std::int64_t MeasureEffect::*households);
[[nodiscard]] MeanEstimate gross_per_household(const MeasureReplicates& effects, ReceiptForm form);
/// Net of participants, all sources together.
[[nodiscard]] MeanEstimate net_per_household(const MeasureReplicates& effects);

/// Net of participants in a year after their start, 0 for the first.
[[nodiscard]] MeanEstimate net_in_year(const MeasureReplicates& effects, std::size_t year);

/// What participants gave up per mu leased out in their second year, the first with the cotton subsidy of a harvest inside [yuan/mu]:
/// own business and cotton subsidy, hired days paid, own days not counted.
[[nodiscard]] MeanEstimate given_up_per_mu(const MeasureReplicates& effects);

/// Measures that change how others work (policy_continuity, cadre_pairing, ...).
[[nodiscard]] bool is_modifier(std::string_view instrument);

/// Every measure of every scenario that is not a helper run. A measure that the base has too is listed for the base only,
/// unless the study holds a run without it for that scenario.
[[nodiscard]] std::vector<MeasureSummary> summarise_measures(const Study& study, std::size_t base);

} // namespace terrace
