#pragma once

#include <cstddef>

namespace terrace {

/// How often something was so (0 to 1), with its interval. The interval is NaN where nothing was tried.
struct ShareEstimate {
    double share = 0, low = 0, high = 0;
};

/// The score interval of Wilson (1927) for `share` of `trials` independent trials. A share need not be a whole number of trials: it may be
/// the mean of values between 0 and 1, one for each trial; they vary no more than trials that succeed or fail, so the interval is then too
/// wide rather than too narrow.
[[nodiscard]] ShareEstimate share_with_interval(double share, std::size_t trials, double confidence = 0.95);

} // namespace terrace
