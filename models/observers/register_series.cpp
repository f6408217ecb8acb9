#include "models/observers/register_series.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// A poor village of the western regions exits when fewer of its persons than this are registered (中办发〔2016〕16号).
constexpr double village_exits_below = 0.03;

struct RegisterCount {
    double persons = 0, poor_villages = 0;
};

RegisterCount count_registered(const County& county) {
    RegisterCount count;
    if (county.registered == 0) return count;
    const Households& h = county.households;
    for (std::size_t v = 0; v < county.villages.rows(); ++v) {
        const std::uint32_t first = county.villages.first_household[v], end = first + county.villages.households[v];
        int persons = 0, registered = 0;
        for (std::uint32_t row = first; row < end; ++row) {
            const int here = std::max(1, h.members[row] - h.away[row]);
            persons += here;
            registered += (h.flags[row] & household_flag::registered_poor) != 0 ? here : 0;
        }
        count.persons += registered;
        count.poor_villages += county.villages.formerly_poor[v] != 0 && registered >= village_exits_below * persons;
    }
    return count;
}

}  // namespace

std::vector<SeriesSpec> register_series_specs() {
    const SeriesDimension none{};
    return {
        {"rural_households", "households", "Rural households", "农户数", "", none},
        {"population_exited", "persons", "Persons living in poverty-exited households", "脱贫户常住人口", "", none},
        {"registered_poverty", "1", "Share of persons in households on the poverty register (a status, not an income)", "建档立卡贫困发生率(登记身份)", "", none},
        {"poor_villages", "villages", "Poor villages in which three per cent of persons or more are on the register", "尚未退出的贫困村数", "", none},
    };
}

std::vector<double> register_values(const County& county, double persons, double exited_persons) {
    const RegisterCount count = count_registered(county);
    return {static_cast<double>(county.households.rows()), exited_persons, count.persons / std::max(1.0, persons), count.poor_villages};
}

}  // namespace terrace
