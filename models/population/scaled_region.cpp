#include "models/population/scaled_region.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "models/population/figures.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

/// A county of `households` like the pattern: numbers of things in proportion, all else equal.
CountyMargins like(const CountyMargins& pattern, std::int64_t households, std::size_t position) {
    const double factor = static_cast<double>(households) / static_cast<double>(pattern.households);
    const std::string number = std::to_string(position + 1);
    CountyMargins county = pattern;
    county.registers = nullptr;   // rows of one county are nobody else's
    county.replaced.clear();
    county.key += "_" + std::string(number.size() < 3 ? 3 - number.size() : 0, '0') + number;
    county.label = {pattern.label.en + " " + number, pattern.label.zh + number};
    for (const FigureInfo& info : figures()) {
        const auto* count = std::get_if<std::int64_t CountyMargins::*>(&info.member);
        if (count != nullptr) county.*(*count) = scale(pattern.*(*count), factor);
    }
    county.leasing_households = pattern.leasing_households * factor;
    county.households = households;
    county.townships = std::max<std::int64_t>(1, county.townships);
    county.villages = std::clamp<std::int64_t>(county.villages, county.townships, 4096);
    county.formerly_poor_villages = std::min(county.formerly_poor_villages, county.villages);
    return county;
}

}  // namespace

Region scaled(const Region& pattern, std::int64_t households, std::int64_t households_per_county) {
    if (pattern.counties.empty() || households < 1 || households_per_county < 1) {
        throw std::invalid_argument("scaled: needs a pattern and positive numbers");
    }
    const std::int64_t count = std::max<std::int64_t>(1, (households + households_per_county / 2) / households_per_county);
    Region region{.key = pattern.key + "_scaled", .label = pattern.label, .counties = {}};
    for (std::int64_t position = 0; position < count; ++position) {
        const std::int64_t share = households * (position + 1) / count - households * position / count;
        const auto row = static_cast<std::size_t>(position);
        region.counties.push_back(like(pattern.counties[row % pattern.counties.size()], share, row));
    }
    return region;
}

}  // namespace terrace
