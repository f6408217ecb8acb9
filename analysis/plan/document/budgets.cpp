#include "analysis/plan/document/sections.hpp"
#include "analysis/report/charts.hpp"

#include <functional>

namespace terrace {
namespace {

const Text total{"Total", "合计"};
const Text money_unit{"10,000 yuan", "万元"};

std::string year_text(const DocumentSource& source, int year) { return std::to_string(source.plan.first_year + year); }

/// A table whose rows are `count` lines or tiers and whose columns are years, with sums on both sides.
ReportTable by_year(const DocumentSource& source, const Text& heading, int count, const std::function<Text(int)>& name, bool tiers) {
    ReportTable table;
    table.columns = {heading};
    for (int year = 0; year < source.plan.years; ++year)
        table.columns.push_back({year_text(source, year), year_text(source, year)});
    table.columns.push_back(total);
    for (int i = 0; i <= count; ++i) {
        const int position = i == count ? -1 : i;
        std::vector<ReportCell> row{words(i == count ? total : name(i))};
        for (int year = 0; year <= source.plan.years; ++year)
            row.push_back(
                source.money(source.plan.chosen, tiers ? -1 : position, tiers ? position : -1, year == source.plan.years ? -1 : year));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Bars for each year, stacked from the table's rows but the last.
BarsChart stacks(const DocumentSource& source, const ReportTable& table, ChartPalette palette) {
    BarsChart chart;
    chart.unit = {money_unit, source.money_decimals(), false};
    chart.stacked = true;
    chart.palette = palette;
    for (int year = 0; year < source.plan.years; ++year)
        chart.categories.push_back({year_text(source, year), year_text(source, year)});
    for (std::size_t row = 0; row + 1 < table.rows.size(); ++row) {
        ChartSeries series{table.rows[row][0].text, {}};
        for (std::size_t year = 1; year + 1 < table.columns.size(); ++year)
            series.values.push_back(table.rows[row][year].number);
        if (palette == ChartPalette::tiers) series.colour = row + 1;
        chart.series.push_back(std::move(series));
    }
    return chart;
}

ReportFigure tiers_by_year(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "budget-by-tier";
    figure.title = {"Money by tier and year (10,000 yuan)", "分梯次、分年度资金（万元）"};
    figure.alternative = {"A bar for each year, stacked by tier.", "逐年堆叠柱形图，按梯次分段。"};
    figure.table = by_year(
        source, {"Tier", "梯次"}, static_cast<int>(tier_count), [](int tier) { return tier_labels()[static_cast<std::size_t>(tier)]; },
        true);
    draw(figure, stacks(source, figure.table, ChartPalette::tiers));
    return figure;
}

ReportFigure lines_by_year(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "budget-by-measure";
    figure.title = {"Money by measure and year (10,000 yuan)", "分措施、分年度资金（万元）"};
    figure.alternative = {"A bar for each year, stacked by measure.", "逐年堆叠柱形图，按措施分段。"};
    figure.table = by_year(
        source, {"Measure", "措施"}, static_cast<int>(source.plan.lines.size()),
        [&](int line) { return source.plan.lines[static_cast<std::size_t>(line)].label; }, false);
    draw(figure, stacks(source, figure.table, ChartPalette::parts));
    return figure;
}

ReportFigure lines_by_tier(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "budget-measure-by-tier";
    figure.title = {"Money by measure and tier (10,000 yuan)", "分措施、分梯次资金（万元）"};
    figure.table.columns = {{"Measure", "措施"}, tier_labels()[0], tier_labels()[1], tier_labels()[2], total};
    const auto lines = static_cast<int>(source.plan.lines.size());
    for (int line = 0; line <= lines; ++line) {
        const int position = line == lines ? -1 : line;
        std::vector<ReportCell> row{words(line == lines ? total : source.plan.lines[static_cast<std::size_t>(line)].label)};
        for (int tier = 0; tier <= static_cast<int>(tier_count); ++tier)
            row.push_back(source.money(source.plan.chosen, position, tier == static_cast<int>(tier_count) ? -1 : tier, -1));
        figure.table.rows.push_back(std::move(row));
    }
    return figure;
}

ReportFigure schedule(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "budget-schedule";
    figure.title = {"The whole schedule (10,000 yuan)", "资金安排明细（万元）"};
    figure.table.columns = {{"Measure", "措施"}, {"Tier", "梯次"}};
    for (int year = 0; year < source.plan.years; ++year)
        figure.table.columns.push_back({year_text(source, year), year_text(source, year)});
    figure.table.columns.push_back(total);
    for (std::size_t line = 0; line < source.plan.lines.size(); ++line)
        for (std::size_t tier = 0; tier < tier_count; ++tier) {
            std::vector<ReportCell> row{words(source.plan.lines[line].label), words(tier_labels()[tier])};
            for (int year = 0; year <= source.plan.years; ++year)
                row.push_back(source.money(source.plan.chosen, static_cast<int>(line), static_cast<int>(tier),
                                           year == source.plan.years ? -1 : year));
            figure.table.rows.push_back(std::move(row));
        }
    return figure;
}

} // namespace

ReportSection budgets_section(const DocumentSource& source) {
    const std::size_t chosen = source.plan.chosen;
    ReportSection section{
        "budgets", {"4. Budgets", "四、资金安排"}, {tiers_by_year(source), lines_by_year(source), lines_by_tier(source), schedule(source)}};
    section.paragraphs = {
        {{"Over " + source.years_text(" to ") +
              " {0} × 10,000 yuan are set aside: {1} for demonstration, {2} for catching-up and {3} for consolidation villages. By tier, "
              "by measure and by year the same sum comes out.",
          source.years_text("—") +
              "年共安排资金 {0} 万元，其中示范村 {1} 万元、追赶村 {2} 万元、巩固村 {3} 万元；按梯次、措施、年度加总一致。"},
         {source.money(chosen, -1, -1, -1), source.money(chosen, -1, 0, -1), source.money(chosen, -1, 1, -1),
          source.money(chosen, -1, 2, -1)}},
        {{"In the runs {0} × 10,000 yuan are spent on average; what nobody takes up is not spent.",
          "模拟中平均实际支出 {0} 万元；无人申领的资金不支出。"},
         {with_interval(estimated(source.proposal().spent, at("spent", {chosen}), 1e6, std::max(1, source.money_decimals())),
                        source.proposal().spent_low, source.proposal().spent_high, 95, true)}}};
    return section;
}

} // namespace terrace
