#include "analysis/comparison/group_summary.hpp"
#include "analysis/comparison/render.hpp"
#include "analysis/study/wording.hpp"
#include "analysis/tables/csv.hpp"
#include "models/policy/instruments.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace terrace {
namespace {

struct CsvLine {
    std::string table, scenario, measure, place, key, unit;
    double base, value, low, high;
    std::size_t n;
    double variance_reduction;
};

constexpr double none = std::numeric_limits<double>::quiet_NaN();

class Lines {
public:
    void add(const CsvLine& line) {
        text_ += csv_line({line.table, line.scenario, line.measure, line.place, line.key, line.unit, csv_number(line.base),
                           csv_number(line.value), csv_number(line.low), csv_number(line.high), std::to_string(line.n),
                           csv_number(line.variance_reduction)});
    }
    std::string text_ =
        csv_line({"table", "scenario", "measure", "place", "key", "unit", "base", "value", "low", "high", "n", "variance_reduction"});
};

void add_ratio(Lines& lines, CsvLine line, const RatioEstimate& ratio) {
    line.n = ratio.denominator.n;
    if (ratio.printable && !ratio.loses()) {
        line.value = ratio.ratio;
        line.low = ratio.low;
        line.high = ratio.high;
    }
    lines.add(line);
    if (ratio.loses()) lines.add({line.table, line.scenario, line.measure, line.place, line.key + ":loses", "1", none, 1, none, none, line.n, none});
}

/// Where money went; `add` takes key, unit and estimate.
template <class Add>
void add_money(Add add, const MoneyTrail& trail) {
    add("money:appropriated", "yuan", trail.appropriated);
    add("money:returned", "yuan", trail.returned);
    add("money:unspent", "yuan", trail.unspent);
    const auto lines = [&](const std::string& part, const std::vector<TrailLine>& list) {
        for (const TrailLine& line : list) add("money:" + part + ":" + line.key, "yuan", line.amount);
    };
    lines("paid", trail.paid);
    lines("came_in", trail.came_in);
    lines("went_out", trail.went_out);
    lines("stays", trail.stays);
    lines("passed_on", trail.passed_on);
}

void add_scenario(Lines& lines, const Comparison& comparison, const ScenarioComparison& scenario) {
    for (std::size_t place = 0; place < comparison.places.size(); ++place) {
        const std::string& name = comparison.places[place].key;
        const auto add = [&](const std::string& prefix, const Indicator& indicator) {
            const IndicatorAtPlace& at = indicator.places[place];
            lines.add({"scenario", scenario.name, "", name, prefix + indicator.key, indicator.unit.en, at.base.mean,
                       at.change.difference.mean, at.change.difference.low, at.change.difference.high, at.change.difference.n,
                       at.change.variance_reduction});
        };
        for (const Indicator& indicator : scenario.indicators)
            add("", indicator);
        for (const TierComparison& tier : scenario.tiers)
            for (const Indicator& indicator : tier.indicators)
                add("tier:" + tier.key + ":", indicator);
        add_ratio(lines, {"scenario", scenario.name, "", name, "cost_per_yuan", "yuan", none, none, none, none, 0, none},
                  scenario.cost_per_yuan[place]);
        add_ratio(lines, {"scenario", scenario.name, "", name, "cost_per_lifted", "yuan", none, none, none, none, 0, none}, scenario.cost_per_lifted[place]);
        const auto add_line = [&](const std::string& key, const char* unit, const MeanEstimate& value) {
            lines.add({"scenario", scenario.name, "", name, key, unit, none, value.mean, value.low, value.high, value.n, none});
        };
        if (!scenario.money[place].came_in.empty()) add_money(add_line, scenario.money[place]);
    }
}

class MeasureLines {
public:
    MeasureLines(Lines& lines, const MeasureSummary& measure) : lines_(lines), measure_(measure) {}

    void add(std::string key, std::string unit, const MeanEstimate& estimate, double variance_reduction = none) {
        lines_.add({"measure", measure_.scenario, measure_.measure, measure_.place.key, std::move(key), std::move(unit), none,
                    estimate.mean, estimate.low, estimate.high, estimate.n, variance_reduction});
    }
    void all() {
        const std::string yuan_each = "yuan/household";
        add("participants_all", "households", measure_.participants_all);
        add("participants", "households", measure_.participants);
        add("gross_paid", yuan_each, measure_.gross_paid);
        for (std::size_t form = 0; form < receipt_form_count; ++form)
            add("gross_" + std::string(receipt_form_names()[form].key), yuan_each, measure_.gross[form]);
        add("before_after", yuan_each, measure_.before_after);
        add("before_after_constant_prices", yuan_each, measure_.before_after_real);
        add("net", yuan_each, measure_.net, measure_.net_variance_reduction);
        for (std::size_t source = 0; source < income_source_count; ++source)
            add("net_" + std::string(income_source_names()[source].key), yuan_each, measure_.net_by_source[source]);
        add("net_first_in", yuan_each, measure_.net_first_in);
        add("net_other_money", yuan_each, measure_.net_other_money);
        for (std::size_t year = 0; year < measure_.net_by_year.size(); ++year)
            add(fmt::format("net_year_{}", year + 1), yuan_each, measure_.net_by_year[year]);
        add("survey", yuan_each, measure_.survey);
        add("net_eligible_others", yuan_each, measure_.net_eligible_others);
        add("net_rest", yuan_each, measure_.net_rest);
        add("spillover", "yuan", measure_.spillover);
        add("county_first_year", "yuan", measure_.county_first_year);
        add("better_alone", "households", measure_.better_alone);
        add("loss_better_alone", yuan_each, measure_.loss_better_alone);
        if (const Text places = places_of(measure_.instrument); !places.en.empty()) add("shortfall", places.en, measure_.shortfall);
        add("public_cost", "yuan", measure_.public_cost);
        add("other_public_money", "yuan", measure_.other_public_money);
        add_ratio(lines_, {"measure", measure_.scenario, measure_.measure, measure_.place.key, "leakage", "1", none, none, none, none, 0, none}, measure_.leakage);
        add_ratio(
            lines_,
            {"measure", measure_.scenario, measure_.measure, measure_.place.key, "cost_per_yuan", "yuan", none, none, none, none, 0, none},
            measure_.cost_per_yuan);
        add_ratio(lines_, {"measure", measure_.scenario, measure_.measure, measure_.place.key, "cost_per_lifted", "yuan", none, none, none, none, 0, none}, measure_.cost_per_lifted);
        add_money([&](const std::string& key, const char* unit, const MeanEstimate& value) { add(key, unit, value); }, measure_.money);
        if (measure_.land) land(*measure_.land);
    }

private:
    void land(const LandTable& table) {
        add("land_gross_rent", "yuan/household", table.gross_rent);
        add("land_gross_wage", "yuan/household", table.gross_wage);
        add("land_gross_bonus", "yuan/household", table.gross_bonus);
        for (const CottonYear& year : table.years) {
            add("gross_rent@" + year.key, "yuan/household", year.gross_rent);
            add("net@" + year.key, "yuan/household", year.net);
            add("net_year_2@" + year.key, "yuan/household", year.net_second);
        }
        if (!table.surface) return;
        const BreakEvenSurface& surface = *table.surface;
        add("own_margin", "yuan/mu", surface.own_margin);
        add("average_cotton_margin", "yuan/mu", {0, surface.terms.cotton_margin_yuan_per_mu, none, none});
        for (std::size_t job = 0; job < surface.jobs.size(); ++job) {
            for (std::size_t margin = 0; margin < surface.margins.size(); ++margin)
                add(fmt::format("break_even:jobs={}:margin={}", surface.jobs[job], surface.margins[margin]), "yuan/household",
                    {0, surface.net[job][margin], none, none});
            add(fmt::format("break_even_margin:jobs={}", surface.jobs[job]), "yuan/mu", {0, surface.break_even_margin[job], none, none});
        }
    }

    Lines& lines_;
    const MeasureSummary& measure_;
};

void add_overlap(Lines& lines, const OverlapSummary& pair) {
    const auto add = [&](const char* key, const char* unit, const MeanEstimate& estimate) {
        lines.add({"overlap", pair.scenario, pair.first + "+" + pair.second, pair.place.key, key, unit, none, estimate.mean, estimate.low, estimate.high, estimate.n, none});
    };
    add("households", "households", pair.households);
    add("first_paid", "yuan", pair.first_paid);
    add("second_paid", "yuan", pair.second_paid);
    add("paid_twice", "households", pair.twice);
    add("paid_twice_amount", "yuan", pair.twice_paid);
}

void add_rules(Lines& lines, const RuleComparison& rules) {
    for (const RuleCriterion& criterion : rules.criteria)
        for (std::size_t rule = 0; rule < rules.rules.size(); ++rule) {
            const std::string prefix = rules.rules[rule] + ":" + criterion.key;
            for (std::size_t i = 0; i < rules.scenarios.size(); ++i) {
                const MeanEstimate& value = criterion.value[rule][i];
                lines.add({"rules", rules.scenarios[i], "", "all", prefix, criterion.unit.en, none, value.n > 0 ? value.mean : none, value.low, value.high, value.n, none});
                lines.add({"rules", rules.scenarios[i], "", "all", prefix + ":rank", "1", none, static_cast<double>(criterion.rank[rule][i]), none, none, value.n, none});
            }
            lines.add({"rules", "", "", "all", prefix + ":order_holds", "1", none, criterion.order_holds[rule], none, none, rules.replicates, none});
        }
}

void add_precision(Lines& lines, const PrecisionReached& one) {
    const MeanEstimate& value = one.estimate;
    lines.add({"precision", one.scenario, "", "", one.goal, one.unit.en, one.level, value.mean, value.low, value.high, value.n, none});
    lines.add({"precision", one.scenario, "", "", one.goal + ":asked", one.unit.en, none, one.asked, none, none, value.n, none});
    lines.add({"precision", one.scenario, "", "", one.goal + ":reached", one.unit.en, none, one.reached, none, none, value.n, none});
}

void add_ranking(Lines& lines, const Ranking& ranking) {
    for (std::size_t i = 0; i < ranking.scenarios.size(); ++i) {
        const RankedScenario& one = ranking.scenarios[i];
        const auto add = [&](const char* key, const std::string& unit, const MeanEstimate& value) {
            lines.add({"ranking", one.name, "", "", key, unit, none, value.n > 0 ? value.mean : none, value.n > 0 ? value.low : none, value.n > 0 ? value.high : none, value.n, none});
        };
        const auto number = [&](const char* key, double value) { add(key, "1", {one.replicates, value, none, none}); };
        number("rank", static_cast<double>(i + 1));
        add("level", ranking.unit.en, one.level);
        add("to_first", ranking.unit.en, one.to_first);
        number("probability_best", one.probability_best);
        number("dropped", one.in_race ? 0 : 1);
    }
}

/// Keys are "tier:demonstration:net" and the like.
void add_groups(Lines& lines, const MeasureGroups& measure) {
    const std::string by = std::string(name_of(measure.grouping).key) + ":";
    const auto line = [&](const std::string& key, const char* unit) {
        return CsvLine{"group", measure.scenario, measure.measure, measure.place.key, by + key, unit, none, none, none, none, 0, none};
    };
    const auto add = [&](const std::string& key, const char* unit, const MeanEstimate& value) {
        CsvLine one = line(key, unit);
        if (value.n > 0) one.value = value.mean, one.low = value.low, one.high = value.high;
        one.n = value.n;
        lines.add(one);
    };
    for (const GroupSummary& group : measure.groups) {
        const std::string key = group.key + ":";
        add(key + "households", "households", group.households);
        add(key + "participants", "households", group.participants);
        add(key + "participants_all", "households", group.participants_all);
        add(key + "gross_paid", "yuan", group.gross_paid);
        add(key + "net", "yuan", group.net);
        add(key + "paid", "yuan", group.paid);
        add(key + "net_whole_run", "yuan", group.net_all);
        add(key + "household_years_lifted", "household-years", group.years_lifted);
        add_ratio(lines, line(key + "cost_per_yuan", "yuan"), group.cost_per_yuan);
        add_ratio(lines, line(key + "cost_per_lifted", "yuan"), group.cost_per_lifted);
        add_ratio(lines, line(key + "leakage", "1"), group.leakage);
    }
    add("public_cost", "yuan", measure.public_cost);
    add("not_to_households", "yuan", measure.not_to_households);
}

} // namespace

std::string comparison_csv(const Comparison& comparison) {
    Lines lines;
    for (const ScenarioComparison& scenario : comparison.scenarios)
        add_scenario(lines, comparison, scenario);
    for (const MeasureSummary& measure : comparison.measures)
        MeasureLines(lines, measure).all();
    for (const OverlapSummary& pair : comparison.overlaps)
        add_overlap(lines, pair);
    for (const MeasureGroups& measure : comparison.groups)
        add_groups(lines, measure);
    if (comparison.rules) add_rules(lines, *comparison.rules);
    for (const PrecisionReached& one : comparison.precision)
        add_precision(lines, one);
    if (comparison.ranking) add_ranking(lines, *comparison.ranking);
    return lines.text_;
}

} // namespace terrace
