#include "analysis/sweeps/sweep_file_reader.hpp"

#include "analysis/sweeps/sweep_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;
using Shape = std::vector<std::size_t>;

constexpr std::size_t points_at_once = 1024;

} // namespace

SweepFileReader::SweepFileReader(const std::filesystem::path& file) : path_(file), reader_(file) {
    if (reader_.text_attribute("", "format").value_or("") != "terrace-sweep") fail("it is not a sweep of this program", "不是本程序的参数扫描结果文件");
    if (integer("format_version") != sweep_file_version) fail("its format has another version", "文件格式版本不同");
    header();
    factors();
    metrics();
    provenance();
}

void SweepFileReader::fail(const std::string& reason, const std::string& reason_zh) const {
    throw FileError(path_, {"read the sweep (" + reason + ")", "读取参数扫描结果（" + reason_zh + "）"}, reason);
}

void SweepFileReader::require(bool condition, const std::string& name) const {
    if (!condition) fail("'" + name + "' has not the form it should have", "“" + name + "”的形式不符");
}

std::int64_t SweepFileReader::integer(const std::string& name) const {
    for (const Attribute& attribute : reader_.attributes(""))
        if (attribute.name == name && std::holds_alternative<std::int64_t>(attribute.value)) return std::get<std::int64_t>(attribute.value);
    fail("it lacks '" + name + "'", "缺少“" + name + "”");
}

Texts SweepFileReader::texts(const std::string& name, std::size_t size) const {
    Texts values = reader_.strings(name).values;
    require(values.size() == size, name);
    return values;
}

std::vector<double> SweepFileReader::numbers(const std::string& name, std::size_t size) const {
    std::vector<double> values = reader_.doubles(name).values;
    require(values.size() == size, name);
    return values;
}

void SweepFileReader::header() {
    constexpr std::array kinds{DesignKind::factorial, DesignKind::one_at_a_time, DesignKind::latin_hypercube, DesignKind::sobol,
                               DesignKind::saltelli, DesignKind::morris, DesignKind::file};
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](DesignKind one) { return name_of(one) == text("design"); });
    require(kind != kinds.end(), "design");
    head_.title = {text("title"), text("title_zh")};
    DesignTerms& terms = head_.terms;
    terms.kind = *kind;
    terms.size = static_cast<std::size_t>(integer("design_size"));
    terms.levels = static_cast<std::size_t>(integer("design_levels"));
    terms.second_order = integer("design_second_order") != 0;
    terms.seed = static_cast<std::uint32_t>(integer("design_seed"));
    terms.file = text("design_file");
    head_.seed = static_cast<std::uint32_t>(integer("seed"));
    head_.source = text("source");
    end_ = {static_cast<std::size_t>(integer("missing")), text("digest"), text("states")};
}

void SweepFileReader::factor_texts(const std::string& name, std::string Factor::*member) {
    const Texts values = texts("factor_" + name, head_.factors.size());
    for (std::size_t f = 0; f < values.size(); ++f) head_.factors[f].*member = values[f];
}

void SweepFileReader::factor_numbers(const std::string& name, double Factor::*member) {
    const std::vector<double> values = numbers("factor_" + name, head_.factors.size());
    for (std::size_t f = 0; f < values.size(); ++f) head_.factors[f].*member = values[f];
}

void SweepFileReader::factors() {
    const Texts keys = reader_.strings("factor").values;
    head_.factors.resize(keys.size());
    const Texts english = texts("factor_en", keys.size()), chinese = texts("factor_zh", keys.size()), spreads = texts("factor_spread", keys.size()),
                choices = texts("factor_choices", keys.size());
    const std::vector<double> whole = numbers("factor_whole", keys.size());
    for (std::size_t f = 0; f < keys.size(); ++f) {
        Factor& factor = head_.factors[f];
        factor.key = keys[f];
        factor.label = {english[f], chinese[f]};
        const auto spread = std::find(spread_words.begin(), spread_words.end(), spreads[f]);
        require(spread != spread_words.end(), "factor_spread");
        factor.spread = static_cast<Spread>(spread - spread_words.begin());
        factor.whole = whole[f] != 0;
        const auto list = nlohmann::json::parse(choices[f], nullptr, false);
        require(list.is_array() && std::all_of(list.begin(), list.end(), [](const auto& one) { return one.is_string(); }), "factor_choices");
        factor.choices = list.get<Texts>();
    }
    factor_texts("unit", &Factor::unit);
    factor_texts("group", &Factor::group);
    factor_numbers("low", &Factor::low);
    factor_numbers("high", &Factor::high);
    factor_numbers("mode", &Factor::mode);
    factor_numbers("mean", &Factor::mean);
    factor_numbers("deviation", &Factor::deviation);
}

void SweepFileReader::metrics() {
    const Shape points = reader_.shape("point"), replicates = reader_.shape("replicate");
    require(points.size() == 1, "point");
    require(replicates.size() == 1, "replicate");
    head_.points = points.front();
    head_.replicates = replicates.front();
    const auto require_shape = [&](const std::string& name, const Shape& shape) { require(reader_.shape(name) == shape, name); };
    for (const char* name : {"design", "share"}) require_shape(name, {head_.points, head_.factors.size()});
    for (const char* name : {"failure", "failure_zh"}) require_shape(name, {head_.points});
    for (const std::string& name : reader_.strings("provenance/metric_name").values) {
        const auto word = [&](const char* attribute) { return reader_.text_attribute(name, attribute).value_or(""); };
        require_shape(name, {head_.points, head_.replicates});
        head_.metrics.push_back({name, word("units"), {word("long_name"), word("long_name_zh")}});
    }
}

void SweepFileReader::provenance() {
    if (reader_.has("provenance/description")) head_.description = reader_.strings("provenance/description").values;
    if (!reader_.has("provenance/input_path")) return;
    const Texts paths = reader_.strings("provenance/input_path").values;
    const Texts contents = texts("provenance/input_text", paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) head_.inputs.push_back({paths[i], contents[i]});
}

std::vector<SweepRow> SweepFileReader::rows(Rows some) const {
    const std::size_t factors = head_.factors.size(), replicates = head_.replicates;
    std::vector<SweepRow> rows(some.count);
    const auto fill = [&](const std::string& name, std::size_t width, auto member) {
        const std::vector<double> values = reader_.doubles(name, some).values;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto from = values.begin() + static_cast<std::ptrdiff_t>(i * width);
            member(rows[i]).insert(member(rows[i]).end(), from, from + static_cast<std::ptrdiff_t>(width));
        }
    };
    fill("design", factors, [](SweepRow& row) -> auto& { return row.at.values; });
    fill("share", factors, [](SweepRow& row) -> auto& { return row.at.shares; });
    for (const MetricInfo& metric : head_.metrics) fill(metric.name, replicates, [](SweepRow& row) -> auto& { return row.results; });
    const Texts english = reader_.strings("failure", some).values, chinese = reader_.strings("failure_zh", some).values;
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].failure = {english[i], chinese[i]};
    return rows;
}

Texts SweepFileReader::others() const {
    Texts known{"point", "factor", "replicate", "design", "share", "failure", "failure_zh", "provenance", "sensitivity"}, found;
    for (const MetricInfo& metric : head_.metrics) known.push_back(metric.name);
    const auto look = [&](const std::string& name) {
        if (!name.starts_with("factor_") && std::find(known.begin(), known.end(), name) == known.end()) found.push_back(name);
    };
    for (const std::string& name : reader_.groups()) look(name);
    for (const std::string& name : reader_.list()) look(name);
    return found;
}

void SweepFileReader::points(const std::function<void(std::size_t, const SweepRow&)>& visit) const {
    for (std::size_t first = 0; first < head_.points; first += points_at_once) {
        std::size_t point = first;
        for (const SweepRow& row : rows({first, std::min(points_at_once, head_.points - first)})) visit(point++, row);
    }
}

} // namespace terrace
