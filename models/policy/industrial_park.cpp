#include "models/policy/industrial_park.hpp"

#include <algorithm>
#include <tuple>

#include "models/marks.hpp"
#include "models/policy/desk.hpp"
#include "models/worker/month_state.hpp"

namespace terrace {
namespace {

bool reached(PolicyDesk& desk, std::uint32_t row) { return !desk.state().reached.empty() && desk.state().reached[row] != 0; }

/// Staff of the factory without a home: the longest way to work first, then number.
std::vector<std::uint32_t> without_home(const PolicyDesk& desk, std::size_t factory) {
    const County& county = desk.county;
    const Belonging& belonging = desk.month.belonging;
    std::vector<std::tuple<Fen, std::uint32_t>> staff;
    auto home = county.labour_support.homes.begin();
    for_each_equal(county.workers.place.span(), static_cast<std::uint8_t>(place::first_employer + factory), [&](std::uint32_t worker) {
        while (home != county.labour_support.homes.end() && home->worker < worker) ++home;
        if (home != county.labour_support.homes.end() && home->worker == worker) return;
        staff.emplace_back(-static_cast<Fen>(county.villages.commute[belonging.village_of[belonging.home_of[worker]]]), worker);
    });
    std::sort(staff.begin(), staff.end());
    std::vector<std::uint32_t> workers;
    for (const auto& [nearness, one] : staff) workers.push_back(one);
    return workers;
}

}  // namespace

void IndustrialPark::keys(KeyVisitor& key) {
    key.count("jobs", jobs_);
    key.count("ramp_months", ramp_months_);
    key.money("wage_yuan_per_month", wage_);
    key.number("skilled_share", skilled_share_);
    key.count("homes", homes_);
    key.number("housed_separation", housed_separation_);
    key.money("home_subsidy_yuan_per_month", home_subsidy_);
}

double IndustrialPark::open_share(int age) const { return age < 0 ? 0 : std::min(1.0, (age + 1.0) / std::max(1, ramp_months_)); }

void IndustrialPark::begin(PolicyDesk& desk, std::size_t factory) const {
    Enterprises& e = desk.county.enterprises;
    desk.state().started = true;
    desk.state().started_month = desk.month.facts.index();
    desk.appropriate(desk.terms.budget);
    std::int64_t workers = 0;
    for (std::uint32_t row = 0; row < desk.county.households.rows(); ++row) workers += desk.targets(row) ? desk.county.households.workers[row] : 0;
    const auto jobs = static_cast<double>(desk.state().places = std::min<std::int64_t>(jobs_, workers));
    if (jobs == 0) return;
    e.wage[factory] = 0.01 * static_cast<double>(wage_);
    const double before = e.jobs_at_start[factory];
    e.skilled_share[factory] = (before * e.skilled_share[factory] + jobs * skilled_share_) / (before + jobs);
}

void IndustrialPark::give_homes(PolicyDesk& desk, std::size_t factory) const {
    LabourSupport& support = desk.county.labour_support;
    std::vector<ParkHome>& homes = support.homes;
    support.separation.resize(std::max<std::size_t>(support.separation.size(), desk.measure() + 1u));
    support.separation[desk.measure()] = static_cast<float>(housed_separation_);
    const std::int64_t open = scale(homes_, desk.month.support);
    const auto most = home_subsidy_ > 0 ? std::min<Fen>(open, desk.state().budget_left / home_subsidy_) : open;
    Fen lived_in = 0;
    std::erase_if(homes, [&](const ParkHome& home) {
        if (home.measure != desk.measure()) return false;
        const bool stays = desk.active() && lived_in < most && desk.county.workers.place[home.worker] == place::first_employer + factory;
        lived_in += stays ? 1 : 0;
        return !stays;
    });
    if (!desk.active()) return;
    if (lived_in < most) {
        for (const std::uint32_t worker : without_home(desk, factory)) {
            if (lived_in == most) break;
            homes.push_back({worker & 0xffffffu, desk.measure()});
            ++lived_in;
        }
        std::sort(homes.begin(), homes.end(), [](const ParkHome& a, const ParkHome& b) { return a.worker < b.worker; });
    }
    if (lived_in > 0 && home_subsidy_ > 0) desk.pay_others(Flow::programme_costs, lived_in * home_subsidy_);
}

void IndustrialPark::act(PolicyDesk& desk) const {
    Enterprises& e = desk.county.enterprises;
    const std::size_t factory = employer_of(e, EnterpriseKind::factory);
    MeasureState& state = desk.state();
    if (factory == e.rows() || !(state.started || desk.active())) return;
    const int age = desk.month.facts.outside.month - desk.terms.from;
    const double before = state.started ? open_share(age - 1) : 0;
    if (!state.started) begin(desk, factory);
    e.jobs_at_start[factory] += static_cast<double>(state.places) * (open_share(age) - before);
    give_homes(desk, factory);
}

void IndustrialPark::after_wages(PolicyDesk& desk, const PayTable& pay) const {
    if (!desk.state().started) return;
    const County& county = desk.county;
    const std::size_t factory = employer_of(county.enterprises, EnterpriseKind::factory), here = place::first_employer + factory;
    const int months = desk.month.facts.index() - desk.state().started_month + 1;
    for_each_equal(county.workers.place.span(), static_cast<std::uint8_t>(here), [&](std::uint32_t worker) {
        const std::uint32_t row = desk.month.belonging.home_of[worker];
        if (county.workers.tenure[worker] > std::min(254, months) || !(reached(desk, row) || desk.targets(row))) return;
        desk.enrol(row, 0, 0);
        desk.note(row, ReceiptForm::wage, whole_fen(static_cast<float>(county.workers.wage[worker]) * pay.per_yuan[here]));
    });
    desk.state().shortfall = std::max<std::int64_t>(0, static_cast<std::int64_t>(county.enterprises.jobs_at_start[factory]) - county.enterprises.employed[factory]);
}

}  // namespace terrace
