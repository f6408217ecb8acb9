#include "models/household/sidelines.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"

namespace terrace {

double tend_courtyards(Households& h, const CourtyardParameters& yard, const MonthFacts& facts, std::span<float> output, FlowSheet& sheet) {
    const float season = calendar::courtyard[static_cast<std::size_t>(facts.calendar)];
    const auto cost_index = static_cast<float>(facts.outside.cash_cost);
    const float ordinary = static_cast<float>(yard.ordinary_sales) * season;
    const float demonstration = static_cast<float>(yard.demonstration_sales) * season;
    const float ordinary_cost = static_cast<float>(yard.ordinary_costs) / 12 * cost_index;
    const float demonstration_cost = static_cast<float>(yard.demonstration_costs) / 12 * cost_index;
    std::int32_t* __restrict costs = paid(sheet, Flow::courtyard_costs);
    double sum = 0;
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    for (std::uint32_t row = 0; row < rows; ++row) {
        output[row] = 0;
        const Courtyard kind = courtyard_kind(h.courtyard[row]);
        if (kind == Courtyard::none) continue;
        const int age = std::min(courtyard_age(h.courtyard[row]) + 1, 63);
        h.courtyard[row] = courtyard_code(kind, age);
        const bool model = kind == Courtyard::demonstration;
        costs[row] = whole_fen(model ? demonstration_cost : ordinary_cost);
        if (age < yard.months_to_bearing) continue;
        output[row] = model ? demonstration : ordinary;
        sum += static_cast<double>(output[row]);
    }
    return sum;
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void sell_sidelines(const Households& h, const LivestockParameters& livestock, std::span<const float> courtyard_output,
                    double courtyard_price, std::span<const std::uint16_t> birds, double bird_price, FlowSheet& sheet) {
    std::int32_t* __restrict yard_sales = received(sheet, Flow::courtyard_sales);
    std::int32_t* __restrict bird_sales = received(sheet, Flow::bird_sales);
    const auto yard_price = static_cast<float>(courtyard_price);
    const float each = static_cast<float>(livestock.bird_price) * static_cast<float>(bird_price);
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    const float* __restrict yard = courtyard_output.data();
    const std::uint16_t* __restrict sold = birds.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        yard_sales[row] = whole_fen(yard[row] * yard_price);
        bird_sales[row] = whole_fen(static_cast<float>(sold[row]) * each);
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void run_businesses(const Households& h, const MonthFacts& facts, double local_share, double local_demand, FlowSheet& sheet) {
    constexpr float unit = 50 * 100;  // fen per step of `business`
    const auto index = static_cast<float>(facts.outside.local_wage);
    const float local = unit * index * static_cast<float>(local_share * local_demand);
    const float outside = unit * index * static_cast<float>(1 - local_share);
    std::int32_t* __restrict from_local = received(sheet, Flow::business_local);
    std::int32_t* __restrict from_outside = received(sheet, Flow::business_outside);
    const std::uint8_t* __restrict business = h.business.data();
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    for (std::uint32_t row = 0; row < rows; ++row) {
        from_local[row] = whole_fen(static_cast<float>(business[row]) * local);
        from_outside[row] = whole_fen(static_cast<float>(business[row]) * outside);
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void eat_own_produce(const Households& h, Fen per_year, const MonthFacts& facts, FlowSheet& sheet) {
    const float land = static_cast<float>(per_year) / 12 * static_cast<float>(facts.outside.consumer_price);
    std::int32_t* __restrict own = received(sheet, Flow::own_use);
    const std::uint16_t* __restrict contracted = h.contracted.data();
    const std::uint16_t* __restrict sheep = h.sheep.data();
    const std::uint8_t* __restrict members = h.members.data();
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    constexpr float usual_members = 3.6f;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const bool grows = contracted[row] > 0 || sheep[row] > 0;
        own[row] = grows ? whole_fen(land * static_cast<float>(members[row]) / usual_members) : 0;
    }
}

void start_sidelines(Households& h, const SideOutlook& sides, const LivestockParameters& livestock, bool flocks, FlowSheet& sheet) {
    std::int32_t* __restrict purchases = paid(sheet, Flow::asset_purchase);
    const auto setup = whole_fen(static_cast<float>(sides.courtyard_setup));
    constexpr double ewes = 5;
    const auto heads = static_cast<std::int32_t>(ewes / livestock.ewe_share + 0.5);
    const auto price = whole_fen(static_cast<float>(sides.sheep_start));
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const Side chosen = side(h.plan[row]);
        if (chosen == Side::courtyard && courtyard_kind(h.courtyard[row]) == Courtyard::none) {
            h.courtyard[row] = courtyard_code(Courtyard::ordinary, 0);
            purchases[row] += setup;
        } else if (flocks && chosen == Side::sheep) {
            h.breeding[row] = static_cast<std::uint16_t>(std::min(60000, h.breeding[row] + heads));
            h.sheep[row] = static_cast<std::uint16_t>(std::min(60000, h.sheep[row] + heads));
            purchases[row] += price;
        }
    }
}

}  // namespace terrace
