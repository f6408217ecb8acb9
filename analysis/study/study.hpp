#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/flows.hpp"
#include "models/group_sums.hpp"
#include "models/panel.hpp"
#include "sim/core/money.hpp"
#include "sim/core/month.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// A coordinate beside scenario, replicate, time and county: income_source, decile, product, employment, ...
struct Coordinate {
    std::string name;
    std::vector<std::string> labels;
    std::vector<std::string> labels_zh;
};

/// One series by county and month: dimensions (scenario, replicate, time, county[, dimension]).
struct SeriesInfo {
    std::string name, unit, long_name, long_name_zh, cell_methods;
    std::string dimension;    ///< name of a Coordinate, or "" for none
    std::size_t size = 1;     ///< length of that coordinate

    friend bool operator==(const SeriesInfo&, const SeriesInfo&) = default;
};

/// What decides whether a land lease pays, as far as the measure's terms tell; the break-even surface takes the rest from the runs.
struct LandTerms {
    double mu_per_household = 0;          ///< offered
    double rent_yuan_per_mu = 0;          ///< a year; the part that depends on the harvest at the ordinary price and the lessee's usual yield
    double wage_yuan_per_year = 0;        ///< net wage of one more full-year job
    double cotton_margin_yuan_per_mu = 0; ///< of an average grower's cotton in an ordinary year, subsidy included and no day hired

    friend bool operator==(const LandTerms&, const LandTerms&) = default;
};

struct MeasureInfo {
    std::string name;         ///< as in [policies.NAME]
    std::string instrument;
    Text label;
    std::string county;       ///< county key, or "" for all
    std::optional<LandTerms> land;  ///< of land_transfer measures
};

struct ScenarioInfo {
    std::string name;         ///< file name without folder and ending, stacked names joined by "+"
    Text title;
    std::vector<MeasureInfo> measures;
    std::string resolved;     ///< resolved settings as text: equal text, equal scenario
    bool helper = false;      ///< a leave-one-out or price-year run, kept out of the tables of scenarios
};

struct CountyInfo {
    std::string key;
    Text label;
};

/// How much a household's income of a measure's first year changes: down by more than 1,000 yuan, by 100 to 1,000, less than 100 either way, up by
/// 100 to 1,000, by more than 1,000.
inline constexpr std::size_t household_change_count = 5;

/// What is counted of the households of a group for one measure; whole numbers, so that groups add up.
namespace effect_sum {
enum : std::size_t {
    households,                      ///< in the group, taking part or not
    participants, participants_all,  ///< as in MeasureEffect
    gross_paid,                      ///< first-year receipts of participants, turnover left out [fen]
    gross_above_median,              ///< as in MeasureEffect [fen]
    net,                             ///< of participants in their first year, all sources [fen]
    paid,                            ///< out of the measure's budget to or for these households, whole run [fen]
    net_all,                         ///< of all households of the group, whole run [fen]
    months_lifted,                   ///< household-months below the national line, without less with the measure, whole run, listed or not
    count
};
}  // namespace effect_sum
using EffectSums = Counts<effect_sum::count>;

/// The same sums by village, by the tier that villages had at the first month and by household type at the first month. Villages and tiers each are all
/// households of the county, and so are farm and pastoral households and exited and other ones. Empty where nothing is known of groups.
struct EffectGroups {
    std::vector<EffectSums> villages, tiers, household_types;

    friend bool operator==(const EffectGroups&, const EffectGroups&) = default;
};

/// What one measure of one scenario did in one replicate and county, from a pair of runs with and without it (EQUATIONS section 3).
/// Sums in fen over households and over the first year after each household's start unless said.
struct MeasureEffect {
    std::size_t scenario = 0, measure = 0, replicate = 0, county = 0;
    bool paired = false;                   ///< false: no run without the measure in this study; net figures are absent
    std::int64_t participants = 0;         ///< with a full first year inside the run
    std::int64_t participants_all = 0;     ///< ever
    std::array<Fen, receipt_form_count> gross{};   ///< first-year receipts by form; `activity` is gross_activity
    Fen gross_above_median = 0;            ///< of it, turnover left out: to households above the county's median income per head at the first month and not poverty-exited
    Fen before = 0, after = 0;             ///< income of the twelve months before, and from, the start
    Fen before_real = 0, after_real = 0;   ///< the same at consumer prices of 2021
    std::array<Fen, income_source_count> net{};    ///< with minus without, by source; columns add up to the net
    Fen net_other_money = 0;               ///< of which: change of income from other measures
    bool paired_first_in = false;          ///< whether the study holds the base with this measure alone, and the base
    std::int64_t participants_first_in = 0;        ///< with a full first year, where it is the only measure added to the base
    Fen net_first_in = 0;                  ///< their net against the base
    std::int64_t eligible_others = 0, rest = 0;    ///< eligible non-participants; everybody else
    Fen net_eligible_others = 0, net_rest = 0;     ///< their change in the twelve months from the measure's first month
    Fen net_county = 0;                    ///< all households, whole run
    Fen net_county_first_year = 0;         ///< all households, twelve months from the measure's first month
    std::array<std::int64_t, household_change_count> households_by_change{};   ///< all households, twelve months from the measure's first month
    Fen survey = 0;                        ///< matched difference-in-differences times participants
    std::int64_t better_alone = 0;         ///< participants who expect less money with the measure than without
    Fen loss_better_alone = 0;             ///< how much less in a year, as a positive number
    Fen public_cost = 0;                   ///< spent by the measure, whole run
    Fen appropriated = 0, returned = 0, unspent = 0;         ///< its budget line: given less returned; given back to the state; left at the end
    std::array<Fen, flow_count> paid_by_flow{};              ///< of what was spent: by kind of payment
    std::array<Fen, flow_count> flow_change{};               ///< all flows of the county, whole run: with minus without
    Fen other_public_money = 0;            ///< change of what the state pays besides the measures, whole run
    std::int64_t shortfall = 0;            ///< places or households offered and not filled
    std::array<Fen, 6> net_by_year{};      ///< net of participants in year 1..6 after their start, 0 beyond the run
    std::array<std::int64_t, 6> participants_by_year{};
    std::array<Fen, 6> net_farm_by_year{}; ///< of that net: own business and the cotton subsidy, what a lease takes away
    std::int64_t workers_home = 0;         ///< participants' workers who were on the own farm or without work at the first month
    std::int64_t leased_area = 0;          ///< land that participants lease out under the measure [mu/100]
    std::int64_t months_lifted = 0;        ///< household-months below the national line, without less with the measure, whole run, listed or not
    EffectGroups groups;                   ///< the file keeps those of scenarios that are no helper runs

    friend bool operator==(const MeasureEffect&, const MeasureEffect&) = default;
};

/// Households that two measures of a scenario reached in one replicate and county. Public money: grants, goods at cost, subsidies, allowances, relief and
/// public wages, over the whole run [fen].
struct Overlap {
    std::size_t scenario = 0, first = 0, second = 0;   ///< positions; of the measures among the scenario's
    std::size_t replicate = 0, county = 0;
    std::int64_t households = 0;                       ///< reached by both
    Fen first_paid = 0, second_paid = 0;               ///< public money that each paid to them
    std::int64_t twice = 0;                            ///< of them: paid by both for the same kind of thing within twelve months
    Fen twice_paid = 0;                                ///< to those, the smaller of the two payments

    friend bool operator==(const Overlap&, const Overlap&) = default;
};

/// The series of one grouping of households (tiers, household types, villages). Helper runs have none; scenarios are counted without them.
struct GroupTable {
    std::string name;                          ///< of the group of the file: "villages", "tiers", "household_types", "villages_monthly"
    std::vector<std::string> axes;             ///< "year", "village"; "time", "county", "tier"; "time", "county", "household_type"; "time", "village"
    std::size_t times = 0;                     ///< months, or Decembers
    std::size_t groups = 0;                    ///< at one time: in all counties together
    std::vector<SeriesInfo> series;
    std::vector<std::vector<double>> values;   ///< [series], dims (scenario, replicate, time, group, inner), row-major

    [[nodiscard]] bool of_villages() const { return name.starts_with("villages"); }
    /// Position of a value; `run` is scenario x replicates + replicate.
    [[nodiscard]] std::size_t at(std::size_t run, std::size_t time, std::size_t group, std::size_t size = 1, std::size_t inner = 0) const {
        return ((run * times + time) * groups + group) * size + inner;
    }
    friend bool operator==(const GroupTable&, const GroupTable&) = default;
};

/// A study: scenarios x replicates x counties, as kept in memory and in the results file.
struct Study {
    std::vector<ScenarioInfo> scenarios;
    std::vector<CountyInfo> counties;
    std::size_t replicates = 0;
    std::size_t first_replicate = 0;       ///< number of the first one, whose luck it has; 0 unless the study goes on where another ended
    Month first;                           ///< first recorded month
    int months = 0;
    std::vector<Coordinate> coordinates;
    std::vector<SeriesInfo> series;
    std::vector<std::vector<double>> values;   ///< [series], dims (scenario, replicate, time, county, inner), row-major
    std::vector<std::int64_t> ledger;          ///< fen, dims (scenario, replicate, time, county, flow)
    std::vector<MeasureEffect> effects;
    std::vector<Overlap> overlaps;             ///< of scenarios that are no helper runs
    std::vector<std::string> village_names, village_county;          ///< [village of all counties]
    std::vector<SeriesInfo> village_series;                          ///< dims (scenario, replicate, time, village)
    std::vector<std::vector<double>> village_values;
    std::vector<GroupTable> groups;            ///< one for each grouping, then that of villages by month, if it was asked for
    std::vector<std::string> digests;          ///< (scenario, replicate)
    std::uint32_t seed = 0;

    struct Provenance {
        std::string version, commit, compiler, command_line, created;
        int threads = 0;
        double wall_seconds = 0;
        std::vector<std::pair<std::string, std::string>> files;      ///< path as given, text
        std::string parameters;                                      ///< JSON list of resolved parameters per scenario
        std::vector<std::pair<std::string, double>> timings;         ///< phase, seconds (summed over threads)
        std::vector<std::string> arguments;                          ///< what `verify` needs to repeat the run
    } provenance;

    /// Scenarios that are no helper runs; they come first.
    [[nodiscard]] std::size_t kept_scenarios() const {
        return static_cast<std::size_t>(std::count_if(scenarios.begin(), scenarios.end(), [](const ScenarioInfo& scenario) { return !scenario.helper; }));
    }
    /// The recorded years that hold a December.
    [[nodiscard]] std::vector<std::int64_t> decembers() const {
        std::vector<std::int64_t> years;
        for (int month = 0; month < months; ++month)
            if ((first + month).month() == 12) years.push_back((first + month).year());
        return years;
    }
    /// Position of a value: (scenario, replicate, time, county, inner) of a series of inner size `size`.
    [[nodiscard]] std::size_t at(std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t county,
                                 std::size_t size = 1, std::size_t inner = 0) const {
        return (((scenario * replicates + replicate) * static_cast<std::size_t>(months) + time) * counties.size() + county) * size + inner;
    }
};

}  // namespace terrace
