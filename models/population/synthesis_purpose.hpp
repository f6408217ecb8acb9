#pragma once

#include <cstdint>

namespace terrace {

/// What a random number of the initial population decides. Values are permanent; purposes of the monthly model stay below.
enum class SynthesisPurpose : std::uint32_t {
    // agent: village (county * 4096 + row)
    village_size = 0x1000, village_place = 0x1001, village_commute = 0x1002, village_quality = 0x1003,
    // agent: household
    land = 0x1100, skill, labour, exited, pastoral, worker_repair, members, members_repair, pensioners, pensioners_repair,
    landless, leasing, leased_share, collective, collective_size, sheep, sheep_holder, yield, crop_plan, sideline,
    business, business_size, dibao, cooperative, harvest_and_insurance, health_and_care, cash, cattle, cattle_holder, orchard, orchard_size,
    // agent: worker (household * 8 + slot)
    age_and_trade = 0x1200, schooling, occupation, employment, employer, wage_and_tenure
};

}  // namespace terrace
