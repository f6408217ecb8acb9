#include "analysis/calibration/compass_search.hpp"

#include <algorithm>

namespace terrace {

SearchEnd compass_search(const std::function<double(const std::vector<double>&)>& height, const SearchRange& range) {
    SearchEnd best{range.start, height(range.start)};
    for (double step = range.first_step; step >= range.last_step;) {
        bool risen = false;
        for (std::size_t i = 0; i < best.place.size(); ++i)
            for (const double way : {step, -step}) {
                std::vector<double> trial = best.place;
                trial[i] = std::clamp(trial[i] + way, range.low[i], range.high[i]);
                if (trial[i] == best.place[i]) continue;
                const double value = height(trial);
                if (!(value > best.value)) continue;
                best = {std::move(trial), value};
                risen = true;
                break;
            }
        if (!risen) step *= 0.5;
    }
    return best;
}

}  // namespace terrace
