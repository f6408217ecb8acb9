#pragma once

#include <algorithm>

#include "models/county.hpp"

namespace terrace::rules {

/// What a table may expect of contracts, of tourism and of a pillar industry; `number(name, found)` compares.
template <class Number>
void industry_numbers(const County& county, Number number) {
    const auto places = [&](TourismKind kind, bool of_the_first) {
        return static_cast<double>(std::count_if(county.tourism.places.begin(), county.tourism.places.end(),
                                                 [&](const TourismPlace& place) { return place.kind == kind && (place.row == 0 || !of_the_first); }));
    };
    const auto jobs = [&](EnterpriseKind kind) {
        const std::size_t row = employer_of(county.enterprises, kind);
        return row < county.enterprises.rows() ? county.enterprises.jobs_at_start[row] : 0;
    };
    number("contracts", county.partnerships.empty() ? 0 : static_cast<double>(county.partnerships[0].contracts.size()));
    number("member_shares_yuan", county.partnerships.empty() ? 0 : yuan(county.partnerships[0].shares));
    number("stalls", places(TourismKind::stall, true));
    number("homestays", places(TourismKind::homestay, true));
    number("county_stalls", places(TourismKind::stall, false));
    number("county_homestays", places(TourismKind::homestay, false));
    number("goodwill_yuan", 0.01 * county.tourism.goodwill);
    number("festival_visits", county.tourism.festival_visits);
    number("attraction_built", county.tourism.built_in(0));
    number("operator_jobs", jobs(EnterpriseKind::tourism_operator));
    number("livestock_jobs", jobs(EnterpriseKind::livestock_firm));
    number("flock_contracts", county.livestock_firms.empty() ? 0 : static_cast<double>(county.livestock_firms[0].contracts.size()));
    number("first_flock_contract", county.livestock_firms.empty() || county.livestock_firms[0].contracts.empty() ? -1 : county.livestock_firms[0].contracts[0].row);
    number("pillar_jobs", jobs(EnterpriseKind::pillar_firm));
    number("cotton_gain_percent", 100 * county.pillar[static_cast<std::size_t>(PillarProduct::cotton)]);
    number("chili_gain_percent", 100 * county.pillar[static_cast<std::size_t>(PillarProduct::chili)]);
}

}  // namespace terrace::rules
