#include "models/worker/home.hpp"
#include "models/population/margins.hpp"
#include "models/population/scaled_region.hpp"
#include "models/population/synthesis.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <numeric>
#include <sstream>

#include "models/household/plans.hpp"
#include "models/population/consistency.hpp"
#include "models/population/crop_plans.hpp"
#include "models/population/draft.hpp"
#include "models/population/figures.hpp"
#include "models/population/selection.hpp"
#include "models/population/spread.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/temporary_folder.hpp"

namespace terrace {
namespace {

const std::string region_file = std::string(TERRACE_SOURCE_DIR) + "/scenarios/regions/bayingolin.toml";

const Region& bayingolin() {
    static const Region region = read_region(region_file);
    return region;
}
const CountyMargins& yuli() { return *bayingolin().find("yuli"); }

bool has(const Households& households, std::size_t row, std::uint16_t flag) { return (households.flags[row] & flag) != 0; }

template <class Rows>
bool same_rows(const Rows& left, const Rows& right) {
    std::vector<std::vector<std::byte>> bytes;
    left.for_each_column([&](const ColumnInfo&, std::span<const std::byte> all) { bytes.emplace_back(all.begin(), all.end()); });
    std::size_t column = 0;
    bool same = left.rows() == right.rows();
    right.for_each_column([&](const ColumnInfo&, std::span<const std::byte> all) {
        same = same && std::equal(all.begin(), all.end(), bytes[column].begin(), bytes[column].end());
        ++column;
    });
    return same;
}
bool same_population(const Population& left, const Population& right) {
    return same_rows(left.households, right.households) && same_rows(left.workers, right.workers) &&
           same_rows(left.villages, right.villages) && same_rows(left.enterprises, right.enterprises) &&
           same_rows(left.cooperatives, right.cooperatives) && left.leases == right.leases;
}

/// The region file with one text replaced, as a file of its own.
class RegionFile : public testing::Test {
protected:
    std::filesystem::path changed(const std::string& from, const std::string& to) {
        std::ifstream in(region_file);
        std::stringstream text;
        text << in.rdbuf();
        std::string all = text.str();
        const std::size_t at = all.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        all.replace(at, from.size(), to);
        const std::filesystem::path path = folder_.path() / "region.toml";
        std::ofstream(path) << all;
        return path;
    }
    InputError error_after(const std::string& from, const std::string& to) {
        const std::filesystem::path path = changed(from, to);
        return input_error_of([&] { read_region(path); });
    }

private:
    TemporaryFolder folder_;
};

TEST(Region, has_the_three_counties_in_the_order_of_the_file) {
    ASSERT_EQ(bayingolin().counties.size(), 3u);
    EXPECT_EQ(bayingolin().counties[0].key, "hejing");
    EXPECT_EQ(bayingolin().counties[1].label.zh, "博湖县");
    EXPECT_EQ(yuli().households, 13100);
    EXPECT_EQ(yuli().block_leased_land, 21'340'000);
    EXPECT_EQ(bayingolin().label.zh, "巴音郭楞");
    EXPECT_EQ(bayingolin().find("luntai"), nullptr);
}

TEST(Region, gives_every_figure_of_every_county_a_mark_and_a_source) {
    for (const CountyMargins& county : bayingolin().counties) {
        for (const FigureInfo& info : figures()) {
            ASSERT_TRUE(county.evidence.contains(info.key)) << county.key << " " << info.key;
            EXPECT_FALSE(county.evidence.find(info.key)->second.source.empty());
            EXPECT_FALSE(info.label.zh.empty());
        }
    }
}

TEST(Region, lets_a_county_override_a_common_figure) {
    EXPECT_EQ(bayingolin().find("hejing")->processor_jobs, 200);
    EXPECT_EQ(bayingolin().find("bohu")->processor_jobs, 300);
    EXPECT_EQ(yuli().factory_jobs, 0);
}

TEST_F(RegionFile, names_the_place_of_a_wrong_unit) {
    const InputError error = error_after("value = 17500, unit = \"households\"", "value = 17500, unit = \"persons\"");
    EXPECT_EQ(error.key(), "counties.hejing.households.unit");
    EXPECT_GT(error.place().line, 0);
}
TEST_F(RegionFile, suggests_the_nearest_figure_for_a_misspelt_one) {
    const InputError error = error_after("cash_per_household =", "cash_per_houshold =");
    EXPECT_NE(std::string(error.what()).find("cash_per_household"), std::string::npos) << error.what();
}
TEST_F(RegionFile, rejects_a_misspelt_figure_that_nobody_misses) {
    const InputError error = error_after("processor_jobs = { value = 200", "processor_job = { value = 200");
    EXPECT_EQ(error.suggestion(), "processor_jobs") << error.what();
}
TEST_F(RegionFile, rejects_a_missing_figure) {
    EXPECT_EQ(error_after("villages = { value = 25, unit = \"villages\", mark = \"F\"", "#").key(), "counties.bohu.villages");
}
TEST_F(RegionFile, rejects_a_number_outside_its_own_evidence_range) {
    EXPECT_EQ(error_after("away_share = { value = 0.15", "away_share = { value = 0.30").key(), "common.away_share.value");
}
TEST_F(RegionFile, rejects_half_a_household) {
    EXPECT_EQ(error_after("value = 17500", "value = 17500.5").key(), "counties.hejing.households.value");
}
TEST_F(RegionFile, rejects_an_unknown_evidence_mark) {
    EXPECT_EQ(error_after("mark = \"F\", source = \"seed document: 2,193", "mark = \"X\", source = \"seed document: 2,193").key(),
              "counties.bohu.exited_households.mark");
}
TEST_F(RegionFile, rejects_a_figure_without_source) {
    EXPECT_EQ(error_after("source = \"26,005 residents / 3.6\"", "source = \"\"").key(), "counties.bohu.households.source");
}
TEST_F(RegionFile, rejects_more_exited_households_than_households) {
    EXPECT_EQ(error_after("exited_households = { value = 2193", "exited_households = { value = 12193").key(), "counties.bohu.exited_households");
}
TEST_F(RegionFile, rejects_more_leased_land_than_there_is) {
    EXPECT_EQ(error_after("block_leased_land = { value = 213400", "block_leased_land = { value = 513400").key(), "counties.yuli.block_leased_land");
}
TEST_F(RegionFile, rejects_crop_shares_that_do_not_add_up) {
    EXPECT_EQ(error_after("wheat_share = { value = 0.45", "wheat_share = { value = 0.40").key(), "counties.hejing.wheat_share");
}
TEST_F(RegionFile, rejects_more_named_jobs_than_wage_workers) {
    EXPECT_EQ(error_after("processor_jobs = { value = 200, unit = \"jobs\", low = 50, high = 500", "processor_jobs = { value = 13000, unit = \"jobs\"").key(),
              "counties.hejing.local_wage_share");
}

TEST(Selection, marks_the_lowest_scores_and_breaks_ties_by_row) {
    const std::vector<float> scores{3, -1, 0.5f, 0.5f, never, -0.0f};
    std::vector<std::uint8_t> marks(scores.size(), 9);
    EXPECT_EQ(mark_lowest(scores, 3, marks), 3u);
    EXPECT_EQ(marks, (std::vector<std::uint8_t>{0, 1, 1, 0, 0, 1}));
    EXPECT_EQ(mark_lowest(scores, 6, marks), 5u);
    EXPECT_EQ(marks[4], 0);
    EXPECT_EQ(mark_lowest(scores, 0, marks), 0u);
}
TEST(Selection, marks_until_the_amounts_reach_the_total) {
    const std::vector<float> scores{3, -1, 2, 1};
    const std::vector<std::int32_t> amounts{50, 10, 20, 30};
    std::vector<std::uint8_t> marks(4);
    EXPECT_EQ(mark_lowest_until(scores, amounts, 41, marks), 60);
    EXPECT_EQ(marks, (std::vector<std::uint8_t>{0, 1, 1, 1}));
}
TEST(Selection, apportions_by_the_largest_remainder_below_a_cap) {
    std::vector<std::int32_t> parts(4);
    apportion(10, std::vector<double>{1, 1, 1, 0}, 100, parts);
    EXPECT_EQ(parts, (std::vector<std::int32_t>{4, 3, 3, 0}));
    apportion(10, std::vector<double>{8, 1, 1, 0}, 5, parts);
    EXPECT_EQ(parts, (std::vector<std::int32_t>{5, 3, 2, 0}));
    EXPECT_THROW(apportion(16, std::vector<double>{8, 1, 1, 0}, 5, parts), std::invalid_argument);
}
TEST(Selection, repairs_a_sum_within_limits_by_the_words_alone) {
    std::vector<std::uint8_t> counts{1, 2, 0, 3};
    const std::vector<std::uint8_t> lowest(4, 0), highest(4, 3);
    repair_sum(8, lowest, highest, std::vector<std::uint32_t>{7, 5, 9, 1}, counts);
    EXPECT_EQ(counts, (std::vector<std::uint8_t>{2, 3, 0, 3}));
    repair_sum(1, lowest, highest, std::vector<std::uint32_t>{7, 5, 9, 1}, counts);
    EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), 0), 1);
    EXPECT_THROW(repair_sum(13, lowest, highest, std::vector<std::uint32_t>{7, 5, 9, 1}, counts), std::invalid_argument);
}

TEST(PlanShares, give_the_crop_mix_that_was_asked) {
    const auto shares = plan_shares(crop_mix(0.30, 0.25, 0.45), 0.2);
    ASSERT_TRUE(shares);
    const auto mix = [](LandPlan plan) { return crop_mixes[static_cast<std::size_t>(plan)]; };
    const auto area = [&](double CropMix::*crop) {
        return shares->cotton * mix(LandPlan::cotton).*crop + shares->mixed * mix(LandPlan::mixed).*crop +
               shares->chili * mix(LandPlan::chili).*crop + shares->grain * mix(LandPlan::grain).*crop;
    };
    EXPECT_NEAR(area(&CropMix::cotton), 0.30, 1e-12);
    EXPECT_NEAR(area(&CropMix::chili), 0.25, 1e-12);
    EXPECT_NEAR(area(&CropMix::wheat), 0.30, 1e-12);
    EXPECT_NEAR(area(&CropMix::maize), 0.15, 1e-12);
    EXPECT_FALSE(plan_shares(crop_mix(1.0, 0.0, 0.0), 0.0));
}

TEST(TailShape, is_the_identity_without_curvature_and_increasing_with_it) {
    EXPECT_DOUBLE_EQ(TailShape(0)(1.3), 1.3);
    const TailShape shape(0.5);
    for (double z = -5; z < 5; z += 0.01) EXPECT_LT(shape(z), shape(z + 0.01));
}
TEST(NormalCorrelation, follows_from_the_rank_correlation) {
    EXPECT_EQ(normal_correlation(0), 0);
    EXPECT_NEAR(normal_correlation(0.3), 0.312868930, 1e-8);
    EXPECT_NEAR(normal_correlation(0.6), 0.618033989, 1e-8);
}

TEST(Population, is_the_same_for_the_same_seed_and_another_for_another_replicate) {
    const Population once = synthesise(yuli(), 2, {1, 0});
    EXPECT_TRUE(same_population(once, synthesise(yuli(), 2, {1, 0})));
    EXPECT_FALSE(same_population(once, synthesise(yuli(), 2, {1, 1})));
    EXPECT_FALSE(same_population(once, synthesise(yuli(), 2, {2, 0})));
    EXPECT_FALSE(same_population(once, synthesise(yuli(), 1, {1, 0})));
}

TEST(Population, draws_the_words_of_households_and_workers_at_their_permanent_numbers) {
    constexpr RandomKey key{4, 2};
    Draft draft{.key = key, .county_index = 3, .first_household = first_household_number(3), .households = 600};
    for (std::uint32_t row = 0; row < draft.households; ++row) {
        for (std::uint32_t slot = 0; slot < row % 4; ++slot) draft.number.push_back(row * worker_slots + slot);
    }
    const std::vector<std::uint32_t> words = draft.worker_words(SynthesisPurpose::schooling);
    ASSERT_EQ(words.size(), draft.number.size());
    for (std::size_t w = 0; w < words.size(); ++w) {
        const std::uint32_t number = draft.first_household * worker_slots + draft.number[w];
        ASSERT_EQ(words[w], draw_word(key, SynthesisPurpose::schooling, number, 0)) << w;
    }
    EXPECT_EQ(draft.words(SynthesisPurpose::land)[599], draw_word(key, SynthesisPurpose::land, draft.first_household + 599, 0));
}

TEST(Population, meets_every_exact_margin_in_every_replicate) {
    for (std::uint32_t replicate = 0; replicate < 12; ++replicate) {
        for (std::uint32_t row = 0; row < 3; ++row) {
            const CountyMargins& county = bayingolin().counties[row];
            for (const MarginCheck& check : check_margins(county, synthesise(county, row, {7, replicate}))) {
                EXPECT_TRUE(check.holds()) << county.key << " " << check.key << " asked " << check.asked << " met " << check.met;
            }
        }
    }
}

TEST(Population, has_the_residents_of_the_census_as_members_who_are_not_away) {
    const std::int64_t census[3] = {63086, 26005, 47236};
    for (std::uint32_t row = 0; row < 3; ++row) {
        const Population population = synthesise(bayingolin().counties[row], row, {3, 0});
        std::int64_t residents = 0;
        for (std::size_t h = 0; h < population.households.rows(); ++h) {
            residents += population.households.members[h] - population.households.away[h];
        }
        EXPECT_EQ(residents, census[row]);
    }
}

TEST(Population, numbers_households_and_workers_without_gaps) {
    const Population population = synthesise(yuli(), 2, {3, 0});
    EXPECT_EQ(population.first_household_id, 2u * household_numbers_per_county);
    std::uint32_t next = 0;
    for (std::size_t row = 0; row < population.households.rows(); ++row) {
        next += population.households.workers[row];
        ASSERT_LE(population.households.workers[row], worker_slots);
    }
    EXPECT_EQ(next, population.workers.rows());
    std::uint32_t first = 0;
    for (std::size_t village = 0; village < population.villages.rows(); ++village) {
        EXPECT_EQ(population.villages.first_household[village], first);
        EXPECT_GT(population.villages.households[village], 0u);
        first += population.villages.households[village];
    }
    EXPECT_EQ(first, population.households.rows());
    EXPECT_EQ(population.village_names.size(), population.villages.rows());
    EXPECT_EQ(population.township_names.size(), population.cooperatives.rows());
}

TEST(Population, leaves_somebody_at_home_in_every_household) {
    const Population population = synthesise(bayingolin().counties[0], 0, {3, 0});
    const Households& h = population.households;
    const std::vector<std::uint32_t> first_worker = first_workers(h);
    for (std::size_t row = 0; row < h.rows(); ++row) {
        ASSERT_GT(h.members[row], h.away[row]);
        ASSERT_LE(h.workers[row] + pensioners(h.flags[row]), h.members[row]);
        int away = 0, owners = 0;
        for (std::uint32_t w = first_worker[row]; w < first_worker[row] + h.workers[row]; ++w) {
            away += population.workers.place[w] == place::away;
            owners += population.workers.place[w] == place::own_business;
            ASSERT_EQ(months_away(population.workers.skill_and_absence[w]), population.workers.place[w] == place::away ? 12 : 0);
            ASSERT_GE(population.workers.age[w], 18);
            ASSERT_LE(population.workers.age[w], 63);
        }
        ASSERT_EQ(away, h.away[row]);
        ASSERT_EQ(owners, h.business[row] > 0 ? 1 : 0);
    }
}

TEST(Population, grows_crops_on_exactly_the_land_it_operates) {
    for (std::uint32_t county = 0; county < 3; ++county) {
        const Population population = synthesise(bayingolin().counties[county], county, {3, 0});
        const Households& h = population.households;
        std::vector<int> trees(h.rows(), 0);
        for (const OrchardPlot& plot : population.orchards) trees[plot.row] += plot.area;
        for (std::size_t row = 0; row < h.rows(); ++row) {
            ASSERT_LE(h.leased_out[row] + trees[row], h.contracted[row]);
            ASSERT_EQ(h.cotton[row] + h.chili[row] + h.grain[row] + trees[row], h.contracted[row] - h.leased_out[row] + h.leased_in[row] + h.collective[row]);
            ASSERT_EQ(has(h, row, household_flag::lives_off_land), h.contracted[row] == 0);
            ASSERT_EQ(h.breeding[row], h.sheep[row]);
            ASSERT_EQ(side(h.plan[row]) == Side::courtyard, h.courtyard[row] != 0);
            ASSERT_EQ(side(h.plan[row]) == Side::poultry, h.birds[row] > 0);
        }
    }
}

TEST(Population, keeps_block_leases_land_and_the_lessee_in_step) {
    const Population population = synthesise(yuli(), 2, {3, 0});
    const auto lessee = static_cast<std::size_t>(EnterpriseKind::lessee);
    std::int64_t total = 0;
    for (const BlockLease& lease : population.leases) {
        total += lease.centi_mu;
        EXPECT_EQ(population.households.leased_out[lease.row], lease.centi_mu);
        EXPECT_FALSE(has(population.households, lease.row, household_flag::exited));
        EXPECT_EQ(land_plan(population.households.plan[lease.row]), LandPlan::lease_out);
        const double given = static_cast<double>(lease.centi_mu) / population.households.contracted[lease.row];
        EXPECT_GT(given, 0.89);
    }
    EXPECT_EQ(total, yuli().block_leased_land);
    EXPECT_EQ(population.enterprises.land[lessee], total);
    EXPECT_TRUE(std::is_sorted(population.leases.begin(), population.leases.end(), [](auto a, auto b) { return a.row < b.row; }));
    EXPECT_TRUE(synthesise(bayingolin().counties[0], 0, {3, 0}).leases.empty());
}

TEST(Population, staffs_employers_exactly_as_workers_say) {
    for (std::uint32_t county = 0; county < 3; ++county) {
        const Population population = synthesise(bayingolin().counties[county], county, {3, 0});
        const Enterprises& enterprises = population.enterprises;
        std::vector<int> staff(enterprises.rows()), skilled(enterprises.rows());
        for (std::size_t w = 0; w < population.workers.rows(); ++w) {
            const std::uint8_t at = population.workers.place[w];
            if (at < place::first_employer) continue;
            ++staff.at(at - place::first_employer);
            skilled.at(at - place::first_employer) += population.workers.skill_and_absence[w] & 1;
            ASSERT_GT(population.workers.wage[w], 0);
        }
        for (std::size_t row = 0; row < enterprises.rows(); ++row) {
            EXPECT_EQ(enterprises.kind[row], static_cast<EnterpriseKind>(row));
            EXPECT_EQ(enterprises.employed[row], staff[row]);
            EXPECT_EQ(enterprises.employed_skilled[row], skilled[row]);
        }
    }
}

TEST(Population, counts_members_of_cooperatives_by_township) {
    const Population population = synthesise(yuli(), 2, {3, 0});
    std::vector<std::int32_t> members(population.cooperatives.rows());
    for (std::size_t village = 0; village < population.villages.rows(); ++village) {
        const std::uint32_t end = population.villages.first_household[village] + population.villages.households[village];
        for (std::uint32_t row = population.villages.first_household[village]; row < end; ++row) {
            members.at(population.villages.township[village]) += has(population.households, row, household_flag::cooperative);
        }
    }
    EXPECT_TRUE(std::equal(members.begin(), members.end(), population.cooperatives.members.begin()));
}

TEST(Population, fills_the_twelve_month_window_with_the_expected_year) {
    Population population = synthesise(yuli(), 2, {3, 0});
    Households& h = population.households;
    for (std::size_t row = 0; row < h.rows(); ++row) {
        int sum = 0;
        for (int month = 0; month < 12; ++month) sum += h.income_of(month)[row];
        ASSERT_EQ(sum, h.income_year[row]);
        const int floor = has(h, row, household_flag::exited) ? 6000 * (h.members[row] - h.away[row]) : 0;
        ASSERT_GE(h.income_year[row] * 10, floor);
    }
}

TEST(Population, gives_the_1260_neediest_exited_households_of_Yuli_at_least_26600_mu) {
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        const Population population = synthesise(yuli(), 2, {11, replicate});
        const Households& h = population.households;
        std::vector<std::pair<double, std::uint32_t>> need;
        for (std::uint32_t row = 0; row < h.rows(); ++row) {
            if (has(h, row, household_flag::exited)) need.emplace_back(1.0 * h.income_year[row] / (h.members[row] - h.away[row]), row);
        }
        std::sort(need.begin(), need.end());
        std::int64_t held = 0;
        for (std::size_t i = 0; i < 1260; ++i) held += h.contracted[need.at(i).second];
        EXPECT_GE(held, 2'660'000) << "replicate " << replicate;
    }
}

TEST(Population, takes_at_most_100_bytes_a_household_with_its_workers) {
    const Population population = synthesise(bayingolin().counties[0], 0, {3, 0});
    const double bytes = static_cast<double>(population.households.bytes() + population.workers.bytes());
    EXPECT_LE(bytes / static_cast<double>(population.households.rows()), 100.0);
}

}  // namespace
}  // namespace terrace
