#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/population/registers.hpp"
#include "sim/config/source_file.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// Why a figure of a region file is what it is.
struct Evidence {
    std::string mark;    ///< F found, D derived, E estimated
    std::string source;  ///< where it comes from, or the reason of an estimate

    bool operator==(const Evidence&) const = default;
};

/// A figure that a register took the place of.
struct ReplacedFigure {
    double of_region_file = 0;   ///< in the unit of the file
    bool outcome = false;        ///< the register moves it without deciding it

    bool operator==(const ReplacedFigure&) const = default;
};

/// What the synthetic population of one county must look like at the first month.
/// figures.cpp lists every member with its key, unit, label and admissible range.
struct CountyMargins {
    std::string key;
    Text label;

    // Places and people. The four counts and `residents` are met exactly.
    std::int64_t residents = 0;               ///< [persons] registered members who are not long-term away
    std::int64_t households = 0;              ///< [households]
    std::int64_t exited_households = 0;       ///< [households] poverty-exited (脱贫户)
    std::int64_t villages = 0;                ///< [villages]
    std::int64_t townships = 0;               ///< [townships]
    std::int64_t formerly_poor_villages = 0;  ///< [villages] exited in 2017
    double village_size_log_sd = 0;           ///< [1] spread of village sizes
    double pastoral_share = 0;                ///< [share of households] met exactly after rounding
    double pastoral_extra_members = 0;        ///< [persons] by which a pastoral household is larger
    double workers_per_household = 0;         ///< [persons] total met exactly after rounding
    double pensioners_per_household = 0;      ///< [persons] total met exactly after rounding
    double young_child_share = 0;             ///< [share of households]
    double chronic_share = 0;                 ///< [share of households]

    // What workers do at the first month; own farm is the rest. Shares of workers, met exactly after rounding.
    double local_wage_share = 0;
    double away_share = 0;
    double idle_share = 0;
    double business_share = 0;       ///< [share of households] with an own non-farm business, one worker each
    double business_net = 0;         ///< [yuan/year] mean net of such a business
    double trade_skill_share = 0;    ///< [share of workers] with a trade skill
    double low_schooling_share = 0;  ///< [share of workers] junior middle school or less

    // Employers. Town jobs are what the other employers leave of local wage work.
    std::int64_t factory_jobs = 0;    ///< [jobs]
    std::int64_t processor_jobs = 0;  ///< [jobs]
    std::int64_t public_posts = 0;    ///< [jobs]
    double services_jobs = 0;         ///< [jobs/household]
    double mu_per_lessee_job = 0;     ///< [mu/job]
    double town_wage = 0;             ///< [yuan/month] unskilled, like all wages here
    double services_wage = 0;         ///< [yuan/month]
    double factory_wage = 0;          ///< [yuan/month]
    double processor_wage = 0;        ///< [yuan/month]
    double lessee_wage = 0;           ///< [yuan/month]
    double post_wage = 0;             ///< [yuan/month]
    double outside_wage = 0;          ///< [yuan/month]
    double skilled_premium = 0;       ///< [1] skilled wage against the unskilled
    double wage_log_sd = 0;           ///< [1] spread of wages within an employer
    double commute_cost = 0;          ///< [yuan/month] mean over villages

    // Land. Totals are met to the hundredth of a mu.
    std::int64_t contracted_land = 0;    ///< [mu/100] of all households
    std::int64_t exited_land = 0;        ///< [mu/100] of it, of poverty-exited households
    std::int64_t block_leased_land = 0;  ///< [mu/100] standing block leases to the lessee
    double leasing_households = 0;       ///< [households] in standing block leases; an outcome of their land
    double block_rent = 0;               ///< [yuan/mu/year] of standing block leases
    double block_share = 0;              ///< [share] of its contracted land that a leasing household gives
    double land_log_sd = 0;              ///< [1]
    double lower_tail = 0;               ///< [1] curvature of the lower tail, 0 = log-normal (spread.hpp)
    double rank_correlation = 0;         ///< [1] of land, skill and labour between households
    double landless_share = 0;           ///< [share of farm households that did not exit poverty]
    double pastoral_landless_share = 0;  ///< [share of pastoral households that did not exit poverty]
    double pastoral_land_ratio = 0;      ///< [1] contracted land of a pastoral household against a farm household
    double operated_land = 0;            ///< [mu/household] own land kept plus land of the collective
    double collective_share = 0;         ///< [share of farm households] that lease land of the collective

    // Crops, herds, sidelines
    double cotton_share = 0;             ///< [share of operated land]
    double chili_share = 0;              ///< [share of operated land]
    double wheat_share = 0;              ///< [share of operated land]
    double mixed_share = 0;              ///< [share of operated land] on farms that grow all three
    double yield_log_sd = 0;             ///< [1] between households
    double yield_exited = 0;             ///< [1] mean yield factor of exited households
    double yield_skill_correlation = 0;  ///< [1]
    double machine_share = 0;            ///< [share of households] harvested by machine
    double insured_share = 0;            ///< [share of households]
    double sheep_farm = 0;               ///< [head/household] total met exactly after rounding
    double sheep_pastoral = 0;           ///< [head/household] total met exactly after rounding
    double sheep_holders = 0;            ///< [share of farm households]
    double sheep_log_sd = 0;             ///< [1]
    double orchard_holders = 0;          ///< [share of farm households] with fruit trees
    double orchard_mu = 0;               ///< [mu] of those
    double cattle_farm = 0;              ///< [head/household] total met exactly after rounding
    double cattle_pastoral = 0;          ///< [head/household] total met exactly after rounding
    double cattle_holders = 0;           ///< [share of farm households]
    double cattle_herders = 0;           ///< [share of pastoral households]
    double courtyard_share = 0;          ///< [share of households] with an ordinary productive courtyard
    double poultry_share = 0;            ///< [share of households] raising birds for sale
    double birds_per_household = 0;      ///< [birds] of those

    // Programmes, money
    double dibao_share = 0;           ///< [share of households] met exactly after rounding
    double dibao_exclusion = 0;       ///< [share of the entitled] left out
    double dibao_inclusion = 0;       ///< [share of receivers] not entitled
    double cooperative_share = 0;     ///< [share of households] met exactly after rounding
    double cash_per_household = 0;    ///< [yuan]
    double cash_log_sd = 0;           ///< [1]
    double income_per_head = 0;       ///< [yuan/year] expected, fills the twelve months before the spin-up year
    double income_exited_ratio = 0;   ///< [1] exited against all
    double poverty_line = 0;          ///< [yuan/year] floor of exited households' expected income per head
    double village_cash = 0;          ///< [yuan/village]

    /// By figure key.
    std::map<std::string, Evidence, std::less<>> evidence;

    /// The county's own registers; null without.
    std::shared_ptr<const CountyRegister> registers{};
    /// Figures that the registers took the place of, by key.
    std::map<std::string, ReplacedFigure, std::less<>> replaced{};

    /// The households' values of an item in the register, by row; null when the item is synthesised.
    [[nodiscard]] const std::vector<double>* registered(HouseholdItem item) const {
        return registers && registers->has(item) ? &registers->values(item) : nullptr;
    }
    /// The villages' values of an item in the register, by row; null when the item is synthesised.
    [[nodiscard]] const std::vector<double>* registered(VillageItem item) const {
        return registers && registers->has(item) ? &registers->values(item) : nullptr;
    }

    bool operator==(const CountyMargins&) const = default;
};

/// The counties of one region file, in the order of the file.
struct Region {
    std::string key;
    Text label;
    std::vector<CountyMargins> counties;
    std::vector<SourceFile> files{};                               ///< region files, bases first
    std::vector<std::shared_ptr<const SourceFile>> registers{};   ///< every register file that was read, once

    /// The county with that key, or null.
    [[nodiscard]] const CountyMargins* find(std::string_view county) const;
};

/// Reads a region file: `key`, `label`, a table `common` of figures for all counties, and `counties.KEY` with a label and
/// the figures that differ. `base` may name another region file, of which this one then says what differs. A figure is { value, unit, mark, source } with optional low and high. `counties.KEY.registers` may name the
/// county's own registers, `villages` and `households`, by paths relative to the region file (docs/registers.md). Throws InputError with its
/// place for a missing, misspelt or repeated figure, a wrong unit or mark, a value out of range, and figures that contradict.
Region read_region(const std::filesystem::path& file);

}  // namespace terrace
