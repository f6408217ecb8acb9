#include "models/observers/assurance_series.hpp"

#include "models/observers/series_dimensions.hpp"

#include <algorithm>
#include <array>

namespace terrace {
namespace {

/// Households without each assurance, by the tier that their villages had first; code 0 first.
using ByTier = std::array<std::array<double, tier_count + 1>, assurance_count>;

ByTier count_unmet(const County& county) {
    ByTier count{};
    const Villages& villages = county.villages;
    std::size_t village = 0;
    for (const UnmetAssurances& lacks : county.assurances.list) {
        while (lacks.row >= villages.first_household[village] + villages.households[village])
            ++village;
        for (std::size_t a = 0; a < assurance_count; ++a)
            count[a][villages.first_tier[village]] += lacks.has(static_cast<Assurance>(a)) ? 1 : 0;
    }
    return count;
}

} // namespace

SeriesDimension assurances() {
    return {"assurance", {"schooling", "medical", "housing", "water"}, {"义务教育", "基本医疗", "住房安全", "饮水安全"}};
}

std::vector<SeriesSpec> assurance_series_specs() {
    const SeriesDimension none{}, tier = dimensions::tiers();
    return {
        {"assurances_unmet", "households", "Households without an assurance: schooling, medical cover, safe house, safe water",
         "三保障和饮水安全未达标户数", "", assurances()},
        {"schooling_unmet_by_tier", "households", "Households with a child out of school by the tier that villages had at the first month",
         "义务教育未达标户数(按村首月梯次)", "", tier},
        {"medical_unmet_by_tier", "households",
         "Households with a member without basic medical insurance by the tier that villages had at the first month",
         "基本医疗未达标户数(按村首月梯次)", "", tier},
        {"housing_unmet_by_tier", "households", "Households in an unsafe house by the tier that villages had at the first month",
         "住房安全未达标户数(按村首月梯次)", "", tier},
        {"water_unmet_by_tier", "households", "Households without safe water by the tier that villages had at the first month",
         "饮水安全未达标户数(按村首月梯次)", "", tier},
        {"monitored_for_assurance", "households", "Monitored households listed because of an assurance",
         "因三保障和饮水安全问题纳入的监测户数", "", none},
        {"assurance_help", "households",
         "Households for which monitoring arranged an assurance this month; for water the one that had the supply repaired",
         "当月落实三保障和饮水安全帮扶的监测户数", "time: sum", assurances()},
        {"assurance_spending", "yuan", "Paid by the state this month for houses and water supplies on referral of monitoring",
         "经监测落实的危房改造和供水维修当月支出", "time: sum", none},
    };
}

std::vector<std::vector<double>> assurance_values(const County& county, std::int32_t month) {
    const ByTier unmet = count_unmet(county);
    std::vector<std::vector<double>> values(1);
    for (const auto& tiers : unmet) {
        double all = 0;
        for (const double households : tiers)
            all += households;
        values.front().push_back(all);
        values.push_back({tiers.begin() + 1, tiers.end()});
    }
    const std::vector<MonitoredHousehold>& list = county.monitoring.list;
    values.push_back({static_cast<double>(std::count_if(
        list.begin(), list.end(), [&](const MonitoredHousehold& m) { return m.listed(month) && m.cause == MonitoringCause::assurance; }))});
    const auto& helped = county.monitoring.month.assured;
    values.push_back({helped.begin(), helped.end()});
    values.push_back({yuan(county.monitoring.month.assurance_money)});
    return values;
}

} // namespace terrace
