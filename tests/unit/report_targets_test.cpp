#include "analysis/report/report.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

ValidationTarget asked(const std::string& id, const std::string& scenario, const std::string& metric, double low, double high) {
    ValidationTarget target;
    target.id = id;
    target.label = {id, id};
    target.source = {"a report", "某报告"};
    target.mark = "F";
    target.scenario = scenario;
    target.metric = metric;
    target.low = low;
    target.high = high;
    target.month = Month::of(2022, 12);
    return target;
}

ValidationTarget of_lease(const std::string& id, const std::string& scenario, const std::string& metric, double low, double high,
                          FigureUse use) {
    ValidationTarget target = asked(id, scenario, metric, low, high);
    target.measure = "land_transfer";
    target.use = use;
    return target;
}

ValidationTarget income(const std::string& id, const std::string& scenario, Month month) {
    ValidationTarget target = asked(id, scenario, "mean_per_head", 19'000, 22'000);
    target.series = "income_per_head";
    target.county = "yuli";
    target.month = month;
    return target;
}

/// Rows of the table of known figures, by the figure's name.
std::map<std::string, std::vector<ReportCell>> rows_of(const Study& study, std::vector<ValidationTarget> list) {
    ValidationTargets targets;
    targets.targets = std::move(list);
    std::map<std::string, std::vector<ReportCell>> rows;
    for (const ReportSection& section : make_report(study, 0, &targets).sections)
        for (const ReportFigure& figure : section.figures)
            if (figure.key == "targets")
                for (const auto& row : figure.table.rows)
                    rows[row[0].text.en] = row;
    return rows;
}

TEST(ReportedTargets, get_a_verdict_where_the_study_simulates_what_they_are_asked_of) {
    const auto rows = rows_of(small_study(), {income("income", "../baseline.toml", Month::of(2022, 12)),
                                              of_lease("net", "../lease.toml", "net", 0, 1, FigureUse::free)});
    EXPECT_EQ(rows.at("income")[2].number, 20'523)
        << "the mean of three replicates at 20,023, 20,523 and 21,023, with an interval of 1,242 either way";
    EXPECT_EQ(rows.at("income")[3].text.en, "met");
    EXPECT_EQ(rows.at("net")[3].text.en, "missed");
}

TEST(ReportedTargets, that_follow_from_a_measures_terms_hold_at_any_price) {
    const auto rows =
        rows_of(small_study(), {of_lease("households", "../lease.toml+../cotton-ordinary.toml", "participants", 10, 10, FigureUse::input),
                                of_lease("net", "../lease.toml+../cotton-ordinary.toml", "net", 0, 1, FigureUse::free)});
    EXPECT_EQ(rows.at("households")[3].text.en, "follows from input");
    EXPECT_EQ(rows.at("net")[3].text.en, "not comparable here: asked of lease+cotton-ordinary, shown for lease");
    EXPECT_TRUE(rows.at("net")[2].is_number);
}

TEST(ReportedTargets, are_shown_beside_the_base_or_not_at_all_elsewhere) {
    const auto rows = rows_of(
        small_study(), {income("now", "../factual.toml", Month::of(2022, 12)), income("before", "../history.toml", Month::of(2014, 12))});
    EXPECT_EQ(rows.at("now")[3].text.en, "not comparable here: asked of factual, shown for baseline");
    EXPECT_EQ(rows.at("now")[2].number, 20'523);
    EXPECT_EQ(rows.at("before")[3].text.en, "not comparable here: asked of history");
    EXPECT_EQ(rows.at("before")[2].text.en, "-");
}

TEST(ReportedTargets, of_another_scenario_that_describe_something_else_are_not_shown_for_the_base) {
    ValidationTarget without = income("without", "no-support.toml", Month::of(2022, 12));
    without.comparable = false;
    const auto rows = rows_of(small_study(), {without});
    EXPECT_EQ(rows.at("without")[2].text.en, "-");
    EXPECT_EQ(rows.at("without")[3].text.en, "not comparable here: asked of no-support");
}

TEST(ReportedTargets, get_no_verdict_from_a_study_whose_settings_were_changed_by_hand) {
    Study study = small_study();
    study.provenance.arguments.push_back("--set");
    const auto rows = rows_of(study, {income("income", "../baseline.toml", Month::of(2022, 12))});
    EXPECT_EQ(rows.at("income")[3].text.en, "not comparable here: asked of baseline, shown for baseline, whose settings were changed");
}

} // namespace
} // namespace terrace
