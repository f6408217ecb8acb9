#include "models/household/sidelines.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"

namespace terrace {

namespace {

struct YardMonth {
    float ordinary, demonstration, ordinary_cost, demonstration_cost;
    std::int32_t months_to_bearing;
};

/// Bearing courtyards by kind.
struct Bearing {
    std::int32_t ordinary = 0, demonstration = 0;
};

[[gnu::target_clones("default", "arch=x86-64-v3")]] Bearing grow_yards(std::uint8_t* __restrict yards, std::uint32_t rows, const YardMonth month, float* __restrict output, std::int32_t* __restrict costs) {
    Bearing bearing;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::int32_t code = yards[row];
        const std::int32_t kind = code & 3;
        const std::int32_t next = (code >> 2) + 1;
        const std::int32_t age = next < 63 ? next : 63;
        const std::int32_t stands = kind != 0 ? 1 : 0, model = kind == 2 ? 1 : 0;
        const std::int32_t bears = stands & static_cast<std::int32_t>(age >= month.months_to_bearing);
        output[row] = static_cast<float>(bears) * (model != 0 ? month.demonstration : month.ordinary);
        costs[row] = whole_fen(static_cast<float>(stands) * (model != 0 ? month.demonstration_cost : month.ordinary_cost));
        yards[row] = static_cast<std::uint8_t>(stands != 0 ? kind | (age << 2) : 0);
        bearing.ordinary += bears & (1 - model);
        bearing.demonstration += bears & model;
    }
    return bearing;
}

}  // namespace

double tend_courtyards(Households& h, const CourtyardParameters& yard, const MonthFacts& facts, std::span<float> output, FlowSheet& sheet) {
    const float season = calendar::courtyard[static_cast<std::size_t>(facts.calendar)];
    const auto cost_index = static_cast<float>(facts.outside.cash_cost);
    const YardMonth month{static_cast<float>(yard.ordinary_sales) * season, static_cast<float>(yard.demonstration_sales) * season,
                          static_cast<float>(yard.ordinary_costs) / 12 * cost_index, static_cast<float>(yard.demonstration_costs) / 12 * cost_index, yard.months_to_bearing};
    const Bearing bearing = grow_yards(h.courtyard.data(), static_cast<std::uint32_t>(h.rows()), month, output.data(), paid_whole(sheet, Flow::courtyard_costs));
    return static_cast<double>(bearing.ordinary) * static_cast<double>(month.ordinary) + static_cast<double>(bearing.demonstration) * static_cast<double>(month.demonstration);
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void sell_sidelines(const Households& h, const LivestockParameters& livestock, std::span<const float> courtyard_output,
                    double courtyard_price, std::span<const std::uint16_t> birds, double bird_price, FlowSheet& sheet) {
    std::int32_t* __restrict yard_sales = received_whole(sheet, Flow::courtyard_sales);
    std::int32_t* __restrict bird_sales = received_whole(sheet, Flow::bird_sales);
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
    std::int32_t* __restrict from_local = received_whole(sheet, Flow::business_local);
    std::int32_t* __restrict from_outside = received_whole(sheet, Flow::business_outside);
    const std::uint8_t* __restrict business = h.business.data();
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    for (std::uint32_t row = 0; row < rows; ++row) {
        from_local[row] = whole_fen(static_cast<float>(business[row]) * local);
        from_outside[row] = whole_fen(static_cast<float>(business[row]) * outside);
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void eat_own_produce(const Households& h, Fen per_year, const MonthFacts& facts, FlowSheet& sheet) {
    const float land = static_cast<float>(per_year) / 12 * static_cast<float>(facts.outside.consumer_price);
    std::int32_t* __restrict own = received_whole(sheet, Flow::own_use);
    const std::uint16_t* __restrict contracted = h.contracted.data();
    const std::uint16_t* __restrict sheep = h.sheep.data();
    const std::uint8_t* __restrict members = h.members.data();
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    constexpr float usual_members = 3.6f;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::int32_t grown = whole_fen(land * static_cast<float>(members[row]) / usual_members);
        own[row] = (contracted[row] | sheep[row]) != 0 ? grown : 0;
    }
}

Fen start_sideline(Households& h, std::uint32_t row, const SideOutlook& sides, const LivestockParameters& livestock) {
    constexpr double ewes = 5;
    const auto heads = static_cast<std::int32_t>(ewes / livestock.ewe_share + 0.5);
    const Side chosen = side(h.plan[row]);
    if (chosen == Side::courtyard && courtyard_kind(h.courtyard[row]) == Courtyard::none) {
        h.courtyard[row] = courtyard_code(Courtyard::ordinary, 0);
        return whole_fen(static_cast<float>(sides.courtyard_setup));
    }
    if (chosen != Side::sheep) return 0;
    h.breeding[row] = static_cast<std::uint16_t>(std::min(60000, h.breeding[row] + heads));
    h.sheep[row] = static_cast<std::uint16_t>(std::min(60000, h.sheep[row] + heads));
    return whole_fen(static_cast<float>(sides.sheep_start));
}

void start_sidelines(Households& h, const SideOutlook& sides, const LivestockParameters& livestock, bool flocks, FlowSheet& sheet) {
    std::int32_t* __restrict purchases = paid(sheet, Flow::asset_purchase);
    for (std::uint32_t row = 0; row < h.rows(); ++row)
        if (flocks || side(h.plan[row]) != Side::sheep) purchases[row] += static_cast<std::int32_t>(start_sideline(h, row, sides, livestock));
}

}  // namespace terrace
