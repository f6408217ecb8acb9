#include <gtest/gtest.h>

#include "models/household/income_lines.hpp"

namespace terrace {
namespace {

TEST(IncomeLines, take_in_every_flow_that_is_income_under_its_own_source) {
    std::array<int, income_line::count> used{};
    for (std::size_t i = 0; i < flow_count; ++i)
        for (const bool received : {true, false}) {
            const auto flow = static_cast<Flow>(i);
            const IncomeSource source = received ? info(flow).received_as : info(flow).paid_as;
            const std::size_t line = income_line_of(flow, received);
            if (source == IncomeSource::none) {
                EXPECT_EQ(line, income_line::count) << info(flow).key;
                continue;
            }
            ASSERT_LT(line, income_line::count) << info(flow).key;
            EXPECT_EQ(source_of_line(line), source) << info(flow).key;
            ++used[line];
        }
    for (std::size_t line = 0; line < used.size(); ++line) EXPECT_GT(used[line], 0) << line;
}

TEST(IncomeLines, put_sales_and_their_costs_into_one_activity) {
    using enum Flow;
    const std::pair<Flow, Flow> pairs[] = {{cotton_sales, crop_inputs}, {orchard_sales, orchard_costs}, {cattle_sales, cattle_costs}, {courtyard_sales, courtyard_costs}, {tourism_sales, tourism_costs}};
    for (const auto& [sale, cost] : pairs) EXPECT_EQ(income_line_of(sale, true), income_line_of(cost, false)) << info(sale).key;
    EXPECT_EQ(income_line_of(field_wages, true), income_line::other_wages);
    EXPECT_EQ(income_line_of(field_wages, false), income_line::other_business);
}

TEST(IncomeLines, add_up_to_sources_and_activities) {
    IncomeLines lines{};
    for (std::size_t line = 0; line < lines.size(); ++line) lines[line] = std::int64_t{1} << line;
    Fen all = 0, by_sources = 0, business = 0;
    for (const Fen fen : lines) all += fen;
    for (const Fen fen : by_source(lines)) by_sources += fen;
    for (const Fen fen : by_activity(lines)) business += fen;
    EXPECT_EQ(by_sources, all);
    EXPECT_EQ(business, by_source(lines)[static_cast<std::size_t>(IncomeSource::business)]);
    EXPECT_EQ(by_activity(lines)[0], lines[income_line::crops] + lines[income_line::refunds]);
}

}  // namespace
}  // namespace terrace
