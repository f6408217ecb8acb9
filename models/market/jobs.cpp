#include "models/market/jobs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "models/market/home_value.hpp"
#include "models/market/searchers.hpp"
#include "models/marks.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// Workers of a household who stay on the farm or look for work.
int home_workers(const JobMarket& market, std::uint32_t household) {
    const std::uint32_t first = market.first_of[household];
    int count = 0;
    for (std::uint32_t one = first; one < first + market.households.workers[household]; ++one) count += searches(market.workers.place[one]);
    return count;
}

void note(const JobMarket& market, std::uint32_t household, std::uint32_t worker, WorkOffer offer, WorkOutcome outcome) {
    if (market.notes == nullptr || household != market.notes->row) return;
    offer.worker = static_cast<int>(worker - market.first_of[household]);
    offer.outcome = outcome;
    market.notes->list.push_back(offer);
}

/// Work outside against staying, as a worker who hears of it weighs them.
WorkOffer weigh_outside(const JobMarket& market, const LabourParameters& labour, const HomeValue& home_value, const MonthFacts& facts, std::uint32_t household,
                        std::uint32_t worker) {
    const Workers& w = market.workers;
    WorkOffer offer{.kind = WorkKind::outside, .has_job = !searches(w.place[worker])};
    offer.wage = 100.0 * static_cast<double>(market.traits.outside_offer[worker]) * facts.outside.outside_wage;
    offer.cost = static_cast<double>(labour.outside_living);
    offer.bias = home_bias(labour, market.traits.home_taste[worker], market.households.flags[household]);
    const double home = offer.has_job ? 100.0 * w.wage[worker] : home_value(household, worker, home_workers(market, household));
    offer.staying = home * facts.outside.local_wage;
    return offer;
}

bool goes_outside(const JobMarket& market, const LabourParameters& labour, const HomeValue& home_value, const MonthFacts& facts,
                  std::uint32_t household, std::uint32_t worker) {
    const Workers& w = market.workers;
    const bool old = w.age[worker] > labour.outside_age, bound = w.place[worker] == place::own_business || w.place[worker] == place::training;
    if (old || bound) {
        note(market, household, worker, {.kind = WorkKind::outside}, old ? WorkOutcome::too_old : WorkOutcome::bound);
        return false;
    }
    const WorkOffer offer = weigh_outside(market, labour, home_value, facts, household, worker);
    const bool goes = offer.going() > offer.staying;
    note(market, household, worker, offer, goes ? WorkOutcome::accepted : WorkOutcome::staying_is_worth_more);
    return goes;
}

std::uint16_t whole_yuan(double yuan) { return static_cast<std::uint16_t>(std::clamp(yuan + 0.5, 0.0, 65535.0)); }

/// Probabilities of this month as thresholds of one word: an end of the present place below, news of work outside above.
struct MoveThresholds {
    std::array<std::array<std::uint32_t, 256>, skill_levels> ends{};   ///< [skill][place]
    std::uint32_t most = 0;                                            ///< the largest of them

    MoveThresholds(const LabourParameters& labour, const Enterprises& enterprises) {
        for (auto& row : ends) row[place::away] = threshold(labour.separation_outside);
        most = ends[0][place::away];
        for (std::size_t e = 0; e < enterprises.rows(); ++e) {
            const double rate = separation(labour, enterprises.kind[e]);
            ends[0][place::first_employer + e] = threshold(rate);
            ends[1][place::first_employer + e] = threshold(rate * labour.separation_trained);
            most = std::max(most, ends[0][place::first_employer + e]);
        }
    }
};

/// Marks the workers of a village to whom something may happen: nothing can to most.
[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark_movers(const std::uint32_t first, const std::uint32_t last, const std::uint32_t* __restrict words,
                                                                      const std::uint8_t* __restrict where, const float* __restrict leaves_from, const std::uint32_t most,
                                                                      const std::uint32_t contact, const float outside_wage, std::uint8_t* __restrict marks) {
    for (std::uint32_t worker = first; worker < last; ++worker) {
        const std::int32_t ends = words[worker] < most ? 1 : 0;
        const std::int32_t hears = ~words[worker] < contact ? 1 : 0;
        const std::int32_t would_go = leaves_from[worker] <= outside_wage ? 1 : 0;
        const std::int32_t here = where[worker] != place::away ? 1 : 0;
        marks[worker] = static_cast<std::uint8_t>(ends | (hears & would_go & here));
    }
}

void note_move(const JobMarket& market, std::size_t event, std::uint32_t worker) {
    const std::uint32_t row = market.home_of[worker];
    if (market.events) market.events->add(market.village_of[row], market.households.flags[row], event, 1);
}

void end_place(const JobMarket& market, std::uint32_t worker, JobMarketMonth& month) {
    Workers& w = market.workers;
    const std::uint8_t where = w.place[worker];
    if (where >= place::first_employer) {
        --market.enterprises.employed[where - place::first_employer];
        ++month.separations;
    } else {
        note_move(market, household_event::returned, worker);
        w.wage[worker] = 0;
    }
    w.place[worker] = place::own_farm;
    w.tenure[worker] = 0;
}

/// Whether a home at the park keeps a worker whose job would end otherwise.
bool home_keeps(const LabourSupport& support, std::uint32_t worker, std::uint32_t word, std::uint32_t end) {
    if (support.homes.empty()) return false;
    const auto home = std::lower_bound(support.homes.begin(), support.homes.end(), worker, [](const ParkHome& one, std::uint32_t wanted) { return one.worker < wanted; });
    return home != support.homes.end() && home->worker == worker && word >= static_cast<std::uint32_t>(static_cast<double>(support.separation[home->measure]) * end);
}

void leave_county(const JobMarket& market, std::uint32_t worker) {
    Workers& w = market.workers;
    const std::uint8_t where = w.place[worker];
    if (where >= place::first_employer) --market.enterprises.employed[where - place::first_employer];
    w.wage[worker] = whole_yuan(static_cast<double>(market.traits.outside_offer[worker]));
    w.place[worker] = place::away;
    w.tenure[worker] = 0;
    note_move(market, household_event::departed, worker);
}

/// Notes of the watched household who of its workers hears of work outside that the marks pass over: it cannot make up for leaving.
void note_passed_over(const JobMarket& market, const LabourParameters& labour, const HomeValue& home_value, const MonthFacts& facts, std::span<const std::uint32_t> words,
                      std::size_t village, std::uint32_t contact) {
    if (market.notes == nullptr || market.village_of[market.notes->row] != village) return;
    const std::uint32_t household = market.notes->row, first = market.first_of[household];
    for (std::uint32_t worker = first; worker < first + market.households.workers[household]; ++worker)
        if (market.marks[worker] == 0 && ~words[worker] < contact && market.workers.place[worker] != place::away) goes_outside(market, labour, home_value, facts, household, worker);
}

/// Ends of jobs, returns and departures: one word a worker, its two ends are exclusive events.
void move_workers(const JobMarket& market, const LabourParameters& labour, const HomeValue& home_value, const MonthFacts& facts,
                  std::span<const std::uint32_t> words, JobMarketMonth& month) {
    const Workers& w = market.workers;
    const MoveThresholds thresholds(labour, market.enterprises);
    std::uint32_t first = 0;
    for (std::size_t v = 0; v < market.villages.rows(); ++v) {
        const std::uint32_t contact = threshold(labour.outside_contact + labour.outside_contact_peer * market.villages.away_share[v]);
        std::uint32_t last = first;
        for (std::uint32_t row = market.villages.first_household[v], end = row + market.villages.households[v]; row < end; ++row) last += market.households.workers[row];
        const std::int64_t away = std::count(w.place.begin() + first, w.place.begin() + last, place::away);
        market.villages.away_share[v] = last > first ? static_cast<double>(away) / static_cast<double>(last - first) : 0.0;
        mark_movers(first, last, words.data(), w.place.data(), market.traits.leaves_from.data(), thresholds.most, contact,
                    static_cast<float>(facts.outside.outside_wage), market.marks.data());
        note_passed_over(market, labour, home_value, facts, words, v, contact);
        for_each_mark(market.marks.subspan(first, last - first), [&](std::uint32_t at) {
            const std::uint32_t worker = first + at, word = words[worker];
            const std::uint8_t where = w.place[worker];
            const std::uint32_t end = thresholds.ends[skill_of(w, worker)][where];
            if (word < end) {
                if (!home_keeps(market.support, worker, word, end)) end_place(market, worker, month);
            } else if (~word < contact && where != place::away && goes_outside(market, labour, home_value, facts, market.home_of[worker], worker)) {
                leave_county(market, worker);
            }
        });
        first = last;
    }
}

double wage_factor(const Workers& w, const LabourParameters& labour, std::uint32_t worker) {
    switch (trade_skill(w, worker)) {
        case skill::practised: return labour.skilled_wage;
        case skill::certified_in_trade: return 1 + labour.trained_wage;
        default: return 1.0;
    }
}

/// Whether a searcher takes the job; the wage in yuan a month of 2021 wages comes out.
bool accepts(const JobMarket& market, const LabourParameters& labour, const HomeValue& home_value, const MonthFacts& facts,
             std::size_t employer, std::uint32_t worker, std::uint16_t& wage) {
    const std::uint32_t household = market.home_of[worker];
    const std::uint32_t word = draw_word(facts.key, static_cast<std::uint32_t>(Purpose::wage_offer), market.first_worker + worker, facts.index());
    const double factor = wage_factor(market.workers, labour, worker);
    const double offer = market.enterprises.wage[employer] * lognormal(factor, labour.wage_log_sd, word);
    wage = whole_yuan(offer);
    const double commute = market.villages.commute[market.village_of[household]];
    const double home = home_value(household, worker, home_workers(market, household));
    const bool takes = 100 * offer - commute >= home;
    const WorkOffer weighed{.kind = WorkKind::job, .employer = market.enterprises.kind[employer], .wage = 100 * offer, .cost = commute, .staying = home};
    note(market, household, worker, weighed, takes ? WorkOutcome::accepted : WorkOutcome::staying_is_worth_more);
    return takes;
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

bool reserves(const Enterprises& e) {
    return std::any_of(e.reserved_jobs.begin(), e.reserved_jobs.end(), [](std::int32_t jobs) { return jobs > 0; });
}

/// [worker] 1 for those of poverty-exited households.
std::vector<std::uint8_t> of_exited(const JobMarket& market) {
    std::vector<std::uint8_t> exited(market.workers.rows());
    for (std::size_t worker = 0; worker < exited.size(); ++worker) exited[worker] = (market.households.flags[market.home_of[worker]] & household_flag::exited) != 0;
    return exited;
}

/// Calls `visit` for every worker of the households for which work is sought.
template <class Visit>
void for_each_referred(const JobMarket& market, Visit visit) {
    for (const std::uint32_t household : market.referred) {
        const std::uint32_t first = market.first_of[household];
        for (std::uint32_t worker = first; worker < first + market.households.workers[household]; ++worker) visit(worker);
    }
}

/// Vacancies that an employer still keeps for workers of exited households.
std::int64_t still_reserved(const JobMarket& market, std::size_t employer, std::span<const std::uint8_t> exited) {
    if (market.enterprises.reserved_jobs[employer] <= 0) return 0;
    std::int64_t employed = 0;
    for_each_equal(market.workers.place.span(), static_cast<std::uint8_t>(place::first_employer + employer), [&](std::uint32_t worker) { employed += exited[worker]; });
    return market.enterprises.reserved_jobs[employer] - employed;
}

}  // namespace

double separation(const LabourParameters& labour, EnterpriseKind kind) {
    switch (kind) {
        case EnterpriseKind::town: return labour.separation_town;
        case EnterpriseKind::startups:
        case EnterpriseKind::services: return labour.separation_services;
        case EnterpriseKind::factory: return labour.separation_factory;
        case EnterpriseKind::processor: return labour.separation_processor;
        case EnterpriseKind::lessee: return labour.separation_lessee;
        case EnterpriseKind::public_posts: return labour.separation_posts;
        case EnterpriseKind::tourism_operator: return labour.separation_services;
        case EnterpriseKind::livestock_firm:
        case EnterpriseKind::pillar_firm: return labour.separation_processor;
    }
    return 0;
}

JobMarketMonth clear_job_market(JobMarket market, const LabourParameters& labour, const TransferParameters& transfer, const MonthFacts& facts,
                                std::span<std::uint32_t> words) {
    JobMarketMonth month;
    Workers& w = market.workers;
    const HomeValue home_value(market.households, w, labour, transfer, market.yearly_days_wage);
    words = words.first(w.rows());
    fill_words(facts.key, static_cast<std::uint32_t>(Purpose::job_event), facts.index(), market.first_worker, words);
    move_workers(market, labour, home_value, facts, words, month);

    Openings open = open_vacancies(market.enterprises);
    month.vacancies = open.sum[0] + open.sum[1];
    if (month.vacancies == 0) return month;
    const std::array<std::int64_t, skill_levels> searchers = count_searchers(w);
    month.searchers = searchers[0] + searchers[1];
    fill_words(facts.key, static_cast<std::uint32_t>(Purpose::job_priority), facts.index(), market.first_worker, words);
    std::vector<std::uint8_t> exited = reserves(market.enterprises) ? of_exited(market) : std::vector<std::uint8_t>{};
    for_each_referred(market, [&](std::size_t worker) {
        words[worker] /= 4;   // among the first quarter of the queue
        if (!exited.empty()) exited[worker] = 1;
    });

    std::vector<std::size_t> employers(market.enterprises.rows());
    std::iota(employers.begin(), employers.end(), std::size_t{0});
    std::stable_sort(employers.begin(), employers.end(), [&](std::size_t a, std::size_t b) { return market.enterprises.wage[a] > market.enterprises.wage[b]; });
    for (std::size_t skill = 0; skill < skill_levels; ++skill) {
        const double product = static_cast<double>(searchers[skill]) * static_cast<double>(open.sum[skill]);
        const auto meetings = static_cast<std::size_t>((labour.matching_efficiency + market.support.matching) * std::sqrt(product));
        if (meetings == 0) continue;
        const auto pool = static_cast<std::size_t>(searchers[skill]);
        const std::vector<Searcher> queue = first_searchers(w, words, market.marks, skill, meetings, pool);
        std::size_t next = 0;
        for (const std::size_t employer : employers) {
            const std::int64_t vacancies = open.of[skill][employer];
            if (vacancies == 0) continue;
            std::int64_t hired = 0;
            const std::int64_t reserved = std::min(vacancies, still_reserved(market, employer, exited));
            if (reserved > 0) {
                const std::vector<Searcher> first = first_searchers(w, words, market.marks, skill, static_cast<std::size_t>(reserved) * 3, pool, exited);
                std::size_t at = 0;
                hired = hire(market, labour, home_value, facts, employer, reserved, first, at);
            }
            month.hires += hired + hire(market, labour, home_value, facts, employer, vacancies - hired, queue, next);
        }
        month.meetings += static_cast<std::int64_t>(next);
    }
    return month;
}

}  // namespace terrace
