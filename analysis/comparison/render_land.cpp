#include "analysis/comparison/render_parts.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <fmt/format.h>

namespace terrace {
namespace {

std::string receipts_and_years(const MeasureSummary& measure, Language language) {
    const LandTable& land = *measure.land;
    const auto say = [&](const char* en, const char* zh) { return std::string(language == Language::zh ? zh : en); };
    TextTable table;
    table.header({"", say("gross rent", "毛租金"), say("net, year 1", "净效应，第1年"), say("net, year 2", "净效应，第2年")});
    table.row({say("as simulated", "本方案模拟"), estimate_cell(land.gross_rent, 0, language), estimate_cell(measure.net, 0, language),
               estimate_cell(measure.net_by_year[1], 0, language)});
    for (const CottonYear& year : land.years)
        table.row({year.label.in(language), estimate_cell(year.gross_rent, 0, language), estimate_cell(year.net, 0, language),
                   estimate_cell(year.net_second, 0, language)});
    std::string text = table.text();
    text += say("Year 2 is the first to hold the cotton subsidy forgone on a harvest: it is paid in the year after.\n",
                "棉花目标价格补贴于收获次年兑付，故第2年才含因流转而放弃的补贴。\n");
    const auto part = [&](const MeanEstimate& estimate) { return number_text(estimate.n > 0 ? estimate.mean : 0, 0, language); };
    text += language == Language::zh
                ? fmt::format("另有承租企业工资{}元、分红{}元（毛额，每户）。\n", part(land.gross_wage), part(land.gross_bonus))
                : fmt::format("Besides rent the lessee pays {} yuan in wages and {} in bonus a household (gross).\n", part(land.gross_wage),
                              part(land.gross_bonus));
    return text;
}

/// What the star is, and why it is not what an average grower would think.
std::string own_margin_text(const BreakEvenSurface& surface, Language language) {
    const bool zh = language == Language::zh;
    std::string text = zh ? "盈亏平衡：净得为零时的自种亩均纯收益，自种收益高于该值的农户，流转不划算。\n"
                          : "Break-even: the own margin at which the net is zero; who gives up more than that loses by leasing.\n";
    if (surface.own_margin.n > 0) {
        const Cell cell = estimate_cell(surface.own_margin, 0, language);
        const std::string own = number_text(surface.own_margin.mean, 0, language) + (cell.tail.empty() ? "" : " " + cell.tail);
        text += zh ? fmt::format("* 参与户实际放弃的自种纯收益，{}元/亩：棉价平年有无对比，第2年，含棉花目标价格补贴，已扣雇工支出，未扣自家劳动。\n", own)
                   : fmt::format("* what participants really give up, {} yuan per mu: with and without, ordinary cotton price, year 2; cotton "
                                 "subsidy included,\n  hired days paid, own days not counted.\n", own);
    }
    const std::string average = number_text(surface.terms.cotton_margin_yuan_per_mu, 0, language);
    return text + (zh ? fmt::format("  对照：全部种棉、产量居全县平均且不雇工的农户，平年为{}元/亩；参与户产量较低、兼种其他作物并雇工，不能按此数判断。\n", average)
                      : fmt::format("  For comparison: {} yuan per mu would be an average grower's who has nothing but cotton and hires nobody; "
                                    "participants have lower\n  yields, other crops and hired days, so do not judge by it.\n", average));
}

std::string surface_text(const BreakEvenSurface& surface, Language language) {
    const auto say = [&](const char* en, const char* zh) { return std::string(language == Language::zh ? zh : en); };
    TextTable table;
    std::vector<Cell> margins{""};
    for (const double margin : surface.margins) {
        const bool own = surface.own_margin.n > 0 && margin == surface.own_margin.mean;
        margins.emplace_back(number_text(margin, 0, language) + (own ? "*" : ""));
    }
    margins.emplace_back(say("break-even", "盈亏平衡"));
    table.header(margins);
    for (std::size_t job = 0; job < surface.jobs.size(); ++job) {
        std::vector<Cell> row{say("extra jobs ", "新增就业 ") + number_text(surface.jobs[job], 2, language)};
        for (const double net : surface.net[job])
            row.emplace_back(signed_text(net, 0, language));
        row.emplace_back(number_text(surface.break_even_margin[job], 0, language));
        table.row(std::move(row));
    }
    const LandTerms& terms = surface.terms;
    const std::string inputs =
        language == Language::zh
            ? fmt::format("每户每年净得（元）＝租金{}元/亩×{}亩＋新增就业×{}元－自种亩均纯收益×亩数\n列：放弃的自种亩均纯收益（元/"
                          "亩）；行：每户新增就业（人）\n",
                          number_text(terms.rent_yuan_per_mu, 0, language), number_text(terms.mu_per_household, 1, language),
                          number_text(terms.wage_yuan_per_year, 0, language))
            : fmt::format("Net per household and year (yuan) = rent {} x {} mu + extra jobs x {} - own margin x mu\nacross: own margin "
                          "given up, yuan per mu; "
                          "down: extra full-year jobs per household\n",
                          number_text(terms.rent_yuan_per_mu, 0, language), number_text(terms.mu_per_household, 1, language),
                          number_text(terms.wage_yuan_per_year, 0, language));
    return inputs + table.text() + own_margin_text(surface, language);
}

} // namespace

std::string land_text(const MeasureSummary& measure, Language language) {
    const std::string& label = measure.label.in(language);
    const std::string name = label.empty() ? measure.measure : label;
    std::string text = language == Language::zh ? name + "：租金替代了什么（元/户·年）\n"
                                                : name + ": what the rent replaces (yuan per household and year)\n";
    text += receipts_and_years(measure, language);
    if (measure.land->surface) text += '\n' + surface_text(*measure.land->surface, language);
    return text;
}

} // namespace terrace
