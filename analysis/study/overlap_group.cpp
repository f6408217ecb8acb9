#include "analysis/study/overlap_group.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

const std::string group = "overlaps", row = "overlap";

struct OverlapField {
    const char *name, *units, *long_name, *long_name_zh;
    std::int64_t Overlap::*value;
};

constexpr std::array<OverlapField, 5> fields{{
    {"households", "households", "Reached by both measures", "两项措施都覆盖的农户", &Overlap::households},
    {"first_paid", "fen", "Public money of the first measure for them, whole run", "第一项措施对其支付的财政资金（全期）", &Overlap::first_paid},
    {"second_paid", "fen", "Public money of the second measure for them, whole run", "第二项措施对其支付的财政资金（全期）", &Overlap::second_paid},
    {"paid_twice", "households", "Of them paid by both for the same kind of thing within twelve months", "其中12个月内就同类事项重复享受补助的农户", &Overlap::twice},
    {"paid_twice_amount", "fen", "To those, the smaller of the two payments", "重复补助金额（两项中较小者）", &Overlap::twice_paid},
}};

template <class Range, class Name>
std::size_t position(const Range& range, const std::string& wanted, Name name) {
    const auto found = std::find_if(range.begin(), range.end(), [&](const auto& one) { return name(one) == wanted; });
    if (found == range.end()) throw std::invalid_argument("overlaps in a study file: no '" + wanted + "'");
    return static_cast<std::size_t>(found - range.begin());
}

} // namespace

void write_overlaps(ResultsWriter& writer, const Study& study) {
    if (study.overlaps.empty()) return;
    writer.dimension(group, {row, Dimension::Length{study.overlaps.size()}, {}});
    Texts scenarios, firsts, seconds, counties;
    Numbers replicates;
    for (const Overlap& overlap : study.overlaps) {
        const ScenarioInfo& scenario = study.scenarios.at(overlap.scenario);
        scenarios.push_back(scenario.name);
        firsts.push_back(scenario.measures.at(overlap.first).name);
        seconds.push_back(scenario.measures.at(overlap.second).name);
        counties.push_back(study.counties.at(overlap.county).key);
        replicates.push_back(static_cast<std::int64_t>(overlap.replicate));
    }
    const std::array<std::pair<const char*, const Texts*>, 4> names{{{"scenario_name", &scenarios}, {"first_measure", &firsts}, {"second_measure", &seconds}, {"county_name", &counties}}};
    for (const auto& [name, values] : names) writer.write({group, name, {row}, *values, {}, false});
    writer.write({group, "replicate_number", {row}, replicates, {{"long_name", std::string("Replicate")}, {"long_name_zh", std::string("重复模拟")}}});
    for (const OverlapField& field : fields) {
        Numbers values;
        for (const Overlap& overlap : study.overlaps) values.push_back(overlap.*field.value);
        writer.write({group, field.name, {row}, values,
                      {{"units", std::string(field.units)}, {"long_name", std::string(field.long_name)}, {"long_name_zh", std::string(field.long_name_zh)}}});
    }
}

void read_overlaps(const ResultsReader& reader, Study& study) {
    if (!reader.has(group + "/scenario_name")) return;
    const auto texts = [&](const char* name) { return reader.strings(group + "/" + name).values; };
    const Texts scenarios = texts("scenario_name"), firsts = texts("first_measure"), seconds = texts("second_measure"), counties = texts("county_name");
    const auto numbers = [&](const std::string& name) {
        Numbers values = reader.int64s(group + "/" + name).values;
        if (values.size() != scenarios.size()) throw std::invalid_argument("overlaps in a study file: '" + name + "' has another size");
        return values;
    };
    if (firsts.size() != scenarios.size() || seconds.size() != scenarios.size() || counties.size() != scenarios.size())
        throw std::invalid_argument("overlaps in a study file: names of another number");
    const Numbers replicates = numbers("replicate_number");
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        Overlap overlap;
        overlap.scenario = position(study.scenarios, scenarios[i], [](const ScenarioInfo& one) { return one.name; });
        const auto measure = [&](const std::string& name) { return position(study.scenarios[overlap.scenario].measures, name, [](const MeasureInfo& one) { return one.name; }); };
        overlap.first = measure(firsts[i]);
        overlap.second = measure(seconds[i]);
        overlap.county = position(study.counties, counties[i], [](const CountyInfo& one) { return one.key; });
        if (replicates[i] < 0 || static_cast<std::size_t>(replicates[i]) >= study.replicates) throw std::invalid_argument("overlaps in a study file: a replicate beyond the study");
        overlap.replicate = static_cast<std::size_t>(replicates[i]);
        study.overlaps.push_back(overlap);
    }
    for (const OverlapField& field : fields) {
        const Numbers values = numbers(field.name);
        for (std::size_t i = 0; i < values.size(); ++i) study.overlaps[i].*field.value = values[i];
    }
}

} // namespace terrace
