#include "analysis/sweeps/sweep_file_writer.hpp"

#include "analysis/sweeps/sweep_file.hpp"
#include "sim/core/sha256.hpp"
#include "version.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;

std::vector<Attribute> named(const std::string& unit, const Text& label) {
    std::vector<Attribute> attributes{{"long_name", label.en}, {"long_name_zh", label.zh}};
    if (!unit.empty()) attributes.insert(attributes.begin(), {"units", unit});
    return attributes;
}

/// Numbers of one point.
std::size_t width_of(const SweepHead& head) { return head.metrics.size() * head.replicates + 2 * head.factors.size(); }

/// Points that are held at once: about a mebibyte of them.
std::size_t block_of(const SweepHead& head) {
    constexpr std::size_t bytes = std::size_t{1} << 20U, most = 1024;
    return std::clamp<std::size_t>(bytes / (sizeof(double) * std::max<std::size_t>(1, width_of(head))), 1, most);
}

template <class Value>
void factor_texts(ResultsWriter& writer, const SweepHead& head, const std::string& name, Value value) {
    Texts texts;
    for (const Factor& factor : head.factors) texts.push_back(value(factor));
    writer.write({"", "factor_" + name, {"factor"}, std::move(texts), {}, false});
}

void factor_numbers(ResultsWriter& writer, const SweepHead& head, const std::string& name, double Factor::*member) {
    std::vector<double> numbers;
    for (const Factor& factor : head.factors) numbers.push_back(factor.*member);
    writer.write({"", "factor_" + name, {"factor"}, std::move(numbers), {}, false});
}

std::string this_program() { return "terrace " + std::string(program_version()) + ", commit " + std::string(program_commit()); }

} // namespace

SweepFileWriter::SweepFileWriter(const SweepHead& head, const std::filesystem::path& file, bool force)
    : head_(head), writer_(file, force, sizeof(double) * head.points * width_of(head)), block_(block_of(head)) {
    coordinates();
    factors();
    declare();
}

void SweepFileWriter::add(SweepRow row) {
    const std::size_t factors = head_.factors.size();
    if (written_ + rows_.size() == head_.points || row.at.values.size() != factors || row.at.shares.size() != factors ||
        row.results.size() != head_.metrics.size() * head_.replicates)
        throw std::invalid_argument("sweep file: a point does not fit the design");
    rows_.push_back(std::move(row));
    if (rows_.size() == block_) flush();
}

void SweepFileWriter::finish(const SweepEnd& end, const std::function<void(ResultsWriter&)>& more) {
    if (written_ + rows_.size() != head_.points) throw std::invalid_argument("sweep file: points are missing");
    flush();
    header(end);
    provenance();
    if (more) more(writer_);
    writer_.commit();
}

void SweepFileWriter::header(const SweepEnd& end) {
    const DesignTerms& terms = head_.terms;
    const auto whole = [](std::size_t number) { return static_cast<std::int64_t>(number); };
    writer_.attributes("", {{"format", std::string("terrace-sweep")},
                            {"format_version", std::int64_t{sweep_file_version}},
                            {"Conventions", std::string("CF-1.8")},
                            {"source", head_.source.empty() ? this_program() : head_.source},
                            {"title", head_.title.en},
                            {"title_zh", head_.title.zh},
                            {"design", std::string(name_of(terms.kind))},
                            {"design_size", whole(terms.size)},
                            {"design_levels", whole(terms.levels)},
                            {"design_second_order", std::int64_t{terms.second_order}},
                            {"design_seed", whole(terms.seed)},
                            {"design_file", terms.file.string()},
                            {"seed", whole(head_.seed)},
                            {"missing", whole(end.missing)},
                            {"digest", end.digest},
                            {"states", end.states}});
}

void SweepFileWriter::coordinates() {
    Texts keys;
    for (const Factor& factor : head_.factors) keys.push_back(factor.key);
    writer_.dimension("", {"point", Dimension::Numbered{head_.points}, named("", {"Point of the design", "样本点"})});
    writer_.dimension("", {"factor", keys, named("", {"Factor", "因素"})});
    writer_.dimension("", {"replicate", Dimension::Numbered{head_.replicates}, named("", {"Replicate", "重复模拟"})});
}

void SweepFileWriter::factors() {
    factor_texts(writer_, head_, "en", [](const Factor& factor) { return factor.label.en; });
    factor_texts(writer_, head_, "zh", [](const Factor& factor) { return factor.label.zh; });
    factor_texts(writer_, head_, "unit", [](const Factor& factor) { return factor.unit; });
    factor_texts(writer_, head_, "group", [](const Factor& factor) { return factor.group; });
    factor_texts(writer_, head_, "spread", [](const Factor& factor) { return std::string(spread_words[static_cast<std::size_t>(factor.spread)]); });
    factor_texts(writer_, head_, "choices", [](const Factor& factor) { return nlohmann::json(factor.choices).dump(); });
    factor_numbers(writer_, head_, "low", &Factor::low);
    factor_numbers(writer_, head_, "high", &Factor::high);
    factor_numbers(writer_, head_, "mode", &Factor::mode);
    factor_numbers(writer_, head_, "mean", &Factor::mean);
    factor_numbers(writer_, head_, "deviation", &Factor::deviation);
    std::vector<std::int32_t> whole;
    for (const Factor& factor : head_.factors) whole.push_back(factor.whole ? 1 : 0);
    writer_.write({"", "factor_whole", {"factor"}, std::move(whole), {}, false});
}

void SweepFileWriter::declare() {
    const auto numbers = [&](const std::string& name, const std::string& across, std::vector<Attribute> attributes) {
        writer_.declare({"", name, {"point", across}, BlockNumber::float64, std::move(attributes), block_, true});
    };
    numbers("design", "factor", named("", {"Values of the factors", "因素取值"}));
    numbers("share", "factor", named("1", {"Shares of the factors' distributions", "因素分布的分位"}));
    for (const MetricInfo& metric : head_.metrics) numbers(metric.name, "replicate", named(metric.unit, metric.label));
    writer_.declare({"", "failure", {"point"}, BlockNumber::text, named("", {"Why the point failed", "失败原因"})});
    writer_.declare({"", "failure_zh", {"point"}, BlockNumber::text, named("", {"Why the point failed, in Chinese", "失败原因（中文）"})});
}

void SweepFileWriter::numbers(const std::string& name, std::size_t width, const std::function<const double*(const SweepRow&)>& of_row) {
    std::vector<double> values;
    values.reserve(rows_.size() * width);
    for (const SweepRow& row : rows_) values.insert(values.end(), of_row(row), of_row(row) + width);
    writer_.write_block(name, {written_, 0}, {rows_.size(), width}, values);
}

void SweepFileWriter::flush() {
    if (rows_.empty()) return;
    numbers("design", head_.factors.size(), [](const SweepRow& row) { return row.at.values.data(); });
    numbers("share", head_.factors.size(), [](const SweepRow& row) { return row.at.shares.data(); });
    for (std::size_t m = 0; m < head_.metrics.size(); ++m)
        numbers(head_.metrics[m].name, head_.replicates, [&](const SweepRow& row) { return row.results.data() + m * head_.replicates; });
    Texts english, chinese;
    for (const SweepRow& row : rows_) english.push_back(row.failure.en), chinese.push_back(row.failure.zh);
    writer_.write_block("failure", {written_}, {rows_.size()}, english);
    writer_.write_block("failure_zh", {written_}, {rows_.size()}, chinese);
    written_ += rows_.size();
    rows_.clear();
}

void SweepFileWriter::axis(const std::string& dimension, const std::string& name, const Texts& values) {
    if (values.empty()) return;
    writer_.dimension("provenance", {dimension, Dimension::Length{values.size()}, {}});
    writer_.write({"provenance", name, {dimension}, values, {}, false});
}

void SweepFileWriter::provenance() {
    Texts names, paths, contents, hashes;
    for (const MetricInfo& metric : head_.metrics) names.push_back(metric.name);
    for (const SourceFile& file : head_.inputs) {
        paths.push_back(file.path.string());
        contents.push_back(file.text);
        hashes.push_back(sha256_of(file.text));
    }
    axis("metric", "metric_name", names);
    axis("line", "description", head_.description);
    axis("input_file", "input_path", paths);
    if (paths.empty()) return;
    writer_.write({"provenance", "input_text", {"input_file"}, std::move(contents), {}, false});
    writer_.write({"provenance", "input_sha256", {"input_file"}, std::move(hashes), {}, false});
}

} // namespace terrace
