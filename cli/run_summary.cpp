#include "cli/run_summary.hpp"

#include "analysis/comparison/indicators.hpp"
#include "analysis/comparison/render_parts.hpp"
#include "analysis/tables/csv.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <cmath>

namespace terrace {
namespace {

SummaryRow summary_row(const IndicatorKind& kind, std::size_t scenario, const Study& study) {
    SummaryRow row{kind.key, kind.label, kind.unit, kind.decimals, kind.large_money, {}};
    const std::size_t places = study.counties.size() + (study.counties.size() > 1 ? 1 : 0);
    for (std::size_t place = 0; place < places; ++place) {
        std::vector<double> values;
        for (std::size_t replicate = 0; replicate < study.replicates; ++replicate)
            values.push_back(kind.value(scenario, replicate, place));
        row.places.push_back(mean_with_interval(values));
    }
    return row;
}

std::vector<CountyInfo> places_of(const Study& study) {
    std::vector<CountyInfo> places = study.counties;
    if (places.size() > 1) places.push_back({"all", {"All counties", "合计"}});
    return places;
}

Cell cell_of(const SummaryRow& row, const MeanEstimate& value, Language language) {
    const double divisor = row.large_money ? large_money_divisor(language) : 1;
    const int decimals = row.large_money ? large_money_decimals(language) : row.decimals;
    const std::string text = number_text(value.mean / divisor, decimals, language);
    const double half = (value.high - value.low) / 2 / divisor;
    return std::isfinite(half) ? Cell(text, "±" + number_text(half, decimals, language)) : Cell(text);
}

std::string label_of(const SummaryRow& row, Language language) {
    const std::string unit = (row.large_money ? large_money_unit() : row.unit).in(language);
    const std::string label = row.label.in(language);
    if (unit.empty()) return label;
    return language == Language::zh ? label + "（" + unit + "）" : label + " (" + unit + ")";
}

std::int64_t workers_of(const CountyMargins& county) {
    return std::llround(county.workers_per_household * static_cast<double>(county.households));
}

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

} // namespace

std::vector<ScenarioSummary> summarise_run(const Study& study) {
    const StudyValues values(study);
    const std::vector<IndicatorKind> kinds = indicator_kinds(values);
    std::vector<ScenarioSummary> summaries;
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
        if (study.scenarios[scenario].helper) continue;
        ScenarioSummary summary{study.scenarios[scenario].name, study.scenarios[scenario].title, {}};
        for (const IndicatorKind& kind : kinds)
            summary.rows.push_back(summary_row(kind, scenario, study));
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

std::string run_summary_text(const Study& study, Language language) {
    std::vector<Cell> header{""};
    for (const CountyInfo& place : places_of(study))
        header.emplace_back(place.label.in(language));
    std::string text;
    for (const ScenarioSummary& summary : summarise_run(study)) {
        TextTable table;
        table.header(header);
        for (const SummaryRow& row : summary.rows) {
            std::vector<Cell> cells{label_of(row, language)};
            for (const MeanEstimate& value : row.places)
                cells.push_back(cell_of(row, value, language));
            table.row(std::move(cells));
        }
        text += (text.empty() ? "" : "\n") + summary.title.in(language) + "\n" + table.text();
    }
    return text;
}

std::string run_summary_csv(const Study& study) {
    std::string text = csv_line({"scenario", "place", "key", "unit", "mean", "low", "high", "n"});
    const std::vector<CountyInfo> places = places_of(study);
    for (const ScenarioSummary& summary : summarise_run(study))
        for (const SummaryRow& row : summary.rows)
            for (std::size_t place = 0; place < places.size(); ++place) {
                const MeanEstimate& value = row.places[place];
                text += csv_line({summary.name, places[place].key, row.key, row.unit.en, csv_number(value.mean), csv_number(value.low),
                                  csv_number(value.high), std::to_string(value.n)});
            }
    return text;
}

Json run_summary_json(const Study& study) {
    Json list = Json::array();
    const std::vector<CountyInfo> places = places_of(study);
    for (const ScenarioSummary& summary : summarise_run(study))
        for (const SummaryRow& row : summary.rows)
            for (std::size_t place = 0; place < places.size(); ++place) {
                const MeanEstimate& value = row.places[place];
                list.push_back({{"scenario", summary.name},
                                {"place", places[place].key},
                                {"key", row.key},
                                {"unit", row.unit.en},
                                {"mean", finite(value.mean)},
                                {"low", finite(value.low)},
                                {"high", finite(value.high)},
                                {"n", value.n}});
            }
    return list;
}

std::int64_t total_households(const Region& region) {
    std::int64_t households = 0;
    for (const CountyMargins& county : region.counties)
        households += county.households;
    return households;
}

std::int64_t total_workers(const Region& region) {
    std::int64_t workers = 0;
    for (const CountyMargins& county : region.counties)
        workers += workers_of(county);
    return workers;
}

} // namespace terrace
