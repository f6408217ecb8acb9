#include "analysis/sensitivity/budget.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <regex>

#include "tests/support/test_functions.hpp"

namespace terrace {
namespace {

using testing::HasSubstr;

SobolIndices indices_of(const std::vector<double>& first) {
    SobolIndices indices;
    double sum = 0;
    for (const double value : first) {
        indices.first.push_back({value, value - 0.1, value + 0.1});
        indices.total.push_back({value, value - 0.1, value + 0.1});
        sum += value;
    }
    indices.interactions = {1 - sum, 0.9 - sum, 1.1 - sum};
    return indices;
}

/// A budget of luck, population, decision rule and parameters.
Sensitivity budget_of(const SobolIndices& indices, std::size_t replicates = 1) {
    Sensitivity all;
    all.terms.kind = DesignKind::saltelli;
    all.replicates = replicates;
    all.factors = plain_factors(4, {"luck", "population", "decision_rule", "parameters"});
    for (std::size_t f = 0; f < 4; ++f) {
        const std::string name = f < 3 ? all.factors[f].group : "parameters.price.lamb";
        all.factors[f].key = name;
        all.groups.push_back({all.factors[f].group, {all.factors[f].group, all.factors[f].group + "（组）"}, {f}});
    }
    all.metrics.resize(1);
    all.metrics[0].sobol = indices;
    return all;
}

std::string sentence(const Sensitivity& all, Language language = Language::en) { return budget_text(all, all.metrics[0], language); }

/// The sum of the percentages that stand before " %" or "%" in the first sentence of parts, those in brackets left out.
long sum_of_parts(const std::string& text) {
    const std::string parts = text.substr(0, text.find('\n'));
    static const std::regex share("(-?[0-9]+) ?%");
    return std::accumulate(std::sregex_iterator(parts.begin(), parts.end(), share), std::sregex_iterator(), 0L, [](long sum, const std::smatch& one) { return sum + std::stol(one[1]); });
}

TEST(Budget, adds_up_to_a_hundred_percent) {
    const std::vector<std::vector<double>> cases{{0.896, 0.021, -0.023, 0.002}, {0.333, 0.333, 0.334, 0}, {0.125, 0.125, 0.125, 0.125}, {-0.2, -0.3, 0.1, 0.05}, {0.004, 0.004, 0.004, 0.004}};
    for (const std::vector<double>& first : cases) {
        const BudgetParts parts = budget_parts(indices_of(first));
        EXPECT_EQ(std::accumulate(parts.percent.begin(), parts.percent.end(), parts.together), 100);
        for (const Language language : {Language::en, Language::zh}) EXPECT_EQ(sum_of_parts(sentence(budget_of(indices_of(first)), language)), 100) << sentence(budget_of(indices_of(first)), language);
    }
}

TEST(Budget, shows_a_part_below_zero_as_about_zero_within_its_interval) {
    const Sensitivity all = budget_of(indices_of({0.896, 0.021, -0.023, 0.002}));
    EXPECT_THAT(sentence(all), HasSubstr("90 % [80, 100] is luck, 2 % [-8, 12] is population, 0 % [-10, 10] is parameters, about 0 % [-12, 8] is decision_rule, the remaining 8 %"));
    EXPECT_THAT(sentence(all), HasSubstr("Estimates below 0 are noise and count as 0."));
    EXPECT_THAT(sentence(all, Language::zh), HasSubstr("decision_rule（组）占约 0% [-12, 8]，其余 8%"));
    EXPECT_THAT(sentence(budget_of(indices_of({0.5, 0.2, 0.1, 0.1}))), testing::Not(HasSubstr("below 0")));
}

TEST(Budget, of_parts_that_come_to_more_than_all_says_that_this_is_noise) {
    const Sensitivity all = budget_of(indices_of({0.89, 0.01, 0.04, 0.16}));
    EXPECT_EQ(budget_parts(*all.metrics[0].sobol).together, -10);
    EXPECT_THAT(sentence(all), HasSubstr("that is 110 %, more than there is, by the noise of the estimates: nothing was found that comes only of several together [-20, 0]."));
    EXPECT_THAT(sentence(all, Language::zh), HasSubstr("合计 110%"));
}

// y = luck * sqrt(9) + other: luck has nine tenths of the variance of one run; of a mean of R runs 9 / R of 1 + 9 / R.
TEST(Budget, tells_luck_of_one_run_from_luck_of_a_mean_of_runs) {
    EXPECT_NEAR(luck_share({.value = 0.9}, 1, 20).value, 9.0 / 20 / (1 + 9.0 / 20), 1e-12);
    EXPECT_NEAR(luck_share({.value = 0.9}, 1, 1).value, 0.9, 1e-12);
    EXPECT_NEAR(luck_share({.value = luck_share({.value = 0.9}, 1, 4).value}, 4, 1).value, 0.9, 1e-12);   // means over four runs were analysed
    EXPECT_EQ(luck_share({1.2, 0.8, 1.5}, 1, 20).value, 1);
    EXPECT_NEAR(luck_share({1.2, 0.8, 1.5}, 1, 20).low, 0.04 / 0.24, 1e-12);
    EXPECT_TRUE(std::isnan(luck_share({}, 1, 20).value));
    EXPECT_THAT(sentence(budget_of(indices_of({0.9, 0, 0, 0.1}))), HasSubstr("is 90 % [80, 100] of the variance of a single run, and 31 % [17, 100] of that of a mean of 20 runs"));
    EXPECT_THAT(sentence(budget_of(indices_of({0.9, 0, 0, 0.1})), Language::zh), HasSubstr("占单次模拟方差的 90% [80, 100]，占研究结果所用 20 次模拟平均值方差的 31% [17, 100]"));
    EXPECT_THAT(sentence(budget_of(indices_of({0.9, 0, 0, 0.1}), 4)), HasSubstr("of the variance of this figure in a mean of 4 runs"));
}

TEST(Budget, is_told_only_where_every_first_order_is_known) {
    SobolIndices indices = indices_of({0.5, 0.2, 0.1, 0.1});
    indices.interactions = {};
    EXPECT_EQ(sentence(budget_of(indices)), "");
    Sensitivity other = budget_of(indices_of({0.5, 0.2, 0.1, 0.1}));
    for (Factor& factor : other.factors) factor.key = "parameters.price.lamb";
    EXPECT_EQ(sentence(other), "");
}

}  // namespace
}  // namespace terrace
