#pragma once

#include <cstdint>
#include <span>

#include "models/household/choice.hpp"
#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Kind of a household's courtyard from its code.
inline Courtyard courtyard_kind(std::uint8_t code) { return static_cast<Courtyard>(code & 3); }
inline int courtyard_age(std::uint8_t code) { return code >> 2; }
inline std::uint8_t courtyard_code(Courtyard kind, int age) {
    return static_cast<std::uint8_t>(static_cast<unsigned>(kind) | (static_cast<unsigned>(age) << 2));
}

/// Whether there is a courtyard whose whole cycle neighbours have seen.
inline bool seen_for_a_cycle(std::uint8_t code) {
    constexpr int full_cycle = 12;   // months
    return courtyard_kind(code) != Courtyard::none && courtyard_age(code) >= full_cycle;
}

/// Courtyards grow a month older; `output[row]` is what the bearing ones bring at the usual price [fen]. Costs are paid.
/// Returns the sum of the output [fen].
double tend_courtyards(Households&, const CourtyardParameters&, const MonthFacts&, std::span<float> output, FlowSheet&);

/// Sells courtyard output and birds at the month's prices, relative to the usual ones.
void sell_sidelines(const Households&, const LivestockParameters&, std::span<const float> courtyard_output, double courtyard_price,
                    std::span<const std::uint16_t> birds, double bird_price, FlowSheet&);

/// Net income of own non-farm businesses: `local_share` of it comes from local spending, which stands at `local_demand`
/// of its reference; the rest from outside customers.
void run_businesses(const Households&, const MonthFacts&, double local_share, double local_demand, FlowSheet&);

/// Own produce eaten at home, at farm-gate value; nobody pays.
void eat_own_produce(const Households&, Fen per_year, const MonthFacts&, FlowSheet&);

/// The household builds the courtyard, or buys the five ewes, that its plan names; returns what it pays [fen]. Nothing for other plans.
Fen start_sideline(Households&, std::uint32_t row, const SideOutlook&, const LivestockParameters&);

/// Households that have just chosen a courtyard build and pay for it; those that chose sheep let the flock grow by five ewes
/// (January only), which they buy. Birds are bought in April.
void start_sidelines(Households&, const SideOutlook&, const LivestockParameters&, bool flocks, FlowSheet&);

}  // namespace terrace
