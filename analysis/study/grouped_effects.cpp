#include "analysis/study/grouped_effects.hpp"

#include "analysis/study/effect_fields.hpp"
#include "analysis/study/effect_ratios.hpp"
#include "models/observers/series_dimensions.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

/// One grouping as it stands in the file.
struct GroupedAxis {
    std::string group;
    Texts axes; ///< between replicate and measure
    std::vector<EffectSums> EffectGroups::*of;
    bool villages;
};

const std::array<GroupedAxis, 3>& grouped_axes() {
    static const std::array<GroupedAxis, 3> list{
        {{"participants_by_tier", {"county", "tier"}, &EffectGroups::tiers, false},
         {"participants_by_type", {"county", "household_type"}, &EffectGroups::household_types, false},
         {"participants_by_village", {"village"}, &EffectGroups::villages, true}}};
    return list;
}

struct RatioName {
    const char *name, *units, *long_name, *long_name_zh;
    double (*value)(const EffectSums&);
};

constexpr std::array<RatioName, 3> ratio_names{
    {{"cost_per_yuan", "yuan/yuan", "paid over net_whole_run in this replicate; of several replicates divide the sums",
      "本次模拟中 paid 与 net_whole_run 之比；多次模拟应以合计数相除", cost_per_yuan},
     {"cost_per_lifted", "yuan", "paid over household-years lifted in this replicate; of several replicates divide the sums",
      "本次模拟中 paid 与低收入户减少的户年数之比；多次模拟应以合计数相除", cost_per_lifted},
     {"leakage", "1", "gross_above_median over gross_paid in this replicate; of several replicates divide the sums",
      "本次模拟中 gross_above_median 与 gross_paid 之比；多次模拟应以合计数相除", leakage}}};

void require(bool condition, const std::string& fault) {
    if (!condition) throw std::invalid_argument("effects by group in a study file: " + fault);
}

/// Where the groups of each county begin among all places of a run, and in the end how many there are.
std::vector<std::size_t> first_places(const Study& study, const GroupedAxis& axis) {
    const std::size_t each = axis.axes.back() == "tier" ? tier_count : household_type_count;
    std::vector<std::size_t> first{0};
    for (const CountyInfo& county : study.counties) {
        const auto own = std::count(study.village_county.begin(), study.village_county.end(), county.key);
        first.push_back(first.back() + (axis.villages ? static_cast<std::size_t>(own) : each));
    }
    return first;
}

/// Where each effect's groups stand.
class Places {
public:
    Places(const Study& study, const GroupedAxis& axis, const std::vector<std::size_t>& scenarios, const Texts& measures)
        : study_(study), scenarios_(scenarios), measures_(measures), first_(first_places(study, axis)) {}

    [[nodiscard]] std::size_t size() const { return scenarios_.size() * study_.replicates * first_.back() * measures_.size(); }
    [[nodiscard]] bool holds(const MeasureEffect& effect) const { return !study_.scenarios.at(effect.scenario).helper; }
    [[nodiscard]] std::size_t groups(const MeasureEffect& effect) const { return first_.at(effect.county + 1) - first_[effect.county]; }
    /// From one group to the next.
    [[nodiscard]] std::size_t stride() const { return measures_.size(); }
    [[nodiscard]] std::size_t first_cell(const MeasureEffect& effect) const {
        const auto position = [](const auto& list, const auto& value) {
            return static_cast<std::size_t>(std::find(list.begin(), list.end(), value) - list.begin());
        };
        const std::size_t scenario = position(scenarios_, effect.scenario),
                          measure = position(measures_, study_.scenarios[effect.scenario].measures.at(effect.measure).name);
        require(scenario < scenarios_.size() && measure < measures_.size() && effect.replicate < study_.replicates,
                "an effect that the axes do not hold");
        return ((scenario * study_.replicates + effect.replicate) * first_.back() + first_[effect.county]) * measures_.size() + measure;
    }

private:
    const Study& study_;
    const std::vector<std::size_t>& scenarios_;
    const Texts& measures_;
    std::vector<std::size_t> first_;
};

Texts dimensions_of(const GroupedAxis& axis) {
    Texts dimensions{"scenario", "replicate"};
    dimensions.insert(dimensions.end(), axis.axes.begin(), axis.axes.end());
    dimensions.emplace_back("measure");
    return dimensions;
}

std::vector<Attribute> described(const std::string& units, const std::string& long_name, const std::string& long_name_zh) {
    return {{"units", units}, {"long_name", long_name}, {"long_name_zh", long_name_zh}};
}

/// Values of all positions from those of the groups, zero elsewhere.
template <class Number, class Value>
std::vector<Number> spread(const Study& study, const GroupedAxis& axis, const Places& places, Number none, Value value) {
    std::vector<Number> values(places.size(), none);
    for (const MeasureEffect& effect : study.effects) {
        const std::vector<EffectSums>& groups = effect.groups.*axis.of;
        if (groups.empty() || !places.holds(effect)) continue;
        require(groups.size() == places.groups(effect), axis.group + " has another number of groups");
        for (std::size_t group = 0, cell = places.first_cell(effect); group < groups.size(); ++group, cell += places.stride())
            values[cell] = value(groups[group]);
    }
    return values;
}

void write_axis(ResultsWriter& writer, const Study& study, const GroupedAxis& axis, const Places& places) {
    for (const EffectSumField& field : effect_sum_fields())
        writer.write({axis.group, field.name, dimensions_of(axis),
                      spread(study, axis, places, std::int64_t{0}, [&](const EffectSums& sums) { return sums[field.what]; }),
                      described(field.units, field.long_name, field.long_name_zh)});
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (const RatioName& ratio : ratio_names)
        writer.write({axis.group, ratio.name, dimensions_of(axis), spread(study, axis, places, none, ratio.value),
                      described(ratio.units, ratio.long_name, ratio.long_name_zh)});
}

void add_axis(ResultsWriter& writer, const Study& study, const SeriesDimension& dimension) {
    const auto known = [&](const Coordinate& coordinate) { return coordinate.name == dimension.name; };
    if (std::none_of(study.coordinates.begin(), study.coordinates.end(), known))
        writer.dimension("", {dimension.name, dimension.labels, {}});
}

void read_axis(const ResultsReader& reader, Study& study, const GroupedAxis& axis, const Places& places) {
    for (MeasureEffect& effect : study.effects)
        if (places.holds(effect)) (effect.groups.*axis.of).resize(places.groups(effect), EffectSums{});
    for (const EffectSumField& field : effect_sum_fields()) {
        const Numbers values = reader.int64s(axis.group + "/" + field.name).values;
        require(values.size() == places.size(), "'" + field.name + "' has another size");
        for (MeasureEffect& effect : study.effects) {
            if (!places.holds(effect)) continue;
            std::size_t cell = places.first_cell(effect);
            for (EffectSums& sums : effect.groups.*axis.of)
                sums[field.what] = values[cell], cell += places.stride();
        }
    }
}

} // namespace

void write_grouped_effects(ResultsWriter& writer, const Study& study, const std::vector<std::size_t>& scenarios,
                           const std::vector<std::string>& measures) {
    const auto grouped = [](const MeasureEffect& effect) { return !effect.groups.tiers.empty(); };
    if (std::none_of(study.effects.begin(), study.effects.end(), grouped)) return;
    add_axis(writer, study, dimensions::tiers());
    add_axis(writer, study, dimensions::household_types());
    for (const GroupedAxis& axis : grouped_axes())
        write_axis(writer, study, axis, {study, axis, scenarios, measures});
    const std::string group = grouped_axes().back().group;
    writer.write({group, "village", {"village"}, study.village_names, {}, false});
    writer.write({group, "village_county", {"village"}, study.village_county, {}, false});
}

void read_grouped_effects(const ResultsReader& reader, Study& study, const std::vector<std::size_t>& scenarios,
                          const std::vector<std::string>& measures) {
    for (const GroupedAxis& axis : grouped_axes())
        if (reader.has(axis.group + "/" + effect_sum_fields().front().name))
            read_axis(reader, study, axis, {study, axis, scenarios, measures});
}

} // namespace terrace
