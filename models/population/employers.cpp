#include <algorithm>
#include <array>

#include "models/population/draft.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

constexpr std::size_t kinds = 6;
constexpr std::size_t row_of(EnterpriseKind kind) { return static_cast<std::size_t>(kind); }

/// Staff of every employer; the town has the rest of local wage work.
std::array<std::int64_t, kinds> count_staff(const CountyMargins& county, std::int64_t wage_workers) {
    std::array<std::int64_t, kinds> staff{};
    const double lessee = static_cast<double>(county.block_leased_land) / 100.0 / county.mu_per_lessee_job;
    staff[row_of(EnterpriseKind::services)] = static_cast<std::int64_t>(rounded_count(county.services_jobs, static_cast<std::size_t>(county.households)));
    staff[row_of(EnterpriseKind::factory)] = county.factory_jobs;
    staff[row_of(EnterpriseKind::processor)] = county.processor_jobs;
    staff[row_of(EnterpriseKind::lessee)] = round_half_away(lessee);
    staff[row_of(EnterpriseKind::public_posts)] = county.public_posts;
    std::int64_t left = wage_workers;
    for (std::int64_t& number : staff) {
        number = std::min(number, left);
        left -= number;
    }
    staff[row_of(EnterpriseKind::town)] = left;
    return staff;
}

/// Deals the wage workers out to employers, keyed, so that each has exactly its staff.
void deal_out(const Draft& draft, std::span<const std::int64_t> staff, std::span<std::uint8_t> places) {
    const std::vector<std::uint32_t> words = draft.worker_words(SynthesisPurpose::employer);
    std::vector<std::uint64_t> queue(places.size());
    std::size_t queued = 0;
    for (std::uint32_t w = 0; w < places.size(); ++w) {
        queue[queued] = (std::uint64_t{words[w]} << 32) | w;
        queued += places[w] == place::first_employer;
    }
    queue.resize(queued);
    auto next = queue.begin();
    for (std::size_t kind = kinds; kind-- > 1;) {  // the town takes who is left, and has the first place anyway
        const auto end = next + staff[kind];
        if (end != queue.end()) std::nth_element(next, end, queue.end());
        for (; next != end; ++next) places[static_cast<std::uint32_t>(*next)] = static_cast<std::uint8_t>(place::first_employer + kind);
    }
}

/// Offers by place; own farm and own business have none, who looks for work remembers a service wage.
std::array<double, place::first_employer + kinds> offers_by_place(const CountyMargins& county, std::span<const double> offers) {
    std::array<double, place::first_employer + kinds> wages{};
    wages[place::away] = county.outside_wage;
    wages[place::none] = county.services_wage;
    std::copy(offers.begin(), offers.end(), wages.begin() + place::first_employer);
    return wages;
}

/// Wages of jobs, of workers away and last wages of those who look for work; tenure in months (geometric).
void set_wages(const CountyMargins& county, const Draft& draft, std::span<const double> offers, Workers& workers) {
    constexpr double mean_tenure = 36.0, mean_search = 3.0;  // [months] E
    const auto wages = offers_by_place(county, offers);
    const double premium[2] = {1.0, county.skilled_premium};
    const std::vector<std::uint32_t> words = draft.worker_words(SynthesisPurpose::wage_and_tenure);
    std::vector<double> relative(words.size());
    to_normals(words, relative);
    to_exponentials(county.wage_log_sd, -0.5 * county.wage_log_sd * county.wage_log_sd, relative);
    for (std::size_t w = 0; w < words.size(); ++w) {
        const std::uint8_t at = workers.place[w];
        const double wage = wages[at] * premium[workers.skill_and_absence[w] & 1] * relative[w];
        workers.wage[w] = static_cast<std::uint16_t>(std::min(wage + 0.5, 60'000.0));
        workers.tenure[w] = 255;
        if (wages[at] == 0.0) continue;
        const double months = -(at == place::none ? mean_search : mean_tenure) * math::log(((words[w] & 0xffff) + 0.5) / 65536.0);
        workers.tenure[w] = static_cast<std::uint8_t>(std::min(months, 255.0));
    }
}

/// Jobs, wages, land and money of the employers; money covers three months of wages, the lessee's a season of inputs too.
void describe_enterprises(const CountyMargins& county, const Population& population, std::span<const double> offers, Enterprises& enterprises) {
    constexpr double lessee_inputs = 700.0;  // [yuan/mu] half a season's cash cost (E)
    constexpr double lessee_yield = 400.0;   // [kg/mu] company cotton (E)
    for (std::size_t w = 0; w < population.workers.rows(); ++w) {
        const std::uint8_t at = population.workers.place[w];
        if (at < place::first_employer) continue;
        ++enterprises.employed[at - place::first_employer];
        enterprises.employed_skilled[at - place::first_employer] += population.workers.skill_and_absence[w] & 1;
    }
    for (std::size_t row = 0; row < kinds; ++row) {
        const bool lessee = row == row_of(EnterpriseKind::lessee);
        const double staff = enterprises.employed[row];
        enterprises.kind[row] = static_cast<EnterpriseKind>(row);
        enterprises.wage[row] = offers[row];
        enterprises.jobs[row] = enterprises.employed[row];
        enterprises.jobs_at_start[row] = staff;
        enterprises.skilled_share[row] = staff > 0 ? enterprises.employed_skilled[row] / staff : county.trade_skill_share;
        enterprises.land[row] = lessee ? county.block_leased_land : 0;
        const double mu = static_cast<double>(enterprises.land[row]) / 100.0;
        enterprises.cotton_kg[row] = round_half_away(mu * lessee_yield);
        enterprises.cash[row] = fen_from_yuan(3.0 * staff * offers[row] + lessee_inputs * mu);
    }
}

}  // namespace

void staff_enterprises(const CountyMargins& county, const Draft& draft, Population& population) {
    const std::array<double, kinds> offers{county.town_wage,      county.services_wage, county.factory_wage,
                                           county.processor_wage, county.lessee_wage,   county.post_wage};
    population.enterprises.resize(kinds);
    const auto places = population.workers.place.span();
    const auto wage_workers = std::count(places.begin(), places.end(), place::first_employer);
    deal_out(draft, count_staff(county, wage_workers), places);
    set_wages(county, draft, offers, population.workers);
    describe_enterprises(county, population, offers, population.enterprises);
}

}  // namespace terrace
