#include "analysis/validation/validation.hpp"
#include "models/population/margins.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <map>

namespace terrace {
namespace {

/// What the populations of a region have: [replicate][county], the region's counties in its order.
struct Populations {
    Region region;
    std::vector<std::vector<std::vector<MarginCheck>>> margins;
};

Populations populations_of(const std::filesystem::path& file, std::size_t replicates, std::uint32_t seed) {
    Populations populations{read_region(file), {}};
    const auto& counties = populations.region.counties;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        auto& margins = populations.margins.emplace_back();
        for (std::uint32_t county = 0; county < counties.size(); ++county)
            margins.push_back(check_margins(counties[county], synthesise(counties[county], county, RandomKey{seed, replicate})));
    }
    return populations;
}

[[noreturn]] void reject(const ValidationTarget& target, const std::string& key, const std::string& found,
                         const std::vector<std::string>& known) {
    std::string list;
    for (const std::string& name : known)
        list += (list.empty() ? "" : ", ") + name;
    throw InputError(target.place, "target." + key, {"'" + found + "'", "“" + found + "”"}, {list, list}, nearest_name(found, known));
}

double margin(const ValidationTarget& target, const std::string& key, const std::string& name, const std::vector<MarginCheck>& checks) {
    std::vector<std::string> known;
    for (const MarginCheck& check : checks) {
        if (check.key == name) return check.met;
        known.push_back(check.key);
    }
    reject(target, key, name, known);
}

std::vector<std::size_t> counties_of(const ValidationTarget& target, const Region& region) {
    std::vector<std::size_t> asked;
    std::vector<std::string> keys;
    for (std::size_t county = 0; county < region.counties.size(); ++county) {
        keys.push_back(region.counties[county].key);
        if (target.county.empty() || target.county == keys.back()) asked.push_back(county);
    }
    if (asked.empty()) reject(target, "county", target.county, keys);
    return asked;
}

/// The margin of the counties asked for: the sum over that of `by`, else the mean by households.
double figure_of(const ValidationTarget& target, const std::vector<std::size_t>& counties,
                 const std::vector<std::vector<MarginCheck>>& margins) {
    double sum = 0, weight = 0;
    for (const std::size_t county : counties) {
        const double value = margin(target, "series", target.series, margins[county]);
        const double by = margin(target, "by", target.by.empty() ? "households" : target.by, margins[county]);
        sum += target.by.empty() ? value * by : value;
        weight += by;
    }
    if (target.by.empty() && counties.size() == 1) return margin(target, "series", target.series, margins[counties.front()]);
    return sum / weight;
}

} // namespace

void answer_margin_targets(Validation& validation, const std::filesystem::path& targets) {
    std::map<std::string, Populations> known;
    for (ValidationRow& row : validation.rows) {
        const ValidationTarget& target = row.target;
        if (target.region.empty()) continue;
        if (!known.contains(target.region))
            known.emplace(target.region, populations_of((targets.parent_path() / target.region).lexically_normal(), validation.replicates,
                                                        validation.seed));
        const Populations& populations = known.at(target.region);
        const std::vector<std::size_t> counties = counties_of(target, populations.region);
        std::vector<double> figures;
        for (const auto& margins : populations.margins)
            figures.push_back(figure_of(target, counties, margins));
        row.model = mean_with_interval(figures);
        row.verdict = verdict_on(target, row.model);
    }
}

} // namespace terrace
