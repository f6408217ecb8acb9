#include <boost/random/sobol.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "analysis/sweeps/design.hpp"
#include "analysis/sweeps/design_families.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/temporary_folder.hpp"

namespace terrace {
namespace {

std::vector<Factor> factors(std::size_t count) {
    std::vector<Factor> list(count);
    for (std::size_t i = 0; i < count; ++i) {
        list[i].key = list[i].group = "f" + std::to_string(i);
        list[i].low = 0;
        list[i].high = 1;
    }
    return list;
}

Factor choice_factor() {
    Factor factor;
    factor.key = factor.group = "rule";
    factor.spread = Spread::choice;
    factor.choices = {"\"logit\"", "\"consumat\"", "\"third\""};
    return factor;
}

DesignTerms terms(DesignKind kind, std::size_t size, std::size_t levels = 0, std::uint32_t seed = 1) {
    DesignTerms t;
    t.kind = kind;
    t.size = size;
    t.levels = levels;
    t.seed = seed;
    return t;
}

std::vector<double> point(const Design& design, std::size_t p) {
    const auto first = design.shares.begin() + static_cast<std::ptrdiff_t>(p * design.factors.size());
    return {first, first + static_cast<std::ptrdiff_t>(design.factors.size())};
}

/// Whether the numbers fall one into each of as many equal parts of 0 to 1.
bool one_in_each_part(const std::vector<double>& shares) {
    std::set<std::size_t> parts;
    for (const double share : shares) parts.insert(static_cast<std::size_t>(share * static_cast<double>(shares.size())));
    return parts.size() == shares.size() && *parts.rbegin() == shares.size() - 1;
}

std::vector<double> column(const Design& design, std::size_t f) {
    std::vector<double> shares;
    for (std::size_t p = 0; p < design.points(); ++p) shares.push_back(design.share(p, f));
    return shares;
}

TEST(SweepDesign, factorial_has_every_combination_the_last_factor_fastest) {
    std::vector<Factor> list = factors(2);
    list.push_back(choice_factor());
    const Design design = make_design(terms(DesignKind::factorial, 0, 2), list);
    ASSERT_EQ(design.points(), 12u);
    std::set<std::vector<double>> all;
    for (std::size_t p = 0; p < 12; ++p) all.insert(point(design, p));
    EXPECT_EQ(all.size(), 12u);
    for (std::size_t p = 0; p < 12; ++p) {
        EXPECT_EQ(design.value(p, 2), static_cast<double>(p % 3));
        EXPECT_EQ(design.value(p, 1), static_cast<double>(p / 3 % 2));
        EXPECT_EQ(design.value(p, 0), static_cast<double>(p / 6));
    }
}

std::vector<double> level_shares(const Factor& factor, std::size_t levels) {
    std::vector<double> shares;
    const std::size_t count = level_count(factor, levels);
    for (std::size_t level = 0; level < count; ++level) shares.push_back(level_share(factor, count, level));
    return shares;
}

TEST(SweepDesign, levels_go_from_end_to_end) {
    Factor factor = factors(1).front();
    EXPECT_EQ(level_shares(factor, 5), (std::vector<double>{0, 0.25, 0.5, 0.75, 1}));
    factor.whole = true;
    factor.high = 2;
    EXPECT_EQ(level_shares(factor, 5).size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(factor.value(level_shares(factor, 5)[i]), static_cast<double>(i));
}

TEST(SweepDesign, one_at_a_time_moves_one_factor_from_the_middle) {
    std::vector<Factor> list = factors(3);
    list.push_back(choice_factor());
    const Design design = make_design(terms(DesignKind::one_at_a_time, 0, 2), list);
    ASSERT_EQ(design.points(), 1u + 3 * 2 + 3);
    EXPECT_EQ(point(design, 0), std::vector<double>(4, 0.5));
    for (std::size_t p = 1; p < design.points(); ++p)
        for (std::size_t f = 0; f < 4; ++f) {
            const std::size_t moved = std::min<std::size_t>((p - 1) / 2, 3);
            if (f != moved) {
                EXPECT_EQ(design.share(p, f), 0.5) << p << ", " << f;
            }
        }
    EXPECT_EQ(design.value(1, 0), 0);
    EXPECT_EQ(design.value(2, 0), 1);
    EXPECT_EQ(design.value(9, 3), 2);
}

TEST(SweepDesign, latin_hypercube_has_one_point_in_each_stratum_of_each_factor) {
    for (const std::size_t size : {1u, 7u, 100u}) {
        const Design design = make_design(terms(DesignKind::latin_hypercube, size), factors(5));
        ASSERT_EQ(design.points(), size);
        for (std::size_t f = 0; f < 5; ++f) EXPECT_TRUE(one_in_each_part(column(design, f))) << size << ", " << f;
    }
    const Design design = make_design(terms(DesignKind::latin_hypercube, 100), factors(2));
    EXPECT_NE(column(design, 0), column(design, 1));
}

// With 400 points the correlation of two independent columns has a standard deviation of 0.05.
TEST(SweepDesign, latin_hypercube_orders_factors_independently) {
    const Design design = make_design(terms(DesignKind::latin_hypercube, 400), factors(2));
    double sum = 0;
    for (std::size_t p = 0; p < 400; ++p) sum += (design.share(p, 0) - 0.5) * (design.share(p, 1) - 0.5);
    EXPECT_LT(std::abs(sum / 400 * 12), 0.2);
}

// Joe and Kuo's sequence, as the manual of Boost.Random prints it.
TEST(SweepDesign, plain_sobol_begins_with_the_published_points) {
    const Design design = make_design(terms(DesignKind::sobol, 5, 0, 0), factors(2));
    const double expected[5][2] = {{0.5, 0.5}, {0.75, 0.25}, {0.25, 0.75}, {0.375, 0.375}, {0.875, 0.875}};
    for (std::size_t p = 0; p < 5; ++p) EXPECT_EQ(point(design, p), (std::vector<double>{expected[p][0], expected[p][1]}));
}

TEST(SweepDesign, scrambled_sobol_has_one_point_in_each_elementary_box) {
    const std::size_t size = 256;
    const Design design = make_design(terms(DesignKind::sobol, size), factors(9));
    for (std::size_t f = 0; f < 9; ++f) EXPECT_TRUE(one_in_each_part(column(design, f))) << f;
    for (std::size_t across = 1; across <= size; across *= 2) {   // boxes of the first two columns, which are a (0, m, 2)-net
        std::set<std::size_t> boxes;
        for (std::size_t p = 0; p < size; ++p) {
            const auto x = static_cast<std::size_t>(design.share(p, 0) * static_cast<double>(across));
            const auto y = static_cast<std::size_t>(design.share(p, 1) * static_cast<double>(size / across));
            boxes.insert(x * (size / across) + y);
        }
        EXPECT_EQ(boxes.size(), size) << across;
    }
}

TEST(SweepDesign, saltelli_blocks_take_one_group_from_the_other_sample) {
    std::vector<Factor> list = factors(4);
    list[2].group = list[0].group;   // three groups: {0, 2}, {1}, {3}
    for (const bool second : {false, true}) {
        DesignTerms t = terms(DesignKind::saltelli, 8);
        t.second_order = second;
        const Design design = make_design(t, list);
        const std::size_t block = second ? 8 : 5;
        ASSERT_EQ(design.points(), 8 * block);
        const std::vector<std::size_t> group = group_of_factors(list);
        EXPECT_EQ(group, (std::vector<std::size_t>{0, 1, 0, 2}));
        for (std::size_t n = 0; n < 8; ++n) {
            const std::vector<double> a = point(design, n * block), b = point(design, n * block + block - 1);
            for (std::size_t f = 0; f < 4; ++f) EXPECT_NE(a[f], b[f]);
            for (std::size_t g = 0; g < 3; ++g)
                for (std::size_t f = 0; f < 4; ++f) {
                    EXPECT_EQ(design.share(n * block + 1 + g, f), group[f] == g ? b[f] : a[f]);
                    if (second) {
                        EXPECT_EQ(design.share(n * block + 4 + g, f), group[f] == g ? a[f] : b[f]);
                    }
                }
        }
    }
}

TEST(SweepDesign, saltelli_draws_both_samples_from_one_sequence) {
    const Design saltelli = make_design(terms(DesignKind::saltelli, 4), factors(3)), sobol = make_design(terms(DesignKind::sobol, 4), factors(6));
    for (std::size_t n = 0; n < 4; ++n)
        for (std::size_t f = 0; f < 3; ++f) {
            EXPECT_EQ(saltelli.share(n * 5, f), sobol.share(n, f));
            EXPECT_EQ(saltelli.share(n * 5 + 4, f), sobol.share(n, f + 3));
        }
}

TEST(SweepDesign, morris_moves_one_group_a_step_by_half_the_grid) {
    std::vector<Factor> list = factors(5);
    list[4].group = list[1].group;
    const std::vector<std::size_t> group = group_of_factors(list);
    for (const std::size_t levels : {2u, 4u, 8u}) {
        const Design design = make_design(terms(DesignKind::morris, 20, levels), list);
        const double delta = static_cast<double>(levels) / (2.0 * static_cast<double>(levels - 1));
        ASSERT_EQ(design.points(), 20u * 5);
        for (std::size_t t = 0; t < 20; ++t) {
            std::set<std::size_t> moved;
            for (std::size_t step = 0; step < 4; ++step) {
                const std::vector<double> one = point(design, t * 5 + step), next = point(design, t * 5 + step + 1);
                std::set<std::size_t> here;
                for (std::size_t f = 0; f < 5; ++f) {
                    if (one[f] == next[f]) continue;
                    here.insert(group[f]);
                    EXPECT_NEAR(std::abs(next[f] - one[f]), delta, 1e-15);
                }
                ASSERT_EQ(here.size(), 1u);
                for (std::size_t f = 0; f < 5; ++f)
                    if (group[f] == *here.begin()) {
                        EXPECT_NE(one[f], next[f]);
                    }
                moved.insert(here.begin(), here.end());
            }
            EXPECT_EQ(moved.size(), 4u);
        }
        for (const double share : design.shares) EXPECT_NEAR(share * static_cast<double>(levels - 1), std::round(share * static_cast<double>(levels - 1)), 1e-12);
    }
}

TEST(SweepDesign, morris_uses_every_level_and_order) {
    const Design design = make_design(terms(DesignKind::morris, 200, 4), factors(2));
    std::set<double> levels;
    std::set<bool> first_moved, up;
    for (std::size_t t = 0; t < 200; ++t) {
        levels.insert(design.share(t * 3, 0));
        first_moved.insert(design.share(t * 3, 0) != design.share(t * 3 + 1, 0));
        up.insert(design.share(t * 3 + 2, 0) > design.share(t * 3, 0));
    }
    EXPECT_EQ(levels.size(), 4u);
    EXPECT_EQ(first_moved.size(), 2u);
    EXPECT_EQ(up.size(), 2u);
}

TEST(SweepDesign, other_seeds_give_other_points_and_the_same_seed_the_same) {
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol, DesignKind::saltelli, DesignKind::morris}) {
        const Design one = make_design(terms(kind, 16, 4, 1), factors(3)), again = make_design(terms(kind, 16, 4, 1), factors(3)), other = make_design(terms(kind, 16, 4, 2), factors(3));
        EXPECT_EQ(one, again);
        EXPECT_NE(one.shares, other.shares) << name_of(kind);
    }
}

TEST(SweepDesign, points_can_be_asked_for_in_any_order) {
    std::vector<Factor> list = factors(4);
    list[3].group = list[1].group;
    for (const DesignKind kind : {DesignKind::factorial, DesignKind::one_at_a_time, DesignKind::latin_hypercube, DesignKind::sobol, DesignKind::saltelli, DesignKind::morris}) {
        const StreamedDesign design(terms(kind, 12, 4), list);
        const Design held = make_design(terms(kind, 12, 4), list);
        for (std::size_t p = design.points(); p-- > 0;) EXPECT_EQ(design.point(p).shares, point(held, p)) << name_of(kind) << " " << p;
    }
}

// Boost's engine one number after the other; far points are reached by leaping.
TEST(SweepDesign, sobol_points_far_along_are_those_of_the_sequence) {
    const std::size_t columns = 5, last = 3000;
    const StreamedDesign design(terms(DesignKind::sobol, last + 1, 0, 0), factors(columns));
    boost::random::sobol_engine<std::uint32_t, 32> engine(columns);
    std::vector<double> expected(columns);
    for (std::size_t p = 0; p <= last; ++p)
        for (double& share : expected) share = engine() * 0x1p-32;
    EXPECT_EQ(design.point(last).shares, expected);
}

// 70,000 strata are more than memory holds of a column.
TEST(SweepDesign, latin_hypercubes_too_large_to_be_held_keep_one_point_in_each_stratum) {
    const StreamedDesign design(terms(DesignKind::latin_hypercube, 70'000), factors(2));
    std::vector<double> first, second;
    for (std::size_t p = 0; p < design.points(); ++p) {
        const DesignPoint point = design.point(p);
        first.push_back(point.shares[0]);
        second.push_back(point.shares[1]);
    }
    EXPECT_TRUE(one_in_each_part(first));
    EXPECT_TRUE(one_in_each_part(second));
    EXPECT_NE(first, second);
}

// The bits of a few points, the same on every machine.
TEST(SweepDesign, points_have_the_same_bits_everywhere) {
    std::vector<Factor> list = factors(3);
    list[0].spread = Spread::normal;
    list[0].low = -INFINITY, list[0].high = INFINITY;
    list[1].spread = Spread::log_uniform;
    list[1].low = 0.1, list[1].high = 10;
    const Design hypercube = make_design(terms(DesignKind::latin_hypercube, 10), list), sobol = make_design(terms(DesignKind::sobol, 16), list);
    EXPECT_EQ(hypercube.value(3, 0), 0x1.f591e5f704812p-3);
    EXPECT_EQ(hypercube.value(3, 1), 0x1.28ef3b863a116p-3);
    EXPECT_EQ(hypercube.value(3, 2), 0x1.5a4030a54cccdp-1);
    EXPECT_EQ(sobol.value(5, 0), 0x1.154fd20bddf04p-2);
    EXPECT_EQ(sobol.value(5, 1), 0x1.5e4801b8a2f96p-1);
    EXPECT_EQ(sobol.value(5, 2), 0x1.40afd203p-1);
}

TEST(SweepDesign, counts_say_how_many_points_come_out) {
    for (const DesignKind kind : {DesignKind::factorial, DesignKind::one_at_a_time, DesignKind::latin_hypercube, DesignKind::sobol, DesignKind::saltelli, DesignKind::morris})
        EXPECT_EQ(make_design(terms(kind, 6, 4), factors(3)).points(), point_count(terms(kind, 6, 4), factors(3))) << name_of(kind);
    EXPECT_EQ(point_count(terms(DesignKind::factorial, 0, 10), factors(100)), std::size_t{1} << 62);
}

TEST(SweepDesign, terms_without_points_are_refused) {
    EXPECT_THROW((void)make_design(terms(DesignKind::sobol, 0), factors(1)), std::invalid_argument);
    EXPECT_THROW((void)make_design(terms(DesignKind::factorial, 0, 0), factors(1)), std::invalid_argument);
    EXPECT_THROW((void)make_design(terms(DesignKind::morris, 5, 0), factors(1)), std::invalid_argument);
    EXPECT_THROW((void)make_design(terms(DesignKind::sobol, 4), {}), std::invalid_argument);
    EXPECT_THROW((void)make_design(terms(DesignKind::sobol, 4), factors(3668)), std::invalid_argument);
}

class OwnPoints : public testing::Test {
protected:
    OwnPoints() : list_(factors(2)) {
        list_[1].low = 1, list_[1].high = 40, list_[1].whole = true;
        list_.push_back(choice_factor());
    }
    Design read(const std::string& text) {
        DesignTerms t = terms(DesignKind::file, 0);
        t.file = folder_.write("points.csv", text);
        return make_design(t, list_);
    }
    InputError fault(const std::string& text) {
        return input_error_of([&] { read(text); });
    }
    TemporaryFolder folder_;
    std::vector<Factor> list_;
};

TEST_F(OwnPoints, are_read_in_any_order_of_columns) {
    const Design design = read("rule,f1,f0\nconsumat,3,0.25\r\n\"logit\", 40 ,1e-1\n\n");
    EXPECT_EQ(design.values, (std::vector<double>{0.25, 3, 1, 0.1, 40, 0}));
    EXPECT_EQ(design.share(0, 0), 0.25);
    for (std::size_t i = 0; i < design.values.size(); ++i) EXPECT_EQ(design.factors[i % 3].value(design.shares[i]), design.values[i]);
}

TEST_F(OwnPoints, come_back_from_a_file_with_the_same_bits) {
    const Design made = make_design(terms(DesignKind::latin_hypercube, 50), list_);
    std::string text = "f0,f1,rule\n";
    for (std::size_t p = 0; p < made.points(); ++p)
        for (std::size_t f = 0; f < 3; ++f) {
            const std::string setting = made.factors[f].setting(made.value(p, f));
            std::string cell = setting.substr(setting.find('=') + 1);
            std::erase(cell, '"');
            text += cell + (f < 2 ? "," : "\n");
        }
    EXPECT_EQ(read(text).values, made.values);
}

TEST_F(OwnPoints, with_faults_are_named_with_their_place) {
    EXPECT_EQ(fault("f0,f2,rule\n1,1,logit\n").suggestion(), "f0");
    EXPECT_EQ(fault("f0,f2,rule\n1,1,logit\n").place().column, 4);
    EXPECT_EQ(fault("f0,f1\n1,1\n").key(), "rule");
    EXPECT_EQ(fault("f0,f0,f1,rule\n").found().en, "a second column");
    EXPECT_EQ(fault("f0,f1,rule\n").found().en, "no point");
    EXPECT_EQ(fault(" \n").found().en, "an empty file");
    EXPECT_EQ(fault("f0,f1,rule\n1,1\n").found().en, "2 fields");
    EXPECT_EQ(fault("f0,f1,rule\n1,1,logit\n1.5,1,logit\n").place().line, 3);
    EXPECT_EQ(fault("f0,f1,rule\n1,1,logit\n1.5,1,logit\n").allowed().en, "a number from 0 to 1");
    EXPECT_EQ(fault("f0,f1,rule\n1,1.5,logit\n").allowed().en, "a whole number from 1 to 40");
    EXPECT_EQ(fault("f0,f1,rule\n1,,logit\n").found().en, "nothing");
    EXPECT_EQ(fault("f0,f1,rule\nnan,1,logit\n").key(), "f0");
    EXPECT_EQ(fault("f0,f1,rule\n1,1,logist\n").suggestion(), "logit");
}

}  // namespace
}  // namespace terrace
