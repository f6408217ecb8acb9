#include "analysis/study/effect_group.hpp"

#include "analysis/study/effect_fields.hpp"

#include <algorithm>
#include <stdexcept>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

constexpr std::int64_t most_effects = 1 << 24; ///< guards memory against a damaged file

void require(bool condition, const std::string& fault) {
    if (!condition) throw std::invalid_argument("effects in a study file: " + fault);
}

template <class Range, class Value>
std::size_t position(const Range& range, const Value& value) {
    return static_cast<std::size_t>(std::find(range.begin(), range.end(), value) - range.begin());
}

/// Number of positions of an array over (axis, replicate, county, measure).
std::size_t cells(const Study& study, const EffectGroup& group, const Texts& measures) {
    return group.scenarios.size() * study.replicates * study.counties.size() * measures.size();
}

std::size_t cell_of(const Study& study, const EffectGroup& group, const Texts& measures, const MeasureEffect& effect) {
    const std::string& name = study.scenarios.at(effect.scenario).measures.at(effect.measure).name;
    const std::size_t measure = position(measures, name), scenario = position(group.scenarios, effect.scenario);
    require(measure < measures.size(), "the coordinate 'measure' lacks '" + name + "'");
    require(effect.replicate < study.replicates && effect.county < study.counties.size(), "a replicate or county beyond the study");
    return ((scenario * study.replicates + effect.replicate) * study.counties.size() + effect.county) * measures.size() + measure;
}

/// An effect that knows only where it belongs.
MeasureEffect placed(const Study& study, const EffectGroup& group, const Texts& measures, std::size_t cell) {
    MeasureEffect effect;
    effect.county = cell / measures.size() % study.counties.size();
    effect.replicate = cell / measures.size() / study.counties.size() % study.replicates;
    effect.scenario = group.scenarios[cell / measures.size() / study.counties.size() / study.replicates];
    Texts own;
    for (const MeasureInfo& measure : study.scenarios[effect.scenario].measures)
        own.push_back(measure.name);
    effect.measure = position(own, measures[cell % measures.size()]);
    require(effect.measure < own.size(), "a scenario has no such measure");
    return effect;
}

std::vector<Attribute> described(const std::string& units, const std::string& long_name, const std::string& long_name_zh) {
    return {{"units", units}, {"long_name", long_name}, {"long_name_zh", long_name_zh}};
}

} // namespace

std::vector<std::string> measure_names(const Study& study) {
    for (const Coordinate& coordinate : study.coordinates)
        if (coordinate.name == "measure") return coordinate.labels;
    Texts names;
    for (const ScenarioInfo& scenario : study.scenarios)
        for (const MeasureInfo& measure : scenario.measures)
            if (position(names, measure.name) == names.size()) names.push_back(measure.name);
    return names;
}

void write_effects(ResultsWriter& writer, const Study& study, const EffectGroup& group, const std::vector<std::string>& measures) {
    const std::size_t size = cells(study, group, measures);
    Numbers record(size, -1), paired(size, 0), paired_first_in(size, 0);
    for (std::size_t i = 0; i < study.effects.size(); ++i) {
        if (position(group.scenarios, study.effects[i].scenario) == group.scenarios.size()) continue;
        const std::size_t cell = cell_of(study, group, measures, study.effects[i]);
        require(record[cell] < 0, "two of one measure, county and replicate");
        record[cell] = static_cast<std::int64_t>(i);
        paired[cell] = study.effects[i].paired ? 1 : 0;
        paired_first_in[cell] = study.effects[i].paired_first_in ? 1 : 0;
    }
    const auto filled = [&](const auto& value, std::size_t inner) {
        Numbers values(size * inner, 0);
        for (std::size_t cell = 0; cell < size; ++cell)
            for (std::size_t i = 0; record[cell] >= 0 && i < inner; ++i)
                values[cell * inner + i] = value(study.effects[static_cast<std::size_t>(record[cell])], i);
        return values;
    };
    const Texts axes{group.axis, "replicate", "county", "measure"};
    for (const EffectField& field : effect_fields())
        writer.write({group.group, field.name, axes, filled([&](const MeasureEffect& e, std::size_t) { return e.*field.value; }, 1),
                      described(field.units, field.long_name, field.long_name_zh)});
    for (const EffectColumns& column : effect_columns()) {
        Texts dimensions = axes;
        dimensions.push_back(column.dimension);
        writer.write({group.group, column.name, dimensions, filled(column.value, column.size),
                      described(column.units, column.long_name, column.long_name_zh)});
    }
    writer.write({group.group, "paired", axes, paired, described("1", "1: the study holds a run without the measure", "1：有对照模拟")});
    writer.write({group.group, "paired_first_in", axes, paired_first_in,
                  described("1", "1: the study holds the base with the measure alone", "1：有单独实施的模拟")});
    writer.write({group.group, "record", axes, record, described("1", "Position among the effects, -1 for none", "记录序号，-1为无")});
}

void read_effects(const ResultsReader& reader, Study& study, const EffectGroup& group, const std::vector<std::string>& measures) {
    const std::size_t size = cells(study, group, measures);
    const auto read = [&](const std::string& name, std::size_t inner) {
        Numbers values = reader.int64s(group.group + "/" + name).values;
        require(values.size() == size * inner, "'" + name + "' has another size");
        return values;
    };
    const Numbers record = read("record", 1);
    for (std::size_t cell = 0; cell < size; ++cell) {
        if (record[cell] < 0) continue;
        require(record[cell] < most_effects, "'record' is out of range");
        study.effects.resize(std::max(study.effects.size(), static_cast<std::size_t>(record[cell]) + 1));
        study.effects[static_cast<std::size_t>(record[cell])] = placed(study, group, measures, cell);
    }
    const auto fill = [&](const Numbers& values, std::size_t inner, const auto& set) {
        for (std::size_t cell = 0; cell < size; ++cell)
            for (std::size_t i = 0; record[cell] >= 0 && i < inner; ++i)
                set(study.effects[static_cast<std::size_t>(record[cell])], i, values[cell * inner + i]);
    };
    for (const EffectField& field : effect_fields())
        fill(read(field.name, 1), 1, [&](MeasureEffect& effect, std::size_t, std::int64_t value) { effect.*field.value = value; });
    for (const EffectColumns& column : effect_columns())
        fill(read(column.name, column.size), column.size, column.set);
    fill(read("paired", 1), 1, [](MeasureEffect& effect, std::size_t, std::int64_t value) { effect.paired = value != 0; });
    fill(read("paired_first_in", 1), 1, [](MeasureEffect& effect, std::size_t, std::int64_t value) { effect.paired_first_in = value != 0; });
}

} // namespace terrace
