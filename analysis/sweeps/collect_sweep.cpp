#include "analysis/sweeps/collect_sweep.hpp"

#include "analysis/sweeps/catalogue.hpp"
#include "analysis/sweeps/sweep_digest.hpp"
#include "sim/core/sha256.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace terrace {
namespace {

/// The way through the shards, twice: for the results, and for the reasons of the points that failed, which the digest takes last.
class Collector {
public:
    Collector(const SweepFolder& folder, const SweepInputs& inputs, const SweepHead& head)
        : folder_(folder), design_(inputs.request.design), head_(head), digest_(head.terms.kind, head.factors), observer_(head), failed_(head.points) {}

    CollectedSweep collect(const std::function<void(std::size_t, const SweepRow&)>& visit) {
        for (std::size_t point = 0; point < head_.points; ++point) digest_.design(design_.point(point).values);
        digest_.metrics(head_.metrics);
        for (std::size_t point = 0; point < head_.points; ++point) {
            const SweepRow row = row_of(point);
            digest_.results(row.results);
            observer_.see(point, row);
            if (visit) visit(point, row);
        }
        for (std::size_t point = 0; point < head_.points; ++point) digest_.failure(failed_.contains(point) ? reason_of(point) : "");
        SweepEnd end{missing_, digest_.hex(), states_.hex()};
        collected_.overview = observer_.overview(std::move(end));
        return std::move(collected_);
    }

private:
    SweepRow row_of(std::size_t point) {
        SweepRow row{design_.point(point), {}, {}};
        std::optional<PointResult> result = folder_.read(point);
        if (!result) {
            row.results.assign(head_.metrics.size() * head_.replicates, std::numeric_limits<double>::quiet_NaN());
            ++missing_;
            if (!collected_.first_missing) collected_.first_missing = point;
            collected_.damaged += folder_.has(point) ? 1 : 0;
            return row;
        }
        row.results = std::move(result->values);
        row.failure = std::move(result->failure);
        if (!row.failure.en.empty()) failed_.insert(point);
        states_.update(std::to_string(point) + " " + result->states + "\n");
        return row;
    }

    [[nodiscard]] std::string reason_of(std::size_t point) const {
        const std::optional<PointResult> result = folder_.read(point);
        if (!result) throw FileError(folder_.shard(point), {"read a finished point", "读取已完成的样本点"}, "the file went away or changed");
        return result->failure.en;
    }

    const SweepFolder& folder_;
    const StreamedDesign& design_;
    const SweepHead& head_;
    SweepDigest digest_;
    Sha256 states_;
    SweepObserver observer_;
    PointSet failed_;
    std::size_t missing_ = 0;
    CollectedSweep collected_;
};

} // namespace

SweepHead head_of(const SweepInputs& inputs) {
    const SweepRequest& request = inputs.request;
    SweepHead head;
    head.title = request.title;
    head.terms = request.design.terms;
    head.terms.file = request.design.terms.file.filename();
    head.factors = request.design.factors;
    for (const MetricRequest& metric : request.metrics) head.metrics.push_back(metric.info);
    head.points = request.design.points();
    head.replicates = request.most_replicates;
    head.seed = request.seed;
    head.description = describe_sweep(inputs);
    for (const SourceFile& file : inputs.files) head.inputs.push_back({file.path.lexically_relative(inputs.root), file.text});
    return head;
}

CollectedSweep collect_sweep(const SweepFolder& folder, const SweepInputs& inputs, const SweepHead& head, const std::function<void(std::size_t, const SweepRow&)>& visit) {
    return Collector(folder, inputs, head).collect(visit);
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
    PointSet noted(folder.points());
    std::size_t lost = 0;
    Catalogue::visit(folder.catalogue(), [&](const CatalogueEntry& entry) {
        if (entry.point < folder.points() && noted.insert(entry.point) && !folder.has(entry.point)) ++lost;
    });
    check.lost = lost - std::min(lost, check.damaged);
    return check;
}

} // namespace terrace
