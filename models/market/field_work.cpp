#include "models/market/field_work.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"
#include "sim/math/math.hpp"

namespace terrace {
namespace {

[[gnu::target_clones("default", "arch=x86-64-v3")]] std::int32_t count_paid(const std::int32_t* amounts, std::uint32_t rows) {
    std::int32_t paid = 0;
    for (std::uint32_t row = 0; row < rows; ++row) paid += amounts[row] > 0 ? 1 : 0;
    return paid;
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void raise_paid(std::int32_t* amounts, std::uint32_t rows, const std::int32_t each) {
    for (std::uint32_t row = 0; row < rows; ++row) amounts[row] += amounts[row] > 0 ? each : 0;
}

/// Hands out what rounding left over, in equal parts to those with work, the last fen to the first of them, so that both sides agree.
void hand_out_rest(std::int32_t* amounts, std::uint32_t rows, std::uint32_t somebody_free, Fen rest) {
    if (rest == 0) return;
    const Fen with_work = count_paid(amounts, rows);
    if (with_work == 0) {   // less than a fen each
        amounts[somebody_free] += static_cast<std::int32_t>(rest);
        return;
    }
    const auto each = static_cast<std::int32_t>(rest / with_work);
    Fen more = rest % with_work;
    if (each > 0) raise_paid(amounts, rows, each);
    for (std::uint32_t row = 0; more > 0; ++row) {
        const std::int32_t one = amounts[row] > 0 ? 1 : 0;
        amounts[row] += one;
        more -= one;
    }
}

}  // namespace

[[gnu::target_clones("default", "arch=x86-64-v3")]] FieldPayments clear_field_work(const Households& h, const LabourParameters& labour, const MonthFacts& facts, std::span<const float> days,
                               std::span<const std::uint8_t> home, double enterprise_days, Markets& markets, FlowSheet& sheet) {
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    const auto per_worker = static_cast<float>(labour.days_per_month);
    const auto offered = static_cast<float>(labour.field_supply);
    const auto rate = static_cast<float>(static_cast<double>(labour.field_day_wage) * facts.outside.local_wage * markets.field_wage_factor);
    std::int32_t* __restrict local = paid_whole(sheet, Flow::field_wages);
    std::int32_t* __restrict outside = paid_whole(sheet, Flow::outside_pickers);
    std::int32_t* __restrict earned = received(sheet, Flow::field_wages);
    std::int32_t* __restrict earned_block = received(sheet, Flow::block_field_wages);
    const float* __restrict need = days.data();
    const std::uint8_t* __restrict workers = home.data();
    constexpr float unit_of_day = 64;   // days are summed in whole 64ths: exact in any order
    std::int64_t missing = 0, spare = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const auto gap = static_cast<std::int32_t>((need[row] - per_worker * static_cast<float>(workers[row])) * unit_of_day);
        missing += gap > 0 ? gap : 0;
        spare += gap < 0 ? -gap : 0;
    }
    const double demand = static_cast<double>(missing) / static_cast<double>(unit_of_day);
    const double supply = static_cast<double>(spare) / static_cast<double>(unit_of_day) * static_cast<double>(offered);
    const double wanted = demand + enterprise_days;
    const double filled = wanted > 0 ? std::min(1.0, supply / wanted) : 0.0;
    const auto local_rate = static_cast<float>(rate * filled);
    const auto outside_rate = static_cast<float>(rate * (1 - filled));
    Fen local_sum = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const float hired = std::max(0.f, need[row] - per_worker * static_cast<float>(workers[row]));
        local[row] = whole_fen(hired * local_rate);
        outside[row] = whole_fen(hired * outside_rate);
        local_sum += local[row];
    }
    FieldPayments enterprise;
    enterprise.to_households = static_cast<Fen>(enterprise_days * static_cast<double>(rate) * filled);
    enterprise.to_outside = static_cast<Fen>(enterprise_days * static_cast<double>(rate) * (1 - filled));
    if (supply <= 0) {
        enterprise.to_households = 0;
        return enterprise;
    }
    const double unit = static_cast<double>(local_sum) / supply;
    const double block_unit = static_cast<double>(enterprise.to_households) / supply;
    const float least = 0.998f;  // never more than the pool; the rest is handed out fen by fen
    Fen earned_sum = 0, earned_block_sum = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const float free = std::max(0.f, per_worker * static_cast<float>(workers[row]) - need[row]) * offered * least;
        earned[row] = static_cast<std::int32_t>(free * static_cast<float>(unit));
        earned_block[row] = static_cast<std::int32_t>(free * static_cast<float>(block_unit));
        earned_sum += earned[row];
        earned_block_sum += earned_block[row];
    }
    std::uint32_t somebody_free = 0;
    while (need[somebody_free] >= per_worker * static_cast<float>(workers[somebody_free])) ++somebody_free;
    hand_out_rest(earned, rows, somebody_free, local_sum - earned_sum);
    hand_out_rest(earned_block, rows, somebody_free, enterprise.to_households - earned_block_sum);
    markets.field_demand += wanted;
    markets.field_supply += supply;
    return enterprise;
}

void set_field_wage(const LabourParameters& labour, Markets& markets) {
    if (markets.field_supply > 0 && markets.field_demand > 0) {
        const double balance = math::pow(markets.field_demand / markets.field_supply, labour.field_wage_elasticity);
        markets.field_wage_factor = std::clamp(markets.field_wage_factor * std::clamp(balance, 0.9, 1.1), 0.6, 1.7);
    }
    markets.field_demand = 0;
    markets.field_supply = 0;
}

}  // namespace terrace
