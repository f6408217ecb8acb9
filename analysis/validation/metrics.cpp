#include "analysis/validation/metrics.hpp"

#include "analysis/comparison/measure_summary.hpp"
#include "analysis/comparison/study_values.hpp"
#include "models/observers/series_dimensions.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

[[noreturn]] void reject(const ValidationTarget& target, const std::string& key, const std::string& found, const std::vector<std::string>& known) {
    std::string list;
    for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
    throw InputError(target.place, "target." + key, {"'" + found + "'", "“" + found + "”"}, {list, list}, nearest_name(found, known));
}

/// One target in one replicate of a study, with its names looked up.
class Looked {
public:
    Looked(const ValidationTarget& target, const StudyValues& values, std::size_t scenario)
        : target(target), values(values), scenario(scenario), place(place_of()), time(time_of(target.month, "month")) {}

    [[nodiscard]] std::size_t time_of(Month month, const char* key) const {
        const Study& study = values.study();
        const int time = month - study.first;
        if (time < 0 || time >= study.months)
            reject(target, key, month.to_string(), {study.first.to_string() + " .. " + (study.first + (study.months - 1)).to_string()});
        return static_cast<std::size_t>(time);
    }

    /// Rejects a series that the study lacks.
    [[nodiscard]] const std::string& known(const std::string& series, const char* key) const {
        std::vector<std::string> names;
        for (const SeriesInfo& info : values.study().series) names.push_back(info.name);
        if (std::find(names.begin(), names.end(), series) == names.end()) reject(target, key, series, names);
        return series;
    }

    /// Position of the target's part of a series; 0 when the series has no parts.
    [[nodiscard]] std::size_t part_of(const std::string& series) const {
        const Coordinate* coordinate = values.coordinate(series);
        if (coordinate == nullptr) return 0;
        const auto found = std::find(coordinate->labels.begin(), coordinate->labels.end(), target.part);
        if (found == coordinate->labels.end()) reject(target, "part", target.part, coordinate->labels);
        return static_cast<std::size_t>(found - coordinate->labels.begin());
    }

    [[nodiscard]] double per_head(const std::string& series, std::size_t at) const {
        return values.per_head(series, scenario, replicate, at, place, part_of(series));
    }

    /// Sum over the counties asked for, of the target's part when it names one, else of all parts.
    [[nodiscard]] double total(const std::string& series, const std::string& part) const {
        std::vector<std::string_view> without;
        if (const Coordinate* coordinate = values.coordinate(series); coordinate != nullptr && !part.empty()) {
            static_cast<void>(part_of(series));
            for (const std::string& label : coordinate->labels)
                if (label != part) without.push_back(label);
        }
        return values.total(series, scenario, replicate, time, place, without);
    }

    /// Mean of a county series over counties, by the number of poverty-exited persons.
    [[nodiscard]] double exited_income(std::size_t at) const {
        double income = 0, persons = 0;
        for (std::size_t county = 0; county < values.all(); ++county) {
            if (place < values.all() && county != place) continue;
            const double heads = values.total("population_exited", scenario, replicate, at, county);
            income += heads * values.per_head("income_per_head_exited", scenario, replicate, at, county);
            persons += heads;
        }
        return persons > 0 ? income / persons : nan;
    }

    /// Sum over counties of a series of the household type `part`, each county's value times its `weight`; NaN where the study has no groups.
    [[nodiscard]] double total_of_type(const std::string& series, const std::string& part, std::size_t at, const std::string& weight = "") const {
        const Study& study = values.study();
        const GroupTable* table = household_types();
        if (table == nullptr) return nan;
        const std::vector<std::string> labels = dimensions::household_types().labels;
        const auto type = static_cast<std::size_t>(std::find(labels.begin(), labels.end(), part) - labels.begin());
        const std::size_t types = table->groups / study.counties.size();
        const auto number = [&](const std::string& name, std::size_t county) {
            const auto named = std::find_if(table->series.begin(), table->series.end(), [&](const SeriesInfo& info) { return info.name == name; });
            if (named == table->series.end() || type >= types) return nan;
            const auto& numbers = table->values[static_cast<std::size_t>(named - table->series.begin())];
            return numbers[table->at(scenario * study.replicates + replicate, at, county * types + type, named->size)];
        };
        double sum = 0;
        for (std::size_t county = 0; county < values.all(); ++county)
            if (place == values.all() || county == place) sum += number(series, county) * (weight.empty() ? 1 : number(weight, county));
        return sum;
    }

    /// The measure's effect of this replicate, counties added up.
    [[nodiscard]] MeasureReplicates effect() const {
        const auto& measures = values.study().scenarios[scenario].measures;
        std::vector<std::string> names;
        for (const MeasureInfo& measure : measures) names.push_back(measure.name);
        const auto found = std::find(names.begin(), names.end(), target.measure);
        if (found == names.end()) reject(target, "measure", target.measure, names);
        MeasureReplicates all = measure_replicates(values.study(), scenario, static_cast<std::size_t>(found - names.begin()), {});
        std::erase_if(all.replicates, [&](const MeasureEffect& effect) { return effect.replicate != replicate; });
        return all;
    }

    const ValidationTarget& target;
    const StudyValues& values;
    std::size_t scenario, place, time;
    std::size_t replicate = 0;

private:
    [[nodiscard]] const GroupTable* household_types() const {
        const std::vector<GroupTable>& groups = values.study().groups;
        const auto found = std::find_if(groups.begin(), groups.end(), [](const GroupTable& table) { return table.name == "household_types"; });
        return found == groups.end() || found->series.empty() ? nullptr : &*found;
    }

    [[nodiscard]] std::size_t place_of() const {
        if (target.county.empty()) return values.all();
        std::vector<std::string> keys;
        for (const CountyInfo& county : values.study().counties) keys.push_back(county.key);
        const auto found = std::find(keys.begin(), keys.end(), target.county);
        if (found == keys.end()) reject(target, "county", target.county, keys);
        return static_cast<std::size_t>(found - keys.begin());
    }
};

double mean_per_head(const Looked& at) { return at.per_head(at.known(at.target.series, "series"), at.time); }

double total(const Looked& at) { return at.total(at.known(at.target.series, "series"), at.target.part); }

double ratio(const Looked& at) { return total(at) / at.total(at.known(at.target.by, "by"), ""); }

double share_of_income(const Looked& at) {
    return at.per_head("income_per_head_by_source", at.time) / at.values.per_head("income_per_head", at.scenario, at.replicate, at.time, at.place);
}

double exited_income(const Looked& at) { return at.exited_income(at.time); }

double exited_to_all(const Looked& at) {
    return at.exited_income(at.time) / at.values.per_head("income_per_head", at.scenario, at.replicate, at.time, at.place);
}

double yearly_growth(double before, double after, double years) { return std::pow(after / before, 1 / years) - 1; }

double years_of(const Looked& at) { return (at.target.month - at.target.since) / 12.0; }

double growth(const Looked& at) {
    const std::string& series = at.known(at.target.series, "series");
    return yearly_growth(at.per_head(series, at.time_of(at.target.since, "since")), at.per_head(series, at.time), years_of(at));
}

/// How much faster incomes of the exited grow than those of all.
double growth_of_exited_less_all(const Looked& at) {
    const std::size_t since = at.time_of(at.target.since, "since");
    const double exited = yearly_growth(at.exited_income(since), at.exited_income(at.time), years_of(at));
    const auto all = [&](std::size_t time) { return at.values.per_head("income_per_head", at.scenario, at.replicate, time, at.place); };
    return exited - yearly_growth(all(since), all(at.time), years_of(at));
}

double gini(const Looked& at) { return at.values.gini_at(at.scenario, at.replicate, at.time, at.place); }

/// The tenths of each county, poorest first: mean income per head, persons.
std::vector<std::pair<double, double>> sorted_tenths(const Looked& at) {
    std::vector<std::pair<double, double>> groups;
    for (std::size_t county = 0; county < at.values.all(); ++county) {
        if (at.place < at.values.all() && county != at.place) continue;
        const double tenth = at.values.total("population", at.scenario, at.replicate, at.time, county) / 10;
        for (std::size_t decile = 0; decile < 10; ++decile)
            groups.emplace_back(at.values.per_head("income_decile_mean", at.scenario, at.replicate, at.time, county, decile), tenth);
    }
    std::sort(groups.begin(), groups.end());
    return groups;
}

double persons_of(const std::vector<std::pair<double, double>>& groups) {
    return std::accumulate(groups.begin(), groups.end(), 0.0, [](double sum, const auto& group) { return sum + group.second; });
}

double income_of(const std::vector<std::pair<double, double>>& groups) {
    return std::accumulate(groups.begin(), groups.end(), 0.0, [](double sum, const auto& group) { return sum + group.first * group.second; });
}

/// Median from the means of the tenths of each county: linear between the middles of the groups on either side of half of all persons.
double median_to_mean(const Looked& at) {
    const auto groups = sorted_tenths(at);
    const double persons = persons_of(groups), income = income_of(groups);
    double below = 0, previous_middle = 0, previous_mean = 0;
    for (const auto& [mean, weight] : groups) {
        const double middle = below + weight / 2;
        if (middle >= persons / 2) {
            const double part = previous_middle > 0 ? (persons / 2 - previous_middle) / (middle - previous_middle) : 1.0;
            return (previous_mean + part * (mean - previous_mean)) / (income / persons);
        }
        below += weight, previous_middle = middle, previous_mean = mean;
    }
    return nan;
}

/// Mean income of a fifth of persons over that of all; `part` is 1 for the poorest to 5. A tenth across the edge of a fifth is split by persons.
double fifth_to_mean(const Looked& at) {
    const std::vector<std::string> fifths{"1", "2", "3", "4", "5"};
    const auto found = std::find(fifths.begin(), fifths.end(), at.target.part);
    if (found == fifths.end()) reject(at.target, "part", at.target.part, fifths);
    const auto groups = sorted_tenths(at);
    const double persons = persons_of(groups), low = persons * static_cast<double>(found - fifths.begin()) / 5, high = low + persons / 5;
    double below = 0, income = 0;
    for (const auto& [mean, weight] : groups) {
        income += mean * std::max(0.0, std::min(high, below + weight) - std::max(low, below));
        below += weight;
    }
    return income / (persons / 5) / (income_of(groups) / persons);
}

/// What flocks of the household type `part` lose from August to November, the months of sale, over their heads at the end of the year
/// before.
double offtake(const Looked& at) {
    const std::string& series = at.known(at.target.series, "series");
    const int year = at.target.month.year();
    static_cast<void>(at.part_of("income_per_head_by_type"));   // rejects a part that is no household type
    const auto heads = [&](int of, int month) { return at.total_of_type(series, at.target.part, at.time_of(Month::of(of, month), "month")); };
    return (heads(year, 8) - heads(year, 11)) / heads(year - 1, 12);
}

/// As poverty registers count it: social contributions are not deducted.
double exited_net_income(const Looked& at) {
    return at.total_of_type("income_before_contributions", "exited", at.time, "population") / at.total_of_type("population", "exited", at.time);
}

double gross_rent(const Looked& at) { return gross_per_household(at.effect(), ReceiptForm::rent).mean; }

double net(const Looked& at) { return net_per_household(at.effect()).mean; }

double before_after(const Looked& at) {
    const MeasureReplicates effects = at.effect();
    return per_household(effects, &MeasureEffect::after, &MeasureEffect::participants).mean -
           per_household(effects, &MeasureEffect::before, &MeasureEffect::participants).mean;
}

/// Sum of one count of the effect over counties.
double count_of(const Looked& at, std::int64_t MeasureEffect::*count) {
    double sum = 0;
    for (const MeasureEffect& effect : at.effect().replicates) sum += static_cast<double>(effect.*count);
    return sum;
}

double participants(const Looked& at) { return count_of(at, &MeasureEffect::participants_all); }

double area_leased(const Looked& at) { return 0.01 * count_of(at, &MeasureEffect::leased_area); }

double workers_released(const Looked& at) { return count_of(at, &MeasureEffect::workers_home); }

struct Metric {
    const char* name;
    double (*value)(const Looked&);
    bool effect = false;
};

constexpr std::array<Metric, 19> metrics{{{"mean_per_head", mean_per_head},
                                          {"total", total},
                                          {"ratio", ratio},
                                          {"share_of_income", share_of_income},
                                          {"exited_income", exited_income},
                                          {"exited_net_income", exited_net_income},
                                          {"exited_to_all", exited_to_all},
                                          {"growth", growth},
                                          {"growth_of_exited_less_all", growth_of_exited_less_all},
                                          {"gini", gini},
                                          {"median_to_mean", median_to_mean},
                                          {"fifth_to_mean", fifth_to_mean},
                                          {"offtake", offtake},
                                          {"gross_rent", gross_rent, true},
                                          {"net", net, true},
                                          {"before_after", before_after, true},
                                          {"participants", participants, true},
                                          {"area_leased", area_leased, true},
                                          {"workers_released", workers_released, true}}};

const Metric& metric_named(const std::string& name) {
    return *std::find_if(metrics.begin(), metrics.end(), [&](const Metric& metric) { return metric.name == name; });
}

} // namespace

std::vector<std::string> metric_names() {
    std::vector<std::string> names;
    for (const Metric& metric : metrics) names.emplace_back(metric.name);
    return names;
}

bool needs_base(const std::string& metric) { return metric_named(metric).effect; }

std::vector<double> measure_target(const ValidationTarget& target, const Study& study) {
    return measure_target(target, study, study.scenarios.size() - 1);
}

std::vector<double> measure_target(const ValidationTarget& target, const Study& study, std::size_t scenario) {
    const StudyValues values(study);
    Looked at(target, values, scenario);
    std::vector<double> figures;
    for (at.replicate = 0; at.replicate < study.replicates; ++at.replicate) figures.push_back(metric_named(target.metric).value(at));
    return figures;
}

} // namespace terrace
