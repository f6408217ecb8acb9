#include "analysis/sweeps/publisher.hpp"

#include "analysis/sweeps/shard.hpp"

#include <chrono>
#include <ctime>
#include <utility>

namespace terrace {
namespace {

constexpr std::size_t most_waiting = 64;
constexpr std::chrono::seconds between_touches{10};

/// A shard that is there already must say the same; damaged ones are replaced.
void require_same(const SweepFolder& folder, const PointResult& result) {
    const std::optional<PointResult> there = folder.read(result.point);
    if (there && !(*there == result))
        throw FileError(folder.shard(result.point), {"keep a point", "保存样本点结果"}, "another worker found other results for the same point");
}

} // namespace

Publisher::Publisher(const SweepFolder& folder, Leases& leases, std::function<void(const FinishedPoint&)> published)
    : folder_(folder), leases_(leases), catalogue_(folder.catalogue()), published_(std::move(published)), thread_([this] { work(); }) {}

Publisher::~Publisher() {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    changed_.notify_all();
}

void Publisher::add(FinishedPoint point) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < most_waiting || fault_; });
    if (fault_) std::rethrow_exception(fault_);
    waiting_.push_back(std::move(point));
    changed_.notify_all();
}

void Publisher::finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return (waiting_.empty() && !busy_) || fault_; });
    if (fault_) std::rethrow_exception(fault_);
}

void Publisher::work() noexcept {
    auto touched = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    while (!closing_ || !waiting_.empty()) {
        changed_.wait_for(lock, between_touches, [&] { return closing_ || !waiting_.empty(); });
        const std::vector<FinishedPoint> points = std::exchange(waiting_, {});
        const bool usable = !fault_;
        busy_ = true;
        lock.unlock();
        std::exception_ptr fault;
        try {
            if (usable && !points.empty()) publish(points);
        } catch (...) {
            fault = std::current_exception();
        }
        for (const FinishedPoint& point : points) leases_.release(point.result.point);
        if (const auto now = std::chrono::steady_clock::now(); now - touched >= between_touches) {
            leases_.touch();
            touched = now;
        }
        lock.lock();
        busy_ = false;
        if (fault) fault_ = fault;
        changed_.notify_all();
    }
}

void Publisher::publish(const std::vector<FinishedPoint>& points) {
    FileBatch batch;
    std::vector<CatalogueEntry> entries;
    for (const FinishedPoint& point : points) {
        require_same(folder_, point.result);
        const std::string text = shard_text(point.result, folder_.fingerprint());
        batch.add(folder_.shard(point.result.point), text);
        entries.push_back({point.result.point, crc32_text(text), point.time.model, point.time.all, static_cast<std::int64_t>(std::time(nullptr))});
    }
    batch.publish();
    catalogue_.append(entries);
    for (const FinishedPoint& point : points) published_(point);
}

} // namespace terrace
