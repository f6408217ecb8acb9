#include "analysis/replication/study_figure.hpp"

#include "analysis/comparison/indicators.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>

namespace terrace {
namespace {

std::string quoted(const std::string& text) { return "'" + text + "'"; }
std::string quoted_zh(const std::string& text) { return "“" + text + "”"; }

[[noreturn]] void reject(const std::string& option, const Text& what, const std::string& found, const std::vector<std::string>& known) {
    Text allowed;
    for (const std::string& name : known) {
        allowed.en += (allowed.en.empty() ? "" : ", ") + name;
        allowed.zh += (allowed.zh.empty() ? "" : "、") + name;
    }
    throw InputError({option}, "", {what.en + " " + quoted(found), what.zh + quoted_zh(found)}, allowed, nearest_name(found, known));
}

/// Series that hold a number of things or an amount of money, of which counties and parts make a sum.
bool is_count(const SeriesInfo& series) {
    const bool each = series.unit == "1" || series.unit.find('/') != std::string::npos;
    return !each && !series.name.starts_with("income_") && series.name != "price";
}

Text unit_of(const SeriesInfo& series) {
    static const std::vector<std::pair<std::string, Text>> units = {
        {"1", {"", ""}},           {"yuan", {"yuan", "元"}},           {"households", {"households", "户"}}, {"workers", {"workers", "人"}},
        {"persons", {"persons", "人"}}, {"jobs", {"jobs", "个"}},       {"mu", {"mu", "亩"}},                 {"yuan/mu", {"yuan/mu", "元/亩"}},
        {"yuan/day", {"yuan/day", "元/日"}}, {"head", {"head", "头（只）"}}, {"enterprises", {"enterprises", "家"}}, {"claims", {"claims", "件"}},
        {"villages", {"villages", "个村"}}, {"visits", {"visits", "人次"}}};
    for (const auto& [key, text] : units)
        if (key == series.unit) return text;
    return {series.unit, series.unit};
}

/// The persons by whom a series of groups is weighted, "" for a series of all persons.
std::string persons_of(const std::string& series) {
    for (const std::string group : {"_by_tier", "_by_type", "_exited"})
        if (series.ends_with(group)) return "population" + group;
    return "";
}

} // namespace

FigureText split_figure(const std::string& text) {
    FigureText figure;
    std::string rest = text;
    const auto cut = [&](char separator) {
        const std::size_t at = rest.find(separator);
        if (at == std::string::npos) return std::optional<std::string>();
        std::string behind = rest.substr(at + 1);
        rest.resize(at);
        return std::optional(behind);
    };
    figure.month = cut('@').value_or("");
    figure.setting = cut(':');
    figure.county = cut('/').value_or("");
    figure.part = cut('.').value_or("");
    figure.name = rest;
    return figure;
}

StudyFigure::StudyFigure(const FigureText& text, const Study& layout, const std::string& option) : text_(text) {
    find_place(layout, option);
    const StudyValues values(layout);
    indicator_ = text_.part.empty() && text_.month.empty() && find_indicator(values);
    if (!indicator_) find_series(values, option);
    if (layout.counties.size() == 1) return;
    const Text place = text_.county.empty() ? Text{"all counties", "各县合计"} : layout.counties[place_].label;
    label_ = {label_.en + "; " + place.en, label_.zh + "；" + place.zh};
}

void StudyFigure::find_place(const Study& layout, const std::string& option) {
    place_ = layout.counties.size() == 1 ? 0 : layout.counties.size();
    if (text_.county.empty()) return;
    std::vector<std::string> keys;
    for (const CountyInfo& county : layout.counties) keys.push_back(county.key);
    const auto found = std::find(keys.begin(), keys.end(), text_.county);
    if (found == keys.end()) reject(option, {"the county", "县"}, text_.county, keys);
    place_ = static_cast<std::size_t>(found - keys.begin());
}

bool StudyFigure::find_indicator(const StudyValues& layout) {
    for (const IndicatorKind& kind : indicator_kinds(layout)) {
        if (kind.key != text_.name) continue;
        label_ = kind.label;
        unit_ = kind.unit;
        decimals_ = kind.decimals;
        return true;
    }
    return false;
}

void StudyFigure::find_series(const StudyValues& layout, const std::string& option) {
    const auto series = layout.find(text_.name);
    if (!series) {
        std::vector<std::string> known;
        const bool rows_too = text_.part.empty() && text_.month.empty();
        for (const IndicatorKind& kind : indicator_kinds(layout))
            if (rows_too) known.push_back(kind.key);
        for (const SeriesInfo& info : layout.study().series)
            if (std::find(known.begin(), known.end(), info.name) == known.end()) known.push_back(info.name);
        reject(option, {"the figure", "指标"}, text_.name, known);
    }
    const SeriesInfo& info = layout.study().series[*series];
    const Coordinate* coordinate = layout.coordinate(text_.name);
    counts_ = is_count(info);
    const std::vector<std::string> parts = coordinate ? coordinate->labels : std::vector<std::string>{};
    const bool needs_part = coordinate != nullptr && !counts_;
    if ((needs_part || !text_.part.empty()) && std::find(parts.begin(), parts.end(), text_.part) == parts.end()) {
        if (parts.empty()) throw InputError({option}, "", {"the part " + quoted(text_.part), "分项" + quoted_zh(text_.part)}, {text_.name + " alone, which has no parts", text_.name + "（该指标没有分项）"});
        reject(option, {"of '" + text_.name + "' the part", "指标“" + text_.name + "”的分项"}, text_.part, parts);
    }
    find_month(layout.study(), option);
    describe_series(info, coordinate);
}

void StudyFigure::find_month(const Study& layout, const std::string& option) {
    const Month last = layout.first + (layout.months - 1);
    const std::optional<Month> month = text_.month.empty() ? last : Month::parse(text_.month);
    if (!month || *month < layout.first || *month > last)
        throw InputError({option}, "", {"the month " + quoted(text_.month), "月份" + quoted_zh(text_.month)},
                         {"a month from " + layout.first.to_string() + " to " + last.to_string(), layout.first.to_string() + " 至 " + last.to_string() + " 之间的月份"});
    time_ = static_cast<std::size_t>(*month - layout.first);
    label_ = {", " + month->to_string(), "，" + month->to_string()};
}

void StudyFigure::describe_series(const SeriesInfo& series, const Coordinate* coordinate) {
    Text part;
    if (!text_.part.empty()) {
        const auto at = static_cast<std::size_t>(std::find(coordinate->labels.begin(), coordinate->labels.end(), text_.part) - coordinate->labels.begin());
        part = {" (" + text_.part + ")", "（" + (at < coordinate->labels_zh.size() ? coordinate->labels_zh[at] : text_.part) + "）"};
    }
    label_ = {series.long_name + part.en + label_.en, series.long_name_zh + part.zh + label_.zh};
    unit_ = unit_of(series);
    const bool in_per_cent = series.name.starts_with("poverty_headcount");
    factor_ = in_per_cent ? 100 : 1;
    if (in_per_cent) unit_ = {"% of persons", "%"};
    decimals_ = in_per_cent || series.name == "price" ? 2 : series.unit == "1" ? 4 : 0;
}

std::vector<double> StudyFigure::values(const StudyValues& values, std::size_t scenario) const {
    std::vector<double> list;
    const std::size_t replicates = values.study().replicates;
    if (indicator_) {
        for (const IndicatorKind& kind : indicator_kinds(values))
            for (std::size_t r = 0; kind.key == text_.name && r < replicates; ++r) list.push_back(kind.value(scenario, r, place_));
        return list;
    }
    for (std::size_t r = 0; r < replicates; ++r) list.push_back(factor_ * value(values, scenario, r));
    return list;
}

double StudyFigure::value(const StudyValues& values, std::size_t scenario, std::size_t replicate) const {
    const Coordinate* coordinate = values.coordinate(text_.name);
    const std::vector<std::string> parts = coordinate ? coordinate->labels : std::vector<std::string>{};
    if (counts_) {
        std::vector<std::string_view> others;
        for (const std::string& part : parts)
            if (!text_.part.empty() && part != text_.part) others.push_back(part);
        return values.total(text_.name, scenario, replicate, time_, place_, others);
    }
    const std::size_t part = static_cast<std::size_t>(std::find(parts.begin(), parts.end(), text_.part) - parts.begin());
    return mean(values, scenario, replicate, part);
}

double StudyFigure::mean(const StudyValues& values, std::size_t scenario, std::size_t replicate, std::size_t part) const {
    if (text_.name == "gini") return values.gini_at(scenario, replicate, time_, place_);
    if (const std::string persons = persons_of(text_.name); !persons.empty()) return values.per_head_of_group(text_.name, persons, scenario, replicate, time_, place_, part);
    return values.per_head(text_.name, scenario, replicate, time_, place_, part);
}

} // namespace terrace
