#include "analysis/sweeps/sweep_table.hpp"

#include "analysis/sweeps/sweep_digest.hpp"
#include "analysis/sweeps/sweep_file_reader.hpp"
#include "analysis/sweeps/sweep_file_writer.hpp"
#include "analysis/sweeps/sweep_overview.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace terrace {
namespace {

SweepHead head_of(const SweepTable& sweep) {
    return {.title = sweep.title,
            .terms = sweep.design.terms,
            .factors = sweep.design.factors,
            .metrics = sweep.metrics,
            .points = sweep.design.points(),
            .replicates = sweep.replicates,
            .seed = sweep.seed,
            .description = sweep.description,
            .inputs = sweep.inputs,
            .source = sweep.source};
}

template <class Value>
std::vector<Value> part(const std::vector<Value>& all, std::size_t number, std::size_t width) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(number * width);
    return {first, first + static_cast<std::ptrdiff_t>(width)};
}

SweepRow row_of(const SweepTable& sweep, std::size_t point) {
    const std::size_t factors = sweep.design.factors.size();
    return {{part(sweep.design.shares, point, factors), part(sweep.design.values, point, factors)},
            part(sweep.results, point, sweep.metrics.size() * sweep.replicates),
            {sweep.failures[point], point < sweep.failures_zh.size() ? sweep.failures_zh[point] : ""}};
}

void append(std::vector<double>& all, const std::vector<double>& some) { all.insert(all.end(), some.begin(), some.end()); }

} // namespace

double SweepTable::mean(std::size_t point, std::size_t metric) const {
    return mean_of_present(std::span(results).subspan((point * metrics.size() + metric) * replicates, replicates));
}

std::size_t SweepTable::find_metric(std::string_view name) const {
    const auto found = std::find_if(metrics.begin(), metrics.end(), [&](const MetricInfo& metric) { return metric.name == name; });
    return static_cast<std::size_t>(found - metrics.begin());
}

std::string sweep_digest(const SweepTable& sweep) {
    SweepDigest digest(sweep.design.terms.kind, sweep.design.factors);
    digest.design(sweep.design.values);
    digest.metrics(sweep.metrics);
    digest.results(sweep.results);
    for (const std::string& failure : sweep.failures) digest.failure(failure);
    return digest.hex();
}

SweepTable read_sweep(const std::filesystem::path& file) {
    const SweepFileReader reader(file);
    const SweepHead& head = reader.head();
    SweepTable sweep;
    sweep.title = head.title;
    sweep.design = {head.terms, head.factors, {}, {}};
    sweep.metrics = head.metrics;
    sweep.replicates = head.replicates;
    sweep.missing = reader.end().missing;
    sweep.digest = reader.end().digest;
    sweep.states = reader.end().states;
    sweep.seed = head.seed;
    sweep.description = head.description;
    sweep.inputs = head.inputs;
    sweep.source = head.source;
    reader.points([&](std::size_t, const SweepRow& row) {
        append(sweep.design.shares, row.at.shares);
        append(sweep.design.values, row.at.values);
        append(sweep.results, row.results);
        sweep.failures.push_back(row.failure.en);
        sweep.failures_zh.push_back(row.failure.zh);
    });
    return sweep;
}

void write_sweep(const SweepTable& sweep, const std::filesystem::path& file, bool force, const std::function<void(ResultsWriter&)>& more) {
    const std::size_t points = sweep.design.points();
    if (sweep.results.size() != points * sweep.metrics.size() * sweep.replicates || sweep.failures.size() != points || sweep.design.shares.size() != sweep.design.values.size())
        throw std::invalid_argument("write_sweep: results do not fit the design");
    const SweepHead head = head_of(sweep);
    SweepFileWriter writer(head, file, force);
    for (std::size_t point = 0; point < points; ++point) writer.add(row_of(sweep, point));
    writer.finish({sweep.missing, sweep.digest, sweep.states}, more);
}

} // namespace terrace
