#include "analysis/comparison/render_parts.hpp"
#include "analysis/study/wording.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "models/policy/instruments.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace terrace {
namespace {

constexpr std::size_t measures_per_block = 3;
using Columns = std::vector<const MeasureSummary*>;
using CellOf = std::function<Cell(const MeasureSummary&)>;

/// One block of the table: rows for up to three measures.
class MeasureBlock {
public:
    MeasureBlock(Columns columns, Language language) : columns_(std::move(columns)), language_(language) {}

    std::string text() {
        headings();
        participants();
        gross();
        net();
        net_later();
        others();
        choice_and_money();
        return table_.text();
    }

private:
    std::string say(const char* en, const char* zh) const { return language_ == Language::zh ? zh : en; }

    void row(std::string label, const CellOf& cell) {
        std::vector<Cell> cells{Cell(std::move(label))};
        for (const MeasureSummary* measure : columns_)
            cells.push_back(cell(*measure));
        table_.row(std::move(cells));
    }
    /// A row of estimates in yuan, left out when no measure has a value other than zero.
    void row_if_any(std::string label, const std::function<const MeanEstimate&(const MeasureSummary&)>& estimate) {
        const bool any = std::any_of(columns_.begin(), columns_.end(), [&](const MeasureSummary* measure) {
            return estimate(*measure).n > 0 && estimate(*measure).mean != 0;
        });
        if (any) row(std::move(label), [&](const MeasureSummary& m) { return estimate_cell(estimate(m), 0, language_); });
    }
    Cell large_money(const MeanEstimate& estimate) const {
        return estimate_cell(estimate, large_money_decimals(language_), language_, large_money_divisor(language_));
    }
    Cell count(const MeanEstimate& estimate) const { return estimate.n == 0 ? "-" : Cell(number_text(estimate.mean, 0, language_)); }

    void headings() {
        std::vector<Cell> names{""}, places{""};
        for (const MeasureSummary* measure : columns_) {
            const std::string& name = measure->label.in(language_);
            names.emplace_back(name.empty() ? measure->measure : name);
            places.emplace_back(measure->place.label.in(language_));
        }
        table_.header(names);
        table_.header(places);
        std::vector<Cell> scenarios{""};
        for (const MeasureSummary* measure : columns_)
            scenarios.emplace_back(measure->scenario_title.in(language_));
        table_.header(scenarios);
    }

    void participants() {
        row(say("Households taking part", "参与户数（户）"), [&](const MeasureSummary& m) { return m.modifier ? Cell("-") : count(m.participants_all); });
        if (std::any_of(columns_.begin(), columns_.end(), [](const MeasureSummary* m) { return m->modifier; }))
            row(say("Eligible: nobody takes part (households)", "对象户数：无须参与（户）"), [&](const MeasureSummary& m) { return m.modifier ? count(m.participants_all) : Cell("-"); });
        row(say("  with a full first year in the run", "  其中参与满一年（户）"),
            [&](const MeasureSummary& m) { return count(m.participants); });
    }

    void gross() {
        table_.section(say("Per participating household in its first year (yuan)", "每参与户第一年（元）"));
        row(say("Gross: paid by the measure", "毛收入：措施直接带来"),
            [&](const MeasureSummary& m) { return estimate_cell(m.gross_paid, 0, language_); });
        constexpr std::size_t paid_forms = receipt_form_count - 1; // activity is the last and stands apart
        for (std::size_t form = 0; form < paid_forms; ++form) {
            const bool any = std::any_of(columns_.begin(), columns_.end(),
                                         [=](const MeasureSummary* m) { return m->gross[form].n > 0 && m->gross[form].mean != 0; });
            if (any)
                row("  " + receipt_form_names()[form].label.in(language_),
                    [&](const MeasureSummary& m) { return part_cell(m.gross_paid, m.gross, paid_forms, form); });
        }
        row(say("  of it to those above the median income (%)", "  其中付给中位数以上非脱贫户（%）"),
            [&](const MeasureSummary& m) { return m.leakage.printable ? Cell(number_text(100 * m.leakage.ratio, 0, language_)) : Cell("-"); });
        row_if_any(say("Turnover of what it brought, not in gross", "所扶持产业毛收入（不计入毛收入）"),
                   [](const MeasureSummary& m) -> const MeanEstimate& { return m.gross[static_cast<std::size_t>(ReceiptForm::activity)]; });
        row(say("After less before", "前后对比"), [&](const MeasureSummary& m) { return estimate_cell(m.before_after, 0, language_); });
        row(say("  the same at prices of 2021", "  同上，按2021年不变价"),
            [&](const MeasureSummary& m) { return estimate_cell(m.before_after_real, 0, language_); });
    }

    /// One part of a total, rounded so that the parts add up as printed.
    template <std::size_t N>
    Cell part_cell(const MeanEstimate& total, const std::array<MeanEstimate, N>& all, std::size_t parts, std::size_t chosen) const {
        if (all[chosen].n == 0) return "-";
        std::vector<double> means;
        for (std::size_t i = 0; i < parts; ++i)
            means.push_back(all[i].mean);
        Cell cell = estimate_cell(all[chosen], 0, language_);
        cell.text = signed_text(rounded_parts(total.mean, means)[chosen], 0, language_);
        return cell;
    }

    void net() {
        row(say("Net: with less without it", "净效应：有无对比"),
            [&](const MeasureSummary& m) { return estimate_cell(m.net, 0, language_); });
        for (std::size_t source = 0; source < income_source_count; ++source)
            row("  " + income_source_names()[source].label.in(language_),
                [&](const MeasureSummary& m) { return part_cell(m.net, m.net_by_source, income_source_count, source); });
        if (!any_in_package()) return;
        row(say("  of it other measures' money", "  其中其他措施带来的收入变化"),
            [&](const MeasureSummary& m) { return m.in_package ? estimate_cell(m.net_other_money, 0, language_) : Cell("-"); });
        row(say("Net of it alone: base with it less base", "单独实施净效应：基线加该措施减基线"),
            [&](const MeasureSummary& m) { return estimate_cell(m.net_first_in, 0, language_); });
    }

    bool any_in_package() const {
        return std::any_of(columns_.begin(), columns_.end(), [](const MeasureSummary* measure) { return measure->in_package; });
    }

    void net_later() {
        for (std::size_t year = 1; year < 6; ++year)
            row_if_any(say("Net in year ", "净效应，第") + std::to_string(year + 1) + say("", "年"),
                       [year](const MeasureSummary& m) -> const MeanEstimate& { return m.net_by_year[year]; });
        row(say("Variance reduction of the net", "净效应方差缩减倍数"),
            [](const MeasureSummary& m) { return Cell(factor_text(m.net_variance_reduction)); });
        row(say("Survey would say (matched)", "调查口径（匹配双重差分）"),
            [&](const MeasureSummary& m) { return estimate_cell(m.survey, 0, language_); });
    }

    void others() {
        table_.section(say("Others, in the measure's first year", "其他农户，措施实施第一年"));
        row(say("Eligible, not taking part (yuan each)", "符合条件未参与户（元/户）"),
            [&](const MeasureSummary& m) { return estimate_cell(m.net_eligible_others, 0, language_); });
        row(say("All the rest (yuan each)", "其余农户（元/户）"),
            [&](const MeasureSummary& m) { return estimate_cell(m.net_rest, 0, language_); });
        const std::string unit = language_ == Language::zh ? "（" + large_money_unit().zh + "）" : " (" + large_money_unit().en + ")";
        row(say("Spillover: county less participants", "外溢：全县减参与户") + unit,
            [&](const MeasureSummary& m) { return large_money(m.spillover); });
    }

    /// A row for each unit that measures count their places in: households, jobs and animals do not add up.
    void not_filled() {
        std::vector<std::string> told;
        for (const MeasureSummary* measure : columns_) {
            const Text unit = places_of(measure->instrument);
            if (unit.en.empty() || std::find(told.begin(), told.end(), unit.en) != told.end()) continue;
            told.push_back(unit.en);
            const std::string in = language_ == Language::zh ? "（" + unit.zh + "）" : " (" + unit.en + ")";
            row(say("Places not filled", "未完成数") + in,
                [&](const MeasureSummary& m) { return places_of(m.instrument).en == unit.en ? count(m.shortfall) : Cell("-"); });
        }
    }

    void choice_and_money() {
        table_.section(say("Choice and money", "自主选择与资金"));
        row(say("Taking part brings less money (households)", "参与反而少收入的参与户（户）"),
            [&](const MeasureSummary& m) { return count(m.better_alone); });
        row_if_any(say("  by how much, as they expect (yuan a year each)", "  预期每年少收入（元/户）"),
                   [](const MeasureSummary& m) -> const MeanEstimate& { return m.loss_better_alone; });
        not_filled();
        const std::string unit = language_ == Language::zh ? "（" + large_money_unit().zh + "）" : " (" + large_money_unit().en + ")";
        row(say("Spent by the measure, whole run", "措施财政支出，全期") + unit, [&](const MeasureSummary& m) {
            Cell cell = large_money(m.public_cost);
            return cell.text.starts_with('+') ? Cell(cell.text.substr(1), cell.tail) : cell;
        });
        row(say("Change of other public money, whole run", "其他财政支出变化，全期") + unit,
            [&](const MeasureSummary& m) { return large_money(m.other_public_money); });
        row(say("Public cost per yuan of net income (yuan)", "每增加1元农户收入的财政成本（元）"), [&](const MeasureSummary& m) { return cost_cell(m.cost_per_yuan, 2, language_, income_falls()); });
        row(say("Public cost per household lifted, a year (yuan)", "每减少1户低收入户每年的财政成本（元）"), [&](const MeasureSummary& m) { return cost_cell(m.cost_per_lifted, 0, language_, more_are_poor()); });
    }

    Columns columns_;
    Language language_;
    TextTable table_;
};

} // namespace

std::string measures_text(const Comparison& comparison, Language language) {
    Columns measures;
    for (const MeasureSummary& measure : comparison.measures)
        if (is_whole_of_measure(comparison, measure)) measures.push_back(&measure);
    if (measures.empty()) return "";
    std::string text = language == Language::zh ? "\n各项措施：毛收入、前后对比与净效应\n" : "\nMeasures: gross, before and after, net\n";
    for (std::size_t from = 0; from < measures.size(); from += measures_per_block) {
        const std::size_t to = std::min(from + measures_per_block, measures.size());
        if (from > 0) text += '\n';
        text +=
            MeasureBlock(Columns(measures.begin() + static_cast<std::ptrdiff_t>(from), measures.begin() + static_cast<std::ptrdiff_t>(to)),
                         language)
                .text();
    }
    const auto lacks_run = [](const MeasureSummary* m) { return !m->paired || (m->in_package && !m->modifier && m->net_first_in.n == 0); };
    if (std::any_of(measures.begin(), measures.end(), lacks_run))
        text += language == Language::zh ? "净效应为“-”的措施：本次没有去掉该措施（或单独实施该措施）的对照模拟（可加 --attribute）。\n"
                                         : "Where net is -, the study has no run without the measure, or with it alone (--attribute adds them).\n";
    return text;
}

} // namespace terrace
