#pragma once

#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "models/village/columns.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Land a household operates [mu/100]: contracted less leased out, plus what it leases in.
[[nodiscard]] inline std::int32_t operated(const Households& h, std::size_t row) {
    return h.contracted[row] - h.leased_out[row] + h.leased_in[row] + h.collective[row];
}

/// Sows the operated land that carries no fruit trees and does not stay idle by the mix of each household's plan. Once a year in March. Reads plan and
/// land, writes crop areas.
void sow(Households&, std::span<const std::uint16_t> orchard_land, std::span<const std::uint16_t> idle);

/// Days that crops, herd and courtyard ask of the household this month, `days[row]`.
void field_days(const Households&, const CropParameters&, const CourtyardParameters&, const LivestockParameters&, int calendar,
                std::span<float> days);

/// Takes off `days[row]` what consolidated land saves of the month's work on crops.
void save_days(const Households&, std::span<const ConsolidatedLand>, const CropParameters&, int calendar, std::span<float> days);

/// Pays inputs, machine harvest, premiums and rent of collective land of the month.
void pay_crop_costs(const Households&, const CropParameters&, const MonthFacts&, FlowSheet&);

/// Prices of a month's harvest [fen/kg].
struct HarvestPrices {
    float cotton, chili_spot, chili_cooperative, wheat, maize;
};

/// Sells the month's part of the harvest; `weather_loss[township]` is lost before it. Members sell chili through the
/// co-operative. In November claims are paid and the season's loss and delivered cotton are noted. `words` is scratch, one a row.
void sell_harvest(Households&, const Villages&, const CropParameters&, const WeatherParameters&, const MonthFacts&, HarvestPrices,
                  std::uint32_t first_household, std::span<const double> weather_loss, std::span<std::uint32_t> words, FlowSheet&);

/// Subsidies that go with land and crops: contracted land each May, wheat with it, target price of last
/// autumn's cotton each April (40 %) and June (60 %) at `cotton_rate` [fen/kg].
void pay_farm_subsidies(const Households&, const CropParameters&, const TransferParameters&, const LivestockParameters&,
                        const MonthFacts&, double cotton_rate, FlowSheet&);

}  // namespace terrace
