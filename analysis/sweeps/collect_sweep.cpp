#include "analysis/sweeps/collect_sweep.hpp"

#include "analysis/sweeps/catalogue.hpp"
#include "sim/core/sha256.hpp"

#include <algorithm>
#include <limits>

namespace terrace {
namespace {

SweepTable empty_table(const SweepInputs& inputs) {
    const SweepRequest& request = inputs.request;
    SweepTable table;
    table.title = request.title;
    table.design = request.design;
    table.design.terms.file = request.design.terms.file.filename();
    for (const MetricRequest& metric : request.metrics) table.metrics.push_back(metric.info);
    table.replicates = request.most_replicates;
    table.seed = request.seed;
    table.description = describe_sweep(inputs);
    for (const SourceFile& file : inputs.files) table.inputs.push_back({file.path.lexically_relative(inputs.root), file.text});
    const std::size_t points = request.design.points();
    table.results.assign(points * table.metrics.size() * table.replicates, std::numeric_limits<double>::quiet_NaN());
    table.failures.resize(points);
    table.failures_zh.resize(points);
    return table;
}

} // namespace

CollectedSweep collect_sweep(const SweepFolder& folder, const SweepInputs& inputs) {
    CollectedSweep collected{empty_table(inputs), {}, 0};
    SweepTable& table = collected.table;
    const std::size_t width = table.metrics.size() * table.replicates;
    Sha256 states;
    for (std::size_t point = 0; point < folder.points(); ++point) {
        std::optional<PointResult> result = folder.read(point);
        if (!result) {
            collected.missing.push_back(point);
            collected.damaged += folder.has(point) ? 1 : 0;
            continue;
        }
        std::copy(result->values.begin(), result->values.end(), table.results.begin() + static_cast<std::ptrdiff_t>(point * width));
        table.failures[point] = std::move(result->failure.en);
        table.failures_zh[point] = std::move(result->failure.zh);
        states.update(std::to_string(point) + " " + result->states + "\n");
    }
    table.missing = collected.missing.size();
    table.states = states.hex();
    table.digest = sweep_digest(table);
    return collected;
}

ShardCheck check_shards(const SweepFolder& folder) {
    ShardCheck check;
    for (std::size_t point = 0; point < folder.points(); ++point) {
        if (!folder.has(point) || folder.read(point)) continue;
        ++check.damaged;
        std::error_code error;
        std::filesystem::remove(folder.shard(point), error);
        if (error) throw FileError(folder.shard(point), {"remove a damaged file", "删除损坏的文件"}, error.message());
    }
    std::vector<std::size_t> kept;
    for (const CatalogueEntry& entry : Catalogue::read(folder.catalogue()))
        if (entry.point < folder.points() && (kept.empty() || kept.back() != entry.point)) kept.push_back(entry.point);
    const auto lost = std::count_if(kept.begin(), kept.end(), [&](std::size_t point) { return !folder.has(point); });
    check.lost = static_cast<std::size_t>(lost) - std::min(static_cast<std::size_t>(lost), check.damaged);
    return check;
}

} // namespace terrace
