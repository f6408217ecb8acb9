#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/population/batch.hpp"
#include "models/population/region.hpp"
#include "models/population/synthesis.hpp"
#include "models/population/synthesis_purpose.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {

/// What the steps of one county's synthesis share: where its luck comes from and traits that no column keeps.
struct Draft {
    RandomKey key;
    std::uint32_t county_index = 0;
    std::uint32_t first_household = 0;  ///< number of row 0
    std::uint32_t households = 0;

    std::vector<double> land{}, skill{}, labour{};  ///< standard normals with the county's rank correlation
    std::vector<double> endowment{};            ///< standard normal: their sum
    std::vector<double> village_poor{};         ///< 1 in a formerly poor village
    std::vector<double> income{};               ///< expected income [yuan/year]

    std::vector<std::uint32_t> home{};    ///< of each worker: row of its household
    std::vector<std::uint32_t> number{};  ///< of each worker: its number, less that of the first

    /// One word for each household.
    [[nodiscard]] std::vector<std::uint32_t> words(SynthesisPurpose purpose) const {
        std::vector<std::uint32_t> out(households);
        fill_words(key, purpose, 0, first_household, out);
        return out;
    }
    /// One standard normal for each household, where its distribution matters.
    [[nodiscard]] std::vector<double> normals(SynthesisPurpose purpose) const;
    /// One word for each worker.
    [[nodiscard]] std::vector<std::uint32_t> worker_words(SynthesisPurpose purpose) const;
    /// A word of one village.
    [[nodiscard]] std::uint32_t village_word(SynthesisPurpose purpose, std::uint32_t village, std::uint32_t index = 0) const {
        return draw_word(key, purpose, county_index * county_limit + village, 0, index);
    }
};

/// Deals drawn numbers out again so that they rise with what a register has; rows that are equal there keep the order of their luck.
void rank_by(std::span<const double> registered, std::span<double> drawn);
/// Sets a flag where a register has it.
void set_flags(std::span<const double> registered, std::uint16_t flag, Households& households);

/// Whole number nearest to share * count.
[[nodiscard]] std::size_t rounded_count(double share, std::size_t count);

// The steps, in their order. Each reads what earlier ones wrote.

/// Villages, townships and who lives where; village qualities.
void place_villages(const CountyMargins&, Draft&, Population&);
/// Endowments, pastoral and poverty-exited households, workers, members, pensioners.
void form_households(const CountyMargins&, Draft&, Population&);
/// Contracted land, block leases, land of the collective.
void divide_land(const CountyMargins&, const Draft&, Population&);
/// Yield factors, crops, herds, sidelines.
void stock_farms(const CountyMargins&, const Draft&, Population&);
/// Workers: age, schooling, skill, and where they work; own businesses.
void place_workers(const CountyMargins&, const Draft&, Population&);
/// Employers and their staff and wages; worker places of wage workers become final.
void staff_enterprises(const CountyMargins&, const Draft&, Population&);
/// Expected income, which fills the twelve-month window; money at hand.
void fill_income(const CountyMargins&, Draft&, Population&);
/// Minimum living allowance, co-operatives, insurance, health.
void join_programmes(const CountyMargins&, const Draft&, Population&);

}  // namespace terrace
