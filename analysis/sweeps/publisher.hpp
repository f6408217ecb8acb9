#pragma once

#include "analysis/sweeps/catalogue.hpp"
#include "analysis/sweeps/lease.hpp"
#include "analysis/sweeps/sweep_folder.hpp"
#include "sim/run/background.hpp"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

namespace terrace {

/// A point ready to be kept.
struct FinishedPoint {
    PointResult result;
    PointTime time;
};

/// Brings finished points to the disk on a thread of its own, so that the model need not wait for it: all that wait are written
/// together, which costs little more than one. Also keeps the leases alive. What is lost by a sudden end are runs in flight and the few that wait here.
class Publisher {
public:
    /// `published` hears from the background of each point that is safe.
    Publisher(const SweepFolder& folder, Leases& leases, std::function<void(const FinishedPoint&)> published);
    /// Keeps what waits, as far as the disk allows.
    ~Publisher();

    /// Hands over a point whose lease we hold; waits while too many wait already. Throws what the disk said, then or earlier.
    void add(FinishedPoint point);
    /// Returns when everything is safe. Throws what the disk said.
    void finish();

private:
    void work() noexcept;
    void publish(const std::vector<FinishedPoint>& points);

    const SweepFolder& folder_;
    Leases& leases_;
    Catalogue catalogue_;
    std::function<void(const FinishedPoint&)> published_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<FinishedPoint> waiting_;
    bool busy_ = false, closing_ = false;
    std::exception_ptr fault_;
    Background thread_;   ///< last: it uses all of the above
};

} // namespace terrace
