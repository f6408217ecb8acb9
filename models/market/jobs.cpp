#include "models/market/jobs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

constexpr std::size_t skill_levels = 2;

std::size_t skill_of(const Workers& w, std::size_t worker) { return (w.skill[worker] & 0x0f) != 0 ? 1 : 0; }

bool searches(std::uint8_t where) { return where == place::own_farm || where == place::none; }

/// What keeps a worker at home and what a job must beat, in fen a month of 2021 wages.
struct HomeValue {
    const JobMarket& market;
    const LabourParameters& labour;
    double least;                              ///< minimum living allowance of one person
    std::array<double, 256> reservation{};     ///< share of the last wage still asked for, by months without a job

    HomeValue(const JobMarket& market_in, const LabourParameters& labour_in, const TransferParameters& transfer)
        : market(market_in), labour(labour_in), least(static_cast<double>(transfer.dibao_line) / 12) {
        double share = 100 * labour.reservation_share;
        for (double& value : reservation) value = share, share *= 1 - labour.reservation_decay;
    }

    double operator()(std::uint32_t household, std::uint32_t worker, int home_workers) const {
        const Households& h = market.households;
        const double last = reservation[market.workers.tenure[worker]] * market.workers.wage[worker];
        // Days that nobody else of the household could do, had to be hired: cotton about 6, chili 12, grain 3 days a mu.
        const double days = 0.01 * (6.0 * h.cotton[household] + 12.0 * h.chili[household] + 3.0 * h.wheat[household]) + 0.6 * std::min<int>(h.sheep[household], 200);
        const double others = 8.0 * labour.days_per_month * std::max(0, home_workers - 1);
        const double displaced = std::clamp(days - others, 0.0, 8.0 * labour.days_per_month) * market.yearly_days_wage / 12;
        return std::max({last, least, displaced});
    }
};

int home_workers(const JobMarket& market, std::uint32_t household) {
    int count = 0;
    const std::uint32_t first = market.households.first_worker[household];
    for (std::uint32_t worker = first; worker < first + market.households.workers[household]; ++worker)
        count += searches(market.workers.place[worker]);
    return count;
}

bool goes_outside(const JobMarket& market, const LabourParameters& labour, const HomeValue& home_value, const MonthFacts& facts,
                  std::uint32_t household, std::uint32_t worker) {
    const Households& h = market.households;
    const Workers& w = market.workers;
    if (w.age[worker] > labour.outside_age || w.place[worker] == place::own_business) return false;
    const WorkerTraits& traits = market.traits[worker];
    const bool care = (h.flags[household] & (household_flag::young_child | household_flag::elder_alone)) != 0;
    const double bias = static_cast<double>(labour.home_bias) * (1 + static_cast<double>(traits.home_taste) * labour.home_bias_sd) + (care ? static_cast<double>(labour.home_bias_care) : 0.0);
    const double offer = 100.0 * static_cast<double>(traits.outside_offer) * facts.outside.outside_wage - static_cast<double>(labour.outside_living);
    if (offer < bias) return false;
    const double home = searches(w.place[worker]) ? home_value(household, worker, home_workers(market, household)) : 100.0 * w.wage[worker];
    return offer - bias > home * facts.outside.local_wage;
}

std::uint16_t whole_yuan(double yuan) { return static_cast<std::uint16_t>(std::clamp(yuan + 0.5, 0.0, 65535.0)); }

/// Ends of jobs, returns and departures: one word a worker, its two ends are exclusive events.
void move_workers(const JobMarket& market, const LabourParameters& labour, const HomeValue& home_value, const MonthFacts& facts,
                  std::span<const std::uint32_t> words, JobMarketMonth& month) {
    Households& h = market.households;
    Workers& w = market.workers;
    std::array<std::array<std::uint32_t, 256>, skill_levels> ends{};
    for (auto& row : ends) row[place::away] = threshold(labour.separation_outside);
    for (std::size_t e = 0; e < market.enterprises.rows(); ++e) {
        const double rate = separation(labour, market.enterprises.kind[e]);
        ends[0][place::first_employer + e] = threshold(rate);
        ends[1][place::first_employer + e] = threshold(rate * labour.separation_trained);
    }
    std::uint32_t most = ends[0][place::away];
    for (std::size_t e = 0; e < market.enterprises.rows(); ++e) most = std::max(most, ends[0][place::first_employer + e]);
    for (std::size_t v = 0; v < market.villages.rows(); ++v) {
        const std::uint32_t contact = threshold(labour.outside_contact + labour.outside_contact_peer * market.villages.away_share[v]);
        const std::uint32_t first_home = market.villages.first_household[v], last_home = first_home + market.villages.households[v];
        const std::uint32_t first = h.first_worker[first_home];
        const std::uint32_t last = last_home < h.rows() ? h.first_worker[last_home] : static_cast<std::uint32_t>(w.rows());
        const std::int64_t away = std::count(w.place.begin() + first, w.place.begin() + last, place::away);
        market.villages.away_share[v] = last > first ? static_cast<double>(away) / static_cast<double>(last - first) : 0.0;
        for (std::uint32_t worker = first; worker < last; ++worker) {
            const std::uint32_t word = words[worker];
            if (!((word < most) | (~word < contact))) continue;   // nothing can happen to most
            const std::uint8_t where = w.place[worker];
            if (word < ends[skill_of(w, worker)][where]) {
                if (where >= place::first_employer) {
                    --market.enterprises.employed[where - place::first_employer];
                    ++month.separations;
                } else {
                    ++month.returned;
                    w.wage[worker] = 0;
                }
                w.place[worker] = place::own_farm;
                w.tenure[worker] = 0;
            } else if (~word < contact && where != place::away && goes_outside(market, labour, home_value, facts, market.home_of[worker], worker)) {
                if (where >= place::first_employer) --market.enterprises.employed[where - place::first_employer];
                w.wage[worker] = whole_yuan(static_cast<double>(market.traits[worker].outside_offer));
                w.place[worker] = place::away;
                w.tenure[worker] = 0;
                ++month.left_county;
            }
        }
    }
}

struct Searcher {
    std::uint32_t priority;
    std::uint32_t worker;
    bool operator<(const Searcher& other) const { return priority != other.priority ? priority < other.priority : worker < other.worker; }
};

/// The `wanted` searchers of lowest priority number among those that `belongs` admits, in order; `pool` of them search.
template <class Belongs>
std::vector<Searcher> first_searchers(const Workers& w, std::span<const std::uint32_t> words, std::size_t wanted, std::size_t pool, Belongs belongs) {
    std::vector<Searcher> found;
    if (wanted == 0 || pool == 0) return found;
    const std::uint8_t* where = w.place.data();
    const auto workers = static_cast<std::uint32_t>(w.rows());
    double share = 1.15 * static_cast<double>(wanted) / static_cast<double>(pool) + 0.001;
    while (true) {
        const std::uint32_t limit = threshold(share);
        found.clear();
        for (std::uint32_t worker = 0; worker < workers; ++worker)
            if (words[worker] <= limit && searches(where[worker]) && belongs(worker)) found.push_back({words[worker], worker});
        if (found.size() >= wanted || share >= 1) break;
        share *= 1.5;
    }
    if (found.size() > wanted) {
        std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end());
        found.resize(wanted);
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// Whether a searcher takes the job; the wage in yuan a month of 2021 wages comes out.
bool accepts(const JobMarket& market, const LabourParameters& labour, const HomeValue& home_value, const MonthFacts& facts,
             std::size_t employer, std::uint32_t worker, std::uint16_t& wage) {
    const std::uint32_t household = market.home_of[worker];
    const std::uint32_t word = draw_word(facts.key, static_cast<std::uint32_t>(Purpose::wage_offer), market.first_worker + worker, facts.index());
    const double skill = skill_of(market.workers, worker) != 0 ? labour.skilled_wage : 1.0;
    const double offer = market.enterprises.wage[employer] * lognormal(skill, labour.wage_log_sd, word);
    wage = whole_yuan(offer);
    const double net = 100 * offer - market.villages.commute[market.village_of[household]];
    return net >= home_value(household, worker, home_workers(market, household));
}

struct Openings {
    std::array<std::vector<std::int64_t>, skill_levels> of;   ///< [skill][employer]
    std::array<std::int64_t, skill_levels> sum{};
};

Openings open_vacancies(const Enterprises& e) {
    Openings open;
    for (auto& row : open.of) row.assign(e.rows(), 0);
    for (std::size_t employer = 0; employer < e.rows(); ++employer) {
        const std::int64_t vacant = std::max(0, e.jobs[employer] - e.employed[employer]);
        const auto skilled = static_cast<std::int64_t>(static_cast<double>(vacant) * e.skilled_share[employer] + 0.5);
        open.of[1][employer] = skilled;
        open.of[0][employer] = vacant - skilled;
        open.sum[1] += skilled;
        open.sum[0] += vacant - skilled;
    }
    return open;
}

struct Pools {
    std::array<std::int64_t, skill_levels> searchers{};
};

[[gnu::target_clones("default", "arch=x86-64-v3")]] void count_searchers(const Workers& w, std::array<std::int64_t, skill_levels>& searchers) {
    const std::uint32_t rows = static_cast<std::uint32_t>(w.rows());
    const std::uint8_t* __restrict where = w.place.data();
    const std::uint8_t* __restrict skill = w.skill.data();
    std::int32_t all = 0, skilled = 0;
    for (std::uint32_t worker = 0; worker < rows; ++worker) {
        const std::int32_t looking = (where[worker] == place::own_farm) | (where[worker] == place::none);
        all += looking;
        skilled += looking & static_cast<std::int32_t>((skill[worker] & 0x0f) != 0);
    }
    searchers = {all - skilled, skilled};
}

/// One employer walks down the searchers it meets until its vacancies or the meetings are used up.
std::int64_t hire(const JobMarket& market, const LabourParameters& labour, const HomeValue& home_value, const MonthFacts& facts,
                  std::size_t employer, std::int64_t vacancies, const std::vector<Searcher>& queue, std::size_t& next) {
    std::int64_t hired = 0;
    for (; hired < vacancies && next < queue.size(); ++next) {
        const std::uint32_t worker = queue[next].worker;
        std::uint16_t wage = 0;
        if (!searches(market.workers.place[worker])) continue;
        if (!accepts(market, labour, home_value, facts, employer, worker, wage)) continue;
        market.workers.place[worker] = static_cast<std::uint8_t>(place::first_employer + employer);
        market.workers.wage[worker] = wage;
        market.workers.tenure[worker] = 0;
        ++market.enterprises.employed[employer];
        ++hired;
    }
    return hired;
}

/// Workers of poverty-exited households that an employer employs.
std::int64_t exited_at(const JobMarket& market, std::size_t employer) {
    std::int64_t count = 0;
    const auto here = static_cast<std::uint8_t>(place::first_employer + employer);
    for (std::uint32_t worker = 0; worker < market.workers.rows(); ++worker)
        if (market.workers.place[worker] == here) count += (market.households.flags[market.home_of[worker]] & household_flag::exited) != 0;
    return count;
}

}  // namespace

std::vector<WorkerTraits> worker_traits(const Workers& w, std::uint32_t first_worker, const LabourParameters& labour, RandomKey key) {
    std::vector<std::uint32_t> words(w.rows());
    std::vector<WorkerTraits> traits(w.rows());
    fill_words(key, static_cast<std::uint32_t>(Purpose::home_taste), 0, first_worker, words);
    for (std::size_t worker = 0; worker < w.rows(); ++worker) traits[worker].home_taste = static_cast<float>(standard_normal(words[worker]));
    fill_words(key, static_cast<std::uint32_t>(Purpose::outside_wage), 0, first_worker, words);
    for (std::size_t worker = 0; worker < w.rows(); ++worker) {
        const double skill = skill_of(w, worker) != 0 ? labour.skilled_wage : 1.0;
        traits[worker].outside_offer = static_cast<float>(0.01 * static_cast<double>(labour.outside_wage) * lognormal(skill, labour.wage_log_sd, words[worker]));
    }
    return traits;
}

double separation(const LabourParameters& labour, EnterpriseKind kind) {
    switch (kind) {
        case EnterpriseKind::town: return labour.separation_town;
        case EnterpriseKind::services: return labour.separation_services;
        case EnterpriseKind::factory: return labour.separation_factory;
        case EnterpriseKind::processor: return labour.separation_processor;
        case EnterpriseKind::lessee: return labour.separation_lessee;
        case EnterpriseKind::public_posts: return labour.separation_posts;
    }
    return 0;
}

JobMarketMonth clear_job_market(JobMarket market, const LabourParameters& labour, const TransferParameters& transfer, const MonthFacts& facts,
                                std::span<std::uint32_t> words) {
    JobMarketMonth month;
    Workers& w = market.workers;
    const HomeValue home_value(market, labour, transfer);
    words = words.first(w.rows());
    fill_words(facts.key, static_cast<std::uint32_t>(Purpose::job_event), facts.index(), market.first_worker, words);
    move_workers(market, labour, home_value, facts, words, month);

    Openings open = open_vacancies(market.enterprises);
    month.vacancies = open.sum[0] + open.sum[1];
    if (month.vacancies == 0) return month;
    Pools pools;
    count_searchers(w, pools.searchers);
    month.searchers = pools.searchers[0] + pools.searchers[1];
    fill_words(facts.key, static_cast<std::uint32_t>(Purpose::job_priority), facts.index(), market.first_worker, words);

    std::vector<std::size_t> employers(market.enterprises.rows());
    std::iota(employers.begin(), employers.end(), std::size_t{0});
    std::stable_sort(employers.begin(), employers.end(), [&](std::size_t a, std::size_t b) { return market.enterprises.wage[a] > market.enterprises.wage[b]; });
    for (std::size_t skill = 0; skill < skill_levels; ++skill) {
        const double product = static_cast<double>(pools.searchers[skill]) * static_cast<double>(open.sum[skill]);
        const auto meetings = static_cast<std::size_t>(labour.matching_efficiency * std::sqrt(product));
        if (meetings == 0) continue;
        const auto pool = static_cast<std::size_t>(pools.searchers[skill]);
        const auto queue = first_searchers(w, words, meetings, pool, [&](std::uint32_t worker) { return skill_of(w, worker) == skill; });
        std::size_t next = 0;
        for (const std::size_t employer : employers) {
            const std::int64_t vacancies = open.of[skill][employer];
            if (vacancies == 0) continue;
            const std::int64_t reserved = std::min(vacancies, market.enterprises.reserved_jobs[employer] > 0 ? market.enterprises.reserved_jobs[employer] - exited_at(market, employer) : 0);
            if (reserved > 0) {
                const auto first = first_searchers(w, words, static_cast<std::size_t>(reserved) * 3, pool, [&](std::uint32_t worker) {
                    return skill_of(w, worker) == skill && (market.households.flags[market.home_of[worker]] & household_flag::exited) != 0;
                });
                std::size_t at = 0;
                const std::int64_t hired = hire(market, labour, home_value, facts, employer, reserved, first, at);
                month.hires += hired;
                month.hires += hire(market, labour, home_value, facts, employer, vacancies - hired, queue, next);
            } else {
                month.hires += hire(market, labour, home_value, facts, employer, vacancies, queue, next);
            }
        }
        month.meetings += static_cast<std::int64_t>(next);
    }
    return month;
}

}  // namespace terrace
