#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "models/county.hpp"
#include "models/flows.hpp"
#include "models/household/choice_notes.hpp"
#include "models/observers/month_watcher.hpp"
#include "models/observers/venture_state.hpp"
#include "models/policy/offer_notes.hpp"
#include "sim/core/month.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// One worker of the household.
struct WorkerState {
    std::uint8_t age = 0, skill = 0, place = 0, tenure = 0, months_away = 0;   ///< as in Workers; `skill` is the trade skill
    std::uint16_t wage = 0;                          ///< of the job, or of the last one [yuan/month, 2021 wages]
    std::optional<EnterpriseKind> employer;          ///< who employs it, if anybody
    bool operator==(const WorkerState&) const = default;
};

/// Land that the household has in blocks under one measure, or under the leases of the start (BlockTerms::standing).
struct BlockState {
    std::uint8_t measure = 0;
    std::int32_t area = 0;       ///< [mu/100]
    std::int32_t rent = 0;       ///< of a year, what the last harvest brought included [fen/mu]
    bool operator==(const BlockState&) const = default;
};

/// A claim on a relief fund that waits.
struct ClaimState {
    std::uint8_t measure = 0;
    std::int16_t month = 0;      ///< of the claim, index
    ReliefCause cause{};
    std::int32_t amount = 0;     ///< [fen]
    bool operator==(const ClaimState&) const = default;
};

/// How monitoring against relapse regards the household.
struct MonitoredState {
    std::uint8_t measure = 0;
    bool listed = false;         ///< else under review
    MonitoringCategory category{};
    MonitoringCause cause{};
    bool helped_to_dibao = false;
    bool seeks_work = false;     ///< on the list's account
    bool operator==(const MonitoredState&) const = default;
};

/// One household at one moment: its row, its workers and what sparse lists hold of it. Units as in the columns of the same name.
struct HouseholdState {
    int members = 0, worker_count = 0, pensioners = 0, away = 0;
    std::uint16_t flags = 0;
    int contracted = 0, leased_out = 0, leased_in = 0, collective = 0, cotton = 0, chili = 0, grain = 0;
    int orchard = 0;                                 ///< land under fruit trees [mu/100]
    int sheep = 0, breeding = 0, birds = 0, cattle = 0;
    std::uint8_t courtyard = 0, plan = 0, yield_factor = 0, livestock_skill = 0, business = 0;
    Fen cash = 0, debt = 0;                          ///< [fen]
    int income_year = 0;                             ///< [10 yuan]
    int ill_months = 0, crop_loss = 0, medical_year = 0, accident_year = 0, cotton_delivered = 0;
    float consolidated = 0;                          ///< share of its land
    unsigned unmet = 0;                              ///< bits of the assurances that it lacks
    bool improved_flock = false, inseminated_cows = false;
    std::vector<WorkerState> workers;
    std::vector<BlockState> blocks;                  ///< by measure
    std::vector<ClaimState> claims;
    VentureState ventures;
    std::optional<MonitoredState> monitored;
    std::vector<std::uint8_t> measures;              ///< positions of the measures that have reached it, ascending
    bool operator==(const HouseholdState&) const = default;
};

/// What flowed to and from one household since the month began, by kind [fen].
struct HouseholdFlows {
    std::array<std::int32_t, flow_count> received{}, paid{};
    [[nodiscard]] std::int64_t net(Flow flow) const { return std::int64_t{received[static_cast<std::size_t>(flow)]} - paid[static_cast<std::size_t>(flow)]; }
    /// Net income by source, as household accounts count it.
    [[nodiscard]] std::array<Fen, income_source_count> income() const;
    bool operator==(const HouseholdFlows&) const = default;
};

/// One month of a household.
struct BiographyMonth {
    struct Step {
        std::string_view name;
        HouseholdState state;
        HouseholdFlows flows;
    };
    Month month;
    bool recorded = false;                           ///< false in the spin-up year
    std::vector<Step> steps;                         ///< what was so after each step
    std::optional<Weighed<land_plan_count>> land;    ///< choices of the month
    std::optional<Weighed<side_count>> side;
    std::vector<Offer> offers;                       ///< of measures, in the order in which they came
    std::vector<WorkOffer> work;                     ///< open to its workers
    double weather_loss = 0;                         ///< share of this season's crop that the weather took in its township
    int medical = 0;                                 ///< own cost of hospital stays for an illness and of severe illness [10 yuan]
    int accident = 0;                                ///< own cost of a treated injury or of damage [10 yuan]

    [[nodiscard]] const HouseholdState& end() const { return steps.back().state; }
    [[nodiscard]] const HouseholdFlows& flows() const { return steps.back().flows; }
};

/// The life of one household in one run, from the first month of the spin-up year.
struct Biography {
    std::uint32_t number = 0;        ///< permanent
    std::uint32_t row = 0;
    std::uint32_t village = 0;       ///< row
    std::vector<BiographyMonth> months;
};

/// Writes the life of one household as its county lives through it.
class Biographer final : public MonthWatcher {
public:
    /// `row` of the household in its county.
    explicit Biographer(std::uint32_t row) { notes_.row = offers_.row = work_.row = row; }
    ChoiceNotes* notes() override { return &notes_; }
    OfferNotes* offers() override { return &offers_; }
    WorkNotes* work() override { return &work_; }
    void after(std::string_view step, const MonthWork&) override;
    [[nodiscard]] Biography take() { return std::move(biography_); }

private:
    void begin(const MonthWork&);
    ChoiceNotes notes_;
    OfferNotes offers_;
    WorkNotes work_;
    std::uint32_t first_worker_ = 0;
    Biography biography_;
};

/// The household as it stands now; `first_worker` is the row of its first worker, `month` the index of the present one.
[[nodiscard]] HouseholdState household_state(const County&, std::uint32_t row, std::uint32_t first_worker, std::int32_t month);

/// What the month's sheet holds of it so far.
[[nodiscard]] HouseholdFlows household_flows(const FlowSheet&, std::uint32_t row);

}  // namespace terrace
