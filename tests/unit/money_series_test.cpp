#include "models/observers/money_series.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

double value_of(const std::vector<std::vector<double>>& values, const std::string& name, std::size_t inner = 0) {
    const std::vector<SeriesSpec> specs = money_series_specs();
    for (std::size_t s = 0; s < specs.size(); ++s)
        if (specs[s].name == name) return values.at(s).at(inner);
    return -1;
}

std::vector<std::int64_t> flows(const std::vector<std::pair<Flow, std::int64_t>>& fen) {
    std::vector<std::int64_t> amounts(flow_count, 0);
    for (const auto& [flow, amount] : fen) amounts[static_cast<std::size_t>(flow)] = amount;
    return amounts;
}

/// Households' lines of the flows that are income to them.
Counts<activity_count> activities(const std::vector<std::int64_t>& amounts) {
    IncomeLines lines{};
    for (std::size_t i = 0; i < flow_count; ++i)
        for (const bool received : {true, false})
            if (const std::size_t line = income_line_of(static_cast<Flow>(i), received); line != income_line::count) lines[line] += received ? amounts[i] : -amounts[i];
    return by_activity(lines);
}

std::vector<std::vector<double>> values_of(const std::vector<std::int64_t>& amounts) { return money_values(amounts, activities(amounts)); }

TEST(MoneySeries, have_as_many_values_as_their_dimension) {
    const auto values = values_of(flows({}));
    const auto specs = money_series_specs();
    ASSERT_EQ(values.size(), specs.size());
    for (std::size_t s = 0; s < specs.size(); ++s) EXPECT_EQ(values[s].size(), specs[s].size()) << specs[s].name;
}

TEST(MoneySeries, put_each_flow_where_it_belongs) {
    const auto values = values_of(flows({{Flow::cotton_sales, 90'000}, {Flow::crop_inputs, 40'000}, {Flow::sheep_sales, 5'000}, {Flow::outside_sales, 200'000}, {Flow::wages, 30'000},
                                            {Flow::cooperative_sales, 70'000}, {Flow::chili_sales_cooperative, 50'000}, {Flow::share_dividend, 1'200}}));
    EXPECT_DOUBLE_EQ(value_of(values, "business_income", 0), 1'000);   // crops: 900 of cotton and 500 of chili less 400 of inputs
    EXPECT_DOUBLE_EQ(value_of(values, "business_income", 2), 50);
    EXPECT_DOUBLE_EQ(value_of(values, "enterprise_sales"), 2'000);
    EXPECT_DOUBLE_EQ(value_of(values, "enterprise_margin"), 2'000 - 900 - 300);
    EXPECT_DOUBLE_EQ(value_of(values, "cooperative_sales"), 700);
    EXPECT_DOUBLE_EQ(value_of(values, "cooperative_margin"), 200);
    EXPECT_DOUBLE_EQ(value_of(values, "dividends"), 12);
}

} // namespace
} // namespace terrace
