#include <gtest/gtest.h>

#include "models/worker/home.hpp"
#include "tests/support/county_walk.hpp"
#include "tests/support/same_rows.hpp"

// The same household has the same luck in every scenario: where households do not meet, what happens to one changes no other.
namespace terrace {
namespace {

constexpr int months = 30;
const std::vector<std::string> generous{"months=30", "policies.courtyard_economy.budget_yuan=100000000", "policies.courtyard_economy.households=600",
                                        "policies.courtyard_economy.demonstration_households=0"};

Scenario private_courtyards(const std::vector<std::string>& more = {}) { return small_scenario("bohu-courtyard", joined(joined(private_world(), generous), more)); }

/// First difference between households, or workers, of two counties that admit those of the rows wanted.
template <class Wanted>
std::string difference(const County& one, const County& other, std::size_t households, Wanted wanted) {
    const std::string found = first_difference(one.households, other.households, households, wanted);
    if (!found.empty()) return "households: " + found;
    const std::size_t workers = first_workers(one.households)[households - 1] + one.households.workers[households - 1];
    const std::vector<std::uint32_t> home = homes_of_workers(one.households);
    const std::string of_workers = first_difference(one.workers, other.workers, workers, [&](std::size_t worker) { return wanted(home[worker]); });
    return of_workers.empty() ? "" : "workers: " + of_workers;
}

/// A measure in a world where no household meets another, generous enough that nobody's share depends on the others'.
struct PrivateMeasure {
    std::string scenario, measure;
    std::size_t county;
    std::vector<std::string> settings;
    [[nodiscard]] Scenario with(const std::vector<std::string>& more = {}) const { return small_scenario(scenario, joined(joined(private_world(), settings), more)); }
};

void PrintTo(const PrivateMeasure& measure, std::ostream* out) { *out << measure.measure; }

const std::vector<PrivateMeasure> private_measures{
    {"bohu-courtyard", "courtyard_economy", bohu, generous},
    // Every exited household leases all it has; the lessee offers no jobs.
    {"yuli-land-transfer", "land_transfer", yuli,
     {"months=30", "policies.land_transfer.households=600", "policies.land_transfer.area_mu=400000", "policies.land_transfer.jobs.mu_per_job=0"}},
    // Every exited household opens a stall; no festival is bought from the county's services.
    {"yuli-tourism", "rural_tourism", yuli, {"months=30", "policies.rural_tourism.stalls=600", "policies.rural_tourism.budget_yuan=100000000", "policies.rural_tourism.least_attraction=0",
      "policies.rural_tourism.festivals_per_year=0"}},
    {"relief-fund", "relief_fund_bohu", bohu, {"months=30", "policies.relief_fund_bohu.budget_yuan=100000000", "policies.relief_fund_bohu.illness_deductible_yuan=2000"}}};

class Forbidding : public testing::TestWithParam<PrivateMeasure> {};

TEST_P(Forbidding, one_household_a_measure_leaves_every_other_household_bit_identical) {
    const PrivateMeasure& chosen = GetParam();
    CountyWalk with(chosen.with(), chosen.county);
    with.spin_up();
    with.keep_panel();
    with.live(months);
    ASSERT_GT(with.panel->participants.size(), 20u);
    const std::size_t account = with.scenario.position(chosen.measure);
    for (const std::size_t at : {std::size_t{0}, with.panel->participants.size() / 2, with.panel->participants.size() - 1}) {
        const std::size_t row = with.panel->participants[at].row;
        SCOPED_TRACE("household " + std::to_string(row));
        const std::string excluded = "policies." + chosen.measure + ".target.excluded_households=[" + std::to_string(with.county().first_household + row) + "]";
        CountyWalk without(chosen.with({excluded}), chosen.county);
        without.live_through();
        EXPECT_EQ(difference(with.county(), without.county(), with.households().rows(), [row](std::size_t r) { return r != row; }), "");
        EXPECT_NE(difference(with.county(), without.county(), with.households().rows(), [row](std::size_t r) { return r == row; }), "");
        EXPECT_EQ(without.account(account).recipients + 1, with.account(account).recipients);
    }
}

INSTANTIATE_TEST_SUITE_P(Measure, Forbidding, testing::ValuesIn(private_measures), [](const auto& measure) { return measure.param.measure; });

TEST(PrivateLuck, of_those_a_measure_does_not_reach_is_that_of_the_base) {
    CountyWalk with(private_courtyards(), bohu), base(small_scenario("baseline", joined(private_world(), {"months=30"})), bohu);
    with.live_through();
    base.live_through();
    const std::vector<bool>& reached = with.account().reached;
    EXPECT_EQ(difference(with.county(), base.county(), with.households().rows(), [&](std::size_t row) { return reached[row] == 0; }), "");
    EXPECT_NE(difference(with.county(), base.county(), with.households().rows(), [&](std::size_t row) { return reached[row] != 0; }), "");
}

TEST(PrivateLuck, of_a_county_does_not_depend_on_measures_elsewhere) {
    CountyWalk with(small_scenario("courtyard-and-transfer", {"months=30"}), hejing), base(small_scenario("baseline", {"months=30"}), hejing);
    with.live_through();
    base.live_through();
    EXPECT_EQ(state_digest(with.county()), state_digest(base.county()));
}

TEST(Measure, that_reaches_nobody_changes_nobody) {
    CountyWalk base(small_scenario("baseline", {"months=30"}), bohu);
    base.live_through();
    std::string everybody;
    for (std::size_t row = 0; row < base.households().rows(); ++row) everybody += (row > 0 ? "," : "") + std::to_string(base.county().first_household + row);
    const std::vector<std::vector<std::string>> idle{
        {"policies.courtyard_economy.budget_yuan=0"},
        {"policies.courtyard_economy.target.excluded_households=[" + everybody + "]"},
        {"policies.courtyard_economy.households=0", "policies.courtyard_economy.demonstration_households=0", "policies.courtyard_economy.budget_yuan=0"},
        {"policies.courtyard_economy.from=2024-01", "policies.courtyard_economy.until=2024-12"}};
    for (const std::vector<std::string>& settings : idle) {
        SCOPED_TRACE(settings.front().substr(0, 60));
        CountyWalk walk(small_scenario("bohu-courtyard", joined({"months=30"}, settings)), bohu);
        walk.live_through();
        EXPECT_EQ(walk.account().recipients, 0);
        EXPECT_EQ(first_difference(walk.households(), base.households()), "");
        EXPECT_EQ(first_difference(walk.county().workers, base.county().workers), "");
        EXPECT_EQ(first_difference(walk.county().enterprises, base.county().enterprises), "");
        EXPECT_EQ(first_difference(walk.county().villages, base.county().villages), "");
        EXPECT_EQ(walk.series("income_per_head"), base.series("income_per_head"));
    }
}

/// Settings that keep every household of a county from all measures of a scenario.
std::vector<std::string> nobody_may(const Scenario& scenario, const County& county) {
    std::string everybody;
    for (std::size_t row = 0; row < county.households.rows(); ++row) everybody += (row > 0 ? "," : "") + std::to_string(county.first_household + row);
    std::vector<std::string> settings;
    for (const Measure& measure : scenario.measures)
        if (!measure.instrument->modifies()) settings.push_back("policies." + measure.terms.name + ".target.excluded_households=[" + everybody + "]");
    // Support by tier also betters villages, where nobody has to take part.
    for (const Measure& measure : scenario.measures)
        for (const char* tier : {"demonstration", "catching_up", "consolidation"})
            if (measure.terms.instrument == "tiered_support") settings.push_back("policies." + measure.terms.name + "." + tier + ".works_share=0");
    return settings;
}

TEST(Measure, of_any_shipped_scenario_changes_nobody_where_nobody_may_take_part) {
    const std::vector<std::string> some{"months=18"};
    for (const std::size_t county : {hejing, bohu, yuli}) {
        CountyWalk base(small_scenario("baseline", some, 300), county);
        base.live_through();
        for (const std::string& name : shipped_names()) {
            const Scenario scenario = small_scenario(name, some, 300);
            const bool modifies = std::any_of(scenario.measures.begin(), scenario.measures.end(), [](const Measure& measure) { return measure.instrument->modifies(); });
            const bool other_world = name.starts_with("cotton-") || name == "harvest-failure";
            if (scenario.measures.empty() || modifies || other_world) continue;
            SCOPED_TRACE(name + ", county " + std::to_string(county));
            CountyWalk idle(small_scenario(name, joined(some, nobody_may(scenario, base.county())), 300), county);
            idle.live_through();
            EXPECT_EQ(difference(idle.county(), base.county(), base.households().rows(), [](std::size_t) { return true; }), "");
            EXPECT_EQ(first_difference(idle.county().enterprises, base.county().enterprises), "");
        }
    }
}

TEST(Measure, of_a_lease_that_takes_nobody_changes_nobody) {
    CountyWalk base(small_scenario("baseline", {"months=30"}), yuli), idle(small_scenario("yuli-land-transfer", {"months=30", "policies.land_transfer.households=0"}), yuli);
    base.live_through();
    idle.live_through();
    EXPECT_EQ(state_digest(idle.county()), state_digest(base.county()));
}

/// The county with copies of its last household, added to its last village; their workers stay on the farm.
Population with_more_households(Population population, std::size_t more) {
    Households& h = population.households;
    Workers& w = population.workers;
    const std::size_t last = h.rows() - 1, first_worker = first_workers(h)[last];
    for (std::size_t i = 0; i < more; ++i) {
        const std::size_t row = h.rows();
        h.resize(row + 1);
        h.for_each_column([&](const ColumnInfo& info, std::span<std::byte> bytes) {
            std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(last * info.element_bytes), info.element_bytes, bytes.begin() + static_cast<std::ptrdiff_t>(row * info.element_bytes));
        });
        h.leased_out[row] = 0;
        for (std::size_t k = 0; k < h.workers[last]; ++k) {
            const std::size_t worker = w.rows();
            w.resize(worker + 1);
            w.age[worker] = w.age[first_worker + k];
            w.skill_and_absence[worker] = with_months_away(w.skill_and_absence[first_worker + k], 0);
            w.place[worker] = place::own_farm;
        }
        ++population.villages.households[population.villages.rows() - 1];
    }
    return population;
}

TEST(PrivateLuck, of_those_who_are_there_does_not_change_when_households_join_at_the_end) {
    const Scenario scenario = private_courtyards();
    const Population population = synthesise(scenario.region.counties[bohu], bohu, {1, 0});
    CountyWalk few(scenario, bohu, population), more(scenario, bohu, with_more_households(population, 7));
    few.live_through();
    more.live_through();
    EXPECT_EQ(more.households().rows(), few.households().rows() + 7);
    EXPECT_EQ(difference(few.county(), more.county(), few.households().rows(), [](std::size_t) { return true; }), "");
}

}  // namespace
}  // namespace terrace
