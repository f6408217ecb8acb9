#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>

#include "analysis/statistics/inequality.hpp"
#include "models/observers/group_series.hpp"
#include "models/observers/series_dimensions.hpp"
#include "tests/support/county_walk.hpp"
#include "tests/support/model_world.hpp"

// Series by village, tier and household type are what a plain count of the tables gives, and in every month each grouping adds up exactly to the county.
namespace terrace {
namespace {

constexpr std::size_t village = 0, tier = 1, type = 2;

/// Series of groups by name: [time][group][inner].
class GroupValues {
public:
    GroupValues(const CountyWalk& walk, Grouping grouping) : record_(walk.record.groups[static_cast<std::size_t>(grouping)]), groups_(group_count(grouping, walk.county().villages.rows())) {
        std::vector<MeasureTerms> terms;
        for (const Measure& measure : walk.scenario.measures) terms.push_back(measure.terms);
        for (const SeriesSpec& spec : group_series_specs(grouping, terms)) sizes_.push_back(spec.size()), names_.push_back(spec.name);
    }
    [[nodiscard]] double at(const std::string& name, std::size_t time, std::size_t group, std::size_t inner = 0) const {
        const std::size_t s = position(name);
        return record_.at(s).at((time * groups_ + group) * sizes_[s] + inner);
    }
    [[nodiscard]] std::size_t groups() const { return groups_; }
    [[nodiscard]] std::size_t size(const std::string& name) const { return sizes_[position(name)]; }
    [[nodiscard]] std::size_t times(const std::string& name) const { return record_.at(position(name)).size() / groups_ / size(name); }
    /// Over the first `count` groups from `first` on.
    [[nodiscard]] double sum(const std::string& name, std::size_t time, std::size_t inner, std::size_t first, std::size_t count) const {
        double sum = 0;
        for (std::size_t group = first; group < first + count; ++group) sum += at(name, time, group, inner);
        return sum;
    }
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

private:
    [[nodiscard]] std::size_t position(const std::string& name) const {
        const auto found = std::find(names_.begin(), names_.end(), name);
        if (found == names_.end()) throw std::out_of_range(name);
        return static_cast<std::size_t>(found - names_.begin());
    }
    const std::vector<std::vector<double>>& record_;
    std::size_t groups_;
    std::vector<std::size_t> sizes_;
    std::vector<std::string> names_;
};

using Plain = std::map<std::string, std::vector<double>>;

/// Position of a place of work in the coordinate `employment`, by its label.
std::size_t position_at_work(const County& county, std::uint8_t at) {
    static const std::array<const char*, 10> employers{"town", "services", "factory", "processor", "lessee", "public_posts", "tourism_operator", "pillar_firm", "startups", "livestock_firm"};
    const std::string label = at == place::own_farm       ? "own_farm"
                              : at == place::away         ? "away"
                              : at == place::own_business ? "own_business"
                              : at == place::none         ? "none"
                              : at == place::training     ? "training"
                                                          : employers.at(static_cast<std::size_t>(county.enterprises.kind[at - place::first_employer]));
    const std::vector<std::string> labels = dimensions::employment().labels;
    return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
}

void count_household(const County& county, std::uint32_t row, std::uint32_t first_worker, double line, double monitoring, Plain& sums) {
    const Households& h = county.households;
    const auto add = [&](const std::string& name, std::size_t inner, std::size_t size, double value) { sums[name].resize(size), sums[name][inner] += value; };
    const double heads = std::max(1, h.members[row] - h.away[row]), income = 10.0 * h.income_year[row] / heads;
    add("population", 0, 1, heads);
    add("rural_households", 0, 1, 1);
    add("poor", 0, 2, income < line ? heads : 0);
    add("poor", 1, 2, income < monitoring ? heads : 0);
    add("gap", 0, 2, income < line ? heads * std::min(1.0, (line - income) / line) : 0);
    add("gap", 1, 2, income < monitoring ? heads * std::min(1.0, (monitoring - income) / monitoring) : 0);
    add("latent_poor_households", 0, 1, income < line && (h.flags[row] & household_flag::listed) == 0);
    add("dibao_households", 0, 1, (h.flags[row] & household_flag::dibao) != 0);
    add("cooperative_members", 0, 1, (h.flags[row] & household_flag::cooperative) != 0);
    add("listed", 0, 1, (h.flags[row] & household_flag::listed) != 0);
    add("land_operated_mu", 0, 1, 0.01 * (h.contracted[row] - h.leased_out[row] + h.leased_in[row] + h.collective[row]));
    add("land_leased_mu", 0, 1, 0.01 * h.leased_out[row]);
    add("sheep", 0, 1, h.sheep[row]);
    add("birds", 0, 1, h.birds[row]);
    add("courtyards", 0, 2, (h.courtyard[row] & 3) == 1);
    add("courtyards", 1, 2, (h.courtyard[row] & 3) == 2);
    add("employed_workers", 0, 15, 0);
    for (std::uint32_t worker = first_worker; worker < first_worker + h.workers[row]; ++worker) {
        const std::uint8_t at = county.workers.place[worker];
        add("employed_workers", position_at_work(county, at), 15, 1);
    }
}

/// By group of each grouping.
std::array<std::vector<Plain>, 3> count_plainly(const CountyWalk& walk) {
    const County& county = walk.county();
    const Month month = walk.next() - 1;
    const double line = walk.scenario.parameters.line.national.at(month), monitoring = walk.scenario.parameters.line.monitoring.at(month);
    std::array<std::vector<Plain>, 3> plain{std::vector<Plain>(county.villages.rows()), std::vector<Plain>(tier_count), std::vector<Plain>(household_type_count)};
    std::uint32_t worker = 0;
    for (std::uint32_t row = 0; row < county.households.rows(); ++row) {
        const std::size_t v = village_of_household(county.villages, row), marks = type_marks(county.households.flags[row]);
        for (Plain* sums : {&plain[village][v], &plain[tier][county.villages.first_tier[v] - std::size_t{1}], &plain[type][marks & 1], &plain[type][(marks & 2) != 0 ? 2 : 3]})
            count_household(county, row, worker, line, monitoring, *sums);
        worker += county.households.workers[row];
    }
    return plain;
}

TEST(HouseholdGroups, are_counted_as_the_tables_have_them) {
    CountyWalk walk(small_scenario("monitoring-and-relief", {"months=12"}), 0);
    walk.live_through();
    const auto plain = count_plainly(walk);
    double listed = 0;
    for (const Grouping grouping : {Grouping::village, Grouping::tier, Grouping::household_type}) {
        const GroupValues values(walk, grouping);
        const std::vector<Plain>& groups = plain[static_cast<std::size_t>(grouping)];
        ASSERT_EQ(values.groups(), groups.size());
        for (std::size_t group = 0; group < groups.size(); ++group) {
            if (groups[group].empty()) continue;   // a tier without villages
            const std::size_t last = values.times("population") - 1;
            for (const auto& [name, expected] : groups[group]) {
                if (name == "poor" || name == "gap" || name == "listed") continue;
                for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(values.at(name, last, group, i), expected[i], 1e-6) << name << " " << i << ", group " << group;
            }
            const double persons = groups[group].at("population").front();
            for (std::size_t i = 0; i < 2; ++i) {
                EXPECT_DOUBLE_EQ(values.at("poverty_headcount_by_line", last, group, i), groups[group].at("poor")[i] / persons);
                EXPECT_NEAR(values.at("poverty_gap_by_line", last, group, i), groups[group].at("gap")[i] / persons, 1e-9);
            }
            double by_category = 0;
            for (std::size_t i = 0; i < 3; ++i) by_category += values.at("monitored_households", last, group, i);
            EXPECT_EQ(by_category, groups[group].at("listed").front());
            listed += by_category;
        }
    }
    EXPECT_GT(listed, 0);
}

/// Whether all numbers of a county's series are those of its groups together. `per_head`: as sums of money or persons [fen, or 2^-32 persons].
void expect_sums(const CountyWalk& walk, const GroupValues& values, const std::string& name, std::size_t first, std::size_t count, double per_head) {
    const std::size_t size = values.size(name), times = values.times(name), months = static_cast<std::size_t>(walk.scenario.months);
    for (std::size_t t = 0; t < times; ++t)
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t month = times == months ? t : 12 * t + 11;
            const double of_county = walk.series(name).at(month * size + i);
            if (per_head == 0) {
                EXPECT_DOUBLE_EQ(values.sum(name, t, i, first, count), of_county) << name << " " << i;
                continue;
            }
            std::int64_t sum = 0;
            for (std::size_t group = first; group < first + count; ++group) sum += std::llround(per_head * values.at(name, t, group, i) * values.at("population", t, group));
            EXPECT_EQ(sum, std::llround(per_head * of_county * walk.series("population").at(month))) << name << " " << i;
        }
}

TEST(HouseholdGroups, of_each_grouping_add_up_to_the_county) {
    CountyWalk walk(small_scenario("prefecture-package", {"months=24"}), 1);
    walk.live_through();
    const std::size_t villages = walk.county().villages.rows();
    struct Part {
        Grouping grouping;
        std::size_t first, count;
    };
    for (const Part& part : {Part{Grouping::village, 0, villages}, Part{Grouping::tier, 0, 3}, Part{Grouping::household_type, 0, 2}, Part{Grouping::household_type, 2, 2}}) {
        const GroupValues values(walk, part.grouping);
        EXPECT_EQ(values.times("population"), part.grouping == Grouping::village ? 2u : 24u);
        for (const char* name : {"population", "rural_households", "monitored_households", "latent_poor_households", "dibao_households", "households_in_debt", "households_owing_kin", "cooperative_members",
                                 "orchard_mu", "sheep", "cattle", "birds", "courtyards", "recipients"})
            expect_sums(walk, values, name, part.first, part.count, 0);
        expect_sums(walk, values, "income_per_head_by_source", part.first, part.count, 100);   // fen
        expect_sums(walk, values, "business_income_per_head", part.first, part.count, 100);
        expect_sums(walk, values, "poverty_headcount_by_line", part.first, part.count, 1);     // persons
        expect_sums(walk, values, "poverty_gap_by_line", part.first, part.count, gap_unit);
        expect_sums(walk, values, "poverty_gap_squared_by_line", part.first, part.count, gap_unit);
    }
}

TEST(HouseholdGroups, hold_the_workers_of_all_places) {
    CountyWalk walk(small_scenario("baseline", {"months=4"}), 2);
    walk.live_through();
    const std::size_t places = dimensions::employment().labels.size();
    for (const Grouping grouping : {Grouping::tier, Grouping::household_type}) {
        const GroupValues values(walk, grouping);
        const std::size_t count = grouping == Grouping::tier ? 3 : 2;
        for (std::size_t t = 0; t < 4; ++t) {
            for (std::size_t i = 0; i < places; ++i) EXPECT_EQ(values.sum("employed_workers", t, i, 0, count), walk.series("employed_workers").at(t * places + i)) << i;
            double paid = 0;
            for (std::size_t group = 0; group < count; ++group) paid += values.at("local_wage", t, group) * values.at("local_wage_workers", t, group);
            EXPECT_EQ(values.sum("local_wage_workers", t, 0, 0, count), walk.series("local_wage_workers")[t]);
            EXPECT_NEAR(paid, walk.series("local_wage")[t] * walk.series("local_wage_workers")[t], 1e-6 * paid);
        }
    }
}

/// What a county counts in each month, or since January, and each grouping as well.
TEST(HouseholdGroups, share_out_what_happens_and_what_is_paid_in_each_month) {
    const Scenario scenario = small_scenario("prefecture-package", {"months=24"});
    std::map<std::string, double> seen;
    for (std::size_t county = 0; county < 3; ++county) {
        CountyWalk walk(scenario, county);
        walk.live_through();
        const GroupValues villages(walk, Grouping::village), tiers(walk, Grouping::tier), types(walk, Grouping::household_type);
        for (const char* name : {"monitoring_detected", "monitoring_inflow", "monitoring_cleared", "monitoring_false_alarms", "departed_workers", "returned_workers", "cooperative_refund", "dividends"}) {
            const std::size_t size = tiers.size(name);
            for (std::size_t i = 0; i < size; ++i)
                for (std::size_t year = 0; year < 2; ++year) {
                    double sum = 0;
                    for (std::size_t t = 12 * year; t < 12 * year + 12; ++t) {
                        const double of_county = walk.series(name).at(t * size + i);
                        EXPECT_NEAR(tiers.sum(name, t, i, 0, 3), of_county, 1e-6) << name << " " << t;
                        EXPECT_NEAR(types.sum(name, t, i, 0, 2), of_county, 1e-6) << name << " " << t;
                        EXPECT_NEAR(types.sum(name, t, i, 2, 2), of_county, 1e-6) << name << " " << t;
                        sum += of_county;
                    }
                    EXPECT_NEAR(villages.sum(name, year, i, 0, villages.groups()), sum, 1e-6) << name << " " << year;
                    seen[name] += sum;
                }
        }
        for (std::size_t year = 0; year < 2; ++year)
            EXPECT_NEAR(villages.sum("collective_income", year, 0, 0, villages.groups()), walk.series("collective_income")[12 * year + 11], 1e-6);
        for (std::size_t t = 0; t < 24; ++t) {
            EXPECT_NEAR(tiers.sum("collective_income", t, 0, 0, 3), walk.series("collective_income")[t], 1e-6);
            for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(types.sum("monitoring_missed", t, i, 0, 2), walk.series("monitoring_missed")[t * 3 + i]);
        }
        seen["missed"] += tiers.sum("monitoring_missed", 20, 1, 0, 3);
        seen["firms"] += tiers.sum("enterprise_births", 12, 0, 0, 3);
        for (std::size_t t = 0; t < 24; ++t) seen["firms"] += tiers.sum("enterprise_births", t, 0, 0, 3);
    }
    for (const auto& [name, total] : seen) EXPECT_GT(total, 0) << name << " never happens";
}

TEST(HouseholdGroups, know_the_firms_of_their_members) {
    CountyWalk walk(small_scenario("returnee-startups", {"months=36"}), 1);
    walk.live_through();
    const GroupValues types(walk, Grouping::household_type), tiers(walk, Grouping::tier);
    double founded = 0, failed = 0;
    for (std::size_t t = 0; t < 36; ++t) {
        founded += types.sum("enterprise_births", t, 0, 0, 2);
        failed += types.sum("enterprise_failures", t, 0, 0, 2);
        EXPECT_EQ(types.sum("household_firms", t, 0, 0, 2), founded - failed) << t;
        EXPECT_EQ(tiers.sum("household_firms", t, 0, 0, 3), founded - failed) << t;
    }
    EXPECT_GT(founded, 0);
    EXPECT_GT(failed, 0);
    EXPECT_EQ(static_cast<double>(walk.county().startups.firms.size()), founded - failed);
}

TEST(HouseholdGroups, know_the_relief_that_was_paid_that_waits_and_that_was_refused) {
    CountyWalk walk(small_scenario("relief-fund", {"months=36", "policies.relief_fund.budget_yuan=20000"}), 0);
    walk.live_through();
    const GroupValues villages(walk, Grouping::village), tiers(walk, Grouping::tier), types(walk, Grouping::household_type);
    double waiting = 0;
    for (std::size_t t = 0; t < 36; ++t) {
        double paid = 0;
        for (std::size_t cause = 0; cause < 3; ++cause) paid += walk.series("relief_paid")[3 * t + cause];
        EXPECT_NEAR(types.sum("relief_paid", t, 0, 2, 2), paid, 1e-6);
        EXPECT_EQ(types.sum("relief_claims_waiting", t, 0, 0, 2), walk.series("relief_claims_waiting")[t]);
        EXPECT_EQ(tiers.sum("relief_claims_refused", t, 0, 0, 3), walk.series("relief_claims_refused")[t]);
        waiting += walk.series("relief_claims_waiting")[t];
    }
    EXPECT_EQ(villages.sum("relief_claims_refused", 2, 0, 0, villages.groups()), walk.series("relief_claims_refused").back());
    EXPECT_GT(waiting, 0);
    EXPECT_GT(walk.series("relief_claims_refused").back(), 0);
}

/// Exact, from every household's own income.
struct ExactSpread {
    std::vector<double> incomes, persons;
};

TEST(HouseholdGroups, have_the_inequality_that_sorting_their_households_gives) {
    CountyWalk walk(small_scenario("baseline", {"months=12"}), 0);
    walk.live_through();
    const Households& h = walk.households();
    std::array<std::vector<ExactSpread>, 3> exact{std::vector<ExactSpread>(walk.county().villages.rows()), std::vector<ExactSpread>(tier_count), std::vector<ExactSpread>(household_type_count)};
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const std::size_t v = village_of_household(walk.county().villages, row), marks = type_marks(h.flags[row]);
        const double heads = std::max(1, h.members[row] - h.away[row]);
        for (ExactSpread* group : {&exact[village][v], &exact[tier][walk.county().villages.first_tier[v] - std::size_t{1}], &exact[type][marks & 1], &exact[type][(marks & 2) != 0 ? 2 : 3]}) {
            group->incomes.push_back(10.0 * h.income_year[row] / heads);
            group->persons.push_back(heads);
        }
    }
    for (const Grouping grouping : {Grouping::village, Grouping::tier, Grouping::household_type}) {
        const GroupValues values(walk, grouping);
        const std::size_t last = values.times("gini") - 1;
        for (std::size_t group = 0; group < values.groups(); ++group) {
            const ExactSpread& spread = exact[static_cast<std::size_t>(grouping)][group];
            if (spread.persons.empty()) {
                EXPECT_TRUE(std::isnan(values.at("gini", last, group)));
                continue;
            }
            const std::array<double, 10> tenths = decile_means(spread.incomes, spread.persons);
            EXPECT_NEAR(values.at("gini", last, group), gini(spread.incomes, spread.persons), 0.001);
            EXPECT_NEAR(values.at("theil", last, group), theil(spread.incomes, spread.persons), 0.001);
            EXPECT_NEAR(values.at("palma", last, group), palma(tenths), 0.01 * palma(tenths));
            for (std::size_t i = 0; i < 10; ++i) EXPECT_NEAR(values.at("income_decile_mean", last, group, i), tenths[i], 0.01 * std::abs(tenths[i]) + 20) << i;
        }
    }
}

TEST(HouseholdGroups, of_villages_can_be_had_by_month_with_the_same_decembers) {
    const Scenario scenario = small_scenario("prefecture-package", {"months=24"});
    CountyWalk walk(scenario, 0), monthly(scenario, 0);
    monthly.record.monthly_villages = true;
    walk.live_through();
    monthly.live_through();
    const std::vector<std::vector<double>>&yearly_values = walk.record.groups[village], &values = monthly.record.groups[village];
    ASSERT_EQ(values.size(), yearly_values.size());
    for (std::size_t s = 0; s < values.size(); ++s) {
        ASSERT_EQ(values[s].size(), 12 * yearly_values[s].size());
        const std::size_t each = yearly_values[s].size() / 2;
        for (std::size_t year = 0; year < 2; ++year)
            for (std::size_t i = 0; i < each; ++i) {
                const double one = yearly_values[s][year * each + i], other = values[s][(12 * year + 11) * each + i];
                EXPECT_TRUE(one == other || (std::isnan(one) && std::isnan(other))) << s << " " << i;
            }
    }
    EXPECT_EQ(walk.record.series, monthly.record.series);
}

TEST(HouseholdGroups, get_all_money_that_a_measure_pays_to_households_and_none_of_last_year) {
    CountyWalk walk(small_scenario("relief-fund", {"months=24"}), 0);
    walk.live_through();
    const GroupValues villages(walk, Grouping::village), tiers(walk, Grouping::tier), types(walk, Grouping::household_type);
    const std::size_t measures = walk.scenario.measures.size();
    double paid = 0;
    for (std::size_t m = 0; m < measures; ++m) {
        if (walk.scenario.measures[m].terms.instrument != "relief_fund") continue;   // all its money goes to households
        for (std::size_t year = 0; year < 2; ++year) {
            Fen spent = 0;
            for (std::size_t month = 12 * year; month < 12 * year + 12; ++month) spent += std::llround(100 * walk.series("spending").at(month * measures + m));
            EXPECT_EQ(std::llround(100 * villages.sum("spending", year, m, 0, villages.groups())), spent);
            EXPECT_EQ(std::llround(100 * tiers.sum("spending", 12 * year + 11, m, 0, 3)), spent);
            EXPECT_EQ(std::llround(100 * types.sum("spending", 12 * year + 11, m, 0, 2)), spent);
            EXPECT_EQ(std::llround(100 * types.sum("spending", 12 * year + 11, m, 2, 2)), spent);
            paid += static_cast<double>(spent);
        }
    }
    EXPECT_GT(paid, 0);
}

TEST(CountySeries, of_wages_and_firms_by_kind_agree_with_their_totals) {
    CountyWalk walk(small_scenario("returnee-startups", {"months=18"}), 1);
    walk.live_through();
    const std::size_t kinds = dimensions::employer_kinds().labels.size();
    double births = 0;
    for (std::size_t t = 0; t < 18; ++t) {
        const auto sum = [&](const char* name) {
            const auto from = walk.series(name).begin() + static_cast<std::ptrdiff_t>(t * kinds);
            return std::accumulate(from, from + static_cast<std::ptrdiff_t>(kinds), 0.0);
        };
        EXPECT_EQ(sum("enterprise_births_by_kind"), walk.series("enterprise_births")[t]);
        EXPECT_EQ(sum("enterprise_failures_by_kind"), walk.series("enterprise_failures")[t]);
        births += sum("enterprise_births_by_kind");
        double per_head = 0;
        for (std::size_t i = 0; i < 8; ++i) per_head += walk.series("business_income_per_head")[t * 8 + i];
        EXPECT_NEAR(per_head, walk.series("income_per_head_by_source")[t * 4 + 1], 1e-6);
    }
    EXPECT_GT(births, 0);
    Fen payroll = 0;
    std::int64_t employed = 0;
    for (std::size_t e = 0; e < walk.county().enterprises.rows(); ++e) {
        payroll += walk.workers.payroll[place::first_employer + e];
        employed += walk.workers.employed[place::first_employer + e];
    }
    EXPECT_DOUBLE_EQ(walk.series("local_wage").back(), 0.01 * static_cast<double>(payroll) / static_cast<double>(employed));
}

}  // namespace
}  // namespace terrace
