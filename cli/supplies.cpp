#include "cli/supplies.hpp"

#include <algorithm>
#include <numeric>

namespace terrace {
namespace {

double& of(Supplies& supplies, Supply supply) { return supplies[static_cast<std::size_t>(supply)]; }

/// Contracted land of each household in no block and without trees [mu].
std::vector<double> free_land(const Population& population) {
    const auto& contracted = population.households.contracted;
    std::vector<double> land(contracted.begin(), contracted.end());
    for (const BlockLease& lease : population.leases)
        land[lease.row] -= lease.centi_mu;
    for (const OrchardPlot& plot : population.orchards)
        land[plot.row] -= plot.area;
    for (double& area : land)
        area = std::max(0.0, 0.01 * area);
    return land;
}

/// Households with a worker away.
std::vector<std::uint8_t> with_absent(const Population& population) {
    std::vector<std::uint8_t> absent(population.households.rows(), 0);
    std::size_t worker = 0;
    for (std::size_t row = 0; row < absent.size(); ++row)
        for (const std::size_t end = worker + population.households.workers[row]; worker < end; ++worker)
            if (population.workers.place[worker] == place::away) absent[row] = 1;
    return absent;
}

void add_household(Supplies& supplies, const Households& h, std::size_t row) {
    of(supplies, Supply::households) += 1;
    of(supplies, Supply::growers) += h.chili[row] > 0 ? 1 : 0;
    of(supplies, Supply::keepers) += h.sheep[row] > 0 ? 1 : 0;
    of(supplies, Supply::workers) += h.workers[row];
    of(supplies, Supply::sheep) += h.breeding[row];
}

void count_county(Supplies& supplies, const Population& population) {
    of(supplies, Supply::all_households) = static_cast<double>(population.households.rows());
    of(supplies, Supply::all_workers) = static_cast<double>(population.workers.rows());
    of(supplies, Supply::all_villages) = static_cast<double>(population.villages.rows());
}

} // namespace

Supplies count_supplies(const Population& population, const Reach& reach) {
    Supplies supplies{};
    count_county(supplies, population);
    of(supplies, Supply::villages) = std::accumulate(reach.villages.begin(), reach.villages.end(), 0.0);
    const std::vector<double> land = free_land(population);
    const std::vector<std::uint8_t> absent = with_absent(population);
    for (std::size_t row = 0; row < reach.households.size(); ++row) {
        if (reach.households[row] == 0) continue;
        add_household(supplies, population.households, row);
        of(supplies, Supply::absent) += absent[row];
        of(supplies, Supply::land) += land[row];
    }
    of(supplies, Supply::plantable) = of(supplies, Supply::land) / 2; // Orchard::plant takes no more than half of a household's land
    for (const CattleHerd& herd : population.cattle)
        if (reach.households[herd.row] != 0) of(supplies, Supply::cows) += herd.cows;
    return supplies;
}

const SupplyWords& words_of(Supply supply) {
    static const std::array<SupplyWords, supply_count> words{
        SupplyWords{{"targeted households", "符合条件的农户"}, "户"},
        SupplyWords{{"targeted households that grow chili", "符合条件的辣椒种植户"}, "户"},
        SupplyWords{{"targeted households that keep sheep", "符合条件的养羊户"}, "户"},
        SupplyWords{{"targeted households with a worker away", "符合条件且有外出务工人员的农户"}, "户"},
        SupplyWords{{"workers of targeted households", "符合条件农户的劳动力"}, "人"},
        SupplyWords{{"mu of targeted households in no block and without trees", "符合条件农户未连片流转、未种果树的承包地"}, "亩"},
        SupplyWords{
            {"mu that targeted households may plant, half of their free land", "符合条件农户可建果园的承包地（不超过其可用地的一半）"},
            "亩"},
        SupplyWords{{"sheep in breeding flocks of targeted households", "符合条件农户的存栏羊"}, "只"},
        SupplyWords{{"cows of targeted households", "符合条件农户的能繁母牛"}, "头"},
        SupplyWords{{"targeted villages", "纳入范围的村"}, "个"},
        SupplyWords{{"households", "农户"}, "户"},
        SupplyWords{{"workers", "农村劳动力"}, "人"},
        SupplyWords{{"villages", "村"}, "个"}};
    return words[static_cast<std::size_t>(supply)];
}

} // namespace terrace
