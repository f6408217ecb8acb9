#include "models/assigned_tiers.hpp"

#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <array>

namespace terrace {
namespace {

constexpr std::array<std::string_view, tier_count> tier_keys{"demonstration", "catching_up", "consolidation"};

struct VillagePlace {
    std::size_t county = 0, village = 0;
};

VillagePlace find_village(const KeyVisitor& key, const std::string& name, const Region& region) {
    std::vector<std::string> names;
    std::string allowed;
    for (std::size_t c = 0; c < region.counties.size(); ++c) {
        const CountyMargins& county = region.counties[c];
        const auto count = static_cast<std::size_t>(county.villages);
        for (std::size_t v = 0; v < count; ++v) {
            names.push_back(village_key(county.key, v));
            if (names.back() == name) return {c, v};
        }
        if (count > 0) allowed.append(allowed.empty() ? "" : ", ").append(village_key(county.key, 0)).append(" .. ").append(village_key(county.key, count - 1));
    }
    key.fail(name, {"villages of the region as keys: " + allowed, "以区域内的村为键：" + allowed}, nearest_name(name, names));
}

} // namespace

std::string village_key(std::string_view county, std::size_t village) { return std::string(county) + "-" + std::to_string(village + 1); }

std::string_view tier_key(Tier tier) { return tier == Tier::none ? std::string_view() : tier_keys[static_cast<std::size_t>(tier) - 1]; }

AssignedTiers read_assigned_tiers(KeyVisitor& key, const Region& region) {
    AssignedTiers assigned;
    for (const std::string& name : key.names()) {
        const VillagePlace place = find_village(key, name, region);
        if (assigned.of.empty())
            for (const CountyMargins& county : region.counties)
                assigned.of.emplace_back(static_cast<std::size_t>(county.villages), Tier::none);
        Tier& tier = assigned.of[place.county][place.village];
        key.choice(name, tier,
                   {{tier_keys[0], Tier::demonstration}, {tier_keys[1], Tier::catching_up}, {tier_keys[2], Tier::consolidation}});
    }
    return assigned;
}

} // namespace terrace
